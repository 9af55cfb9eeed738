"""What a reader narrowed a list to: by entity, source, period, and what was known on a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from urllib.parse import urlencode

from newsreader.models import Entity, Source
from newsreader.models.timeline import EntryQuerySet


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader narrowed a list to. `period` is a year, month or day, or two of them: "2016-12..2017".

    `newest` and `span` narrow nothing: they are how a reader looks at a timeline, and go along in its links.
    """

    entity: Entity | None = None
    source: Source | None = None
    place: str = ""  # the name of one
    period: str = ""
    known: str = ""  # an ISO day: the timeline as it was known at its end
    newest: bool = False  # first
    span: str = ""  # the period that the overview shows, where it is not the whole timeline

    def __bool__(self) -> bool:
        return bool(self.entity or self.source or self.place or self.period or self.known)

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
        if self.place:
            entries = entries.at(self.place)
        if self.known_day:
            entries = entries.known_on(self.known_day)
        return entries.between(self.first, self.last)

    @property
    def parts(self) -> dict[str, str | int | None]:
        return {
            "entity": self.entity.pk if self.entity else None,
            "source": self.source.pk if self.source else None,
            "place": self.place,
            "period": self.period,
            "known": self.known,
            "order": "newest" if self.newest else "",
            "span": self.span,
        }

    def but_known(self) -> Filter:
        """The same, of everything that is known today."""
        return replace(self, known="")

    @property
    def widened(self) -> str:
        """The query string of everything, in the order a reader chose."""
        return Filter(newest=self.newest).query()

    def query(self, **change: str | int | None) -> str:
        """The query string of this filter with something changed; None takes a part out."""
        chosen = {name: value for name, value in (self.parts | change).items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def is_day(known: str) -> bool:
    """Is this a day of the calendar, such as "2016-12-08"?"""
    return _DAY.match(known) is not None and bounds_of(known) is not None


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
