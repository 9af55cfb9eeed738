"""A timeline at a glance: how its entries lie in time, who is on it, who reported it.

Written with the timeline's revision in the transaction of each decision, read by every page: counting
100,000 entries takes a tenth of a second, and a page may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from newsreader.models import Citation, Entity, Participation, Source, Timeline
from newsreader.models.overview import Bar, Beyond, EntityCount, PeriodCount, SourceCount
from newsreader.models.timeline import OPEN_END, OPEN_START

BARS = 48  # most bars a strip has: at 320 px each is still some six pixels wide
PERIODS = 24  # months offered before years are
MOST_PERIODS = 120
OUTLIERS = 20  # at most one in so many entries may be left out of the strip
FACETS = 14  # entities and sources offered as filters


def refresh(timelines: Iterable[Timeline]) -> None:
    """Something that shows on these changed: call inside the transaction of the decision.

    In order of id, so that two decisions never wait for each other. The rows given follow.
    """
    for timeline in sorted(timelines, key=lambda timeline: timeline.pk):
        with transaction.atomic():
            # Held before it is counted: of two decisions at once the later one must count both.
            Timeline.objects.select_for_update(no_key=True).filter(pk=timeline.pk).first()
            Timeline.objects.filter(pk=timeline.pk).update(
                revision=F("revision") + 1, overview=overview_of(timeline), modified=timezone.now()
            )
        timeline.refresh_from_db(fields=["revision", "overview", "modified"])


def overview_of(timeline: Timeline) -> dict[str, Any]:
    """What pages show of the whole timeline. A span of days is drawn and counted at its middle.

    count; first, last: the ends as precise as they are known ("2012", "2016-12", "2016-12-07", or None);
    bars, earlier, later, periods, entities, sources: the rows of models/overview.py.
    """
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
    first_near, last_near = min(near, default=date.max), max(near, default=date.min)
    early = sorted(day for day in days if day < first_near) if near else []
    late = sorted(day for day in days if day > last_near) if near else []
    return {
        "count": total,
        "first": _end(entries.exclude(earliest=OPEN_START).order_by("earliest", "latest"), "earliest"),
        "last": _end(entries.exclude(latest=OPEN_END).order_by("-latest", "-earliest"), "latest"),
        "bars": bars(near, first_near, last_near) if near else [],
        "earlier": _beyond(early, days) or [],
        "later": _beyond(late, days) or [],
        "periods": _few(periods),
        "years": sorted({day.year for day in days}),
        "entities": _entities(timeline),
        "sources": _sources(timeline),
    }


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
    return sorted(rows, key=lambda row: (-row.entries, row.name))


def _sources(timeline: Timeline) -> list[SourceCount]:
    counted = (
        Citation.objects.filter(event__entries__timeline=timeline, article__source__isnull=False)
        .order_by()
        .values_list("article__source")
        .annotate(count=Count("event", distinct=True))
        .order_by("-count", "article__source")[:FACETS]
    )
    counts = dict(counted)
    found = Source.objects.in_bulk(list(counts))
    rows = [SourceCount(id, found[id].name, count) for id, count in counts.items()]
    return sorted(rows, key=lambda row: (-(row.entries or 0), row.name))


def _end(entries: Any, bound: str) -> str | None:
    """The outermost entry's bound, cut to what its when really says."""
    found = entries.values_list(bound, "event__precision").first()
    if found is None:
        return None
    day, precision = found
    length = {"month": 7, "year": 4, "decade": 4, "century": 4, "season": 7, "quarter": 7, "half-year": 7}
    return str(day.isoformat()[: length.get(precision, 10)])


def _beyond(off: list[date], days: Counter[date]) -> Beyond | None:
    if not off:
        return None
    return Beyond(sum(days[day] for day in off), f"{off[0].isoformat()}..{off[-1].isoformat()}")


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


def _period(day: date, length: int) -> str:
    """The month that holds the entry; the year, for one that lasts longer than any month."""
    return day.isoformat()[: 4 if 31 < length < 40_000 else 7]


def _few(periods: Counter[str]) -> list[PeriodCount]:
    """In order; months become years where there would be too many of them to choose from."""
    if len(periods) > PERIODS:
        years: Counter[str] = Counter()
        for period, count in periods.items():
            years[period[:4]] += count
        periods = years
    return [PeriodCount(period, periods[period]) for period in sorted(periods)][:MOST_PERIODS]


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
