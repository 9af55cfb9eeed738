"""The overview of a timeline as a page asks for it: of all its entries, of some, or of a span."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from newsreader.models import Timeline
from newsreader.models.gathered import LONG, spread_in
from newsreader.models.gathered_year import spread_of_years
from newsreader.models.known import lying_then
from newsreader.models.lying import count_between, lying_between
from newsreader.models.spread import Spread, spread
from newsreader.showing.filter import Filter, bounds_of
from newsreader.showing.windows import SoughtEntries
from newsreader.text import scale
from newsreader.text.order import PART

MINUTES = 120  # of a bar among the hours of a day: twelve of them, as wide as a thumb
TIMED = 6  # so many entries of a day by the clock are worth a drawing


def spread_of(timeline: Timeline, asked: Filter) -> Spread:
    """The whole timeline's is kept with it, also as it was known on a day; any other is counted."""
    span = bounds_of(asked.span)
    if not asked.narrows and not span and "spread" in timeline.overview:
        return Spread.of_json(timeline.overview["spread"])
    if span and not asked:
        if kept := spread_of_years(timeline, span):
            return kept
        if timeline.overview.get("count", 0) < LONG or count_between(timeline.pk, *span) < LONG:
            return spread(lying_between(timeline.pk, *span), span)
    sought = SoughtEntries(timeline, asked)
    if span:
        first, last = span
        sought = sought.where(lambda key: first <= key.day <= last, day__range=span)
    entries, then = sought.entries, [timeline.dated_then[key.id] for key in sought.dated_then]
    reach = span or _reach(timeline)
    if then or not reach or timeline.overview.get("count", 0) < LONG:
        return spread(lying_then(entries, then), span)
    return spread_in(entries, span, (reach[1] - reach[0]).days)


class HoursOfDay(NamedTuple):
    """How many entries of a day lie in which part of it, by the first minute of the part."""

    day: date
    counts: Counter[int]
    more: int  # that are told by no clock


def hours_of(timeline: Timeline, asked: Filter) -> HoursOfDay | None:
    """Where one day is asked for, or all there is, and many of its entries are told by the clock."""
    days = bounds_of(asked.span) or _reach(timeline)
    if not days or days[0] != days[1] or timeline.overview.get("count", 0) < TIMED:
        return None
    day = days[0]
    sought = SoughtEntries(timeline, asked).where(lambda key: key.day == day, day=day)
    if sought.dated_then:
        return None
    exact = sought.entries.filter(width__lt=PART, placed=None).order_by()
    counts: Counter[int] = Counter()
    for minute, count in exact.values_list("minute").annotate(count=Count("pk")):
        counts[minute // MINUTES * MINUTES] += count
    if counts.total() < TIMED or len(counts) < 2:
        return None
    return HoursOfDay(day, counts, sought.entries.count() - counts.total())


def way_up(timeline: Timeline, asked: Filter) -> list[str]:
    """The periods around the span that the overview shows, from the widest."""
    span, reach = bounds_of(asked.span), _reach(timeline)
    if not span or not reach:
        return []
    return [scale.name(*days) for days in scale.around(*span, reach)]


def _reach(timeline: Timeline) -> tuple[date, date] | None:
    first, last = (bounds_of(timeline.overview.get(end) or "") for end in ("first", "last"))
    return (first[0], last[1]) if first and last else None
