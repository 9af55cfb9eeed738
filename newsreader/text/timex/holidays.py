"""Days with a name: Christmas, New Year, Easter, Thanksgiving."""

import re
from datetime import date, timedelta
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.capitals import heads_a_name, is_capital
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import rule

FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year eve": (12, 31), "halloween": (10, 31),
    "valentine's day": (2, 14), "juneteenth": (6, 19), "hogmanay": (12, 31), "independence day": (7, 4),
    "veterans day": (11, 11), "veterans' day": (11, 11), "remembrance day": (11, 11),
    "armistice day": (11, 11), "bastille day": (7, 14), "may day": (5, 1),
    "st patrick's day": (3, 17), "anzac day": (4, 25),
}  # fmt: skip


def easter(year: int) -> date:
    """Gauss's rule in the form of Meeus, Jones and Butcher (Gregorian)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


MOVING = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7,
    "ash wednesday": -46, "maundy thursday": -3, "whit monday": 50, "shrove tuesday": -47,
}  # fmt: skip


def _nth_monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(-first.weekday()) % 7 + 7 * (nth - 1))


def day_of(name: str, year: int) -> date:
    name = name.replace("’", "'").replace("xmas", "christmas").replace("st. ", "st ")
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in MOVING:
        return easter(year) + timedelta(days=MOVING[name])
    if name == "labor day":
        return _nth_monday(year, 9, 1)
    if name == "memorial day":
        return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())
    if name == "presidents' day":
        return _nth_monday(year, 2, 3)
    if name == "martin luther king day":
        return _nth_monday(year, 1, 3)
    first = date(year, 11, 1)
    thanksgiving = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    if name.startswith("thanksgiving"):
        return thanksgiving
    if name == "black friday":
        return thanksgiving + timedelta(days=1)
    raise ValueError(name)


NAMES = (
    r"(?P<name>christmas (?:eve|day)|boxing day|new year['’]?s? (?:eve|day)|easter (?:sunday|monday)"
    r"|good friday|palm sunday|ash wednesday|maundy thursday|shrove tuesday|whit monday"
    r"|thanksgiving(?: day)?|christmas|xmas|easter|halloween|valentine['’]s day|juneteenth|hogmanay"
    r"|anzac day|may day|veterans['’]? day|armistice day|bastille day|remembrance day|st\.? patrick['’]s day"
    r"|labor day|memorial day|martin luther king day|presidents['’] day)"
)
_GREETING = re.compile(
    r" (?:appeal|assault|attacks?|bombings?|broadcast|campaign|drive|fighting|message|offensive|push"
    r"|rush|truce"
    r"|dinner|tree|trees|market|markets|card|cards|carol|cake|lights|shopping|sales|season|"
    r"period|party|"
                       r"present|presents|gift|gifts|jumper|egg|eggs|bunny|island|rising|rebellion|song"
                       r"|single|number|special|spirit|decorations|holidays?|break|bonus|pudding"
                       r"|shoppers|turkey|"
                       r"story)\b")  # fmt: skip


# "The Boxing Day tsunami", "the Good Friday agreement": of a year that nobody tells, but for one just past.
_CALLED_AFTER = re.compile(
    r" (?:accords?|agreement|attacks?|bombings?|disaster|earthquake|floods|massacre|peace|quake|revolt|riots"
    r"|rising|storm|tsunami|uprising|war)\b"
)
_FRESH = 14  # days


@rule("holiday", NAMES + r"(?:,? (?:of |in )?<year>)?", needs="holiday|weekday|unit")
@rule("holiday", r"(?P<which>last|this|next) " + NAMES + r"(?P<year>)", needs="holiday|weekday|unit")
def holiday(found: Match[str], reader: Reader) -> Reading | None:
    name = found["name"].replace("’", "'")
    if _is_no_day(found, reader, name):
        return None
    if found["year"]:
        return dated(stretches.day(day_of(name, int(found["year"]))), name=name)
    anchor = reader.told() if reader.narrative else reader.now()
    if anchor.day is None:
        return unresolved("XXXX-XX-XX", "no date to count from")
    day = day_of(name, _year_of(reader, name, found.groupdict().get("which"), anchor.day))
    if reader.precedes(_CALLED_AFTER) and not 0 <= (anchor.day - day).days <= _FRESH:
        return None
    return dated(stretches.day(day), anchor=anchor, name=name)


def _is_no_day(found: Match[str], reader: Reader, name: str) -> bool:
    """A Christmas tree, "Merry Christmas", Halloween in a title; "may day" in small letters."""
    if reader.precedes(_GREETING) or not is_capital(reader, found, "name"):
        return True
    if name == "may day" and not reader.raw(found, "name").endswith("Day"):
        return True
    if name in ("christmas", "easter", "thanksgiving", "halloween") and heads_a_name(reader):
        return True
    return reader.follows("merry|happy|father|white")


def _year_of(reader: Reader, name: str, which: str | None, day: date) -> int:
    this = day_of(name, day.year)
    if which is not None:
        return day.year + {"last": -(this >= day), "next": int(this <= day)}.get(which, 0)
    if reader.narrative:
        return day.year
    way = reader.direction()
    if way > 0:
        return day.year + (this < day)
    # A holiday close ahead is not told of as last year's.
    return day.year - ((this - day).days > {0: 120, -1: 45}.get(way, 0))


@rule(
    "beside-holiday",
    r"the (?P<unit>day|week|weekend) (?P<way>before|after) " + NAMES + r"(?:,? (?:of |in )?<year>)?",
    needs="unit",
)
def beside_holiday(found: Match[str], reader: Reader) -> Reading | None:
    """ "the week before Christmas", "the day after Thanksgiving"."""
    reading = holiday(found, reader)
    if reading is None or reading.when is None or reading.when.earliest is None:
        return None
    by, unit = (-1 if found["way"] == "before" else 1), found["unit"]
    day = reading.when.earliest + timedelta(days={"day": 1, "week": 4, "weekend": 7}[unit] * by)
    beside = stretches.day(day) if unit == "day" else stretches.of("W" if unit == "week" else "WE", day)
    return dated(beside, anchor=reading.anchor)


@rule(
    "holiday-weekend",
    r"(?P<name>labor day|memorial day|presidents['’] day|easter|thanksgiving) weekend(?P<year>)",
    needs="unit",
)
def holiday_weekend(found: Match[str], reader: Reader) -> Reading | None:
    """ "Labor Day weekend" ends with that Monday, "Thanksgiving weekend" begins on that Thursday."""
    reading = holiday(found, reader)
    if reading is None or reading.when is None or reading.when.earliest is None:
        return None
    by = 2 if found["name"] == "thanksgiving" else -1
    return dated(stretches.weekend(reading.when.earliest + timedelta(days=by)), anchor=reading.anchor)


_OWNS = re.compile(r"['’]s")


@rule("new-year", r"(?:the )?new year", needs="unit")
def new_year(found: Match[str], reader: Reader) -> Reading | None:
    if reader.narrative or not found[0].startswith("the") or reader.precedes(_OWNS):
        return None
    if not reader.follows("in|by|before|after|until|into|early|of|for"):
        return None
    anchor = reader.now()
    if anchor.day is None:
        return None
    year = anchor.day.year + (1 if anchor.day.month > 6 else 0)
    return dated(stretches.year(year), mod="START", anchor=anchor)
