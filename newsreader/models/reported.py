"""What was reported of a timeline, in the order of the days: read once for all days on which it was known.

Counting one day of ten thousand entries took the database six looks at all of them. These are columns of
numbers, sorted by the day from which each counts, so that a day is where they are cut.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from django.db.models import CharField, Min
from django.db.models.functions import Cast
from django.utils import timezone

from newsreader.models.decision import Decision
from newsreader.models.entity import Mention
from newsreader.models.event import Citation, Participation
from newsreader.models.lying import Lying, lying_of
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import Entry, EntryQuerySet, Timeline
from newsreader.models.user import NOBODY
from newsreader.text.order import DAY

Ordinal = int  # of a day, as date.toordinal() has it
ALWAYS = date.max.toordinal()


class ReportDays(NamedTuple):
    """The days on which something was reported, in order."""

    ordinals: Sequence[Ordinal] = ()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.until(day) == day

    def until(self, day: date) -> date | None:
        """The last of them that is no later than a day."""
        at = bisect_right(self.ordinals, day.toordinal())
        return date.fromordinal(self.ordinals[at - 1]) if at else None

    def before(self, day: date) -> date | None:
        at = bisect_left(self.ordinals, day.toordinal())
        return date.fromordinal(self.ordinals[at - 1]) if at else None

    def after(self, day: date) -> date | None:
        at = bisect_right(self.ordinals, day.toordinal())
        return date.fromordinal(self.ordinals[at]) if at < len(self.ordinals) else None


class Column(NamedTuple):
    """Numbers in the order of the days from which each counts."""

    days: Sequence[Ordinal]
    numbers: Sequence[int]

    @classmethod
    def of(cls, rows: Iterable[tuple[Ordinal, int]]) -> Column:
        """Of rows in order."""
        days, numbers = array("l"), array("q")
        for day, number in rows:
            days.append(day)
            numbers.append(number)
        return cls(days, numbers)

    def until(self, day: date) -> Sequence[int]:
        return self.numbers[: bisect_right(self.days, day.toordinal())]


class Spot(NamedTuple):
    """A place's name, and its degrees where an editor was certain of them."""

    name: str
    latitude: float | None
    longitude: float | None


class PlacedEvent(NamedTuple):
    """That an event was said to have happened at this spot: from a day on, and until before another."""

    event: int
    first: Ordinal  # of its reports
    since: Ordinal
    until: Ordinal
    spot: Spot


class Retold(NamedTuple):
    """An entry that was told of on several days."""

    first: Ordinal
    last: Ordinal
    entry: int
    event: int


class Reported(NamedTuple):
    days: ReportDays
    entries: Column
    # Beside each entry the day it stands at; of those told by more than a day -1, -2 … for rows of `wider`.
    stands: Sequence[int]
    wider: Sequence[Lying]
    retold: Sequence[Retold]
    entities: Column  # one for each event that names them
    telling: Column  # sources, one for each event they tell of
    printing: Column  # sources, one for each article
    copied: Sequence[tuple[Ordinal, int, int]]  # article and source, where others print the same report
    placed: Sequence[PlacedEvent]

    def retold_after(self, day: date) -> list[Retold]:
        """What was known by the end of this day, and told of again later."""
        asked = day.toordinal()
        return [each for each in self.retold if each.first <= asked < each.last]


def placed_on(placed: Iterable[PlacedEvent], day: date) -> list[tuple[int, Spot]]:
    """Where the events happened that had been reported by the end of this day, as far as was said."""
    asked = day.toordinal()
    return [(each.event, each.spot) for each in placed if max(each.first, each.since) <= asked < each.until]


def placed_otherwise(placed: Sequence[PlacedEvent], day: date) -> Mapping[int, str]:
    """By event the name of its place at the end of this day, "" for none, where it may be another now."""
    asked = day.toordinal()
    names = dict.fromkeys((each.event for each in placed if each.since > asked), "")
    changed = (each for each in placed if each.until != ALWAYS and each.since <= asked < each.until)
    return names | {each.event: each.spot.name for each in changed}


