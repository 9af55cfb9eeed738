"""Days of the calendar, with their year and without."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from re import Match

from newsreader.text.timex import stretches, traps
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.hours import hour_of_day, zone_name
from newsreader.text.timex.mods import about_mod, edge_mod
from newsreader.text.timex.reader import NOWHERE, SKIPPED, Reader, Reading, dated
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import ZONES, month_number, ordinal, weekday_number
from newsreader.text.timex.year_traps import counts_what_follows
from newsreader.text.timex.yearless import on_calendar, year_after_range
from newsreader.text.timex.years import full_year
from newsreader.text.when import DAYS, When

EDGES = r"(?:<edge>)?"
WEEKDAY = r"(?:<weekday>(?: ?,)? (?:the )?)?"


@rule(
    "iso-instant",
    r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])[t ](?P<hour>[0-2][0-9])"
    r":(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?P<zone>z"
    r"|[+-][0-2][0-9]:?[0-5][0-9])?",
    needs="slashed",
)
def iso_instant(found: Match[str], reader: Reader) -> Reading:
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    zone = {"z": "+00:00", None: ""}.get(found["zone"], found["zone"])
    value = f"{day.isoformat()}T{clock.isoformat('seconds' if clock.second else 'minutes')}"
    return Reading(
        "TIME", value + (found["zone"] or "").upper(), When(day, day, "instant", time=clock, zone=zone)
    )


@rule("iso-date", r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])", needs="slashed")
@rule("iso-date", r"(?P<year>[12][0-9]{3})[/.](?P<month>[01]?[0-9])[/.](?P<day>[0-3]?[0-9])", needs="slashed")
def iso_date(found: Match[str], reader: Reader) -> Reading:
    return dated(stretches.on(int(found["year"]), int(found["month"]), int(found["day"])))


@rule(
    "wire-slug",
    r"(?P<month>[01][0-9])-(?P<day>[0-3][0-9])-(?P<year>[0-9]{2}) (?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])"
    r"(?P<zone>[ecmp][ds]t|gmt)",
    needs="slashed number",
)
def wire_slug(found: Match[str], reader: Reader) -> Reading:
    """ "08-15-90 1337EDT", as American agencies sign their reports."""
    day = date(full_year(found["year"], reader.published), int(found["month"]), int(found["day"]))
    clock = time(int(found["hour"]), int(found["minute"]))
    return Reading(
        "TIME",
        f"{day.isoformat()}T{clock.isoformat('minutes')}",
        When(day, day, "instant", time=clock, zone=ZONES[found["zone"]]),
    )


@rule(
    "clock-in-date",
    WEEKDAY + r"(?:<month> <day>|<day:2> <month:2>)(?:,| at|, at)? (?P<hour>[01]?[0-9]|2[0-3])"
    r":(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?: ?<meridiem>)?(?: <zone>)?,? <year>",
    needs="month clock year",
    traits=Traits(family="date"),
)
def clock_in_date(found: Match[str], reader: Reader) -> Reading | None:
    """ "Tue Mar 15 11:22:33 UTC 2016", as machines write it; "26 December at 07:58, 2004"."""
    if traps.figure_goes_on(reader.lower, reader.end) or not traps.is_year(reader, *found.span("year")):
        return None
    month, day = month_number(found["month"] or found["month2"]), ordinal(found["day"] or found["day2"]) or 0
    moment = date(int(found["year"]), month, day)
    hour = hour_of_day(int(found["hour"]), (found["meridiem"] or "").replace(".", "").replace(" ", ""))
    if hour is None:
        return None
    clock = time(hour, int(found["minute"]), int(found["second"] or 0))
    value = f"{moment.isoformat()}T{clock.isoformat('seconds' if clock.second else 'minutes')}"
    return Reading("TIME", value, When(moment, moment, "instant", time=clock, zone=zone_name(found["zone"])))


@rule(
    "figures-date",
    r"(?:<weekday>,? )?(?P<one>[0-3]?[0-9])(?P<stroke>[/.-])(?P<two>[0-3]?[0-9])(?P=stroke)"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})",
    needs="slashed",
    traits=Traits(ambiguous=True),
)
def figures_date(found: Match[str], reader: Reader) -> Reading | None:
    if len(found["year"]) == 2 and found["stroke"] != "/":
        return None
    if traps.part_of_a_longer_figure(reader.lower, found.start("one"), found.end()):
        return None
    one, two, year = int(found["one"]), int(found["two"]), full_year(found["year"], reader.published)
    day_first = _is_day_first(found, reader, year)
    if day_first is None:
        days = sorted([date(year, two, one), date(year, one, two)])
        return Reading(
            "DATE",
            f"{year}-XX-XX",
            When(days[0], days[1], "period"),
            anchor=NOWHERE,
            parameters=(("unresolved", "the source's habit, day or month first, is not known"),),
            marks=frozenset(["unresolved"]),
        )
    month, day = (two, one) if day_first else (one, two)
    return dated(stretches.on(year, month, day), order="day first" if day_first else "month first")


def _is_day_first(found: Match[str], reader: Reader, year: int) -> bool | None:
    """As the figures, the source, the weekday beside or the day of publication say; None: nobody can say."""
    one, two = int(found["one"]), int(found["two"])
    if one > 12 or two > 12:
        return one > 12
    if one == two or found["stroke"] == ".":
        return True
    if reader.day_first is not None:
        return reader.day_first
    day_first, month_first = date(year, two, one), date(year, one, two)
    if found["weekday"]:
        fits = [day.weekday() == weekday_number(found["weekday"]) for day in (day_first, month_first)]
        if fits.count(True) == 1:
            return fits[0]
    return None if reader.published is None else _nearer(day_first, month_first, reader.published)


def _nearer(day_first: date, month_first: date, published: date) -> bool | None:
    """A report writes of the days around it: one of two within three days, the other beyond three weeks."""
    apart = [abs((day_first - published).days), abs((month_first - published).days)]
    if min(apart) <= 3 and max(apart) > 21:
        return apart[0] < apart[1]
    return None


@rule(
    "month-day-year",
    WEEKDAY + r"(?:<edge>)?<month> (?:the )?<dayword>(?: ?,)? ?(?:of |in )?<shortyear>",
    needs="month number",
    traits=Traits(family="date", day_may_follow=True),
)
@rule(
    "day-month-year",
    WEEKDAY + r"(?:<edge>)?(?:the )?<dayword> (?:of )?<month>(?: ?,)? (?:of |in )?<shortyear>",
    needs="month number",
    traits=Traits(family="date"),
)
@rule("day-month-year", r"(?P<weekday>)(?P<edge>)<day>[-/]<month>[-/]<year>", needs="month number")
@rule("month-day-year", r"(?P<weekday>)(?P<edge>)<month>-<day>-<year>", needs="month number")
def full_date(found: Match[str], reader: Reader) -> Reading | None:
    day = ordinal(found["day"])
    if not day:
        return None
    year = full_year(found["year"].strip("'’‘"), reader.published)
    mod = edge_mod(found["edge"]) or about_mod(_hedge_before(reader))
    return dated(stretches.on(year, month_number(found["month"]), day), mod=mod)


@rule("month-day-bc", r"<month> <day>,? (?P<year>[0-9]{1,4}) <era>", needs="month era")
@rule("month-day-bc", r"<day> <month>,? (?P<year>[0-9]{1,4}) <era>", needs="month era")
def month_day_bc(found: Match[str], reader: Reader) -> Reading:
    month, day = month_number(found["month"]), ordinal(found["day"])
    return dated(stretches.before_christ(f"{int(found['year']):04}-{month:02}-{day:02}", "day"))


@rule("month-bc", EDGES + r"<month>,? (?:of )?(?P<year>[0-9]{1,4}) <era>", needs="month era")
def month_bc(found: Match[str], reader: Reader) -> Reading:
    value = f"{int(found['year']):04}-{month_number(found['month']):02}"
    return dated(stretches.before_christ(value, "month"), mod=edge_mod(found["edge"]))


def _hedge_before(reader: Reader) -> str | None:
    hedge = _HEDGE.search(reader.before(20))
    return hedge[0] if hedge else None


_HEDGE = re.compile(r"\b(?:about|around|circa|approximately|roughly|ca\.?)\s+(?:the\s+)?$")


@rule(
    "attacks-of-a-day",
    r"(?:the )?(?:september|sept\.?) (?:11|eleven)(?:th)?(?:,? 2001,?)?|9/11|7/7",
    needs="month|slashed",
)
def attacks_of_a_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "9/11" and "the September 11 attacks" are names, not days of the story."""
    if "/" in found[0]:
        return SKIPPED
    return SKIPPED if reader.precedes(_ATTACKS) else None


