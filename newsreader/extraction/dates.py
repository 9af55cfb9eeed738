"""Explicit dates of a page's own lines: "December 8, 2016 8:37:01 pm", "08/12/2016 20:37 GMT", ISO 8601.

Only dates that are written out; "today" and "two hours ago" belong to the text's own reading. Nothing is
completed: a day without a year stays without, 08/12 stays open until something says which is the month.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

_ENGLISH = "january february march april may june july august september october november december"
# Month names of the languages whose papers are on the starter list; matched without accents.
_MONTHS: dict[str, int] = {}
for _names in (
    _ENGLISH,
    "jan feb mar apr may jun jul aug sep oct nov dec",
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
_MONTHS["sept"] = 9
_WEEKDAYS = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mon tue wed thu fri sat sun",
        "mo tues weds thurs fr sa su",
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
_WEEKDAYS["thur"] = 3

_MONTH = r"(?P<{0}>[^\W\d_]{{3,12}})\.?"
_YEAR = r"(?P<{0}>(?:1[6-9]|20|21)\d\d)(?!\d)"
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
_TIME = (_CLOCK + _ZONE).format
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\.?,?\s{{1,2}})?"
_DAY = r"(?P<{0}>(?:0?[1-9]|[12]\d|3[01]))(?:st|nd|rd|th|er|\.|º)?"

_DATE = rf"""
    (?P<iso>(?P<iy>(?:1[6-9]|20|21)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)
        (?:[T\s](?P<ihour>\d\d):(?P<iminute>\d\d)(?::(?P<isecond>\d\d)(?:[.,](?P<ifraction>\d{{1,9}}))?)?
           \s?(?P<izone>Z|[+\-−]\d\d:?\d\d|UTC|GMT|[A-Z]{{3,4}}\b)?)?)(?!\d)
  | {_WEEKDAY} (?:
        {_DAY.format("d1")}[\s\-]{{1,2}}(?:of\s|de\s)?{_MONTH.format("m1")}(?:[\s,\-]{{1,2}}(?:de\s|del\s)?{_YEAR.format("y1")}
            | [\-\s]'?(?P<s1>\d\d)(?![\d:.]))?
      | {_MONTH.format("m2")}\s{{1,2}}{_DAY.format("d2")}(?!\d|[:.]\d)(?:,?\s{{1,2}}{_YEAR.format("y2")})?
      | (?P<n1>\d{{1,2}})(?P<sep>[/.\-])(?P<n2>\d{{1,2}})(?P=sep)
        (?P<ny>(?:1[6-9]|20|21)\d\d|\d\d)(?!\d|[/.\-]\d)
      | (?P<y3>(?:1[6-9]|20|21)\d\d)(?P<sep3>[/.])(?P<m3>\d{{1,2}})(?P=sep3)(?P<d3>\d{{1,2}})(?!\d)
    )
"""
_JOIN = (
    r"[,;\s]{0,2}(?:[|\-–—•·/@]\s?|at\s|um\s|à\s|a\slas\s|alle\s(?:ore\s)?|às\s|kl\.?\s|o'clock\s)?\s{0,2}"
)
_FLAGS = re.VERBOSE | re.IGNORECASE
# Zone letters count only as capitals: "8:37 pm in" names no zone.
_PLAIN_ZONE = re.compile(r"[A-Z]{2,5}|Z")
_NO_ZONE = re.compile(r"[^\W\d_]{1,5}")
_DATE_THEN_TIME = re.compile(
    rf"(?<![\w/.\-])(?:{_DATE})(?:{_JOIN.replace(' ', '[ ]')}(?<![\d]){_TIME(p='a')})?", _FLAGS
)
_TIME_BEFORE = re.compile(rf"(?<![\w/.:]){_TIME(p='b')}[,;\s]{{0,2}}(?:[|\-–—•·]\s|on\s|am\s)?\s?$", _FLAGS)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written, at [start, end) of the text given.

    `year` 0 was not given. `other` is the second reading of a numeric date (its day and month exchanged).
    `second`, `minute` and `hour` are -1 when not given. `zone` is as written.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    hour: int = -1
    minute: int = -1
    second: int = -1
    microsecond: int = 0
    zone: str = ""
    weekday: int = -1
    numeric: bool = False
    other: bool = False

    @property
    def local(self) -> datetime | None:
        """The clock's moment, midnight where no time is given; None where no such day exists."""
        if not self.year:
            return None
        try:
            return datetime(
                self.year,
                self.month,
                self.day,
                max(0, self.hour),
                max(0, self.minute),
                max(0, self.second),
                self.microsecond,
            )
        except ValueError:
            return None

    def exchanged(self) -> "Moment":
        return replace(self, month=self.day, day=self.month)


def moments(text: str) -> Iterator[Moment]:
    """The dates of a short text, from left to right, with the times that stand beside them.

    >>> [(m.year, m.month, m.day, m.hour, m.zone) for m in moments("Posted on Dec. 8, 2016 8:37 PM IST")]
    [(2016, 12, 8, 20, 'IST')]
    >>> [(m.month, m.day, m.other) for m in moments("08/12/2016")]
    [(12, 8, True)]
    """
    reached = position = 0
    while found := _DATE_THEN_TIME.search(text, position):
        moment = _moment(found)
        if moment is None:
            # "Published 8" had the shape of "December 8": the date may begin inside.
            position = found.start() + 1
            continue
        position = max(moment.end, found.start() + 1)
        if moment.hour < 0:
            # `$` of a search with an end looks at that end.
            before = _TIME_BEFORE.search(text, max(reached, found.start() - 40), moment.start)
            if before and (clock := _clock(before, "b", before.end())):
                moment = _timed(moment, clock, start=before.start(), end=moment.end)
        reached = moment.end
        yield moment


def _moment(found: re.Match[str]) -> Moment | None:
    """The date, with the time within or after it; None where there is no such day."""
    part = found.groupdict()
    day = next(read(part) for group, read in _FORMS if part[group])
    if not _exists(day):
        return None
    weekday = _WEEKDAYS[part["weekday"].casefold()] if part["weekday"] else -1
    start, end = found.span()
    moment = Moment(
        start, end, day.year, day.month, day.day, weekday=weekday, numeric=day.numeric, other=day.other
    )
    if part["ihour"]:
        clock = _clock(found, "i", found.end("iso"))
        return _timed(moment, clock, start=start, end=clock.end) if clock else moment
    if part["ahour"]:
        clock = _clock(found, "a", end)
        # No such time: the date stands alone.
        if clock is None:
            return replace(moment, end=found.start("ahour"))
        return _timed(moment, clock, start=start, end=clock.end)
    return moment


class _Day(NamedTuple):
    """A day as its pattern gave it: `year` 0 was not given, `month` 0 is none; else as in Moment."""

    year: int
    month: int
    day: int
    numeric: bool = False
    other: bool = False


_Parts = dict[str, Any]


def _iso(part: _Parts) -> _Day:
    return _Day(int(part["iy"]), int(part["im"]), int(part["id"]))


def _day_month(part: _Parts) -> _Day:
    year = int(part["y1"] or 0) or _century(part["s1"])
    return _Day(year, _MONTHS.get(_bare(part["m1"]), 0), int(part["d1"]))


def _month_day(part: _Parts) -> _Day:
    return _Day(int(part["y2"] or 0), _MONTHS.get(_bare(part["m2"]), 0), int(part["d2"]))


def _year_first(part: _Parts) -> _Day:
    return _Day(int(part["y3"]), int(part["m3"]), int(part["d3"]))


def _numeric(part: _Parts) -> _Day:
    first, second = int(part["n1"]), int(part["n2"])
    year = int(part["ny"]) if len(part["ny"]) == 4 else _century(part["ny"])
    day, month = (second, first) if second > 12 else (first, second)
    # Full stops are written between day and month only where the day comes first.
    other = part["sep"] != "." and first <= 12 and second <= 12 and first != second
    return _Day(year, month, day, numeric=True, other=other)


# The forms of a date: a group of the pattern that only this form fills, and what reads it.
_FORMS: tuple[tuple[str, Callable[[_Parts], _Day]], ...] = (
    ("iso", _iso),
    ("d1", _day_month),
    ("d2", _month_day),
    ("y3", _year_first),
    ("n1", _numeric),
)


class _Clock(NamedTuple):
    hour: int
    minute: int
    second: int
    microsecond: int
    zone: str
    end: int


def _clock(found: re.Match[str], p: str, end: int) -> _Clock | None:
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
    return _Clock(hour, max(0, minute), second, microsecond, zone, end)


def _of_day(hour: int, half: str) -> int:
    """The hour of 24 of "8" and "p.m."."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _timed(moment: Moment, clock: _Clock, *, start: int, end: int) -> Moment:
    return replace(
        moment,
        start=start,
        end=end,
        hour=clock.hour,
        minute=clock.minute,
        second=clock.second,
        microsecond=clock.microsecond,
        zone=clock.zone,
    )


def resolved(moment: Moment, day_first: bool | None) -> Moment | None:
    """The one reading of a moment; None where 08/12/2016 stays open.

    A weekday decides where it fits only one of the two; `day_first` decides the rest.
    """
    if not moment.other:
        return moment
    readings = [reading for reading in (moment, moment.exchanged()) if _fits_weekday(reading)]
    if len(readings) == 1 and moment.weekday >= 0:
        return readings[0]
    if day_first is None:
        return None
    return moment if day_first else moment.exchanged()


def _fits_weekday(moment: Moment) -> bool:
    return moment.weekday < 0 or date(moment.year, moment.month, moment.day).weekday() == moment.weekday


def _exists(day: _Day) -> bool:
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return False
    return True


def _century(digits: str | None) -> int:
    if not digits:
        return 0
    return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold().replace("ı", "i"))
    # й is a letter of its own, not и with a mark: month names hold none.
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
