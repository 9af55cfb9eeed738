"""Seasons of the year."""

import re
from datetime import date
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.capitals import heads_a_name, is_capital
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import SEASONS
from newsreader.text.timex.years import full_year


@rule(
    "season-year",
    r"(?:<edge>)?(?:the )?<season>(?: of)?,? <shortyear>(?:[-–/][0-9]{2})?",
    needs="season year",
)
@rule("season-year", r"(?P<edge>)<year> <season>", needs="season year")
def season_year(found: Match[str], reader: Reader) -> Reading:
    year = full_year(found["year"].strip("'’‘"), reader.published)
    return dated(stretches.season(year, SEASONS[found["season"]]), mod=edge_mod(found["edge"]))


@rule("season-bc", r"(?:<edge>)?(?:the )?<season>(?: of)? (?P<year>[0-9]{1,4}) <era>", needs="season era")
def season_bc(found: Match[str], reader: Reader) -> Reading:
    value = f"{int(found['year']):04}-{SEASONS[found['season']]}"
    return dated(stretches.before_christ(value, "season"), mod=edge_mod(found["edge"]))


@rule(
    "relative-season",
    r"(?:<edge>)?(?P<which>last|next|this|the following|the next|the previous|that|the same|"
    r"this past|this coming) <season>",
    needs="season",
    traits=Traits(looks_back=True),
)
def relative_season(found: Match[str], reader: Reader) -> Reading | None:
    which, letters = found["which"], SEASONS[found["season"]]
    told = which in ("the following", "the next", "the previous", "that", "the same")
    anchor = reader.told() if told else reader.now()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(f"XXXX-{letters}", "no date to count from", mod=mod)
    if which in ("this", "that", "the same"):
        year = _year_of_this(reader, anchor.day, letters, told)
    elif "next" in which or "following" in which or which == "this coming":
        last = reader.earlier()
        whole_year = told and last is not None and last.precision == "year"
        later_on = stretches.SEASONS[letters] > anchor.day.month and not whole_year
        year = anchor.day.year if later_on else anchor.day.year + 1
    else:
        year = _year_of_last(anchor.day, letters)
    return dated(stretches.season(year, letters), mod=mod, anchor=anchor)


def _year_of_this(reader: Reader, day: date, letters: str, told: bool) -> int:
    """Of "this winter", which began last year if it is still on; said in the past, not of one far ahead."""
    year = day.year - 1 if letters == "WI" and day.month <= 3 else day.year
    begins = stretches.season(year, letters).first
    if not told and reader.direction() < 0 and begins and (begins - day).days > 45:
        return year - 1
    return year


def _year_of_last(day: date, letters: str) -> int:
    """Of "last winter": the year in which the last that is over began."""
    if letters == "WI" and day.month <= 2:
        return day.year - 2
    ended = stretches.season(day.year, letters).last
    return day.year if ended and ended < day else day.year - 1


@rule(
    "season-of-unit",
    r"(?:<edge>)?(?:the )?<season> of (?P<which>last|next|this|that|that same|the same|the following|the next"
    r"|the previous) year",
    needs="season unit",
)
def season_of_year(found: Match[str], reader: Reader) -> Reading:
    """ "the spring of the following year"."""
    which, letters = found["which"], SEASONS[found["season"]]
    anchor = reader.now() if which in ("last", "next", "this") else reader.told()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(f"XXXX-{letters}", "no date to count from", mod=mod)
    by = 1 if re.search("next|following", which) else -1 if re.search("last|previous", which) else 0
    return dated(stretches.season(anchor.day.year + by, letters), mod=mod, anchor=anchor)


# "the spring and early summer of 1943": the year is both seasons'.
_SEASON_AFTER = re.compile(
    r" (?:and|or|to|until|through) (?:the |in )?(?:early |late |mid-)?(?:spring|summer|autumn|fall"
    r"|winter)(?: of|,)? (1\d{3}|20\d\d)\b"
)
_NAMED = re.compile(
    r"\b(?!(?:In|By|The|Last|This|Next|During|Since|Until|Early|Late|Mid|Every|Each|Of)\b)[A-Z][a-z]+ \Z"
)
_OFFENSIVE = re.compile(r" (?:offensive|campaign|uprising|fighting|assault|battle)\b")


