"""Seasons, quarters, halves, fiscal years."""

import re
from datetime import date
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.capitals import ends_a_name, heads_a_name, is_capital
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import SEASONS
from newsreader.text.timex.years import full_year
from newsreader.text.when import When


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
    if reader.narrative:
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


_RESULTS = re.compile(
    r"[- ](?:\w+[- ])?(?:results?|earnings|profits?|sales|revenues?|loss|losses|figures|"
    r"dividends?|income|gdp|growth|numbers)\b"
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4,
        "final": 4}  # fmt: skip
NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"


@rule(
    "quarter-year",
    r"(?:<edge>)?(?:the )?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
    r"[- ](?P<what>quarter|half)(?:,? (?:of |in |of the year )?(?:fiscal )?<year>)",
    needs="unit year",
)
@rule(
    "quarter-year",
    r"(?P<edge>)(?:the )?<year> (?:fiscal )?(?P<nth>first|second|third|fourth)[- ](?P<what>quarter|half)",
    needs="unit year",
)
@rule(
    "quarter-year",
    r"(?P<edge>)(?:the )?(?P<what>q|h)(?P<nth>[1-4])[ -,]{0,2}(?:of )?(?P<year>(?:20|"
    r"19)[0-9]{2}|['’]?[0-9]{2})",
    needs="numbered",
)
@rule(
    "quarter-year",
    r"(?P<edge>)(?P<year>20[0-9]{2}|19[0-9]{2})[ -]?(?P<what>q|h)(?P<nth>[1-4])",
    needs="numbered",
)
def quarter_year(found: Match[str], reader: Reader) -> Reading | None:
    year = full_year(found["year"].strip("'’"), reader.published)
    number = _NTH.get(found["nth"]) or int(found["nth"])
    if found["what"] in ("half", "h") and found["nth"] in ("last", "final"):
        number = 2
    return dated(_quarter(found["what"], year, number), mod=edge_mod(found["edge"]))


def _quarter(what: str, year: int, number: int) -> stretches.Stretch:
    if what in ("half", "h"):
        if number > 2:
            raise ValueError(number)
        return stretches.half(year, number)
    return stretches.quarter(year, number)


@rule(
    "quarter-of",
    r"(?:(?P<which>this|last|next) year|<year>)['’]s (?P<nth>first|second|third|fourth|final|last)"
    r"[- ](?P<what>quarter|half)",
    needs="unit",
)
def years_quarter(found: Match[str], reader: Reader) -> Reading | None:
    """ "this year's third quarter", "2015's first half"."""
    anchor, number = reader.now(), _NTH[found["nth"]]
    if found["what"] == "half":
        number = 2 if number == 4 else number
    if found["year"]:
        return dated(_quarter(found["what"], int(found["year"]), number))
    if anchor.day is None:
        return unresolved("XXXX-QX", "no date to count from")
    year = anchor.day.year + {"this": 0, "last": -1, "next": 1}[found["which"]]
    return dated(_quarter(found["what"], year, number), anchor=anchor)


@rule(
    "quarter-of",
    r"(?:<edge>)?(?:the )?"
    + NTH.replace("first", "first|last|final", 1)
    + (
        r"[- ](?P<what>quarter|half) of (?P<which>this|last|next|that|the same|the|the following|"
        r"the previous) (?P<fiscal>fiscal |financial )?year"
    ),
    needs="unit",
)
def quarter_of(found: Match[str], reader: Reader) -> Reading | None:
    which = found["which"]
    anchor = reader.told() if which in ("that", "the same", "the following", "the previous") else reader.now()
    if anchor.day is None:
        return unresolved("XXXX-QX", "no date to count from")
    year = anchor.day.year + (
        1 if which in ("next", "the following") else -1 if which in ("last", "the previous") else 0
    )
    number = min(_NTH[found["nth"]], 2) if found["what"] == "half" else _NTH[found["nth"]]
    return dated(_quarter(found["what"], year, number), mod=edge_mod(found["edge"]), anchor=anchor)


@rule(
    "bare-quarter",
    r"(?:<edge>)?(?:the )?(?:fiscal )?" + NTH + r"[- ](?P<what>quarter)(?! of (?:a|an|the \w+ (?!year))\b)",
    needs="unit",
    traits=Traits(lacks_year=True),
)
@rule("bare-quarter", r"(?P<edge>)(?P<what>q)(?P<nth>[1-4])", needs="numbered")
def bare_quarter(found: Match[str], reader: Reader) -> Reading | None:
    """Of the year told beside it; else the last such quarter to have begun, or the next."""
    if _is_model_or_game(found, reader):
        return None
    number, mod = _NTH.get(found["nth"]) or int(found["nth"]), edge_mod(found["edge"])
    told = reader.earlier("year", "quarter")
    if told is not None and (reader.narrative or reader.start - told.end < 30):
        anchor = reader.anchor_of(told)
        assert anchor.day is not None
        return dated(stretches.quarter(anchor.day.year, number), mod=mod, anchor=anchor)
    anchor = reader.now()
    if anchor.day is None:
        return unresolved(f"XXXX-Q{number}", "no date to count from", mod=mod)
    if "fiscal" in found[0]:
        year = _fiscal_year_at_hand(anchor.day, number)
    else:
        year = _year_of_quarter(reader, anchor.day, number)
    return dated(stretches.quarter(year, number), mod=mod, anchor=anchor)


