"""Months of the calendar, with their year and without."""

import re
from dataclasses import replace
from datetime import timedelta
from re import Match

from newsreader.text import english
from newsreader.text.timex import stretches, traps
from newsreader.text.timex.mods import about_mod, edge_mod
from newsreader.text.timex.reader import SKIPPED, Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import month_number, ordinal
from newsreader.text.timex.yearless import on_calendar, year_after_range
from newsreader.text.timex.years import full_year
from newsreader.text.when import When

EDGES = r"(?:<edge>)?"


_SIX_DAYS = timedelta(days=6)
# The last day of a month's first half.
_MIDDLE = 15
_DAY = re.compile(r"\s[0-9]{1,2}\b")
_YEAR_BEFORE = frozenset({"last", "the previous", "previous", "a year"})


@rule(
    "month-year",
    r"(?:<about>)?" + EDGES + r"<month>,? ?(?:of |in )?(?P<year>['’‘][0-9]{2}|1[0-9]{3}|20[0-9]{2})",
    needs="month year",
)
@rule("month-year", r"(?:<about>)?(?P<edge>)<month>[-/](?P<year>1[0-9]{3}|20[0-9]{2})", needs="month year")
def month_year(found: Match[str], reader: Reader) -> Reading | None:
    year = full_year(found["year"].strip("'’‘"), reader.published)
    if traps.figure_goes_on(reader.lower, reader.end):
        return None
    if traps.has_no_such_day(reader, *found.span("month")):
        return SKIPPED
    mod = edge_mod(found["edge"]) or about_mod(found["about"])
    return dated(stretches.month(year, month_number(found["month"])), mod=mod)


@rule("year-month", r"<year>[-/](?P<month>0[1-9]|1[0-2])", needs="slashed")
def year_month(found: Match[str], reader: Reader) -> Reading | None:
    year, month = int(found["year"]), int(found["month"])
    if month == year % 100 + 1:
        return None
    if month > 9 and not found[0].isascii():
        return None
    if traps.figure_goes_on(reader.lower, reader.end):
        return None
    return dated(stretches.month(year, month))


@rule(
    "month-of-unit",
    EDGES
    + (
        r"<month>(?: of|,)? (?:the )?(?P<which>last|next|this|that|the same|same|the following|"
        r"the previous|following|previous) year"
    ),
    needs="month unit",
)
@rule("month-of-unit", r"(?P<edge>)<month> (?P<which>a year) ago", needs="month unit")
def month_of_year(found: Match[str], reader: Reader) -> Reading | None:
    which = found["which"]
    told = which in ("that", "the same", "same", "the following", "the previous", "following", "previous")
    anchor = reader.told() if told else reader.now()
    if anchor.day is None:
        return unresolved(f"XXXX-{month_number(found['month']):02}", "no date to count the year from")
    year = anchor.day.year + (
        1 if "next" in which or "following" in which else -1 if which in _YEAR_BEFORE else 0
    )
    mod = edge_mod(found["edge"])
    return dated(stretches.month(year, month_number(found["month"])), mod=mod, anchor=anchor)


@rule(
    "day-of-unit",
    r"(?:<month> <dayword>|<dayword:2> (?:of )?<month:2>)(?: of|,)? (?P<which>last|next|this|"
    r"that|the same|the following) year",
    needs="month unit",
)
def day_of_year(found: Match[str], reader: Reader) -> Reading | None:
    which = found["which"]
    anchor = reader.told() if which in ("that", "the same", "the following") else reader.now()
    if anchor.day is None:
        return None
    month = month_number(found["month"] or found["month2"])
    day = ordinal(found["day"] or found["day2"]) or 0
    year = anchor.day.year + (1 if "next" in which or "following" in which else -1 if which == "last" else 0)
    return dated(stretches.on(year, month, day), anchor=anchor)


