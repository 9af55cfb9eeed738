"""What was held back, beside the article it may be a version of."""

from __future__ import annotations

from functools import cached_property

from newsreader.models import ArticleVersion, HeldVersion
from newsreader.text.shingles import kept

MOST_PARAGRAPHS = 12  # shown of either


class HeldBack:
    """A held version with what differs: the paragraphs that stand in one of the two alone."""

    def __init__(self, held: HeldVersion) -> None:
        self.held = held

    @cached_property
    def percent(self) -> int:
        """How much of the article's text stands in it."""
        current = self.held.article.current
        return int(100 * kept(current.text, self.held.version.text)) if current else 0

    @cached_property
    def gone(self) -> list[str]:
        return _without(_told(self.held.article.current), _told(self.held.version))

    @cached_property
    def added(self) -> list[str]:
        return _without(_told(self.held.version), _told(self.held.article.current))


def _told(version: ArticleVersion | None) -> list[str]:
    return [version.headline, version.standfirst, *version.paragraphs] if version else []


def _without(these: list[str], those: list[str]) -> list[str]:
    other = set(those)
    return [words for words in these if words and words not in other][:MOST_PARAGRAPHS]
