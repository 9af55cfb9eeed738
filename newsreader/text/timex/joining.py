"""Neighbours that are one expression ("Monday night", "3 p.m. on Friday"), and two that span a range."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader
from newsreader.text.timex.within import FUTURE, PAST
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
_BETWEEN_NIGHTS = re.compile(r"\s?[-–—/]\s?|\s(?:to|and)\s")
# Of which hour on a clock time may be of that part of the day's.
_FROM_HOUR = {"AF": 1, "EV": 1, "NI": 6, "ON": 6}
_SAYS_ITS_HALF = re.compile(r"[ap]\.?\s?m\b|^0")
_BETWEEN_CLOCK_AND_DAY = re.compile(r"\)?,? (?P<on>on )?(?:the )?$")
_BETWEEN_DAY_AND_CLOCK = re.compile(r",? (?:about |around )?$")


def joined(reader: Reader, timex: Timex) -> Timex:
    """The timex, grown over a part of day beside it or over the time or day that stands before it."""
    when = timex.when
    if when is None or when.earliest is None:
        return timex
    if when.precision == "day" and when.earliest == when.latest:
        return _night_between(reader, timex) or _with_clock(reader, _with_part(reader, timex))
    if when.precision == "part-of-day" and timex.traits.family == "part of day":
        return _with_clock(reader, timex)
    return _with_day(reader, timex) if when.precision == "instant" else timex


def _with_day(reader: Reader, timex: Timex) -> Timex:
    """ "Friday, about 3 p.m.": the time after takes the day before."""
    before = reader.last
    if before is None or before.precision != "day" or before.day != timex.day:
        return timex
    if not _BETWEEN_DAY_AND_CLOCK.fullmatch(reader.lower[before.end : timex.start]):
        return timex
    reader.done.pop()
    return replace(timex, start=before.start, anchor=before.anchor, marks=timex.marks | before.marks)


def _night_between(reader: Reader, timex: Timex) -> Timex | None:
    """ "the night of 9–10 May": one night, which two days share."""
    before = reader.last
    if before is None or before.when is None or before.when.part_of_day not in ("NI", "ON"):
        return None
    if before.day is None or timex.day is None or timex.day - before.day != timedelta(days=1):
        return None
    if not _BETWEEN_NIGHTS.fullmatch(reader.lower[before.end : timex.start]):
        return None
    reader.done.pop()
    return replace(before, end=timex.end, when=replace(before.when, latest=timex.day), range=None)


def _with_part(reader: Reader, timex: Timex) -> Timex:
    after = _PART_AFTER.match(reader.lower, timex.end)
    if after is not None and timex.traits.family != "day told":
        grown = _part(timex, timex.start, after.end(), _LETTERS[after["part"]], after["edge"])
        return _night_over(grown) if _INTO_THE_DAY.match(reader.lower, grown.end) else grown
    before = _PART_BEFORE.search(reader.lower, max(0, timex.start - 44), timex.start)
    if before is None:
        return timex
    start = before.start() + (3 if before[0].startswith("in the ") else 0)
    if start and reader.lower[start - 1].isalnum():
        return timex
    if reader.last is not None and reader.last.end > start:
        if reader.last.start < start or reader.last.traits.family == "clock":
            # "at midday on Friday" is an hour.
            return timex
        # "dawn" was read by itself.
        reader.done.pop()
    if before["hours"]:
        return _in_early_hours(_part(timex, start, timex.end, "MO", "early"))
    letters = _LETTERS[before["part"] or before["bare"]]
    grown = _part(timex, start, timex.end, letters, before["edge"] or before["mid"])
    word = before["part"] or before["bare"]
    is_before = word in ("dawn", "daybreak") and _BEFORE_DAWN.search(reader.lower, max(0, start - 12), start)
    return _in_early_hours(grown) if is_before else grown


# "Wednesday night into Thursday"; "before dawn on Friday", "the pre-dawn hours of Friday".
_INTO_THE_DAY = re.compile(
    r"(?<=night) (?:and )?into (?:the )?(?:early |small |wee )?"
    r"(?:hours|morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_BEFORE_DAWN = re.compile(r"(?:\bbefore |\bpre-?)$")


def _in_early_hours(timex: Timex) -> Timex:
    """The same, before dawn: TIMEX3 has no letters for it and calls it morning."""
    assert timex.when is not None
    return replace(timex, when=replace(timex.when, part_of_day="EH"))


def _night_over(timex: Timex) -> Timex:
    """The whole night, into the next day."""
    when = timex.when
    assert when is not None and when.earliest is not None
    latest = when.earliest + timedelta(days=1)
    return replace(timex, when=replace(when, latest=latest, part_of_day="ON"))


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
    clock = reader.last
    if clock is None or timex.when is None or timex.day is None:
        return timex
    if clock.type == "DURATION":
        _date_the_clocks(reader, timex, timex.start)
    if clock.traits.family != "clock" or clock.precision not in ("instant", "part-of-day"):
        return timex
    between = _BETWEEN_CLOCK_AND_DAY.fullmatch(reader.lower[clock.end : timex.start])
    if between is not None and reader.text.startswith(" On ", clock.end):
        # "He wakes at 5 a.m. On Monday he overslept."
        return timex
    if between is None:
        _date_the_clocks(reader, timex, timex.start)
        return timex
    reader.done.pop()
    _date_the_clocks(reader, timex, clock.start)
    clock = _in_the_half_of(timex.when.part_of_day, clock, reader)
    reach = timedelta(days=1 if clock.precision == "part-of-day" else 0)
    clock = _on_day(clock, timex.day, timex.day + reach)
    if between["on"]:
        # Two expressions by TIMEX3's book, and the first is of the second's day.
        anchor = Anchor("timex", timex.day, timex.start, timex.end)
        reader.done.append(replace(clock, anchor=anchor))
        return timex
    return replace(timex, start=clock.start, type="TIME", value=clock.value, when=clock.when)


# Between a clock time and its day, or two clock times of one day: "5 a.m. Damascus time on Friday",
# "8 p.m. ET / 5 p.m. PT", "between 3 p.m. and 6 p.m.".
_TO_ITS_DAY = re.compile(r"[^.;:!?\n“”\"]{0,44}(?:\bon|,)(?: the)?\s")
# "Doors open at 7 p.m. and the show starts at 8 p.m. on Friday".
_AND_AT = re.compile(r",?\s(?:and|with|while)\s(?:[\w’'-]+\s){1,4}at\s")
# "at 6:15 p.m., minutes after the match ended, on Saturday".
_PAST_AN_ASIDE = re.compile(r",\s[^,.;:!?\n“”\"]{1,70},\s(?:early |late )?on\s(?:the\s)?")
_TO_THE_NEXT = re.compile(
    r"\s?[-–—/(,]\s?|\s(?:to|until|till|and|or|which is)\s|[^.;:!?\n“”\"]{1,24},\s|\)\s?"
)
_NEW_CLAUSE = re.compile(r"\b(?:and|but|or|then|until|to|while|when|who|which|that|says?|after|since)\b")


def _date_the_clocks(reader: Reader, timex: Timex, end: int) -> None:
    """The day is also that of the clock times before it in its clause, which nothing else dates."""
    between = _TO_ITS_DAY
    assert timex.day is not None
    for index in range(len(reader.done) - 1, max(-1, len(reader.done) - 4), -1):
        clock = reader.done[index]
        words = reader.lower[clock.end : end] if clock.end < end else ""
        if clock.type == "DURATION":
            continue
        if clock.traits.family != "clock" or clock.precision != "instant":
            return
        if end != timex.start or between is not _TO_ITS_DAY:
            between = _TO_THE_NEXT
        aside = between is _TO_ITS_DAY and _PAST_AN_ASIDE.fullmatch(words)
        aside = aside or (between is _TO_THE_NEXT and _AND_AT.fullmatch(words))
        if not (aside or (between.fullmatch(words) and not _parts_clauses(words, between))):
            return
        if _is_dated(reader, clock):
            return
        anchor = Anchor("timex", timex.day, timex.start, timex.end)
        reader.done[index] = replace(_on_day(clock, timex.day, timex.day), anchor=anchor)
        between, end = _TO_THE_NEXT, clock.start


def _parts_clauses(words: str, between: re.Pattern[str]) -> bool:
    if between is _TO_THE_NEXT and len(words) < 6:
        return False
    return bool(_NEW_CLAUSE.search(words)) or PAST.last(words) >= 0 or FUTURE.last(words) >= 0


def _is_dated(reader: Reader, clock: Timex) -> bool:
    """Whether a day stands before the clock time in its own sentence, or with it."""
    anchor = clock.anchor
    if anchor is None or anchor.start < 0:
        return False
    return not _SENTENCE_END.search(reader.lower, min(anchor.end, clock.start), clock.start)


_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def _on_day(clock: Timex, earliest: date, latest: date) -> Timex:
    """The clock time of another day."""
    if clock.when is None:
        return clock
    value = earliest.isoformat() + clock.value[10:]
    return replace(clock, value=value, when=replace(clock.when, earliest=earliest, latest=latest))


def _in_the_half_of(part: str, clock: Timex, reader: Reader) -> Timex:
    """ "half past ten last night" is 22:30: nobody said a.m. or p.m., the part of the day does."""
    when, earliest = clock.when, _FROM_HOUR.get(part)
    if earliest is None or when is None or when.time is None or when.zone:
        return clock
    if _SAYS_ITS_HALF.search(reader.words(clock)) or not earliest <= when.time.hour <= 11:
        return clock
    later = when.time.replace(hour=when.time.hour + 12)
    return replace(clock, value=clock.value[:11] + later.isoformat("minutes"), when=replace(when, time=later))


_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through|and)\s(?:the\s|early\s|late\s|about\s)?")


def with_ranges(lower: str, done: list[Timex]) -> list[Timex]:
    """Both ends of "from Monday to Thursday", "between 3 and 5 May" know the whole."""
    for index, (one, two) in enumerate(pairwise(done)):
        # The one is the last pair's second, which may have gained its range.
        whole = _whole(lower, one, two)
        if whole is not None:
            done[index], done[index + 1] = replace(done[index], range=whole), replace(two, range=whole)
    return done


def _whole(lower: str, one: Timex, two: Timex) -> When | None:
    """The whole of which these are the ends; None: they are none's."""
    if two.start - one.end > 12 or one.type == "SET" or one.day is None or two.when is None:
        return None
    if two.when.latest is None or one.day > two.when.latest:
        return None
    between = lower[one.end : two.start]
    if not _RANGE.fullmatch(between):
        return None
    if " and" in between and not _BETWEEN.search(lower, max(0, one.start - 14), one.start):
        return None
    return When(one.day, two.when.latest, "period")
