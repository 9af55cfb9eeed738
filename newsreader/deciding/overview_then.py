"""A timeline at a glance as it was known on a day: what overview.py counts today, counted of what was
reported until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from newsreader.deciding.overview import FACETS, PLACES, reach
from newsreader.deciding.sources import CitedOutlet, sources_in
from newsreader.models import Entity
from newsreader.models.entry_key import DatedThen
from newsreader.models.known import dated_otherwise, named_later
from newsreader.models.lying import Lying, periods_in
from newsreader.models.overview import PlaceCount
from newsreader.models.reported import PlacedEvent, Reported, placed_on
from newsreader.models.spread import spread
from newsreader.text.order import UNKNOWN

MANY = 1000  # days: as many lie months apart, and are drawn by nothing finer
FINER = ("day", "week")  # than months


def overview_then(reported: Reported, day: date, then: Mapping[int, DatedThen]) -> dict[str, Any]:
    """The overview of a timeline at the end of a day; `then` is what was dated otherwise. Of places see
    places_then()."""
    lying = [*_lying(reported, day, then), *dated_otherwise(then.values())]
    named = reported.entities.until(day)
    retold = reported.retold.after(day).events
    named.subtract(id for ids in named_later(retold, day).values() for id in ids)
    return (
        _glance(lying)
        | {"entities": Entity.objects.counted(_most(named, FACETS))}
        | sources_in(_outlets(reported, day), _copied(reported, day), FACETS)
    )


def _glance(lying: Sequence[Lying]) -> dict[str, Any]:
    """What a page shows of how they lie in time; of that day no list has a strip."""
    days = [each for each in lying if each.day < UNKNOWN]
    known = _by_month(days) if len(days) > MANY else days
    laid = spread(known)
    return {
        "count": sum(each.entries for each in lying),
        **reach(known),
        "periods": periods_in(known),
        "years": sorted({each.day.year for each in known}),
        "spread": spread(days) if laid.kind in FINER else laid,
    }


def places_then(placed: Iterable[PlacedEvent], day: date) -> list[PlaceCount]:
    """Those with a spot on the map, the most frequent, by name: editors say so, on any day."""
    spots = Counter(spot for _event, spot in placed_on(placed, day) if spot.latitude is not None)
    most = sorted(spots.items(), key=lambda row: (-row[1], row[0]))[:PLACES]
    return sorted(PlaceCount(*spot, count) for spot, count in most)  # type: ignore[arg-type]


def _lying(reported: Reported, day: date, then: Mapping[int, DatedThen]) -> Iterator[Lying]:
    """Of the entries that were dated then as they are now."""
    counts = reported.standing.until(day)
    again = reported.retold.after(day)
    stands = {**dict(zip(again.entries, again.stands, strict=True)), **reported.dayless}
    counts.subtract(stands[id] for id in then if id in stands)
    for at, count in counts.items():
        if count and at < 0:
            yield reported.wider[-at - 1]._replace(entries=count)
        elif count:
            stood = date.fromordinal(at)
            yield Lying(stood, "day", stood, count)


def _by_month(lying: Sequence[Lying]) -> list[Lying]:
    """What lies within days at the first and the last of them in each month, as models/gathered.py has it."""
    months: dict[tuple[int, int], list[Lying]] = {}
    found = []
    for each in lying:
        if each.grain == "day" and each.end == each.day and not each.loose:
            months.setdefault((each.day.year, each.day.month), []).append(each)
        else:
            found.append(each)
    for within in months.values():
        first, last, entries = min(within), max(within), sum(each.entries for each in within)
        if first.day != last.day:
            found.append(first._replace(entries=entries - 1))
        found.append(last._replace(entries=1 if first.day != last.day else entries))
    return found


def _most(counts: Counter[int], most: int) -> dict[int, int]:
    rows = ((id, count) for id, count in counts.items() if count > 0)
    return dict(sorted(rows, key=lambda row: (-row[1], row[0]))[:most])


def _outlets(reported: Reported, day: date) -> list[CitedOutlet]:
    events, articles = reported.telling.until(day), reported.printing.until(day)
    return [CitedOutlet(id, count, articles[id]) for id, count in _most(events, len(events)).items()]


def _copied(reported: Reported, day: date) -> dict[int, int]:
    asked = day.toordinal()
    return {article: source for since, article, source in reported.copied if since <= asked}
