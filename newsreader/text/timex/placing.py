"""Lengths that a date beside them puts on the calendar: "two weeks before Christmas", "the last week of May".

They stay durations, as TIMEX3 has them, and gain a when.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.reader import Reader
from newsreader.text.when import When

_COUNTED_FROM = re.compile(r"\s(?P<way>before|after|from|following|prior to)\s(?:the\s)?")
_OF = re.compile(r"\sof\s(?:the\s)?")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_WHICH = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "closing": -1,
}  # fmt: skip


def placed(reader: Reader, timex: Timex) -> Timex:
    """The date just read; a length before it is placed by it, or taken into it."""
    if not reader.done or timex.type != "DATE" or timex.when is None or timex.when.earliest is None:
        return timex
    length = reader.done[-1]
    match = _LENGTH.fullmatch(length.value) if length.type == "DURATION" and length.when is None else None
    if match is None or timex.start - length.end > 14:
        return timex
    between = reader.lower[length.end : timex.start]
    counted = _COUNTED_FROM.fullmatch(between)
    count, unit = int(match[1]), match[2]
    if counted is not None and timex.when.precision == "day" and count < 1000 and not _lasts(reader, length):
        sign = -1 if counted["way"] in ("before", "prior to") else 1
        reader.done[-1] = replace(
            length,
            when=_counted(timex.when.earliest, unit, sign * count, length),
            anchor=reader.anchor_of(timex),
        )
    elif _OF.fullmatch(between) and timex.when.precision in ("month", "year", "quarter", "season"):
        word = re.match(r"(?:the )?(\w+)", reader.lower[length.start : length.end])
        which = _WHICH.get(word[1]) if word else None
        when = _within(timex.when, which, unit, count) if which else None
        if when is not None:
            reader.done.pop()
            return replace(
                length, end=timex.end, when=when, anchor=timex.anchor, marks=timex.marks | length.marks
            )
    return timex


def _lasts(reader: Reader, length: Timex) -> bool:
    """ "jailed for two years after the 5 May riot" counts nothing."""
    return bool(_LASTING.search(reader.lower, max(0, length.start - 12), length.start))


_LASTING = re.compile(r"\b(?:for|of|within|lasted|during|over|in|spent|took|takes?)\s\Z")


def _counted(day: date, unit: str, by: int, length: Timex) -> When:
    target = stretches.shifted_day(day, unit, by)
    if unit == "D":
        return When(target, target, "day", circa=bool(length.mod))
    reach = timedelta(days={"W": 3, "M": 15, "Y": 183}[unit])
    return When(
        target - reach, target + reach, "week" if unit == "W" else "month" if unit == "M" else "year", True
    )


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
    return When(first, last, "week" if unit == "W" and count == 1 else "period")
