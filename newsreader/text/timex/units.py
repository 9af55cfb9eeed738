"""Units counted from somewhere: "last week", "three weeks ago", "a year earlier", "the same day"."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import rule
from newsreader.text.timex.stretches import Stretch, shifted_day
from newsreader.text.timex.vocabulary import UNITS, number
from newsreader.text.when import When

BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
         "DE": "XXX", "CE": "XX"}  # fmt: skip
_PRECISION_UNIT = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "half-year": "H",
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


@rule("this-unit", r"(?:<edge>)?(?P<which>this|the current) " + KIND + SPAN, needs="unit")
@rule(
    "this-unit",
    r"(?P<edge>earlier|later|early|late) (?:in )?(?P<which>this|the current) " + KIND + SPAN,
    needs="unit",
)
def this_unit(found: Match[str], reader: Reader) -> Reading | None:
    unit = unit_letters(found["unit"])
    if unit in ("D", "FN"):
        return None
    anchor = reader.now()
    edge = found["edge"] or ""
    mod = "" if edge.startswith(("earlier", "later")) else edge_mod(edge)
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from", mod=mod)
    by = 0
    if unit == "WE" and anchor.day.weekday() < 2 and reader.direction() < 0:
        by = -1
    if unit in ("DE", "CE") and found["which"] == "this" and reader.narrative:
        return None
    return _earlier_or_later(
        found, dated(moved(anchor.day, unit, by), mod=mod, anchor=anchor, unit=found["unit"]), reader
    )


def _earlier_or_later(found: Match[str], reading: Reading, reader: Reader) -> Reading:
    """ "later this month" lies between publication and the month's end."""
    edge = found["edge"] or ""
    when, published = reading.when, reader.published
    if not edge.startswith(("earlier", "later")) or when is None or published is None or reader.narrative:
        return reading
    if when.earliest is None or when.latest is None or not when.earliest <= published <= when.latest:
        return reading
    bounds = (when.earliest, published) if edge.startswith("earlier") else (published, when.latest)
    return replace(reading, mod="", when=When(*bounds, when.precision))


@rule("before-last", r"the (?P<unit>week|month|year|weekend) before last", needs="unit")
def before_last(found: Match[str], reader: Reader) -> Reading:
    unit, anchor = unit_letters(found["unit"]), reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from")
    return dated(moved(anchor.day, unit, -2), anchor=anchor)


@rule("ago", r"<num> (?P<unit>hour|day|week|month|year|decade) or (?:so|two|more) ago", needs="unit")
@rule("ago", r"(?:two|three|four) or <count> <unit> ago", needs="unit")
def some_ago(found: Match[str], reader: Reader) -> Reading | None:
    """ "a month or so ago", "two or three weeks ago": wider than the count alone."""
    return counted(reader, found["num"], found["unit"], -1, reader.now(), True)


@rule("after-next", r"the (?P<unit>week|month|year) after next", needs="unit")
def after_next(found: Match[str], reader: Reader) -> Reading:
    unit, anchor = unit_letters(found["unit"]), reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from")
    return dated(moved(anchor.day, unit, 2), anchor=anchor)


