"""Years, decades, centuries, and what lies before Christ."""

import re
from dataclasses import replace
from datetime import date
from re import Match

from newsreader.text.timex import stretches, traps
from newsreader.text.timex.capitals import heads_a_name
from newsreader.text.timex.mods import about_mod, edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import TENS, number, ordinal
from newsreader.text.when import When


def full_year(figures: str, published: date | None) -> int:
    """ "82" is 1982, "07" is 2007: the century that keeps it at most ten years ahead."""
    number = int(figures)
    if len(figures) != 2:
        return number
    now = published.year if published else 2020
    year = now // 100 * 100 + number
    return year - 100 if year > now + 10 else year


@rule(
    "year",
    r"(?:(?P<about>about|around|circa|ca\.?|c\.|approximately|roughly) )?(?:<edge>)?(?:the years? )?<year>",
    needs="year",
    traits=Traits(family="year"),
)
def year(found: Match[str], reader: Reader) -> Reading | None:
    start, end = found.span("year")
    if not traps.is_year(reader, start, end):
        return None
    number = int(found["year"])
    if (
        found["edge"] is None
        and found["about"] is None
        and reader.published
        and number > reader.published.year + 90
    ):
        return None
    return dated(stretches.year(number), mod=edge_mod(found["edge"]) or about_mod(found["about"]))


@rule("year-end", r"year-end <year>", needs="unit year")
def year_end(found: Match[str], reader: Reader) -> Reading:
    return dated(stretches.year(int(found["year"])), mod="END")


@rule("short-year", r"(?:<edge>)?['’‘](?P<year>[0-9]{2})", needs="year")
def short_year(found: Match[str], reader: Reader) -> Reading | None:
    if found["edge"] is None and not _SHORT_YEAR_BEFORE.search(reader.before(14)):
        return None
    number = full_year(found["year"], reader.published)
    return dated(stretches.year(number), mod=edge_mod(found["edge"]))


_SHORT_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|until|from|to|by|before|after|the|class|summer|spring|winter|fall|"
    r"and|[a-z]+er|back)\s+$|[(]$"
)
_RANGE_START = re.compile(r"\s?[-–—/]\s?")


@rule("range-end-year", r"(?P<year>[0-9]{2}|[0-9]{4})", needs="number")
def range_end_year(found: Match[str], reader: Reader) -> Reading | None:
    """The "58" of "1957–58"."""
    last = reader.last
    if last is None or last.day is None or last.precision != "year" or not last.value.isdigit():
        return None
    between = reader.between(last)
    if len(between) > 3 or not _RANGE_START.fullmatch(between) or reader.precedes(_FIGURE_GOES_ON):
        return None
    begins, ends = int(last.value), _year_after(int(last.value), found["year"])
    if not begins < ends < begins + 120:
        return None
    last_year = stretches.year(ends)
    reading = dated(last_year, anchor=reader.anchor_of(last))
    return replace(reading, range=When(last.day, last_year.last, "period"))


_FIGURE_GOES_ON = re.compile(r"[-\d]")


def _year_after(begins: int, figures: str) -> int:
    """Of "1998–02", 2002."""
    if len(figures) == 4:
        return int(figures)
    ends = begins // 100 * 100 + int(figures)
    return ends + 100 if ends < begins else ends


# Decades and centuries.


