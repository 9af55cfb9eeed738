"""The lines of a page that are in no field of its article, each with why, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.extraction.boilerplate import BOILERPLATE
from newsreader.models import ArticleVersion


class LineLeftOut(NamedTuple):
    words: str
    why: str


# A rule that has no row here is told by its id.
WHY: Mapping[str, Callable[[], str]] = {
    "boilerplate": lambda: _("furniture of the page"),
    "above-headline": lambda: _("above the headline"),
    "header-line": lambda: _("a line of the article’s head"),
    "page-line": lambda: _("belongs to the page, not to the article"),
}
_FURNITURE = frozenset(cue.id for cue in BOILERPLATE)


def left_out(version: ArticleVersion) -> list[LineLeftOut]:
    """In the order of the page."""
    return [LineLeftOut(words, _why(rule)) for words, rule in version.left_out]


def _why(rule: str) -> str:
    if rule in WHY:
        return WHY[rule]()
    return f"{WHY['boilerplate']()}: {rule}" if rule in _FURNITURE else rule
