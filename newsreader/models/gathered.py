"""The entries of a long timeline, gathered by month or year in the database.

Python read and sorted the days of 100,000 entries in a second. What they are laid out as is the same where
nothing finer than the unit is drawn; where something is, they are gathered finer, and at last read by day.
What reaches from one unit into another keeps its days, for it may lie across slots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, CharField, Count, Func, Max, Min, When

from newsreader.models.lying import Lying, lying_in
from newsreader.models.spread import Parts, Spread, is_short, length, parts_of, spread
from newsreader.models.timeline import OPEN_END, OPEN_START, EntryQuerySet
from newsreader.text import scale
from newsreader.text.order import BETWEEN, COARSE, DAY, UNKNOWN, grain
from newsreader.text.scale import MONTH, YEAR, Division

LONG = 2000  # entries; those of fewer are read by day
WORTH = {YEAR: 1200, MONTH: 100}  # days from which on the unit may be finer than any slot
LEAST = {YEAR: 500, MONTH: 62}  # days of which three quarters are more than the unit


class _Gathered(Func):
    """The key of what is one for us: the unit that holds the day and the end; or else the days themselves."""

    output_field = CharField()
    units: dict[Division, tuple[str, str]] = {YEAR: ("4", "YYYY"), MONTH: ("7", "YYYYMM")}

    def __init__(self, by: Division, *columns: str) -> None:
        super().__init__(*columns)
        self.by = by

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper, *names: Any, **extra: Any) -> Any:
        columns = [compiler.compile(each)[0] for each in self.source_expressions]
        signs, template = self.units[self.by]
        if connection.vendor == "sqlite":
            unit, begins = f"substr({{}}, 1, {signs})", "substr({}, 9) = '01'"
        else:
            unit, begins = f"to_char({{}}, '{template}')", "extract(day from {}) = 1"
        if len(columns) == 1:
            return unit.format(*columns), ()
        day, earliest, latest, precision = columns
        coarse = ", ".join(f"'{each}'" for each in COARSE)
        exact = f"{precision} IN ({coarse}) OR {begins.format(earliest)} OR {latest} = '{OPEN_END}'"
        exact += f" OR {unit.format(day)} <> {unit.format(latest)}"
        days = " || ".join(f"CAST({each} AS text)" for each in (day, earliest, latest))
        return f"CASE WHEN {exact} THEN {days} ELSE {unit.format(day)} END", ()


class Cell(NamedTuple):
    """Entries of one key: the ends of their days, and the last day that one of them may reach."""

    first: date
    last: date
    end: date
    grain: str
    entries: int
    loose: bool

    @property
    def points(self) -> Iterator[Lying]:
        """All of them at the ends of their days: within the unit nobody asks where."""
        if self.first != self.last:
            yield Lying(self.first, self.grain, self._end(self.first), self.entries - 1, self.loose)
        left = self.entries if self.first == self.last else 1
        yield Lying(self.last, self.grain, self._end(self.last), left, self.loose)

    def _end(self, day: date) -> date:
        return day if self.loose else self.end


def cells_in(entries: EntryQuerySet, by: Division) -> list[Cell]:
    """A query set's; in all but its days it gives what lying_in() gives."""
    entries = entries.order_by()
    within_a_day = (
        entries.filter(width__lte=DAY)
        .values(cell=_Gathered(by, "day"))
        .annotate(a=Min("day"), b=Max("day"), count=Count("pk"))
    )
    cells = [
        Cell(first, last, last, "day", count, False)
        for first, last, count in within_a_day.values_list("a", "b", "count")
    ]
    wider = (
        entries.filter(width__gt=DAY)
        .values("event__precision", "event__circa", dayless=Case(When(width=BETWEEN, then=1), default=0))
        .annotate(cell=_Gathered(by, "day", "earliest", "latest", "event__precision"))
        .annotate(a=Min("day"), b=Max("day"), begin=Min("earliest"), end=Max("latest"), count=Count("pk"))
    )
    columns = ("event__precision", "event__circa", "dayless", "a", "b", "begin", "end", "count")
    for precision, circa, dayless, first, last, begin, end, count in wider.values_list(*columns):
        if dayless:
            cells.append(Cell(UNKNOWN, UNKNOWN, UNKNOWN, "day", count, True))
            continue
        known = begin != OPEN_START and end != OPEN_END
        named = grain(precision, begin if known else None, end)
        cells.append(Cell(first, last, end, named, count, circa or not known))
    return cells


def points_of(cells: Sequence[Cell]) -> list[Lying]:
    return [point for cell in cells for point in cell.points]


def spread_in(entries: EntryQuerySet, span: tuple[date, date] | None, reach: int) -> Spread:
    """What spread() makes of all that lying_in() reads of these entries, which reach over so many days."""
    for by in worth(reach):
        cells = cells_in(entries, by)
        if not cells:
            return spread([], span)
        if laid := spread_of_points(points_of(cells), by, span):
            return laid
    return spread(lying_in(entries), span)


def worth(reach: int) -> list[Division]:
    """The units to be tried for entries that reach over so many days, from the coarsest."""
    return [by for by, least in WORTH.items() if reach > least]


def spread_of_points(
    points: Sequence[Lying], by: Division, span: tuple[date, date] | None = None
) -> Spread | None:
    """Of those of cells; None where the unit is too coarse to say."""
    if not span and is_short(sum(each.entries for each in points if each.day < UNKNOWN)):
        return None  # its days are looked at one by one
    parts = parts_of(points, span)
    if not parts.ends or not _fine_enough(parts, by, gathered=span is None):
        return None
    return spread(points, span)


def _fine_enough(parts: Parts, by: Division, *, gathered: bool) -> bool:
    """Is every slot one of these units or more, and each gap that was looked for longer than one?"""
    if scale.DIVISIONS.index(parts.fits[0]) < scale.DIVISIONS.index(by):
        return False
    if not gathered:
        return True
    longest = max(parts.groups, key=length)
    return length(longest) >= LEAST[by] and len({each.day for each in longest}) >= 4


def reach_of(entries: EntryQuerySet) -> int:
    """Over how many days entries lie whose day is known."""
    dated = entries.filter(day__lt=UNKNOWN).values_list("day", flat=True)
    first, last = dated.order_by("day").first(), dated.order_by("-day").first()
    return (last - first).days if first and last else 0
