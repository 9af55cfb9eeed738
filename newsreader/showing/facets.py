"""What a timeline offers to be narrowed by, with how many entries each choice would leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Count

from newsreader.models import Citation, Entity, Participation, Source, Timeline
from newsreader.models.lying import lying_in, periods_in
from newsreader.models.overview import EntityCount, PeriodCount, PlaceCount, SourceCount
from newsreader.models.timeline import EntryQuerySet
from newsreader.showing.filter import Filter, bounds_of
from newsreader.showing.windows import Elsewhere, SoughtEntries

OFFERED = 14  # entities, and sources
MOST_COUNTED = 5000  # entries: counting more takes longer than a page may


class Facets(NamedTuple):
    """The rows of models/overview.py."""

    entities: Sequence[EntityCount]
    sources: Sequence[SourceCount]
    periods: Sequence[PeriodCount]
    places: Sequence[PlaceCount] = ()
    beside: Elsewhere = Elsewhere()


def facets(timeline: Timeline, asked: Filter) -> Facets:
    """The whole timeline's, which are kept with it; of a narrowed one those that stand on what is left.

    A choice that replaces another (a source, a period) is counted without that one; so is a name where one
    of several is enough. Where too many are left the whole timeline's are offered, and not counted; so are
    those of a day on which it was known.
    """
    if not asked.narrows:
        return _kept(timeline)
    widest = replace(asked, entities=() if asked.either else asked.entities, source=None, period="")
    if asked.known or _many(timeline, widest):
        kept = _kept(timeline)
        return Facets(
            [row._replace(entries=None) for row in kept.entities],
            [row._replace(entries=None) for row in kept.sources],
            [row._replace(entries=None) for row in kept.periods],
            [row._replace(entries=None) for row in kept.places],
            _beside(timeline, asked),
        )
    entries = timeline.entries.all()
    with_names = replace(asked, entities=()) if asked.either else asked
    return Facets(
        _entities(with_names.narrow(entries), asked),
        _sources(replace(asked, source=None).narrow(entries), asked),
        periods_in(lying_in(replace(asked, period="").narrow(entries))),
        _places(timeline, replace(asked, place="").narrow(entries)),
        _beside(timeline, asked),
    )


def _kept(timeline: Timeline) -> Facets:
    kept = timeline.overview
    return Facets(
        [EntityCount(*row) for row in kept.get("entities", [])],
        [SourceCount(*row) for row in kept.get("sources", [])],
        [PeriodCount(*row) for row in kept.get("periods", [])],
        [PlaceCount(*row) for row in kept.get("places", [])],
    )


def _many(timeline: Timeline, asked: Filter) -> bool:
    if timeline.overview.get("count", 0) <= MOST_COUNTED:
        return False
    left = asked.narrow(timeline.entries.all()).order_by()
    return left.values("pk")[: MOST_COUNTED + 1].count() > MOST_COUNTED


def _beside(timeline: Timeline, asked: Filter) -> Elsewhere:
    """Of however many, and on any day."""
    period = bounds_of(asked.period)
    return SoughtEntries(timeline, asked).elsewhere(*period) if period else Elsewhere()


def _entities(entries: EntryQuerySet, asked: Filter) -> list[EntityCount]:
    named = Participation.objects.filter(event__in=entries.order_by().values("event")).order_by()
    counted = named.values_list("entity").annotate(count=Count("pk")).order_by("-count", "entity")
    counts = {entity.pk: 0 for entity in asked.entities} | dict(counted[:OFFERED])
    return Entity.objects.counted(counts)


def _places(timeline: Timeline, entries: EntryQuerySet) -> list[PlaceCount]:
    """Those of the map, where it has any: a place without what is left stays on it, counted as none."""
    rows = _kept(timeline).places
    if not rows:
        return []
    columns = ("event__place", "event__latitude", "event__longitude")
    counted = entries.filter(event__latitude__isnull=False).order_by().values_list(*columns)
    counts = {tuple(spot): count for *spot, count in counted.annotate(count=Count("pk"))}
    return [row._replace(entries=counts.get(row[:3], 0)) for row in rows]


def _sources(entries: EntryQuerySet, asked: Filter) -> list[SourceCount]:
    cited = Citation.objects.filter(event__in=entries.order_by().values("event"), source__isnull=False)
    counted = cited.order_by().values_list("source").annotate(events=Count("event", distinct=True))
    counts = dict(counted.order_by("-events", "source")[:OFFERED])
    if asked.source:
        counts.setdefault(asked.source.pk, 0)
    names = dict(Source.objects.filter(pk__in=counts).values_list("pk", "name"))
    rows = [SourceCount(id, names[id], count) for id, count in counts.items()]
    return sorted(rows, key=lambda row: (-(row.entries or 0), row.name))
