"""Dates as a reader reads them: never more precise than the text, and with the reason at hand."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache, wraps
from typing import Any, TypeVar

from django.utils import formats
from django.utils.formats import time_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from newsreader.text.order import first_year
from newsreader.text.timex.stretches import YEARS
from newsreader.text.when import When

# Translators: Django date format strings.
DAY = lambda: pgettext("date format", "j F Y")  # noqa: E731
DAY_WITH_WEEKDAY = lambda: pgettext("date format", "l j F Y")  # noqa: E731
DAY_AND_MONTH = lambda: pgettext("date format", "j F")  # noqa: E731
MONTH = lambda: pgettext("date format", "F Y")  # noqa: E731

Said = TypeVar("Said")


def cached_by_when(say: Callable[[When], Said]) -> Callable[..., Said]:
    """A filter of a when, or of anything dated, that remembers what it said of each when in each language.

    Whoever says many names the language: asking for it costs as much as remembering.
    """

    @lru_cache(maxsize=20_000)
    def remembered(value: When, _language: str | None) -> Said:
        return say(value)

    @wraps(say)
    def filter(dated: Any, language: str | None = None) -> Said:
        return remembered(dated if isinstance(dated, When) else dated.when, language or get_language())

    return filter


@lru_cache(maxsize=20_000)
def _formatted(value: date, format: Callable[[], str] | str, _language: str | None) -> str:
    return formats.date_format(value, format if isinstance(format, str) else format())


def date_format(value: date, format: Callable[[], str] | str, language: str | None = None) -> str:
    """Django's, remembered: a page says the same few days again and again, at 12 µs each."""
    return _formatted(value, format, language or get_language())


def parts_of_day() -> Mapping[str, str]:
    return {
        "MO": _("morning"),
        "MI": _("midday"),
        "AF": _("afternoon"),
        "EV": _("evening"),
        "NI": _("night"),
        "DT": _("daytime"),
        "EH": _("early hours"),
        "ON": _("overnight"),
    }


def day(value: date | None, language: str | None = None) -> str:
    """8 December 2016"""
    return date_format(value, DAY, language) if value else ""


def unbroken(words: str) -> str:
    """A day that no line ends within: for lines of several things, which would break there on a telephone."""
    return words.replace(" ", "\u00a0")


def weekday(value: date | None, language: str | None = None) -> str:
    """Thursday 8 December 2016"""
    return date_format(value, DAY_WITH_WEEKDAY, language) if value else ""


def period(value: str | None) -> str:
    """A period of a filter or an overview in words, no more precise than it is.

    "2016-12-07", "2016-12", "2016" or two of them: "November 2016 – 2017"; "1990..1999" is "the 1990s".
    """
    if not value:
        return ""
    first, _dots, last = value.partition("..")
    if not last or first == last:
        return _point(first)
    if len(first) == len(last) == 4:
        return _years(int(first), int(last))
    if len(first) == len(last) == 10:
        return days(date.fromisoformat(first), date.fromisoformat(last))
    return f"{_point(first)} – {_point(last)}"


def _point(value: str) -> str:
    if len(value) == 10:
        return day(date.fromisoformat(value))
    return date_format(date.fromisoformat(f"{value}-01"), MONTH) if len(value) == 7 else value.lstrip("0")


def _years(first: int, last: int) -> str:
    """A decade or century by its name."""
    if (last - first, first % 10) == (9, 0):
        return _("the %(year)ss") % {"year": first}
    return century(last) if (last - first, last % 100) == (99, 99) or last == 99 else f"{first}–{last}"


def century(year: int) -> str:
    """The century of a year: "19th century"."""
    number = year // 100 + 1
    ends = {1: _("%(number)sst century"), 2: _("%(number)snd century"), 3: _("%(number)srd century")}
    ending = number % 10 if number % 100 not in (11, 12, 13) else 0
    return ends.get(ending, _("%(number)sth century")) % {"number": number}


def reach(overview: Mapping[str, Any]) -> str:
    """From when to when a timeline reaches: "15 November – 22 December 2016", "2012 – 22 December 2016"."""
    first, last = overview.get("first"), overview.get("last")
    if first and last and len(first) == len(last) == 10 and ".." not in first + last:
        return days(date.fromisoformat(first), date.fromisoformat(last))
    ends = [words for words in (period(first), period(last)) if words]
    return ends[0] if len(set(ends)) == 1 else " – ".join(ends)


def days(first: date, last: date) -> str:
    """7–8 December 2016, with no month or year said twice."""
    if first == last:
        return date_format(first, DAY)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, DAY)}"
    if first.year == last.year:
        return f"{date_format(first, DAY_AND_MONTH)} – {date_format(last, DAY)}"
    return f"{date_format(first, DAY)} – {date_format(last, DAY)}"


