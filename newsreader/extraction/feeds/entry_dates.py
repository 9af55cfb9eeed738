"""The days of a feed's entries, from the words it writes: never from what a parser of feeds made of them.

Zone letters that name several zones, a month alone, 08/12/2016: what the words leave open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from newsreader.extraction.dates.dates import Moment
from newsreader.extraction.dates.plausible import latest_day
from newsreader.extraction.dates.publication import page_day_first, published
from newsreader.extraction.feeds.feed import EntryDate
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.folding import folded
from newsreader.extraction.pages.moments import machine

_LONGEST = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Where midnight to the second is how programs write a day without a time.
_NO_ZONES = frozenset({"", "Z", "UTC", "GMT", "+00:00", "+0000", "-0000"})


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


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of one feed, as it was had at `now` (with a zone).

    `outlet` gives the zone of dates without one and the order of 08/12; `language` is the feed's. The other
    dates of the feed show the order too.
    """

    now: datetime
    outlet: Outlet | None = None
    language: str = ""
    day_first: bool | None = None

    def knowing(self, raws: Iterable[str]) -> DateReader:
        """The same reader, with the order that these dates of the feed are written in."""
        pairs = [(moment, raw) for raw in raws if "/" in raw and (moment := machine(rewritten(folded(raw))))]
        moments, texts = [moment for moment, _ in pairs], [raw for _, raw in pairs]
        return replace(self, day_first=page_day_first(moments, texts, self.outlet))

    def read(self, raw: str) -> EntryDate | None:
        """None of no words at all.

        >>> reader = DateReader(datetime(2016, 12, 9, tzinfo=UTC))
        >>> reader.read("Thu, 08 Dec 2016 20:37:00 BST").moment.zone, reader.read("2016-12").moment
        ('', None)
        """
        words = folded(raw)[:_LONGEST]
        if not words:
            return None
        found = machine(rewritten(words))
        if found is None:
            return EntryDate(words, doubts=(f"“{words}” names no day that can be read.",))
        moment, doubts = published(_without_midnight(found), words, self.outlet, self.day_first)
        if moment is None:
            return EntryDate(words, doubts=tuple(doubts))
        if _unset(moment):
            return EntryDate(words, doubts=(f"“{words}” is what a program writes for no date.",))
        if self._is_ahead(moment):
            return EntryDate(words, future=True, doubts=(*doubts, f"“{words}” is after the feed was read."))
        return EntryDate(words, moment, doubts=tuple(doubts))

    def _is_ahead(self, moment: Published) -> bool:
        """Without a zone only where it is ahead wherever days begin first."""
        local = moment.local
        if local is None:
            return False
        if moment.utc is not None:
            return moment.utc > self.now
        if moment.precision == "day":
            latest = latest_day(self.now)
            return latest is not None and local.date() > latest
        return local > self.now.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=14)


def _without_midnight(moment: Moment) -> Moment:
    if moment.hour == moment.minute == 0 and moment.second <= 0 and moment.zone in _NO_ZONES:
        return replace(moment, hour=-1, minute=-1, second=-1)
    return moment


def _unset(moment: Published) -> bool:
    """The first second of 1970, and the first day of all: a field nobody filled."""
    if moment.local is None:
        return False
    if moment.utc is not None:
        return moment.utc == _EPOCH
    return moment.local in (datetime(1970, 1, 1), datetime(1, 1, 1))
