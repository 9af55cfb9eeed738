"""What stands over a stretch of a text, found without looking through all that stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Overlaps(Generic[Thing]):
    """Things at places of one text: each with its start and end.

    >>> placed = Overlaps([(10, 12, "town"), (0, 4, "name"), (3, 11, "clause")])
    >>> placed.over(3, 11), placed.over(4, 10), placed.over(12, 40)
    (['town', 'name', 'clause'], ['clause'], [])
    """

    def __init__(self, placed: Iterable[tuple[int, int, Thing]]) -> None:
        rows = [(start, order, end, thing) for order, (start, end, thing) in enumerate(placed)]
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._rows]
        self._longest = max((end - start for start, _order, end, _thing in rows), default=0)

    def over(self, start: int, end: int) -> list[Thing]:
        """Those that share a character with [start, end), in the order they were given."""
        first = bisect_right(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        found = [row for row in self._rows[first:last] if row[2] > start]
        return [thing for _start, _order, _end, thing in sorted(found, key=lambda row: row[1])]
