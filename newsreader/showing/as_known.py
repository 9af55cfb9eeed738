"""A timeline as it was known at the end of a day: a copy of it that every part of a page can be made from.

All that was reported of it is read once, and kept with its revision in the order of the days
(models/reported.py): of any day what lies before it is counted. What is counted depends on the last day of a
report until then alone, and is kept by that day: so a stranger can make a site keep no more than the timeline
has such days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.cache import cache

from newsreader.models import Timeline
from newsreader.models.entry_key import DatedThen
from newsreader.models.known import dated_then
from newsreader.models.overview import PlaceCount
from newsreader.models.reported import PlacedEvent, ReportDays, Reported, placed_otherwise, reported
from newsreader.showing.filter import Filter
from newsreader.showing.words_then import end_of, set_timeline_words

KEPT_FOR = 3600  # seconds


class Counts(NamedTuple):
    """How a day is counted: deciding/overview_then.py."""

    overview: Callable[[Reported, date, Mapping[int, DatedThen]], dict[str, Any]]
    places: Callable[[Sequence[PlacedEvent], date], Sequence[PlaceCount]]


def as_known(timeline: Timeline, day: date, counts: Counts) -> Timeline:
    """The copy."""
    then = copy(timeline)
    kept = f"known:{timeline.pk}:{timeline.revision}"
    days, placed = _kept(timeline)
    last = days.until(day) or date.min
    dated = then.dated_then = dated_on(timeline, day)

    def counted() -> dict[str, Any]:
        return counts.overview(_told(timeline), last, dated)

    overview = cache.get_or_set(f"{kept}:{last}", counted, KEPT_FOR) or counted()
    then.overview = overview | {"places": counts.places(placed, day)}
    then.placed_then = placed_otherwise(placed, day)
    set_timeline_words(then, end_of(day))
    return then


def days_of(timeline: Timeline) -> ReportDays:
    """The days on which something of this timeline was reported."""
    return _kept(timeline)[0]


def _kept(timeline: Timeline) -> tuple[ReportDays, Sequence[PlacedEvent]]:
    """What is asked for where the day is counted already: apart from the rest, which is much."""

    def few() -> tuple[ReportDays, Sequence[PlacedEvent]]:
        told = _told(timeline)
        return told.days, told.placed

    return cache.get_or_set(f"known:{timeline.pk}:{timeline.revision}:few", few, KEPT_FOR) or few()


def _told(timeline: Timeline) -> Reported:
    def told() -> Reported:
        return reported(timeline)

    return cache.get_or_set(f"known:{timeline.pk}:{timeline.revision}", told, KEPT_FOR) or told()


def dated_on(timeline: Timeline, day: date) -> dict[int, DatedThen]:
    """Of its entries those that were dated otherwise at the end of the day, without counting the rest."""
    last = days_of(timeline).until(day)
    if last is None:
        return {}

    def dated() -> dict[int, DatedThen]:
        return dated_then(timeline, last, _told(timeline).retold.after(last))

    kept = f"known:{timeline.pk}:{timeline.revision}:{last}:dated"
    return cache.get_or_set(kept, dated, KEPT_FOR) or {}


class KnownOn(NamedTuple):
    """What the banner of such a page says, and where its steps lead."""

    timeline: Timeline
    filter: Filter
    days: ReportDays

    @property
    def day(self) -> date:
        return date.fromisoformat(self.filter.known)

    @property
    def last(self) -> date | None:
        """The last day of a report until the day."""
        return self.days.until(self.day)

    @property
    def report_before(self) -> date | None:
        return self.days.before(self.day)

    @property
    def report_after(self) -> date | None:
        return self.days.after(self.day)

    @property
    def day_before(self) -> date | None:
        """None where nothing had been reported: going back further says nothing."""
        return self.day - timedelta(days=1) if self.report_before else None

    @property
    def day_after(self) -> date | None:
        return self.day + timedelta(days=1) if self.report_after else None

    def url(self, day: date | None) -> str:
        """The same page on another day; as it is known now, without one."""
        query = self.filter.query(known=day.isoformat() if day else None)
        return self.timeline.get_absolute_url() + query
