"""Stretches of so many units: "the past decade", "the first two months", "the first week of May"."""

import re
from dataclasses import replace
from re import Match

from newsreader.text.timex.counting import unit_letters
from newsreader.text.timex.durations import ADJECTIVES, duration, duration_mod, period
from newsreader.text.timex.placing import IN_A_MONTH, OF_A_MONTH
from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.rule import rule
from newsreader.text.timex.stretches import shifted_day
from newsreader.text.timex.vocabulary import number
from newsreader.text.when import When


@rule(
    "quarter-century",
    r"(?:(?:the )?(?:past|last|next) |a )?quarter[- ](?:of a |of the )?century",
    needs="unit",
)
def quarter_century(found: Match[str], reader: Reader) -> Reading:
    return duration(period(25, "years"))


@rule(
    "half-of-unit",
    r"(?:the )?(?:past|last|next|first|final) half[- ](?P<unit>hour|century|decade)",
    needs="unit",
)
def half_of_unit(found: Match[str], reader: Reader) -> Reading:
    """ "in the next half hour"."""
    return duration(period(0.5, found["unit"]))


@rule("full-year", r"full[- ]year", needs="unit")
def full_year_of_results(found: Match[str], reader: Reader) -> Reading:
    """ "full-year profit"."""
    return duration(period(1.0, "year"))


@rule(
    "span-of-units",
    r"(?:the )?(?P<which>past|last|next|coming|previous|preceding|first|final|following|"
    r"opening|intervening|closing|ensuing|upcoming|subsequent|recent) (?:<about>)?<count> "
    + ADJECTIVES
    + r"<unit>(?P<half> and a half)?(?: of the year(?! (?:ended|ending|to (?:[a-z]|[0-9]{1,2} [a-z]))))?",
    needs="unit",
)
@rule(
    "span-of-units",
    r"(?:the )?<count> (?P<which>previous|preceding|past|following) "
    + ADJECTIVES
    + r"<units>(?P<half>)(?P<about>)",
    needs="unit",
)
def span_of_units(found: Match[str], reader: Reader) -> Reading | None:
    """ "the past five trading days", "the first two months"."""
    count = number(found["num"].removesuffix(" of"))
    if count is not None and found["half"]:
        count += 0.5
    mod = duration_mod(found["about"])
    if not mod and count is not None and _is_led(found, reader):
        return _up_to_now(reader, found["which"], count, found["unit"])
    if found[0].startswith("last ") and (found["about"] or _LAST_IS_A_VERB.search(reader.before(20))):
        start = reader.start + 5
        return duration(period(count, found["unit"]), mod, start=start)
    return duration(period(count, found["unit"]), mod)


_LAST_IS_A_VERB = re.compile(
    r"\b(?:will|can|could|may|might|would|to|should|must|not|usually|often|only|did|does|do)\s$|[a-z]{3,}s\s$"
)


@rule(
    "whole-unit", r"all (?P<unit>day|night|week|month|year|summer|winter)(?:[ -]long)?", needs="unit|season"
)
def whole_unit(found: Match[str], reader: Reader) -> Reading | None:
    """ "all day", "all week long"."""
    unit = found["unit"]
    if unit in ("summer", "winter"):
        return None
    return duration(period(1.0, unit))


@rule(
    "span-of-unit",
    r"(?:the )(?P<which>past|last|next|coming|first|final|entire|whole|full) (?P<unit>hour|"
    r"day|week|fortnight|month|quarter|year|decade|century|days|weeks|months|years|decades|"
    r"hours|minutes|centuries)",
    needs="unit",
)
@rule(
    "span-of-unit",
    r"(?P<which>recent|coming|past|future|the following|the ensuing|the intervening|the preceding) "
    r"(?P<unit>days|weeks|months|years|decades)",
    needs="unit",
)
def span_of_unit(found: Match[str], reader: Reader) -> Reading | None:
    which, unit = found["which"], found["unit"]
    if which == "recent":
        return Reading("DATE", "PAST_REF")
    if which == "future":
        return Reading("DATE", "FUTURE_REF")
    if which in ("first", "final") and not unit.endswith("s"):
        return None
    count = None if unit.endswith("s") else 1.0
    if count and _is_led(found, reader):
        return _up_to_now(reader, which, count, unit)
    return duration(period(count, unit))


# "in the past three days": a stretch that ends, or begins, with the report.
_LED = "in|over|during|within|throughout|in just|over just"
_ON = frozenset(["next", "coming", "upcoming"])


def _is_led(found: Match[str], reader: Reader) -> bool:
    which = found["which"]
    if not found[0].startswith("the ") or which not in ("past", "last", *_ON):
        return False
    return reader.follows(_LED) and not reader.precedes("of|before|after")


def _up_to_now(reader: Reader, which: str, count: float, unit_word: str) -> Reading:
    """A length of time, and where no story moves it, its days."""
    reading, unit = duration(period(count, unit_word)), unit_letters(unit_word)
    if unit == "FN":
        unit, count = "W", 2 * count
    if reader.narrative or reader.published is None or count != int(count) or unit not in _WHOLE:
        return reading
    today, by = reader.published, int(count) if which in _ON else -int(count)
    other = shifted_day(today, unit, by)
    return replace(reading, when=When(min(today, other), max(today, other), "period"), anchor=reader.now())


_WHOLE = ("D", "W", "M", "Q", "Y", "DE")


@rule(
    "week-of",
    r"(?:the )?(?P<which>first|second|third|fourth|last|final|opening|closing) "
    r"(?P<unit>week|month|weeks|months)",
    needs="unit",
)
def week_of(found: Match[str], reader: Reader) -> Reading | None:
    """ "the first week of May": placed by its month (placing.py)."""
    within = found[0].startswith("the ") and reader.precedes(IN_A_MONTH)
    if not within and not reader.precedes(OF_A_MONTH):
        return None
    return duration(period(1.0, found["unit"]))


@rule(
    "duration-old",
    r"(?:(?P<num>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)-)?"
    r"(?P<unit>hour|day|week|month|year|decade|century)-old",
    needs="unit",
)
def age_of_a_thing(found: Match[str], reader: Reader) -> Reading | None:
    """ "the five-year-old agreement": of things that begin and end, never of people or beasts."""
    if not _BEGAN.match(reader.lower, reader.end, reader.end + 36):
        return None
    return duration(period(number(found["num"]) if found["num"] else 1.0, found["unit"]))


_BEGAN = re.compile(
    r"\s(?:[a-z]+\s){0,2}?(?:agreements?|bans?|battle|blockade|boycott|campaign|cease-?fire|coalition|company"
    r"|conflict|crisis|deal|dictatorship|dispute|embargo|feud|fight|firm|government|impasse|insurgency"
    r"|investigation|law|lawsuit|monopoly|occupation|pact|plan|program|programme|rebellion|record|regime"
    r"|revolt|rule|sanctions|siege|standoff|stand-off|strike|struggle|talks|tour|treaty|trial|truce|uprising"
    r"|venture|walkout|war)\b"
)
