"""Times of day: "16:08 UTC", "6:40 p.m.", "0800 GMT", "5 o'clock"."""

import re
from dataclasses import replace
from datetime import timedelta
from re import Match

from newsreader.text import english
from newsreader.text.timex import traps, year_traps
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.hours import clock_reading, heads_a_line, meridiem_told
from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import SMALL_NUMBERS, ZONES, number
from newsreader.text.when import DAYS, When

_NOT_A_TIME = re.compile(
    r"\b(?:at odds of|beat|by a margin of|chapter|clocked|exodus|finished in|genesis|in a time of|isaiah"
    r"|john|lead|lost|luke|mark|matthew|mix of|odds|of|psalm|ran|ratio|record of|romans|score|split of"
    r"|time of|verse|win|won)\s+$"
)
_FIGURE_BEFORE = re.compile(r"[\d:./-]$")
_PRICE_BEFORE = re.compile(r"[$£€]$|\d[.,]$")
_BEFORE_A_TIME = re.compile(
    r"\b(?:about|after|and|around|at|before|by|day,?|ending|from|of|past|since|till|to|until)\s+$"
    r"|[(,–-]\s?\Z|\d,? $"
)
_BEFORE_NOON = re.compile(
    r"\b(?:12|about|after|and|around|at|before|between|by|from|near|past|since|till|to|until)\s+$"
)
_BEFORE_A_RANGE = re.compile(r"\b(?:at|between|from|open|runs?)\s+$|[(,]\s?$")
_AT_ABOUT = re.compile(r"\b(?:about|after|around|at|before|by|from|till|until) (?:about |around )?$")
_AT = re.compile(r"\b(?:about|after|around|at|before|by|from|till|until) $")
# "Rovers beat Oya by three on Saturday night".
_BY_A_MARGIN = re.compile(
    r"\b(?:ahead|beat(?:en)?|behind|clear|cut|down|fell|grew|led|lost|outscored|rose|up|wins?|won)\b"
    r"[^.;:]{0,30} by $"
)
_AT_ITSELF = re.compile(r"\bat $")
_QUOTED_AT = re.compile(rf"\b{english.any_of('timex.quoted-at')} at $")
_PART_BEHIND = re.compile(r"\s(?:in the (morning|afternoon|evening)|at night)\b")
# Not "in the afternoon": alone, it makes no time of figures yet.
_DAY_BESIDE = re.compile(
    rf"\s(?:in the (?:morning|evening)|at night|on (?:{english.alternatives(english.full('weekday'))})"
    r"|today|yesterday|tomorrow|local time)\b"
)
_DAY_BEHIND = re.compile(
    rf"\s(?:on )?(?:{english.alternatives([*english.full('weekday'), *english.full('month')])})\b"
    r"|\s(?:today|tomorrow|yesterday)\b"
)
# "The deadline is midnight Monday"; "is a midnight Monday show" is none.
_WEEKDAY_BEHIND = re.compile(rf"\s(?:on )?(?:{english.alternatives(english.full('weekday'))})\b")
_IS = re.compile(r"\b(?:is|was|be) \Z")
# "The noon deadline on Friday".
_THING_OF_A_DAY = re.compile(
    rf"\s(?:[a-z-]+ ){{1,2}}on (?:{english.alternatives(english.full('weekday'))})\b"
)
_DAY_OR_STOP = re.compile(r"[.,;)]|\s(?:on|yesterday|today|tomorrow|local|[a-z]+day)\b")
_HOURS = "|".join(word for word, n in SMALL_NUMBERS.items() if 1 <= n <= 12)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else SMALL_NUMBERS[word]


def _half_of_the_day(words: str | None) -> str:
    """ "am" or "pm" for "a.m.", "P. M."."""
    return (words or "").replace(".", "").replace(" ", "")


def _zone_is_real(found: Match[str], reader: Reader) -> bool:
    if not found["zone"]:
        return True
    raw = reader.raw(found, "zone").strip("() ")
    return raw.lower() not in ZONES or raw.isupper() or raw[:3] in ("gmt", "utc", "Gmt")


@rule(
    "clock",
    r"(?P<hour>[01][0-9]|2[0-3]):?(?P<minute>[0-5][0-9])(?P<second>)(?: ?(?:hrs|hours|h))",
    needs="number",
    traits=Traits(family="clock"),
)
@rule(
    "clock",
    r"(?P<hour>2[0-3]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?",
    needs="clock",
)
def bare_clock(found: Match[str], reader: Reader) -> Reading | None:
    """ "at 16:08", "1600 hrs": neither a zone nor the half of the day is said."""
    hour, minute, second = _figures(found)
    meridiem = meridiem_told(reader, hour) if hour < 12 and found["hour"][0] != "0" else ""
    if meridiem:
        return (
            None if reader.follows(_PRICE_BEFORE) else clock_reading(reader, hour, minute, second, meridiem)
        )
    if not heads_a_line(reader) and not _is_bare_time(found, reader):
        return None
    part = _PART_BEHIND.match(reader.lower, reader.end) if 1 <= hour <= 12 else None
    if part is None:
        return clock_reading(reader, hour, minute, second)
    # "3:15 in the afternoon" is one expression.
    reading = clock_reading(reader, hour, minute, second, "am" if part[1] == "morning" else "pm")
    return replace(reading, end=part.end()) if reading is not None else None