def span(first: date | None, last: date | None) -> str:
    """Two days, by the name of the months or years they fill."""
    if not first or not last:
        return day(first or last)
    return (whole("month", first, last) if _whole_months(first, last) else "") or days(first, last)


@cached_by_when
def when(value: When) -> str:
    """A when (or anything dated) in words: "about 17 November 2016", "overnight, 7–8 December 2016"."""
    if value.earliest is None and value.latest is None:
        return _("date unknown")
    if value.latest is None:
        return _("from %(day)s") % {"day": _end(value, value.earliest)}
    if value.earliest is None:
        return _("by %(day)s") % {"day": _end(value, value.latest)}
    return _bounded(value, value.earliest, value.latest)


def _end(value: When, bound: date | None) -> str:
    """The known end of a when that is open: the unit it was given in, not that unit's first or last day."""
    words = _part_that_ends(value, bound) or _unit(value.precision, bound) if bound else ""
    return _("about %(time)s") % {"time": words} if value.circa else words


def _part_that_ends(value: When, bound: date) -> str:
    """ "the early 1990s", where what is open ends with them; "the late 1990s", where it begins with them."""
    if value.precision not in YEARS:
        return ""
    begin = first_year(value.precision, bound)
    for which, (first, last) in YEARS[value.precision].items():
        is_first = value.latest is None and which != "START" and bound == date(begin + first, 1, 1)
        if is_first or (value.earliest is None and which != "END" and bound == date(begin + last, 12, 31)):
            return _("the %(part)s") % {"part": _part(which, _name(value.precision, begin))}
    return ""


