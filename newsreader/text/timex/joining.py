"""Neighbours that are one expression ("Monday night", "3 p.m. on Friday"), and two that span a range."""

import re
from dataclasses import replace
from datetime import timedelta

from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader
from newsreader.text.when import When

_PART_AFTER = re.compile(
    r",?(?:[’']s)?[ \n](?P<edge>early |late |mid-)?(?P<part>morning|afternoon|evening|night|"
    r"lunchtime|midnight|noon|midday|dawn|dusk|daybreak|nightfall)\b(?! (?:live|football|shift))"
)
_PART_BEFORE = re.compile(
    r"(?:(?:the |in the )?(?P<edge>early |late )?(?:hours of )?(?:the )?(?P<part>morning|afternoon"
    r"|evening|night|dawn|dusk|eve|midday|lunchtime)(?: hours)?(?: of|,? on) (?:the )?"
    # "by mid-morning Wednesday", "before dawn Friday".
    r"|(?P<mid>mid)?-?(?P<bare>(?<=mid-)morning|(?<=mid-)afternoon|dawn|dusk|daybreak|nightfall) |(?:the "
    r"|in the )?(?P<hours>early|small|wee) hours (?:of|on) (?:the )?(?:morning of )?)$"
)
_LETTERS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "eve": "EV", "daybreak": "MO", "nightfall": "EV", "midday": "MI", "lunchtime": "MI", "midnight": "NI",
    "noon": "MI",
}  # fmt: skip
_BETWEEN_CLOCK_AND_DAY = re.compile(r"\)?,? (?P<on>on )?(?:the )?$")
_BETWEEN_DAY_AND_CLOCK = re.compile(r",? (?:about |around )?$")


def joined(reader: Reader, timex: Timex) -> Timex:
    """The timex, grown over a part of day beside it or over the time or day that stands before it."""
    when = timex.when
    if when is None or when.earliest is None:
        return timex
    if when.precision == "day" and when.earliest == when.latest:
        night = _night_between(reader, timex)
        if night is not None:
            return night
        return _with_clock(reader, _with_part(reader, timex))
    if when.precision == "part-of-day" and timex.rule in ("tonight", "this-part"):
        return _with_clock(reader, timex)
    if when.precision == "instant" and reader.done:
        before = reader.done[-1]
        if (
            before.when is not None
            and before.when.precision == "day"
            and before.when.earliest == when.earliest
            and _BETWEEN_DAY_AND_CLOCK.fullmatch(reader.lower[before.end : timex.start])
        ):
            reader.done.pop()
            return replace(timex, start=before.start, anchor=before.anchor, marks=timex.marks | before.marks)
    return timex


def _night_between(reader: Reader, timex: Timex) -> Timex | None:
    """ "the night of 9–10 May": one night, which two days share."""
    before = reader.done[-1] if reader.done else None
    if before is None or before.when is None or before.when.part_of_day != "NI" or timex.when is None:
        return None
    if before.when.earliest is None or timex.when.earliest is None:
        return None
    if timex.when.earliest - before.when.earliest != timedelta(days=1):
        return None
    if not re.fullmatch(r"\s?[-–—/]\s?|\s(?:to|and)\s", reader.lower[before.end : timex.start]):
        return None
    reader.done.pop()
    return replace(before, end=timex.end, when=replace(before.when, latest=timex.when.earliest), range=None)


def _with_part(reader: Reader, timex: Timex) -> Timex:
    after = _PART_AFTER.match(reader.lower, timex.end, timex.end + 24)
    if after is not None and timex.rule not in ("the-day", "same-unit"):
        return _part(timex, timex.start, after.end(), _LETTERS[after["part"]], after["edge"])
    window = reader.lower[max(0, timex.start - 44) : timex.start]
    before = _PART_BEFORE.search(window)
    if before is not None:
        start = timex.start - len(before[0])
        if before[0].startswith("in the "):
            start += 3
        if start and reader.lower[start - 1].isalnum():
            return timex
        if reader.done and reader.done[-1].end > start:
            if reader.done[-1].start < start:
                return timex
            reader.done.pop()
        letters = "MO" if before["hours"] else _LETTERS[before["part"] or before["bare"]]
        edge = before["edge"] or before["mid"] or ("early" if before["hours"] else None)
        return _part(timex, start, timex.end, letters, edge)
    return timex