@rule("clock", r"<clock>(?: ?(?:hrs|hours|h)\b)?(?: ?<zone>)", needs="number")
@rule(
    "clock",
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?P<second>)(?: ?(?:hrs|hours|h))?(?: ?<zone>)",
    needs="number",
)
def zoned_clock(found: Match[str], reader: Reader) -> Reading | None:
    """ "0800 GMT", "16:08 (UTC)"."""
    hour, minute, second = _figures(found)
    if minute is None or not _zone_is_real(found, reader):
        return None
    return clock_reading(reader, hour, minute, second, zone=found["zone"])


@rule("clock", r"<clock>(?: ?<meridiem>)(?:,? <zone>)?", needs="meridiem")
def clock(found: Match[str], reader: Reader) -> Reading | None:
    """ "6:40 p.m.", "6 pm ET"."""
    if reader.follows(_PRICE_BEFORE) or not _zone_is_real(found, reader):
        return None
    return clock_reading(reader, *_figures(found), _half_of_the_day(found["meridiem"]), found["zone"])


def _figures(found: Match[str]) -> tuple[int, int | None, int | None]:
    """The hour, and the minute and second if they are written."""
    minute, second = found["minute"], found["second"]
    return int(found["hour"]), int(minute) if minute else None, int(second) if second else None


def _is_bare_time(found: Match[str], reader: Reader) -> bool:
    """Whether "3:15" without zone and half of the day is a time: not after "won", "verse", "7."."""
    if reader.follows(_NOT_A_TIME) or reader.follows(_FIGURE_BEFORE):
        return False
    if traps.figure_goes_on(reader.lower, reader.end):
        return False
    if "hrs" in found[0] or "hours" in found[0]:
        return True
    return reader.follows(_BEFORE_A_TIME) or reader.precedes(_DAY_BESIDE)


@rule(
    "o-clock",
    rf"(?P<hour>{_HOURS}|[0-9]{{1,2}}) ?o['’]?clock(?: (?:in the (?P<part>morning|afternoon|"
    rf"evening)|at night))?",
    needs="number",
    traits=Traits(family="clock"),
)
def o_clock(found: Match[str], reader: Reader) -> Reading | None:
    hour = _hour(found["hour"])
    afternoon = found["part"] in ("afternoon", "evening") or "night" in found[0]
    half_day = "pm" if afternoon else "am" if found["part"] else meridiem_told(reader, hour)
    return clock_reading(reader, hour, meridiem=half_day if hour <= 12 else "")


@rule(
    "noon",
    r"(?:high )?(?P<word>noon|midday|midnight)(?: <zone>)?",
    needs="part",
    traits=Traits(family="clock"),
)
def noon(found: Match[str], reader: Reader) -> Reading | None:
    if not _zone_is_real(found, reader):
        return None
    of_a_day = found["word"] != "midnight" and reader.precedes(_DAY_BEHIND)
    of_a_day = of_a_day or (reader.precedes(_WEEKDAY_BEHIND) and reader.follows(_IS))
    if not (of_a_day or reader.follows(_BEFORE_NOON) or reader.precedes(_THING_OF_A_DAY)):
        return None
    hour = 0 if found["word"] == "midnight" else 12
    reading = clock_reading(reader, hour, zone=found["zone"])
    if reading and reading.when and hour == 0:
        # Which of the day's two midnights is meant, texts do not say: the night that follows holds it.
        day = reading.when.earliest
        night = When(day, day + timedelta(days=1) if day else None, "part-of-day", part_of_day="NI")
        return Reading(reading.type, reading.value.replace("T00:00", "T24:00"), night, "", reading.anchor)
    return reading


