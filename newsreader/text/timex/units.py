"""Units counted from publication: "this week", "last year", "three weeks ago", "the weekend"."""

import re
from dataclasses import replace
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.capitals import is_capital
from newsreader.text.timex.counting import (
    BLANK,
    KIND,
    SPAN,
    counted,
    moved,
    unit_letters,
)
from newsreader.text.timex.durations import duration, period
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.placing import IN_A_MONTH, OF_A_MONTH
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import number
from newsreader.text.timex.within import TOLD_AHEAD, WILL
from newsreader.text.when import When


@rule(
    "this-unit",
    r"(?:<edge>)?(?P<which>this|the current) " + KIND + SPAN,
    needs="unit",
    traits=Traits(family="this unit"),
)
@rule(
    "this-unit",
    r"(?P<edge>earlier|later|early|late) (?:in )?(?P<which>this|the current) " + KIND + SPAN,
    needs="unit",
)
def this_unit(found: Match[str], reader: Reader) -> Reading | None:
    unit, edge = unit_letters(found["unit"]), found["edge"] or ""
    if unit in ("D", "FN") or _is_programme(found, reader):
        return None
    anchor = reader.now()
    mod = "" if edge.startswith(("earlier", "later")) else edge_mod(edge)
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from", mod=mod)
    if unit in ("DE", "CE") and found["which"] == "this" and reader.narrative:
        return None
    # Told of on a Monday, "this weekend" may be just over.
    by = -1 if unit == "WE" and anchor.day.weekday() < 2 and reader.direction() < 0 else 0
    return _earlier_or_later(
        found, dated(moved(anchor.day, unit, by), mod=mod, anchor=anchor, unit=found["unit"]), reader
    )


def _is_programme(found: Match[str], reader: Reader) -> bool:
    """ "This Week"."""
    return reader.raw(found, "which") == "This" and is_capital(reader, found, "unit")


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


@rule("this-time", r"this time (?P<which>last|next) (?P<unit>week|month|year)", needs="unit")
def this_time(found: Match[str], reader: Reader) -> Reading:
    """ "this time last year"."""
    anchor, unit = reader.now(), unit_letters(found["unit"])
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from")
    return dated(moved(anchor.day, unit, 1 if found["which"] == "next" else -1), anchor=anchor)


@rule("to-date", r"(?P<unit>year|quarter|month)[- ]to[- ]date", needs="unit")
def to_date(found: Match[str], reader: Reader) -> Reading:
    """ "year-to-date sales": of the year of publication, so far."""
    anchor, unit = reader.now(), unit_letters(found["unit"])
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from")
    return dated(moved(anchor.day, unit, 0), anchor=anchor)