def reported(timeline: Timeline) -> Reported:
    """Five questions, and two more where events have places."""
    ordinals = _Ordinals()
    rows = ((ordinals[iso], *row) for iso, *row in _cited.rows(NOBODY, timeline.pk))
    told = sorted(rows, key=itemgetter(0))
    first: dict[int, Ordinal] = {}  # in order, as all that is made of it
    last: dict[int, Ordinal] = {}
    telling: dict[tuple[int, int], Ordinal] = {}
    printing: dict[tuple[int, int], Ordinal] = {}
    for day, event, article, source in told:
        last[event] = day
        if day == ALWAYS:
            continue
        first.setdefault(event, day)
        if source is not None:
            telling.setdefault((event, source), day)
            printing.setdefault((article, source), day)
    entry_of, stands, wider = _entries(timeline, ordinals)
    known = [event for event in first if event in entry_of]
    entities = _entities(timeline)
    return Reported(
        ReportDays(array("l", sorted({day for day, *_told in told} - {ALWAYS}))),
        Column.of((first[event], entry_of[event]) for event in known),
        array("l", [stands[event] for event in known]),
        wider,
        [
            Retold(first[event], last[event], entry_of[event], event)
            for event in known
            if last[event] > first[event]
        ],
        Column.of((day, entity) for event, day in first.items() for entity in entities.get(event, ())),
        Column.of((day, source) for (_event, source), day in telling.items()),
        Column.of((day, source) for (_article, source), day in printing.items()),
        [(printing[row], *row) for row in set(_copies.rows(NOBODY, timeline.pk)) if row in printing],
        _placed(timeline, first),
    )


class _Ordinals(dict[str | None, Ordinal]):
    """Of days as the database writes them, each read once; ALWAYS of none."""

    def __missing__(self, iso: str | None) -> Ordinal:
        self[iso] = found = date.fromisoformat(iso).toordinal() if iso else ALWAYS
        return found


def _entries(timeline: Timeline, ordinals: _Ordinals) -> tuple[dict[int, int], dict[int, int], list[Lying]]:
    """By event its entry, and where that stands; and the rows of those told by more than a day."""
    entry_of, stands = {}, {}
    for event, id, day in _within.rows(NOBODY, timeline.pk):
        entry_of[event], stands[event] = id, ordinals[day]
    wider: list[Lying] = []
    for event, id, day, width, earliest, latest, precision, circa in _wider.rows(NOBODY, timeline.pk):
        wider.append(lying_of(day, width, earliest, latest, precision, circa, 1))
        entry_of[event], stands[event] = id, -len(wider)
    return entry_of, stands, wider


def _entities(timeline: Timeline) -> dict[int, list[int]]:
    """By event."""
    found: dict[int, list[int]] = {}
    for event, entity in _taking_part.rows(NOBODY, timeline.pk):
        found.setdefault(event, []).append(entity)
    return found


def _entries_of(timeline: int) -> EntryQuerySet:
    return Entry.objects.filter(timeline=timeline).order_by()


# Their SQL is kept, and what comes back is turned into nothing: these are tens of thousands of rows.
_cited = Prepared(
    lambda viewer, timeline: (
        Citation.objects.filter(event__entries__timeline=timeline)
        .order_by()
        .values_list(Cast("reported", CharField()), "event", "article", "article__source")
    )
)
_copies = Prepared(
    lambda viewer, timeline: (
        Citation.objects.filter(event__entries__timeline=timeline, article__same_reports__isnull=False)
        .order_by()
        .values_list("article", "article__source")
    )
)
_within = Prepared(
    lambda viewer, timeline: (
        _entries_of(timeline).filter(width__lte=DAY).values_list("event", "pk", Cast("day", CharField()))
    )
)
_wider = Prepared(
    lambda viewer, timeline: (
        _entries_of(timeline)
        .filter(width__gt=DAY)
        .values_list("event", "pk", "day", "width", "earliest", "latest", "event__precision", "event__circa")
    )
)
_taking_part = Prepared(
    lambda viewer, timeline: (
        Participation.objects.filter(event__entries__timeline=timeline)
        .order_by()
        .values_list("event", "entity")
    )
)


