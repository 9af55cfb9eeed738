"""Steps from what was told before: "two days later", "a year earlier", "the same day", "the next month"."""

import re
from datetime import date
from re import Match

from newsreader.text import english
from newsreader.text.timex import stretches
from newsreader.text.timex.counting import (
    BLANK,
    CLOCK_UNITS,
    KIND,
    PRECISION_UNIT,
    SPAN,
    counted,
    moved,
    unit_letters,
)
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.step import (
    Step,
    beyond_the_report,
    counted_from,
    from_nothing_told,
    from_told,
    hours_from_told,
    sign_of,
    somewhere,
)
from newsreader.text.timex.vocabulary import MONTHS, number
from newsreader.text.when import DAYS


@rule(
    "later",
    r"(?:<about>|(?:just|only|barely|less than|a mere) )?<num> "
    + KIND
    + r"<unit>(?P<exact> to the day)? (?P<way>later|earlier|afterwards?|previously|before|after)(?! than)",
    needs="unit",
    traits=Traits(compared=True),
)
@rule(
    "later",
    r"(?:<about>|(?:just|only|barely|less than|a mere) )?<count> <unit> (?P<way>later|earlier|"
    r"afterwards?|previously)(?! than)",
    needs="unit",
)
def later(found: Match[str], reader: Reader) -> Reading | None:
    way, about = found["way"], bool(found["about"])
    if way in ("before", "after") and not reader.precedes(_STOP):
        return None
    sign, unit, count = sign_of(way), unit_letters(found["unit"]), number(found["num"])
    if count is None:
        return Reading("DATE", somewhere(sign), anchor=reader.told())
    if unit in CLOCK_UNITS:
        return hours_from_told(reader, count, unit, sign)
    if unit == "WE":
        return None  # which weekend that is, the text leaves open: it is a length of time
    if unit == "FN":
        unit, count = "W", 2.0
    elif count != int(count):
        return _parts_later(found, reader, found["num"])
    again = _compared_again(found, reader)
    if again is not None:
        return again
    to_the_day = bool(found.groupdict().get("exact"))
    step = Step(sign, count, unit, found["unit"], about, to_the_day)
    if reader.year_bc and unit in ("Y", "DE"):
        year = reader.year_bc - step.by * (1 if unit == "Y" else 10)
        return dated(stretches.before_christ(f"{year:04}", "year"))
    told = counted_from(reader, step, way)
    return from_nothing_told(reader, step, found["num"]) if told is None else from_told(reader, step, told)


_STOP = re.compile("[,.;]")


def _compared_again(found: Match[str], reader: Reader) -> Reading | None:
    """ "$3m, from $2m a year earlier. Sales were $9m, from $8m a year earlier": one year, said twice."""
    if reader.narrative or found["way"] != "earlier" or unit_letters(found["unit"]) not in ("Q", "Y"):
        return None
    for timex in reader.done[:-4:-1]:
        if reader.start - timex.end > 300:
            return None
        if timex.traits.compared and reader.words(timex) == found[0] and timex.when is not None:
            return Reading(timex.type, timex.value, timex.when, timex.mod, timex.anchor, timex.parameters)
        if timex.type in ("DATE", "TIME") and timex.precision != "day":
            return None
    return None


def _parts_later(found: Match[str], reader: Reader, count: str) -> Reading | None:
    """ "two and a half years later"."""
    start, sign = reader.told(), sign_of(found["way"])
    if start.kind == "published" and sign > 0:
        return unresolved(BLANK[unit_letters(found["unit"])], "no date told to count from")
    return counted(reader, count, found["unit"], sign, start, bool(found["about"]))


@rule(
    "later",
    r"(?:<about>|just |only )?(?:a|one) (?P<unit>year|month|decade|century) and a half "
    r"(?P<way>later|earlier|afterwards?|previously)(?! than)",
    needs="unit",
)
def one_and_a_half_later(found: Match[str], reader: Reader) -> Reading | None:
    return _parts_later(found, reader, "one and a half")