def _is_model_or_game(found: Match[str], reader: Reader) -> bool:
    """ "the Audi Q3"; "a touchdown in the third quarter"."""
    if found["what"] == "q" and ends_a_name(reader, 11):
        return True
    return bool(_PLAYED.search(reader.before(70) + reader.after(50)))


_PLAYED = re.compile(
    r"goal|touchdown|yards|\bteams?\b|\bgames?\b|basketball|football|quarterback|kick|halftime"
    r"|points in|score"
)


def _fiscal_year_at_hand(day: date, number: int) -> int:
    """Whose year begins when, is not said: the nearest of that name."""
    years = (day.year - 1, day.year, day.year + 1)
    return min(years, key=lambda year: abs((date(year, number * 3 - 1, 15) - day).days))


def _year_of_quarter(reader: Reader, day: date, number: int) -> int:
    """Results are of a quarter that is over; else the clause says which way to look."""
    this = stretches.quarter(day.year, number)
    assert this.first is not None and this.last is not None
    if _RESULTS.match(reader.lower, reader.end, reader.end + 30):
        return day.year - (this.last >= day)
    if reader.direction() > 0:
        return day.year + (this.last < day)
    return day.year - (this.first >= day)


@rule(
    "last-quarter",
    r"(?:the )?(?P<which>last|next|this|current|previous|prior|latest|the same|same|year-ago|"
    r"year-earlier) quarter(?P<year> (?:last year|a year (?:ago|earlier|before)|of (?:last|"
    r"the previous) year))?",
    needs="unit",
    traits=Traits(looks_back=True),
)
def last_quarter(found: Match[str], reader: Reader) -> Reading | None:
    which, told = found["which"], reader.quarter_told()
    if told is not None and which in ("the same", "same", "previous", "prior", "year-ago", "year-earlier"):
        anchor = reader.anchor_of(told)
    else:
        anchor = reader.now()
    if anchor.day is None:
        return unresolved("XXXX-QX", "no date to count from")
    by = -4 if found["year"] and "same" in which else _QUARTERS_ON.get(which, 0)
    target = stretches.shifted_day(anchor.day.replace(day=1), "Q", by)
    return dated(stretches.of("Q", target), anchor=anchor)


_QUARTERS_ON = {
    "last": -1, "latest": -1, "previous": -1, "prior": -1, "next": 1, "year-ago": -4, "year-earlier": -4,
}  # fmt: skip


# Fiscal years begin when their keepers say: found, and left without days.


@rule(
    "fiscal-year",
    r"(?:the )?(?:fiscal|financial|tax|academic|school)(?: year)? <year>(?:[-/–](?P<to>[0-9]{2,4}))?",
    needs="year",
)
@rule("fiscal-year", r"fy ?['’]?(?P<year>[0-9]{2,4})(?:[-/–](?P<to>[0-9]{2,4}))?", needs="numbered")
def fiscal_year(found: Match[str], reader: Reader) -> Reading:
    year = full_year(found["year"], reader.published)
    return Reading(
        "DATE", f"FY{year}", When(date(year - 1, 1, 1), date(year + 1, 12, 31), "year", circa=True)
    )


@rule(
    "relative-fiscal-year",
    r"(?:<edge>)?(?:the )?(?P<which>this|last|next|current|previous|past|the) (?:fiscal|financial|tax) year",
    needs="unit",
)
def relative_fiscal_year(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    if anchor.day is None:
        return unresolved("FYXXXX", "no date to count from")
    which = found["which"]
    year = anchor.day.year + (1 if which == "next" else -1 if which in ("last", "previous", "past") else 0)
    when = When(date(year - 1, 1, 1), date(year + 1, 12, 31), "year", circa=True)
    return Reading("DATE", f"FY{year}", when, edge_mod(found["edge"]), anchor)


@rule(
    "half-of-year",
    r"(?P<edge>)(?:the )?(?P<nth>first|second|latter) half of (?:the year )?<year>",
    needs="year",
)
def half_of_year(found: Match[str], reader: Reader) -> Reading:
    return dated(stretches.half(int(found["year"]), 1 if found["nth"] == "first" else 2))
