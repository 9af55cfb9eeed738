"""Days and months of the calendar, with their year and without."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from newsreader.text.timex import stretches, traps
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.reader import NOWHERE, SKIPPED, Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import rule
from newsreader.text.timex.stretches import Stretch
from newsreader.text.timex.vocabulary import MONTHS, ordinal
from newsreader.text.timex.years import full_year
from newsreader.text.when import When


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def edge_mod(words: str | None) -> str:
    """TIMEX3's mod for "early", "mid", "the end of" …"""
    if not words:
        return ""
    if re.search(r"earl|beginning|start", words):
        return "START"
    if re.search(r"mid", words):
        return "MID"
    return "END"


def about_mod(words: str | None) -> str:
    return "APPROX" if words else ""


# The year that a month, or a month and day, without one belongs to.


def choose_year(reader: Reader, month: int, day: int | None) -> tuple[int, Anchor] | None:
    """None if there is nothing to count from."""
    told = reader.year_told()
    if reader.narrative:
        if told is None:
            return None
        return _story_year(reader, month, day, told)
    if reader.published is None:
        return told
    published = reader.published
    anchor = Anchor("published", published)
    here = _story_inside_news(reader, month, told)
    if here is not None:
        return here
    begins = reader.range_start()
    if begins is not None:
        return (begins.year if month >= begins.month else begins.year + 1), anchor
    return (_nearest_year(month, day, published, reader.direction())), anchor


def _nearest_year(month: int, day: int | None, published: date, direction: int) -> int:
    """Back, or forward if the words say so; but never most of a year without good reason."""
    year = published.year
    this = date(year, month, min(day, 28) if day else 1)
    today = published if day else published.replace(day=1)
    if this == today or (day and month == published.month and day == published.day):
        return year
    past, ahead = (year, year + 1) if this < today else (year - 1, year)
    since, until = (today - this.replace(year=past)).days, (this.replace(year=ahead) - today).days
    if direction == 2:
        return past if since * (4 if day else 6) < until else ahead
    if direction == 1:
        return past if since * 1.5 < until else ahead
    if direction == 0:
        return ahead if day and until <= 75 and since > 270 else past
    return ahead if day and until <= 45 and since > 300 else past


def _story_inside_news(
    reader: Reader, month: int, told: tuple[int, Anchor] | None
) -> tuple[int, Anchor] | None:
    """Inside news, a month close behind a date of another year is of that year: "In 2004 … in March"."""
    if told is None or reader.published is None:
        return None
    year, anchor = told
    if year == reader.published.year or reader.start - anchor.end > 120:
        return None
    last = reader.earlier()
    if (
        last is None
        or last.rule in ("bare-month", "month-day", "day-month")
        or not re.match(r"\d{4}", last.value)
    ):
        return None
    between = reader.text[anchor.end : reader.start]
    if len(between) > 40 or re.search(r"\bas of\b|\bsince\b", between):
        return None
    if abs(year - reader.published.year) >= 2 and not re.search(r"[.!?]\s", between):
        return year, anchor
    return None


_UNTIL_MONTH = re.compile(r"\s?(?:-|–|—|to|until|till|through)\s?([a-z]{3,9})\b")


def _story_year(reader: Reader, month: int, day: int | None, told: tuple[int, Anchor]) -> tuple[int, Anchor]:
    """A narrative moves on in time: January after December is the next year's."""
    year, anchor = told
    last = reader.story
    if last is None or last.when is None or last.when.earliest is None or last.when.earliest.year != year:
        return year, anchor
    before = last.when.earliest.month
    until = _UNTIL_MONTH.match(reader.lower, reader.end, reader.end + 20)
    if until is not None and until[1] in MONTHS and MONTHS[until[1]] < month:
        # "from October to March" holds the month told, or begins after it.
        return (year - 1 if before <= MONTHS[until[1]] else year), anchor
    if last.when.precision in ("year", "half-year"):
        return year, anchor
    if before >= 10 and month <= 3 and month < before:
        return year + 1, anchor
    if before <= 2 and month >= 11:
        return year - 1, anchor
    return year, anchor


