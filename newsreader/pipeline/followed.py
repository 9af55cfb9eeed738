"""Rows of a reading that the next one finds again keep their ids: an editor may have one open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeVar

from newsreader.models import ArticleVersion, Proposal, TimeExpression
from newsreader.models.passage import CONTEXT
from newsreader.text.following import follow
from newsreader.text.sentences import Span
from newsreader.text.typography import Folded

Marked = TypeVar("Marked", Proposal, TimeExpression)
MOST_SOUGHT = 500  # looked for one by one over a new version: each looks through the whole text


Place = tuple[str, int, int]  # field, start, end


class Followed(Generic[Marked]):
    """The rows that stand, by the place of their words in this version; each is taken once."""

    def __init__(self, rows: Iterable[Marked], version: ArticleVersion) -> None:
        self.gone: dict[int, Marked] = {row.pk: row for row in rows}
        here = [row for row in self.gone.values() if row.version_id == version.pk]
        self.places: dict[Place, Marked] = {(row.field, row.start, row.end): row for row in here}
        if len(here) < len(self.gone):
            self._follow(version)

    def _follow(self, version: ArticleVersion) -> None:
        """Those of other versions, to where their words stand in this one."""
        elsewhere = [row for row in self.gone.values() if row.version_id != version.pk]
        former = ArticleVersion.objects.in_bulk({row.version_id for row in elsewhere})
        ways: dict[tuple[int, str], _Way] = {}
        for row in elsewhere:
            key = (row.version_id, row.field)
            if key not in ways:
                ways[key] = _Way(former[row.version_id].text_of(row.field), version.text_of(row.field))
            place = ways[key].to(row.start, row.end)
            if place is not None:
                self.places.setdefault((row.field, place.start, place.end), row)

    def take(self, place: Place) -> Marked | None:
        """The row that stood over these words; what is never taken stays in `gone`."""
        row = self.places.pop(place, None)
        if row is not None:
            del self.gone[row.pk]
        return row


class _Way:
    """From places in an old text to those of the same words in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.same_before = _agreeing(zip(old, new, strict=False)) if old != new else len(old)
        rest = min(len(old), len(new)) - self.same_before
        self.same_after = min(rest, _agreeing(zip(reversed(old), reversed(new), strict=False)))
        self.sought = 0

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.new)

    def to(self, start: int, end: int) -> Span | None:
        if end <= self.same_before:
            return Span(start, end)
        if start >= len(self.old) - self.same_after:
            further = len(self.new) - len(self.old)
            return Span(start + further, end + further)
        self.sought += 1
        if self.sought > MOST_SOUGHT:
            return None
        prefix, suffix = self.old[max(0, start - CONTEXT) : start], self.old[end : end + CONTEXT]
        return follow(self._folded, self.old[start:end], prefix, suffix)


def _agreeing(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
