"""How entries lie in time, laid out for a drawing that is as narrow as a telephone.

The days are divided into twelve slots at most. What is told by more than a slot (the 1990s, among months) is
kept apart: as a day it would be an invention. What lies far off is a stretch of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from newsreader.models.lying import Lying
from newsreader.text import scale
from newsreader.text.order import UNKNOWN, unit
from newsreader.text.scale import DIVISIONS, Division

WIDTH = 288  # in px at its narrowest: a telephone of 320 without its margins
SLOT = 24  # the least a thumb can hit
FAR = 64  # a far-off stretch has room for its name
BREAK = 12  # between stretches
FEW = 20  # of so many entries one may be far off
SHORT, FEW_OF_SHORT = 200, 6  # of less than so many entries one of each six: a story's history
ACROSS = 6  # most that are drawn of what is told by more than a slot


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
    known = sorted(each for each in lying if each.day < UNKNOWN)
    if span:
        return _parts([[each for each in known if span[0] <= each.day <= span[1]]], [False], span)
    groups = _apart([], known, []) if known else []
    whole = _parts(groups, _far(groups, FEW))
    if not known or not is_short(sum(each.entries for each in known)):
        return whole
    groups = _apart(*_around(known))
    around = _parts(groups, _far(groups, FEW_OF_SHORT))
    return min(whole, around, key=lambda parts: DIVISIONS.index(parts.fits[0]))  # the finer; else undivided


def _parts(
    groups: Sequence[Sequence[Lying]], far: Sequence[bool], span: tuple[date, date] | None = None
) -> Parts:
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


def _apart(before: list[Lying], close: list[Lying], after: list[Lying]) -> list[list[Lying]]:
    """In order: what comes long before and after the others; these parted where three quarters of the time
    lie empty. At most two partings."""
    groups = [close]
    for _parting in range(2 - bool(before) - bool(after)):
        at = max(range(len(groups)), key=lambda at: length(groups[at]))
        place = _gap(groups[at])
        if not place:
            break
        groups[at : at + 1] = [groups[at][:place], groups[at][place:]]
    return [group for group in (before, *groups, after) if group]


def _around(lying: list[Lying]) -> tuple[list[Lying], list[Lying], list[Lying]]:
    """What comes before most of a short timeline, most of it, and what comes after, in order. Most are drawn
    four times as wide then, again and again, as long as few are left out; a decade that reaches into their
    days is one of them."""
    total = sum(each.entries for each in lying)
    before = [0, *accumulate(each.entries for each in lying)]
    first, last = 0, len(lying)
    while closer := _closer(lying, before, first, last, max(1, total // FEW_OF_SHORT)):
        first, last = closer
    if first == last:
        return [], lying, []
    begins, ends = lying[first].day, lying[last - 1].day
    earlier = [each for each in lying[:first] if each.period[1] < begins]
    later = [each for each in lying[last:] if each.period[0] > ends]
    out = {*earlier, *later}
    return earlier, [each for each in lying if each not in out], later


def is_short(entries: int) -> bool:
    return entries < SHORT


def _closer(
    lying: Sequence[Lying], before: Sequence[int], first: int, last: int, may_go: int
) -> tuple[int, int] | None:
    """The slice of lying[first:last] within a quarter of its time that leaves out fewest, at most `may_go` of
    all; `before[at]` entries come before the place `at`. None where none is, or it stands at two days."""
    days = [each.day.toordinal() for each in lying]
    quarter, found = (days[last - 1] - days[first]) // 4, []
    for start in range(first, last):
        if before[start] > may_go:
            break
        end = bisect_right(days, days[start] + quarter, start, last)
        left_out = before[start] + before[-1] - before[end]
        if left_out <= may_go and end - start < last - first and len(set(days[start:end])) > 2:
            found.append((left_out, start, end))
    return min(found)[1:] if found else None


def length(group: Sequence[Lying]) -> int:
    return (group[-1].day - group[0].day).days


def _gap(group: Sequence[Lying]) -> int:
    """Where the group is to be parted; 0 where nowhere, as where a unit that tells one reaches over it."""
    if len({each.day for each in group}) < 4:
        return 0
    reached = accumulate((each.period[1] for each in group), max)
    gaps = [
        (after.day - before.day).days if until < after.day else 0
        for (before, after), until in zip(pairwise(group), reached, strict=False)
    ]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return widest + 1 if gaps[widest] * 4 >= length(group) * 3 else 0


def _far(groups: Sequence[Sequence[Lying]], one_of: int) -> list[bool]:
    """Which of these are far off: not the largest, and small (one of so many entries), or of one day."""
    counts = [sum(each.entries for each in group) for group in groups]
    largest = counts.index(max(counts)) if counts else 0
    few = max(1, sum(counts) // one_of)
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