@rule("midweek", r"mid-?week", needs="unit")
def midweek(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    if not reader.follows("by|in|at|until|till|since|from|before|after"):
        return None
    if anchor.day is None:
        return unresolved(BLANK["W"], "no publication date to count from", mod="MID")
    return dated(moved(anchor.day, "W", 0), mod="MID", anchor=anchor)


@rule("and-next", r"next", needs="unit")
def and_next(found: Match[str], reader: Reader) -> Reading | None:
    """The "next" of "this year and next"."""
    last = reader.last
    if last is None or last.traits.family != "this unit" or last.day is None:
        return None
    words = reader.words(last)
    if not words.startswith("this ") or reader.between(last) not in (" and ", " or "):
        return None
    if not _NO_NOUN.match(reader.after(6)):
        return None
    return dated(moved(last.day, unit_letters(words.split()[-1]), 1), anchor=last.anchor)


_NO_NOUN = re.compile(r"[.,;:)]|\s?\Z|\s(?:and|but|as|in|to|for|by|with)\b")


@rule("before-last", r"the (?P<unit>week|month|year|weekend) before last", needs="unit")
def before_last(found: Match[str], reader: Reader) -> Reading:
    unit, anchor = unit_letters(found["unit"]), reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from")
    return dated(moved(anchor.day, unit, -2), anchor=anchor)


@rule(
    "ago",
    r"<num> (?P<unit>hour|day|week|month|year|decade) or (?:so|two|more) ago",
    needs="unit",
    traits=Traits(compared=True, looks_back=True, from_now=True),
)
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
    traits=Traits(looks_back=True, from_now=True),
)
def last_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "last week": the week before the one of publication. "the last week" is a duration (durations.py)."""
    unit, which, mod = unit_letters(found["unit"]), found["which"], edge_mod(found["edge"])
    if (
        unit == "FN"
        or reader.follows(_OWNED)
        or reader.precedes(OF_A_MONTH)
        or (which in ("coming", "past", "upcoming") and not mod)
    ):
        return None
    anchor = reader.now()
    if anchor.day is None:
        return unresolved(BLANK[unit], "no publication date to count from", mod=mod)
    if unit == "D":
        return None
    by = 1 if which in ("next", "coming", "upcoming", "this coming") else -1
    return dated(moved(anchor.day, unit, by), mod=mod, anchor=anchor, unit=found["unit"], count=str(by))


_OWNED = re.compile(r"\b(?:the|'s|its|his|their|her)\s+$")


@rule(
    "weekend",
    r"(?:(?:at |over )?(?P<the>the(?: (?P<past>past|last|coming|next))?)|(?:the )?(?P<same>same|following"
    r"|previous)|that) weekend",
    needs="unit",
)
def weekend(found: Match[str], reader: Reader) -> Reading | None:
    if found["past"] == "last" and (reader.precedes(OF_A_MONTH) or reader.precedes(IN_A_MONTH)):
        # "over the last weekend of July"
        return None
    told = bool(found["same"]) or found[0].startswith("that")
    anchor = reader.told() if told else reader.now()
    start = found.start("the" if found["the"] else 0)
    if anchor.day is None:
        return replace(unresolved(BLANK["WE"], "no publication date to count from"), start=start)
    by = _weekends_away(found, reader, anchor.day.weekday() >= 5, told)
    return replace(dated(moved(anchor.day, "WE", by), anchor=anchor), start=start)


def _weekends_away(found: Match[str], reader: Reader, is_weekend: bool, told: bool) -> int:
    """The coming weekend is the next to begin, the past one the last to have ended."""
    if told:
        return {"following": 1, "previous": -1}.get(found["same"] or "", 0)
    if found["past"]:
        return int(is_weekend) if found["past"] in ("coming", "next") else -1
    return 0 if reader.direction() > 0 or is_weekend else -1


# From publication.


@rule(
    "ago",
    r"(?:<about>)?<num> " + KIND + r"<unit> ago(?: (?P<to>today|tonight|this (?:week|month)))?",
    needs="unit",
)
@rule("ago", r"(?:<about>)?<count> <unit> ago(?: (?P<to>today|tonight|this (?:week|month)))?", needs="unit")
@rule("ago", r"(?P<about>)(?P<num>a decade|a century) ?(?P<unit>)ago", needs="unit")
def ago(found: Match[str], reader: Reader) -> Reading | None:
    words, unit_word = found["num"], found["unit"]
    if not unit_word:
        words, unit_word = words.split()
    to = found.groupdict().get("to") or ""
    if words in ("a", "one") and unit_word == "year" and not to and not reader.narrative:
        compared = _compared(reader)
        if compared is not None:
            return compared
    shape = _SHAPES.get(to, "")
    reading = counted(reader, words, unit_word, -1, reader.now(), bool(found["about"]), shape=shape)
    return _at_night(reading) if reading and (to == "tonight" or unit_word.startswith("night")) else reading


def _at_night(reading: Reading) -> Reading:
    """ "two nights ago", "a year ago tonight"."""
    if reading.when is None or reading.when.earliest is None:
        return reading
    night = replace(reading.when, precision="part-of-day", part_of_day="NI")
    return replace(reading, type="TIME", value=reading.value + "TNI", when=night)


def _compared(reader: Reader) -> Reading | None:
    """ "5% in the second quarter, from 8% a year ago": of the quarter told in that sentence."""
    told = reader.earlier("quarter")
    if told is None or told.day is None or told != reader.last:
        return None
    between = reader.between(told)
    if len(between) > 160 or re.search(r"[.!?]\s", between) or not re.search(r"[\d%$]", between):
        return None
    back = stretches.quarter(told.day.year - 1, (told.day.month + 2) // 3)
    return dated(back, anchor=reader.anchor_of(told))


_SHAPES = {"today": "D", "tonight": "D", "this week": "W", "this month": "M"}


@rule("ago", r"(?:<about>)?(?:a|one) (?P<unit>year|month|decade|century) and a half ago", needs="unit")
def one_and_a_half_ago(found: Match[str], reader: Reader) -> Reading | None:
    return counted(reader, "one and a half", found["unit"], -1, reader.now(), bool(found["about"]))


@rule("ago", r"<units> ago", needs="unit")
def vaguely_ago(found: Match[str], reader: Reader) -> Reading:
    return Reading("DATE", "PAST_REF", anchor=reader.now())


@rule(
    "from-now",
    r"(?:<about>)?<num> <unit> (?:from now|hence|(?P<to>from today))",
    needs="unit",
    traits=Traits(from_now=True),
)
@rule("from-now", r"in (?:<about>)?<num> <unit>['’]?s?['’]? time(?P<to>)", needs="unit")
def from_now(found: Match[str], reader: Reader) -> Reading | None:
    """ "three months from now"; "two weeks from today" names the day."""
    shape = "D" if found["to"] and not found["about"] and unit_letters(found["unit"]) in "DWMY" else ""
    return counted(reader, found["num"], found["unit"], 1, reader.now(), bool(found["about"]), shape=shape)


@rule(
    "from-now",
    r"(?P<num>an?|one|two|three|four|six) (?P<unit>weeks?|fortnight) (?P<to>today|tomorrow)",
    needs="unit deictic",
)
def weeks_today(found: Match[str], reader: Reader) -> Reading | None:
    """ "It opens a week tomorrow", "two weeks today"; not "a week today since he left"."""
    if reader.precedes("since|that|after") or reader.direction() < 0:
        return None
    reading = counted(reader, found["num"], found["unit"], 1, reader.today(), shape="D")
    if reading is None or reading.when is None or found["to"] == "today":
        return reading
    assert reading.when.earliest is not None
    return dated(stretches.day(reading.when.earliest + stretches.ONE_DAY), anchor=reading.anchor)


@rule("to-the-day", r"<num> (?P<unit>(?:year|month|week)s?) to the day", needs="unit")
def to_the_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "It is a year to the day since …" names the day; "a year to the day after 4 May" is placed by it."""
    if not reader.precedes("since|after|before"):
        return None
    if reader.precedes("since") and reader.follows("it is|it’s|it's|today is") and not reader.narrative:
        return counted(reader, found["num"], found["unit"], -1, reader.today(), shape="D")
    return duration(period(number(found["num"]), found["unit"]))


