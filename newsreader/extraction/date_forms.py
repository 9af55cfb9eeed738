"""The forms in which pages write dates and times, and what each of them says."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from newsreader.text import english

# Month names of the languages whose papers are on the starter list; matched without accents.
_MONTHS = english.numbers("month")
for _names in (
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janner feber maerz apr mai jun jul aug sep okt nov dez",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago set oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
    "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    "januar februar marts april maj juni juli august september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
):
    for _number, _name in enumerate(_names.split(), 1):
        _MONTHS.setdefault(_name, _number)
WEEKDAYS = english.numbers("weekday") | {
    name: number
    for names in (
        "mo tue wed thu fr sa su",
        "mo di mi do fr sa so",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miercoles jueves viernes sabado domingo",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedi martedi mercoledi giovedi venerdi sabato domenica",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    )
    for number, name in enumerate(names.split())
}

# The groups of what was found, by name.
_Parts = dict[str, Any]


class Day(NamedTuple):
    """A day as its pattern gave it: `year` 0 was not given, `month` 0 is none; else as in Moment."""

    year: int
    month: int
    day: int
    numeric: bool = False
    other: bool = False


def _iso(part: _Parts) -> Day:
    return Day(int(part["iy"]), int(part["im"]), int(part["id"]))


def _day_month(part: _Parts) -> Day:
    year = int(part["y1"] or 0) or _century(part["s1"])
    return Day(year, _MONTHS.get(_bare(part["m1"]), 0), int(part["d1"]))


def _month_day(part: _Parts) -> Day:
    return Day(int(part["y2"] or 0), _MONTHS.get(_bare(part["m2"]), 0), int(part["d2"]))


def _year_first(part: _Parts) -> Day:
    return Day(int(part["y3"]), int(part["m3"]), int(part["d3"]))


def _numeric(part: _Parts) -> Day:
    first, second = int(part["n1"]), int(part["n2"])
    year = int(part["ny"]) if len(part["ny"]) == 4 else _century(part["ny"])
    day, month = (second, first) if second > 12 else (first, second)
    # Full stops are written between day and month only where the day comes first.
    other = part["sep"] != "." and first <= 12 and second <= 12 and first != second
    return Day(year, month, day, numeric=True, other=other)


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One form of a date: `group` is a group of its pattern that only this form fills."""

    group: str
    pattern: str
    read: Callable[[_Parts], Day]
    example: str


_MONTH = r"(?P<{0}>[^\W\d_]{{3,12}})\.?"
_YEAR = r"(?P<{0}>(?:1[6-9]|20|21)\d\d)(?!\d)"
_DAY = r"(?P<{0}>(?:0?[1-9]|[12]\d|3[01]))(?:st|nd|rd|th|er|\.|º)?"
# Patterns are verbose: blanks in them stand for nothing.
FORMS = (
    DatePattern(
        "iso",
        r"""
        (?P<iso>(?P<iy>(?:1[6-9]|20|21)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)
            (?:[T\s](?P<ihour>\d\d):(?P<iminute>\d\d)
               (?::(?P<isecond>\d\d)(?:[.,](?P<ifraction>\d{1,9}))?)?
               \s?(?P<izone>Z|[+\-−]\d\d:?\d\d|UTC|GMT|[A-Z]{3,4}\b)?)?)(?!\d)
        """,
        _iso,
        "2016-12-08T20:37:01+05:30",
    ),
    DatePattern(
        "d1",
        rf"""
        {_DAY.format("d1")}[\s\-]{{1,2}}(?:of\s|de\s)?{_MONTH.format("m1")}
            (?: [\s,\-]{{1,2}}(?:de\s|del\s)?{_YEAR.format("y1")} | [\-\s]'?(?P<s1>\d\d)(?![\d:.]) )?
        """,
        _day_month,
        "8 December 2016",
    ),
    DatePattern(
        "d2",
        rf"""
        {_MONTH.format("m2")}\s{{1,2}}{_DAY.format("d2")}(?!\d|[:.]\d)(?:,?\s{{1,2}}{_YEAR.format("y2")})?
        """,
        _month_day,
        "December 8, 2016",
    ),
    DatePattern(
        "n1",
        r"""
        (?P<n1>\d{1,2})(?P<sep>[/.\-])(?P<n2>\d{1,2})(?P=sep)
            (?P<ny>(?:1[6-9]|20|21)\d\d|\d\d)(?!\d|[/.\-]\d)
        """,
        _numeric,
        "8.12.2016",
    ),
    DatePattern(
        "y3",
        r"(?P<y3>(?:1[6-9]|20|21)\d\d)(?P<sep3>[/.])(?P<m3>\d{1,2})(?P=sep3)(?P<d3>\d{1,2})(?!\d)",
        _year_first,
        "2016/12/08",
    ),
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?,?\s{{1,2}})?"
_ISO, *_WITH_WEEKDAY = (form.pattern for form in FORMS)
DATE = rf"{_ISO} | {_WEEKDAY} (?: {' | '.join(_WITH_WEEKDAY)} )"

