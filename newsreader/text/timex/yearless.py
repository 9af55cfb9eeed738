"""The year of a month, or of a month and day, that is written without one."""

import re
from datetime import date
from functools import cache

from newsreader.text.timex import clauses, stretches
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.vocabulary import MONTHS
from newsreader.text.timex.within import PARTICIPLE, PAST

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_NTH = r"[0-3]?[0-9](?:st|nd|rd|th)?"

# The year that a month, or a month and day, without one belongs to.


def choose_year(reader: Reader, month: int, day: int | None) -> tuple[int, Anchor] | None:
    """None if there is nothing to count from."""
    if reader.narrative:
        told = reader.year_told()
        return None if told is None else _story_year(reader, month, day, told)
    if reader.published is None:
        return reader.year_told()
    published = reader.published
    anchor = Anchor("published", published)
    here = _of_the_year_named(reader, month) or _story_inside_news(reader)
    if here is not None:
        return here
    begins = reader.range_start()
    if begins is not None:
        if ends := _fiscal_year(reader):
            return ends, anchor
        return (begins.year if month >= begins.month else begins.year + 1), anchor
    direction = Direction.BACK if reader.follows(_PERIOD_THROUGH) else reader.direction()
    year = _nearest_year(month, day, published, direction)
    return year - (direction < 0 and _ends_after(reader, year, month, published)), anchor


# "In 2015, on 3 March", "the second raid of 2015, on 7 June".
_BESIDE_ITS_YEAR = re.compile(r",?\s(?:on|in|from|between|by|before|until|early in|late in)\s(?:the\s)?|,\s")
_ONE_OF_A_LIST = re.compile(
    r",\s|(?:,|,?\s(?:and|or|but))\s(?:(?:then|later|finally|lastly|one|another)\s)?"
    r"(?:(?:again|once more)\s)?(?:in\s|on\s)?|,?\sand\s(?:at|in|near)\s[\w’'-]+\s(?:in|on)\s"
    r"|\s?[-–—/]\s?|\sto\s"
)


def _of_the_year_named(reader: Reader, month: int) -> tuple[int, Anchor] | None:
    """The year named straight before it, or before the one that it stands in a list with."""
    last = reader.last
    if last is None or last.day is None or reader.start - last.end > 30:
        return None
    between = reader.between(last)
    if last.traits.family == "year" and last.precision == "year" and not last.mod:
        if _BESIDE_ITS_YEAR.fullmatch(between) and reader.follows(_OF_A_YEAR, last):
            return last.day.year, reader.anchor_of(last)
        return None
    told = last.anchor
    if not last.traits.lacks_year or told is None or told.kind != "timex" or told.day is None:
        return None
    if not _ONE_OF_A_LIST.fullmatch(between):
        return None
    return last.day.year + (month < last.day.month), Anchor("timex", told.day, told.start, told.end)


_OF_A_YEAR = re.compile(r"(?:(?<!since )(?<!than )(?<!with )\b(?:in|of|during)|,) $")
_RANGE_END = re.compile(
    rf"\s?(?:-|–|—|to|until|till|through|and)\s?(?:the\s|early\s|late\s|mid-)?"
    rf"(?:(?P<day>{_NTH})\s(?:of\s)?)?(?P<month>{_NAMES})\b(?:\.?\s(?P<second>{_NTH})\b)?"
)


def _fiscal_year(reader: Reader) -> int:
    """ "The fiscal year through June": the year it ends in; 0 for another range."""
    fiscal = _FISCAL.fullmatch(reader.last.value) if reader.last is not None else None
    return int(fiscal[1]) if fiscal else 0


def _ends_after(reader: Reader, year: int, month: int, published: date) -> bool:
    """ "From February to June the wells were dry", told in March: what is told as past has ended."""
    found = _RANGE_END.match(reader.lower, reader.end, reader.end + 30)
    if found is None or (" and" in found[0] and not reader.follows(_BETWEEN)):
        return False
    last, day = MONTHS[found["month"]], _number(found["day"] or found["second"])
    year += last < month
    if day:
        return (year, last, day) > (published.year, published.month, published.day)
    return (year, last) > (published.year, published.month)