_ATTACKS = re.compile(
    r",? (?:terror(?:ist)? |suicide )?(?:attacks?|hijack\w+|attackers|commission|memorial|"
    r"victims|families|plot)\b"
)


@rule(
    "month-day",
    WEEKDAY + r"(?:<edge>)?<month> (?:the )?<dayword>",
    needs="month number",
    traits=Traits(family="date", lacks_year=True, day_may_follow=True),
)
@rule(
    "day-month",
    WEEKDAY + r"(?:<edge>)?(?:the )?<dayword>(?: of)? <month>",
    needs="month number",
    traits=Traits(family="date", lacks_year=True),
)
@rule("day-month", r"(?P<weekday>)(?P<edge>)<day>-<month>", needs="month number")
def month_day(found: Match[str], reader: Reader) -> Reading | None:
    day, month = ordinal(found["day"]), month_number(found["month"])
    if not day or not traps.is_month(reader, found.start("month"), found.end("month"), numbered=True):
        return None
    if traps.figure_goes_on(reader.lower, reader.end):
        return None
    if traps.names_a_street(reader):
        return SKIPPED
    date(2000, month, day)
    mod = edge_mod(found["edge"]) or about_mod(_hedge_before(reader))
    pair = year_after_range(reader, month, day) or _year_after_days(reader)
    if pair is not None:
        return dated(stretches.on(pair, month, day), mod=mod)
    if found["weekday"] and reader.published is not None:
        year = _year_of_weekday(reader, month, day, weekday_number(found["weekday"]))
        if year is not None:
            return dated(
                stretches.on(year, month, day), mod=mod, anchor=Anchor("published", reader.published)
            )
    return on_calendar(reader, month, day, mod)


