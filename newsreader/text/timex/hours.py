"""What a time of day means: its half of the day, its zone, and the day that it is of."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from newsreader.text import english
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.reader import NOWHERE, Reader, Reading
from newsreader.text.timex.vocabulary import ZONES
from newsreader.text.when import DAYS, When

_LATE = frozenset(["AF", "EV", "NI", "ON"])
# An expression this near before a time is of one phrase with it.
_BESIDE = 12
_OFFSET = re.compile(r"([+-])\s?(\d{1,2})(?::?(\d\d))?$")
# Letters that name several zones: none is asserted unless the text or its source settles which.
SEVERAL = {
    "bst": ("+01:00", "+06:00"),
    "cst": ("-06:00", "+08:00", "-05:00"),
    "ist": ("+05:30", "+01:00", "+02:00"),
}
# "10:30pm BST (2130 GMT)".
_IN_GMT = re.compile(r"\s?[(/,]\s?(?P<hour>[0-2]?[0-9])[:.]?(?P<minute>[0-5][0-9])\s?(?:gmt|utc)\b")
_AMERICAN = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
_AFTER_THE_EVENT = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|before) (?:the|a|an|his|her|its|their)\b[^.]*\Z"
)
_TOLD_BEFORE = re.compile(r"\b(?:had|before|earlier)\b")
# "Left at 6 p.m. on Friday after landing at 5 a.m."
_AFTER_THAT = re.compile(r"\b(?:after|first|following|from|having|initial|since)\b[^.;]{0,36} $")
_SMALL_HOURS = 6
_ON = len(" on the ")
_SENTENCE_END = re.compile(r"[.!?]\s")
_AT = re.compile(r",? (?:at|around|about)(?: about| around)? ")
_AFTERNOON = re.compile(r"p\.?\s?m")


def zone_name(words: str | None) -> str:
    """An IANA name or an offset for "GMT", "(GMT +8)", "local time"; "" if it says nothing.

    >>> zone_name("(GMT +8)"), zone_name("gmt"), zone_name("local time"), zone_name("IST")
    ('+08:00', '+00:00', '', '')
    """
    if not words:
        return ""
    words = words.strip("() ").lower()
    offset = _OFFSET.search(words)
    if offset:
        return f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    if words in ZONES:
        return "" if words in SEVERAL else ZONES[words]
    american = _AMERICAN.get(words.split()[0])
    return ZONES[american] if american else ""


def clock_reading(
    reader: Reader,
    hour: int,
    minute: int | None = None,
    second: int | None = None,
    meridiem: str = "",
    zone: str | None = "",
) -> Reading | None:
    """A time of the day told last; of none, if nothing gives its day. None for an hour that no clock shows.

    `zone` as it is written.
    """
    of_day = hour_of_day(hour, meridiem)
    if of_day is None:
        return None
    zoned = bool(zone)
    zone = zone_name(zone) or _settled(reader, (zone or "").strip("() ").lower(), of_day, minute or 0)
    written = f"T{of_day:02}:{minute or 0:02}" + (f":{second:02}" if second else "") + _zone_written(zone)
    anchor = _day_of(reader, zoned)
    if meridiem == "am":
        anchor = _next_morning(reader, of_day, anchor)
    day = anchor.day
    when = When(day, day, "instant", time=time(of_day, minute or 0, second or 0), zone=zone)
    place = _OF_A_PLACE.match(reader.text, reader.end, reader.end + 30)
    end = place.end() if place is not None else None
    return Reading("TIME", (day.isoformat() if day else "XXXX-XX-XX") + written, when, "", anchor, end=end)


# "5 a.m. London time".
_OF_A_PLACE = re.compile(r"\s\(?(?:[A-Z][\w’'.-]+\s){1,2}time\b\)?")


def _settled(reader: Reader, letters: str, hour: int, minute: int) -> str:
    """Which of several zones letters name, by the hour in GMT beside or by the source's own zone; or ""."""
    zones = SEVERAL.get(letters, ())
    gmt = _IN_GMT.match(reader.lower, reader.end, reader.end + 16) if zones else None
    if gmt is not None:
        ahead = (hour * 60 + minute - int(gmt["hour"]) * 60 - int(gmt["minute"]) + 720) % 1440 - 720
        return next((zone for zone in zones if _minutes(zone) == ahead), "")
    offset = reader.published_at.utcoffset() if zones and reader.published_at is not None else None
    return next((zone for zone in zones if offset == timedelta(minutes=_minutes(zone))), "")


def _minutes(zone: str) -> int:
    hours, minutes = zone[1:].split(":")
    return (-1 if zone[0] == "-" else 1) * (int(hours) * 60 + int(minutes))


