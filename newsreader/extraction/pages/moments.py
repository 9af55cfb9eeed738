"""Dates as the attributes, metas and structured data of a page write them."""

import re
from datetime import UTC, datetime

from newsreader.extraction.dates.dates import Moment, moments

_BASIC = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-]\d{4})?)?")
# Seconds since 1970, or thousandths of them.
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
# No page of the web is older; a number beyond the other end is no date.
_EARLIEST, _LATEST = datetime(1991, 8, 6, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
# "Published: " may stand before the date.
_LONGEST_LABEL = 12


def machine(value: str) -> Moment | None:
    """The first date of a value that is nothing but a date.

    >>> [machine(value).local.isoformat() for value in ("20161208", "1481202000", "1481202000000")]
    ['2016-12-08T00:00:00', '2016-12-08T13:00:00', '2016-12-08T13:00:00']
    >>> machine("161208"), machine("99999999999")
    (None, None)
    """
    value = value.strip()
    if basic := _BASIC.fullmatch(value):
        year, month, day, hour, minute, second = (int(part or -1) for part in basic.groups()[:6])
        zone = basic[7] or ""
        moment = Moment(0, len(value), year, month, day, hour, minute, second, zone=zone)
        return moment if moment.local else None
    if seconds := _SECONDS.fullmatch(value):
        return _of_seconds(int(seconds[1] or 0) or int(seconds[2]) // 1000, len(value))
    found = next(moments(value), None)
    return found if found and found.year and found.start <= _LONGEST_LABEL else None


def _of_seconds(seconds: int, length: int) -> Moment | None:
    moment = datetime.fromtimestamp(seconds, UTC)
    if not _EARLIEST <= moment < _LATEST:
        return None
    day = (moment.year, moment.month, moment.day)
    return Moment(0, length, *day, moment.hour, moment.minute, moment.second, zone="Z")