_FISCAL = re.compile(r"FY(\d{4})")
# "The survey covers the period through March", never "The ban covers the period through March"
_PERIOD_THROUGH = re.compile(
    r"\b(?:accounts|audit|data|figures|index|report|results|review|statement|study|survey)\b[^.;]{0,40}"
    r" (?:the|its) period (?:through|to|ended|ended in)(?: the end of)? \Z"
)


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
    (Direction.FORWARD, True): 4, (Direction.FORWARD, False): 12,
    (Direction.MAYBE_FORWARD, True): 1.5, (Direction.MAYBE_FORWARD, False): 1.5,
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
_COMPARED_WITH = re.compile(r"\b(?:since|than|from|until|before)(?: in)?(?: the| early| late)?\s\Z")


def _story_inside_news(reader: Reader) -> tuple[int, Anchor] | None:
    """Inside news, a month close behind a date of another year is of that year: "In 2004 … in March"."""
    if reader.last is None or reader.published is None or (told := reader.year_told()) is None:
        return None
    year, anchor = told
    if abs(year - reader.published.year) < 2 or reader.start - anchor.end > 40:
        return None
    between = reader.text[anchor.end : reader.start]
    if (
        _AND_WILL.search(between)
        or _AS_OF.search(between)
        or _SENTENCE_END.search(between)
        or _is_month_or_compared(reader, anchor)
    ):
        return None
    if _is_aside(reader, anchor):
        return None
    if _AND_THEN.match(between) and _FOUNDED.search(clauses.tail(reader.lower, anchor.start, 40)):
        return None
    ahead = reader.direction()
    if ahead == Direction.FORWARD_BESIDE or (ahead == Direction.FORWARD and _ANOTHER_CLAUSE.search(between)):
        return None
    return year, anchor


@cache
def _in_an_aside() -> re.Pattern[str]:
    """ ", built in 1998, closed", "Built in 1998, it closed", ", who took office in 1998, left"."""
    return re.compile(
        rf"(?:^|[.!?]\s|,\s)(?:(?:[a-z]+ly|first) )?(?:[a-z]{{3,}}ed|{PARTICIPLE})\b[^,.;]*$"
        r"|,\s(?:who|which|whose)\b[^,.;]*$"
    )


@cache
def _done_to_it() -> re.Pattern[str]:
    """ "The law passed in 2015 was changed"; "the siege of 2015 began" gives its year."""
    return re.compile(rf"\b(?:[a-z]{{3,}}ed|{PARTICIPLE})\s(?:in|since)\s$")


_AND_SO_ON = re.compile(r",\s(?:and|but)\b")


def _is_aside(reader: Reader, anchor: Anchor) -> bool:
    """Whether the year told is only that of what is spoken of, and not of what happened to it."""
    if _AND_SO_ON.match(reader.lower, anchor.end):
        return False
    if reader.lower.startswith(",", anchor.end):
        return _in_an_aside().search(clauses.tail(reader.lower, anchor.start, 70)) is not None
    if not _done_to_it().search(clauses.tail(reader.lower, anchor.start, 40)):
        return False
    return PAST.first(reader.lower[anchor.end + 1 : anchor.end + 20]) == 0


# "It was built in 1961 and closed in February".
_FOUNDED = re.compile(
    r"\b(?:born|built|completed|created|erected|established|formed|founded|launched|opened|set up)"
    r"(?: here| there)? in $"
)
_AND_THEN = re.compile(r"(?:, but|,? and) ")
# "In 2012 it was sold; on 9 November it will close".
_ANOTHER_CLAUSE = re.compile(r";|,\s(?:and|but|so|yet)\b")
# "He became chairman in 1984 and will be 65 in March": another clause, and ahead.
_AND_WILL = re.compile(
    r"\b(?:and|but) (?:(?!(?:a|her|his|its|my|our|the|their|whose) )[a-z]+ )?"
    r"(?:will|(?:is|are) (?:due |set |expected |scheduled )?to|plans? to|expects? to)\b"
)
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
        compared = month > before and reader.follows(_COMPARED_TO)
        year += -1 if compared else _years_passed(before, month)
    return year, anchor


