"""Whether a publication can be: none stands after the day on which the page was had."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from newsreader.extraction.fields import Extracted, Published

# The zone furthest ahead of UTC: it may be tomorrow there.
_AHEAD = timedelta(hours=14)


def latest_day(received: datetime | None) -> date | None:
    """The day it was at that moment where days begin first; `received` is in UTC where it has no zone.

    >>> latest_day(datetime(2016, 12, 8, 9, 30)), latest_day(datetime(2016, 12, 8, 10, 30))
    (datetime.date(2016, 12, 8), datetime.date(2016, 12, 9))
    """
    if received is None:
        return None
    offset = received.utcoffset() or timedelta(0)
    return (received.replace(tzinfo=None) - offset + _AHEAD).date()


def too_late(found: Published, latest: date | None) -> str:
    """One line for people where a moment stands after the `latest` day it can be, "" where it does not.

    >>> too_late(Published(datetime(2031, 1, 1), raw="1 Jan 2031"), date(2026, 11, 28))
    '“1 Jan 2031” is after the day the page was had (2026-11-28); it is left out.'
    """
    if found.local is None or latest is None:
        return ""
    day = found.local.date()
    if found.utc is not None:
        day = min(day, found.utc.date())  # where it came out it may have been tomorrow
    if day <= latest:
        return ""
    return f"“{found.raw}” is after the day the page was had ({latest}); it is left out."


def plausible(found: Extracted, received: datetime | None) -> Extracted:
    """An article without publication or update where they stand after its capture or after `received`."""
    days = [day for day in (found.captured, latest_day(received)) if day]
    latest = min(days, default=None)
    warnings = list(found.warnings)
    kept = {"published": found.published, "updated": found.updated}
    for name, moment in kept.items():
        if moment and (line := too_late(moment, latest)):
            kept[name] = None
            warnings.append(line)
    if kept == {"published": found.published, "updated": found.updated}:
        return found
    evidence = {name: proof for name, proof in found.evidence.items() if kept.get(name, proof)}
    return replace(
        found,
        published=kept["published"],
        updated=kept["updated"],
        evidence=evidence,
        warnings=tuple(dict.fromkeys(warnings)),
    )