_IN = r"in (?:<about>|(?:just|only|less than|under) )?"


@rule("in-units", _IN + r"<num> (?P<unit>(?:hour|day|week|fortnight|month|year|decade)s?)", needs="unit")
@rule("in-units", _IN + r"<count> (?P<unit>(?:hour|day|week|fortnight|month|year|decade)s)", needs="unit")
def in_units(found: Match[str], reader: Reader) -> Reading | None:
    """ "The vote will be held in two days": when, not how long; "the second in two days" is a length."""
    if reader.narrative or number(found["num"]) is None or reader.precedes(_NO_WHEN):
        return None
    if _COUNTED.search(reader.before(90)) or not (reader.looks_forward() or _behind_comma(reader)):
        return None
    return counted(reader, found["num"], found["unit"], 1, reader.now(), bool(found["about"]))


def _behind_comma(reader: Reader) -> bool:
    """ "The vote, in three days, will be close": the verb comes late."""
    after = reader.after(90)
    return reader.follows(_COMMA) and WILL.first(after) < TOLD_AHEAD.first(after)


_COMMA = re.compile(r"[a-z], $")
# What is counted or done within them, or how fast: "three raids in two days", "can walk it in two days".
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|once|twice|times|only|been|one|no"
    r"|able|can|could|cannot|double|treble|halve|worst|best|most|more|two|three|four|five|six|seven|eight|nine|ten|dozen"
    r"|hundreds?|thousands?|million|billion|per ?cent|[a-z]+est|\d[\d,.]*)\b[^,;]*$"
)
_NO_WHEN = re.compile(
    r"\s(?:of|flat|or less|or more|straight|running|combined|on end|from (?:now|today)|or (?:so|two|three))\b"
)


@rule(
    "units-away",
    r"(?:<about>|(?:just|only|less than|barely) )?<num> (?P<unit>(?:day|week|fortnight|month|year)s?) away",
    needs="unit",
)
def units_away(found: Match[str], reader: Reader) -> Reading | None:
    """ "The election is five days away"; not how far the coast is by boat."""
    if reader.narrative or reader.precedes("by|on foot|from") or not reader.follows(_IS_AWAY):
        return None
    return counted(reader, found["num"], found["unit"], 1, reader.now(), bool(found["about"]))


_IS_AWAY = re.compile(
    r"(?:\b(?:is|are|lies|remains|still|now)|['’]s|['’]re|,"
    r"|\bwith (?!the (?:coast|border|front)\b)(?:[\w’'-]+ ){0,3}[\w’'-]+) $"
)
