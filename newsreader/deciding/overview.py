"""A timeline at a glance: how its entries lie in time, who is on it, who reported it.

Written with the timeline's revision in the transaction of each decision, read by every page: counting
100,000 entries takes a tenth of a second, and a page may not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from newsreader.deciding.sources import counted_of, sources_of
from newsreader.models import Entity, Participation, Timeline
from newsreader.models.overview import Bar, EntityCount, PlaceCount, few
from newsreader.models.spread import Lying, joined, lying_in, spread
from newsreader.text.order import GRAINS, UNKNOWN, unit

BARS = 48  # most bars a strip has: at 320 px each is still some six pixels wide
OUTLIERS = 20  # at most one in so many entries may be left out of the strip
PLACES = 30  # points on a map
FACETS = 14  # entities and sources offered as filters


def hold(timelines: Iterable[int]) -> None:
    """Hold these timelines, by id, until the transaction ends: for who refreshes some of them twice."""
    held = Timeline.objects.select_for_update(no_key=True).filter(pk__in=timelines)
    list(held.order_by("pk").values_list("pk", flat=True))


def refresh(timelines: Iterable[Timeline], told_anew: Collection[int] = ()) -> None:
    """Something that shows on these changed: call inside the transaction of the decision.

    `told_anew` are articles whose report is another now (grouping.regroup): on the timelines that cite one
    the sources are counted anew, and where that says something else it shows. In order of id, so that two
    decisions never wait for each other. The rows given follow.
    """
    given = {timeline.pk: timeline for timeline in timelines}
    cited = Timeline.objects.citing(told_anew).exclude(pk__in=given) if told_anew else ()
    counted = {timeline.pk: timeline for timeline in cited}
    for id, timeline in sorted((given | counted).items()):
        with transaction.atomic():
            # Held before it is counted: of two decisions at once the later one must count both.
            hold([id])
            overview = overview_of(timeline) if id in given else _counted_anew(timeline)
            if overview is None:
                continue
            Timeline.objects.filter(pk=id).update(
                revision=F("revision") + 1, overview=overview, modified=timezone.now()
            )
        timeline.refresh_from_db(fields=["revision", "overview", "modified"])


def _counted_anew(timeline: Timeline) -> dict[str, Any] | None:
    """Its overview with its sources counted anew; None where they are what they were."""
    timeline.refresh_from_db(fields=["overview"])
    now = timeline.overview | counted_of(timeline)
    return None if now == timeline.overview | {"once": timeline.printed_once} else now


def overview_of(timeline: Timeline) -> dict[str, Any]:
    """What pages show of the whole timeline; see glance().

    entities, places: the rows of models/overview.py; and sources_of().
    """
    lying = lying_in(timeline.entries.order_by())
    told = {"entities": _entities(timeline), "places": _places(timeline)}
    return glance(lying) | told | sources_of(timeline, FACETS)


def glance(lying: Sequence[Lying]) -> dict[str, Any]:
    """How entries lie in time. Each is drawn and counted at the day it is shown at.

    count; first, last: the ends, and from, to: those of the strip, in the unit that names what lies there
    ("2012", "2016-12", "2016-12-07", "1990..1999", or None); bars, periods: the rows of
    models/overview.py; named: the periods of bars that have more of a name than their days; spread:
    models/spread.py.
    """
    known = [each for each in lying if each.day < UNKNOWN]
    days: Counter[date] = Counter()
    periods: Counter[str] = Counter()
    for each in known:
        days[each.day] += each.entries
        periods[unit("month" if each.grain == "day" else each.grain, each.day)] += each.entries
    near = without_outliers(days)
    first_near, last_near = min(near, default=date.max), max(near, default=date.min)
    return {
        "count": sum(each.entries for each in lying),
        "first": _outermost(known, lambda each: (each.day, GRAINS.index(each.grain))),
        "last": _outermost(
            [each._replace(day=each.end) for each in known],
            lambda each: (-each.day.toordinal(), GRAINS.index(each.grain)),
        ),
        "from": _outermost([each for each in known if each.day == first_near], _coarseness),
        "to": _outermost([each for each in known if each.day == last_near], _coarseness),
        "bars": (drawn := bars(near, first_near, last_near) if near else []),
        "named": _named(drawn, known),
        "periods": few(periods),
        "years": sorted({day.year for day in days}),
        "spread": spread(known),
    }


def _coarseness(each: Lying) -> int:
    return GRAINS.index(each.grain)


def _outermost(lying: Sequence[Lying], order: Callable[[Lying], Any]) -> str | None:
    """The unit of the first in this order; of equals the finest is the first."""
    found = min(lying, key=order, default=None)
    return unit(found.grain, found.day) if found else None


def _entities(timeline: Timeline) -> list[EntityCount]:
    """The most frequent. Counted by id alone: grouping whole rows of entities took ten times as long."""
    counted = (
        Participation.objects.filter(event__entries__timeline=timeline)
        .order_by()
        .values_list("entity")
        .annotate(count=Count("pk"))
        .order_by("-count", "entity")[:FACETS]
    )
    counts = dict(counted)
    found = Entity.objects.in_bulk(list(counts))
    rows = [
        EntityCount(id, found[id].name, found[id].kind, count, found[id].starter_key)
        for id, count in counts.items()
    ]
    return sorted(rows, key=lambda row: (-(row.entries or 0), row.name))


def _places(timeline: Timeline) -> list[PlaceCount]:
    """Those with a spot on the map, the most frequent, by name."""
    columns = ("event__place", "event__latitude", "event__longitude")
    spots = timeline.entries.filter(event__latitude__isnull=False).order_by().values_list(*columns)
    counted = spots.annotate(count=Count("pk")).order_by("-count", *columns)[:PLACES]
    return sorted(PlaceCount(*row) for row in counted)


def _named(bars: Sequence[Bar], known: Sequence[Lying]) -> dict[str, str]:
    """By their place the periods of bars in which something coarser than days lies: no finer than that."""
    begin = [bar.first for bar in bars]
    inside: dict[int, list[Lying]] = defaultdict(list)
    for each in known:
        day = each.day.isoformat()
        if bars and bars[0].first <= day <= bars[-1].last:
            inside[bisect_right(begin, day) - 1].append(each)
    named = {}
    for at, lying in sorted(inside.items()):
        coarsest = max(lying, key=_coarseness).grain
        if coarsest != "day":
            first, last = min(lying).day, max(lying).day
            named[str(at)] = joined(unit(coarsest, first), unit(coarsest, last))
    return named


def without_outliers(days: Counter[date]) -> Counter[date]:
    """The days worth drawing: those few far off are left out where they would squeeze all others together."""
    order, most = sorted(days), max(1, days.total() // OUTLIERS)
    low, high, left_out = 0, len(order) - 1, 0
    while high - low > 2:
        length = (order[high] - order[low]).days
        first_gap, last_gap = (order[low + 1] - order[low]).days, (order[high] - order[high - 1]).days
        end = low if first_gap >= last_gap else high
        left_out += days[order[end]]
        if max(first_gap, last_gap) * 4 < length * 3 or left_out > most:  # the others keep a quarter of it
            break
        low, high = (low + 1, high) if end == low else (low, high - 1)
    return Counter({day: days[day] for day in order[low : high + 1]})


def bars(days: Counter[date], first: date, last: date) -> list[Bar]:
    """Equal stretches of whole days, at most BARS, each with its first day, last day and count."""
    total = (last - first).days + 1
    width = -(-total // BARS)
    counts: Counter[int] = Counter()
    for day, count in days.items():
        counts[(day - first).days // width] += count
    return [
        Bar(
            (first + timedelta(days=i * width)).isoformat(),
            (first + timedelta(days=min((i + 1) * width, total) - 1)).isoformat(),
            counts[i],
        )
        for i in range(-(-total // width))
    ]
