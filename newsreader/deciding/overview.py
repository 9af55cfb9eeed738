"""A timeline at a glance: how its entries lie in time, who is on it, who reported it.

Kept with the timeline and read by every page: counting 100,000 entries takes a quarter of a second. A
decision notes itself there, and who reads it first counts what it changed.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Count, F, Max, Min, QuerySet
from django.utils import timezone

from newsreader.deciding import differences
from newsreader.deciding.sources import counted_of, sources_of
from newsreader.deciding.strip import bars, without_outliers
from newsreader.deciding.touched import takes_away, touched
from newsreader.deciding.uncounted import cited_before, decisions_of, note_of
from newsreader.models import Decision, Entity, Entry, Participation, Timeline
from newsreader.models.beside import BESIDE_OTHERS
from newsreader.models.gathered import (
    LEAST,
    LONG,
    cells_in,
    points_of,
    reach_of,
    spread_of_points,
    worth,
)
from newsreader.models.gathered_year import GATHERED, gather_years
from newsreader.models.lying import Lying, lying_in, periods_in
from newsreader.models.near_copy import batches
from newsreader.models.overview import PERIODS, Bar, EntityCount, KeyEvent, PlaceCount, evenly
from newsreader.models.prepared import Answers, Prepared, PreparedModels, filled_up
from newsreader.models.spread import Spread, joined, spread
from newsreader.models.timeline import EntryQuerySet, Weight
from newsreader.models.user import NOBODY
from newsreader.text.order import BETWEEN, GRAINS, UNKNOWN, unit
from newsreader.text.scale import YEAR, Division

PLACES = 30  # points on a map
KEY = 40  # key events kept: of a longer list some at equal steps
FACETS = 14  # entities and sources offered as filters
MOST_UNCOUNTED = 100  # decisions; more are not gone through one by one
PARTS = {"count", "bars", "named", "periods", "years", "spread", "entities", "places", "sources"}


# As a range: of two indexes by an equal timeline SQLite takes the one made last, and reads all its entries.
_ON = ("timeline__gte", "timeline__lte")
_BETWEEN: tuple[PreparedModels[Entry], ...] = tuple(
    PreparedModels(
        lambda _viewer, id, home=home: Entry.objects.filter(
            BESIDE_OTHERS, **dict.fromkeys(home, id)
        ).select_related("event")
    )
    for home in (_ON, ("pending_on",))
)
_NOTED = ("revision", "uncounted", "modified")


def hold(timelines: Iterable[int]) -> list[Timeline]:
    """Hold these timelines, by id, until the transaction ends: for who changes some of them twice. Gives
    those that stand, nothing of them read but their ids. A database of one writer holds all."""
    answers, ids = Answers(NOBODY), sorted(set(timelines))
    return [each for some in batches(ids) for each in answers.models(_HELD_OF_IDS, filled_up(some))]


_HELD_OF_IDS: PreparedModels[Timeline] = PreparedModels(
    lambda _viewer, ids: _to_hold().filter(pk__in=ids).order_by("pk").only("pk")
)
_HELD = Prepared(
    lambda _viewer, id: _to_hold().filter(pk=id).values_list("revision", "uncounted", "kept_overview__count")
)


def _to_hold(*, nowait: bool = False) -> QuerySet[Timeline]:
    return Timeline.objects.select_for_update(no_key=True, nowait=nowait)


def outdate(
    timelines: Iterable[Timeline], decided: Sequence[Decision] | None, told_anew: Collection[int] = ()
) -> None:
    """Something that shows on these changed: call inside the transaction of the decision. Nothing is counted
    before somebody reads it, unless something left a long one (deciding/touched.py::takes_away).

    `decided` are the decisions whose rows say all that changed, for each timeline once: a long one is brought
    up to date by them (deciding/differences.py). None: it is to be counted anew.
    `told_anew` are articles whose report is another now (grouping.regroup): on the timelines that cite one
    the sources are counted anew, and where that says something else it shows. In order of id, so that two
    decisions never wait for each other. The rows given follow.
    """
    given = {timeline.pk: timeline for timeline in timelines}
    notes = None if decided is None else [note_of(made) for made in decided if given]
    leaves = bool(decided) and takes_away([row for made in decided or () for row in made.changes])
    for id, timeline in sorted((_citing(told_anew) | given).items()):
        with transaction.atomic(savepoint=False):
            # Held before it is read: of two decisions at once the later one must note both.
            answers = Answers(NOBODY)
            answers.ask((_HELD, id), *((home, id) for home in _BETWEEN))
            [(revision, uncounted, count)] = answers.rows(_HELD, id)
            if id not in given and uncounted == []:
                _count_sources(timeline)
                continue
            _settle(id, answers)
            told = notes if id in given else None  # no decision says whose reports are others' now
            both = None if uncounted is None or told is None else [*uncounted, *told]
            timeline.uncounted = both if both is not None and len(both) <= MOST_UNCOUNTED else None
            timeline.revision, timeline.modified = revision + 1, timezone.now()
            Timeline.objects.filter(pk=id).update(**{name: getattr(timeline, name) for name in _NOTED})
            # What is counted whole by who reads it needs no "before".
            if leaves and timeline.uncounted and (count or 0) >= LONG:
                _count(timeline)


def refresh(timelines: Iterable[Timeline], told_anew: Collection[int] = ()) -> None:
    """The same, counted at once: where what is kept may not stay, or nobody waits."""
    given = {timeline.pk: timeline for timeline in timelines}
    outdate(given.values(), None, told_anew)
    for timeline in given.values():
        _count(timeline)


def bring_up_to_date(timeline: Timeline) -> None:
    """Count what was not counted yet, for who reads it: they wait for no one who writes."""
    try:
        with _without_waiting():
            _count(timeline, nowait=True)
    except (DatabaseError, Timeline.DoesNotExist):
        # Somebody writes or took it away, the disk is full, or may only be read: it is shown all the same.
        timeline.overview = _as_stored(overview_of(timeline))


@contextmanager
def _without_waiting() -> Iterator[None]:
    """What SQLite may not lock now it refuses at once. (PostgreSQL is told so by the query.)"""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


def _count(timeline: Timeline, *, nowait: bool = False) -> None:
    """Of two who read it at once one counts and keeps it."""
    with transaction.atomic():
        held = _to_hold(nowait=nowait)
        timeline.refresh_from_db(fields=["kept_overview", "uncounted"], from_queryset=held)
        if timeline.uncounted != []:
            timeline.overview = _as_stored(_followed(timeline))
            kept = {"kept_overview": timeline.kept_overview, "uncounted": []}
            Timeline.objects.filter(pk=timeline.pk).update(**kept)


def _as_stored(overview: Mapping[str, Any]) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(json.dumps(overview))
    return stored


def _citing(articles: Collection[int]) -> dict[int, Timeline]:
    return {timeline.pk: timeline for timeline in Timeline.objects.citing(articles)} if articles else {}


def _count_sources(timeline: Timeline) -> None:
    """Nothing is changed where they are what they were."""
    timeline.refresh_from_db(fields=["kept_overview"])
    now = timeline.overview | counted_of(timeline)
    if now != timeline.overview | {"once": timeline.printed_once}:
        risen = {"revision": F("revision") + 1, "modified": timezone.now()}
        Timeline.objects.filter(pk=timeline.pk).update(kept_overview=now, **risen)


def _settle(timeline: int, answers: Answers) -> None:
    """What stands between others goes where they are now; what is pending too. In order of id, as whoever
    merges events holds them."""
    both = (each for home in _BETWEEN for each in answers.models(home, timeline))
    for entry in sorted(both, key=lambda each: each.pk):
        if changed := entry.write_copies():
            entry.save(update_fields=changed)


def _followed(timeline: Timeline, long: int | None = None) -> dict[str, Any]:
    """Its overview after what was decided; where nobody knows what changed, or it is short, counted."""
    kept, decided = timeline.kept_overview, timeline.uncounted
    # Other parts of an overview that is older than this release may be missing.
    if decided is None or kept.get("count", 0) < (LONG if long is None else long) or not kept.keys() >= PARTS:
        return _whole(timeline)
    ids = decisions_of(decided)
    made = Decision.objects.in_bulk(ids)
    rows = [row for id in ids for row in made[id].changes] if len(made) == len(set(ids)) else None
    touch = None if rows is None else touched(timeline, rows, cited_before(decided))
    if touch is None or not kept.get(GATHERED):
        return _whole(timeline)
    gather_years(timeline, touch.years)
    entries: EntryQuerySet = timeline.entries.all()
    now: dict[str, Any] = kept | {"key": _key_events(timeline)}
    lying = differences.lies(timeline, kept, touch)
    now |= lies_of(entries) if lying is None or lying["count"] != entries.count() else lying
    named = differences.entities(timeline, kept, touch, FACETS)
    now |= {"entities": _entities(timeline)} if named is None else named
    spots = differences.places(timeline, kept, touch, PLACES)
    now |= {"places": _places(entries)} if spots is None else spots
    cited = differences.sources(timeline, kept, touch, FACETS)
    return now | (sources_of(timeline, FACETS) if cited is None else cited)


def _whole(timeline: Timeline) -> dict[str, Any]:
    """Counted, and the years of a long one gathered."""
    overview = overview_of(timeline)
    if overview["count"] < LONG:
        return overview
    gather_years(timeline)
    return overview | {GATHERED: True}


def overview_of(timeline: Timeline) -> dict[str, Any]:
    """What pages show of the whole timeline; see glance().

    entities, places, key: the rows of models/overview.py; and sources_of().
    """
    entries: EntryQuerySet = timeline.entries.all()
    told = {"entities": _entities(timeline), "places": _places(entries), "key": _key_events(timeline)}
    return lies_of(entries) | told | sources_of(timeline, FACETS)


def lies_of(entries: EntryQuerySet, long: int = LONG) -> dict[str, Any]:
    """How entries lie in time; see glance(). Of so many the database gathers them by unit."""
    if entries.count() >= long:
        for by in worth(reach_of(entries)):
            cells = cells_in(entries, by)
            points = points_of(cells)
            told_by_year = by == YEAR and len({each.day.year for each in points}) <= PERIODS
            if told_by_year or not _long_enough(near_days(points), by):
                continue
            if laid := spread_of_points(points, by):
                return glance(points, laid, entries)
    return glance(lying_in(entries))


def _long_enough(near: Counter[date], by: Division) -> bool:
    """Is nothing left out of the strip that lies less than a unit from it?"""
    return len(near) > 3 and (max(near) - min(near)).days >= LEAST[by]


def near_days(lying: Sequence[Lying]) -> Counter[date]:
    """How many entries stand at each of the days that the strip has."""
    days: Counter[date] = Counter()
    for each in lying:
        if each.day < UNKNOWN:
            days[each.day] += each.entries
    return without_outliers(days)


def glance(
    lying: Sequence[Lying], laid: Spread | None = None, entries: EntryQuerySet | None = None
) -> dict[str, Any]:
    """How entries lie in time. Each is drawn and counted at the day it is shown at.

    count; first, last: the ends, and from, to: those of the strip, in the unit that names what lies there
    ("2012", "2016-12", "2016-12-07", "1990..1999", or None); bars, periods: the rows of
    models/overview.py; named: the periods of bars that have more of a name than their days; spread:
    models/spread.py. Where they are gathered by unit, their spread is given, and their `entries` are asked
    for what needs days.
    """
    known = [each for each in lying if each.day < UNKNOWN]
    years = {each.day.year for each in known}
    near = near_days(known)
    first_near, last_near = min(near, default=date.max), max(near, default=date.min)
    drawn = bars(near, first_near, last_near) if near else []
    if entries is not None:
        drawn = [bar._replace(entries=_held(entries, bar).count()) for bar in drawn]
    return {
        "count": sum(each.entries for each in lying),
        **reach(known),
        "from": _outermost([each for each in known if each.day == first_near], _coarseness),
        "to": _outermost([each for each in known if each.day == last_near], _coarseness),
        "bars": drawn,
        "named": _named(drawn, known, entries),
        "periods": periods_in(known),
        "years": sorted(years),
        "spread": laid or spread(known),
    }


def reach(known: Sequence[Lying]) -> dict[str, str | None]:
    """first; last: in the unit that names what lies there."""
    latest = max((each.end for each in known), default=None)
    last = [each._replace(day=each.end) for each in known if each.end == latest]
    return {
        "first": _outermost(known, lambda each: (each.day, GRAINS.index(each.grain))),
        "last": _outermost(last, _coarseness),
    }


def _coarseness(each: Lying) -> int:
    return GRAINS.index(each.grain)


def _outermost(lying: Sequence[Lying], order: Callable[[Lying], Any]) -> str | None:
    """The unit of the first in this order; of equals the finest is the first."""
    found = min(lying, key=order, default=None)
    return unit(found.grain, found.day) if found else None


def _entities(timeline: Timeline) -> list[EntityCount]:
    """The most frequent. Counted by id alone: grouping whole rows of entities took ten times as long."""
    named = Participation.objects.filter(event__entries__timeline=timeline)
    counted = named.order_by().values_list("entity").annotate(count=Count("pk"))
    return Entity.objects.counted(dict(counted.order_by("-count", "entity")[:FACETS]))


def _places(entries: EntryQuerySet) -> list[PlaceCount]:
    """Those with a spot on the map, the most frequent, by name."""
    columns = ("event__place", "event__latitude", "event__longitude")
    spots = entries.filter(event__latitude__isnull=False).order_by().values_list(*columns)
    counted = spots.annotate(count=Count("pk")).order_by("-count", *columns)[:PLACES]
    return sorted(PlaceCount(*row) for row in counted)


def _key_events(timeline: Timeline) -> list[KeyEvent]:
    """Those that an editor marked so, in order; where there are many, some of them at equal steps."""
    marked = timeline.entries.filter(weight=Weight.KEY).in_order().values_list("pk", flat=True)
    kept = evenly(list(marked), KEY)
    entries = timeline.entries.filter(pk__in=kept).select_related("event").in_order() if kept else ()
    return [
        KeyEvent(
            entry.pk,
            entry.title,
            _iso(entry.event.earliest),
            _iso(entry.event.latest),
            "day" if entry.event.precision == "instant" else entry.event.precision,
            entry.event.circa,
            entry.event.part_of_day,
            entry.day.isoformat(),
        )
        for entry in entries
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _named(
    bars: Sequence[Bar], known: Sequence[Lying], entries: EntryQuerySet | None = None
) -> dict[str, str]:
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
            ends = _ends(entries, bars[at]) if entries is not None else (min(lying).day, max(lying).day)
            named[str(at)] = joined(*(unit(coarsest, day) for day in ends))
    return named


def _held(entries: EntryQuerySet, bar: Bar) -> EntryQuerySet:
    return entries.order_by().filter(day__range=(bar.first, bar.last)).exclude(width=BETWEEN)


def _ends(entries: EntryQuerySet, bar: Bar) -> tuple[date, date]:
    """The first and the last day in a bar that hold any of them."""
    found = _held(entries, bar).aggregate(first=Min("day"), last=Max("day"))
    return found["first"], found["last"]