# "April 3, 5 and 9, 2013", "April 3-9, 2013".
_DAYS_WITH_YEAR = re.compile(
    r"(?:,\s?[0-3]?[0-9](?:st|nd|rd|th)?){0,6},?\s?(?:-|–|—|and|or|to|through|&)\s?[0-3]?[0-9](?:st|nd|rd|th)?,\s"
    r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9]|[,.][0-9])"
)


def _year_after_days(reader: Reader) -> int | None:
    """The year that the last of several days of one month names."""
    found = _DAYS_WITH_YEAR.match(reader.lower, reader.end, reader.end + 44)
    if found is None:
        return None
    counts = counts_what_follows(reader.lower, found.end()) and not _HIT.match(reader.lower, found.end())
    return None if counts else int(found["year"])


_HIT = re.compile(r"\s(?:injured|killed|wounded)\b")


def _year_of_weekday(reader: Reader, month: int, day: int, weekday: int) -> int | None:
    """ "Wednesday, Sept. 21" names its year: the nearest in which that day was a Wednesday."""
    assert reader.published is not None
    year = reader.published.year
    for candidate in (year, year - 1, year + 1):
        try:
            moment = date(candidate, month, day)
        except ValueError:
            continue
        if moment.weekday() == weekday and abs((moment - reader.published).days) < 300:
            return candidate
    return None


# Ranges of days.


@rule(
    "day-of-range",
    r"(?:the )?<day>(?=(?:, ?(?:the )?(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?){0,6},?"
    r" ?(?P<link>-|–|—|/|to|and|or|through) ?(?:the )?(?P<last>(?:3[01]|[12][0-9]|0?[1-9]))(?:st|nd|rd|th)?"
    r"(?:,? (?:of )?)<month>(?:,? (?:of )?<year>)?)",
    needs="month number",
    traits=Traits(lacks_year=True),
)
def day_of_range(found: Match[str], reader: Reader) -> Reading | None:
    """The "3" of "between 3 and 5 May 2016"; of "3, 5 and 9 May", one of three days."""
    first, last = ordinal(found["day"]), ordinal(found["last"])
    if first is None or last is None or first >= last:
        return None
    month = month_number(found["month"])
    if found["year"]:
        reading = dated(stretches.on(int(found["year"]), month, first))
    else:
        reading = on_calendar(reader, month, first)
    listed = found["link"] in ("and", "or") and not reader.follows(_BETWEEN)
    return reading if listed else _ranged(reading, first, last)


