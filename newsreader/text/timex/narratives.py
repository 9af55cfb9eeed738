"""Whether a text is a narrative: a history whose dates lie years from its publication."""

import re
from dataclasses import dataclass
from datetime import date

from newsreader.text import english

_MONTHS = english.alternatives(english.full("month"))
_WEEKDAYS = english.alternatives(english.full("weekday"))
# A year, and what stands before one that dates something: years are looked for first, for they are few.
# A number of more than four figures is none, and is not read to its end from each of them.
_FIGURES = re.compile(r"(?P<number>[0-9](?<![0-9][0-9])[0-9]{0,3}+)(?![0-9])(?:(?P<bc>\sb\.?c)|\b)")
_WITH_MONTH = re.compile(rf"\b(?:{_MONTHS})(?:\s[0-3]?\d(?:st|nd|rd|th)?\s?,?)?\s(?:of\s)?\Z")
_BARE = re.compile(r"(?:\b(?:in|since|by|until|of|from)\s|\n)\Z")
_LONGEST_DATE = len("september 27th , of ")
_EARLIEST_BARE = 1300
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b")
# The words of a report: its own days, its own "this year". A history has next to none.
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|ago|(?:last|this|next|past) (?:week|month|night|year"
    r"|morning|spring|summer|autumn|fall|winter|weekend|quarter)|says"
    rf"|{_WEEKDAYS}"
    r"|recent(?:ly)?)\b"
)
# Those of them that a history has too.
_TOLD = re.compile(
    r"\bthe next (?:week|month|night|year|morning|spring|summer|autumn|fall|winter|weekend|quarter)\b"
)
# The verdict of the first pages is the verdict of all.
_ENOUGH = 60_000


@dataclass(slots=True)
class _Dates:
    """The years that a text names: `far` ones lie two years or more before its publication."""

    far: int = 0
    near: int = 0
    # Of the far ones, those that stand with their month, or before Christ.
    dated: int = 0
    # The last year of the far ones.
    latest: int = 0


def is_narrative(lower: str, published: date) -> bool:
    """By the years it names, and by how few of a report's own words it has beside them."""
    dates = _dates(lower, published)
    if not dates.far or dates.far * 2 < dates.near:
        return False
    deictic = _count(_DEICTIC, lower)
    if dates.far >= 5 and dates.dated >= 2:
        return dates.far + dates.near > 3 * deictic
    # A short one: without a year of the report's own, and with months told on without their year.
    return not dates.near and _count(_MONTH, lower) >= _months_of_a_short_one(
        dates, lower, published, deictic
    )


def _dates(lower: str, published: date) -> _Dates:
    dates = _Dates()
    for match in _FIGURES.finditer(lower, 0, _ENOUGH):
        start, year = match.start(), _year(match)
        if year is None:
            continue
        dated = not year or _WITH_MONTH.search(lower, max(0, start - _LONGEST_DATE), start) is not None
        if not dated and (year < _EARLIEST_BARE or not _BARE.search(lower, max(0, start - 6), start)):
            continue
        if published.year - year >= 2:
            dates.far += 1
            dates.dated += dated
            dates.latest = max(dates.latest, year)
        else:
            dates.near += 1
    return dates


def _year(figures: re.Match[str]) -> int | None:
    """The year that figures may be, 0 of one before Christ; None where they are none."""
    number = figures["number"]
    if figures["bc"] and len(number) < 4:
        return None if figures.string[figures.start() - 1 : figures.start()].isalnum() else 0
    return int(number) if len(number) == 4 and (number[0] == "1" or number[:2] == "20") else None


def _months_of_a_short_one(dates: _Dates, lower: str, published: date, deictic: int) -> int:
    """How many months a short text must name to be a history: the fewer years, the more."""
    if dates.far >= 3 and dates.latest <= published.year - 20 and deictic == _count(_TOLD, lower):
        # Of long ago, without one word of a report.
        return 4
    least = 4 if dates.dated > 1 else 6 if dates.far > 1 else 8
    # One word of a report outweighs eight months; where a single year is named, all there can be.
    return max(least, dates.dated + 3, (8 if dates.far > 1 else 99) * deictic)


def _count(pattern: re.Pattern[str], lower: str) -> int:
    return sum(1 for _ in pattern.finditer(lower, 0, _ENOUGH))
