"""Steps from what was told before: "two days later", "a year earlier", "the same day", "the next month"."""

import re
from datetime import date, datetime, timedelta
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.counting import (
    BLANK,
    CLOCK_UNITS,
    KIND,
    PRECISION_UNIT,
    SPAN,
    bounds,
    counted,
    moved,
    unit_letters,
)
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.stretches import shifted_day
from newsreader.text.timex.vocabulary import MONTHS, number
from newsreader.text.when import When


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
    """ "a year earlier" after a quarter is that quarter a year back; "two days later" is a day."""
    way = found["way"]
    if way in ("before", "after") and not re.match(r"[,.;]", reader.lower[reader.end : reader.end + 1]):
        return None
    sign = 1 if way.startswith(("later", "after")) else -1
    unit, count = unit_letters(found["unit"]), number(found["num"])
    if count is None:
        return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", anchor=reader.told())
    if unit in CLOCK_UNITS or unit == "FN" or count != int(count):
        if unit == "FN":
            unit, count = "W", 2.0
        elif unit in CLOCK_UNITS:
            return _hours_from_told(reader, count, unit, sign)
        else:
            start = reader.told()
            if start.kind == "published" and sign > 0:
                return unresolved(BLANK[unit], "no date told to count from")
            return counted(reader, found["num"], found["unit"], sign, start, bool(found["about"]))
    news = unit in ("D", "W") and not reader.narrative
    told = reader.happening("day", "part-of-day", "instant") if news else None
    if told is None or (not reader.narrative and reader.start - told.end > 400):
        told = reader.earlier()
    if reader.year_bc and unit in ("Y", "DE"):
        year = reader.year_bc - sign * int(count) * (1 if unit == "Y" else 10)
        return dated(stretches.before_christ(f"{year:04}", "year"))
    if told is None or told.when is None or told.when.earliest is None:
        if reader.narrative or (sign > 0 and reader.published is None):
            return None
        if sign > 0:
            return unresolved(BLANK[unit], "no date told to count from")
        return counted(reader, found["num"], found["unit"], sign, reader.now(), bool(found["about"]))
    if unit == "Y" and way == "earlier" and not reader.narrative and _COMPARED.search(reader.before(48)):
        period = _period_told(reader)
        told = period or told
    assert told.when is not None and told.when.earliest is not None
    anchor = reader.anchor_of(told)
    kept = PRECISION_UNIT[told.when.precision]
    facts = (("count", f"{sign * count:g}"), ("unit", found["unit"]))
    if unit == "Y" and kept in ("M", "Q", "H") and _keeps_its_shape(reader, told.end):
        if told.when.precision == "season":
            value = f"{int(told.value[:4]) + sign * int(count):04}{told.value[4:]}"
            season = stretches.season(int(value[:4]), told.value[5:7])
            return Reading("DATE", value, season.when(), "", anchor, facts)
        found_stretch = stretches.of(kept, shifted_day(told.when.earliest, "Y", sign * int(count)))
        return Reading(
            "DATE", found_stretch.value, found_stretch.when(circa=bool(found["about"])), "", anchor, facts
        )
    if unit in ("D", "W") and kept != "D":
        if unit == "D":
            return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", anchor=anchor)
        return Reading("DATE", f"{told.value[:4]}-WXX", None, "", anchor, facts)
    target = shifted_day(told.when.earliest, unit, sign * int(count))
    if sign > 0 and _beyond_the_report(reader, target):
        return unresolved(BLANK[unit], "the day it would be lies after the report")
    shape = "Y" if unit in ("DE", "CE") and not found["about"] else unit
    if found.groupdict().get("exact") and kept == "D":
        shape = "D"
    if unit == "W" and kept == "D" and not found["about"]:
        shape = "D" if count <= 2 else "W"
    if found["unit"].startswith("night"):
        night = When(target, target + stretches.ONE_DAY, "part-of-day", part_of_day="NI")
        return Reading("TIME", f"{target.isoformat()}TNI", night, "", anchor, facts)
    found_stretch = stretches.of(shape, target)
    when = (
        found_stretch.when() if shape == "D" else bounds(found_stretch, target, shape, bool(found["about"]))
    )
    return Reading("DATE", found_stretch.value, when, "APPROX" if found["about"] else "", anchor, facts)