def first_named(events: Sequence[int]) -> dict[tuple[int, int], Ordinal]:
    """By event and entity the day of the first report that names it in a sentence that tells of the event;
    ALWAYS where that is a report of no known day."""
    if not events:
        return {}
    rows = (
        Mention.objects.cited(event__in=list(events))
        .order_by()
        .values_list("version__citations__event", "entity")
    )
    days = rows.annotate(first=Min("version__citations__reported"))
    return {(event, entity): day.toordinal() if day else ALWAYS for event, entity, day in days}


def _placed(timeline: Timeline, first: Mapping[int, Ordinal]) -> list[PlacedEvent]:
    """A place is an editor's word, known from the day it was given: earlier where a report names it. One that
    was taken away since is told of no more."""
    events = timeline.entries.exclude(event__place="").order_by()
    columns = ("event__place", "event__latitude", "event__longitude")
    now = {
        event: (_day_of(created), Spot(*spot))
        for event, created, *spot in events.values_list("event", "event__created", *columns)
        if event in first
    }
    if not now:
        return []
    naming = _naming(timeline, {event: spot.name for event, (_created, spot) in now.items()})
    said = _places_said(now)
    placed: list[PlacedEvent] = []
    for event, (created, spot) in now.items():
        before = list(_spots_before(event, first[event], created, said.get(event, ())))
        since = said[event][0][0] if event in said else created
        if not before:
            since = min(since, naming.get(event, ALWAYS))
        placed += [*before, PlacedEvent(event, first[event], since, ALWAYS, spot)]
    return placed


def _spots_before(
    event: int, first: Ordinal, created: Ordinal, said: Sequence[tuple[Ordinal, Spot]]
) -> Iterator[PlacedEvent]:
    """Those that stood there once, of what was said newest first."""
    days = [day for day, _before in said] + [created]
    for (until, spot), since in zip(said, days[1:], strict=True):
        if spot.name:
            yield PlacedEvent(event, first, since, until, spot)


def _places_said(now: Mapping[int, tuple[Ordinal, Spot]]) -> dict[int, list[tuple[Ordinal, Spot]]]:
    """By event the days on which its place was changed, newest first, each with what stood there before."""
    said: dict[int, list[tuple[Ordinal, Spot]]] = {}
    changing = (Decision.Action.PLACE, *Decision.AGAIN)
    decisions = Decision.objects.filter(event__in=list(now), action__in=changing).newest_first()
    for event, at, rows in decisions.values_list("event", "at", "changes"):
        for row in rows:
            before, after = row.get("before"), row.get("after")
            if row.get("model") == "event" and row.get("id") == event and before and after:
                stood = said[event][-1][1] if event in said else now[event][1]
                changed = {_SPOT[name]: value for name, value in before.items() if name in _SPOT}
                if changed:
                    said.setdefault(event, []).append((_day_of(at), stood._replace(**changed)))
    return said


_SPOT = {"place": "name", "latitude": "latitude", "longitude": "longitude"}  # columns of an event


def _naming(timeline: Timeline, names: Mapping[int, str]) -> dict[int, Ordinal]:
    """By event the day of the first report whose sentence names its place."""
    found: dict[int, Ordinal] = {}
    cited = Citation.objects.filter(event__entries__timeline=timeline, reported__isnull=False)
    placed = cited.exclude(event__place="").order_by()
    for event, day, sentence in placed.values_list("event", "reported", "sentence"):
        name = names.get(event)
        if name and day and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence):
            found[event] = min(day.toordinal(), found.get(event, ALWAYS))
    return found


def _day_of(moment: datetime) -> Ordinal:
    return timezone.localdate(moment).toordinal()
