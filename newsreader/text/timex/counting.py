"""So many units from a day: the stretch they reach, and how wide it is."""

from datetime import date, timedelta

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
    unit, count = unit_letters(unit_word), number(words)
    if unit in CLOCK_UNITS:
        return _hours(reader, count, unit, sign, anchor)
    if unit in ("WE", "S", "ML"):
        return None
    if unit == "FN":
        unit, count = "W", (count or 1) * 2
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date to count from")
    if count != int(count) and unit in ("DE", "CE") and not about:
        return _decades_and_a_half(anchor, sign, count, unit)
    reached = _reached(anchor.day, sign, count, unit)
    if reached is None:
        return None
    target, width = reached
    found = _as_said(target, width, unit, count, about)
    when = bounds(found, target, width, about)
    if shape:
        found = stretches.of(shape, target)
        when = found.when()
    mod = "APPROX" if about else ""
    facts = (("count", f"{sign * count:g}"), ("unit", unit_word))
    return Reading("DATE", found.value, when, mod, anchor, facts)


def _decades_and_a_half(anchor: Anchor, sign: int, count: float, unit: str) -> Reading:
    assert anchor.day is not None
    year = anchor.day.year + sign * round(count * (10 if unit == "DE" else 100))
    reach, middle = timedelta(days=_REACH[unit]), date(year, 7, 1)
    return Reading("DATE", f"{year:04}", When(middle - reach, middle + reach, "year", circa=True), "", anchor)


_MONTHS = {"Y": 12, "M": 1, "DE": 120, "CE": 1200}


def _reached(day: date, sign: int, count: float, unit: str) -> tuple[date, str] | None:
    """The day so many units on, and the unit that says how wide; None of half a day, half a week."""
    if count == int(count):
        return shifted_day(day, unit, sign * int(count)), unit
    if unit not in _MONTHS:
        return None
    months = count * _MONTHS[unit]
    return shifted_day(day, "M", sign * round(months)), "M" if unit == "Y" and months < 30 else unit


def _as_said(target: date, width: str, unit: str, count: float, about: bool) -> Stretch:
    """ "a decade ago" is said of the year, "nearly two decades ago" is not; "a week ago" is said of the day,
    more weeks are counted in weeks."""
    if unit in ("DE", "CE") and not about:
        return stretches.year(target.year)
    if unit == "W" and count == 1 and not about:
        return stretches.day(target)
    return stretches.of(width, target)


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


# From hours and minutes to seconds.
SECONDS = {"HR": 3600, "MIN": 60, "S": 1}


def _hours(reader: Reader, count: float | None, unit: str, sign: int, anchor: Anchor) -> Reading | None:
    """From the hour of publication, if it is known; counted from no other."""
    if count is None:
        return Reading("TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None or anchor.kind != "published":
        return None
    if reader.published_at is None:
        return _hours_from_day(anchor.day, count, unit, sign, anchor)
    target = reader.published_at + sign * timedelta(seconds=count * SECONDS[unit])
    value = f"{target.date().isoformat()}T{target.hour:02}" + (f":{target.minute:02}" if unit != "HR" else "")
    moment = target.time().replace(second=0, microsecond=0, tzinfo=None)
    when = When(target.date(), target.date(), "instant", True, moment, reader.zone)
    return Reading("TIME", value, when, "", anchor)


def _hours_from_day(day: date, count: float, unit: str, sign: int, anchor: Anchor) -> Reading:
    """Of a report whose hour is not known: the day so many days away, or its own and the one beside."""
    hours = count * SECONDS[unit] / 3600
    if hours >= 24:
        return dated(stretches.day(day + timedelta(days=sign * round(hours / 24))), anchor=anchor)
    beside = day + timedelta(days=sign)
    when = When(min(day, beside), max(day, beside), "day")
    return Reading("TIME", f"{day.isoformat()}TXX", when, "", anchor)
