"""A lost citation: its words in the version they came from, and what the article says today.

Former versions are shown whole to editors alone. An outlet may have taken words back for a reason; what a
timeline cites of them is the cited sentence, and that everybody may read (docs/decisions/0012-passages.md).
"""

from __future__ import annotations

from functools import cached_property

from django.utils.safestring import SafeString

from newsreader.models import ArticleVersion, Citation
from newsreader.models.access import is_editor
from newsreader.models.passage import Field
from newsreader.models.user import Viewer
from newsreader.showing.html.marks import Mark, insert_marks
from newsreader.text.nearest import Sentences, nearest
from newsreader.text.sentences import Span

FIELDS = (Field.HEADLINE, Field.STANDFIRST, Field.CAPTION, Field.BODY)  # in the order a reader meets them


class LostCitation:
    def __init__(self, citation: Citation, viewer: Viewer) -> None:
        self.citation = citation
        self.whole = is_editor(viewer)

    @cached_property
    def then(self) -> list[tuple[str, SafeString]]:
        """The paragraphs of the version it came from, each with its field, the cited words marked."""
        if not self.whole or self.citation.version is None:
            return []
        words = Span(self.citation.start, self.citation.end)
        return _paragraphs(self.citation.version, self.citation.field, [words], "cited")

    @cached_property
    def now(self) -> list[tuple[str, SafeString]]:
        """The same of today's version, with the sentences that come nearest marked."""
        current = self.citation.article.current
        return _paragraphs(current, self.citation.field, self.near, "near") if current else []

    @cached_property
    def near(self) -> list[Span]:
        """Where today's field says most nearly the same."""
        current = self.citation.article.current
        if current is None:
            return []
        return nearest(self.citation.sentence, Sentences(current.text_of(self.citation.field)))


def _paragraphs(
    version: ArticleVersion, field: str, words: list[Span], id: str
) -> list[tuple[str, SafeString]]:
    """Every field, a paragraph a row; in `field` the words marked, the first with the id."""
    found = []
    for each in FIELDS:
        text, at = version.text_of(each), 0
        marks = [
            Mark(span.start, span.end, place, f'<mark id="{id}">' if place == 0 else "<mark>", "</mark>")
            for place, span in enumerate(words if each == field else [])
        ]
        for paragraph in text.split("\n\n") if text else []:
            end = at + len(paragraph)
            here = [_cut(mark, at, end) for mark in marks if mark.start < end and at < mark.end]
            found.append((each.value, insert_marks(text, here, at, end)))
            at = end + 2
    return found


def _cut(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark that stands in a paragraph; of one over several the first alone has the id."""
    opening = mark.opening if mark.start >= start else "<mark>"
    return Mark(max(start, mark.start), min(end, mark.end), mark.rank, opening, mark.closing)
