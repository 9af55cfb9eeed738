"""How long: "five-day", "for months", "three and a half years", "the past decade"."""

import re
from dataclasses import replace
from re import Match

from newsreader.text.timex.reader import Reader, Reading
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


# What is counted by the hour or the day: "50 barrels a minute", "twice a week".
RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:once|twice|times|one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred"
    r"|thousand|million|billion|dozen|per cent|percent|people|tons|tonnes|barrels|dollars|euros|pounds"
    r"|flights|cars|cents|hours|days|minutes|deaths|cases|meals|passengers|units|copies|jobs|aircraft"
    r"|planes|miles|visitors|each|much|many|pages|euro|pence|bpd))\s+$"
)
_OLD = re.compile(r"[ -](?:old\b|olds\b|of age\b)")
_AGE_BEFORE = re.compile(r"\b(?:aged|at the age of|age)\s+$")
_LONG = re.compile(r"(?:-and-a-half)?[- ]long\b")
_RACE = re.compile(r"\b(?:in a time of|clocked|clocking)\s+$")
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
    words, unit_word = found["num"], found["unit"]
    if unit_word.startswith("minute") and re.search(r"\bon $", reader.before(4)):
        # A goal "on 61 minutes".
        return None
    if words in ("a", "an") and (
        unit_word.endswith("s") or _LONG.match(reader.lower, reader.end, reader.end + 12)
    ):
        return None
    if refused(reader, words, unit_word):
        return None
    count = number(words.removesuffix(" of"))
    if found["half"] and count is not None:
        count += 0.5
    if words == "half" and not re.search(r"half (?:an?|the)\b|half-", found[0]):
        return None
    if found["about"] == "over" and not _MORE_THAN.search(reader.before(16)):
        # "will cut 10,000 jobs over four years": in the course of them.
        return duration(period(count, unit_word), start=found.start("num"))
    return duration(period(count, unit_word), duration_mod(found["about"]))


_MORE_THAN = re.compile(
    r"\b(?:for|in|after|of|to|within|than|by|with|at|just|well|and|or|the|a|his|her|their|its|every|is|was"
    r"|are|were|be|been|has|had|lasts?|lasted|lasting|took|takes?|taken|taking|spent|spend|spending|served|serving|waited"
    r"|waiting|worked|lived|ruled|reigned|stayed|held|ago|nearly|already|now|that|needs?|needed"
    r"|requires?) $|[,(—–-]\s?$|^$"
)


def _tiny(reader: Reader) -> bool:
    return bool(re.match(r" (?:amounts?|traces?|details?|quantit|particles?|fraction)", reader.after(14)))


def _runs(reader: Reader) -> bool:
    return bool(
        re.search(r"\b(?:scored|hit|made|struck|maiden|posted|completed|smashed)\s+$", reader.before(14))
    )


# "a minute amount", "scored a century".
_NO_TIME = {"minute": _tiny, "century": _runs}


# "a day trader", "a day trip".
_DAY_OF_WORK = re.compile(
    r" (?:trad|trip|job|pass\b|return\b|ticket|school|cent|nurser|care|labour|labor|spa\b)"
)


# "a day of mourning" is a kind of day.
_DAY_OF = re.compile(
    r" of (?:national |public |state )?(?:mourning|prayers?|remembrance|reckoning|action|rest|atonement"
    r"|reflection|rage|infamy|thanksgiving|fasting|judgment|judgement)\b"
)


def refused(reader: Reader, words: str, unit_word: str) -> bool:
    """Ages, race times, nights of a festival, "second" as an ordinal."""
    lower = reader.lower
    if _OLD.match(lower, reader.end, reader.end + 12) or _AGE_BEFORE.search(reader.before(18)):
        return True
    if unit_word in ("second", "quarter", "min", "sec", "night", "weekend") and words in (
        "a",
        "an",
        "one",
        "the",
        "another",
        "some",
        "half",
    ):
        return True
    if (
        words.isdigit()
        and int(words) > 999
        and unit_word.startswith(("quarter", "weekend", "fortnight", "month"))
    ):
        return True
    if unit_word in ("minute", "century") and _NO_TIME[unit_word](reader):
        return True
    if (
        words in ("a", "one")
        and unit_word == "day"
        and _DAY_OF_WORK.match(lower, reader.end, reader.end + 12)
    ):
        return True
    if words == "a" and unit_word == "day" and _DAY_OF.match(lower, reader.end, reader.end + 30):
        return True
    if words == "many" and reader.before(4).endswith("as "):
        # "nine in as many weeks".
        return True
    if words == "a" and re.search(r"\b(?:wait|hang on|hold on) (?:just )?$", reader.before(14)):
        return True
    if unit_word == "quarters" and words in ("some", "many", "few", "several", "a few"):
        return True
    if (
        words in ("a", "an")
        and unit_word in ("minute", "hour", "second")
        and RATE_BEFORE.search(reader.before(16))
    ):
        return True
    if unit_word == "second" and not words[:1].isdigit() and "-" not in lower[reader.start : reader.end]:
        return True
    if (
        unit_word in ("quarter", "quarters", "half")
        and (words[:1].isdigit() or "three" in words)
        and re.match(r" (?:of|full)\b", lower[reader.end : reader.end + 8])
    ):
        return True
    if "-" in lower[reader.start : reader.end]:
        return False
    if (
        unit_word in ("day", "days")
        and words in ("one", "some", "a", "many", "few")
        and reader.lower[reader.end - 1] != "s"
    ):
        # "one day", "some day": any day, unless it lasts.
        counted = re.match(r" (?:before|after|earlier|later|ahead)\b", lower[reader.end : reader.end + 9])
        return words in ("some", "many") or (
            counted is None
            and not re.search(
                r"\b(?:in|for|within|than|just|only|about|after|over|lasted)\s+$", reader.before(12)
            )
            and words == "one"
        )
    return bool(_RACE.search(reader.before(24)))


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
    if count is None or _OLD.match(reader.lower, reader.end, reader.end + 12):
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


