"""Explicit dates of a page's own lines: "December 8, 2016 8:37:01 pm", "08/12/2016 20:37 GMT", ISO 8601.

Only dates that are written out; "today" and "two hours ago" belong to the text's own reading. Nothing is
completed: a day without a year stays without, 08/12 stays open until something says which is the month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from newsreader.extraction.dates import calendars
from newsreader.extraction.dates.clocks import Clock, clock_of, time
from newsreader.extraction.dates.date_forms import REFUSED, Day, day_of, grammar
from newsreader.extraction.dates.digits import plain
from newsreader.extraction.dates.month_names import is_short, weekday

_FIGURE = re.compile(r"\d")
# The longest word before a day's figures, and a blank.
_LONGEST_WORD = 30
# Words between a date and its time, in the languages of the papers.
_JOIN = (
    r"[,;\s]{0,2}(?:[|\-–—•·/@]\s?|at\s|um\s|à\s|a\slas\s|alle\s(?:ore\s)?|às\s|kl\.?\s|klo\.?\s|o'clock\s"
    r"|(?:o\s)?godz\.\s|saat\s|pukul\s|jam\s|ora\s|ore\s|om\s|ob\s|u\s|v\s|la\s|lúc\s|t\.\s)?\s{0,2}"
)
_WIDE_JOIN = (
    r"(?:\s?(?:г(?:ода|\.)?|р(?:оку|\.)?|ж\.|թ\.|ء|میلادی|م)(?!\w)\.?)?[,;\s]{0,2}"
    r"(?:(?:[|\-–—•·/@]|في|ساعت|(?:عند\s)?الساع[ةه]|на|в|у|о|об|στις|בשעה|שעה|lúc|เวลา|बजे|um|at|kl\.?)\s?)?"
    r"(?:[|\-–—•·:]\s?)?\s{0,2}"
)
_FLAGS = re.VERBOSE | re.IGNORECASE
# What may stand between a weekday and its date, and before both: "le", "am", "ngày", "от".
_WEEKDAY_BEFORE = re.compile(r"(?<![\w/.\-])((?:[^\W\d_]+[ -])?[^\s,;:|/()\d.]{2,14})(\.?,?)\s{1,2}$")
_ARTICLE_BEFORE = re.compile(
    r"(?<![\w/.\-])(?:am|le|el|il|den|dne|dnia|ngày|pada|от|на|по|วันที่|στις|τις|ב)[\s\-]?\s?$", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    r"\s?\(([日月火水木金土一二三四五六월화수목금토일])\)"
    r"|[,\s(]{0,3}((?:[^\W\d_]+[ -])?[^\s,;:|/()\d.]{2,14})\)?\.?"
)
_BY_SIGN = {
    sign: day
    for signs in ("月火水木金土日", "一二三四五六日", "월화수목금토일")
    for day, sign in enumerate(signs)
}
# Before a year of another calendar: what stands before it is not a day without a year.
_OTHER_YEAR = re.compile(r"[,.]?\s(?:1[345]|2[456])\d\d(?!\d|\s?(?:GMT|UTC|IST|hrs)\b)")
# Persian words of a line that says when it was published.
_PERSIAN = re.compile("شنبه|انتشار|ساعت")


@cache
def _time_after(latin: bool) -> re.Pattern[str]:
    join = _JOIN if latin else _WIDE_JOIN
    return re.compile(rf"{join.replace(' ', '[ ]')}(?:(?<![\d])|(?<=[12]\d\d\d)){time('a', latin)}", _FLAGS)


@cache
def _time_before(latin: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.:]){time('b', latin)}[,;\s]{{0,2}}(?:[|\-–—•·]\s|on\s|am\s)?\s?$", _FLAGS)


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


def moments(text: str, language: str = "") -> Iterator[Moment]:
    """The dates of a short text, from left to right, with the times that stand beside them.

    `language` is the page's own tag ("fa-IR"): of a year of another calendar it says whose it is, and of a
    month's name that two languages share, which month.

    >>> [(m.year, m.month, m.day, m.hour, m.zone) for m in moments("Posted on Dec. 8, 2016 8:37 PM IST")]
    [(2016, 12, 8, 20, 'IST')]
    >>> [(m.month, m.day, m.other) for m in moments("08/12/2016")]
    [(12, 8, True)]
    >>> [(m.year, m.month, m.day) for m in moments("۱۸ آذر ۱۳۹۵")]
    [(2016, 12, 8)]
    """
    if not _FIGURE.search(text):
        return
    line = plain(text)
    figure = _FIGURE.search(line.text)
    assert figure is not None
    latin = line.latin and not calendars.has_other_years(language)
    reader = _Line(line.text, language or _language_of(line.text, latin), latin)
    for moment in reader.moments(max(0, figure.start() - _LONGEST_WORD)):
        if line.at:
            start, end = line.span(moment.start, moment.end)
            moment = replace(moment, start=start, end=end)
        yield moment


def _language_of(text: str, latin: bool) -> str:
    """Persian where the words of its publication lines stand: then 1395 is a year of its calendar."""
    return "fa" if not latin and _PERSIAN.search(text) and any(c in text for c in "پچژگی") else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line whose dates are looked for, with ASCII figures, and what its page's language is."""

    text: str
    language: str
    latin: bool

    def moments(self, position: int) -> Iterator[Moment]:
        reached = 0
        dates = grammar(self.latin)
        while found := dates.search(self.text, position):
            day = day_of(found.groupdict(), self.language)
            if day is None or not self._is_whole(found, day.year):
                # "Published 8" had the shape of "December 8": the date may begin inside.
                position = found.start() + 1
            elif day is REFUSED:
                position = found.end()
            else:
                moment = self._after(self._before(_moment(found, day), reached), reached)
                position = reached = max(moment.end, found.start() + 1)
                yield moment

    def _is_whole(self, found: re.Match[str], year: int) -> bool:
        """Whether a date stands by itself, or is one beyond doubt where it is glued to a word or a figure."""
        if not year:
            return not _OTHER_YEAR.match(self.text, found.end())
        before = self.text[: found.start()]
        if not before[-1:].isalpha() or not self.latin:
            return True
        return bool(_GLUED.match(found[0]))

    def _before(self, moment: Moment, reached: int) -> Moment:
        """With the weekday and the article that stand before it."""
        head = self.text[max(reached, moment.start - 40) : moment.start]
        started = moment.start - len(head)
        if named := _WEEKDAY_BEFORE.search(head):
            day, start = _weekday(named[1], named[2], self.language)
            if day is not None:
                head = head[: named.start(1) + start]
                moment = replace(moment, start=started + len(head), weekday=day)
        if article := _ARTICLE_BEFORE.search(head):
            moment = replace(moment, start=started + article.start())
        return moment

    def _after(self, moment: Moment, reached: int) -> Moment:
        """With the weekday and the time that stand after it, or the time before."""
        if moment.hour >= 0:
            return moment
        # Some pages hide one of two ways to write the day, and as text they stand together.
        written = self.text[moment.start : moment.end]
        if len(written) > 7 and self.text.startswith(written, moment.end):
            moment = replace(moment, end=moment.end + len(written))
        if moment.weekday < 0:
            moment = self._weekday_after(moment)
        found = _time_after(self.latin).match(self.text, moment.end)
        if found and (clock := clock_of(found, "a", found.end())):
            return _timed(moment, clock, start=moment.start, end=clock.end)
        # `$` of a search with an end looks at that end.
        found = _time_before(self.latin).search(self.text, max(reached, moment.start - 40), moment.start)
        if found and (clock := clock_of(found, "b", found.end())):
            return _timed(moment, clock, start=found.start(), end=moment.end)
        return moment

    def _weekday_after(self, moment: Moment) -> Moment:
        found = _WEEKDAY_AFTER.match(self.text, moment.end)
        if found is None:
            return moment
        if found[1]:
            return replace(moment, weekday=_BY_SIGN[found[1]], end=found.end())
        first = found[2].split()[0]
        for words, end in ((found[2], found.end()), (first, found.start(2) + len(first))):
            if len(words) > 3 or not words.isascii():
                day = weekday(words, self.language)
                if day is not None:
                    return replace(moment, weekday=day, end=end)
        return moment


def _weekday(words: str, mark: str, language: str) -> tuple[int | None, int]:
    """The weekday that words end with, and where in them it begins; None for none."""
    start = 0
    for word in (words, words[words.rfind(" ") + 1 :]):
        start = len(words) - len(word)
        # "to" is a Thursday, and "on" a Wednesday: short names count with their full stop or comma.
        if mark or not (word.isascii() and is_short(word)):
            day = weekday(word, language)
            if day is not None:
                return day, start
    return None, start


def _moment(found: re.Match[str], day: Day) -> Moment:
    """The date, with the time that ISO 8601 writes within."""
    start, end = found.span()
    moment = Moment(start, end, day.year, day.month, day.day, numeric=day.numeric, other=day.other)
    if found["ihour"] and (clock := clock_of(found, "i", found.end("iso"))):
        return _timed(moment, clock, start=start, end=clock.end)
    return moment


_GLUED = re.compile(
    r"\d{1,2}\.\s?(?:\d{1,2}\.\s?|[^\W\d_]{3,12}\.?\s)\d{4}$|[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}$"
)


def _timed(moment: Moment, clock: Clock, *, start: int, end: int) -> Moment:
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
