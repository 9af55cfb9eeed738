"""The rows of a timeline's overview by name. JSON keeps them as lists: `Bar(*row)` is one of them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

_Row = TypeVar("_Row")


class Bar(NamedTuple):
    """Days of the strip, and how many entries lie in them."""

    first: str  # ISO days
    last: str
    entries: int


class PeriodCount(NamedTuple):
    period: str  # "2016-12", "2016", "1990..1999"
    entries: int | None  # None where they are not counted


PERIODS = 24  # months offered before years are
MOST_PERIODS = 120


def few(periods: Counter[str]) -> list[PeriodCount]:
    """In order; months become years where there would be too many of them to choose from."""
    if len(periods) > PERIODS:
        years: Counter[str] = Counter()
        for period, count in periods.items():
            years[period if ".." in period else period[:4]] += count
        periods = years
    return [PeriodCount(period, periods[period]) for period in sorted(periods)][:MOST_PERIODS]


class EntityCount(NamedTuple):
    id: int
    name: str
    kind: str
    entries: int | None  # None where they are not counted
    starter_key: str | None = None  # an overview counted long ago has none


class SourceCount(NamedTuple):
    id: int
    name: str
    entries: int | None = None  # where a list offers its sources, they are not counted


class PlaceCount(NamedTuple):
    """A place's name with its spot in degrees, and how many entries lie there. A name may have several."""

    name: str
    latitude: float
    longitude: float
    entries: int | None  # None where they are not counted


class OneReport(NamedTuple):
    """A report that several outlets print, so that they are one source: how many, and the names of some."""

    outlets: int
    names: list[str]

    @property
    def more(self) -> int:
        """That are not named."""
        return self.outlets - len(self.names)


class KeyEvent(NamedTuple):
    """An entry that an editor marked as key, for the story in short: when it happened, as far as its day."""

    id: int  # the entry's
    title: str
    earliest: str | None  # ISO days
    latest: str | None
    precision: str
    circa: bool
    part_of_day: str
    day: str  # that it stands at


def evenly(rows: Sequence[_Row], most: int) -> list[_Row]:
    """At most so many of the rows, the first and the last among them, the others at equal steps between.

    >>> evenly("abcdefghi", 5)
    ['a', 'c', 'e', 'g', 'i']
    """
    if len(rows) <= most:
        return list(rows)
    return [rows[round(at * (len(rows) - 1) / (most - 1))] for at in range(most)]
