"""A quotation's "yesterday" counts from the day on which it was spoken, where its report tells that day."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice

from newsreader.text.timex import clauses
from newsreader.text.timex.counting import PRECISION_UNIT
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.reader import NOWHERE, UNRESOLVED, Reader
from newsreader.text.timex.stretches import ONE_DAY
from newsreader.text.timex.within import PAST, SPOKEN
from newsreader.text.when import DAYS

# How far from an expression its quotation may open and close, and how far from that it may be dated.
_LONGEST, _REACH = 600, 150
_CLOSED_PAIRS = {"“": "”", '"': '"'}
_OF_THE_SPEAKERS_DAY = frozenset(["today", "part of day", "this unit", "week's weekday"])
_SAID = rf"\b(?:{SPOKEN}|says|reads)\b"
_MEANS = (
    r"(?:e-?mail|fax|letter|(?:mobile |satellite )?(?:tele)?phone|radio|text(?: message)?|video(?: ?link)?)"
)
_MEANWHILE = re.compile(r"\b(?:as|while|when)\s(?:he|she|they|it|the)\b.*|,\s[^,]*(?=,)", re.DOTALL)
# What was said "after talks on Monday" was said that day; "before the match", "after his arrest on Friday",
# "after the war in 2012", nobody knows when.
_AT_SOMETHING = re.compile(r"\b(?:after|before|during|from)\b")
_AT_A_MEETING = re.compile(
    r"\b(?:after|during) (?:(?:an?|the) )?(?:(?!(?:her|his|its|my|our|their)\b|[\w-]+['’]s\b)[a-z-]+ ){0,2}"
    r"(?:match|meeting|talks|walk)\b"
)
_NEAR_IN_TIME = re.compile(r"\b(?:after|ahead of|before|during)\b")
_DATES_SPEECH = re.compile(
    r"(?:^|\b(?:on|in|dated|for|of|from|late|early|,)\s|[^\w\s]\s"
    r"|\b(?:said|wrote|spoke|speaking|told [a-z]+)\s)$"
)
_LEADS_IN = re.compile(r"[:,]\s?$|\bthat\s$")
_GOES_ON = re.compile(r"[.!?]['’]?\s$")
_UNITS = ("D", "W", "M", "Q", "Y")
_NOT_TOLD = "spoken on a day that is not told"


@cache
def _said_after() -> re.Pattern[str]:
    # “…,” a man said on [Sunday]; “…,” said Ann Pike, a nurse, in [2012]; not “…,” he said of 2012 in [2012].
    return re.compile(
        rf"[\s,]*[^“”\".;?!\n]{{0,70}}?{_SAID}"
        rf"(?P<tail>(?:(?!\b(?:about|by (?!{_MEANS}\b)|of|since|that|until|which|who)\b)"
        r"[^“”\".;,?!\n]|,\s[^“”\".;,?!\n]{1,50}(?=,)|,(?=\s(?:as|on|in|at)\b)){0,60})"
    )


@cache
def _said_before() -> re.Pattern[str]:
    return re.compile(_SAID)


@cache
def _says_who() -> re.Pattern[str]:
    # The mayor, who had left on [Monday], said: “…”; not: The mayor, who said on [Monday]: “…”
    return re.compile(rf",\s(?:who|whose|which)\b(?:(?!{_SAID})[^,;:])*$")


def from_when_spoken(reader: Reader) -> None:
    """Count anew what stands in quotations of a report and was counted from its publication."""
    if reader.narrative or reader.published is None or not ("“" in reader.text or '"' in reader.text):
        return
    for index, timex in enumerate(reader.done):
        if timex.anchor is None or timex.anchor.kind != "published" or timex.day is None:
            continue
        traits = timex.traits
        if traits.family in _OF_THE_SPEAKERS_DAY or traits.from_now:
            speech = _spoken(reader, timex)
            if speech is not None:
                reader.done[index] = _counted_from(reader, index, timex, speech)


def _spoken(reader: Reader, timex: Timex) -> Timex | None:
    """The expression that says when the words around were spoken, if it is another day than the report's."""
    marks = _quotation(reader.text, timex.start, timex.end)
    speech = None if marks is None else _dated(reader, *marks)
    if speech is None or speech.day is None or reader.published is None:
        return None
    return speech if speech.day < reader.published else None


