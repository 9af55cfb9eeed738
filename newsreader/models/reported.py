"""What was reported of a timeline, in the order of the days: read once for all days on which it was known.

Counting one day of ten thousand entries took the database six looks at all of them. These are columns of
numbers: of each thing that is counted the days from which it counts, in order, so that how often it counts on
a day is where they are cut. So a day costs what there is to be counted by, not how often it was.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import compress
from typing import Any, NamedTuple

from django.db.models import CharField, F, Min
from django.db.models.functions import Cast
from django.utils import timezone

from newsreader.models.decision import Decision
from newsreader.models.entity import Mention
from newsreader.models.event import Citation, Participation
from newsreader.models.lying import Lying, lying_of
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import Entry, EntryQuerySet, Timeline
from newsreader.models.user import NOBODY
from newsreader.text.order import DAY, UNKNOWN

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


class DatedCounts(NamedTuple):
    """Of each key the days from which it counts once more: `days[ends[i - 1] : ends[i]]`, in order, are those
    of `keys[i]`."""

    keys: Sequence[int]
    ends: Sequence[int]
    days: Sequence[Ordinal]

    @classmethod
    def of(cls, days_of: Mapping[int, list[Ordinal]]) -> DatedCounts:
        """By key its days, in any order."""
        days, ends = array("l"), array("l")
        for several in days_of.values():
            days.extend(sorted(several))
            ends.append(len(days))
        return cls(array("q", days_of), ends, days)

    def until(self, day: date) -> Counter[int]:
        """How often each counts at the end of a day; without those that do not."""
        asked, begin = day.toordinal(), 0
        found: Counter[int] = Counter()
        for key, end in zip(self.keys, self.ends, strict=True):
            if count := bisect_right(self.days, asked, begin, end) - begin:
                found[key] = count
            begin = end
        return found


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
    """Columns of the entries that were told of on several days, in the order of the first."""

    first: Sequence[Ordinal]
    last: Sequence[Ordinal]
    entries: Sequence[int]
    events: Sequence[int]
    stands: Sequence[int]  # as in Reported.standing

    def after(self, day: date) -> Retold:
        """What was known by the end of this day, and told of again later."""
        asked = day.toordinal()
        known = bisect_right(self.first, asked)
        later = [last > asked for last in self.last[:known]]
        return Retold(*(list(compress(column, later)) for column in self))


class Reported(NamedTuple):
    days: ReportDays
    # Entries by the day they stand at; those told by more than a day by -1, -2 … for rows of `wider`.
    standing: DatedCounts
    wider: Sequence[Lying]
    dayless: Mapping[int, int]  # by entry its number in `standing`: of those that have no day of their own
    retold: Retold
    entities: DatedCounts  # once for each event that names them
    telling: DatedCounts  # sources, once for each event they tell of
    printing: DatedCounts  # sources, once for each article
    copied: Sequence[tuple[Ordinal, int, int]]  # article and source, where others print the same report
    placed: Sequence[PlacedEvent]


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
    first: dict[int, Ordinal] = {}
    last: dict[int, Ordinal] = {}
    told_by: set[tuple[int, int]] = set()  # event and source
    telling: _DaysOf = defaultdict(list)
    printing: dict[tuple[int, int], Ordinal] = {}  # by article and source
    for iso, event, article, source in sorted(_cited.rows(NOBODY, timeline.pk), key=_by_day):
        last[event] = day = ordinals[iso]
        if day == ALWAYS:
            continue
        first.setdefault(event, day)
        if source is not None:
            printing.setdefault((article, source), day)
            if (event, source) not in told_by:
                told_by.add((event, source))
                telling[source].append(day)
    printed: _DaysOf = defaultdict(list)
    for (_article, source), day in printing.items():
        printed[source].append(day)
    return Reported(
        ReportDays(array("l", sorted(set(ordinals.values()) - {ALWAYS}))),
        *_standing(timeline, first, last),
        DatedCounts.of(_named(timeline, first)),
        DatedCounts.of(telling),
        DatedCounts.of(printed),
        [(printing[row], *row) for row in set(_copies.rows(NOBODY, timeline.pk)) if row in printing],
        _placed(timeline, first),
    )


_DaysOf = dict[int, list[Ordinal]]


def _by_day(row: tuple[Any, ...]) -> str:
    """What is of no known day last."""
    return row[0] or "~"


class _Ordinals(dict[str | None, Ordinal]):
    """Of days as the database writes them, each read once; ALWAYS of none."""

    def __missing__(self, iso: str | None) -> Ordinal:
        self[iso] = found = date.fromisoformat(iso).toordinal() if iso else ALWAYS
        return found


def _standing(
    timeline: Timeline, first: Mapping[int, Ordinal], last: Mapping[int, Ordinal]
) -> tuple[DatedCounts, list[Lying], dict[int, int], Retold]:
    """Where its entries stand; the rows of those told by more than a day; which have no day; which were told
    of again."""
    ordinals = _Ordinals()
    days_of: _DaysOf = defaultdict(list)
    again: list[tuple[Ordinal, Ordinal, int, int, int]] = []
    wider: list[Lying] = []
    dayless: dict[int, int] = {}

    def stands(event: int, entry: int, at: int) -> None:
        days_of[at].append(first[event])
        if last[event] > first[event]:
            again.append((first[event], last[event], entry, event, at))

    for event, id, day in _within.rows(NOBODY, timeline.pk):
        if event in first:
            stands(event, id, ordinals[day])
    for event, id, day, width, earliest, latest, precision, circa in _wider.rows(NOBODY, timeline.pk):
        if event in first:
            wider.append(lying_of(day, width, earliest, latest, precision, circa, 1))
            if wider[-1].day == UNKNOWN:
                dayless[id] = -len(wider)
            stands(event, id, -len(wider))
    columns = zip(*sorted(again), strict=True) if again else ((),) * len(Retold._fields)
    return DatedCounts.of(days_of), wider, dayless, Retold(*(array("q", column) for column in columns))


def _named(timeline: Timeline, first: Mapping[int, Ordinal]) -> _DaysOf:
    """By entity the days of the events that name it."""
    found: _DaysOf = defaultdict(list)
    for event, entity in _taking_part.rows(NOBODY, timeline.pk):
        if event in first:
            found[entity].append(first[event])
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
    """By event and entity that takes part in it the day of the first report that names it in a sentence that
    tells of the event; ALWAYS where that is a report of no known day."""
    if not events:
        return {}
    rows = (
        Mention.objects.cited(event__in=list(events), event__participations__entity=F("entity"))
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
