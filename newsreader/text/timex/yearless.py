"""The year of a month, or of a month and day, that is written without one."""

import re
from dataclasses import replace
from datetime import date

from newsreader.text.timex import stretches
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


def _nearest_year(month: int, day: int | None, published: date, direction: int) -> int:
    """Back, or forward if the words say so; but never most of a year without good reason."""
    year = published.year
    this = date(year, month, min(day, 28) if day else 1)
    today = published if day else published.replace(day=1)
    if this == today or (day and month == published.month and day == published.day):
        return year
    past, ahead = (year, year + 1) if this < today else (year - 1, year)
    since, until = (today - this.replace(year=past)).days, (this.replace(year=ahead) - today).days
    if direction == 2:
        return past if since * (4 if day else 6) < until else ahead
    if direction == 1:
        return past if since * 1.5 < until else ahead
    if direction == -2:
        return past
    if direction == 0:
        return ahead if until <= (75 if day else 95) and since > 270 - (0 if day else 20) else past
    return ahead if day and until <= 60 and since > 300 else past


# "its first dividend since 1995 on Aug. 16": that year is only looked back to.
_COMPARED_WITH = re.compile(r"\b(?:since|than|from|until|before)(?: the| early| late)?\s\Z")


def _story_inside_news(
    reader: Reader, month: int, told: tuple[int, Anchor] | None
) -> tuple[int, Anchor] | None:
    """Inside news, a month close behind a date of another year is of that year: "In 2004 … in March"."""
    if told is None or reader.published is None:
        return None
    year, anchor = told
    if reader.direction() == 2 or year == reader.published.year or reader.start - anchor.end > 120:
        return None
    last = reader.earlier()
    if (
        last is None
        or last.rule in ("bare-month", "month-day", "day-month")
        or not re.match(r"\d{4}", last.value)
    ):
        return None
    if _COMPARED_WITH.search(reader.lower, max(0, anchor.start - 16), anchor.start):
        return None
    between = reader.text[anchor.end : reader.start]
    if len(between) > 40 or re.search(r"\bas of\b|\bsince\b", between):
        return None
    if abs(year - reader.published.year) >= 2 and not re.search(r"[.!?]\s", between):
        return year, anchor
    return None


_UNTIL_MONTH = re.compile(r"\s?(?:-|–|—|to|until|till|through)\s?([a-z]{3,9})\b")


def _story_year(reader: Reader, month: int, day: int | None, told: tuple[int, Anchor]) -> tuple[int, Anchor]:
    """A narrative moves on in time: January after December is the next year's."""
    year, anchor = told
    last = reader.story
    if last is None or last.when is None or last.when.earliest is None or last.when.earliest.year != year:
        return year, anchor
    before = last.when.earliest.month
    until = _UNTIL_MONTH.match(reader.lower, reader.end, reader.end + 20)
    if until is not None and until[1] in MONTHS and MONTHS[until[1]] < month:
        # "from October to March" holds the month told, or begins after it.
        return (year - 1 if before <= MONTHS[until[1]] else year), anchor
    if last.when.precision in ("year", "half-year"):
        return year, anchor
    if before >= 10 and month <= 3 and month < before:
        return year + 1, anchor
    if before <= 2 and month >= 11:
        return year - 1, anchor
    return year, anchor


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
