"""Times of day: "16:08 UTC", "6:40 p.m.", "0800 GMT", "5 o'clock"."""

import re
from dataclasses import replace
from datetime import time, timedelta
from re import Match

from newsreader.text.timex import traps
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import SMALL_NUMBERS, ZONES, number
from newsreader.text.when import When

_NOT_A_TIME = re.compile(
    r"\b(?:won|beat|lost|win|score|ratio|of|clocked|ran|finished in|in a time of|time of|record of|lead"
    r"|odds|verse|psalm|genesis|matthew|luke|john|mark|romans|isaiah|exodus|chapter|by a margin of"
    r"|split of|mix of|at odds of)\s+$"
)


def zone_name(words: str | None) -> str:
    """An IANA name or an offset for "GMT", "(GMT +8)", "local time"; "" if it says nothing."""
    if not words:
        return ""
    words = words.strip("() ").lower()
    offset = re.search(r"([+-])\s?(\d{1,2})(?::?(\d\d))?$", words)
    if offset:
        return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    if words in ZONES:
        return ZONES[words]
    first = words.split()[0]
    named = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
    return ZONES[named[first]] if first in named else ""


def _zone_is_real(found: Match[str], reader: Reader) -> bool:
    if not found["zone"]:
        return True
    raw = reader.raw(found, "zone").strip("() ")
    return raw.lower() not in ZONES or raw.isupper() or raw[:3] in ("gmt", "utc", "Gmt")


def clock_reading(
    reader: Reader, hour: int, minute: int | None, second: int | None, meridiem: str, zone: str
) -> Reading | None:
    if meridiem:
        # "00:48 am", "15:30 pm": said twice.
        if hour > 23 or (hour > 12 and meridiem == "am") or (hour == 0 and meridiem == "pm"):
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if meridiem.startswith("p") else 0)
    elif hour > 23:
        return None
    clock = time(hour, minute or 0, second or 0)
    written = f"T{hour:02}:{minute or 0:02}" + (f":{second:02}" if second else "")
    if zone:
        written += "Z" if zone == "+00:00" else zone if zone[0] in "+-" else ""
    anchor = _day_of(reader)
    if meridiem == "am":
        anchor = _next_morning(reader, hour, anchor)
    if anchor.day is None:
        return Reading(
            "TIME", "XXXX-XX-XX" + written, When(None, None, "instant", time=clock, zone=zone), "", anchor
        )
    when = When(anchor.day, anchor.day, "instant", time=clock, zone=zone)
    return Reading("TIME", anchor.day.isoformat() + written, when, "", anchor)


def _day_of(reader: Reader) -> Anchor:
    """A time of day belongs to the day told last if that is near, else to the day of publication."""
    if reader.done and reader.done[-1].type == "SET" and reader.start - reader.done[-1].end < 12:
        # "every Sunday at 6:30 p.m." is of no one day.
        return Anchor("none", None)
    last = reader.day_told()
    if last is not None and reader.start - last.end > 12 and not reader.narrative:
        last = reader.happening("day", "part-of-day", "instant")
    if last is not None and (
        reader.narrative or (reader.start - last.end < 160 and _of_that_day(reader, last))
    ):
        if _AFTER_THE_EVENT.search(reader.lower, max(last.end, reader.start - 160), reader.start):
            # "found on Sunday, six days after the ground shook at 3:02": not of Sunday.
            return Anchor("none", None)
        return reader.anchor_of(last)
    if reader.narrative or reader.published is None:
        return Anchor("none", None)
    lead = reader.lead_day()
    if lead is not None and reader.direction() < 0:
        # "Soldiers stormed the house yesterday. … The attack began at 3:23 p.m."
        return reader.anchor_of(lead)
    return Anchor("published", reader.published)


_AFTER_THE_EVENT = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|before) (?:the|a|an|his|her|its|their)\b[^.]*\Z"
)


def _next_morning(reader: Reader, hour: int, anchor: Anchor) -> Anchor:
    """ "By Thursday night 100 were found. The search was broken off at 3 a.m.": of the day that follows."""
    last = reader.day_told()
    if last is None or last.when is None or anchor.day is None or anchor.start != last.start or hour > 9:
        return anchor
    when, words = last.when, reader.lower[last.start : last.end]
    late = when.part_of_day in ("AF", "EV", "NI") or (when.time is not None and when.time.hour >= 12)
    if not late or reader.start - last.end <= 12 or words.startswith("overnight"):
        return anchor
    if re.search(r"\b(?:had|before|earlier)\b", reader.before(90)):
        return anchor
    following = anchor.day + timedelta(days=1)
    if reader.published is not None and following > reader.published and reader.direction() <= 0:
        return anchor
    return replace(anchor, day=following)


