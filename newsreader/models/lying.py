"""Entries by where they stand in time: at which day, named by what unit, and how many are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from newsreader.models.overview import PeriodCount, few
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import OPEN_END, OPEN_START, Entry, EntryQuerySet
from newsreader.models.user import NOBODY
from newsreader.text import scale
from newsreader.text.order import BETWEEN, DAY, UNKNOWN, grain, place, unit
from newsreader.text.when import When

Rows = QuerySet[Entry, tuple[Any, ...]]


class Lying(NamedTuple):
    """How many entries stand at a day, what unit names them, and the last day they may reach."""

    day: date
    grain: str
    end: date
    entries: int
    loose: bool = False  # told by "about", or by one end alone

    @property
    def period(self) -> tuple[date, date]:
        first, last = bounds_of_unit(self.grain, self.day)
        return first, max(last, self.end)


def bounds_of_unit(grain: str, day: date) -> tuple[date, date]:
    """First and last day of the unit that holds a day."""
    if grain == "day":
        return day, day
    if grain == "month":
        return scale.bounds(scale.MONTH, scale.number(scale.MONTH, day))
    first, _dots, last = unit(grain, day).partition("..")
    return date(int(first), 1, 1), date(int(last or first), 12, 31)


def periods_in(lying: Iterable[Lying]) -> list[PeriodCount]:
    """What a reader can narrow to: the months these stand in, and what is told by more than a month."""
    periods: Counter[str] = Counter()
    for each in lying:
        if each.day < UNKNOWN:
            periods[unit("month" if each.grain == "day" else each.grain, each.day)] += each.entries
    return few(periods)


def lying_in(entries: EntryQuerySet) -> list[Lying]:
    """A query set's. Most lie within a day, and are counted without a look at their events."""
    return [Lying(day, "day", day, count) for day, count in _within(entries)] + wider_in(entries)


def wider_in(entries: EntryQuerySet) -> list[Lying]:
    """Those of them that do not lie within a day."""
    return [lying_of(*row) for row in _wider(entries)]


def lying_between(timeline: int, first: date, last: date) -> list[Lying]:
    """What lying_in() reads of all that stands on a timeline between two days, these included."""
    asked = (timeline, first, last)
    within = [Lying(day, "day", day, count) for day, count in _WITHIN_BETWEEN.rows(NOBODY, *asked)]
    return within + [lying_of(*row) for row in _WIDER_BETWEEN.rows(NOBODY, *asked)]


def count_between(timeline: int, first: date, last: date) -> int:
    """How many entries that is."""
    return sum(count for _timeline, count in _COUNT_BETWEEN.rows(NOBODY, timeline, first, last))


def _count(entries: EntryQuerySet) -> Rows:
    return entries.order_by().values_list("timeline").annotate(count=Count("pk"))


def _within(entries: EntryQuerySet) -> Rows:
    return entries.order_by().filter(width__lte=DAY).values_list("day").annotate(count=Count("pk"))


def _wider(entries: EntryQuerySet) -> Rows:
    columns = ("day", "width", "earliest", "latest", "event__precision", "event__circa")
    return entries.order_by().filter(width__gt=DAY).values_list(*columns).annotate(count=Count("pk"))


_COUNT_BETWEEN, _WITHIN_BETWEEN, _WIDER_BETWEEN = (
    Prepared(
        lambda viewer, timeline, first, last, rows=rows: rows(
            Entry.objects.filter(timeline=timeline, day__gte=first, day__lte=last)
        )
    )
    for rows in (_count, _within, _wider)
)


def lying_of(
    day: date, width: int, first: date, last: date, precision: str, circa: bool, entries: int
) -> Lying:
    """Of so many that stand at this day, with the bounds and the width that entries carry."""
    if width == BETWEEN:  # nobody knows its day
        return Lying(UNKNOWN, "day", UNKNOWN, entries, True)
    known = first != OPEN_START and last != OPEN_END
    named = grain(precision, first if known else None, last)
    exact = known and not circa
    return Lying(day, named, last if exact else day, entries, not exact)


def lying_by(when: When) -> Lying:
    """What lying_in() reads of one entry whose event has this when."""
    day, _minute, width = place(when)
    if width <= DAY:
        return Lying(day, "day", day, 1)
    first, last = when.earliest or OPEN_START, when.latest or OPEN_END
    return lying_of(day, width, first, last, when.precision, when.circa, 1)
