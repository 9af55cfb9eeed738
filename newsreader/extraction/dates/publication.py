"""From a date on the page to the moment of publication, with the zone and order of its source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from newsreader.extraction.dates.dates import Moment, resolved
from newsreader.extraction.dates.zones import zone
from newsreader.extraction.fields import Outlet, Precision, Published


def published(
    moment: Moment, raw: str, outlet: Outlet | None, day_first: bool | None
) -> tuple[Published | None, list[str]]:
    """The moment as stated and lines for people; None where 08/12/2016 stays open.

    >>> from newsreader.extraction.dates.dates import moments
    >>> published(next(moments("08/12/2016")), "08/12/2016", None, None)[0]
    """
    reading = resolved(moment, day_first)
    if reading is None:
        return None, [
            f"“{raw}” can be read day first or month first, and nothing says which; it is left open."
        ]
    local = reading.local
    if local is None:
        return None, [f"“{raw}” names no year; it is left open."]
    precision: Precision = "day" if reading.hour < 0 else "minute" if reading.second < 0 else "second"
    warnings = []
    if reading.weekday >= 0 and local.weekday() != reading.weekday:
        warnings.append(f"“{raw}”: that day was not the weekday it names.")
    found = zone(reading.zone, local, outlet.zone if outlet else "")
    if found.warning:
        warnings.append(found.warning)
    return Published(local, found.name, found.status, precision, raw), warnings


def page_day_first(page: Sequence[Moment], texts: Sequence[str], outlet: Outlet | None) -> bool | None:
    """How the page writes 08/12: as its source does, else as its dates that can be read only one way."""
    if outlet is not None and outlet.day_first is not None:
        return outlet.day_first
    orders = {_day_first(moment, text) for moment, text in zip(page, texts, strict=True)} - {None}
    return orders.pop() if len(orders) == 1 else None


def _day_first(moment: Moment, text: str) -> bool | None:
    """Whether a date shows that its day comes first: by a number over twelve, or by its weekday."""
    if moment.other:
        reading = resolved(moment, None) if moment.weekday >= 0 else None
        return reading.day == moment.day if reading else None
    if not moment.numeric or moment.day == moment.month:
        return None
    first = text.lstrip("".join(c for c in text if not c.isdigit()))[:2].rstrip("/.-")
    return int(first) == moment.day if first.isdigit() else None


def with_year(moment: Moment, others: Sequence[Moment]) -> Moment | None:
    """A day without a year, completed by another date of the page that stands up to a month after it."""
    for other in others:
        later = other.local
        if later is None or other.other:
            continue
        for year in (later.year, later.year - 1):
            candidate = replace(moment, year=year)
            local = candidate.local
            if local and timedelta(0) <= later.date() - local.date() <= timedelta(days=31):
                return candidate
    return None