@rule(
    "duration-hyphen",
    r"(?P<num>[0-9]{1,3}|single)[- ]?(?P<unit>day|week|month|year|hour|minute|second|night|quarter|decade)",
    needs="unit",
)
def glued_duration(found: Match[str], reader: Reader) -> Reading | None:
    if _OLD.match(reader.lower, reader.end, reader.end + 6):
        return None
    count = 1.0 if found["num"] == "single" else float(found["num"])
    return duration(period(count, found["unit"]))


_VAGUE_BEFORE = re.compile(
    r"\b(?:for|in|within|after|took|take|takes|taking|over|last|lasted|spent|several|of|by|the|than|even"
    r"|or|and|many|few|mere|just|only|through|throughout|during|recent|past|coming|following|next"
    r"|intervening|more|some)\s+$"
)


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
    following = reader.lower[reader.end : reader.end + 12].replace("-", " ", 1)
    if re.match(r" (?:of age|old|ago|long|later|earlier|before|1\d{3}|20\d\d)\b", following):
        return None
    if first == "for" and lead.strip() == "for":
        return duration(period(None, unit))
    start = reader.start if lead == "over the " else reader.end - len(unit)
    return duration(period(None, unit), start=start)


@rule("bare-units", r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)", needs="unit")
def bare_units(found: Match[str], reader: Reader) -> Reading | None:
    """ "years of war", "months after", "weeks-old"."""
    following = reader.lower[reader.end : reader.end + 12]
    before = reader.before(24)
    if found["unit"] == "minutes" and following.startswith((" of the ", " of a ", " of its ")):
        # Of a meeting.
        return None
    if re.match(r" (?:of|after|before|into|later|earlier|to come)\b", following) and not re.search(
        r"\b(?:the|these|those|his|her|their|its|our|my|opening|closing|working|early|"
        r"(?!ending\b|spending\b|lasting\b|taking\b|following\b)\w+ing)\s+$|\d\s$|['’]s?\s+$",
        before,
    ):
        if following.startswith((" later", " earlier")):
            return Reading(
                "DATE",
                "FUTURE_REF" if "later" in following else "PAST_REF",
                end=reader.end + len(following.split()[0]) + 1,
            )
        counted = _COUNT_AND_ADJECTIVE.search(before)
        if counted is not None:
            # "ten brutal months of siege".
            start = reader.start - len(counted[0])
            return duration(period(number(counted[1]), found["unit"]), start=start)
        return duration(period(None, found["unit"]))
    if _OR_LONGER.match(following) or (
        _LASTING.search(before) and not re.match(r"[ -](?:old|ago|later|earlier|off)\b", following)
    ):
        return duration(period(None, found["unit"]))
    return None


_OR_LONGER = re.compile(r" or (?:even )?(?:ho|da|we|mo|ye|de)")
# "it could take years", "months or even years".
_LASTING = re.compile(
    r"\b(?:takes?|took|taken|taking|lasts?|lasted|spends?|spent|spending|waits?|waited|waiting|needs?|needed"
    r"|be|been|wasted|(?:seconds|minutes|hours|days|weeks|months|years) (?:or|and|if not)(?: even)?)\s$"
)
_COUNT_AND_ADJECTIVE = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|[0-9]{1,3}) [a-z]{3,10} $"
)


@rule("duration-reported", r"the <count> (?P<unit>months|weeks|quarters)", needs="unit number")
def reported_duration(found: Match[str], reader: Reader) -> Reading | None:
    """ "for the nine months, profit was …"."""
    if not _REPORTED.match(reader.lower, reader.end, reader.end + 12):
        return None
    if not re.search(r"\b(?:for|in|over) $", reader.before(5)):
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
    """ "two years and three months"."""
    one, two = number(found["num"]), number(found["num2"])
    scale = ["CE", "DE", "Y", "M", "W", "D", "HR", "MIN", "S"]
    units = [UNITS[found["unit"]], UNITS[found["unit2"]]]
    if one is None or two is None or any(unit not in scale for unit in units) or units[0] == units[1]:
        return None
    if scale.index(units[0]) > scale.index(units[1]) or refused(reader, found["num2"], found["unit2"]):
        return None
    first, second = period(one, found["unit"]), period(two, found["unit2"])
    rest = second[2:] if second.startswith("PT") and first.startswith("PT") else second[1:]
    return duration(first + rest, duration_mod(found["about"]))


@rule(
    "duration-numbers",
    r"(?P<low>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: to |-| or )<num>[ -]<unit>",
    needs="unit number",
)
def range_of_durations(found: Match[str], reader: Reader) -> Reading | None:
    """ "three to five days": the first of the two, and more."""
    if refused(reader, found["num"], found["unit"]):
        return None
    return duration(period(number(found["num"]), found["unit"]), "APPROX")