_BETWEEN = re.compile(r"\bbetween (?:the )?$")


def _ranged(reading: Reading, first: int, last: int) -> Reading:
    when = reading.when
    if when is None or when.earliest is None or when.latest is None:
        return reading
    whole = When(when.earliest.replace(day=first), when.latest.replace(day=last), "period")
    return replace(reading, range=whole)


_AFTER_RANGE_START = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until)\s(?:the\s)?|,\s?)\Z")


@rule("range-end-day", r"(?:the )?<day>(?:,? <year>)?", needs="number", traits=Traits(day_may_follow=True))
def range_end_day(found: Match[str], reader: Reader) -> Reading | None:
    """The "7" of "April 6-7", the "7th" of "May 6 and 7th"."""
    last, day = reader.last, ordinal(found["day"])
    if last is None or not last.traits.day_may_follow or last.day is None:
        return None
    between = reader.between(last)
    if len(between) > 10 or not _AFTER_RANGE_START.fullmatch(between):
        return None
    if day is None or day <= last.day.day or traps.figure_goes_on(reader.lower, reader.end):
        return None
    if between.strip() in (",", "and", "or") and not _is_a_day(found, reader, last):
        return None
    year = int(found["year"]) if found["year"] else last.day.year
    moment = date(year, last.day.month, day)
    reading = dated(stretches.day(moment), anchor=reader.anchor_of(last))
    if between.strip() in (",", "or", "and") and not reader.follows(_BETWEEN, last):
        return reading
    return replace(reading, range=When(last.day.replace(year=year), moment, "period"))


def _is_a_day(found: Match[str], reader: Reader, last: Timex) -> bool:
    """Of a figure after a mere comma or "and": it says so, or nothing that it could count comes after."""
    if found["day"][-1].isalpha() or found["year"]:
        return True
    if not last.traits.family and reader.between(last).strip() == "and" and reader.precedes(_VERB):
        # "The fairs of March 1, 4 and 9 were": the second was a day as well.
        return True
    return reader.end == len(reader.lower) or reader.precedes(_NOTHING_COUNTED)


_VERB = re.compile(r" (?:are|is|was|were|will|had|have)\b")
_NOTHING_COUNTED = re.compile(r"\s*(?:[.,;:)]|and|in|at|when|,)")


@rule(
    "bare-nth",
    r"(?:(?P<edge>early|late) on )?(?P<the>the )?(?:<weekday>,? (?:the )?)?"
    r"(?P<day>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))(?: of (?:the|this|that|next|last) month)?",
    needs="nth",
)
def bare_nth(found: Match[str], reader: Reader) -> Reading | None:
    """ "on the 20th", of the month told last."""
    if not found["the"] or not (found["edge"] or reader.follows(_BEFORE_NTH)):
        return None
    following = _WORD_AFTER.match(reader.lower, reader.end, reader.end + 16)
    if following is not None and following[1] not in _AFTER_NTH:
        return None
    day, mod = ordinal(found["day"]) or 0, edge_mod(found["edge"])
    last = reader.earlier("month", *DAYS)
    if last is not None and (reader.narrative or reader.start - last.end <= 120):
        anchor = reader.anchor_of(last)
        month = anchor.day
    else:
        anchor = reader.now()
        month = _month_at_hand(reader, anchor.day, day)
    return (
        None if month is None else dated(stretches.on(month.year, month.month, day), mod=mod, anchor=anchor)
    )


def _month_at_hand(reader: Reader, today: date | None, day: int) -> date | None:
    """A day of the month in which the nth lies: this one, unless the clause looks the other way."""
    if today is not None and day > today.day and reader.direction() <= 0:
        return today.replace(day=1) - stretches.ONE_DAY
    if today is not None and 0 < day < today.day and reader.direction() > 0:
        return today.replace(day=28) + timedelta(days=5)
    return today


_WORD_AFTER = re.compile(r"\s{1,2}(?=[a-z])(\w+)")
_BEFORE_NTH = re.compile(
    r"\b(?:on|by|until|till|from|to|before|after|since|and|(?:morning|afternoon|evening|night) of)\s+$"
)
_AFTER_NTH_WORDS = "the and at in when as was were is to he she they it we a but after before with by for of"
_AFTER_NTH = frozenset(_AFTER_NTH_WORDS.split())
