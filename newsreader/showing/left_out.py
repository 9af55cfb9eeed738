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
    # Of a page's markup.
    "headline": lambda: _("says the headline again"),
    "struck-out": lambda: _("struck out on the page"),
    "caption": lambda: _("a picture’s words"),
    "offer": lambda: _("an offer to subscribe or to support"),
    "links": lambda: _("a list of links"),
    "margin": lambda: _("in the page’s margin"),
    "after-end": lambda: _("below the article’s end"),
    "above-text": lambda: _("above the article’s text"),
    "no-sentence": lambda: _("no sentence of the article"),
    # Of a page saved as text.
    "above-the-article": lambda: _("above the headline"),
    "between-headline-and-text": lambda: _("between headline and text, and neither"),
    "among-the-text": lambda: _("stands among the text and is not written as it is"),
    "below-the-article": lambda: _("below the article’s end"),
}
_FURNITURE = frozenset(cue.id for cue in BOILERPLATE)


def left_out(version: ArticleVersion) -> list[LineLeftOut]:
    """In the order of the page."""
    return [LineLeftOut(words, _why(rule)) for words, rule in version.left_out]


def _why(rule: str) -> str:
    if rule in WHY:
        return WHY[rule]()
    return f"{WHY['boilerplate']()}: {rule}" if rule in _FURNITURE else rule
