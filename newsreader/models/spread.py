"""How entries lie in time, laid out for a drawing that is as narrow as a telephone.

The days are divided into twelve slots at most. What is told by more than a slot (the 1990s, among months) is
kept apart: as a day it would be an invention. What lies far off is a stretch of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from newsreader.models.overview import PeriodCount, few
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import OPEN_END, OPEN_START, Entry, EntryQuerySet
from newsreader.models.user import NOBODY
from newsreader.text import scale
from newsreader.text.order import BETWEEN, DAY, UNKNOWN, grain, place, unit
from newsreader.text.scale import DIVISIONS, Division
from newsreader.text.when import When

WIDTH = 288  # in px at its narrowest: a telephone of 320 without its margins
SLOT = 24  # the least a thumb can hit
FAR = 64  # a far-off stretch has room for its name
BREAK = 12  # between stretches
FEW = 20  # of so many entries one may be far off
ACROSS = 6  # most that are drawn of what is told by more than a slot

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


class Slot(NamedTuple):
    """Days of the scale, their name, and how many entries lie in them; `loose` of these only about there."""

    first: str  # ISO days
    last: str
    period: str  # "2016-12"
    entries: int
    loose: int


class SlotRun(NamedTuple):
    """Slots without a gap; or, far off from all others, no slots but a name."""

    first: str
    last: str
    period: str
    entries: int
    slots: Sequence[Slot]


class Across(NamedTuple):
    """Entries that are told by more than a slot; they stand at the day `at`."""

    first: str
    last: str
    period: str
    entries: int
    at: str


class Spread(NamedTuple):
    kind: str  # of its division
    many: int
    stretches: Sequence[SlotRun]
    across: Sequence[Across]
    more: int  # entries that are told by more than a slot and not drawn

    def __bool__(self) -> bool:
        """Is there something to compare?"""
        return len(self.slots) + len(self.stretches) > 2 or bool(self.across)

    @property
    def slots(self) -> list[Slot]:
        return [slot for stretch in self.stretches for slot in stretch.slots]

    @classmethod
    def of_json(cls, row: Sequence[Any]) -> Spread:
        kind, many, stretches, across, more = row
        drawn = [
            SlotRun(first, last, period, entries, [Slot(*slot) for slot in slots])
            for first, last, period, entries, slots in stretches
        ]
        return cls(kind, many, drawn, [Across(*each) for each in across], more)


def spread(lying: Sequence[Lying], span: tuple[date, date] | None = None) -> Spread:
    """The layout of entries over all their days, or over those of a span.

    >>> by_month = spread([Lying(date(2019, 3, 4), "day", date(2019, 3, 4), 2),
    ...                    Lying(date(2019, 9, 1), "month", date(2019, 9, 30), 1)])
    >>> [(slot.period, slot.entries) for slot in by_month.slots if slot.entries]
    [('2019-03', 2), ('2019-09', 1)]
    """
    parts = parts_of(lying, span)
    division = _fitting([each for group in parts.near for each in group], parts.fits)
    left, outside = iter(parts.ends), list[Lying]()
    stretches = [
        _far_off(group) if off else _divided(group, division, next(left), outside, clipped=span is not None)
        for group, off in zip(parts.groups, parts.far, strict=True)
    ]
    across, more = _across(outside)
    return Spread(*division, stretches, across, more)


class Parts(NamedTuple):
    """What lies far from the rest, and what is drawn day after day."""

    groups: Sequence[Sequence[Lying]]
    far: Sequence[bool]  # of each group
    near: Sequence[Sequence[Lying]]
    ends: Sequence[tuple[date, date]]  # of those near
    fits: Sequence[Division]  # from the finest


def parts_of(lying: Sequence[Lying], span: tuple[date, date] | None = None) -> Parts:
    known = [each for each in lying if each.day < UNKNOWN]
    if span:
        groups = [sorted(each for each in known if span[0] <= each.day <= span[1])]
        far: list[bool] = [False]
    else:
        groups = apart(known)
        far = _far(groups)
    near = [group for group, off in zip(groups, far, strict=True) if not off]
    ends = [span or _ends(group) for group in near]
    room = (WIDTH - sum(far) * (FAR + BREAK) - (len(near) - 1) * BREAK) // SLOT
    return Parts(groups, far, near, ends, divisions_in(ends, room))


def divisions_in(ends: Sequence[tuple[date, date]], room: int) -> list[Division]:
    """Those of at most so many slots, from the finest; else the coarsest."""
    return [
        division
        for division in DIVISIONS
        if sum(scale.number(division, b) - scale.number(division, a) + 1 for a, b in ends) <= room
    ] or [DIVISIONS[-1]]


def apart(lying: Sequence[Lying]) -> list[list[Lying]]:
    """In order, parted where three quarters of the time lie empty; at most twice."""
    groups = [sorted(lying)] if lying else []
    for _twice in range(2):
        at = max(range(len(groups)), key=lambda at: length(groups[at]), default=0)
        place = _gap(groups[at]) if groups else 0
        if not place:
            break
        groups[at : at + 1] = [groups[at][:place], groups[at][place:]]
    return groups


def length(group: Sequence[Lying]) -> int:
    return (group[-1].day - group[0].day).days


def _gap(group: Sequence[Lying]) -> int:
    """Where the group is to be parted; 0 where nowhere."""
    if len({each.day for each in group}) < 4:
        return 0
    gaps = [(after.day - before.day).days for before, after in pairwise(group)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return widest + 1 if gaps[widest] * 4 >= length(group) * 3 else 0


def _far(groups: Sequence[Sequence[Lying]]) -> list[bool]:
    """Which of these are far off: not the largest, and small, or of one day."""
    counts = [sum(each.entries for each in group) for group in groups]
    largest = counts.index(max(counts)) if counts else 0
    few = max(1, sum(counts) // FEW)
    return [at != largest and (counts[at] <= few or length(group) == 0) for at, group in enumerate(groups)]


def _fitting(lying: Sequence[Lying], fits: Sequence[Division]) -> Division:
    """The finest of these that holds most entries; else, of those, the finest."""
    total = sum(each.entries for each in lying)
    wider = [each for each in lying if each.grain != "day" or each.end != each.day]
    for division in fits:
        if sum(each.entries for each in wider if not within(division, each)) * 2 <= total:
            return division
    return fits[0]


def within(division: Division, each: Lying) -> bool:
    return _slot_of(division, each) is not None


def _slot_of(division: Division, each: Lying) -> int | None:
    """The number of the one it lies in; None where that is several."""
    if each.grain == "day":  # most are
        first, last = each.day, each.end
        if first == last:
            return scale.number(division, first)
    else:
        first, last = each.period
    number = scale.number(division, first)
    return number if number == scale.number(division, last) else None


def _divided(
    group: Sequence[Lying],
    division: Division,
    ends: tuple[date, date],
    outside: list[Lying],
    *,
    clipped: bool,
) -> SlotRun:
    """What lies in several slots is put `outside`."""
    counts: Counter[int] = Counter()
    loose: Counter[int] = Counter()
    for each in group:
        at = _slot_of(division, each)
        if at is None:
            outside.append(each)
            continue
        counts[at] += each.entries
        if each.loose:
            loose[at] += each.entries
    slots = []
    for at in range(scale.number(division, ends[0]), scale.number(division, ends[1]) + 1):
        first, last = scale.bounds(division, at)
        if clipped:
            first, last = max(first, ends[0]), min(last, ends[1])
        slots.append(
            Slot(first.isoformat(), last.isoformat(), scale.name(first, last), counts[at], loose[at])
        )
    entries = sum(each.entries for each in group)
    return SlotRun(slots[0].first, slots[-1].last, scale.name(*ends), entries, slots)


def _ends(group: Sequence[Lying]) -> tuple[date, date]:
    """The outermost days; what is told by months or years reaches into them, or else makes them wider."""
    told_by_days = [each.day for each in group if each.grain == "day"] or [each.day for each in group]
    first, last = min(told_by_days), max(told_by_days)
    return (
        min([first, *(each.day for each in group if each.period[1] < first)]),
        max([last, *(each.day for each in group if each.period[0] > last)]),
    )


def _far_off(group: Sequence[Lying]) -> SlotRun:
    first, last = group[0], group[-1]
    period = joined(unit(first.grain, first.day), unit(last.grain, last.day))
    entries = sum(each.entries for each in group)
    return SlotRun(first.day.isoformat(), last.day.isoformat(), period, entries, [])


def joined(first: str, last: str) -> str:
    """From the beginning of one period to the end of another."""
    return first if first == last else f"{first.split('..')[0]}..{last.split('..')[-1]}"


def _across(lying: Sequence[Lying]) -> tuple[list[Across], int]:
    """The most told of what is told by more than a slot, in order; and how many entries that leaves out."""
    counts: Counter[tuple[date, date, str]] = Counter()
    at: dict[tuple[date, date, str], date] = {}
    for each in lying:
        begins = unit(each.grain, each.day)
        key = (*each.period, joined(begins, unit(each.grain, each.end)))
        counts[key] += each.entries
        at[key] = min(each.day, at.get(key, each.day))
    most = dict(counts.most_common(ACROSS))
    rows = [
        Across(first.isoformat(), last.isoformat(), period, count, at[first, last, period].isoformat())
        for (first, last, period), count in sorted(most.items())
    ]
    return rows, counts.total() - sum(most.values())
