"""The periods that results are reported for: "the year-ago quarter", "the first half"."""

import re
from re import Match

from newsreader.text import english
from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.reader import Reader, Reading, dated
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import month_number
from newsreader.text.timex.yearless import choose_year

_UNITS = {"quarter": "Q", "half-year": "H", "month": "M", "week": "W"}


def _told(reader: Reader) -> Timex | None:
    return reader.earlier("quarter", "half-year", "month", "week")


def _years_on(reader: Reader, by: int) -> Reading | None:
    """The period told last, so many years on."""
    told = _told(reader)
    if told is None or told.day is None:
        return None
    moved = stretches.of(_UNITS[told.precision], stretches.shifted_day(told.day, "Y", by))
    return dated(moved, anchor=reader.anchor_of(told))


@rule(
    "same-period",
    r"(?:the )?(?:same|year-ago|corresponding|comparable|year-earlier|prior-year|like) (?:period|"
    r"quarter|month|week|time)(?:,? (?:of )?(?:the )?(?:last|previous|prior) year|"
    r" a year (?:earlier|ago|before))?",
    needs="unit",
    traits=Traits(compared=True),
)
@rule(
    "same-period",
    r"(?:the )?(?:same|corresponding|comparable|like) period(?:,? (?:of )?(?:the )?(?:last|"
    r"previous|prior) year| a year (?:earlier|ago|before))",
    needs="unit",
)
def same_period(found: Match[str], reader: Reader) -> Reading | None:
    """ "the same period a year earlier": the period told last, a year back."""
    reading = _years_on(reader, -1) if "year" in found[0] else None
    alone = found[0].removeprefix("the ") in ("year-ago period", "year-earlier period")
    if reading is None and alone and reader.published is not None and not reader.narrative:
        reading = dated(stretches.year(reader.published.year - 1), anchor=reader.now())
    return reading


@rule(
    "same-period",
    r"(?:the )?(?:same|corresponding|comparable|like) (?:period|quarter|months?) (?:of|in|during) <year>",
    needs="year",
)
def same_period_of(found: Match[str], reader: Reader) -> Reading | None:
    """ "the same period of 2011": of that year, the period told last."""
    told, year = _told(reader), int(found["year"])
    if told is None or told.day is None or reader.narrative:
        return dated(stretches.year(year))
    if told.precision in ("month", "week") and "month" not in found[0]:
        return dated(stretches.year(year))
    return _years_on(reader, year - told.day.year)


@rule("year-ago", r"(?:the |a )?year[- ](?:earlier|ago)", needs="unit", traits=Traits(compared=True))
def year_ago(found: Match[str], reader: Reader) -> Reading | None:
    """ "from a year-earlier profit of $2 million"."""
    if "-" not in found[0] or not _RESULT.match(reader.lower, reader.end, reader.end + 30):
        return None
    reading = _years_on(reader, -1)
    if reading is None and reader.published is not None and not reader.narrative:
        reading = dated(stretches.year(reader.published.year - 1), anchor=reader.now())
    return reading


_RESULT = re.compile(
    r"\s(?:[a-z]+\s)?(?:profits?|net|loss|losses|earnings|results?|sales|revenues?|income|levels?|figures?"
    r"|total|rate|pace)\b"
)


@rule(
    "months-quarter",
    r"(?:the )?<month>(?: ?[-–—/] ?| to | through )<month:2> (?P<what>quarter|period)",
    needs="month unit",
)
@rule("months-quarter", r"the (?P<what>)<month> quarter", needs="month unit")
def months_quarter(found: Match[str], reader: Reader) -> Reading | None:
    """ "the April-June quarter", "the March quarter": of the calendar, or not one."""
    last = month_number(found.groupdict().get("month2") or found["month"])
    if last % 3 or (found["what"] and month_number(found["month"]) != last - 2):
        return None
    return _quarter_with(reader, last)


@rule(
    "quarter-ended",
    r"(?:the|its|their) quarter (?:(?:that |which )?(?:ended|ends)|ending|to)(?: (?:in|on))? <month>",
    needs="month unit",
    traits=Traits(ended=True),
)
def quarter_ended(found: Match[str], reader: Reader) -> Reading | None:
    """ "the quarter ended Sept. 30": the quarter alone; its last day is an expression of its own."""
    reading = _quarter_with(reader, month_number(found["month"]))
    length = re.search(r"quarter", found[0])
    assert length is not None
    if reading is None:
        return None
    return Reading(
        reading.type, reading.value, reading.when, "", reading.anchor, end=reader.start + length.end()
    )