@rule(
    "clock-of-range",
    r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?(?= ?(?:-|–|to|and|until|till) ?(?:1[0-2]"
    r"|0?[1-9])(?:[:.][0-5][0-9])? ?(?P<meridiem>a\.? ?m|p\.? ?m)\b)",
    needs="meridiem",
    traits=Traits(family="clock"),
)
def clock_of_range(found: Match[str], reader: Reader) -> Reading | None:
    """The "9" of "between 9 and 10 a.m."."""
    opens_its_sentence = not reader.before().strip()
    if not opens_its_sentence and not reader.follows(_BEFORE_A_RANGE):
        return None
    half = _half_of_the_day(found["meridiem"])
    return clock_reading(reader, int(found["hour"]), int(found["minute"] or 0), meridiem=half)


@rule(
    "half-past",
    rf"(?P<part>half|quarter|a quarter|five|ten|twenty|twenty-five|[1-9]|[1-5][0-9]) (?P<way>past|"
    rf"to) (?P<hour>{_HOURS})(?: in the (?P<time>morning|afternoon|evening))?",
    needs="number",
    traits=Traits(family="clock"),
)
def half_past(found: Match[str], reader: Reader) -> Reading | None:
    """ "half past six in the evening"."""
    hour, part = SMALL_NUMBERS[found["hour"]], found["part"]
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(part) or int(number(part) or 0)
    if minutes not in (15, 30) and not reader.follows(_AT_ABOUT):
        return None
    if found["way"] == "to":
        if minutes >= 30:
            return None
        hour, minutes = hour - 1 or 12, 60 - minutes
    half_day = {None: "", "morning": "am"}.get(found["time"], "pm")
    return clock_reading(reader, hour, minutes, meridiem=half_day)


@rule(
    "clock",
    rf"(?P<hour>1[0-2]|[1-9]|{_HOURS})(?= (?:tonight|last night|at night|(?:in the|this|that|the next"
    r"|the following|tomorrow|yesterday|(?:on )?<weekday>) (?P<part>morning|afternoon|evening|night))\b)",
    needs="number part|deictic",
)
def hour_of_part(found: Match[str], reader: Reader) -> Reading | None:
    """ "at 8 tonight", "by 9 Friday morning"."""
    if not reader.follows(_AT) or reader.follows(_BY_A_MARGIN):
        return None
    hour = _hour(found["hour"])
    part = _PART_BEHIND.match(reader.lower, reader.end)
    reading = clock_reading(reader, hour, meridiem="am" if found["part"] == "morning" else "pm")
    return replace(reading, end=part.end()) if reading is not None and part is not None else reading


@rule("clock", r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])", needs="year|clock|weekday|deictic")
def four_figures(found: Match[str], reader: Reader) -> Reading | None:
    """ "at 1500 on Friday": a clock's four figures after "at", with a day or a stop behind."""
    if not reader.follows(_AT_ITSELF) or reader.follows(_QUOTED_AT):
        return None
    if reader.after() and (
        not reader.precedes(_DAY_OR_STOP) or traps.figure_goes_on(reader.lower, reader.end)
    ):
        return None
    return clock_reading(reader, int(found["hour"]), int(found["minute"]))


@rule("clock", r"(?P<hour>2[0-3]|[01]?[0-9])\.(?P<minute>[0-5][0-9])", needs="slashed")
def dotted_clock(found: Match[str], reader: Reader) -> Reading | None:
    """ "13.05: The envoy speaks": at the head of a line only. "3.50" alone on its line is any figure."""
    if not heads_a_line(reader) or (len(found["hour"]) == 1 and reader.after()[:1] in ("", "\n")):
        return None
    return clock_reading(reader, int(found["hour"]), int(found["minute"]))


_AT_AN_HOUR = re.compile(r",? (?:at|around|about|by|until|before|after)(?: around| about)? ")
_NO_COUNT = re.compile(
    r"[.,;:)!?]|\s?\Z|\s(?:an?|and|as|at|but|for|he|her|his|if|in|it|its|on|or|our|sharp|she|so|some|that|the"
    r"|their|there|they|to|we|when|while|with)\b"
)


@rule(
    "clock",
    r"(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5][0-9]))?",
    needs="number part|deictic",
)
def hour_behind_part(found: Match[str], reader: Reader) -> Reading | None:
    """ "last night at 8", "on Friday evening at 7.30": the part of the day says which half."""
    part = reader.last
    if part is None or part.when is None or part.precision not in DAYS or reader.start - part.end > 18:
        return None
    if not _AT_AN_HOUR.fullmatch(reader.between(part)) or traps.figure_goes_on(reader.lower, reader.end):
        return None
    if year_traps.counts_what_follows(reader.lower, reader.end) or not (
        found["minute"] or reader.precedes(_NO_COUNT)
    ):
        # "this morning at 5.30 dollars a kilo".
        return None
    hour, letters = int(found["hour"]), part.when.part_of_day
    if not letters and found["minute"] and part.precision == "day":
        # "on Friday at 7.30": nobody says which half of the day.
        return clock_reading(reader, hour, int(found["minute"]), meridiem="am" if part.mod == "START" else "")
    half = _HALVES.get(letters, "")
    if not half or (letters in ("NI", "ON") and hour < 6) or (letters == "AF" and 6 < hour < 12):
        # "Friday night at 2": nobody says of which morning.
        return None
    reading = clock_reading(reader, hour, int(found["minute"] or 0), meridiem=half)
    return None if reading is None or part.day is None else _of_the_day(reading, part)


_HALVES = {"MO": "am", "EH": "am", "AF": "pm", "EV": "pm", "NI": "pm", "ON": "pm"}


def _of_the_day(reading: Reading, part: Timex) -> Reading:
    """The clock time, of the day that a part of the day before it is of; of a night, the day it begins on."""
    when, day = reading.when, part.day
    assert when is not None and day is not None
    anchor = Anchor("timex", day, part.start, part.end)
    value = day.isoformat() + reading.value[10:]
    return replace(reading, value=value, when=replace(when, earliest=day, latest=day), anchor=anchor)