def _unit(precision: str, inside: date) -> str:
    """The month, year, decade or century that holds a day; for what is finer than a month, the day."""
    if precision == "month":
        return date_format(inside, MONTH)
    if precision in ("season", "quarter", "half-year", "year"):
        return str(inside.year)
    if precision == "decade":
        return _("the %(year)ss") % {"year": inside.year // 10 * 10}
    if precision == "century":
        return _("the %(century)s") % {"century": _name(precision, first_year(precision, inside))}
    return day(inside)


def _bounded(value: When, first: date, last: date) -> str:
    if value.circa and value.time is not None and first == last:
        return _("%(day)s, about %(time)s") % {"day": day(first), "time": time_format(value.time, "H:i")}
    if value.circa:
        return _("about %(time)s") % {"time": _about(value, first, last)}
    if value.time is not None and first == last:
        at = time_format(value.time, "H:i")
        return f"{day(first)}, {at} {value.zone}".strip()
    if value.part_of_day and value.part_of_day in parts_of_day():
        if value.part_of_day == "NI" and first != last:
            return _("night of %(days)s") % {"days": days(first, last)}
        part = parts_of_day()[value.part_of_day]
        return f"{day(first)}, {part}" if first == last else f"{part}, {days(first, last)}"
    return whole(value.precision, first, last) or days(first, last)


def _about(value: When, first: date, last: date) -> str:
    """What the bounds of a hedge lie around: the day in their middle, or its month, season or year."""
    middle = first + (last - first) / 2
    if value.precision == "season":
        month = middle.month // 3 * 3 or 12
        return _season(date(middle.year - (middle.month < 3), month, 1) if middle.year > 1 else middle)
    if value.precision in YEARS and (which := _third_of_years(value.precision, first, last)):
        name = _name(value.precision, first_year(value.precision, middle))
        return _("the %(part)s") % {"part": _part(which, name)}
    if value.precision != "period":
        return _unit(value.precision, middle)
    return whole(value.precision, first, last) or days(first, last)


def whole(precision: str, first: date, last: date) -> str:
    """The name of a calendar unit that the bounds fill exactly; "" where they fill none.

    What is told by decades or centuries has a name always, and no day.
    """
    if precision in YEARS:
        return _of_years(precision, first, last)
    if precision == "month" and (third := _third(first, last)):
        return third % {"month": date_format(first, MONTH)}
    if precision == "week" and first.isoweekday() == 1 and (last - first).days == 6:
        return _("week of %(day)s") % {"day": day(first)}
    months = _whole_months(first, last)
    if not months:
        return ""
    return _named_unit(precision, first, months) or _whole_years(first, last, months)


def _whole_months(first: date, last: date) -> int:
    """How many calendar months the bounds fill exactly; 0 where they fill none."""
    after = last + timedelta(days=1) if last < date.max else last
    if first.day != 1 or after.day != 1:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


def _named_unit(precision: str, first: date, months: int) -> str:
    """The name, if it has one, of a unit within a year that begins on this day and lasts so many months."""
    year = {"year": first.year}
    if (precision, months) == ("month", 1):
        return date_format(first, MONTH)
    if (precision, months) == ("season", 3) and first.month % 3 == 0:
        return _season(first)
    if (precision, months) == ("year", 4) and first.month % 4 == 1:
        return (_("early %(year)s"), _("mid-%(year)s"), _("late %(year)s"))[first.month // 4] % year
    if (precision, months) == ("half-year", 6) and first.month in (1, 7):
        return (_("first half of %(year)s") if first.month == 1 else _("second half of %(year)s")) % year
    if (precision, months) == ("quarter", 3) and first.month % 3 == 1:
        return _("quarter %(number)s of %(year)s") % {"number": first.month // 3 + 1, **year}
    return ""


def _whole_years(first: date, last: date, months: int) -> str:
    """A year, several years or several months, by their ends."""
    if months == 12 and first.month == 1:
        return str(first.year)
    if months % 12 == 0 and first.month == 1:
        return f"{first.year}–{last.year}"
    return f"{date_format(first, MONTH)} – {date_format(last, MONTH)}" if months > 1 else ""


def _of_years(precision: str, first: date, last: date) -> str:
    """The whole or a third of a decade or century ("the 1990s", "early 19th century"); else its years."""
    begin = first_year(precision, first + (last - first) / 2)
    if which := _third_of_years(precision, first, last):
        return _part(which, _name(precision, begin))
    if _fills(first, last, begin, YEARS[precision]["END"][1]):
        name = _name(precision, begin)
        return name if precision == "century" else _("the %(decade)s") % {"decade": name}
    if precision == "century" and _fills(first, last, begin, 99):
        return _name(precision, begin)
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _fills(first: date, last: date, begin: int, more: int) -> bool:
    bounds = (first.year, first.month, first.day, last.year, last.month, last.day)
    return bounds == (begin, 1, 1, begin + more, 12, 31)


def _third_of_years(precision: str, first: date, last: date) -> str:
    """ "START", "MID" or "END" of a decade or century; "" of what is no third of one.

    Dates stored before thirds were cut by whole years begin in the year before, and may end in the one after.
    """
    begin = first_year(precision, first + (last - first) / 2)
    for which, (starts, ends) in YEARS[precision].items():
        if 0 <= begin + starts - first.year <= 1 and 0 <= last.year - begin - ends <= 1:
            return which
    return ""


def _name(precision: str, begin: int) -> str:
    """ "1990s", "19th century"."""
    return century(begin) if precision == "century" else _("%(year)ss") % {"year": begin}


def _part(which: str, name: str) -> str:
    said = {"START": _("early %(years)s"), "MID": _("mid-%(years)s"), "END": _("late %(years)s")}
    return said[which] % {"years": name}


def part_of_years(precision: str, first: date, last: date) -> str:
    """The word beside a decade or century of which the bounds are a third: "early"."""
    words = {"START": _("early"), "MID": _("mid"), "END": _("late")}
    return words.get(_third_of_years(precision, first, last), "") if precision in YEARS else ""


def _season(first: date) -> str:
    """Of the northern half of the world, as the text package counts them; a winter belongs to two years."""
    if first.month == 12:
        return _("winter %(first)s–%(second)02d") % {"first": first.year, "second": (first.year + 1) % 100}
    names = {3: _("spring %(year)s"), 6: _("summer %(year)s"), 9: _("autumn %(year)s")}
    return names[first.month] % {"year": first.year}


def _third(first: date, last: date) -> str:
    """The words for the thirds of a month that news speaks of; "" for any other stretch of it."""
    if (first.year, first.month) != (last.year, last.month):
        return ""
    if (first.day, last.day) == (1, 10):
        return _("early %(month)s")
    if (first.day, last.day) == (11, 20):
        return _("mid-%(month)s")
    if (first.day, last.day) == (21, monthrange(last.year, last.month)[1]):
        return _("late %(month)s")
    return ""


def differ(citations: Iterable[Any]) -> str:
    """How the reports of one event date it: "apart" where two exclude each other, "looser" where some are
    only less precise, "" where all agree. Those that give no date of their own don't count."""
    dated = [c for c in citations if c.rule != "reported" and not c.lost]
    given = {(c.earliest or date.min, c.latest or date.max) for c in dated}
    if len(given) < 2:
        return ""
    last_start, first_end = max(first for first, _last in given), min(last for _first, last in given)
    return "apart" if last_start > first_end else "looser"


def published(version: Any) -> str:
    """When a version was published, as far as it says: with time and zone, and how the zone is known."""
    if version.published_day is None:
        return _("publication date unknown")
    words = date_format(version.published_day, DAY)
    if version.published_time is None:
        return words
    zone = version.published_zone or _("zone unknown")
    return f"{words}, {time_format(version.published_time, 'H:i')} ({zone})"
