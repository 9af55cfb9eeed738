"""The forms in which pages write dates, and what each of them says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from newsreader.extraction.dates import calendars
from newsreader.extraction.dates.month_names import bare, is_unsure, month

# The groups of what was found, by name.
Parts = dict[str, Any]


class Day(NamedTuple):
    """A day as its pattern gave it: `year` 0 was not given, `month` 0 is none; else as in Moment."""

    year: int
    month: int
    day: int
    numeric: bool = False
    other: bool = False


# A date all right, but of a year or month that is left open: no other date begins within it.
REFUSED = Day(0, 0, 0)


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One form of a date: `group` is a group of its pattern that only this form fills.

    In patterns <YEAR y1>, <MONTH m1> and <DAY d1> stand for a year, a month's name and a day; blanks stand
    for nothing. `wide` forms are looked for only in lines with letters beyond the Latin ones.
    """

    group: str
    pattern: str
    read: Callable[[Parts, str], Day | None]
    example: str
    wide: bool = False


def _given(day: date | None, *, numeric: bool = False, other: bool = False) -> Day | None:
    return Day(day.year, day.month, day.day, numeric, other) if day else None


def _named(name: str, day: str, year: int, language: str, names: str = "") -> Day | None:
    """The day of a month's name; `names` says whose year it is where the words do."""
    number = calendars.SOLAR_MONTHS.get(name) or _SOLAR_BARE.get(bare(name), 0)
    if number:
        return _given(calendars.gregorian(year, number, int(day), names="solar")) if year else None
    number = month(name, language)
    names = names or ("buddhist" if _THAI.match(name) else "")
    if year:
        return _given(calendars.gregorian(year, number, int(day), language, names)) if number else None
    return None if is_unsure(name, language) else Day(0, number, int(day))


_SOLAR_BARE = {bare(name): number for name, number in calendars.SOLAR_MONTHS.items()}
_THAI = re.compile("[\u0e01-\u0e4e]")


def _year(full: str | None, short: str | None, name: str, language: str) -> int | None:
    """The year of its figures, 0 where there are none, None where they leave it open."""
    if full:
        return int(full)
    if not short:
        return 0
    solar = bare(name) in _SOLAR_BARE
    names = "solar" if solar else "buddhist" if _THAI.match(name) else "gregorian"
    return calendars.full_year(int(short), "", names) or None


def _day_month(part: Parts, language: str) -> Day | None:
    name = part["m1"]
    year = _year(part["y1"], part["s1"], name, language)
    # "كانون الأول/ديسمبر": both names are one month, or something else is meant.
    again = part.get("again1")
    if year is None or (again and month(again, language) != month(name, language)):
        return REFUSED
    return _named(name, part["d1"], year, language)


def _month_day(part: Parts, language: str) -> Day | None:
    return _named(part["m2"], part["d2"], int(part["y2"] or 0), language)


def _year_month_day(part: Parts, language: str) -> Day | None:
    return _named(part["m4"] or part["m5"], part["d4"] or part["d5"], int(part["y4"]), language)


def _year_first(part: Parts, language: str) -> Day | None:
    year = int(part["y3"])
    return _given(calendars.gregorian(year, int(part["m3"]), int(part["d3"]), language))


def _iso(part: Parts, language: str) -> Day | None:
    return _given(calendars.gregorian(int(part["iy"]), int(part["im"]), int(part["id"]), language))


def _numeric(part: Parts, language: str) -> Day | None:
    first, second, short = int(part["n1"]), int(part["n2"]), len(part["ny"]) == 2
    if short and language[:2].casefold() in _YEAR_LEADS:
        year = calendars.full_year(first, language)
        return _given(calendars.gregorian(year, second, int(part["ny"]), language))
    year = calendars.full_year(int(part["ny"]), language) if short else int(part["ny"])
    day, month_ = (second, first) if second > 12 else (first, second)
    if not 1600 <= year < 2200:  # other calendars have the day first
        return _given(calendars.gregorian(year, second, first, language))
    # Full stops are written between day and month only where the day comes first.
    other = part["sep"][0] != "." and first <= 12 and second <= 12 and first != second
    return _given(calendars.gregorian(year, month_, day, language), numeric=True, other=other)


