"""An overview brought up to date by what a decision changed, without counting the whole timeline anew.

Counting 100,000 entries takes a third of a second, and an editor waits for it. Most decisions add an event
among others, and nothing but numbers is another then: these are added up. Wherever more may follow (an end of
the timeline, a gap, who comes first) the part is counted as it always was, so that the result is the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count

from newsreader.deciding.touched import OnTimeline, Touch
from newsreader.models import Citation, Entity, Participation, Source, Timeline
from newsreader.models.lying import Lying, bounds_of_unit
from newsreader.models.overview import MOST_PERIODS, PlaceCount, SourceCount
from newsreader.models.spread import SLOT, WIDTH, Spread, divisions_in, is_short, within
from newsreader.models.timeline import EntryQuerySet
from newsreader.text.order import DAY, UNKNOWN, unit
from newsreader.text.scale import Division

Part = dict[str, Any]
_Key = TypeVar("_Key", bound=Hashable)


def most_frequent(
    kept: Mapping[_Key, int],
    change: Mapping[_Key, int],
    most: int,
    count_of: Callable[[_Key], int],
    order: Callable[[_Key], Any] = lambda key: key,
) -> dict[_Key, int] | None:
    """The most frequent after a change, of those before it: at most so many, of equals the first in order.

    What is not among them is counted where it is touched. None where one that nobody looked at may be now.

    >>> most_frequent({"a": 9, "b": 4}, {"b": 1, "c": 1}, 2, {"c": 5}.__getitem__)
    {'a': 9, 'b': 5}
    >>> most_frequent({"a": 9, "b": 4}, {"b": -1}, 2, {}.__getitem__) is None
    True
    """

    def place(key: _Key) -> Any:
        return -counts[key], order(key)

    full = len(kept) >= most
    counts = dict(kept)
    last = max(map(place, counts), default=None) if full else None
    for key, more in change.items():
        if key in counts:
            counts[key] += more
        elif more:
            counts[key] = count_of(key) if full else more
    if last and any(place(key) > last for key in kept):
        return None
    return {key: counts[key] for key in sorted(counts, key=place)[:most] if counts[key] > 0}


def change_of(before: Counter[_Key], after: Counter[_Key]) -> dict[_Key, int]:
    after = after.copy()
    after.subtract(before)
    return {key: more for key, more in after.items() if more}


def entities(timeline: Timeline, kept: Part, touch: Touch, most: int) -> Part | None:
    change = change_of(touch.before.entities, touch.after.entities)
    if not change:
        return {}
    named = Participation.objects.filter(event__entries__timeline=timeline)
    counts = most_frequent(
        {row[0]: row[3] for row in kept["entities"]},
        change,
        most,
        lambda entity: named.filter(entity=entity).count(),
    )
    return None if counts is None else {"entities": Entity.objects.counted(counts)}


def places(timeline: Timeline, kept: Part, touch: Touch, most: int) -> Part | None:
    change = change_of(touch.before.places, touch.after.places)
    if not change:
        return {}

    def count_of(place: tuple[str, float, float]) -> int:
        name, latitude, longitude = place
        spot = {"event__latitude": latitude, "event__longitude": longitude}
        return timeline.entries.filter(event__place=name, **spot).count()

    spots = {(row[0], row[1], row[2]): row[3] for row in kept["places"]}
    counts = most_frequent(spots, change, most, count_of)
    return None if counts is None else {"places": sorted(PlaceCount(*spot, n) for spot, n in counts.items())}


def sources(timeline: Timeline, kept: Part, touch: Touch, most: int) -> Part | None:
    """None where an outlet comes or goes, or one that prints what others do is cited otherwise."""
    changed = touch.before.cited ^ touch.after.cited
    if not changed:
        return {}
    if any(cited.copied for _event, cited in changed):
        return None
    cites = Citation.objects.filter(event__entries__timeline=timeline)
    of_its_own = cites.filter(article__same_reports__isnull=True).exclude(event__in=touch.events)
    if not all(of_its_own.filter(article__source=each).exists() for each in {c.source for _e, c in changed}):
        return None
    counts = most_frequent(
        {row[0]: row[2] for row in kept["sources"]},
        change_of(_events_of(touch.before), _events_of(touch.after)),
        most,
        lambda id: cites.filter(article__source=id).aggregate(n=Count("event", distinct=True))["n"],
    )
    if counts is None:
        return None
    names = Source.objects.in_bulk(list(counts))
    rows = [SourceCount(id, names[id].name, count) for id, count in counts.items()]
    return {"sources": sorted(rows, key=lambda row: (-(row.entries or 0), row.name))}


def _events_of(standing: OnTimeline) -> Counter[int]:
    return Counter(source for _event, source in {(event, cited.source) for event, cited in standing.cited})


# How entries lie in time


def _unchanged(touch: Touch) -> list[Lying]:
    return [each for each in touch.before.lying & touch.after.lying if each.day < UNKNOWN]


class Ends(NamedTuple):
    """The two lowest and the two highest days of what was not touched."""

    first: date
    second: date
    last_but_one: date
    last: date

    def may_be_parted(self, gap: int) -> bool:
        """Is so long a gap three quarters of all?"""
        return gap * 4 >= (self.last - self.first).days * 3


def lies(timeline: Timeline, kept: Part, touch: Touch) -> Part | None:
    """None where anything but numbers may be another."""
    change = change_of(touch.before.lying, touch.after.lying)
    others: EntryQuerySet = timeline.entries.exclude(event__in=touch.events)
    part = {"count": kept["count"] + sum(change.values())}
    change = {lying: more for lying, more in change.items() if lying.day < UNKNOWN}
    if not change:
        return part
    ends, found = _ends(others), Spread.of_json(kept["spread"])
    dated = sum(stretch.entries for stretch in found.stretches) + min(sum(change.values()), 0)
    if is_short(dated) or ends is None or not _of_one_stretch(found, sum(change.values())):
        return None
    if not (
        all(_lies_among(others, ends, each) for each in change)
        and all(ends.second <= each.day <= ends.last_but_one for each in _unchanged(touch))
    ):
        return None
    if any(more < 0 and _leaves_a_gap(timeline, ends, each.day) for each, more in change.items()):
        return None
    for name, counted in (("bars", _bars), ("periods", _periods), ("years", _years)):
        rows = counted(timeline, kept, change)
        if rows is None:
            return None
        part[name] = rows
    drawn = _slots(found, change)
    if drawn is None or not _named_as_before(others, kept, change):
        return None
    return part | {"spread": drawn}


def _ends(entries: EntryQuerySet) -> Ends | None:
    """None where there are too few, or some far off, which the strip leaves out or the scale parts."""
    days = entries.dated().order_by().values_list("day", flat=True).distinct()
    lowest, highest = list(days.order_by("day")[:2]), list(days.order_by("-day")[:2])[::-1]
    if len(lowest) < 2 or len(highest) < 2 or lowest[1] >= highest[0]:
        return None
    ends = Ends(*lowest, *highest)
    outermost = max((ends.second - ends.first).days, (ends.last - ends.last_but_one).days)
    return None if ends.may_be_parted(outermost) else ends


def _of_one_stretch(found: Spread, more: int) -> bool:
    """Is it divided as finely as there is room, with nothing far off, and will be?"""
    if len(found.stretches) != 1 or not found.slots:
        return False
    stretch = found.stretches[0]
    bounds = _bounds(stretch.period)
    across = sum(each.entries for each in found.across) + found.more
    finest = divisions_in([bounds], WIDTH // SLOT)[0]
    return finest == Division(found.kind, found.many) and across * 2 <= stretch.entries + min(more, 0)


def _bounds(period: str) -> tuple[date, date]:
    first, _dots, last = period.partition("..")
    return _point(first)[0], _point(last or first)[1]


def _point(point: str) -> tuple[date, date]:
    grain = {4: "year", 7: "month"}.get(len(point), "day")
    return bounds_of_unit(grain, date.fromisoformat(f"{point}-01-01"[:10]))


def _lies_among(others: EntryQuerySet, ends: Ends, lying: Lying) -> bool:
    """Is it told by days, well within the ends, and between others that are?"""
    told_by_day = others.filter(width__lte=DAY).order_by()
    return (
        lying.grain == "day"
        and ends.second < lying.day < ends.last_but_one
        and told_by_day.filter(day__lt=lying.day).exists()
        and told_by_day.filter(day__gt=lying.end, day__lt=UNKNOWN).exists()
    )


def _leaves_a_gap(timeline: Timeline, ends: Ends, day: date) -> bool:
    days = timeline.entries.dated().values_list("day", flat=True)
    before = days.filter(day__lte=day).order_by("-day").first()
    after = days.filter(day__gte=day).order_by("day").first()
    return before is None or after is None or ends.may_be_parted((after - before).days)


def _bars(_timeline: Timeline, kept: Part, change: Mapping[Lying, int]) -> list[list[Any]] | None:
    rows = [list(row) for row in kept["bars"]]
    begin = [row[0] for row in rows]
    for lying, more in change.items():
        rows[bisect_right(begin, lying.day.isoformat()) - 1][2] += more
    return rows


def _periods(timeline: Timeline, kept: Part, change: Mapping[Lying, int]) -> list[list[Any]] | None:
    """None where there is one more or less of them, which may make years of months or months of years."""
    counts: dict[str, int] = dict(kept["periods"])
    by_month = any(len(period) == 7 for period in counts)
    cut = max(counts) if len(counts) >= MOST_PERIODS else None
    for lying, more in change.items():
        month = unit("month", lying.day)
        period = month if by_month else month[:4]
        if cut and period > cut:
            continue
        if period not in counts or (more < 0 and not _holds_any(timeline, month)):
            return None
        counts[period] += more
    return [[period, counts[period]] for period in sorted(counts)]


def _years(timeline: Timeline, kept: Part, change: Mapping[Lying, int]) -> list[int] | None:
    years: list[int] = kept["years"]
    for lying, more in change.items():
        if lying.day.year not in years or (more < 0 and not _holds_any(timeline, f"{lying.day.year:04}")):
            return None
    return years


def _holds_any(timeline: Timeline, period: str) -> bool:
    return timeline.entries.filter(day__range=_bounds(period)).order_by().exists()


def _slots(found: Spread, change: Mapping[Lying, int]) -> Spread | None:
    division, stretch = Division(found.kind, found.many), found.stretches[0]
    slots = list(stretch.slots)
    begin = [slot.first for slot in slots]
    for lying, more in change.items():
        at = bisect_right(begin, lying.day.isoformat()) - 1
        if not within(division, lying) or at < 0 or lying.day.isoformat() > slots[at].last:
            return None
        slot = slots[at]
        slots[at] = slot._replace(
            entries=slot.entries + more, loose=slot.loose + (more if lying.loose else 0)
        )
    entries = stretch.entries + sum(change.values())
    return found._replace(stretches=[stretch._replace(entries=entries, slots=slots)])


def _named_as_before(others: EntryQuerySet, kept: Part, change: Mapping[Lying, int]) -> bool:
    """Does no bar that has a name of its own (for what is coarser than days) begin or end otherwise?"""
    begin = [row[0] for row in kept["bars"]]
    for lying in change:
        at = bisect_right(begin, lying.day.isoformat()) - 1
        if str(at) not in kept["named"]:
            continue
        first, last = kept["bars"][at][:2]
        held = others.filter(day__range=(first, last)).order_by()
        if not (held.filter(day__lte=lying.day).exists() and held.filter(day__gte=lying.day).exists()):
            return False
    return True
