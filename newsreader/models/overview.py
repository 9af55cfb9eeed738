"""A timeline at a glance: how its entries lie in time, who is on it, who reported it.

Written by Timeline.touch() in the transaction of each decision, read by every page: counting 100,000
entries takes a tenth of a second, and a page may not.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count

if TYPE_CHECKING:
    from newsreader.models.timeline import Timeline

BARS = 72  # most bars a strip has: at 320 px each is still some four pixels wide
PERIODS = 24  # months offered before years are
MOST_PERIODS = 120
OUTLIERS = 20  # at most one in so many entries may be left out of the strip
FACETS = 14  # entities and sources offered as filters


def overview_of(timeline: Timeline) -> dict[str, Any]:
    """What pages show of the whole timeline. A span of days is drawn and counted at its middle.

    count; first, last: the ends as precise as they are known ("2012", "2016-12", "2016-12-07", or None);
    bars: [first day, last day, count]; earlier, later: how many entries lie so far off that the bars
    leave them out, with the period that holds them; periods: [period, count];
    entities: [id, name, kind, count]; sources: [id, name, count].
    """
    from newsreader.models.entity import Entity
    from newsreader.models.source import Source
    from newsreader.models.timeline import OPEN_END, OPEN_START

    entries = timeline.entries.order_by()
    days: Counter[date] = Counter()
    periods: Counter[str] = Counter()
    total = 0
    for earliest, latest, count in entries.values_list("earliest", "latest").annotate(count=Count("pk")):
        total += count
        if earliest == OPEN_START or latest == OPEN_END:
            day = latest if earliest == OPEN_START else earliest
        else:
            day = earliest + (latest - earliest) / 2
        if day != OPEN_END:
            days[day] += count
            periods[_period(day, (latest - earliest).days)] += count
    near = without_outliers(days)
    early = sorted(day for day in days if near and day < min(near))
    late = sorted(day for day in days if near and day > max(near))
    entities = (
        Entity.objects.filter(participations__event__entries__timeline=timeline)
        .annotate(count=Count("participations__event"))
        .order_by("-count", "name")
    )
    sources = (
        Source.objects.filter(articles__citations__event__entries__timeline=timeline)
        .annotate(count=Count("articles__citations__event", distinct=True))
        .order_by("-count", "name")
    )
    return {
        "count": total,
        "first": _end(entries.exclude(earliest=OPEN_START).order_by("earliest", "latest"), "earliest"),
        "last": _end(entries.exclude(latest=OPEN_END).order_by("-latest", "-earliest"), "latest"),
        "bars": bars(near, min(near), max(near)) if near else [],
        "earlier": _off(early, days),
        "later": _off(late, days),
        "periods": _few(periods),
        "years": sorted({day.year for day in days}),
        "entities": [[e.pk, e.name, e.kind, e.count] for e in entities[:FACETS]],
        "sources": [[s.pk, s.name, s.count] for s in sources[:FACETS]],
    }


def _end(entries: Any, bound: str) -> str | None:
    """The outermost entry's bound, cut to what its when really says."""
    found = entries.values_list(bound, "event__precision").first()
    if found is None:
        return None
    day, precision = found
    length = {"month": 7, "year": 4, "decade": 4, "century": 4, "season": 7, "quarter": 7, "half-year": 7}
    return str(day.isoformat()[: length.get(precision, 10)])


def _off(off: list[date], days: Counter[date]) -> list[Any]:
    return [sum(days[day] for day in off), f"{off[0].isoformat()}..{off[-1].isoformat()}"] if off else []


def without_outliers(days: Counter[date]) -> Counter[date]:
    """The days worth drawing: those few far off are left out where they would squeeze all others together."""
    near, most = Counter(days), max(1, sum(days.values()) // OUTLIERS)
    while len(near) > 2:
        order = sorted(near)
        length = (order[-1] - order[0]).days
        ends = ((order[0], (order[1] - order[0]).days), (order[-1], (order[-1] - order[-2]).days))
        end, gap = max(ends, key=lambda e: e[1])
        if gap * 2 < length or sum(days.values()) - sum(near.values()) + near[end] > most:
            break
        del near[end]
    return near


def _period(day: date, length: int) -> str:
    """The month that holds the entry; the year, for one that lasts longer than any month."""
    return day.isoformat()[: 4 if 31 < length < 40_000 else 7]


def _few(periods: Counter[str]) -> list[list[Any]]:
    """In order; months become years where there would be too many of them to choose from."""
    if len(periods) > PERIODS:
        years: Counter[str] = Counter()
        for period, count in periods.items():
            years[period[:4]] += count
        periods = years
    return [[period, periods[period]] for period in sorted(periods)][:MOST_PERIODS]


def bars(days: Counter[date], first: date, last: date) -> list[list[Any]]:
    """Equal stretches of whole days, at most BARS, each with its first day, last day and count."""
    total = (last - first).days + 1
    width = -(-total // BARS)
    counts: Counter[int] = Counter()
    for day, count in days.items():
        counts[(day - first).days // width] += count
    return [
        [
            (first + timedelta(days=i * width)).isoformat(),
            min(first + timedelta(days=(i + 1) * width - 1), last).isoformat(),
            counts[i],
        ]
        for i in range(-(-total // width))
    ]
