"""Dates as EDTF (ISO 8601-2) writes them: "2016-11-17~", "198X", "2016-24", "1980-01-01/1980-12-31".

Levels 0 and 1, and of level 2 the quarters and halves. Years are of four figures, 0001 to 9999.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from newsreader.text.timex import stretches
from newsreader.text.timex.stretches import Stretch
from newsreader.text.when import When

_ONE = r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?|\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX"
_DATE = re.compile(_ONE, re.IGNORECASE)
_INTERVAL = re.compile(rf"(?P<first>{_ONE}|\.\.|)/(?P<last>{_ONE}|\.\.|)", re.IGNORECASE)
_UNSAID = re.compile(r"X", re.IGNORECASE)
# The figures of a month beyond December: spring to winter, whose hemisphere is not said or northern.
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 25: "SP", 26: "SU", 27: "FA", 28: "WI"}
_FIRST_SOUTHERN, _FIRST_QUARTER, _FIRST_THIRD, _FIRST_HALF, _LAST = 29, 33, 37, 40, 41


def read(text: str) -> When | None:
    """None for what is not written so.

    Raises ValueError for what is and has no day: a 13th month, an end before its beginning.

    >>> read("2016-24").earliest, read("2016-24").latest
    (datetime.date(2016, 12, 1), datetime.date(2017, 2, 28))
    >>> read("2016-11/..").earliest, read("2016-11/..").latest, read("November 2016")
    (datetime.date(2016, 11, 1), None, None)
    """
    if _DATE.fullmatch(text):
        return _one(text)
    interval = _INTERVAL.fullmatch(text)
    if interval is None or not re.search(r"\d", text):
        return None
    first, last = (None if end in ("", "..") else _one(end) for end in interval.group("first", "last"))
    return _between(first, last)


def _between(first: When | None, last: When | None) -> When:
    """From the first day of the one to the last of the other; where one is missing, open."""
    if first is None or last is None:
        known = first or last
        assert known is not None
        if first is None:
            return replace(known, earliest=None)
        return replace(known, latest=None)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        raise ValueError("it ends before it begins")
    return When(first.earliest, last.latest, "period", circa=first.circa or last.circa)


def _one(text: str) -> When:
    hedge = text[-1] if text[-1] in "~?%" else ""
    found = _stretch(text.rstrip("~?%").upper())
    if hedge in ("~", "%"):
        return stretches.hedged(found).when(circa=True)
    return found.when(circa=bool(hedge))


def _stretch(text: str) -> Stretch:
    year, month, day = (*text.split("-"), "", "")[:3]
    if _UNSAID.search(year):
        return _years(year)
    if not month or month == "XX":
        return stretches.year(int(year))
    if day and day != "XX":
        return stretches.on(int(year), int(month), int(day))
    return _part_of_year(int(year), int(month))


def _years(year: str) -> Stretch:
    """ "198X", "19XX": some year of these."""
    if year[2] != "X":
        return stretches.decade(int(year[:3]))
    first = int(year[:2]) * 100
    return Stretch(year[:2], date(first, 1, 1), date(first + 99, 12, 31), "century")


def _part_of_year(year: int, month: int) -> Stretch:
    if month <= 12:
        return stretches.month(year, month)
    if month in _SEASONS:
        return stretches.season(year, _SEASONS[month])
    if _FIRST_QUARTER <= month < _FIRST_THIRD:
        return stretches.quarter(year, month - _FIRST_QUARTER + 1)
    if _FIRST_THIRD <= month < _FIRST_HALF:
        return _third(year, month - _FIRST_THIRD)
    if _FIRST_HALF <= month <= _LAST:
        return stretches.half(year, month - _FIRST_HALF + 1)
    if _FIRST_SOUTHERN <= month < _FIRST_QUARTER:
        raise ValueError("seasons are kept as the northern ones")
    raise ValueError("a year has twelve months")


def _third(year: int, which: int) -> Stretch:
    first = date(year, which * 4 + 1, 1)
    last = stretches.shifted_day(first, "M", 4) - timedelta(days=1)
    return Stretch("", first, last, "period")