def hour_of_day(hour: int, meridiem: str) -> int | None:
    """
    >>> hour_of_day(12, "am"), hour_of_day(3, "pm"), hour_of_day(15, "pm"), hour_of_day(15, "am")
    (0, 15, 15, None)
    """
    # "15:30 pm": said twice; "15:30 am", "0:48 pm": said wrongly.
    if hour > 23 or (meridiem == "am" and hour > 12) or (meridiem == "pm" and hour == 0):
        return None
    if not meridiem or hour > 12:
        return hour
    return hour % 12 + (12 if meridiem.startswith("p") else 0)


def _zone_written(zone: str) -> str:
    """As TIMEX3 writes it: a zone's name is not part of a value."""
    if zone == "+00:00":
        return "Z"
    return zone if zone[:1] in ("+", "-") else ""


def _day_of(reader: Reader, zoned: bool) -> Anchor:
    """A time of day belongs to the day told last if that is near; without one its day stays open.

    A live blog's belongs to the day that heads it, or to the day of publication; so does an hour with its
    zone, in which wires tell the news of the day.
    """
    if reader.last is not None and reader.last.type == "SET" and reader.start - reader.last.end < _BESIDE:
        # "every Sunday at 6:30 p.m." is of no one day.
        return NOWHERE
    if not reader.narrative and reader.published is not None and heads_a_line(reader):
        head = _heading(reader)
        return reader.anchor_of(head) if head else Anchor("published", reader.published)
    if reader.last is not None and reader.last.value.startswith("XXXX-XX-XXT") and _near(reader, reader.last):
        # "at 3 a.m. in Cairo, 8 p.m. in New York": both open.
        return NOWHERE
    told = _day_told(reader)
    if told is not None:
        # "found on Sunday, six days after the ground shook at 3:02": not of Sunday.
        event = _AFTER_THE_EVENT.search(reader.lower, max(told.end, reader.start - 160), reader.start)
        return NOWHERE if event else reader.anchor_of(told)
    if reader.narrative or reader.published is None:
        return NOWHERE
    lead = reader.lead_day()
    if lead is not None and reader.direction() < 0:
        # "Soldiers stormed the house yesterday. … The attack began at 3:23 p.m."
        return reader.anchor_of(lead)
    return Anchor("published", reader.published) if zoned else NOWHERE


def _near(reader: Reader, clock: Timex) -> bool:
    return clock.traits.family == "clock" and reader.start - clock.end < _BESIDE * 2


# "09:15 – The first", "Update 16:20: The army", and alone on its line.
_BEFORE_A_LINE = re.compile(r"(?:^|\n)[ \t*•·-]*(?:live:? )?[(\[]?$|[.!?]['’”\")]? $")
_UPDATE = re.compile(r"\bupdate[sd]?(?: at)?[:,]? $")
_AFTER_A_LINES_CLOCK = re.compile(
    r"[)\]]\s|\s?\|\s|\)?\s?(?:gmt|utc|bst|e[sd]?t)?\s?(?:[:–—-]\s|[ \t]*(?:\n|$))"
)


_A_CAPITAL = re.compile(r"\s[A-Z“‘\"]")


def heads_a_line(reader: Reader) -> bool:
    """Whether the match is the clock time that heads a line, as in a live blog."""
    if reader.start and reader.lower[reader.start - 1] not in "\n ([\t":
        return False
    if _UPDATE.search(reader.lower, max(0, reader.start - 24), reader.start):
        return True
    before = _BEFORE_A_LINE.search(reader.lower, max(0, reader.start - 24), reader.start)
    if before is None:
        return False
    if before[0][:1] and before[0][0] in ".!?":
        # Where its lines were joined: "The doors open. 9.15am: He speaks."
        return reader.lower.startswith(": ", reader.end)
    if _AFTER_A_LINES_CLOCK.match(reader.lower, reader.end, reader.end + 12) is not None:
        return True
    # "18:20 Rebels leave the school."
    is_line = reader.end - reader.start == 5 and _A_CAPITAL.match(reader.text, reader.end) is not None
    return is_line and not _is_of_a_programme(reader)


# How far above a line the head of its list is looked for.
_LIST = 700
_CLOCK_LINE = re.compile(r"[ \t*•·-]*(?:[0-9]{1,2}[:.][0-9]{2}\b|$)")
_A_DAY = re.compile(rf"\b(?:{english.alternatives(english.full('weekday'))}|tomorrow)\b")


def _is_of_a_programme(reader: Reader) -> bool:
    """Whether a weekday stands in the line above the list: "The programme for Saturday:"."""
    above = reader.lower[max(0, reader.start - _LIST) : reader.start].split("\n")[:-1]
    head = next((line for line in reversed(above) if not _CLOCK_LINE.match(line)), "")
    return _A_DAY.search(head) is not None