@rule(
    "last-unit",
    r"(?:<edge>)?(?P<which>last|next|previous|coming|past|upcoming|this past|this coming) " + KIND + SPAN,
    needs="unit",
)
def last_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "last week": the week before the one of publication. "the last week" is a duration (durations.py)."""
    unit, which = unit_letters(found["unit"]), found["which"]
    before = reader.before(8)
    if (
        unit == "FN"
        or re.search(r"\b(?:the|'s|its|his|their|her)\s+$", before)
        or (which in ("coming", "past", "upcoming") and not found["edge"])
    ):
        return None
    anchor = reader.now()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from", mod=mod)
    by = 1 if which in ("next", "coming", "upcoming", "this coming") else -1
    if unit == "D":
        return None
    return dated(moved(anchor.day, unit, by), mod=mod, anchor=anchor, unit=found["unit"], count=str(by))


@rule(
    "weekend",
    r"(?:the|at the|over the|(?:the )?(?P<same>same|following|previous)|that) weekend",
    needs="unit",
)
def weekend(found: Match[str], reader: Reader) -> Reading | None:
    told = found["same"] or found[0].startswith("that")
    anchor = reader.told() if told else reader.now()
    start = reader.start + len(found[0]) - len(re.split(r"^(?:at|over)\s+", found[0])[-1])
    if anchor.day is None:
        return replace(unresolved(BLANK["WE"], "no publication date to count from"), start=start)
    if told:
        by = {"following": 1, "previous": -1}.get(found["same"] or "", 0)
    elif reader.direction() > 0 or anchor.day.weekday() >= 5:
        by = 0
    else:
        by = -1
    return replace(dated(moved(anchor.day, "WE", by), anchor=anchor), start=start)


# From publication.


@rule("ago", r"(?:<about>)?<num> " + KIND + r"<unit> ago(?: today)?", needs="unit")
@rule("ago", r"(?:<about>)?<count> <unit> ago(?: today)?", needs="unit")
@rule("ago", r"(?P<about>)(?P<num>a decade|a century) ?(?P<unit>)ago", needs="unit")
def ago(found: Match[str], reader: Reader) -> Reading | None:
    words, unit_word = found["num"], found["unit"]
    if not unit_word:
        words, unit_word = words.split()
    return counted(
        reader, words, unit_word, -1, reader.now(), bool(found["about"]), today=found[0].endswith("today")
    )


@rule("ago", r"<units> ago", needs="unit")
def vaguely_ago(found: Match[str], reader: Reader) -> Reading:
    return Reading("DATE", "PAST_REF", anchor=reader.now())


@rule("from-now", r"(?:<about>)?<num> <unit> (?:from now|hence|from today)", needs="unit")
@rule("from-now", r"in (?:<about>)?<num> <unit>['’]? time", needs="unit")
def from_now(found: Match[str], reader: Reader) -> Reading | None:
    return counted(reader, found["num"], found["unit"], 1, reader.now(), bool(found["about"]))


# Hours and minutes from publication are times only if the hour of publication is known.
_CLOCK_UNITS = {"HR": "hours", "MIN": "minutes", "S": "seconds"}


def counted(
    reader: Reader,
    words: str,
    unit_word: str,
    sign: int,
    anchor: Anchor,
    about: bool = False,
    today: bool = False,
) -> Reading | None:
    """So many units before or after a day: the stretch of that unit, wider the coarser the count."""
    unit = unit_letters(unit_word)
    count = number(words)
    if unit in _CLOCK_UNITS:
        return _hours(reader, count, unit, sign, anchor)
    if unit in ("WE", "S", "ML"):
        return None
    if unit == "FN":
        unit, count = "W", (count or 1) * 2
    blank = BLANK[unit]
    if count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None:
        return unresolved(blank, "no date to count from")
    if count != int(count):
        if unit not in ("Y", "M", "DE", "CE"):
            return None
        if unit in ("DE", "CE") and not about:
            year = anchor.day.year + sign * round(count * (10 if unit == "DE" else 100))
            reach = timedelta(days=_REACH[unit])
            middle = date(year, 7, 1)
            when = When(middle - reach, middle + reach, "year", circa=True)
            return Reading("DATE", f"{year:04}", when, "", anchor)
        months = count * {"Y": 12, "M": 1, "DE": 120, "CE": 1200}[unit]
        target = shifted_day(anchor.day, "M", sign * round(months))
        shape = "M" if unit == "Y" and months < 30 else unit
        if unit == "M":
            shape = "M"
    else:
        target, shape = shifted_day(anchor.day, unit, sign * int(count)), unit
    found = stretches.of(shape, target)
    if unit in ("DE", "CE") and not about:
        # "a decade ago" is said of the year; "nearly two decades ago" is not.
        found = stretches.year(target.year)
    if unit == "W" and count == 1 and not about:
        # "a week ago" is said of the day; more weeks are counted in weeks.
        found = stretches.day(target)
    when = _bounds(found, target, shape, about)
    if today:
        found = stretches.day(target)
        when = found.when()
    mod = "APPROX" if about else ""
    facts = (("count", f"{sign * count:g}"), ("unit", unit_word))
    return Reading("DATE", found.value, when, mod, anchor, facts)


# "three weeks ago" is nowhere near a Monday-to-Sunday week: a week to either side, half a unit for the rest.
_REACH = {"D": 0, "W": 7, "M": 15, "Q": 45, "Y": 183, "DE": 1826, "CE": 18262}


def _bounds(found: Stretch, target: date, unit: str, about: bool) -> When:
    if unit == "D":
        return (stretches.hedged(found) if about else found).when(circa=about)
    if unit == "W" and found.precision == "day":
        return When(target - timedelta(days=2), target + timedelta(days=2), "day", circa=True)
    reach = timedelta(days=_REACH[unit] * (2 if about else 1))
    first, last = target - reach, target + reach
    if unit != "W" and found.first is not None and found.last is not None:
        first, last = min(first, found.first), max(last, found.last)
    return When(first, last, found.precision, circa=True)


def _hours(reader: Reader, count: float | None, unit: str, sign: int, anchor: Anchor) -> Reading | None:
    if count is None:
        return Reading("TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
    if anchor.day is None or (anchor.kind == "published" and reader.published_at is None):
        day = anchor.day
        if day is None or anchor.kind != "published":
            return None
        hours = count / {"HR": 1, "MIN": 60, "S": 3600}[unit]
        if hours >= 24:
            target_day = day + timedelta(days=sign * round(hours / 24))
            return dated(stretches.day(target_day), anchor=anchor)
        when = (
            When(day - timedelta(days=1), day, "day")
            if sign < 0
            else When(day, day + timedelta(days=1), "day")
        )
        return Reading("TIME", f"{day.isoformat()}TXX", when, "", anchor)
    if anchor.kind != "published" or reader.published_at is None:
        return None
    base: datetime = reader.published_at
    target = base + sign * timedelta(seconds=count * {"HR": 3600, "MIN": 60, "S": 1}[unit])
    value = f"{target.date().isoformat()}T{target.hour:02}" + (f":{target.minute:02}" if unit != "HR" else "")
    moment = target.time().replace(second=0, microsecond=0, tzinfo=None)
    return Reading(
        "TIME", value, When(target.date(), target.date(), "instant", True, moment, reader.zone), "", anchor
    )


# From a date told before.


@rule(
    "later",
    r"(?:<about>|(?:just|only|barely|less than|a mere) )?<num> "
    + KIND
    + r"<unit> (?P<way>later|earlier|afterwards?|previously|before|after)(?! than)",
    needs="unit",
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
    if unit in _CLOCK_UNITS or unit == "FN" or count != int(count):
        if unit == "FN":
            unit, count = "W", 2.0
        elif unit in _CLOCK_UNITS:
            return _hours_from_told(reader, count, unit, sign)
        else:
            start = reader.told()
            if start.kind == "published" and sign > 0:
                return unresolved(BLANK[unit], "no date told to count from")
            return counted(reader, found["num"], found["unit"], sign, start, bool(found["about"]))
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
    anchor = reader.anchor_of(told)
    kept = _PRECISION_UNIT[told.when.precision]
    facts = (("count", f"{sign * count:g}"), ("unit", found["unit"]))
    if unit == "Y" and kept in ("D", "M", "Q", "H") and _keeps_its_shape(reader, told.end):
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
    shape = unit
    if unit == "W" and kept == "D" and not found["about"]:
        shape = "D" if count <= 2 else "W"
    found_stretch = stretches.of(shape, target)
    when = (
        found_stretch.when() if shape == "D" else _bounds(found_stretch, target, shape, bool(found["about"]))
    )
    return Reading("DATE", found_stretch.value, when, "APPROX" if found["about"] else "", anchor, facts)


def _keeps_its_shape(reader: Reader, told_end: int) -> bool:
    """Comparisons keep it ("the quarter … a year earlier"), a story's steps do not ("two years later")."""
    return (
        reader.lower[reader.start : reader.end].endswith("earlier")
        and reader.start - told_end < 250
        and not reader.narrative
    )