def on_calendar(
    reader: Reader, month: int, day: int | None, mod: str = "", end: int | None = None
) -> Reading:
    """The reading of a month, or a month and day, whose year is left out."""
    chosen = choose_year(reader, month, day)
    if reader.year_bc:
        value = f"{reader.year_bc:04}-{month:02}" + (f"-{day:02}" if day else "")
        return replace(dated(stretches.before_christ(value, "day" if day else "month"), mod=mod), end=end)
    if chosen is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return unresolved(value, "no year is given, and no publication date to count from", mod=mod)
    year, anchor = chosen
    found = stretches.day(date(year, month, day)) if day else stretches.month(year, month)
    return replace(dated(found, mod=mod, anchor=anchor, year=str(year)), end=end)


def explicit(year: int, month: int, day: int) -> Stretch:
    return stretches.day(date(year, month, day))


EDGES = r"(?:<edge>)?"
WEEKDAY = r"(?:<weekday>(?: ?,)? (?:the )?)?"


@rule("iso-date", r"(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])", needs="slashed")
@rule("iso-date", r"(?P<year>[12][0-9]{3})[/.](?P<month>[01]?[0-9])[/.](?P<day>[0-3]?[0-9])", needs="slashed")
def iso_date(found: Match[str], reader: Reader) -> Reading:
    return dated(explicit(int(found["year"]), int(found["month"]), int(found["day"])))


@rule(
    "figures-date",
    r"(?:<weekday>,? "
    r")?(?P<one>[0-3]?[0-9])(?P<stroke>[/.-])(?P<two>[0-3]?[0-9])(?P=stroke)(?P<year>[12][0-9]"
    r"{3}|[0-9]{2})",
    needs="slashed",
)
def figures_date(found: Match[str], reader: Reader) -> Reading | None:
    one, two, stroke = int(found["one"]), int(found["two"]), found["stroke"]
    if len(found["year"]) == 2 and stroke != "/":
        return None
    if traps.part_of_a_longer_figure(reader.lower, found.start("one"), found.end()):
        return None
    year = full_year(found["year"], reader.published)
    day_first = reader.day_first
    if one > 12:
        day_first = True
    elif two > 12:
        day_first = False
    elif one == two or stroke == ".":
        day_first = True
    elif day_first is None and found["weekday"]:
        fits = [date(year, two, one).weekday(), date(year, one, two).weekday()]
        weekday = _weekday(found["weekday"])
        if fits.count(weekday) == 1:
            day_first = fits[0] == weekday
    if day_first is None and reader.published is not None:
        day_first = _nearer(date(year, two, one), date(year, one, two), reader.published)
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
    return dated(explicit(year, month, day), order="day first" if day_first else "month first")


def _nearer(day_first: date, month_first: date, published: date) -> bool | None:
    """A report writes of the days around it: one of two within three days, the other beyond three weeks."""
    apart = [abs((day_first - published).days), abs((month_first - published).days)]
    if min(apart) <= 3 and max(apart) > 21:
        return apart[0] < apart[1]
    return None


def _weekday(word: str) -> int:
    from newsreader.text.timex.vocabulary import WEEKDAYS

    return WEEKDAYS[word.rstrip(".")]


@rule(
    "month-day-year",
    WEEKDAY + r"(?:<edge>)?<month> (?:the )?<dayword>(?: ?,)? ?(?:of |in )?<shortyear>",
    needs="month number",
)
@rule(
    "day-month-year",
    WEEKDAY + r"(?:<edge>)?(?:the )?<dayword> (?:of )?<month>(?: ?,)? (?:of |in )?<shortyear>",
    needs="month number",
)
@rule("day-month-year", r"(?P<weekday>)(?P<edge>)<day>-<month>-<year>", needs="month number")
@rule("month-day-year", r"(?P<weekday>)(?P<edge>)<month>-<day>-<year>", needs="month number")
def full_date(found: Match[str], reader: Reader) -> Reading | None:
    day = ordinal(found["day"])
    if not day:
        return None
    year = full_year(found["year"].strip("'’‘"), reader.published)
    mod = edge_mod(found["edge"]) or about_mod(_hedge_before(reader))
    return dated(explicit(year, month_number(found["month"]), day), mod=mod)


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
    hedge = re.search(
        r"\b(?:about|around|circa|approximately|roughly|ca\.?)\s+(?:the\s+)?$", reader.before(20)
    )
    return hedge[0] if hedge else None


