"""Dates as programs deliver them with what they deliver: of feeds' entries, of mails, told beside a page.

RFC 822 and ISO 8601 with the slips that are in use; what the words leave open stays open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from newsreader.extraction.dates.dates import Moment
from newsreader.extraction.fields import Published
from newsreader.extraction.pages.moments import machine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Where midnight to the second is how programs write a day without a time.
_NOBODYS = frozenset({"", "Z", "UTC", "GMT", "+00:00", "+0000", "-0000"})


class WrittenDate(NamedTuple):
    """A form that feeds use and pages do not: how it is rewritten, with an example and its day and time."""

    id: str
    pattern: re.Pattern[str]
    rewritten: str
    example: str
    means: str


FORMS = (
    WrittenDate(
        "asctime",
        re.compile(
            r"^(?:[A-Za-z]{3},? )?([A-Za-z]{3}) (\d{1,2}) (\d\d:\d\d(?::\d\d)?)"
            r"( [A-Z]{1,5}| [+-]\d{4})? (\d{4})$"
        ),
        r"\2 \1 \5 \3\4",
        "Thu Dec  8 20:37:00 2016",
        "2016-12-08T20:37:00",
    ),
    WrittenDate(
        "universal-time", re.compile(r"(?<=\d )UT$"), "UTC", "8 Dec 2016 20:37 UT", "2016-12-08T20:37:00"
    ),
    WrittenDate(
        "small-zone", re.compile(r"(?<=:\d\d)z$"), "Z", "2016-12-08t20:37:00z", "2016-12-08T20:37:00"
    ),
    WrittenDate(
        "offset-in-hours",
        re.compile(r"(:\d\d(?:\.\d+)?\s?)([+-]\d\d)$"),
        r"\1\g<2>00",
        "2016-12-08T20:37:00+03",
        "2016-12-08T20:37:00",
    ),
    WrittenDate(
        "leap-second",
        re.compile(r"(?<=\d:\d\d):60\b"),
        ":59",
        "Sat, 31 Dec 2016 23:59:60 GMT",
        "2016-12-31T23:59:59",
    ),
    WrittenDate(
        "zone-before-offset",
        re.compile(r"\b(?:GMT|UTC)\s?([+-])(\d)(?=$|:)"),
        r"\g<1>0\2:00",
        "Thu, 08 Dec 2016 20:37:00 GMT+3",
        "2016-12-08T20:37:00",
    ),
)


def rewritten(raw: str) -> str:
    """The words in a form that our reader of dates knows."""
    raw = " ".join(raw.split())
    for form in FORMS:
        raw = form.pattern.sub(form.rewritten, raw)
    return raw


def delivered(raw: str) -> Moment | None:
    """The moment these words name, None where they give no whole day. Midnight to the second, with no zone
    of anybody's, is how programs write a day.

    >>> moment = delivered("Thu, 08 Dec 2016 20:37:00 GMT+3")
    >>> moment.hour, moment.zone
    (20, '+03:00')
    >>> delivered("2016-12-08T00:00:00Z").hour
    -1
    """
    moment = machine(rewritten(raw))
    if moment and moment.hour == moment.minute == 0 and moment.second <= 0 and moment.zone in _NOBODYS:
        return replace(moment, hour=-1, minute=-1, second=-1, zone="")
    return moment


def unset(moment: Published) -> bool:
    """The first second of 1970, and the first day of all: a field nobody filled."""
    if moment.local is None:
        return False
    if moment.utc is not None:
        return moment.utc == _EPOCH
    return moment.local in (datetime(1970, 1, 1), datetime(1, 1, 1))
