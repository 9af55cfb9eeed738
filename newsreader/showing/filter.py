"""What a reader narrowed a list to: by entities, source, period, and what was known on a day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from newsreader.models import Entity, Source
from newsreader.models.ids import id_in
from newsreader.models.timeline import EntryQuerySet
from newsreader.models.user import Viewer

ANY = "any"  # the value of `match` in an address
NOWHERE: Mapping[int, str] = MappingProxyType({})
MOST_NAMES = 14  # chosen at once: as many as a page offers
Parts = dict[str, str | int | tuple[int, ...] | None]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader narrowed a list to. `period` is a year, month or day, or two of them: "2016-12..2017".

    `newest` and `span` narrow nothing: they are how a reader looks at a timeline, and go along in its links.
    """

    entities: tuple[Entity, ...] = ()  # in order of their ids
    either: bool = False  # one of them is enough
    source: Source | None = None
    place: str = ""  # the name of one
    period: str = ""
    known: str = ""  # an ISO day: the timeline as it was known at its end
    newest: bool = False  # first
    span: str = ""  # the period that the overview shows, where it is not the whole timeline

    def __bool__(self) -> bool:
        return bool(self.entities or self.source or self.place or self.period or self.known)

    @property
    def narrows(self) -> bool:
        """Does it leave out anything of the timeline, as it is or as it was known?"""
        return bool(self.entities or self.source or self.place or self.period)

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

    def narrow(self, entries: EntryQuerySet, placed_then: Mapping[int, str] = NOWHERE) -> EntryQuerySet:
        """`placed_then` is a timeline's, which says where events happened as it was known on the day."""
        known = self.known_day
        if self.either and self.entities:
            entries = entries.mentioning(*self.entities, until=known)
        else:
            for entity in self.entities:
                entries = entries.mentioning(entity, until=known)
        if self.source:
            entries = entries.reported_by(self.source, until=known)
        if self.place:
            entries = entries.at(self.place, placed_then)
        if known:
            entries = entries.known_on(known)
        return entries.between(self.first, self.last)

    def holds(self, earliest: date, latest: date) -> bool:
        """Might what happened between these days have happened in its period?"""
        return not self.first or not self.last or (latest >= self.first and earliest <= self.last)

    @property
    def parts(self) -> Parts:
        return {
            "entity": tuple(entity.pk for entity in self.entities),
            "match": ANY if self.either else "",
            "source": self.source.pk if self.source else None,
            "place": self.place,
            "period": self.period,
            "known": self.known,
            "order": "newest" if self.newest else "",
            "span": self.span,
        }

    @property
    def widened(self) -> str:
        """The query string of everything, in the order a reader chose, as it was known then."""
        return Filter(newest=self.newest, known=self.known).query()

    @property
    def then(self) -> str:
        """The query string of this day alone on which it was known: every link within a timeline keeps it."""
        return Filter(known=self.known).query()

    @property
    def chosen(self) -> int:
        """How many things were chosen that leave something out."""
        return len(self.entities) + sum(map(bool, (self.source, self.place, self.period, self.known)))

    @property
    def kept(self) -> list[tuple[str, str | int]]:
        """What a form sends along of it, by name."""
        parts = self.parts.items()
        rows = [(name, value if isinstance(value, tuple) else (value,)) for name, value in parts]
        return [(name, each) for name, values in rows for each in values if each]

    def query(self, **change: str | int | tuple[int, ...] | None) -> str:
        """The query string of this filter with something changed; None takes a part out."""
        chosen = {name: value for name, value in (self.parts | change).items() if value}
        names = chosen.get("entity")
        if not isinstance(names, tuple) or len(names) < 2:
            chosen.pop("match", None)  # it would say nothing
        return f"?{urlencode(chosen, doseq=True)}" if chosen else ""


_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


def is_day(known: str) -> bool:
    """Is this a day of the calendar, such as "2016-12-08"?"""
    return _DAY.match(known) is not None and bounds_of(known) is not None


def day_or_none(known: str) -> str:
    """The day as it is written; "" where it is none."""
    return known if is_day(known) else ""


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


def named(ids: Iterable[str], viewer: Viewer) -> tuple[Entity, ...]:
    """What an address names, each once, in order of the ids; raises Http404 for what nobody knows."""
    wanted = {id_in(id) for id in ids if id}
    if not wanted:
        return ()
    found = Entity.objects.visible_to(viewer).filter(pk__in=[id for id in wanted if id is not None])
    entities = tuple(found.order_by("pk"))
    if len(entities) < len(wanted) or len(wanted) > MOST_NAMES:
        raise Http404
    return entities


def as_one(query: QueryDict) -> str:
    """The query string that stands for all that ask the same of a timeline: in one order, without what is
    said twice or to nobody, or what nobody can read. Nothing is looked up.

    >>> from django.http import Http404, QueryDict
    >>> as_one(QueryDict("source=03&entity=7&utm=x&entity=5&entity=7&match=all&order=odd&period=soon"))
    'entity=5&entity=7&source=3'
    """
    entities = sorted({_plain(id) for id in query.getlist("entity")} - {""})
    chosen: dict[str, str | list[str]] = {"entity": entities}
    chosen |= {name: query.get(name, "") for name in SAID_ONCE}
    chosen["source"] = _plain(query.get("source", ""))
    chosen["known"] = day_or_none(query.get("known", ""))
    chosen["order"] = "newest" if query.get("order") == "newest" else ""
    chosen |= {name: "" for name in ("period", "span") if not bounds_of(query.get(name, ""))}
    if query.get("match") == ANY and len(entities) > 1:
        chosen["match"] = ANY
    return urlencode({name: value for name, value in chosen.items() if value}, doseq=True)


def _plain(id: str) -> str:
    """Without noughts before it; what is no id as it is."""
    return str(id_in(id) or id)


SAID_ONCE = (
    *("source", "place", "period", "known", "order", "span"),
    *("at", "after", "before", "from", "until"),  # where in a timeline a page begins
)
