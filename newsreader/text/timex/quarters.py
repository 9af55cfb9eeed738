"""Quarters, halves, fiscal years."""

import re
from datetime import date
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.capitals import ends_a_name
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import MONTHS
from newsreader.text.timex.years import full_year
from newsreader.text.when import When

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
@rule(
    "quarter-of",
    r"(?:<edge>)?(?:the )?" + NTH + r"[- ](?P<what>quarter|half) (?P<which>this|last|next) year(?!['’]s)",
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
        return _year_of_results(reader, day, this.last)
    if reader.direction() > 0:
        return day.year + (this.last < day)
    return day.year - (this.first >= day)


# "It forecast second-quarter revenue of $2 billion", not "beat forecasts for".
_FORECAST = re.compile(
    r"(?<!\bhad )\b(?:forecasts?|projects?|projected|predicts?|predicted)"
    r"(?: (?:an?|its|that|net|weak|strong|lower|higher))* (?:the )?\Z"
)


def _year_of_results(reader: Reader, day: date, ends: date) -> int:
    """Of the last that is over; of the one under way or to come, where they are only expected."""
    over, year = ends < day, day.year
    if not over and _FORECAST.search(reader.before(40)):
        return year
    if not reader.looks_forward() or (over and (day - ends).days <= 100):
        return year - (not over)
    return year + over


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
@rule(
    "fiscal-year",
    r"(?:the )?<year>(?:[-/–](?P<to>[0-9]{2,4}))? (?:fiscal|financial|tax|academic|school) year",
    needs="year unit",
)
@rule("fiscal-year", r"fy ?['’]?(?P<year>[0-9]{2,4})(?:[-/–](?P<to>[0-9]{2,4}))?", needs="numbered")
def fiscal_year(found: Match[str], reader: Reader) -> Reading:
    """ "Fiscal 2014" may begin in the year before it or end in the next; "2014-15" is of these two."""
    year = full_year(found["year"], reader.published)
    first = year if found["to"] else year - 1
    return Reading("DATE", f"FY{year}", When(date(first, 1, 1), date(year + 1, 12, 31), "year", circa=True))


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
    if which == "the" and (ends := _ENDING.match(reader.lower, reader.end, reader.end + 40)):
        year = _year_it_ends(ends, anchor.day)
    when = When(date(year - 1, 1, 1), date(year + 1, 12, 31), "year", circa=True)
    return Reading("DATE", f"FY{year}", when, edge_mod(found["edge"]), anchor)


_LAST_DAY = 31
# "The fiscal year ended Sept. 30, 1997", "the tax year that ends in April".
_ENDING = re.compile(
    rf"(?: that)? (?P<way>ended|ending|ends|to|through)(?: in| on)? (?P<month>{'|'.join(MONTHS)})\b\.?"
    r"(?: (?P<day>\d{1,2})\b(?!:))?(?:,? (?P<year>(?:19|20)\d\d))?"
)


def _year_it_ends(ends: Match[str], day: date) -> int:
    """The year named; else that of the last such month, or of the next where it has yet to end."""
    if ends["year"]:
        return int(ends["year"])
    month = MONTHS[ends["month"]]
    if ends["way"] in ("ended", "to", "through"):
        return day.year - ((month, int(ends["day"] or _LAST_DAY)) > (day.month, day.day))
    return day.year + (month < day.month)


@rule(
    "half-of-year",
    r"(?P<edge>)(?:the )?(?P<nth>first|second|latter) half of (?:the year )?<year>",
    needs="year",
)
def half_of_year(found: Match[str], reader: Reader) -> Reading:
    return dated(stretches.half(int(found["year"]), 1 if found["nth"] == "first" else 2))
