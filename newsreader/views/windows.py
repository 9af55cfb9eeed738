"""A window onto a timeline: the entries a request asks for, and how to go on from them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from newsreader.forms.ids import id_in
from newsreader.models import Entity, Entry, Era, Source, Timeline, shown
from newsreader.models.shown import ShownEntry, ShownFigure
from newsreader.models.timeline import EntryQuerySet

FIRST = 100  # entries of a first window
NEXT = 50  # of each further one
BEFORE = 20  # shown before the entry an address names
PRINTED = 2000  # on one printed page; longer timelines print by year


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader narrowed a list to. `period` is a year, month or day, or two of them: "2016-12..2017"."""

    entity: Entity | None = None
    source: Source | None = None
    period: str = ""
    known: str = ""  # an ISO day: the timeline as it was known at its end

    @classmethod
    def asked(cls, request: HttpRequest) -> Filter:
        """Unknown entities and sources are 404; a period or day nobody can read is left out."""
        query, viewer = request.GET, request.user
        entity, source = query.get("entity", ""), query.get("source", "")
        period, known = query.get("period", ""), query.get("known", "")
        return cls(
            entity=get_object_or_404(Entity.objects.visible_to(viewer), pk=id_in(entity)) if entity else None,
            source=get_object_or_404(Source.objects.visible_to(viewer), pk=id_in(source)) if source else None,
            period=period if bounds_of(period) else "",
            known=known if _DAY.match(known) and bounds_of(known) else "",
        )

    def __bool__(self) -> bool:
        return bool(self.entity or self.source or self.period or self.known)

    @property
    def first(self) -> date | None:
        bounds = bounds_of(self.period)
        return bounds[0] if bounds else None

    @property
    def last(self) -> date | None:
        bounds = bounds_of(self.period)
        return bounds[1] if bounds else None

    @property
    def known_day(self) -> date | None:
        return date.fromisoformat(self.known) if self.known else None

    def narrow(self, entries: EntryQuerySet) -> EntryQuerySet:
        if self.entity:
            entries = entries.mentioning(self.entity)
        if self.source:
            entries = entries.reported_by(self.source)
        if self.known_day:
            entries = entries.known_on(self.known_day)
        return entries.between(self.first, self.last)

    @property
    def parts(self) -> dict[str, str | int | None]:
        return {
            "entity": self.entity.pk if self.entity else None,
            "source": self.source.pk if self.source else None,
            "period": self.period,
            "known": self.known,
        }

    def query(self, **change: str | int | None) -> str:
        """The query string of this filter with something changed; None takes a part out."""
        chosen = {name: value for name, value in (self.parts | change).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def bounds_of(period: str) -> tuple[date, date] | None:
    """First and last day of "2016", "2016-12", "2016-12-07" or "2016-11..2016-12"; None for anything else.

    >>> bounds_of("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    """
    start, _dots, end = period.partition("..")
    first, last = _days_of(start), _days_of(end or start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _days_of(point: str) -> tuple[date, date] | None:
    match = _POINT.match(point)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year == MAXYEAR:
        return None
    try:
        if month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year or 0, month, 1), date(year or 0, month, monthrange(year or 0, month)[1])
        return date(year or 0, month, day), date(year or 0, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class Window:
    """Some entries of a timeline in order, and whether there are more on either side."""

    timeline: Timeline
    filter: Filter
    entries: Sequence[ShownEntry]
    more_before: bool = False
    more_after: bool = False
    here: ShownEntry | None = None  # the entry the address names
    previous: ShownEntry | None = None
    following: ShownEntry | None = None

    @cached_property
    def eras(self) -> dict[int, Era]:
        """The era each entry begins in, by entry; of eras that overlap the later-begun one."""
        return {
            entry.pk: era
            for era in self.timeline.eras_in_order
            for entry in self.entries
            if era.earliest <= entry.place.earliest <= era.latest
        }

    @cached_property
    def figures(self) -> dict[int, list[ShownFigure]]:
        """Figures that stand in the cited sentences, by citation."""
        return shown.figures([citation.id for entry in self.entries for citation in entry.cited])

    @property
    def url_before(self) -> str:
        return self.timeline.get_absolute_url() + self.filter.query(before=self.entries[0].pk)

    @property
    def url_after(self) -> str:
        return self.timeline.get_absolute_url() + self.filter.query(after=self.entries[-1].pk)


def opening(timeline: Timeline, asked: Filter) -> Window:
    """The first window."""
    entries = _shown(asked, _narrowed(timeline, asked).in_order()[: FIRST + 1])
    return Window(timeline, asked, entries[:FIRST], more_after=len(entries) > FIRST)


def going_on(timeline: Timeline, asked: Filter, entry: Entry | ShownEntry) -> Window:
    entries = _shown(asked, _narrowed(timeline, asked).after(entry.place).in_order()[: NEXT + 1])
    return Window(timeline, asked, entries[:NEXT], more_before=bool(entries), more_after=len(entries) > NEXT)


def going_back(timeline: Timeline, asked: Filter, entry: Entry | ShownEntry) -> Window:
    entries = _shown(asked, _narrowed(timeline, asked).before(entry.place).in_reverse()[: NEXT + 1])
    nearest = entries[:NEXT][::-1]
    return Window(timeline, asked, nearest, more_before=len(entries) > NEXT, more_after=bool(nearest))


def around(timeline: Timeline, entry: Entry) -> Window:
    """The window that holds the entry, with its neighbours on either side."""
    entries: EntryQuerySet = timeline.entries.all()
    earlier = list(entries.before(entry.place).in_reverse().values_list("pk", flat=True)[: BEFORE + 1])
    later = list(entries.after(entry.place).in_order().values_list("pk", flat=True)[: FIRST - BEFORE])
    ids = [*earlier[:BEFORE], entry.pk, *later[: FIRST - BEFORE - 1]]
    found = _shown(Filter(), entries.filter(pk__in=ids).in_order())
    at = len(earlier[:BEFORE])
    return Window(
        timeline,
        Filter(),
        found,
        more_before=len(earlier) > BEFORE,
        more_after=len(later) >= FIRST - BEFORE,
        here=found[at],
        previous=found[at - 1] if at else None,
        following=found[at + 1] if at + 1 < len(found) else None,
    )


def whole(timeline: Timeline, asked: Filter) -> Window:
    """Everything the filter leaves, for print; still bounded, and says so by `more_after`."""
    entries = _shown(asked, _narrowed(timeline, asked).in_order()[: PRINTED + 1])
    return Window(timeline, asked, entries[:PRINTED], more_after=len(entries) > PRINTED)


def _narrowed(timeline: Timeline, asked: Filter) -> EntryQuerySet:
    entries: EntryQuerySet = timeline.entries.all()
    return asked.narrow(entries)


def _shown(asked: Filter, entries: EntryQuerySet) -> list[ShownEntry]:
    return shown.entries(entries, asked.known_day)
