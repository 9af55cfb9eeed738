"""A timeline as it was known at the end of a day: a copy of it that every part of a page can be made from.

What it counts depends on the last day of a report until then alone, and is kept by that day: so a stranger
can make a site keep no more than the timeline has such days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from copy import copy
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.cache import cache

from newsreader.models import Timeline
from newsreader.models.entry_key import DatedThen
from newsreader.models.known import dated_then, last_report, report_days
from newsreader.showing.filter import Filter
from newsreader.showing.words_then import end_of, set_timeline_words

KEPT_FOR = 3600  # seconds
Count = Callable[[Timeline, date, Mapping[int, DatedThen]], dict[str, Any]]


def as_known(timeline: Timeline, day: date, count: Count) -> Timeline:
    """The copy. `count` makes its overview (deciding/overview.py::overview_then)."""
    then = copy(timeline)
    kept = f"known:{timeline.pk}:{timeline.revision}"
    then.report_days = cache.get_or_set(kept, lambda: report_days(timeline), KEPT_FOR) or []
    last = last_report(then.report_days, day)

    def counted() -> tuple[dict[str, Any], dict[int, DatedThen]]:
        dated = dated_then(timeline, last) if last else {}
        return count(timeline, last or date.min, dated), dated

    then.overview, then.dated_then = cache.get_or_set(f"{kept}:{last}", counted, KEPT_FOR) or counted()
    set_timeline_words(then, end_of(day))
    return then


def dated_on(timeline: Timeline, day: date) -> dict[int, DatedThen]:
    """Of its entries those that were dated otherwise at the end of the day, without counting the rest."""
    kept = f"known:{timeline.pk}:{timeline.revision}"
    days = cache.get_or_set(kept, lambda: report_days(timeline), KEPT_FOR) or []
    last = last_report(days, day)
    if last is None:
        return {}
    return cache.get_or_set(f"{kept}:{last}:dated", lambda: dated_then(timeline, last), KEPT_FOR) or {}


class KnownOn(NamedTuple):
    """What the banner of such a page says, and where its steps lead."""

    timeline: Timeline
    filter: Filter

    @property
    def day(self) -> date:
        return date.fromisoformat(self.filter.known)

    @property
    def last(self) -> date | None:
        """The last day of a report until the day."""
        return last_report(self.timeline.report_days, self.day)

    @property
    def report_before(self) -> date | None:
        days = self.timeline.report_days
        at = bisect_left(days, self.day)
        return days[at - 1] if at else None

    @property
    def report_after(self) -> date | None:
        days = self.timeline.report_days
        return next(iter(days[bisect_right(days, self.day) :][:1]), None)

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
