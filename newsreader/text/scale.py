"""The divisions of a time scale: whole days, weeks, months or years, numbered from the year 1 on.

>>> begin = number(WEEK, dt.date(2019, 3, 6))
>>> [name(*bounds(WEEK, each)) for each in (begin, begin + 1)]
['2019-03-04..2019-03-10', '2019-03-11..2019-03-17']
"""

import datetime as dt
from typing import NamedTuple


class Division(NamedTuple):
    """So `many` of a kind: "day", "week" (from Monday), "month" or "year"."""

    kind: str
    many: int


DAY, WEEK, MONTH, QUARTER, YEAR = (
    Division("day", 1),
    Division("week", 1),
    Division("month", 1),
    Division("month", 3),
    Division("year", 1),
)
YEARS = tuple(Division("year", many) for many in (5, 10, 50, 100, 1000, 5000))
DIVISIONS = (DAY, WEEK, MONTH, QUARTER, YEAR, *YEARS)  # from the finest


def number(division: Division, day: dt.date) -> int:
    """Of the division that holds a day.

    >>> number(QUARTER, dt.date(2019, 6, 30)) - number(QUARTER, dt.date(2019, 3, 1))
    1
    """
    if division.kind == "day":
        return day.toordinal()
    if division.kind == "week":  # the year 1 began on a Monday
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1 if division.kind == "month" else day.year) // division.many


def bounds(division: Division, number: int) -> tuple[dt.date, dt.date]:
    """First and last day of a division, as far as the calendar goes.

    >>> bounds(Division("year", 10), 199)
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    """
    try:
        last = _first(division, number + 1) - dt.timedelta(days=1)
    except (ValueError, OverflowError):
        last = dt.date.max
    return _first(division, number), last


def _first(division: Division, number: int) -> dt.date:
    if division.kind == "day":
        return dt.date.fromordinal(number)
    if division.kind == "week":
        return dt.date.fromordinal(number * 7 + 1)
    if division.kind == "month":
        year, month = divmod(number * division.many, 12)
        return dt.date(year, month + 1, 1)
    return dt.date(number * division.many or 1, 1, 1)


def name(first: dt.date, last: dt.date) -> str:
    """The period of these days, by the coarsest units that they fill.

    >>> name(dt.date(2019, 1, 1), dt.date(2019, 3, 31)), name(dt.date(1990, 1, 1), dt.date(1999, 12, 31))
    ('2019-01..2019-03', '1990..1999')
    >>> name(dt.date(2019, 3, 4), dt.date(2019, 3, 4))
    '2019-03-04'
    """
    length = 10
    if first.day == 1 and (last == dt.date.max or (last + dt.timedelta(days=1)).day == 1):
        length = 4 if (first.month, last.month) == (1, 12) else 7
    start, end = first.isoformat()[:length], last.isoformat()[:length]
    return start if start == end else f"{start}..{end}"


def around(first: dt.date, last: dt.date, reach: tuple[dt.date, dt.date]) -> list[tuple[dt.date, dt.date]]:
    """What one goes back up through from these days to the reach: century, decade, year and month.

    >>> week, reach = bounds(WEEK, 105_310), (dt.date(2009, 1, 1), dt.date(2023, 5, 1))
    >>> name(*week), [name(*each) for each in around(*week, reach)]
    ('2019-04-22..2019-04-28', ['2010..2019', '2019', '2019-04'])
    """
    above = []
    for division in (Division("year", 100), Division("year", 10), YEAR, MONTH):
        of_first = number(division, first)
        days = bounds(division, of_first)
        wider = days[0] <= reach[0] and reach[1] <= days[1]
        if of_first == number(division, last) and days != (first, last) and not wider:
            above.append(days)
    return above
