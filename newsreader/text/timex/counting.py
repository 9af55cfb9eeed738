"""So many units from a day: the stretch they reach, and how wide it is."""

from datetime import date, datetime, timedelta

from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.stretches import Stretch, shifted_day
from newsreader.text.timex.vocabulary import UNITS, number
from newsreader.text.when import When

BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
         "DE": "XXX", "CE": "XX"}  # fmt: skip
PRECISION_UNIT = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "half-year": "H",
                   "year": "Y", "decade": "DE", "century": "CE", "instant": "D", "part-of-day": "D",
                   "season": "M", "period": "D"}  # fmt: skip


def moved(anchor: date, unit: str, by: int) -> Stretch:
    """The stretch of that unit so many units from the one that holds `anchor`."""
    if unit == "WE":
        return stretches.weekend(anchor + timedelta(days=7 * by))
    if unit in ("DE", "CE"):
        years = 10 if unit == "DE" else 100
        return stretches.of(unit, date(anchor.year + by * years, 1, 1))
    if unit in ("M", "Q", "Y"):
        anchor = anchor.replace(day=1)
    return stretches.of(unit, shifted_day(anchor, unit, by))


def unit_letters(word: str) -> str:
    return UNITS[word.rstrip(".")]


SPAN = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)"
# "the market year", "the fiscal quarter": what may stand between.
KIND = r"(?:(?:calendar|full|trading|business|working|whole|entire) )?"


# Hours and minutes from publication are times only if the hour of publication is known.
CLOCK_UNITS = {"HR": "hours", "MIN": "minutes", "S": "seconds"}


def counted(
    reader: Reader,
    words: str,
    unit_word: str,
    sign: int,
    anchor: Anchor,
    about: bool = False,
    shape: str = "",
) -> Reading | None:
    """So many units before or after a day: the stretch of that unit, wider the coarser the count.

    `shape`: the unit that is said outright ("five years ago today").
    """
    said = shape
    unit = unit_letters(unit_word)
    count = number(words)
    if unit in CLOCK_UNITS:
        return _hours(reader, count, unit, sign, anchor)
    if unit in ("WE", "S", "ML"):
        return None
    if unit == "FN":
        unit, count = "W", (count or 1) * 2
    blank = BLANK[unit]
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None:
        return unresolved(blank, "no date to count from")
    if count != int(count):
        if unit not in ("Y", "M", "DE", "CE"):
            return None
        if unit in ("DE", "CE") and not about:
            year = anchor.day.year + sign * round(count * (10 if unit == "DE" else 100))
            reach = timedelta(days=_REACH[unit])
            middle = date(year, 7, 1)
            when = When(middle - reach, middle + reach, "year", circa=True)
            return Reading("DATE", f"{year:04}", when, "", anchor)
        months = count * {"Y": 12, "M": 1, "DE": 120, "CE": 1200}[unit]
        target = shifted_day(anchor.day, "M", sign * round(months))
        shape = "M" if unit == "Y" and months < 30 else unit
        if unit == "M":
            shape = "M"
    else:
        target, shape = shifted_day(anchor.day, unit, sign * int(count)), unit
    found = stretches.of(shape, target)
    if unit in ("DE", "CE") and not about:
        # "a decade ago" is said of the year; "nearly two decades ago" is not.
        found = stretches.year(target.year)
    if unit == "W" and count == 1 and not about:
        # "a week ago" is said of the day; more weeks are counted in weeks.
        found = stretches.day(target)
    when = bounds(found, target, shape, about)
    if said:
        found = stretches.of(said, target)
        when = found.when()
    mod = "APPROX" if about else ""
    facts = (("count", f"{sign * count:g}"), ("unit", unit_word))
    return Reading("DATE", found.value, when, mod, anchor, facts)


# "three weeks ago" is nowhere near a Monday-to-Sunday week: a week to either side, half a unit for the rest.
_REACH = {"D": 0, "W": 7, "M": 15, "Q": 45, "Y": 183, "DE": 1826, "CE": 18262}


def bounds(found: Stretch, target: date, unit: str, about: bool) -> When:
    if unit == "D":
        return (stretches.hedged(found) if about else found).when(circa=about)
    if unit == "W" and found.precision == "day":
        return When(target - timedelta(days=2), target + timedelta(days=2), "day", circa=True)
    reach = timedelta(days=_REACH[unit] * (2 if about else 1))
    first, last = target - reach, target + reach
    if unit != "W" and found.first is not None and found.last is not None:
        first, last = min(first, found.first), max(last, found.last)
    return When(first, last, found.precision, circa=True)


def _hours(reader: Reader, count: float | None, unit: str, sign: int, anchor: Anchor) -> Reading | None:
    if count is None:
        return Reading("TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None or (anchor.kind == "published" and reader.published_at is None):
        day = anchor.day
        if day is None or anchor.kind != "published":
            return None
        hours = count / {"HR": 1, "MIN": 60, "S": 3600}[unit]
        if hours >= 24:
            target_day = day + timedelta(days=sign * round(hours / 24))
            return dated(stretches.day(target_day), anchor=anchor)
        when = (
            When(day - timedelta(days=1), day, "day")
            if sign < 0
            else When(day, day + timedelta(days=1), "day")
        )
        return Reading("TIME", f"{day.isoformat()}TXX", when, "", anchor)
    if anchor.kind != "published" or reader.published_at is None:
        return None
    base: datetime = reader.published_at
    target = base + sign * timedelta(seconds=count * {"HR": 3600, "MIN": 60, "S": 1}[unit])
    value = f"{target.date().isoformat()}T{target.hour:02}" + (f":{target.minute:02}" if unit != "HR" else "")
    moment = target.time().replace(second=0, microsecond=0, tzinfo=None)
    return Reading(
        "TIME", value, When(target.date(), target.date(), "instant", True, moment, reader.zone), "", anchor
    )


# From a date told before.
