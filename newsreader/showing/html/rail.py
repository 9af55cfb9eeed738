"""The date rail beside a timeline's entries, and the shelves they stand under."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from newsreader.showing.html.dates import (
    cached_by_when,
    century,
    date_format,
    part_of_years,
    parts_of_day,
    period,
    unbroken,
    whole,
)
from newsreader.text.order import first_year, grain, shown_day, unit
from newsreader.text.timex.stretches import YEARS
from newsreader.text.when import When


class Rail(NamedTuple):
    """What the date rail shows of a when: big, small beside it, and a shape for its precision."""

    big: str
    month: str
    note: str
    shape: str  # "day", "span" or "about"


class MonthHeading(NamedTuple):
    """The heading an entry stands under: a month and its year, or a year alone where no month is known.

    A decade or century is a "year" too. `period` is that of the heading, "" where the date is unknown.
    """

    month: str
    year: str
    period: str


@cached_by_when
def month_heading(value: When) -> MonthHeading:
    """By the day the entry stands at (text/order.py), in no finer unit than it is told in."""
    known = shown_day(value)
    if known is None:
        return MonthHeading("", _("date unknown"), "")
    named = grain(value.precision, value.earliest, value.latest)
    if named in ("day", "month"):
        return MonthHeading(date_format(known, "F"), str(known.year), unit("month", known))
    return MonthHeading("", period(unit(named, known)), unit(named, known))


class Headings:
    """Which entries of a window, told in order, stand under a heading of their own.

    A month is said where it is not the last that was said; a year, decade or century where what stands before
    lies outside it. So none is ever said twice, though "2016" stands among the days of January 2016.
    """

    def __init__(self) -> None:
        self.month = self.before = ""

    def new(self, heading: MonthHeading, day: date) -> bool:
        before, self.before = self.before, day.isoformat()
        if heading.month:
            said, self.month = self.month, heading.period
            return said != heading.period
        first, _dots, last = heading.period.partition("..")
        return not before or not first <= before[:4] <= (last or first)


@cached_by_when
def rail(value: When) -> Rail:
    first, last = value.earliest, value.latest
    known = first or last
    if known is None:
        return Rail("?", "", _("date unknown"), "about")
    if first is None or last is None:
        return Rail(
            *_big(grain(value.precision, first, last), known), _("from") if first else _("by"), "span"
        )
    told_by_days = value.time is not None or not (value.circa or value.precision in YEARS)
    if first == last and told_by_days:
        return _one_day(value, first)
    if value.circa:
        inside = first + (last - first) / 2
        return Rail(*_big(grain(value.precision, first, last), inside), _("about"), "about")
    return _whole_unit(value, first, last) or _span(value, first, last)


def _one_day(value: When, day: date) -> Rail:
    """With its time, the part of the day, or else the weekday beside it."""
    if value.time:
        at = time_format(value.time, "H:i")
        note = _("about %(time)s") % {"time": at} if value.circa else at
    else:
        note = parts_of_day().get(value.part_of_day, "") or date_format(day, "D")
    return Rail(str(day.day), date_format(day, "M"), note, "day")


def _whole_unit(value: When, first: date, last: date) -> Rail | None:
    """A month or part of one, a season, a year …; None where the bounds fill none, or show as days."""
    name = whole(value.precision, first, last)
    if not name or value.precision in ("week", "weekend"):
        return None
    month = date_format(first, "M")
    if value.precision != "month":
        named = grain(value.precision, first, last)
        if named in ("decade", "century"):
            part = part_of_years(value.precision, first, last)
            return Rail(*_big(named, first + (last - first) / 2), part, "span")
        return Rail(str(first.year), "", _beside_year(name, first.year), "span")
    if (first.year, first.month) != (last.year, last.month):
        return Rail(month, f"–{date_format(last, 'M')}", "", "span")
    entire = first.day == 1 and last.day > 10
    return Rail(month, "", _("month") if entire else _FIRST_WORD.split(name)[0], "span")


_FIRST_WORD = re.compile("[ -]")  # "mid" of "mid-December 2016"


def _beside_year(name: str, year: int) -> str:
    """ "spring" of "spring 2016", which stands beside 2016; a longer name whole; "" of the year itself."""
    word = re.fullmatch(rf"(?:(\w+)[ -])?{year}", name)
    return word[1] or "" if word else name


def _span(value: When, first: date, last: date) -> Rail:
    lengths = {"week": _("week"), "weekend": _("weekend")}
    note = parts_of_day().get(value.part_of_day, "") or lengths.get(value.precision, "")
    month = date_format(first, "M")
    if (first.year, first.month) != (last.year, last.month):
        until = unbroken(f"{last.day} {date_format(last, 'M')}")
        return Rail(str(first.day), f"{month}\u00a0– {until}", note, "span")
    return Rail(f"{first.day}–{last.day}", month, note, "span")


def _big(grain: str, inside: date) -> tuple[str, str]:
    """The rail's big and small words for a unit that holds a day: no finer than the unit."""
    if grain == "day":
        return str(inside.day), date_format(inside, "M")
    if grain == "month":
        return date_format(inside, "M"), ""
    if grain == "century":
        number, _space, word = century(first_year(grain, inside)).partition(" ")
        return number, word
    return (_("%(year)ss") % {"year": inside.year // 10 * 10} if grain == "decade" else str(inside.year)), ""