def _hours_from_told(reader: Reader, count: float, unit: str, sign: int) -> Reading | None:
    told = reader.earlier("instant")
    if (
        told is None
        or told.when is None
        or told.when.time is None
        or told.when.earliest is None
        or unit not in _CLOCK_UNITS
    ):
        return None
    base = datetime.combine(told.when.earliest, told.when.time)
    target = base + sign * timedelta(seconds=count * {"HR": 3600, "MIN": 60, "S": 1}[unit])
    when = When(target.date(), target.date(), "instant", True, target.time(), told.when.zone)
    return Reading("TIME", target.isoformat(timespec="minutes"), when, "", reader.anchor_of(told))


@rule(
    "same-unit",
    r"(?:<edge>)?(?P<which>the same|that same|that very|that|same|the very same) " + SPAN,
    needs="unit",
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
    r"(?:a |the )?<ordinal> (?:(?P<row>straight|consecutive|successive) )?(?P<unit>day|week|"
    r"month|quarter|year)"
    r"(?P<after> in a row| running)?",
    needs="ordinal unit",
)
def nth_in_a_row(found: Match[str], reader: Reader) -> Reading | None:
    """ "for a second consecutive day", "the fourth week in a row": the unit under way."""
    anchor = reader.now()
    if not (found["row"] or found["after"]) or anchor.day is None:
        return None
    return dated(moved(anchor.day, unit_letters(found["unit"]), 0), anchor=anchor)