@rule("decade", r"(?:<edge>)?(?:the )?(?P<decade>1[0-9]{2}0|20[0-9]0)(?:['’]?s)", needs="decade")
def decade(found: Match[str], reader: Reader) -> Reading | None:
    number = int(found["decade"])
    if number < 1300 and "the" not in found[0]:
        # "tens of 1000s".
        return None
    if reader.precedes(_OF_PEOPLE):
        return None
    if number % 100 == 0 and number < 2000:
        # "the 1800s" is mostly the century.
        return dated(stretches.century(number // 100), mod=edge_mod(found["edge"]))
    return dated(stretches.decade(number // 10), mod=edge_mod(found["edge"]))


_OF_PEOPLE = re.compile(r"\s+of people")


@rule("short-decade", r"(?:<edge>)?(?:the )?['’‘]?(?P<decade>[2-9]0)['’]?s", needs="decade")
def short_decade(found: Match[str], reader: Reader) -> Reading | None:
    last = reader.last
    after_another = (
        last is not None and last.precision == "decade" and _AND_DECADE.fullmatch(reader.between(last))
    )
    if (not after_another and "the" not in found[0]) or _AGE_BEFORE.search(reader.before(16)):
        return None
    if _DEGREES_OR_AGE.search(reader.before(40) + reader.after(24)):
        return None
    return dated(stretches.decade(190 + int(found["decade"]) // 10), mod=edge_mod(found["edge"]))


_AND_DECADE = re.compile(r",?\s(?:and|or|to)\s['’‘]?|,\s['’‘]?")
_AGE_BEFORE = re.compile(r"\b(?:in|his|her|their|into)\s+(?:his|her|their|its)\s+$")
_DEGREES_OR_AGE = re.compile(r"temperature|degrees|\bage")
_TENS_PLURAL = {tens[:-1] + "ies": n for tens, n in TENS.items()}


@rule(
    "decade-in-words",
    r"(?:<edge>|the )(?:(?P<century>nineteen|eighteen)[- ])?(?P<decade>twenties|thirties|"
    r"forties|fifties|sixties|seventies|eighties|nineties)",
    needs="decade",
)
def decade_in_words(found: Match[str], reader: Reader) -> Reading | None:
    if re.search(r"temperature|degrees", reader.before(40)):
        return None
    century = 180 if found["century"] == "eighteen" else 190
    return dated(stretches.decade(century + _TENS_PLURAL[found["decade"]] // 10), mod=edge_mod(found["edge"]))


@rule(
    "century",
    r"(?:<edge>)?(?:the )?<ordinal>(?= (?:and|or|to) (?:the )?(?:early |late |"
    r"mid-)?[0-9]{1,2}(?:st|nd|rd|th) centuries)",
    needs="ordinal unit",
)
@rule("century", r"(?:<edge>)?(?:the )?<ordinal>[- ]centur(?:y|ies)(?: (?P<ad>ad|ce))?", needs="ordinal unit")
def century(found: Match[str], reader: Reader) -> Reading | None:
    number = ordinal(found["ordinal"])
    if not number or number > 30:
        return None
    if heads_a_name(reader) and re.search("[a-z] Century$", reader.text[reader.start : reader.end]):
        # A company: "20th Century Fox".
        return None
    return dated(stretches.century(number - 1), mod=edge_mod(found["edge"]))


@rule("century-bc", r"(?:<edge>)?(?:the )?<ordinal>[- ]century <era>", needs="ordinal unit era")
def century_bc(found: Match[str], reader: Reader) -> Reading | None:
    number = ordinal(found["ordinal"])
    if not number:
        return None
    return dated(stretches.before_christ(f"{number - 1:02}", "century"), mod=edge_mod(found["edge"]))


@rule("decade-bc", r"(?:<edge>)?(?:the )?(?P<decade>[0-9]{1,3}0)s <era>", needs="decade|number era")
def decade_bc(found: Match[str], reader: Reader) -> Reading:
    return dated(
        stretches.before_christ(f"{int(found['decade']) // 10:03}", "decade"), mod=edge_mod(found["edge"])
    )


@rule(
    "year-bc",
    r"(?:(?P<about>about|around|circa|ca\.?|c\.) )?(?:<edge>)?(?P<year>[0-9]{1,4}) <era>",
    needs="number era",
)
def year_bc(found: Match[str], reader: Reader) -> Reading:
    value = f"{int(found['year']):04}"
    return dated(
        stretches.before_christ(value, "year"), mod=edge_mod(found["edge"]) or about_mod(found["about"])
    )


_YEAR_BEFORE = re.compile(r"\b(?:in|of|by|since|from|to|until|till|during|and|around)\s+$|[(–-]$")


@rule("bare-year-bc", r"(?P<year>[1-9][0-9]{2})", needs="year")
def bare_year_bc(found: Match[str], reader: Reader) -> Reading | None:
    """ "in 499", where the story is told in years before Christ."""
    number = int(found["year"])
    if reader.year_bc is None or abs(number - reader.year_bc) > 60:
        return None
    if not reader.follows(_YEAR_BEFORE):
        return None
    return dated(stretches.before_christ(f"{number:04}", "year"))


@rule(
    "year-ad",
    r"(?:ad |a\.d\. )(?P<year>[0-9]{1,4})|(?P<after>[0-9]{1,4}) (?:ad|ce|a\.d\.)",
    needs="number era",
    traits=Traits(family="year"),
)
def year_ad(found: Match[str], reader: Reader) -> Reading | None:
    if (
        "AD" not in reader.text[reader.start : reader.end]
        and "a.d." not in found[0]
        and " ce" not in found[0]
    ):
        # "an ad 30 seconds long".
        return None
    return dated(stretches.year(int(found["year"] or found["after"])))


_HYPHEN = re.compile("-")
_CENTURIES = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_BELOW_100 = rf"(?:{'|'.join(TENS)})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES}"
_LEADS_A_YEAR = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|before|after|and|during|year|early|late|mid|back in|around"
    r"|about)[ -]$"
)
_NOTHING_COUNTED = re.compile(
    r"[.,;:)!?’”]|\s?\Z|\s(?:and|as|at|but|by|for|he|her|his|in|is|it|its|of|on|or|she|that|the|their|they|to|until|was|we"
    r"|were|when|where|which|while|with)\b"
)


@rule(
    "year-in-words",
    rf"(?P<century>sixteen|seventeen|eighteen|nineteen"
    rf"|twenty)[ -](?P<rest>hundred(?: and (?P<more>{_BELOW_100}))?|(?:oh|o)[ -](?:{_ONES})"
    rf"|{_TEENS}|(?:{'|'.join(TENS)})(?:[ -](?:{_ONES}))?)(?P<thousand>)",
    needs="number year",
)
@rule(
    "year-in-words",
    rf"two thousand(?P<century>)(?P<more>)(?P<thousand> (?:and )?)(?P<rest>{_TEENS}"
    rf"|twenty(?:[ -](?:{_ONES}))?|{_ONES})",
    needs="number year",
)
def year_in_words(found: Match[str], reader: Reader) -> Reading | None:
    """ "in nineteen sixty-eight", "since twenty sixteen"."""
    counts = reader.precedes(_HYPHEN) if found["century"] else not reader.precedes(_NOTHING_COUNTED)
    if counts or not reader.follows(_LEADS_A_YEAR):
        return None
    below = (
        found["more"] or "" if found["rest"].startswith("hundred") else re.sub(r"^oh?[ -]", "", found["rest"])
    )
    number_below = int(number(below) or 0)
    return dated(
        stretches.year((_CENTURIES[found["century"]] * 100 if found["century"] else 2000) + number_below)
    )
