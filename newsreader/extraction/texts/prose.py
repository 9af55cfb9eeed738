"""How a line of a page is written: as prose, or as menus, buttons and labels are."""

import re
from dataclasses import dataclass

from newsreader.extraction.boilerplate import is_boilerplate, is_breadcrumb, is_buttons
from newsreader.extraction.captions import is_caption
from newsreader.extraction.scripts import length
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.page_parts import Part, part

_CLOSING = "”\"'’»)]›「」』\u200f "
_ENDS = frozenset(".!?…。！？؟।։۔")
# Fewer words than this make a line, not a paragraph; prose of so many weighs no more than that.
_SENTENCE, _MOST_WEIGHT = 10, 60
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÖØ-ÞĀ-Ž]")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]")
_LINKED = 0.6
# What a line takes from a run of prose it stands in.
_ROW = -2.0
_LINE, _ITEM, _LINK, _FURNITURE, _HEADING_OF_OTHERS = -4.0, -6.0, -7.0, -8.0, -15.0


@dataclass(frozen=True, slots=True)
class LineShape:
    """How a paragraph is written.

    `weight` is what it adds to a run of prose, or takes from it; `words` how many it has; `ends` whether it
    ends as a sentence does; `small` the share of its words that begin with a small letter (1 in scripts
    without capitals); `part` the part of the page it is or heads, where it says so; `aside` tells that it is
    an offer or a notice, `other` that it stands among other stories.
    """

    weight: float
    words: int
    ends: bool
    small: float
    part: Part | None = None
    furniture: bool = False
    caption: bool = False
    aside: bool = False
    other: bool = False

    @property
    def prose(self) -> bool:
        return self.weight > 0


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, a closing quotation mark or bracket aside."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def small_share(text: str) -> float:
    small, capital = len(_SMALL.findall(text)), len(_CAPITAL.findall(text))
    return small / (small + capital) if small + capital else 0.0


def shape(unit: Paragraph) -> LineShape:
    """How a paragraph of a text is written."""
    text = unit.text
    words = length(text)
    heads = part(text) if words <= 8 else None
    if heads is not None:
        return LineShape(_HEADING_OF_OTHERS, words, ends=False, small=0.0, part=heads, furniture=True)
    if is_boilerplate(text) or is_breadcrumb(text) or is_buttons(text):
        return LineShape(_FURNITURE, words, ends=False, small=0.0, furniture=True)
    ends, small = ends_as_sentence(text), small_share(text)
    weight = _weight(unit, words, ends=ends, small=small)
    caption = weight < _MOST_WEIGHT and is_caption(text)
    return LineShape(_LINE if caption else weight, words, ends, small, caption=caption)


def _weight(unit: Paragraph, words: int, *, ends: bool, small: float) -> float:
    if unit.linked > _LINKED and not (words > 2 * _SENTENCE and ends):
        return _LINK
    if unit.level or unit.row:
        return _LINE if unit.level else _ROW
    if small >= 0.4 and ends:
        if words >= _SENTENCE:
            return min(words, _MOST_WEIGHT) * (0.5 if unit.item else 1.0)
        return words * 0.5 if words >= 2 and not unit.item else _ITEM / 2
    if words >= 2 * _SENTENCE and small >= 0.5:
        return min(words, _MOST_WEIGHT) * 0.4
    return _ITEM if unit.item else _LINE