@rule(
    "relative-month",
    r"(?P<edge>)(?P<which>last|next|this past|this coming|this|previous|coming|this same) <month>",
    needs="month",
    traits=Traits(looks_back=True),
)
@rule("relative-month", r"<edge>(?P<which>last|next|this past|this coming|this) <month>", needs="month")
def relative_month(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    month = month_number(found["month"])
    if not traps.is_month(reader, found.start("month"), found.end("month"), numbered=True):
        return None
    if reader.precedes(_DAY):
        return None
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(f"XXXX-{month:02}", "no date to count from", mod=mod)
    year, which = anchor.day.year, found["which"]
    if which == "this":
        pass
    elif which in ("next", "this coming", "coming"):
        year += month <= anchor.day.month
    else:
        year -= month >= anchor.day.month
    return dated(stretches.month(year, month), mod=mod, anchor=anchor)


@rule(
    "relative-month-day",
    r"(?P<which>last|next|this past|this coming) (?:<month> <day>|<day:2> (?:of )?<month:2>)",
    needs="month number",
)
def relative_month_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "last Oct. 29": the latest that is over."""
    anchor = reader.now()
    month, day = month_number(found["month"] or found["month2"]), ordinal(found["day"] or found["day2"]) or 0
    if anchor.day is None or traps.figure_goes_on(reader.lower, reader.end):
        return None
    year, ahead = anchor.day.year, found["which"] in ("next", "this coming")
    this = stretches.on(year, month, day).first
    if this is not None and (this <= anchor.day if ahead else this >= anchor.day):
        year += 1 if ahead else -1
    return dated(stretches.on(year, month, day), anchor=anchor)


@rule("told-month", EDGES + r"(?P<which>the following|the next|the previous) <month>", needs="month")
def told_month(found: Match[str], reader: Reader) -> Reading | None:
    """ "flooded the following January": counted from what was told last."""
    anchor, month = reader.told(), month_number(found["month"])
    mod = edge_mod(found["edge"])
    if reader.precedes(_DAY):
        return None
    if anchor.day is None:
        return unresolved(f"XXXX-{month:02}", "no date told to count from", mod=mod)
    last = reader.earlier()
    whole = last is not None and last.precision == "year"
    if found["which"] == "the previous":
        year = anchor.day.year - (whole or month >= anchor.day.month)
    else:
        year = anchor.day.year + (whole or month <= anchor.day.month)
    return dated(stretches.month(year, month), mod=mod, anchor=anchor)


# "figures showed that June was warm": not that June.
_REPORTED = re.compile(rf"\b{english.any_of('timex.that-clause')} $")


_NO_NOUN = re.compile(r"[.,;:)]|\s(?:and|when|he|she|it|they|the|a)\b|\s?\Z")


@rule("that-month", r"that <month>", needs="month")
def that_month(found: Match[str], reader: Reader) -> Reading | None:
    """ "In 2017 … that September": of the year told last."""
    told = reader.year_told()
    if told is None or _REPORTED.search(reader.before(16)):
        return None
    if not _NO_NOUN.match(reader.after(8)):
        return None
    return dated(stretches.month(told[0], month_number(found["month"])), anchor=told[1])


# "covers March to August": no verb, no name.
_TO_A_MONTH = re.compile(
    rf"\s?(?:-|–|\s(?:to|through|till|until)\s)\s?(?:{'|'.join(english.full('month'))})\b"
)


@rule("bare-month", EDGES + r"<month>", needs="month", traits=Traits(family="month", lacks_year=True))
def bare_month(found: Match[str], reader: Reader) -> Reading | None:
    month = month_number(found["month"])
    pair = year_after_range(reader, month)
    numbered = found["edge"] is not None or pair is not None or reader.precedes(_TO_A_MONTH)
    if not traps.is_month(reader, found.start("month"), found.end("month"), numbered=numbered):
        return None
    if traps.has_no_such_day(reader, *found.span("month")):
        return SKIPPED
    mod = edge_mod(found["edge"])
    end = reader.start + len(found[0].rstrip("."))
    if pair is not None:
        return dated(stretches.month(pair, month), mod=mod, end=end)
    return on_calendar(reader, month, None, mod, end)


@rule(
    "week-of-date",
    r"(?:the )?(?P<unit>week|weekend) (?P<edge>of|beginning|starting|commencing|ending|ended|from) "
    r"(?:<month> <dayword>|(?:the )?<dayword:2> (?:of )?<month:2>)(?:,? <year>)?",
    needs="month unit",
)
def week_of_date(found: Match[str], reader: Reader) -> Reading | None:
    """ "The weekend of 19 August", "the week of Feb. 4"; "the week ended 26 November" ends on that day."""
    month = month_number(found["month"] or found["month2"])
    day = ordinal(found["day"] or found["day2"]) or 0
    if found["year"]:
        reading = dated(stretches.on(int(found["year"]), month, day))
    else:
        reading = on_calendar(reader, month, day)
    if reading.when is None or reading.when.earliest is None:
        return reading
    unit, named = "W" if found["unit"] == "week" else "WE", reading.when.earliest
    whole = dated(stretches.of(unit, named), anchor=reading.anchor)
    if unit == "W" and found["edge"].startswith("end"):
        return replace(whole, when=When(named - _SIX_DAYS, named, "week"))
    if unit == "W" and found["edge"] not in ("of", "from"):
        return replace(whole, when=When(named, named + _SIX_DAYS, "week"))
    return whole


@rule(
    "half-of-month",
    r"(?:the )?(?P<nth>first|second|latter) half of <month>(?:,? (?:of )?<year>)?",
    needs="month unit",
)
def half_of_month(found: Match[str], reader: Reader) -> Reading | None:
    """Up to the 15th, or from the 16th."""
    month = month_number(found["month"])
    if found["year"]:
        reading = dated(stretches.month(int(found["year"]), month))
    else:
        reading = on_calendar(reader, month, None)
    if reading.when is None or reading.when.earliest is None:
        return reading
    first, last = reading.when.earliest, reading.when.latest
    if found["nth"] == "first":
        half = When(first, first.replace(day=_MIDDLE), "period")
    else:
        half = When(first.replace(day=_MIDDLE + 1), last, "period")
    return replace(reading, when=half, mod="START" if found["nth"] == "first" else "END")