@rule(
    "next-unit",
    r"(?:<edge>)?(?P<which>the next|the following|the previous|the preceding|following|"
    r"the ensuing|the prior) " + SPAN,
    needs="unit",
)
@rule(
    "next-unit",
    r"the (?P<unit>day|week|month|year) (?P<which>before|after|following|previous|"
    r"prior)(?P<edge>)(?! (?:the|a|an|his|her|its|their|yesterday|tomorrow)\b)",
    needs="unit",
)
def next_unit(found: Match[str], reader: Reader) -> Reading | None:
    unit, which = unit_letters(found["unit"]), found["which"]
    by = 1 if re.search("next|following|after|ensuing", which) else -1
    if unit == "FN":
        return None
    before = reader.before(12)
    if (
        "next" in which
        and unit != "D"
        and (not reader.narrative or re.search(r"\b(?:over|in|for|during|within|throughout|of)\s+$", before))
    ):
        return None
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
    if told is not None and told.value.startswith("FY") and unit == "Y":
        return dated(stretches.year(int(told.value[2:6]) + by), anchor=reader.anchor_of(told))
    anchor = reader.anchor_of(told) if told is not None else reader.now() if unit == "D" else reader.told()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date told to count from", mod=mod)
    return dated(moved(anchor.day, unit, by), mod=mod, anchor=anchor, count=str(by), unit=found["unit"])


@rule(
    "edge-of-unit",
    r"(?P<edge>(?:the )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder|"
    r"early part|latter part|(?:first|second|latter) half) of the|(?:earlier|later|early|"
    r"late) in the) (?P<unit>day|week|month|quarter|year|decade|century)",
    needs="unit",
)
@rule("edge-of-unit", r"(?P<edge>month|year|week)['’]s end(?P<unit>)", needs="unit")
@rule("edge-of-unit", r"(?P<edge>)year-end(?P<unit>)", needs="unit")
def edge_of_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "the end of the year": of the year told last, or of publication."""
    unit = unit_letters(found["unit"] or (found["edge"] or "year"))
    if re.match(r"(?:['’]s? \w+|-)", reader.lower[reader.end : reader.end + 6]) and found["unit"]:
        return None
    edge = found["edge"]
    mod = "END" if not found["unit"] else edge_mod(edge) if not re.search("rest|remainder|half", edge) else ""
    told = reader.earlier()
    if told is not None and (reader.narrative or reader.start - told.end < 60):
        anchor = reader.anchor_of(told)
    else:
        anchor = reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no date to count from", mod=mod)
    if unit == "D" and not reader.narrative and told is None:
        anchor = reader.now()
    assert anchor.day is not None
    return dated(moved(anchor.day, unit, 0), mod=mod, anchor=anchor)


def _same_paragraph(reader: Reader, told_end: int) -> bool:
    return reader.start - told_end < 250 and "\n\n" not in reader.lower[told_end : reader.start]


@rule("the-day", r"the (?P<unit>day)", needs="unit")
def the_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "ended the day at 7,114": the trading day told last."""
    if reader.narrative or not re.search(
        r"\b(?:end|ended|ends|ending|finish|finished|finishing|close|closed|closing|start|"
        r"started|for|began|begin)\s+$",
        reader.before(12),
    ):
        return None
    if re.match(
        r"(?:['’]s)? (?:of|when|that|he|she|it|they|we|after|before|i)\b",
        reader.lower[reader.end : reader.end + 9],
    ):
        return None
    if re.match(r" ?-", reader.lower[reader.end : reader.end + 2]):
        return None
    told = reader.earlier("day", "part-of-day", "instant")
    anchor = reader.anchor_of(told) if told else reader.now()
    if anchor.day is None:
        return None
    return dated(stretches.day(anchor.day), anchor=anchor)