# "quieter than in November", told of February.
_COMPARED_TO = re.compile(r"\b(?:compared (?:to|with)|than|unlike|since)\b[^.,;:]{0,30}$")


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
        return dated(stretches.before_christ(value, "day" if day else "month"), mod=mod, end=end)
    if chosen is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return unresolved(value, "no year is given, and no publication date to count from", mod=mod)
    year, anchor = chosen
    found = stretches.day(date(year, month, day)) if day else stretches.month(year, month)
    return dated(found, mod=mod, anchor=anchor, end=end, year=str(year))


# What parts two months, or two days with their months: "May, July and", "3 March to", "Nov-".
_NEXT = (
    rf"(?:\s?(?P<link>-|–|—|/|,|&|,?\s(?:to|and(?:\s(?:again|then|later))?|or|until|till|through)\b)\s?(?P<again>in\s|on\s|of\s)?(?:the\s|early\s|late\s|mid-)?"
    rf"(?:(?P<day>{_NTH})\s(?:of\s)?)?(?P<month>{_NAMES})\b\.?(?:\s(?P<second>{_NTH})(?![0-9]))?)"
)
_NEXT_MONTH = re.compile(_NEXT)
_ITS_YEAR = re.compile(
    r"(?:,?\s(?:(?:[a-z]{4,12}\s)?of\s|in\s|\()?|,)(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9]|[,.][0-9])"
)
# "the October (2012) talks", "the October talks of 2012".
_YEAR_BEHIND = re.compile(
    r"\s(?:[(\[](?P<year>1[0-9]{3}|20[0-9]{2})[)\]]|[a-z]{4,12}\sof\s(?P<of>1[0-9]{3}|20[0-9]{2})"
    r"(?=[.,;:)]|\s(?:[a-z]+ed|and|had|in|that|was|were|which)\b))"
)
# How many months and days of one list share the year of its last.
_LONGEST_LIST = 8
_LONGEST_NEXT = 40
_LONGEST_YEAR = 24
_ANY_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_LONGEST_SHARED = _LONGEST_LIST * _LONGEST_NEXT + _LONGEST_YEAR
# "in December and January 2014": a list goes over the new year where its months lie this close.
_CLOSE = 4


def year_after_range(reader: Reader, month: int, day: int | None = None) -> int | None:
    """ "14 August – 24 August 1914", "in May, June and July 2013": the year that the last one names.

    From December to January it is the year before: "27 December to 3 January 2016".
    """
    behind = _YEAR_BEHIND.match(reader.lower, reader.end, reader.end + 40)
    if behind is not None:
        return int(behind["year"] or behind["of"])
    if _NEXT_MONTH.match(reader.lower, reader.end, reader.end + 30) is None:
        return None
    if _ANY_YEAR.search(reader.lower, reader.end, reader.end + _LONGEST_SHARED) is None:
        return None
    over, at, is_range = 0, reader.end, reader.follows(_BETWEEN)
    here = (month, day or 0)
    for _ in range(_LONGEST_LIST):
        rest = _NEXT_MONTH.match(reader.lower, at, at + _LONGEST_NEXT)
        if rest is None:
            return None
        there = (MONTHS[rest["month"]], _number(rest["day"] or rest["second"]))
        is_range = is_range or rest["link"].strip().removesuffix(" again") not in _LISTED
        over += _goes_over(here, there, is_range)
        here, at = there, rest.end()
        its_year = _ITS_YEAR.match(reader.lower, at, at + _LONGEST_YEAR)
        if its_year is not None:
            return int(its_year["year"]) - over if _is_shared(rest, its_year) else None
    return None


def _is_shared(rest: re.Match[str], its_year: re.Match[str]) -> bool:
    """ "in May and in June of 2014"; "in May and in June 2014 he left" leaves May open."""
    again = rest["again"]
    return not again or rest["link"].endswith("again") or "of " in again + its_year[0]


_BETWEEN = re.compile(r"\bbetween(?: the)? $")
_LISTED = frozenset([",", "and", ", and", "or", ", or", "&", "/"])


def _number(figures: str | None) -> int:
    return int("".join(filter(str.isdigit, figures))) if figures else 0


def _goes_over(here: tuple[int, int], there: tuple[int, int], is_range: bool) -> bool:
    """Whether a new year begins between two of a list, or the ends of a range."""
    back = here[0] > there[0] or (here[0] == there[0] and here[1] > there[1] > 0)
    return back and (is_range or (there[0] - here[0]) % 12 <= _CLOSE)