# Languages that write 16/12/08 for 8 December 2016.
_YEAR_LEADS = frozenset(("zh", "ja", "ko", "fa", "hu", "lt"))


def _signs(part: Parts, language: str) -> Day | None:
    """2016年12月8日, 平成28年12月8日, 12月8日."""
    figures, number, day = part["cy"], int(part["cm"]), int(part["cd"])
    if part["era"]:
        year = 1 if figures == "元" else int(figures or 0)
        return _given(calendars.of_era(part["era"], year, number, day)) if year else None
    if not figures:
        return Day(0, number, day)
    return _given(calendars.gregorian(int(figures), number, day, language)) if figures != "元" else None


def _era_letter(part: Parts, language: str) -> Day | None:
    if language[:2].casefold() != "ja":
        return None
    name = calendars.ERA_LETTERS[part["letter"].upper()]
    return _given(calendars.of_era(name, int(part["ly"]), int(part["lm"]), int(part["ld"])))


def _month_in_figures(part: Parts, language: str) -> Day | None:
    """8 tháng 12 năm 2016."""
    year, number, day = int(part["y6"] or 0), int(part["m6"]), int(part["d6"])
    return _given(calendars.gregorian(year, number, day, language)) if year else Day(0, number, day)


_AGAIN = r"(?:\s?[/(]\s?(?P<again1>[^\W\d_]{2,12}(?:\s(?:ال[اأ]ول|الثان[يى]))?)\)?)?"
FORMS = (
    DatePattern(
        "iso",
        r"""
        (?P<iso><YEAR iy>-(?P<im>\d\d)-(?P<id>\d\d)
            (?:[T\s](?P<ihour>\d\d):(?P<iminute>\d\d)
               (?::(?P<isecond>\d\d)(?:[.,](?P<ifraction>\d{1,9}))?)?
               \s?(?P<izone>Z|[+\-−]\d\d:?\d\d|UTC|GMT|[A-Z]{3,4}\b)?)?)(?!\d)
        """,
        _iso,
        "2016-12-08T20:37:01+05:30",
    ),
    DatePattern(
        "m6",
        r"<DAY d6>\s(?:th[áa]ng|thg\.?)\s(?P<m6>\d{1,2})(?!\d)(?:(?:,?\sn[ăa]m|,)?[\s/]<YEAR y6>)?",
        _month_in_figures,
        "8 tháng 12 năm 2016",
    ),
    DatePattern(
        "d1",
        r"""
        <DAY d1>(?:[\s\-]{1,2}|(?<=\.))(?:of\s|de\s|d['’]|من\s)?<MONTH m1>\.?<AGAIN>
            (?: [\s,\-]{1,2}(?:de\s|del\s)?<ERA>?<YEAR y1> | [\-\s]['’]?(?P<s1>\d\d)(?![\d:.]) )?
        """,
        _day_month,
        "8 December 2016",
    ),
    DatePattern(
        "d2",
        r"<MONTH m2>\.?\s{1,2}<DAY d2>(?!\d|[:.]\d)(?:(?:,?\s{1,2}|,)<YEAR y2>)?",
        _month_day,
        "December 8, 2016",
    ),
    DatePattern(
        "n1",
        r"(?P<n1>\d{1,2})(?P<sep>[/.\-]|\.\s)(?P<n2>\d{1,2})(?P=sep)(?P<ny><YEAR _>|\d\d)(?!\d|[/.\-]\d)",
        _numeric,
        "8.12.2016",
    ),
    DatePattern(
        "y3",
        r"<YEAR y3>(?P<sep3>[/.]|\.\s)(?P<m3>\d{1,2})(?P=sep3)(?P<d3>\d{1,2})(?!\d)(?:\.(?!\d))?",
        _year_first,
        "2016. 12. 8.",
    ),
    DatePattern(
        "y4",
        r"""
        <YEAR y4>(?:\.?\s?gada|\s?m\.|-yil|\.)?\s{1,2}
            (?: <MONTH m4>\.?\s{1,2}<DAY d4>(?!\d|[:.]\d)(?:\sd\.)? | <DAY d5>\s<MONTH m5> )
        """,
        _year_month_day,
        "2016. december 8.",
    ),
    DatePattern(
        "cm",
        r"""
        (?:(?P<era>明治|大正|昭和|平成|令和|民[國国])?\s?(?P<cy>\d{4}|\d{1,3}|元)\s?[年년]\s?)?
            (?P<cm>\d{1,2})\s?[月월]\s?(?P<cd>\d{1,2})\s?[日일號号]
        """,
        _signs,
        "2016年12月8日",
        wide=True,
    ),
    DatePattern(
        "letter",
        r"(?P<letter>[MTSHR])\.?(?P<ly>\d{1,2})[./](?P<lm>\d{1,2})[./](?P<ld>\d{1,2})(?!\d)",
        _era_letter,
        "平成28年12月8日",
        wide=True,
    ),
)
_DAY = r"(?P<{0}>(?:0?[1-9]|[12]\d|3[01]))(?:st|nd|rd|th|er|\.|º|ª)?"
_LATIN = {
    "YEAR": r"(?P<{0}>(?:1[6-9]|20|21)\d\d)(?!\d(?!\d?\.\s?[^\W\d_]{{3}}|\d?:[0-5]\d))",
    "MONTH": r"(?P<{0}>[^\W\d_]{{3,12}})",
    "DAY": _DAY,
    "AGAIN": "",
    "ERA": r"(?:\b)",
}
# Vowel signs are no letters for \w.
_LETTER = (
    "(?:[^\\W\\d_]|[\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd\u1000-\u109f"
    "\u1780-\u17d3])"
)
_WIDE = {
    "YEAR": r"(?P<{0}>(?:1[3-9]|2[0-6])\d\d|1[01]\d(?=[/.\-]))(?!\d)",
    "MONTH": (
        r"(?P<{0}>(?:th[áa]ng\sm[ưu][ờo]i(?:\s(?:m[ộo]t|hai))?(?!\w)|th[áa]ng\s[^\W\d_]{{2,4}}(?!\w)"
        "|[\u0e01-\u0e4e]{{1,3}}\\.\\s?[\u0e01-\u0e4e](?![\u0e01-\u0e4e])|" + _LETTER + "{{2,14}}"
        r"(?:\s(?:ال[اأ]ول|الثان[يى]|[اأ]ول|ثان[يى]|یەکەم|دووەم))?))"
    ),
    "DAY": _DAY.replace("st|", "st|-?го|-?ше|"),
    "AGAIN": _AGAIN,
    "ERA": r"(?:(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|г\.?)\s?)",
}
_SLOT = re.compile(r"<([A-Z]+)(?: (\w+))?>")
# A name glued to its date ("Jane DoeDec 8, 2016") is read with care: see `is_whole`.
_START = (
    r"(?:(?<![\w/.\-])(?<!\d:)|(?-i:(?<=[a-zß-ÿ]{2})(?=[A-Z\d])|(?<=[\sA-Z][A-Z])(?=[A-Z][a-z])"
    r"|(?<=[A-Z]{2})(?=\d\d\.)))"
)
_WIDE_START = r"(?:(?<![\dA-Za-z\u00c0-\u06ff_/.\-])|(?<=ב-)|(?-i:(?<=[a-zß-ÿ]{2})(?=[A-Z\d])))"
_SIGNS_START = r"(?<![\d年元])"


def _filled(pattern: str, slots: dict[str, str]) -> str:
    def slot(found: re.Match[str]) -> str:
        made = slots[found[1]]
        return made.format(found[2]).replace("(?P<_>", "(?:") if found[2] else made

    return _SLOT.sub(slot, pattern)


@cache
def grammar(latin: bool) -> re.Pattern[str]:
    """The dates of lines in Latin letters alone, or of any line."""
    if latin:
        date_ = _START + f"(?:{'|'.join(_filled(form.pattern, _LATIN) for form in FORMS if not form.wide)})"
    else:
        signs = next(form.pattern for form in FORMS if form.group == "cm")
        rest = "|".join(_filled(form.pattern, _WIDE) for form in FORMS if form.group != "cm")
        date_ = f"{_SIGNS_START}(?:{signs})|{_WIDE_START}(?:{rest})"
    return re.compile(date_, re.VERBOSE | re.IGNORECASE)


def day_of(part: Parts, language: str) -> Day | None:
    """The day that was found; None where there is no such day, REFUSED where it is left open."""
    day = next(form.read(part, language) for form in FORMS if part.get(form.group))
    if day is None or day is REFUSED:
        return day
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return None
    return day