def _heading(reader: Reader) -> Timex | None:
    """The day told last on a line of its own."""
    for timex in reader.done[:-13:-1]:
        if timex.precision == "day" and timex.type == "DATE" and timex.day is not None:
            line = reader.lower[reader.lower.rfind("\n", 0, timex.start) + 1 : timex.start]
            rest = reader.lower[timex.end : timex.end + 40].partition("\n")[0]
            if not line.strip() and not rest.strip(" .:"):
                return timex
    return None


def _day_told(reader: Reader) -> Timex | None:
    """The day told last, in a report only if it is near and may be meant."""
    beside = reader.last
    if beside is not None and beside.day is not None and beside.precision == "day":
        is_beside = not reader.between(beside).strip(" ,")
        if is_beside:
            return beside
    last = reader.day_told()
    if last is None or reader.narrative:
        return last
    if reader.start - last.end > _BESIDE:
        last = reader.happening(*DAYS)
    near = last is not None and reader.start - last.end < 160
    return last if last is not None and near and _may_be_meant(reader, last) else None


def _may_be_meant(reader: Reader, last: Timex) -> bool:
    """Not where the clause looks ahead and that day lies behind; nor the reverse, in a new sentence."""
    if reader.published is None or last.day is None or reader.start - last.end <= _BESIDE:
        return True
    between = reader.between(last)
    owns = between.startswith(("'s ", "’s ")) and _SENTENCE_END.search(between)
    if owns and reader.lead_day() is not None:
        # "after Friday's slide": told only beside the story.
        return False
    if _looks_away(reader, last.day, reader.published, between):
        return False
    return "\n\n" not in between or len(between) < 80


def _looks_away(reader: Reader, day: date, published: date, between: str) -> bool:
    way = reader.direction()
    return (way > 0 and day < published) or (way < 0 and day > published and ". " in between)


def _next_morning(reader: Reader, hour: int, anchor: Anchor) -> Anchor:
    """ "By Thursday night 100 were found. The search was broken off at 3 a.m.": of the day that follows; so
    is what comes behind midnight, and "at 11 p.m. on Friday and again at 1 a.m."."""
    last = reader.day_told()
    if last is None or anchor.day is None or anchor.start != last.start or hour > 9:
        return anchor
    late = _clock_before(reader, last) or last
    told_by_clock = late.when is not None and (late.when.time is not None or late.value.endswith("T24:00"))
    if not _is_late(reader, late) or (reader.start - last.end <= _BESIDE and not told_by_clock):
        return anchor
    if late is not last and (hour >= _SMALL_HOURS or reader.follows(_AFTER_THAT)):
        return anchor
    if _TOLD_BEFORE.search(reader.before(90)):
        return anchor
    following = anchor.day + timedelta(days=1)
    if reader.published is not None and following > reader.published and reader.direction() <= 0:
        return anchor
    return replace(anchor, day=following)


def _clock_before(reader: Reader, day: Timex) -> Timex | None:
    """The clock time that stands before its day: "11 p.m. on Friday"."""
    if day is not reader.last or day.precision != "day" or len(reader.done) < 2:
        return None
    clock = reader.done[-2]
    return clock if clock.traits.family == "clock" and 0 < day.start - clock.end <= _ON else None


def _is_late(reader: Reader, timex: Timex) -> bool:
    """Whether it is of a day's second half; "overnight" is of the next morning already."""
    when = timex.when
    if when is None or reader.words(timex).startswith("overnight"):
        return False
    return when.part_of_day in _LATE or (when.time is not None and when.time.hour >= 12)


def meridiem_told(reader: Reader, hour: int) -> str:
    """ "took off at 3:26 p.m. and was back by 3:31": of the same half of the day; "" if none was told."""
    last = reader.last
    if last is None or last.when is None:
        return ""
    part = last.when.part_of_day
    if part in _LATE and _AT.fullmatch(reader.between(last)):
        # "tomorrow afternoon at 2 o'clock".
        return "" if part in ("NI", "ON") and hour < 6 else "pm"
    earlier = last.when.time
    if earlier is None or reader.start - last.end > 120 or not _AFTERNOON.search(reader.words(last)):
        return ""
    return "pm" if _goes_on_from(earlier, hour, reader) else ""


def _goes_on_from(earlier: time, hour: int, reader: Reader) -> bool:
    """Whether the match is a later hour of that half of the day, written as a clock's."""
    if ":" not in reader.lower[reader.start : reader.end] or 12 + hour % 12 < earlier.hour:
        return False
    return reader.follows("by|at|until|to|about|around")
