"""Years that are typed and are not of four figures of our time: "AD 79", "476", "44 BC", "1395".

A calendar of 400 years comes round to the same weekdays: an early date is read 400, 800 … years later.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from newsreader.text.when import When

_CYCLE = 400
# Years in which the grammar reads every form.
_FIRST_READ, _LAST_READ = 1600, 2099
_BEFORE_CHRIST = re.compile(
    r"\bb\.? ?c\.?(?: ?e\b\.?)?(?![a-z])|^(?:about |circa |c\. )?y?[-−]\d{1,7}\b|\b0000\b", re.IGNORECASE
)
_OTHER_CALENDAR = re.compile(r"\b(?:a\.?h|s\.?h|b\.?e|hijri|h\.?s)\b\.?", re.IGNORECASE)
_OUR_ERA = re.compile(r"\b(?:ad|a\.d\.|ce|c\.e\.)(?=[ \d]|$) ?", re.IGNORECASE)
_SAID_TO_BE_A_YEAR = re.compile(r"\b(?:the )?year (?=\d{1,4}\b)", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d:./-])\d{1,4}(?![\d:/]|\.\d|st|nd|rd|th)")
# Alone, or behind a month, a season, "early": what is then no day of a month.
_YEAR = re.compile(
    r"(?:^|\b(?:in|about|around|circa|ca\.?|c\.|early|mid|late|before|until|till|by|after|since|from|to|and|between|of"
    r"|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?,? ?|[~–-] ?)(?P<year>0?\d{3}"
    r"|0\d\d\d)(?![\d:/]|\.\d|st|nd|rd|th)",
    re.IGNORECASE,
)
_DAY_AND_YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? (?P<year>\d\d)", re.IGNORECASE)
_FAR = re.compile(r"[a-z]{3,9}\.?,? (2[2-9]\d\d|[3-9]\d{3})$", re.IGNORECASE)
# What a year of today is called in Iran and by the lunar calendar.
_NOW_ELSEWHERE = range(1390, 1451)
_AHEAD_OF_IRAN, _LAST_KEPT = 621, 2199


def refusal(text: str) -> str:
    """Why a year cannot be kept, or what is to be asked of its writer; "" where nothing is."""
    if _BEFORE_CHRIST.search(text):
        return "lies before the year 1. Dates before Christ cannot be kept yet."
    if re.search(r"\d", text) and _OTHER_CALENDAR.search(text):
        return "counts by another calendar. Write the year of the common one (AD)."
    four = re.fullmatch(r"(\d{4})", text) or _FAR.search(text)
    if four is not None:
        return _of_four_figures(int(four[1]))
    two = re.fullmatch(r"\d{1,2}", text) or _DAY_AND_YEAR.fullmatch(text)
    if two is not None:
        year = two[two.lastindex or 0]
        return f"may be the year {int(year)} or one of our time. Write “AD {int(year)}” or all four figures."
    return ""


def _of_four_figures(year: int) -> str:
    if year in _NOW_ELSEWHERE:
        ours = year + _AHEAD_OF_IRAN
        iran = f"a year of another calendar (in Iran it began in {ours})"
        return f"may be AD {year}, or {iran}. Write “AD {year}” or “{ours}”."
    if year > _LAST_KEPT:
        return f"is a year after {_LAST_KEPT}, or one of another calendar: neither can be kept."
    return ""


def read(text: str, by: Callable[[str], When]) -> When | None:
    """The words with their early years, read `by` the grammar; None where they have none.

    >>> read("476", lambda later: When(date(int(later), 1, 1), date(int(later), 12, 31), "year")).earliest
    datetime.date(476, 1, 1)
    """
    plain = _SAID_TO_BE_A_YEAR.sub("", _OUR_ERA.sub("", text)).strip()
    said = plain != text.strip()
    places = [match.span() for match in _FIGURES.finditer(plain)][-1:] if said else []
    places = [match.span("year") for match in _YEAR.finditer(plain)] or places
    years = [int(plain[start:end]) for start, end in places]
    if not years or not (said or max(years) < 1000) or min(years) < 1:
        return None
    later = _FIRST_READ - min(years) + (-_FIRST_READ + min(years)) % _CYCLE
    if max(years) + later > _LAST_READ:
        later = 0 if min(years) >= 1000 else later
    for (start, end), year in reversed(list(zip(places, years, strict=True))):
        plain = f"{plain[:start]}{year + later:04}{plain[end:]}"
    when = by(plain)
    return replace(when, earliest=_years_back(when.earliest, later), latest=_years_back(when.latest, later))


def _years_back(day: date | None, years: int) -> date | None:
    return None if day is None else day.replace(year=max(1, day.year - years))