def _of_that_day(reader: Reader, last: Timex) -> bool:
    """Not where the clause looks ahead and that day lies behind; nor the reverse, in a new sentence."""
    published, day = reader.published, last.when.earliest if last.when else None
    if published is None or day is None or reader.start - last.end <= 12:
        return True
    way, between = reader.direction(), reader.lower[last.end : reader.start]
    if (
        between.startswith(("'s ", "’s "))
        and re.search(r"[.!?]\s", between)
        and reader.lead_day() is not None
    ):
        # "after Friday's slide": told only beside the story.
        return False
    if (way > 0 and day < published) or (way < 0 and day > published and ". " in between):
        return False
    return "\n\n" not in between or len(between) < 80


@rule("clock", r"<clock>(?: ?<meridiem>)(?:,? <zone>)?", needs="meridiem", traits=Traits(family="clock"))
@rule("clock", r"<clock>(?P<meridiem>)(?: ?(?:hrs|hours|h)\b)?(?: ?<zone>)", needs="number")
@rule(
    "clock",
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?P<second>)(?P<meridiem>)(?: ?(?:hrs|"
    r"hours|h))?(?: ?<zone>)",
    needs="number",
)
@rule(
    "clock",
    r"(?P<hour>[01][0-9]|2[0-3]):?(?P<minute>[0-5][0-9])(?P<second>)(?P<meridiem>)(?: ?(?:hrs|"
    r"hours|h))(?P<zone>)",
    needs="number",
)
@rule(
    "clock",
    r"(?P<hour>2[0-3]|[01]?[0-9]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?P<meridiem>)(?P<zone>)",
    needs="clock",
)
def clock(found: Match[str], reader: Reader) -> Reading | None:
    if not _zone_is_real(found, reader):
        return None
    hour, minute = int(found["hour"]), int(found["minute"]) if found["minute"] else None
    second = int(found["second"]) if found["second"] else None
    meridiem = (found["meridiem"] or "").replace(".", "").replace(" ", "")
    if not meridiem and not found["zone"] and hour < 12 and found["hour"][0] != "0":
        meridiem = _meridiem_told(reader, hour)
    if not meridiem and not found["zone"]:
        if _NOT_A_TIME.search(reader.before(24)) or re.search(
            r"[\d:./-]$", reader.lower[max(0, reader.start - 1) : reader.start]
        ):
            return None
        if (
            "hrs" not in found[0]
            and "hours" not in found[0]
            and not re.search(
                r"\b(?:at|by|until|till|from|to|before|after|around|about|and|since|day,?|"
                r"ending|past|of)\s+$|[(,–-]\s?$|\d,? $",
                reader.before(16),
            )
            and not _DAY_BESIDE.match(reader.lower, reader.end, reader.end + 16)
        ):
            return None
    if not meridiem and found["zone"] and minute is None:
        return None
    if traps.figure_goes_on(reader.lower, reader.end) and not found["zone"] and not meridiem:
        return None
    if meridiem and re.search(r"[$£€]$|\d[.,]$", reader.lower[max(0, reader.start - 2) : reader.start]):
        return None
    part = (
        None if meridiem or found["zone"] else _PART_BEHIND.match(reader.lower, reader.end, reader.end + 18)
    )
    if part is not None and 1 <= hour <= 12:
        reading = clock_reading(reader, hour, minute, second, "am" if part[1] == "morning" else "pm", "")
        return replace(reading, end=part.end()) if reading is not None else None
    return clock_reading(reader, hour, minute, second, meridiem, zone_name(found["zone"]))


_PART_BEHIND = re.compile(r"\s(?:in the (morning|afternoon|evening)|at night)\b")
_DAY_BESIDE = re.compile(
    r"\s(?:in the (?:morning|afternoon|evening)|at night|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|today|yesterday|tomorrow|local time)\b"
)


def _meridiem_told(reader: Reader, hour: int) -> str:
    """ "took off at 3:26 p.m. and was back by 3:31": of the same half of the day."""
    last = reader.done[-1] if reader.done else None
    if last is None or last.when is None:
        return ""
    if last.when.part_of_day in ("AF", "EV", "NI") and _AT.fullmatch(reader.lower[last.end : reader.start]):
        # "tomorrow afternoon at 2 o'clock".
        return "" if last.when.part_of_day == "NI" and hour < 6 else "pm"
    if last.when.time is None:
        return ""
    words = reader.lower[last.start : last.end]
    if (
        reader.start - last.end > 120
        or not re.search(r"p\.?\s?m", words)
        or ":" not in reader.lower[reader.start : reader.end]
    ):
        return ""
    return (
        "pm"
        if 12 + hour % 12 >= last.when.time.hour
        and re.search(r"\b(?:by|at|until|to|about|around)\s$", reader.before(8))
        else ""
    )


_AT = re.compile(r",? (?:at|around|about)(?: about| around)? ")


_HOURS = "|".join(word for word, n in SMALL_NUMBERS.items() if 1 <= n <= 12)


@rule(
    "o-clock",
    rf"(?P<hour>{_HOURS}|[0-9]{{1,2}}) ?o['’]?clock(?: (?:in the (?P<part>morning|afternoon|"
    rf"evening)|at night))?",
    needs="number",
    traits=Traits(family="clock"),
)
def o_clock(found: Match[str], reader: Reader) -> Reading | None:
    word = found["hour"]
    hour = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    afternoon = found["part"] in ("afternoon", "evening") or "night" in found[0]
    half_day = "pm" if afternoon else "am" if found["part"] else _meridiem_told(reader, hour)
    return clock_reading(reader, hour, None, None, half_day if hour <= 12 else "", "")


@rule(
    "noon",
    r"(?:high )?(?P<word>noon|midday|midnight)(?: <zone>)?",
    needs="part",
    traits=Traits(family="clock"),
)
def noon(found: Match[str], reader: Reader) -> Reading | None:
    if not re.search(
        r"\b(?:at|by|until|till|from|before|after|around|about|to|since|12|past|and|near|between)\s+$",
        reader.before(12),
    ):
        return None
    if not _zone_is_real(found, reader):
        return None
    hour = 0 if found["word"] == "midnight" else 12
    reading = clock_reading(reader, hour, 0, None, "", zone_name(found["zone"]))
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
    if not re.search(r"\b(?:from|between|at|open|runs?)\s+$|[(,]\s?$|^$", reader.before(9)):
        return None
    meridiem = found["meridiem"].replace(".", "").replace(" ", "")
    return clock_reading(reader, int(found["hour"]), int(found["minute"] or 0), None, meridiem, "")


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
    if minutes not in (15, 30) and not re.search(
        r"\b(?:at|by|until|till|from|around|about|before|after) (?:about |around )?$", reader.before(16)
    ):
        return None
    if found["way"] == "to":
        if minutes >= 30:
            return None
        hour, minutes = hour - 1 or 12, 60 - minutes
    half_day = {None: "", "morning": "am"}.get(found["time"], "pm")
    return clock_reading(reader, hour, minutes, None, half_day, "")


@rule(
    "clock",
    rf"(?P<hour>1[0-2]|[1-9]|{_HOURS})(?= (?:tonight|last night|at night|(?:in the|this|that|the next"
    r"|the following|tomorrow|yesterday|<weekday>) (?P<part>morning|afternoon|evening|night))\b)",
    needs="number part|deictic",
)
def hour_of_part(found: Match[str], reader: Reader) -> Reading | None:
    """ "at 8 tonight", "by 9 Friday morning"."""
    if not re.search(r"\b(?:at|by|until|till|from|around|about|before|after) $", reader.before(8)):
        return None
    word = found["hour"]
    hour = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    part = _PART_BEHIND.match(reader.lower, reader.end, reader.end + 18)
    reading = clock_reading(reader, hour, None, None, "am" if found["part"] == "morning" else "pm", "")
    return replace(reading, end=part.end()) if reading is not None and part is not None else reading


_QUOTED_AT = re.compile(r"\b(?:closed|ended|finished|stood|traded|trading|settled|quoted) at $")


@rule("clock", r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])", needs="year|clock|weekday|deictic")
def four_figures(found: Match[str], reader: Reader) -> Reading | None:
    """ "at 1500 on Friday": a clock's four figures after "at", with a day or a stop behind."""
    if not re.search(r"\bat $", reader.before(5)) or _QUOTED_AT.search(reader.before(12)):
        return None
    if not re.match(r"[.,;)]|\s(?:on|yesterday|today|tomorrow|local|[a-z]+day)\b", reader.after(12) or "."):
        return None
    return clock_reading(reader, int(found["hour"]), int(found["minute"]), None, "", "")
