"""The year of a month, or of a month and day, that is written without one."""

import re
from dataclasses import replace
from datetime import date

from newsreader.text.timex import stretches
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.vocabulary import MONTHS

# The year that a month, or a month and day, without one belongs to.


def choose_year(reader: Reader, month: int, day: int | None) -> tuple[int, Anchor] | None:
    """None if there is nothing to count from."""
    told = reader.year_told()
    if reader.narrative:
        if told is None:
            return None
        return _story_year(reader, month, day, told)
    if reader.published is None:
        return told
    published = reader.published
    anchor = Anchor("published", published)
    here = _story_inside_news(reader, month, told)
    if here is not None:
        return here
    begins = reader.range_start()
    if begins is not None:
        return (begins.year if month >= begins.month else begins.year + 1), anchor
    return (_nearest_year(month, day, published, reader.direction())), anchor


def _nearest_year(month: int, day: int | None, published: date, direction: Direction) -> int:
    """Back, or forward if the words say so; but never most of a year without good reason."""
    year = published.year
    this = date(year, month, min(day, 28) if day else 1)
    today = published if day else published.replace(day=1)
    if this == today or (day and month == published.month and day == published.day):
        return year
    past, ahead = (year, year + 1) if this < today else (year - 1, year)
    since, until = (today - this.replace(year=past)).days, (this.replace(year=ahead) - today).days
    return ahead if _lies_ahead(direction, bool(day), since, until) else past


# Words of the future reach so many times as far ahead as the last such day (month) is back.
_TIMES_AS_FAR = {
    (Direction.FORWARD_BESIDE, True): 4, (Direction.FORWARD_BESIDE, False): 6,
    (Direction.FORWARD, True): 1.5, (Direction.FORWARD, False): 1.5,
}  # fmt: skip
# Without them: within so many days ahead, if the last is more than so many back.
_CLOSE_AHEAD = {
    (Direction.UNSAID, True): (75, 270), (Direction.UNSAID, False): (95, 250),
    (Direction.BACK, True): (60, 300),
}  # fmt: skip


def _lies_ahead(direction: Direction, is_day: bool, since: int, until: int) -> bool:
    times = _TIMES_AS_FAR.get((direction, is_day))
    if times is not None:
        return until <= since * times
    close, far = _CLOSE_AHEAD.get((direction, is_day), (-1, 0))
    return until <= close and since > far


# "its first dividend since 1995 on Aug. 16": that year is only looked back to.
_COMPARED_WITH = re.compile(r"\b(?:since|than|from|until|before)(?: the| early| late)?\s\Z")


def _story_inside_news(
    reader: Reader, month: int, told: tuple[int, Anchor] | None
) -> tuple[int, Anchor] | None:
    """Inside news, a month close behind a date of another year is of that year: "In 2004 … in March"."""
    if told is None or reader.published is None:
        return None
    year, anchor = told
    between = reader.text[anchor.end : reader.start]
    if abs(year - reader.published.year) < 2 or len(between) > 40:
        return None
    if _AS_OF.search(between) or _SENTENCE_END.search(between) or _is_month_or_compared(reader, anchor):
        return None
    return None if reader.direction() == Direction.FORWARD_BESIDE else (year, anchor)


_AS_OF = re.compile(r"\bas of\b|\bsince\b")
_SENTENCE_END = re.compile(r"[.!?]\s")


def _is_month_or_compared(reader: Reader, anchor: Anchor) -> bool:
    """Whether the year told is itself taken from a month without one, or only looked back to."""
    last = reader.earlier()
    if last is None or not re.match(r"\d{4}", last.value):
        return True
    if last.traits.lacks_year and last.traits.family in ("date", "month"):
        return True
    return _COMPARED_WITH.search(reader.lower, max(0, anchor.start - 16), anchor.start) is not None


_UNTIL_MONTH = re.compile(r"\s?(?:-|–|—|to|until|till|through)\s?([a-z]{3,9})\b")


def _story_year(reader: Reader, month: int, day: int | None, told: tuple[int, Anchor]) -> tuple[int, Anchor]:
    """A narrative moves on in time: January after December is the next year's."""
    year, anchor = told
    last = reader.story
    if last is None or last.day is None or last.day.year != year:
        return year, anchor
    before, until = last.day.month, _UNTIL_MONTH.match(reader.lower, reader.end, reader.end + 20)
    ends = MONTHS.get(until[1], 12) if until is not None else 12
    if ends < month:
        # "from October to March" holds the month told, or begins after it.
        return (year - 1 if before <= ends else year), anchor
    if last.precision not in ("year", "half-year"):
        year += _years_passed(before, month)
    return year, anchor


def _years_passed(before: int, month: int) -> int:
    """1 from December to January, -1 from January back to December."""
    if before >= 10 and month <= 3:
        return 1
    return -1 if before <= 2 and month >= 11 else 0


def on_calendar(
    reader: Reader, month: int, day: int | None, mod: str = "", end: int | None = None
) -> Reading:
    """The reading of a month, or a month and day, whose year is left out."""
    chosen = choose_year(reader, month, day)
    if reader.year_bc:
        value = f"{reader.year_bc:04}-{month:02}" + (f"-{day:02}" if day else "")
        return replace(dated(stretches.before_christ(value, "day" if day else "month"), mod=mod), end=end)
    if chosen is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return unresolved(value, "no year is given, and no publication date to count from", mod=mod)
    year, anchor = chosen
    found = stretches.day(date(year, month, day)) if day else stretches.month(year, month)
    return replace(dated(found, mod=mod, anchor=anchor, year=str(year)), end=end)


_RANGE_REST = re.compile(
    r"\s?(?:-|–|—|to|and|or|until|till|through|,)\s?(?:the )?(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd"
    r"|th)? )?(?:of )?(?P<month>[a-z]{3,9})\.?(?: (?P<second>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,"
    r"| of)?)?,? (?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])"
)


def year_after_range(reader: Reader) -> int | None:
    """ "14 August – 24 August 1914": the year of the second date is that of the first too."""
    rest = _RANGE_REST.match(reader.lower, reader.end, reader.end + 60)
    if rest is None or rest["month"] not in MONTHS:
        return None
    return int(rest["year"])
