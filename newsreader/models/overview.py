"""The rows of a timeline's overview by name. JSON keeps them as lists: `Bar(*row)` is one of them again."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


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
    entries: int


class OneReport(NamedTuple):
    """A report that several outlets print, so that they are one source: how many, and the names of some."""

    outlets: int
    names: list[str]

    @property
    def more(self) -> int:
        """That are not named."""
        return self.outlets - len(self.names)