def _quotation(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The marks that open and close the quotation around."""
    opening = text.rfind("“", max(0, start - _LONGEST), start)
    if opening >= 0:
        closing = text.find("”", opening, end + _LONGEST)
        return (opening, closing) if closing >= end else None
    paragraph = max(text.rfind("\n", 0, start), start - _LONGEST) + 1
    if text.count('"', paragraph, start) % 2 == 0:
        return None
    closing = text.find('"', end, end + _LONGEST)
    return (text.rfind('"', 0, start), closing) if closing >= 0 else None


def _dated(reader: Reader, opening: int, closing: int) -> Timex | None:
    return (
        _dated_after(reader, closing) or _dated_before(reader, opening) or _of_the_one_before(reader, opening)
    )


def _dated_after(reader: Reader, closing: int) -> Timex | None:
    """“…,” he said on Tuesday."""
    for timex in islice(reader.done, _first_behind(reader, closing), None):
        if timex.start > closing + _REACH:
            return None
        said = (
            _said_after().fullmatch(reader.lower, closing + 1, timex.start) if timex.start > closing else None
        )
        if said is not None:
            # Not “…” He said his men rescued two on Saturday.
            told = PAST.last(_MEANWHILE.sub("", said["tail"])) >= 0
            return (
                timex
                if _is_a_date(timex) and not told and _is_of_the_speech(reader, timex, said["tail"])
                else None
            )
    return None


def _is_of_the_speech(reader: Reader, timex: Timex, tail: str) -> bool:
    """Not “…,” he said before the match on Saturday, nor “…,” he said after the talks on Monday failed."""
    if timex.precision not in DAYS:
        return not _AT_SOMETHING.search(tail)
    if not _NEAR_IN_TIME.search(tail):
        return True
    told = PAST.first(reader.lower[timex.end + 1 : timex.end + 20]) == 0
    return _AT_A_MEETING.search(tail) is not None and not told


def _dated_before(reader: Reader, opening: int) -> Timex | None:
    """In a letter dated 3 May 2014 he wrote: “…”"""
    before = clauses.tail(reader.lower, opening, _REACH)
    if not _LEADS_IN.search(before) or not _said_before().search(before):
        return None
    for timex in _backwards(reader.done, _first_behind(reader, opening)):
        if timex.end <= opening:
            told = (
                reader.lower[opening - len(before) : timex.start]
                if timex.start >= opening - len(before)
                else None
            )
            if told is None:
                return None
            if _is_a_date(timex) and _DATES_SPEECH.search(told) and not _says_who().search(told):
                return timex
    return None


def _of_the_one_before(reader: Reader, opening: int) -> Timex | None:
    """“…,” he said on Tuesday. “…”: the same speech goes on."""
    closing = reader.text.rfind(_CLOSED_PAIRS[reader.text[opening]], max(0, opening - _REACH), opening)
    if (
        closing < 0
        or "\n" in reader.text[closing:opening]
        or not _GOES_ON.search(reader.lower, closing, opening)
    ):
        return None
    return _dated_after(reader, closing)


def _first_behind(reader: Reader, place: int) -> int:
    """The number of the first expression that starts behind the place."""
    return bisect_right(reader.done, place, key=lambda timex: timex.start)


def _backwards(done: list[Timex], end: int) -> Iterator[Timex]:
    return (done[index] for index in range(end - 1, -1, -1))


def _is_a_date(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and timex.day is not None and "unresolved" not in timex.marks


def _counted_from(reader: Reader, index: int, timex: Timex, speech: Timex) -> Timex:
    assert speech.day is not None and reader.published is not None and timex.when is not None
    anchor = Anchor("timex", speech.day, speech.start, speech.end)
    if _unit(timex) < _unit(speech):
        return replace(
            timex, value="XXXX-XX-XX", when=None, anchor=NOWHERE, marks=timex.marks | UNRESOLVED,
            parameters=(("unresolved", _NOT_TOLD),), range=None,
        )  # fmt: skip
    if timex.precision in DAYS:
        return _shifted(timex, (speech.day - reader.published).days, anchor)
    return _read_again(reader, index, timex, speech.day, anchor)


def _unit(timex: Timex) -> int:
    unit = PRECISION_UNIT.get(timex.precision, "D")
    return _UNITS.index(unit) if unit in _UNITS else 0 if unit == "WE" else len(_UNITS)


def _shifted(timex: Timex, days: int, anchor: Anchor) -> Timex:
    when, by = timex.when, days * ONE_DAY
    assert when is not None and when.earliest is not None and when.latest is not None
    first = when.earliest + by
    value = timex.value
    if re.match(r"\d{4}-\d\d-\d\d", value):
        value = (date.fromisoformat(value[:10]) + by).isoformat() + value[10:]
    return replace(
        timex, value=value, when=replace(when, earliest=first, latest=when.latest + by), anchor=anchor
    )


def _read_again(reader: Reader, index: int, timex: Timex, day: date, anchor: Anchor) -> Timex:
    """The expression, as its rule reads it on another day."""
    then = Reader(reader.text, reader.lower, day, done=reader.done[:index], start=timex.start, end=timex.end)
    for start, rule in reader.read_by:
        match = rule.pattern.match(reader.lower, start, timex.end) if start == timex.start else None
        reading = rule.read(match, then) if match is not None else None
        if reading is not None and reading.when is not None:
            return replace(timex, value=reading.value, when=reading.when, anchor=anchor)
    return timex
