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
FACETS = 14  # entities and sources offered as filters


def overview_of(timeline: Timeline) -> dict[str, Any]:
    """count; first, last: ISO days or None; bars: [first day, last day, count]; periods: [period, count];
    entities: [id, name, kind, count]; sources: [id, name, count]."""
    from newsreader.models.entity import Entity
    from newsreader.models.source import Source
    from newsreader.models.timeline import OPEN_END, OPEN_START

    entries = timeline.entries.all()
    spans = list(entries.order_by().values("earliest", "latest").annotate(count=Count("pk")))
    days: Counter[date] = Counter()
    for span in spans:
        day = span["earliest"] if span["earliest"] != OPEN_START else span["latest"]
        if day not in (OPEN_START, OPEN_END):
            days[day] += span["count"]
    ends = [span["latest"] for span in spans if span["latest"] != OPEN_END]
    first = min(days, default=None)
    last = max([*days, *ends], default=None)
    in_timeline = {"participations__event__entries__timeline": timeline}
    entities = (
        Entity.objects.filter(**in_timeline)
        .annotate(count=Count("participations__event"))
        .order_by("-count", "name")
    )
    sources = (
        Source.objects.filter(articles__citations__event__entries__timeline=timeline)
        .annotate(count=Count("articles__citations__event", distinct=True))
        .order_by("-count", "name")
    )
    return {
        "count": sum(span["count"] for span in spans),
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "bars": bars(days, first, last) if first and last else [],
        "periods": periods(days),
        "years": sorted({day.year for day in days}),
        "entities": [[e.pk, e.name, e.kind, e.count] for e in entities[:FACETS]],
        "sources": [[s.pk, s.name, s.count] for s in sources[:FACETS]],
    }


def periods(days: Counter[date]) -> list[list[Any]]:
    """Months with their counts ("2016-12"); years where the months would be too many to choose from."""
    for length in (7, 4):
        counts: Counter[str] = Counter()
        for day, count in days.items():
            counts[day.isoformat()[:length]] += count
        if len(counts) <= PERIODS:
            break
    return [[period, counts[period]] for period in sorted(counts)][:MOST_PERIODS]


def bars(days: Counter[date], first: date, last: date) -> list[list[Any]]:
    """Equal stretches of whole days from first to last, at most BARS, each with its first day, last day and count."""
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
