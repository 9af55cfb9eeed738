"""How long: "five-day", "for months", "three and a half years", "the past decade"."""

import re
from dataclasses import replace
from re import Match

from newsreader.text import english
from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.refusals import OLD, no_length
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import MONTHS, UNITS, number

_SUFFIX = {
    "S": ("T", "S"), "MIN": ("T", "M"), "HR": ("T", "H"), "D": ("", "D"), "W": ("", "W"), "M": ("", "M"),
    "Q": ("", "Q"), "Y": ("", "Y"), "WE": ("", "WE"),
}  # fmt: skip


_HALVES = {"HR": "PT30M", "MIN": "PT30S", "D": "PT12H", "Y": "P6M"}


def period(count: float | None, unit_word: str) -> str:
    """P5D, PT30M, P2.5Y, PXM. Decades and centuries in years: ISO 8601 has neither."""
    unit = UNITS[unit_word.rstrip(".")]
    years = {"DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if years:
        unit, count = "Y", count * years if count is not None else None
    if unit == "FN":
        unit, count = "W", count * 2 if count is not None else None
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    time, letter = _SUFFIX[unit]
    return f"P{time}{'X' if count is None else f'{count:g}'}{letter}"


_MODS = (
    (r"nearly|almost|close to|under", "LESS_THAN"),
    (r"less than|fewer than", "LESS_THAN"),
    (r"over|more than", "MORE_THAN"),
    (r"at least|as (?:many|long) as", "EQUAL_OR_MORE"),
    (r"at most|up to", "EQUAL_OR_LESS"),
    (r"\S", "APPROX"),
)


def duration_mod(words: str | None) -> str:
    for pattern, mod in _MODS:
        if words and re.search(pattern, words):
            return mod
    return ""


def duration(value: str, mod: str = "", **more: int) -> Reading:
    return replace(Reading("DURATION", value, mod=mod), **more)  # type: ignore[arg-type]


_LONG = re.compile(r"[- ]long\b")
ADJECTIVES = (
    r"(?:(?:straight|consecutive|successive|full|long|whole|entire|trading|working|business|calendar"
    r"|more|further|additional|solid|extra|other|short|difficult|bloody|brutal|odd|-odd|further|fiscal"
    r"|school|light) )?"
)


@rule(
    "duration",
    r"(?:<about>|another )?<num>~" + ADJECTIVES + r"<unit>(?P<half> and a half)?(?: long)?",
    needs="unit",
)
@rule(
    "duration",
    r"(?:<about>|another )?<count>~" + ADJECTIVES + r"<unit>(?P<half> and a half)?(?: long)?",
    needs="unit",
)
def counted_duration(found: Match[str], reader: Reader) -> Reading | None:
    words, unit = found["num"], found["unit"]
    if _is_miscounted(found, reader) or no_length(reader, words, unit):
        return None
    count = number(words.removesuffix(" of"))
    if found["half"] and count is not None:
        count += 0.5
    if found["about"] == "over" and not _MORE_THAN.search(reader.before(16)):
        # "will cut 10,000 jobs over four years": in the course of them.
        return duration(period(count, unit), start=found.start("num"))
    return duration(period(count, unit), duration_mod(found["about"]))


def _is_miscounted(found: Match[str], reader: Reader) -> bool:
    """ "a weeks", the "a month" of "a month-long", "half month", a goal "on 61 minutes"."""
    words, unit = found["num"], found["unit"]
    if words in ("a", "an") and (unit.endswith("s") or reader.precedes(_LONG)):
        return True
    if words == "half" and not re.search(r"half (?:an?|the)\b|half-", found[0]):
        return True
    return unit.startswith("minute") and reader.follows("on")


_MORE_THAN = re.compile(
    r"\b(?:for|in|after|of|to|within|than|by|with|at|just|well|and|or|the|a|his|her|their|its|every|is|was"
    r"|are|were|be|been|has|had|ago|nearly|already|now|that"
    rf"|{english.any_of('timex.of-length')}) $|[,(—–-]\s?$|^$"
)


@rule(
    "duration-long",
    r"(?:(?P<num>half-)|<num:2>-)?(?P<unit>hours?|days?|weeks?|months?|years?|decades?|"
    r"centur(?:y|ies))(?P<half>-and-a-half)?[- ]long",
    needs="unit",
)
def long_duration(found: Match[str], reader: Reader) -> Reading:
    """ "month-long", "decades-long"."""
    count: float | None = None if found["unit"].endswith("s") else 1.0
    if found["num2"]:
        count = number(found["num2"])
    if found["half"]:
        count = (count or 1) + 0.5
    return duration(period(count, found["unit"]))


@rule("duration-long", r"(?P<unit>hour|day|week|month|year|decade|century)long", needs="unit")
def glued_long(found: Match[str], reader: Reader) -> Reading:
    return duration(period(1.0, found["unit"]))


@rule("duration-and-a-half", r"(?:<about>|another )?<count>-and-a-half[- ]<unit>", needs="unit number")
def hyphened_half(found: Match[str], reader: Reader) -> Reading | None:
    """ "two-and-a-half-year"."""
    count = number(found["num"])
    if count is None or reader.precedes(OLD):
        return None
    return duration(period(count + 0.5, found["unit"]), duration_mod(found["about"]))


@rule("part-of-an-hour", r"(?P<part>three[- ]quarters|a quarter|quarter) of an hour", needs="unit")
def part_of_an_hour(found: Match[str], reader: Reader) -> Reading:
    return duration(period(45 if found["part"].startswith("three") else 15, "minutes"))


@rule(
    "duration-half",
    r"(?:<about>|another )?(?:a|an|one) (?P<unit>year|month|week|day|hour|decade|century) and a half",
    needs="unit",
)
def and_a_half(found: Match[str], reader: Reader) -> Reading:
    return duration(period(1.5, found["unit"]), duration_mod(found["about"]))


_OLD_THING = re.compile(r"[ -]olds?\b")


@rule(
    "duration-hyphen",
    r"(?P<num>[0-9]{1,3}|single)[- ]?(?P<unit>day|week|month|year|hour|minute|second|night|quarter|decade)",
    needs="unit",
)
def glued_duration(found: Match[str], reader: Reader) -> Reading | None:
    if reader.precedes(_OLD_THING):
        return None
    count = 1.0 if found["num"] == "single" else float(found["num"])
    return duration(period(count, found["unit"]))


# "for years old", "in months-long": the units are not what lasts.
_MEASURES = re.compile(r"(?:[ -]of age| of-age|[ -](?:old|ago|long|later|earlier|before|1\d{3}|20\d\d))\b")


@rule(
    "vague-duration",
    r"(?P<lead>(?:over |for |in |within |during |after |take |took |taken |taking |lasted |"
    r"last |spent |a matter of |matter of |of |by |just |only )(?:the |many |long |"
    r"mere )?)(?P<unit>seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries)",
    needs="unit",
)
def vague_duration(found: Match[str], reader: Reader) -> Reading | None:
    """ "for months", "in minutes": the seed of PXM. The expression keeps its "for", as it is read."""
    lead, unit = found["lead"], found["unit"]
    first = lead.split()[0]
    if first in ("of", "by", "last") and unit not in ("hours", "days", "weeks", "months", "years", "decades"):
        return None
    if reader.precedes(_MEASURES):
        return None
    if lead.strip() == "for":
        return duration(period(None, unit))
    start = reader.start if lead == "over the " else reader.end - len(unit)
    return duration(period(None, unit), start=start)


@rule("bare-units", r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)", needs="unit")
def bare_units(found: Match[str], reader: Reader) -> Reading | None:
    """ "years of war", "months after", "it could take weeks"."""
    unit = found["unit"]
    if unit == "minutes" and reader.precedes(_OF_A_MEETING):
        return None
    if reader.precedes(_GOES_ON) and not _TELLS_WHICH.search(reader.before(24)):
        return _counted_or_vague(unit, reader)
    if reader.precedes(_OR_LONGER) or (reader.follows(_LASTING) and not reader.precedes(_IS_MEASURED)):
        return duration(period(None, unit))
    return None


def _counted_or_vague(unit: str, reader: Reader) -> Reading:
    """ "years later", "ten brutal months of siege", "months of siege"."""
    way = _SOME_TIME_ON.match(reader.lower, reader.end, reader.end + 12)
    if way is not None:
        return Reading("DATE", "FUTURE_REF" if way[1] == "later" else "PAST_REF", end=way.end())
    counted = _COUNT_AND_ADJECTIVE.search(reader.before(24))
    if counted is not None:
        return duration(period(number(counted[1]), unit), start=reader.start - len(counted[0]))
    return duration(period(None, unit))


# With the stop that closes it.
_SOME_TIME_ON = re.compile(r" (later|earlier)\b\S*")
_OF_A_MEETING = re.compile(r" of (?:the|a|its) ")
_GOES_ON = re.compile(r" (?:of|after|before|into|later|earlier|to come)\b")
_TELLS_WHICH = re.compile(
    r"\b(?:the|these|those|his|her|their|its|our|my|opening|closing|working|early|"
    r"(?!ending\b|spending\b|lasting\b|taking\b|following\b)\w+ing)\s+$|\d\s$|['’]s?\s+$"
)
_IS_MEASURED = re.compile(r"[ -](?:old|ago|later|earlier|off)\b")
_OR_LONGER = re.compile(r" or (?:even )?(?:ho|da|we|mo|ye|de)")
# "it could take years", "months or even years".
_LASTING = re.compile(
    rf"\b(?:{english.any_of('timex.lasting')}"
    r"|(?:seconds|minutes|hours|days|weeks|months|years) (?:or|and|if not)(?: even)?)\s$"
)
_COUNT_AND_ADJECTIVE = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|[0-9]{1,3}) [a-z]{3,10} $"
)