@rule(
    "bare-season",
    r"(?:<edge>)?(?:the )?<season>",
    needs="season",
    traits=Traits(family="season", lacks_year=True),
)
def bare_season(found: Match[str], reader: Reader) -> Reading | None:
    if _is_named(found, reader) or _is_no_season(found, reader):
        return None
    letters, mod = SEASONS[found["season"]], edge_mod(found["edge"])
    pair = _SEASON_AFTER.match(reader.lower, reader.end, reader.end + 50)
    if pair is not None:
        return dated(stretches.season(int(pair[1]), letters), mod=mod)
    if reader.year_bc:
        return dated(stretches.before_christ(f"{reader.year_bc:04}-{letters}", "season"), mod=mod)
    if reader.narrative and not (_is_of_any_year(found, reader)):
        return _season_of_story(reader, letters, mod)
    if _is_led(found, reader) or reader.follows(_OWNED):
        return _season_at_hand(reader, letters, mod)
    if found["season"] != "spring" and reader.precedes(_WORD):
        # "winter sports": of any year.
        return Reading("DATE", f"XXXX-{letters}", marks=frozenset(["recurring"]))
    return None


def _is_named(found: Match[str], reader: Reader) -> bool:
    """ "Spring Hill", "Marian Winter"; "the Winter Offensive" of a history is a season's."""
    if not is_capital(reader, found, "season"):
        return False
    if reader.narrative:
        return heads_a_name(reader) and not reader.precedes(_OFFENSIVE)
    return heads_a_name(reader) or bool(_NAMED.search(reader.text, max(0, reader.start - 20), reader.start))


def _is_no_season(found: Match[str], reader: Reader) -> bool:
    """A fall in prices, a spring in the step, a spring break."""
    if reader.precedes(_OF_SEASON) or reader.precedes(_OWNS):
        return True
    if found["season"] == "spring":
        return not _is_led(found, reader)
    if found["season"] != "fall" or (found["edge"] and not found["edge"].startswith("the")):
        return False
    return not reader.follows(_LEADS_TO_FALL) or reader.precedes("of|in|from|to")


def _is_of_any_year(found: Match[str], reader: Reader) -> bool:
    """ "went into winter quarters", "their summer crops"."""
    return not found["edge"] and "the" not in found[0] and reader.precedes(_THINGS_OF_A_SEASON)


_THINGS_OF_A_SEASON = (
    "cloth|clothes|clothing|coat|coats|crop|crops|dress|food|gear|grazing|pasture|pastures|quarters|residence|stores|uniform"
    "|uniforms|weather|wheat"
)


def _is_led(found: Match[str], reader: Reader) -> bool:
    """Whether the words before say that it is one season of one year."""
    return bool(found["edge"]) or "the" in found[0] or reader.follows(_LEADS)


_LEADS_TO_FALL = "in|during|by|since|until|this|last|next|throughout"
_LEADS = "in|during|by|since|until|throughout|over|of|through|for|every|each|to|into|spent|spend"
_OWNED = re.compile(r"(?:\b(?:their|its|his|her|the)|['’]s)\s+$")
_WORD = re.compile(r" [a-z]")
_OWNS = re.compile(r"['’]s\b")
_OF_SEASON = re.compile(
    r" (?:in the|break|recess|holidays?|vacation|camp|school|water|roll|onions?|from|to|up|back|into)\b"
)


def _season_of_story(reader: Reader, letters: str, mod: str) -> Reading:
    told = reader.earlier()
    if told is None or told.day is None:
        return unresolved(f"XXXX-{letters}", "no year told")
    year = told.day.year
    if reader.follows("since") and told.precision not in ("year", "season"):
        # "Adrianople, besieged since the autumn, fell in March."
        year -= stretches.SEASONS[letters] > told.day.month
    return dated(stretches.season(year, letters), mod=mod, anchor=reader.anchor_of(told))


def _season_at_hand(reader: Reader, letters: str, mod: str) -> Reading:
    """The last to have begun, or the next if the clause looks ahead."""
    anchor = reader.now()
    if anchor.day is None:
        return unresolved(f"XXXX-{letters}", "no publication date to count from", mod=mod)
    begins, year, way = stretches.SEASONS[letters], anchor.day.year, reader.direction()
    if way > 0:
        year += begins + 2 < anchor.day.month
    elif begins > anchor.day.month + (2 if way == 0 else 0):
        year -= 1
    return dated(stretches.season(year, letters), mod=mod, anchor=anchor)