@rule(
    "later",
    r"(?:<about>|just |only )?(?:a|one) (?P<unit>year|month|decade|century) and a half "
    r"(?P<way>later|earlier|afterwards?|previously)(?! than)",
    needs="unit",
)
def one_and_a_half_later(found: Match[str], reader: Reader) -> Reading | None:
    start = reader.told()
    sign = 1 if found["way"].startswith(("later", "after")) else -1
    if start.kind == "published" and sign > 0:
        return unresolved(BLANK[unit_letters(found["unit"])], "no date told to count from")
    return counted(reader, "one and a half", found["unit"], sign, start, bool(found["about"]))


# "profit of $3 million, up from $2 million a year earlier": of the period, whatever day it was told on.
_COMPARED = re.compile(r"\b(?:from|with|to|against|versus|than)\b(?:[^.;]|\.\d){0,44}$")


def _period_told(reader: Reader) -> Timex | None:
    for timex in reader.done[:-6:-1]:
        if reader.start - timex.end > 250:
            return None
        if timex.when is not None and timex.when.precision in ("month", "quarter", "half-year"):
            return timex if timex.when.earliest is not None else None
        if timex.when is not None and timex.when.precision not in ("day", "part-of-day"):
            return None
    return None


def _keeps_its_shape(reader: Reader, told_end: int) -> bool:
    """Comparisons keep it ("the quarter … a year earlier"), a story's steps do not ("two years later")."""
    return (
        reader.lower[reader.start : reader.end].endswith("earlier")
        and reader.start - told_end < 250
        and not reader.narrative
    )


def _hours_from_told(reader: Reader, count: float, unit: str, sign: int) -> Reading | None:
    days = count * {"HR": 1, "MIN": 1 / 60, "S": 1 / 3600}[unit] / 24
    if days and days == int(days):
        # "Twenty-four hours later": the next day.
        told = reader.happening("day", "part-of-day", "instant")
        if told is not None and told.when is not None and told.when.precision != "instant":
            anchor = reader.anchor_of(told)
            if anchor.day is not None:
                return dated(stretches.day(anchor.day + timedelta(days=sign * int(days))), anchor=anchor)
    told = reader.happening("instant")
    if (
        told is None
        or told.when is None
        or told.when.time is None
        or told.when.earliest is None
        or unit not in CLOCK_UNITS
    ):
        return None
    base = datetime.combine(told.when.earliest, told.when.time)
    target = base + sign * timedelta(seconds=count * {"HR": 3600, "MIN": 60, "S": 1}[unit])
    when = When(target.date(), target.date(), "instant", True, target.time(), told.when.zone)
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", told.value)
    value = target.isoformat(timespec="minutes") + (zone[0] if zone else "")
    return Reading("TIME", value, when, "", reader.anchor_of(told))


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
    unit, which = unit_letters(found["unit"]), found["which"]
    if unit == "FN" or (
        which == "same" and not re.match(r" (?:in|that|as|,)", reader.lower[reader.end : reader.end + 6])
    ):
        return None
    told = reader.earlier("day", "part-of-day", "instant") if unit == "D" else reader.earlier()
    if told is None or told.when is None or told.when.earliest is None:
        told = reader.earlier()
    if unit == "D" and which == "that" and told is not None and reader.start - told.end > 500:
        return None
    mod = edge_mod(found["edge"])
    if told is None or told.when is None or told.when.earliest is None:
        if reader.narrative:
            return unresolved(BLANK[unit], "no date told to count from")
        anchor = reader.now()
        if anchor.day is None:
            return unresolved(BLANK[unit], "no date told to count from")
        return dated(moved(anchor.day, unit, 0), mod=mod, anchor=anchor)
    if unit == "D" and told.when.precision not in ("day", "part-of-day", "instant"):
        return unresolved("XXXX-XX-XX", "the date told before is no day")
    return dated(moved(told.when.earliest, unit, 0), mod=mod, anchor=reader.anchor_of(told))


