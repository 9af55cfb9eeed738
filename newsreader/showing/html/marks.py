"""Marks in a text: dates, names and cited words laid into it as HTML, without moving a character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape

from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """HTML to open and close around text[start:end]. Of two that cross, the one of the lower rank stays."""

    start: int
    end: int
    rank: int = field(default=0)
    opening: str = field(default="", compare=False)  # HTML, escaped by whoever made it
    closing: str = field(default="", compare=False)
    # Opens what is left of it in the next block, item or cell; "": it stands in one of them or nowhere.
    rest: str = field(default="", compare=False)


def insert_marks(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> SafeString:
    """text[start:end] escaped, with every mark that lies wholly inside; marks nest, and none cross.

    Offsets are code points of `text`. Linear in text and marks but for the sorting.
    """
    end = len(text) if end is None else end
    inside = [m for m in marks if start <= m.start < m.end <= end]
    nested = _without_crossings(inside)
    out: list[str] = []
    open_marks: list[Mark] = []
    at = start
    for mark in nested:
        while open_marks and open_marks[-1].end <= mark.start:
            at = _write(out, text, at, open_marks[-1].end)
            out.append(open_marks.pop().closing)
        at = _write(out, text, at, mark.start)
        out.append(mark.opening)
        open_marks.append(mark)
    while open_marks:
        at = _write(out, text, at, open_marks[-1].end)
        out.append(open_marks.pop().closing)
    _write(out, text, at, end)
    return mark_safe("".join(out))


class Laying:
    """A text and its marks, laid into one part of it after the other: no HTML element crosses a part's end.

    A mark over several parts stands in each, by `rest` from the second on.
    """

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self.text = text
        self._marks = sorted(marks)
        self._going_on: list[Mark] = []

    def part(self, start: int, end: int) -> SafeString:
        """text[start:end] with its marks; parts are asked for in the order of the text."""
        first, after = (bisect_left(self._marks, at, key=lambda mark: mark.start) for at in (start, end))
        here = self._marks[first:after]
        if self._going_on:
            here = [replace(m, start=start, opening=m.rest) for m in self._going_on if m.end > start] + here
        self._going_on = [mark for mark in here if mark.end > end and mark.rest]
        if self._going_on:
            here = [replace(mark, end=min(mark.end, end)) if mark.rest else mark for mark in here]
        return insert_marks(self.text, here, start, end)


def _write(out: list[str], text: str, start: int, end: int) -> int:
    out.append(escape(text[start:end]))
    return end


def _without_crossings(marks: list[Mark]) -> list[Mark]:
    """Outer before inner, in order; where two cross the higher rank is left out."""
    kept: list[Mark] = []
    open_marks: list[Mark] = []  # those of `kept` that reach beyond where we are
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.rank)):
        open_marks = [k for k in open_marks if k.end > mark.start]
        crossing = [k for k in open_marks if k.start < mark.start and k.end < mark.end]
        if any(k.rank <= mark.rank for k in crossing):
            continue
        for k in crossing:
            kept.remove(k)
            open_marks.remove(k)
        kept.append(mark)
        open_marks.append(mark)
    return kept