@rule(
    "same-unit",
    r"(?:<edge>)?(?P<which>the same|that same|that very|that|same|the very same) " + SPAN,
    needs="unit",
    traits=Traits(family="day told"),
)
@rule(
    "same-unit",
    r"(?P<edge>earlier|later|early|late) (?:in )?(?P<which>the same|that same|that) " + SPAN,
    needs="unit",
)
def same_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "the same day", "that year": of what was told last, else of the report."""
    unit, which, mod = unit_letters(found["unit"]), found["which"], edge_mod(found["edge"])
    if unit == "FN" or (which == "same" and not reader.precedes(_SAME)):
        return None
    told = (reader.earlier(*DAYS) if unit == "D" else None) or reader.earlier()
    anchor = reader.told() if told is None else reader.anchor_of(told)
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date told to count from")
    if unit == "D" and told is not None:
        if which == "that" and reader.start - told.end > 500:
            return None
        if told.precision not in DAYS:
            return unresolved("XXXX-XX-XX", "the date told before is no day")
    return dated(moved(anchor.day, unit, 0), mod=mod, anchor=anchor)


_SAME = re.compile(r" (?:in|that|as|,)")


@rule(
    "nth-in-a-row",
    r"(?:a |the )?<ordinal> (?:(?P<row>straight|consecutive|successive) )?(?P<unit>day|week|month"
    r"|quarter|year)(?P<after> in a row| running)?",
    needs="ordinal unit",
)
def nth_in_a_row(found: Match[str], reader: Reader) -> Reading | None:
    """ "for a second consecutive day", "the fourth week in a row": the unit under way."""
    anchor = reader.now()
    if anchor.day is None or reader.precedes(_IN_A_MONTH) or not _is_counted_on(found, reader):
        return None
    unit = unit_letters(found["unit"])
    if unit != "Q":
        return dated(moved(anchor.day, unit, 0), anchor=anchor)
    told = reader.quarter_told()
    if told is not None and told.day is not None:
        return dated(stretches.of("Q", told.day), anchor=reader.anchor_of(told))
    # Of quarters, only one that is over is counted.
    return dated(moved(anchor.day, unit, -1), anchor=anchor)


def _is_counted_on(found: Match[str], reader: Reader) -> bool:
    """ "a third straight day", or "for a third day" with nothing counted after it."""
    if found["row"] or found["after"]:
        return True
    return found[0].startswith(("a ", "the ")) and reader.follows("for") and reader.precedes(_NOTHING_COUNTED)


_NOTHING_COUNTED = re.compile(r"[.,;]|\s(?:on|as|after|amid|in|at)\b")


# "for the third straight month in April": April says which.
_IN_A_MONTH = re.compile(rf"\sin\s(?:{'|'.join(MONTHS)})\b")


@rule(
    "next-unit",
    r"(?:<edge>)?(?P<which>the next|the following|the previous|the preceding|following|"
    r"the ensuing|the prior) " + SPAN,
    needs="unit",
    traits=Traits(family="neighbour"),
)
def next_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "the next day", "the previous year": beside what was told last."""
    unit, which = unit_letters(found["unit"]), found["which"]
    if unit == "FN" or reader.precedes(_OR_SO) or (unit != "D" and "next" in which and _lasts(reader)):
        return None
    return _beside(found, reader, 1 if re.search("next|following|ensuing", which) else -1)


@rule(
    "next-unit",
    r"the (?P<unit>day|week|month|year) (?P<which>before|after|following|previous|"
    r"prior)(?P<edge>)(?! (?:yesterday|tomorrow)\b)",
    needs="unit",
)
def unit_after(found: Match[str], reader: Reader) -> Reading | None:
    """ "the year before", and nothing after it."""
    if reader.precedes(_OR_SO):
        return None
    if found["which"] in ("before", "after") and not reader.precedes(_ENDS_THERE):
        # "the day after Mubarak resigned" counts from an event, of which nobody said when it was.
        return unresolved(BLANK[unit_letters(found["unit"])], "counted from an event without a date")
    return _beside(found, reader, 1 if found["which"] in ("after", "following") else -1)


def _beside(found: Match[str], reader: Reader, by: int) -> Reading:
    unit = unit_letters(found["unit"])
    if reader.year_bc and unit == "Y":
        return dated(stretches.before_christ(f"{reader.year_bc - by:04}", "year"))
    told = _neighbour(reader, unit)
    if told is None and reader.narrative:
        return unresolved(BLANK[unit], "no date told to count from")
    if told is not None and told.precision in ("month", "year", "decade") and unit in ("D", "W"):
        return unresolved(BLANK[unit], "the date told before is too coarse to count a day from")
    return _reached(found, reader, told, by)


_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def _reached(found: Match[str], reader: Reader, told: Timex | None, by: int) -> Reading:
    unit, mod = unit_letters(found["unit"]), edge_mod(found["edge"])
    anchor = reader.now() if told is None else reader.anchor_of(told)
    if told is not None and told.value.startswith("FY") and unit == "Y":
        return dated(stretches.year(int(told.value[2:6]) + by), anchor=anchor)
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date told to count from", mod=mod)
    week = _WEEK.fullmatch(told.value) if told is not None and unit == "W" else None
    # "The week ended 8 May" may begin in another.
    day = date.fromisocalendar(int(week[1]), int(week[2]), 1) if week else anchor.day
    reached = moved(day, unit, by)
    if beyond_the_report(reader, reached.first):
        return unresolved(BLANK[unit], "the day it would be lies after the report", mod=mod)
    return dated(reached, mod=mod, anchor=anchor, count=str(by), unit=found["unit"])