@rule(
    "nth-in-a-row",
    r"(?:a |the )?<ordinal> (?:(?P<row>straight|consecutive|successive) )?(?P<unit>day|week|month"
    r"|quarter|year)(?P<after> in a row| running)?",
    needs="ordinal unit",
)
def nth_in_a_row(found: Match[str], reader: Reader) -> Reading | None:
    """ "for a second consecutive day", "the fourth week in a row": the unit under way."""
    anchor = reader.now()
    if anchor.day is None or _IN_A_MONTH.match(reader.lower, reader.end, reader.end + 16):
        return None
    if not (found["row"] or found["after"]):
        # "for a second day", and nothing counted after it.
        ends = re.match(r"[.,;]|\s(?:on|as|after|amid|in|at)\b", reader.lower[reader.end : reader.end + 7])
        if not reader.before(6).endswith("for ") or not found[0].startswith(("a ", "the ")) or not ends:
            return None
    unit = unit_letters(found["unit"])
    if unit == "Q":
        told = reader.quarter_told()
        if told is not None and told.when is not None and told.when.earliest is not None:
            return dated(stretches.of("Q", told.when.earliest), anchor=reader.anchor_of(told))
        # Of quarters, only one that is over is counted.
        return dated(moved(anchor.day, unit, -1), anchor=anchor)
    return dated(moved(anchor.day, unit, 0), anchor=anchor)


# "for the third straight month in April": April says which.
_IN_A_MONTH = re.compile(rf"\sin\s(?:{'|'.join(MONTHS)})\b")


@rule(
    "next-unit",
    r"(?:<edge>)?(?P<which>the next|the following|the previous|the preceding|following|"
    r"the ensuing|the prior) " + SPAN,
    needs="unit",
    traits=Traits(family="neighbour"),
)
@rule(
    "next-unit",
    r"the (?P<unit>day|week|month|year) (?P<which>before|after|following|previous|"
    r"prior)(?P<edge>)(?! (?:yesterday|tomorrow)\b)",
    needs="unit",
)
def next_unit(found: Match[str], reader: Reader) -> Reading | None:
    unit, which = unit_letters(found["unit"]), found["which"]
    by = 1 if re.search("next|following|after|ensuing", which) else -1
    if unit == "FN" or re.match(
        r" (?:or|and) (?:two|so|a half)\b", reader.lower[reader.end : reader.end + 11]
    ):
        # "in the next day or two" lasts.
        return None
    before = reader.before(12)
    if (
        "next" in which
        and unit != "D"
        and (not reader.narrative or re.search(r"\b(?:over|in|for|during|within|throughout|of)\s+$", before))
    ):
        return None
    if which in ("before", "after") and not _ENDS_THERE.match(reader.lower, reader.end, reader.end + 6):
        # "the day after Mubarak resigned" counts from an event, of which nobody said when it was.
        return unresolved(BLANK[unit], "counted from an event without a date")
    told = reader.earlier()
    if unit == "D" and not reader.narrative:
        day_told = reader.earlier("day", "part-of-day", "instant")
        told = day_told if day_told is not None and _same_paragraph(reader, day_told.end) else None
    if reader.year_bc and unit == "Y":
        return dated(stretches.before_christ(f"{reader.year_bc - by:04}", "year"))
    if (
        told is not None
        and told.when is not None
        and told.when.precision in ("month", "year", "decade")
        and unit in ("D", "W")
    ):
        return unresolved(BLANK[unit], "the date told before is too coarse to count a day from")
    if told is None and reader.narrative:
        return unresolved(BLANK[unit], "no date told to count from")
    if told is not None and told.value.startswith("FY") and unit == "Y":
        return dated(stretches.year(int(told.value[2:6]) + by), anchor=reader.anchor_of(told))
    anchor = reader.anchor_of(told) if told is not None else reader.now() if unit == "D" else reader.told()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date told to count from", mod=mod)
    reached = moved(anchor.day, unit, by)
    if _beyond_the_report(reader, reached.first):
        return unresolved(BLANK[unit], "the day it would be lies after the report", mod=mod)
    return dated(reached, mod=mod, anchor=anchor, count=str(by), unit=found["unit"])


_ENDS_THERE = re.compile(r"[.,;:)?!”\"’]|\s(?:and|but|that|in|at|when|as|with|for|on)\b|\s*\Z|\n")


