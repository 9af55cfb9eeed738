"""Named stretches of the calendar (a day, a week, a quarter …): their TIMEX3 value and their days.

Every function raises ValueError or OverflowError for what no calendar has (31 February, the year 0);
`find` reads that as "no such expression".
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from newsreader.text.when import When


@dataclass(frozen=True, slots=True)
class Stretch:
    """`first` and `last` are inclusive; both None for a year before Christ, which `date` cannot hold."""

    value: str
    first: date | None
    last: date | None
    precision: str

    def when(self, *, circa: bool = False) -> When:
        return When(self.first, self.last, self.precision, circa)


ONE_DAY = timedelta(days=1)


def day(moment: date) -> Stretch:
    moment = date(moment.year, moment.month, moment.day)
    return Stretch(moment.isoformat(), moment, moment, "day")


def on(year_number: int, month_number: int, day_number: int) -> Stretch:
    return day(date(year_number, month_number, day_number))


def week(moment: date) -> Stretch:
    """The Monday-to-Sunday (ISO) week that holds the day."""
    monday = moment - timedelta(days=moment.weekday())
    year, number, _ = moment.isocalendar()
    return Stretch(f"{year:04}-W{number:02}", monday, monday + timedelta(days=6), "week")


def weekend(moment: date) -> Stretch:
    found = week(moment)
    assert found.last is not None
    return Stretch(found.value + "-WE", found.last - ONE_DAY, found.last, "weekend")


@lru_cache(2_400)  # two centuries: what a text of months alone asks for again and again
def month(year_number: int, number: int) -> Stretch:
    last = monthrange(year_number, number)[1]
    return Stretch(
        f"{year_number:04}-{number:02}",
        date(year_number, number, 1),
        date(year_number, number, last),
        "month",
    )


def quarter(year_number: int, number: int) -> Stretch:
    first, last = month(year_number, number * 3 - 2), month(year_number, number * 3)
    return Stretch(f"{year_number:04}-Q{number}", first.first, last.last, "quarter")


def half(year_number: int, number: int) -> Stretch:
    first, last = month(year_number, number * 6 - 5), month(year_number, number * 6)
    return Stretch(f"{year_number:04}-H{number}", first.first, last.last, "half-year")


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(year_number: int, letters: str) -> Stretch:
    """Three whole months of the northern year; winter runs into the next year."""
    begins = SEASONS[letters]
    ends = shifted_month(year_number, begins, 2)
    return Stretch(f"{year_number:04}-{letters}", date(year_number, begins, 1), month(*ends).last, "season")


def year(number: int) -> Stretch:
    return Stretch(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(number: int) -> Stretch:
    """decade(199) is the 1990s."""
    return Stretch(f"{number:03}", date(number * 10, 1, 1), date(number * 10 + 9, 12, 31), "decade")


def century(number: int) -> Stretch:
    """century(19) is 1901–2000 to a calendar-maker and 1900–1999 to everyone else: both are inside."""
    return Stretch(f"{number:02}", date(number * 100, 1, 1), date(number * 100 + 100, 12, 31), "century")


def before_christ(value: str, precision: str) -> Stretch:
    return Stretch("BC" + value, None, None, precision)


def shifted_month(year_number: int, number: int, by: int) -> tuple[int, int]:
    count = year_number * 12 + number - 1 + by
    return count // 12, count % 12 + 1


def shifted_day(moment: date, unit: str, by: int) -> date:
    """The day so many units on; 31 March less a month is the last of February."""
    if unit == "D":
        return moment + timedelta(days=by)
    if unit == "W":
        return moment + timedelta(days=7 * by)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit] * by
    to_year, to_month = shifted_month(moment.year, moment.month, months)
    return date(to_year, to_month, min(moment.day, monthrange(to_year, to_month)[1]))


def of(unit: str, moment: date) -> Stretch:
    """The stretch of that unit which holds the day."""
    if unit not in _OF:
        raise ValueError(unit)
    return _OF[unit](moment)


_OF: dict[str, Callable[[date], Stretch]] = {
    "D": day,
    "W": week,
    "WE": weekend,
    "M": lambda moment: month(moment.year, moment.month),
    "Q": lambda moment: quarter(moment.year, (moment.month + 2) // 3),
    "H": lambda moment: half(moment.year, 1 if moment.month <= 6 else 2),
    "Y": lambda moment: year(moment.year),
    "DE": lambda moment: decade(moment.year // 10),
    "CE": lambda moment: century(moment.year // 100),
}


# The thirds of a decade and of a century, by the years they begin and end with, counted from its first.
YEARS = {
    "decade": {"START": (0, 3), "MID": (4, 6), "END": (7, 9)},
    "century": {"START": (0, 33), "MID": (34, 66), "END": (67, 100)},
}


def part(found: Stretch, which: str) -> Stretch:
    """The first, middle or last third of a stretch ("START", "MID", "END"): value and precision stay.

    Of a month ten days, of a year four months, of a decade or century whole years.
    """
    if found.first is None or found.last is None:
        return found
    first, last = found.first, found.last
    if found.precision == "month":
        ends = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[which]
        return replace(found, first=first.replace(day=ends[0]), last=first.replace(day=ends[1]))
    if found.precision == "year":
        ends = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[which]
        return replace(found, first=first.replace(month=ends[0]), last=month(first.year, ends[1]).last)
    if found.precision in YEARS:
        ends = YEARS[found.precision][which]
        return replace(found, first=date(first.year + ends[0], 1, 1), last=date(first.year + ends[1], 12, 31))
    length = (last - first).days + 1
    third = timedelta(days=length // 3)
    if length < 3:
        return found
    if which == "START":
        return replace(found, last=first + third)
    if which == "END":
        return replace(found, first=last - third)
    return replace(found, first=first + third, last=last - third)


# How far "about" reaches to either side of a stretch, in days.
HEDGES = {"day": 3, "weekend": 7, "week": 7, "month": 15, "season": 45, "quarter": 45, "year": 365}


def hedged(found: Stretch) -> Stretch:
    if found.first is None or found.last is None:
        return found
    reach = timedelta(days=HEDGES.get(found.precision, 0))
    return replace(found, first=found.first - reach, last=found.last + reach)