def _part(timex: Timex, start: int, end: int, letters: str, edge: str | None) -> Timex:
    assert timex.when is not None
    day = timex.when.earliest
    assert day is not None
    when = replace(timex.when, precision="part-of-day", part_of_day=letters)
    return replace(
        timex,
        start=start,
        end=end,
        type="TIME",
        value=f"{day.isoformat()}T{letters}",
        when=when,
        mod=edge_mod(edge) or timex.mod,
    )


def _with_clock(reader: Reader, timex: Timex) -> Timex:
    """ "3 p.m. on Friday": the time before takes the day after."""
    if not reader.done or timex.when is None or timex.when.earliest is None:
        return timex
    before = reader.done[-1]
    if (
        before.rule not in ("clock", "o-clock", "noon", "half-past")
        or before.when is None
        or before.when.precision not in ("instant", "part-of-day")
    ):
        return timex
    between = _BETWEEN_CLOCK_AND_DAY.fullmatch(reader.lower[before.end : timex.start])
    if between is None:
        return timex
    before = _in_the_half_of(timex.when.part_of_day, before, reader)
    assert before.when is not None
    value = re.sub(r"^.{10}", timex.when.earliest.isoformat(), before.value)
    reach = timedelta(days=1 if before.when.precision == "part-of-day" else 0)
    when = replace(before.when, earliest=timex.when.earliest, latest=timex.when.earliest + reach)
    reader.done.pop()
    if (
        reader.done
        and reader.done[-1].rule == before.rule
        and _BETWEEN_CLOCKS.fullmatch(reader.lower[reader.done[-1].end : before.start])
    ):
        # "between 3 p.m. and 6 p.m. on Thursday": the day is both times'.
        first = reader.done.pop()
        if first.when is not None:
            of_day = replace(first.when, earliest=timex.when.earliest, latest=timex.when.earliest)
            first = replace(first, value=timex.when.earliest.isoformat() + first.value[10:], when=of_day)
        reader.done.append(first)
    if between["on"]:
        # Two expressions by TIMEX3's book, and the first is of the second's day.
        anchor = Anchor("timex", timex.when.earliest, timex.start, timex.end)
        reader.done.append(replace(before, value=value, when=when, anchor=anchor))
        return timex
    return replace(timex, start=before.start, type="TIME", value=value, when=when)


def _in_the_half_of(part: str, clock: Timex, reader: Reader) -> Timex:
    """ "half past ten last night" is 22:30: nobody said a.m. or p.m., the part of the day does."""
    when, words = clock.when, reader.lower[clock.start : clock.end]
    if part not in ("AF", "EV", "NI") or when is None or when.time is None or when.zone:
        return clock
    if re.search(r"[ap]\.?\s?m\b|^0", words) or not (6 if part == "NI" else 1) <= when.time.hour <= 11:
        return clock
    later = when.time.replace(hour=when.time.hour + 12)
    return replace(clock, value=clock.value[:11] + later.isoformat("minutes"), when=replace(when, time=later))


# "between 3 and 6 p.m.", "10:30pm BST (2130 GMT)".
_BETWEEN_CLOCKS = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|and|or)\s|\s\(")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through|and)\s(?:the\s|early\s|late\s|about\s)?")


def with_ranges(lower: str, done: list[Timex]) -> list[Timex]:
    """Both ends of "from Monday to Thursday", "between 3 and 5 May" know the whole."""
    for index in range(len(done) - 1):
        one, two = done[index], done[index + 1]
        if two.start - one.end > 12 or one.when is None or two.when is None:
            continue
        between = lower[one.end : two.start]
        if (
            not _RANGE.fullmatch(between)
            or one.type == "SET"
            or one.when.earliest is None
            or two.when.latest is None
        ):
            continue
        if " and" in between and not re.search(
            r"\bbetween\s+(?:the\s+)?$", lower[max(0, one.start - 14) : one.start]
        ):
            continue
        if one.when.earliest > two.when.latest:
            continue
        whole = When(one.when.earliest, two.when.latest, "period")
        done[index], done[index + 1] = replace(one, range=whole), replace(two, range=whole)
    return done
