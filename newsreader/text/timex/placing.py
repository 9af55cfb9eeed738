"""Lengths that a date beside them puts on the calendar: "two weeks before Christmas", "the last week of May".

They keep their value, as TIMEX3 has it, and gain a when. One that takes its month or year in ("the last week
of May") is a date; one counted from a date that stands for itself stays a duration.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.reader import Reader
from newsreader.text.timex.vocabulary import MONTHS
from newsreader.text.when import When

_COUNTED_FROM = re.compile(r"\s(?P<way>before|after|from|following|prior to)\s(?:the\s)?")
# What a length ends with: "the year to 31 January".
_UP_TO = re.compile(r"\s(?:to|ended|ending|through)\s(?:the\s)?")
_TO_THE_DAY = " to the day"
# "Ten years to the day after the flood of 3 May 2009"
_AN_EVENT = re.compile(
    r"\s(?P<way>before|after)\s(?:the|his|her|its|their)(?: [\w’'-]+){1,5} (?:on|of) (?:the )?"
)
# In characters, between a length and its date.
_FAR, _LONGEST_EVENT = 14, 60
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?")
# "the first week of May": what follows the length. Without "the", "last week in May" is a week ago.
_A_MONTH = (
    rf"(?:(?:the )?(?:early |late )?(?:{'|'.join(MONTHS)})\b|1\d{{3}}\b|20\d\d\b"
    r"|(?:this|last|next|that) (?:year|month))"
)
OF_A_MONTH, IN_A_MONTH = re.compile(rf" of {_A_MONTH}"), re.compile(rf" in {_A_MONTH}")
# Longer ones would leave the calendar.
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_FIRST_WORD = re.compile(r"(?:the )?(\w+)")
_WHICH = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "closing": -1,
}  # fmt: skip


# As near as one counts in weeks, months and years, and half of it on either side.
_REACH = {"W": ("week", 3), "M": ("month", 15), "Y": ("year", 183)}
# "jailed for two years after the 5 May riot" counts nothing.
_LASTING = re.compile(r"\b(?:for|of|within|lasted|during|over|in|spent|took|takes?)\s$")
# "They spent the last week of May at sea": how long, though its days are known.
_SPENT = re.compile(
    r"\b(?:fill(?:ed|s)?|last(?:ed|s)?|need(?:ed|s)?|spend(?:ing|s)?|spent|tak(?:es?|ing)|took)\s$"
)


def placed(reader: Reader, timex: Timex) -> Timex:
    """The date just read; a length before it is placed by it, or taken into it."""
    length = reader.last
    if length is None or length.type != "DURATION" or length.when is not None:
        return timex
    if timex.type != "DATE" or timex.day is None:
        return timex
    exact = reader.words(length).endswith(_TO_THE_DAY)
    if timex.start - length.end > (_LONGEST_EVENT if exact else _FAR):
        return timex
    match = _LENGTH.fullmatch(length.value)
    if match is None:
        return timex
    between = reader.lower[length.end : timex.start]
    count, unit = int(match[1]), match[2]
    if length.traits.ended and _UP_TO.fullmatch(between):
        if when := _ended(timex, unit, count):
            reader.done[-1] = replace(length, when=when, anchor=reader.anchor_of(timex))
        return timex
    if _OF.fullmatch(between):
        return _taken_in(reader, timex, length, count, unit)
    way = _COUNTED_FROM.fullmatch(between) or (_AN_EVENT.fullmatch(between) if exact else None)
    if way is not None and timex.precision == "day" and not reader.follows(_LASTING, length):
        by = -count if way["way"] in ("before", "prior to") else count
        when = _counted(timex.day, unit, by, length, to_the_day=exact or way["way"] == "from")
        reader.done[-1] = replace(length, when=when, anchor=reader.anchor_of(timex))
    return timex


def _taken_in(reader: Reader, timex: Timex, length: Timex, count: int, unit: str) -> Timex:
    """ "the last two weeks of May": one expression."""
    word = _FIRST_WORD.match(reader.words(length))
    which = _WHICH.get(word[1]) if word else None
    if which is None or timex.when is None or timex.precision not in ("month", "year", "quarter", "season"):
        return timex
    when = _within(timex.when, which, unit, count)
    if when is None:
        return timex
    reader.done.pop()
    marks = timex.marks | length.marks
    kind = length.type if reader.follows(_SPENT, length) else "DATE"
    return replace(length, end=timex.end, type=kind, when=when, anchor=timex.anchor, marks=marks)


def _ended(timex: Timex, unit: str, count: int) -> When | None:
    """The days of "the three months to September", "the year ended 30 June", "the five years to 2015"."""
    if timex.when is None or timex.when.latest is None or timex.mod in ("START", "MID"):
        return None
    last = timex.when.latest
    if timex.precision not in ("day", "month", "year") or (unit in "DW" and timex.precision != "day"):
        return None
    # The day after, for "the month to 28 February" begins on the first.
    first = stretches.shifted_day(last + stretches.ONE_DAY, unit, -count)
    return When(first, last, "period")


def _counted(day: date, unit: str, by: int, length: Timex, *, to_the_day: bool) -> When:
    """ "Two weeks from Tuesday" names the day; "two weeks before Christmas" is about then."""
    target = stretches.shifted_day(day, unit, by)
    if unit == "D" or (to_the_day and not length.mod):
        return When(target, target, "day", circa=bool(length.mod))
    precision, days = _REACH[unit]
    reach = timedelta(days=days)
    return When(target - reach, target + reach, precision, circa=True)


def _within(whole: When, which: int, unit: str, count: int) -> When | None:
    """The first, the last or the nth so many weeks of a month, months of a year …"""
    if whole.earliest is None or whole.latest is None:
        return None
    if which > 0:
        first = stretches.shifted_day(whole.earliest, unit, (which - 1) * count)
        last = stretches.shifted_day(first, unit, count) - stretches.ONE_DAY
    else:
        last = whole.latest
        first = stretches.shifted_day(last + stretches.ONE_DAY, unit, -count)
    if first < whole.earliest or last > whole.latest:
        return None
    return When(first, last, _PRECISION[unit] if count == 1 else "period")


_PRECISION = {"D": "day", "W": "week", "M": "month", "Y": "year"}