def _lasts(reader: Reader) -> bool:
    """ "the next week" of a report lasts seven days, as does that of "over the next week"."""
    return not reader.narrative or reader.follows("over|in|for|during|within|throughout|of")


def _neighbour(reader: Reader, unit: str) -> Timex | None:
    """What "the next day" is beside: in a report, a day of the same paragraph."""
    if unit != "D" or reader.narrative:
        return reader.earlier()
    told = reader.earlier(*DAYS)
    return told if told is not None and _same_paragraph(reader, told) else None


def _same_paragraph(reader: Reader, told: Timex) -> bool:
    return reader.start - told.end < 250 and "\n\n" not in reader.between(told)


# "in the next day or two" lasts.
_OR_SO = re.compile(r" (?:or|and) (?:two|so|a half)\b")
_ENDS_THERE = re.compile(r"[.,;:)?!”\"’]|\s(?:and|but|that|in|at|when|as|with|for|on)\b|\s*\Z|\n")


@rule(
    "edge-of-unit",
    r"(?P<edge>(?:the )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder|"
    r"early part|latter part|(?:first|second|latter) half) of the|(?:earlier|later|early|"
    r"late) in the) (?P<unit>day|week|month|quarter|year|decade|century)",
    needs="unit",
)
def edge_of_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "the end of the year": of the year told last, or of publication."""
    unit, edge = unit_letters(found["unit"]), found["edge"]
    if reader.precedes(_OF_ITS_OWN) or (unit == "D" and "end" in edge and _is_idle(reader)):
        return None
    return _edge_of(reader, unit, "" if re.search("rest|remainder|half", edge) else edge_mod(edge))


@rule("edge-of-unit", r"(?P<unit>month|year|week)['’]s end", needs="unit")
@rule("edge-of-unit", r"(?P<unit>year)-end", needs="unit")
def end_of_unit(found: Match[str], reader: Reader) -> Reading:
    """ "by month's end"."""
    return _edge_of(reader, unit_letters(found["unit"]), "END")


@rule("edge-of-unit", r"mid-?year", needs="unit")
def midyear(found: Match[str], reader: Reader) -> Reading:
    return _edge_of(reader, "Y", "MID")


# "the end of the year's budget", "the start of the week-long strike".
_OF_ITS_OWN = re.compile(r"['’]s? \w|-")
_AT_LAST = re.compile(r",? (?:it|it['’]s|we|you|they|i|that['’]?s?|what|there|this) ")


def _is_idle(reader: Reader) -> bool:
    """ "At the end of the day, it is about money."""
    return not reader.narrative and reader.precedes(_AT_LAST)


def _edge_of(reader: Reader, unit: str, mod: str) -> Reading:
    told = _unit_told(reader, unit)
    if told is not None and _coarser(told.precision, unit):
        if reader.narrative:
            return unresolved(BLANK[unit], "the date told before is too coarse to count from", mod=mod)
        told = None
    if told is not None and (reader.narrative or reader.start - told.end < 60):
        anchor = reader.anchor_of(told)
    else:
        anchor = reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date to count from", mod=mod)
    return dated(moved(anchor.day, unit, 0), mod=mod, anchor=anchor)


def _unit_told(reader: Reader, unit: str) -> Timex | None:
    if unit != "D":
        return reader.earlier()
    told = reader.happening(*DAYS)
    return told if reader.narrative or (told is not None and told.precision in DAYS) else None


def _coarser(precision: str, unit: str) -> bool:
    """ "the end of the week" is of no week where only a year was told."""
    told = PRECISION_UNIT.get(precision, "D")
    return told in _BY_LENGTH and unit in _BY_LENGTH and _BY_LENGTH.index(told) > _BY_LENGTH.index(unit)


_BY_LENGTH = ("D", "W", "M", "Q", "Y", "DE", "CE")


@rule("the-day", r"the (?P<unit>day)", needs="unit", traits=Traits(family="day told"))
def the_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "ended the day at 7,114": the trading day told last."""
    if reader.narrative or not reader.follows(_TRADED) or reader.precedes(_OF_AN_EVENT):
        return None
    told = reader.happening(*DAYS)
    anchor = reader.anchor_of(told) if told else reader.now()
    if anchor.day and reader.published and not -7 <= (reader.published - anchor.day).days <= 7:
        lead = reader.lead_day()
        anchor = reader.anchor_of(lead) if lead else reader.now()
    return None if anchor.day is None else dated(stretches.day(anchor.day), anchor=anchor)


_TRADED = english.any_of("timex.trading") + "|for|throughout"
# "the day after", "the day-long"; "throughout the day Monday": Monday says which.
_OF_AN_EVENT = re.compile(
    r"(?:['’]s)? (?:of|when|that|he|she|it|they|we|after|before|i)\b"
    rf"| ?-| (?:{english.alternatives(english.full('weekday'))})"
)
