"""Explicit dates of a page's own lines: "December 8, 2016 8:37:01 pm", "08/12/2016 20:37 GMT", ISO 8601.

Only dates that are written out; "today" and "two hours ago" belong to the text's own reading. Nothing is
completed: a day without a year stays without, 08/12 stays open until something says which is the month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from newsreader.extraction.date_forms import DATE, TIME, WEEKDAYS, Clock, clock_of, day_of

_JOIN = (
    r"[,;\s]{0,2}(?:[|\-–—•·/@]\s?|at\s|um\s|à\s|a\slas\s|alle\s(?:ore\s)?|às\s|kl\.?\s|o'clock\s)?\s{0,2}"
)
_FLAGS = re.VERBOSE | re.IGNORECASE
_DATE_THEN_TIME = re.compile(
    rf"(?:(?<![\w/.\-])|(?<=[a-z])(?=[A-Z][a-z]{{2}}))(?:{DATE})(?:{_JOIN.replace(' ', '[ ]')}(?<![\d]){TIME(p='a')})?",
    _FLAGS,
)
_TIME_BEFORE = re.compile(rf"(?<![\w/.:]){TIME(p='b')}[,;\s]{{0,2}}(?:[|\-–—•·]\s|on\s|am\s)?\s?$", _FLAGS)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written, at [start, end) of the text given.

    `year` 0 was not given. `other` is the second reading of a numeric date (its day and month exchanged).
    `second`, `minute` and `hour` are -1 when not given. `zone` is as written.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    hour: int = -1
    minute: int = -1
    second: int = -1
    microsecond: int = 0
    zone: str = ""
    weekday: int = -1
    numeric: bool = False
    other: bool = False

    @property
    def local(self) -> datetime | None:
        """The clock's moment, midnight where no time is given; None where no such day exists."""
        if not self.year:
            return None
        try:
            return datetime(
                self.year,
                self.month,
                self.day,
                max(0, self.hour),
                max(0, self.minute),
                max(0, self.second),
                self.microsecond,
            )
        except ValueError:
            return None

    def exchanged(self) -> "Moment":
        return replace(self, month=self.day, day=self.month)


def moments(text: str) -> Iterator[Moment]:
    """The dates of a short text, from left to right, with the times that stand beside them.

    >>> [(m.year, m.month, m.day, m.hour, m.zone) for m in moments("Posted on Dec. 8, 2016 8:37 PM IST")]
    [(2016, 12, 8, 20, 'IST')]
    >>> [(m.month, m.day, m.other) for m in moments("08/12/2016")]
    [(12, 8, True)]
    """
    reached = position = 0
    while found := _DATE_THEN_TIME.search(text, position):
        moment = _moment(found)
        if moment is None:
            # "Published 8" had the shape of "December 8": the date may begin inside.
            position = found.start() + 1
            continue
        position = max(moment.end, found.start() + 1)
        if moment.hour < 0:
            # `$` of a search with an end looks at that end.
            before = _TIME_BEFORE.search(text, max(reached, found.start() - 40), moment.start)
            if before and (clock := clock_of(before, "b", before.end())):
                moment = _timed(moment, clock, start=before.start(), end=moment.end)
        reached = moment.end
        yield moment


def _moment(found: re.Match[str]) -> Moment | None:
    """The date, with the time within or after it; None where there is no such day."""
    part = found.groupdict()
    day = day_of(part)
    if day is None:
        return None
    weekday = WEEKDAYS[part["weekday"].casefold()] if part["weekday"] else -1
    start, end = found.span()
    moment = Moment(
        start, end, day.year, day.month, day.day, weekday=weekday, numeric=day.numeric, other=day.other
    )
    if part["ihour"]:
        clock = clock_of(found, "i", found.end("iso"))
        return _timed(moment, clock, start=start, end=clock.end) if clock else moment
    if part["ahour"]:
        clock = clock_of(found, "a", end)
        # No such time: the date stands alone.
        if clock is None:
            return replace(moment, end=found.start("ahour"))
        return _timed(moment, clock, start=start, end=clock.end)
    return moment


def _timed(moment: Moment, clock: Clock, *, start: int, end: int) -> Moment:
    return replace(
        moment,
        start=start,
        end=end,
        hour=clock.hour,
        minute=clock.minute,
        second=clock.second,
        microsecond=clock.microsecond,
        zone=clock.zone,
    )


def resolved(moment: Moment, day_first: bool | None) -> Moment | None:
    """The one reading of a moment; None where 08/12/2016 stays open.

    A weekday decides where it fits only one of the two; `day_first` decides the rest.
    """
    if not moment.other:
        return moment
    readings = [reading for reading in (moment, moment.exchanged()) if _fits_weekday(reading)]
    if len(readings) == 1 and moment.weekday >= 0:
        return readings[0]
    if day_first is None:
        return None
    return moment if day_first else moment.exchanged()


def _fits_weekday(moment: Moment) -> bool:
    return moment.weekday < 0 or date(moment.year, moment.month, moment.day).weekday() == moment.weekday