# A time of day; `p` begins the names of its groups.
_CLOCK = r"""
    (?P<{p}hour>\d{{1,2}})
    (?: (?:\s?[:.h]\s?|(?<=\d\d)(?=[0-5]\d\s?(?:GMT|UTC|IST|hrs)\b))(?P<{p}minute>[0-5]\d)(?!\d)
        (?: [:.](?P<{p}second>[0-5]\d)(?!\d) (?:[.,](?P<{p}fraction>\d{{1,9}}))? )?
        (?:\s?(?P<{p}half>[ap]\.?\s?m\b\.?))?
      | \s?(?P<{p}bare>[ap]\.?\s?m\b\.?) )
    (?:\s?(?:Uhr|uur|hrs|hours|h)\b\.?)?
"""
_ZONE = r"""
    (?:\s?\(?(?P<{p}zone>
        (?:GMT|UTC)\s?[+\-−]\s?\d{{1,2}}(?::?\d\d)?(?!\d)
      | Z(?!\w) | [+\-−]\d\d:?\d\d(?!\d)
      | (?!AM\b|PM\b)[A-Z]{{2,5}}\b(?![a-z:|])
      | (?:Eastern|Central|Pacific|Mountain)(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)?\b )\)?)?
"""
TIME = (_CLOCK + _ZONE).format
# Zone letters count only as capitals: "8:37 pm in" names no zone.
_PLAIN_ZONE = re.compile(r"[A-Z]{2,5}|Z")
_NO_ZONE = re.compile(r"[^\W\d_]{1,5}")


def day_of(part: _Parts) -> Day | None:
    """The day that was found; None where there is no such day."""
    day = next(form.read(part) for form in FORMS if part[form.group])
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return None
    return day


class Clock(NamedTuple):
    hour: int
    minute: int
    second: int
    microsecond: int
    zone: str
    end: int


def clock_of(found: re.Match[str], p: str, end: int) -> Clock | None:
    """The time of the groups whose names begin with `p`; None where there is no such time ("24:61").

    It ends at `end`, or before letters that name no zone.
    """
    part = found.groupdict()
    hour, minute, second = (int(part[p + name] or -1) for name in ("hour", "minute", "second"))
    hour = _of_day(hour, part.get(f"{p}half") or part.get(f"{p}bare") or "")
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = part[f"{p}zone"] or ""
    if _NO_ZONE.fullmatch(zone) and not _PLAIN_ZONE.fullmatch(zone):
        zone, end = "", min(end, found.start(f"{p}zone"))
    microsecond = int((part[f"{p}fraction"] or "")[:6].ljust(6, "0"))
    return Clock(hour, max(0, minute), second, microsecond, zone, end)


def _of_day(hour: int, half: str) -> int:
    """The hour of 24 of "8" and "p.m."."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _century(digits: str | None) -> int:
    if not digits:
        return 0
    return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold().replace("ı", "i"))
    # й is a letter of its own, not и with a mark: month names hold none.
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