def _beyond_the_report(reader: Reader, day: date | None) -> bool:
    """Steps told in the past that would land after publication started from the wrong place."""
    if day is None or reader.published is None or reader.narrative:
        return False
    if day <= reader.published or reader.direction() > 0:
        return False
    last = reader.earlier("day", "part-of-day", "instant")
    if last is None or last.when is None or last.when.earliest is None:
        return True
    # "It meets on 18 May, with a speech a week later": ahead of us already.
    ahead = last.when.earliest > reader.published and ". " not in reader.lower[last.end : reader.start]
    return not ahead


@rule(
    "edge-of-unit",
    r"(?P<edge>(?:the )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder|"
    r"early part|latter part|(?:first|second|latter) half) of the|(?:earlier|later|early|"
    r"late) in the) (?P<unit>day|week|month|quarter|year|decade|century)",
    needs="unit",
)
@rule("edge-of-unit", r"(?P<edge>month|year|week)['’]s end(?P<unit>)", needs="unit")
@rule("edge-of-unit", r"(?P<edge>)year-end(?P<unit>)", needs="unit")
@rule("edge-of-unit", r"(?P<edge>)mid-?year(?P<unit>)", needs="unit")
def edge_of_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "the end of the year": of the year told last, or of publication."""
    unit = unit_letters(found["unit"] or (found["edge"] or "year"))
    if re.match(r"(?:['’]s? \w+|-)", reader.lower[reader.end : reader.end + 6]) and found["unit"]:
        return None
    edge = found["edge"]
    idle = unit == "D" and "end" in edge and not reader.narrative
    if idle and _AT_LAST.match(reader.lower, reader.end, reader.end + 16):
        # "At the end of the day, it is about money."
        return None
    if not found["unit"]:
        mod = "MID" if "mid" in found[0] else "END"
    else:
        mod = "" if re.search("rest|remainder|half", edge) else edge_mod(edge)
    told = reader.happening("day", "part-of-day", "instant") if unit == "D" else reader.earlier()
    if (
        unit == "D"
        and not reader.narrative
        and (told is None or told.when is None or told.when.precision != "day")
    ):
        told = None
    if told is not None and told.when is not None and _coarser(told.when.precision, unit):
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


def _coarser(precision: str, unit: str) -> bool:
    """ "the end of the week" is of no week where only a year was told."""
    told = PRECISION_UNIT.get(precision, "D")
    return told in _BY_LENGTH and unit in _BY_LENGTH and _BY_LENGTH.index(told) > _BY_LENGTH.index(unit)


_BY_LENGTH = ("D", "W", "M", "Q", "Y", "DE", "CE")
_AT_LAST = re.compile(r",? (?:it|it['’]s|we|you|they|i|that['’]?s?|what|there|this) ")


def _same_paragraph(reader: Reader, told_end: int) -> bool:
    return reader.start - told_end < 250 and "\n\n" not in reader.lower[told_end : reader.start]


@rule("the-day", r"the (?P<unit>day)", needs="unit", traits=Traits(family="day told"))
def the_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "ended the day at 7,114": the trading day told last."""
    if reader.narrative or not re.search(
        r"\b(?:end|ended|ends|ending|finish|finished|finishing|close|closed|closing|start|"
        r"started|for|began|begin|throughout)\s+$",
        reader.before(12),
    ):
        return None
    if re.match(
        r"(?:['’]s)? (?:of|when|that|he|she|it|they|we|after|before|i)\b",
        reader.lower[reader.end : reader.end + 9],
    ):
        return None
    if re.match(
        r" ?-| (?:mon|tues|wednes|thurs|fri|satur|sun)day", reader.lower[reader.end : reader.end + 10]
    ):
        # "throughout the day Monday": Monday says which.
        return None
    told = reader.happening("day", "part-of-day", "instant")
    anchor = reader.anchor_of(told) if told else reader.now()
    if anchor.day and reader.published and not -7 <= (reader.published - anchor.day).days <= 7:
        lead = reader.lead_day()
        anchor = reader.anchor_of(lead) if lead else reader.now()
    if anchor.day is None:
        return None
    return dated(stretches.day(anchor.day), anchor=anchor)
