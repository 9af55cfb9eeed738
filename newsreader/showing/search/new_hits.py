"""What a search finds that came in since a moment: for who follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from newsreader.models import Article, Entity, Entry, Event, SearchText, Timeline
from newsreader.models.reader_visits import LATE
from newsreader.models.search import Kind, first_key
from newsreader.models.user import Viewer
from newsreader.showing.search.asking import HitOrder, matches_among
from newsreader.showing.search.hits import Hit, hits
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.streams import FIRST, Match

OF_ARTICLES = frozenset({Kind.ARTICLE, Kind.QUOTATION, Kind.FIGURE})
# Of an article that is new its quotations and figures are, and most of the names: it is told once.
TOLD = frozenset({Kind.ARTICLE, Kind.ENTRY, Kind.TIMELINE})


class NewHit(NamedTuple):
    hit: Hit
    arrived: datetime  # when it came in, or could first be seen


def new_matches(viewer: Viewer, wanted: Wanted, order: HitOrder, since: datetime, most: int) -> list[Match]:
    """At most so many, articles first. None within one article, nor as it was known on a day: that stands."""
    if wanted.known or wanted.article is not None:
        return []
    kinds = wanted.kinds or TOLD
    if wanted.timeline is not None or order == HitOrder.HAPPENED:
        kinds = kinds & {Kind.ENTRY}
    found: list[Match] = []
    # What was published long before it came in is not looked for: see reader_visits.LATE.
    for among, low in (
        (OF_ARTICLES, first_key((since - LATE).date())),
        (frozenset(Kind) - OF_ARTICLES, FIRST),
    ):
        if kinds & among and len(found) < most:
            new = _arrived_after(since, among)
            found += matches_among(viewer, wanted, kinds & among, new, low, most - len(found))
    return found


def new_hits(viewer: Viewer, wanted: Wanted, order: HitOrder, since: datetime, most: int) -> list[NewHit]:
    matches = new_matches(viewer, wanted, order, since, most)
    arrived = _arrivals([each.key for each in matches])
    return [
        NewHit(hit, arrived[hit.kind, hit.target])
        for hit in hits(viewer, matches, wanted)
        if (hit.kind, hit.target) in arrived
    ]


def _arrived_after(moment: datetime, kinds: frozenset[Kind]) -> Q:
    """Of rows of SearchText, as a condition without joins. An entry of a timeline that was published
    meanwhile is new to everybody."""
    if kinds == OF_ARTICLES:
        return Q(Exists(Article.objects.filter(pk=OuterRef("article"), created__gt=moment)))
    entries = Entry.objects.filter(pk=OuterRef("target")).filter(
        Q(put_on__gt=moment) | Q(timeline__published__gt=moment)
    )
    return (
        Q(Exists(entries), kind=Kind.ENTRY)
        | Q(
            Exists(Timeline.objects.filter(pk=OuterRef("timeline"), published__gt=moment)), kind=Kind.TIMELINE
        )
        | Q(Exists(Entity.objects.filter(pk=OuterRef("entity"), created__gt=moment)), kind=Kind.ENTITY)
        | Q(Exists(Event.objects.filter(pk=OuterRef("event"), created__gt=moment)), kind=Kind.EVENT)
    )


def _arrivals(keys: Sequence[int]) -> dict[tuple[int, int], datetime]:
    """By kind and target."""
    if not keys:
        return {}
    entry = Entry.objects.filter(pk=OuterRef("target")).values("put_on")[:1]
    rows = SearchText.objects.filter(key__in=keys).values_list(
        *("kind", "target", "article__created", "entity__created", "event__created"),
        *("timeline__published", Subquery(entry)),
    )
    found = {}
    for kind, target, article, entity, event, timeline, put_on in rows:
        moments = {
            Kind.ENTITY: (entity,),
            Kind.EVENT: (event,),
            Kind.TIMELINE: (timeline,),
            Kind.ENTRY: (put_on, timeline),
        }.get(kind, (article,))
        if known := [each for each in moments if each]:
            found[kind, target] = max(known)
    return found