@rule("duration-reported", r"the <count> (?P<unit>months|weeks|quarters)", needs="unit number")
def reported_duration(found: Match[str], reader: Reader) -> Reading | None:
    """ "for the nine months, profit was …"."""
    if not reader.precedes(_REPORTED) or not reader.follows("for|in|over"):
        return None
    return duration(period(number(found["num"]), found["unit"]))


_REPORTED = re.compile(r",|\s(?:combined|together|net|profits?|sales|revenues?|earnings|income)\b")


@rule(
    "duration-to",
    r"the <count> (?P<unit>weeks|months|years|days|quarters)(?= (?:to|ended|ending|through|since|from"
    r"|until|up)\b)",
    needs="unit number",
    traits=Traits(ended=True),
)
@rule(
    "duration-to",
    r"the (?P<num>)(?P<unit>year)(?= (?:to|ended|ending|through) (?:the end of )?(?:(?:early |late |mid-)?(?:"
    + "|".join(MONTHS)
    + r")\b|[0-9]{1,2}(?:st|nd|rd|th)? [a-z]|(?:19|20)[0-9]{2}\b|last |this ))",
    needs="unit",
)
def duration_to(found: Match[str], reader: Reader) -> Reading | None:
    """ "the three months to October", "the fifty years since", "the year to March"."""
    if not found["num"]:
        return duration(period(1.0, found["unit"]))
    return duration(period(number(found["num"]), found["unit"]))