def _quarter_with(reader: Reader, month: int) -> Reading | None:
    chosen = choose_year(reader, month, None)
    if chosen is None:
        return None
    return dated(stretches.quarter(chosen[0], (month + 2) // 3), anchor=chosen[1])


@rule("unit-of-the-most", r"the (?P<unit>year|month|week|decade|century)", needs="unit")
def unit_of_the_most(found: Match[str], reader: Reader) -> Reading | None:
    """ "the sharpest fall of the year": of the year of the report."""
    if reader.narrative or found[0] not in reader.text[reader.start : reader.end].replace("The", "the"):
        return None
    if not _MOST.search(reader.before(60)) or not _NO_NOUN.match(reader.after(6)):
        return None
    anchor = reader.now()
    if anchor.day is None:
        return None
    unit = {"year": "Y", "month": "M", "week": "W", "decade": "DE", "century": "CE"}[found["unit"]]
    return dated(stretches.of(unit, anchor.day), anchor=anchor)


_NO_NOUN = re.compile(r"[.,;:)”\"]|\s(?:and|but|on|in|as|when|for|so)\b|\s?\Z")
_MOST = re.compile(
    r"\b(?:(?!west|east|protest|forest|interest|request|arrest|harvest|contest|guest|rest|test)[a-z]{3,}est|best"
    r"|worst|first|second|third|fourth|fifth|sixth|most [a-z]+)(?: (?!of\b)[a-z'’-]+){1,4} of $"
)


@rule("the-period", r"the (?P<unit>quarter|month|year)", needs="unit")
def the_period(found: Match[str], reader: Reader) -> Reading | None:
    """ "sales for the quarter rose": the quarter (the month) told last, or the last that is over."""
    if reader.narrative or not reader.follows("for|in|during") or not reader.precedes(_REPORTS):
        return None
    anchor = reader.now()
    if anchor.day is None or not _is_of_money(reader.before(90) + " " + reader.after(90)):
        return None
    if found["unit"] == "year":
        # Results of a year come out in its first months after.
        year = anchor.day.year - (1 if anchor.day.month <= 3 and reader.direction() < 0 else 0)
        return dated(stretches.year(year), anchor=anchor)
    told, unit = reader.earlier(found["unit"]), found["unit"][0].upper()
    if told is not None and told.day is not None:
        return dated(stretches.of(unit, told.day), anchor=reader.anchor_of(told))
    return dated(
        stretches.of(unit, stretches.shifted_day(anchor.day.replace(day=1), unit, -1)), anchor=anchor
    )


def _is_of_money(around: str) -> bool:
    """Whether the words around tell of results, and not of a match or a film."""
    return _EARNED.search(around) is not None and _PLAYED.search(around) is None


_REPORTS = re.compile(
    rf"[,.;]|\s(?:{english.any_of('timex.came-to')}|was|were|net|profits?|sales|revenues?|earnings"
    r"|and|as|from|because|on)\b"
)


# Of matches and of money: what a half is of.
_PLAYED = re.compile(
    r"\b(?:goals?|scor\w+|minutes?|match|game|kick|half-?time|coach|striker|defen[cs]e|penalt\w+|points|"
    r"midfield\w*|keeper|try|tries|touchdown|yards|lead|film|book|concert|play|show|novel|season|side|team)\b"
)
_EARNED = re.compile(
    r"\b(?:profits?|loss|sales|revenues?|earnings|income|sold|growth|grew|economy|gdp|recovery"
    r"|shares|exports?|imports?|inflation|rates?|orders?|deliver\w+|output|production|dividend|forecast"
    r"|per ?cent|million|billion|deficit|budget)\b|[$£€%]"
)


_OF_A_WHOLE = re.compile(r"[ -](?:of|century|hour|decade)\b")


@rule("bare-half", r"(?:<edge>)?(?:the |its )?(?P<nth>first|second)[- ]half", needs="ordinal")
def bare_half(found: Match[str], reader: Reader) -> Reading | None:
    """ "sales in the first half": of the year, where money is spoken of and no game."""
    if reader.narrative or reader.precedes(_OF_A_WHOLE):
        return None
    if not _is_of_money(reader.before(120) + " " + reader.after(80)):
        return None
    anchor, number = reader.now(), 1 if found["nth"] == "first" else 2
    if anchor.day is None:
        return None
    year, way = anchor.day.year, reader.direction()
    half = stretches.half(year, number)
    if half.first is not None and half.first > anchor.day and way < 0:
        half = stretches.half(year - 1, number)
    elif half.last is not None and half.last < anchor.day and way > 0:
        half = stretches.half(year + 1, number)
    return dated(half, anchor=anchor)