@rule(
    "attacks-of-a-day",
    r"(?:the )?(?:september|sept\.?) (?:11|eleven)(?:th)?(?:,? 2001,?)?|9/11|7/7",
    needs="month|slashed",
)
def attacks_of_a_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "9/11" and "the September 11 attacks" are names, not days of the story."""
    if "/" in found[0]:
        return SKIPPED
    return SKIPPED if _ATTACKS.match(reader.lower, reader.end, reader.end + 30) else None


_ATTACKS = re.compile(
    r",? (?:terror(?:ist)? |suicide )?(?:attacks?|hijack\w+|attackers|commission|memorial)\b"
)


@rule("month-day", WEEKDAY + r"(?:<edge>)?<month> (?:the )?<dayword>", needs="month number")
@rule("day-month", WEEKDAY + r"(?:<edge>)?(?:the )?<dayword>(?: of)? <month>", needs="month number")
@rule("day-month", r"(?P<weekday>)(?P<edge>)<day>-<month>", needs="month number")
def month_day(found: Match[str], reader: Reader) -> Reading | None:
    day, month = ordinal(found["day"]), month_number(found["month"])
    if not day or not traps.is_month(reader, found.start("month"), found.end("month"), numbered=True):
        return None
    if traps.figure_goes_on(reader.lower, reader.end):
        return None
    date(2000, month, day)
    mod = edge_mod(found["edge"]) or about_mod(_hedge_before(reader))
    pair = _range_to_full_date(reader)
    if pair is not None:
        return dated(explicit(pair, month, day), mod=mod)
    if found["weekday"] and reader.published is not None:
        year = _year_of_weekday(reader, month, day, _weekday(found["weekday"]))
        if year is not None:
            return dated(explicit(year, month, day), mod=mod, anchor=Anchor("published", reader.published))
    return on_calendar(reader, month, day, mod)


_RANGE_REST = re.compile(
    r"\s?(?:-|–|—|to|and|or|until|till|through|,)\s?(?:the )?(?:(?P<day>[0-3]?[0-9])(?:st|nd|"
    r"rd|th)? )?(?:of )?"
    r"(?P<month>[a-z]{3,9})\.?(?: (?P<second>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,|"
    r" of)?)?,? (?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])"
)


def _range_to_full_date(reader: Reader) -> int | None:
    """ "14 August – 24 August 1914": the year of the second date is that of the first too."""
    rest = _RANGE_REST.match(reader.lower, reader.end, reader.end + 60)
    if rest is None or rest["month"] not in MONTHS:
        return None
    return int(rest["year"])


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
    r"(?:the )?<day>(?= ?(?:-|–|—|to|and|or|through) ?(?:the )?(?P<last>(?:3[01]|[12][0-9]|"
    r"0?[1-9]))(?:st|nd|rd|th)?"
    r"(?:,? (?:of )?)<month>(?:,? <year>)?)",
    needs="month number",
)
def day_of_range(found: Match[str], reader: Reader) -> Reading | None:
    """The "3" of "between 3 and 5 May 2016"."""
    first, last = ordinal(found["day"]), ordinal(found["last"])
    if first is None or last is None or first >= last:
        return None
    month = month_number(found["month"])
    if found["year"]:
        reading = dated(explicit(int(found["year"]), month, first))
    else:
        reading = on_calendar(reader, month, first)
    return _ranged(reading, first, last)


def _ranged(reading: Reading, first: int, last: int) -> Reading:
    when = reading.when
    if when is None or when.earliest is None or when.latest is None:
        return reading
    whole = When(when.earliest.replace(day=first), when.latest.replace(day=last), "period")
    return replace(reading, range=whole)


_AFTER_RANGE_START = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or|through|until)\s(?:the\s)?|,\s?)\Z")


@rule("range-end-day", r"(?:the )?<day>(?:,? <year>)?", needs="number")
def range_end_day(found: Match[str], reader: Reader) -> Reading | None:
    """The "7" of "April 6-7", the "7th" of "May 6 and 7th"."""
    last = reader.done[-1] if reader.done else None
    if last is None or last.rule not in ("month-day", "month-day-year", "range-end-day") or last.when is None:
        return None
    between = reader.lower[last.end : reader.start]
    if len(between) > 10 or not _AFTER_RANGE_START.fullmatch(between) or last.when.earliest is None:
        return None
    day = ordinal(found["day"])
    if day is None or day <= last.when.earliest.day or traps.figure_goes_on(reader.lower, reader.end):
        return None
    if (
        between.strip() in (",", "and", "or")
        and not (found["day"][-1].isalpha() or found["year"])
        and not re.match(r"\s*(?:[.,;:)]|and|in|at|when|,)", reader.lower[reader.end : reader.end + 6] or ".")
    ):
        return None
    year = int(found["year"]) if found["year"] else last.when.earliest.year
    moment = date(year, last.when.earliest.month, day)
    reading = dated(stretches.day(moment), anchor=reader.anchor_of(last))
    if between.strip() in (",", "or"):
        return reading
    return replace(reading, range=When(last.when.earliest.replace(year=year), moment, "period"))


@rule(
    "bare-nth",
    r"(?:the )?(?:<weekday>,? (?:the )?)?(?P<day>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|"
    r"th))(?: of (?:the|this|that|next|last) month)?",
    needs="nth",
)
def bare_nth(found: Match[str], reader: Reader) -> Reading | None:
    """ "on the 20th", of the month told last."""
    if not re.search(r"\b(?:on|by|until|till|from|to|before|after|since|and)\s+$", reader.before(12)):
        return None
    if not found[0].startswith("the") or re.match(r"\s+[a-z]", reader.lower[reader.end : reader.end + 3]):
        following = re.match(r"\s+(\w+)", reader.lower[reader.end : reader.end + 16])
        if not found[0].startswith("the") or (following and following[1] not in _AFTER_NTH):
            return None
    day = ordinal(found["day"])
    last = reader.earlier("day", "month", "part-of-day", "instant")
    if last is not None and not reader.narrative and reader.start - last.end > 120:
        last = None
    if last is not None and last.when is not None and last.when.earliest is not None:
        anchor, base = reader.anchor_of(last), last.when.earliest
    else:
        anchor = reader.now()
        if anchor.day is None:
            return None
        base = anchor.day
        if day and day > base.day and reader.direction() <= 0:
            base = base.replace(day=1) - stretches.ONE_DAY
        elif day and day < base.day and reader.direction() > 0:
            base = base.replace(day=28) + timedelta(days=5)
    return dated(explicit(base.year, base.month, day or 0), anchor=anchor)


_AFTER_NTH_WORDS = "the and at in when as was were is to he she they it we a but after before with by for of"
_AFTER_NTH = frozenset(_AFTER_NTH_WORDS.split())


# Months.


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
def month_of_year(found: Match[str], reader: Reader) -> Reading | None:
    which = found["which"]
    told = which in ("that", "the same", "same", "the following", "the previous", "following", "previous")
    anchor = reader.told() if told else reader.now()
    if anchor.day is None:
        return unresolved(f"XXXX-{month_number(found['month']):02}", "no date to count the year from")
    year = anchor.day.year + (
        1 if "next" in which or "following" in which else -1 if "last" in which or "prev" in which else 0
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
    return dated(explicit(year, month, day), anchor=anchor)


@rule(
    "relative-month",
    r"(?P<edge>)(?P<which>last|next|this past|this coming|this|previous|the previous|coming|"
    r"this same) <month>",
    needs="month",
)
@rule("relative-month", r"<edge>(?P<which>last|next|this past|this coming|this) <month>", needs="month")
def relative_month(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    month = month_number(found["month"])
    if not traps.is_month(reader, found.start("month"), found.end("month"), numbered=True):
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


@rule("bare-month", EDGES + r"<month>", needs="month")
def bare_month(found: Match[str], reader: Reader) -> Reading | None:
    numbered = found["edge"] is not None
    if not traps.is_month(reader, found.start("month"), found.end("month"), numbered=numbered):
        return None
    mod = edge_mod(found["edge"])
    pair = _range_to_full_date(reader)
    month = month_number(found["month"])
    end = reader.start + len(found[0].rstrip("."))
    if pair is not None:
        return replace(dated(stretches.month(pair, month), mod=mod), end=end)
    return on_calendar(reader, month, None, mod, end)