@rule("two-units", r"(?:<about>)?<count> <unit>,? and <count:2> <unit:2>", needs="unit number")
def two_units(found: Match[str], reader: Reader) -> Reading | None:
    """ "two years and three months": the longer unit first."""
    one, two = number(found["num"]), number(found["num2"])
    if one is None or two is None or no_length(reader, found["num2"], found["unit2"]):
        return None
    longer, shorter = UNITS[found["unit"]], UNITS[found["unit2"]]
    if shorter not in _BY_LENGTH or longer not in _BY_LENGTH[: _BY_LENGTH.index(shorter)]:
        return None
    first, second = period(one, found["unit"]), period(two, found["unit2"])
    rest = second[2:] if second.startswith("PT") and first.startswith("PT") else second[1:]
    return duration(first + rest, duration_mod(found["about"]))


_BY_LENGTH = ("CE", "DE", "Y", "M", "W", "D", "HR", "MIN", "S")


@rule(
    "duration-numbers",
    r"(?P<low>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: to |-| or )<num>[ -]<unit>",
    needs="unit number",
)
def range_of_durations(found: Match[str], reader: Reader) -> Reading | None:
    """ "three to five days": the first of the two, and more."""
    if no_length(reader, found["num"], found["unit"]):
        return None
    return duration(period(number(found["num"]), found["unit"]), "APPROX")
