"""A date as an editor types it in a form: the grammar of the articles, on words that must be a date entirely.

    >>> understand("about 17 November 2016")
    When(earliest=datetime.date(2016, 11, 14), latest=datetime.date(2016, 11, 20), precision='day', \
circa=True, time=None, zone='', part_of_day='')
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from newsreader.text.timex import find, stretches
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.vocabulary import MONTHS, WEEKDAYS
from newsreader.text.when import When

EXAMPLES = (
    "“17 November 2016”, “early December 2016”, “about 2012”, “between 3 and 5 May 2016” or "
    "“15 Nov 2016, 14:30”"
)

_HEDGE = re.compile(
    r"(?:about|around|circa|ca?\.|c|approximately|roughly|probably|~)\s*(?=\S)", re.IGNORECASE
)
_NIGHT = re.compile(
    r"(?:overnight|(?:in |during )?the night of|night of)[, ]+(?:(?:on|from|of)\s+)?", re.IGNORECASE
)
_OPEN = re.compile(r"(?P<word>before|until|till|by|not after|after|since|from|not before)\s+", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|–|—|to|and|until|till|through)\s*", re.IGNORECASE)
_ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_ISO_WEEK = re.compile(r"(\d{4})-?W(\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|['’]\d\d")


def understand(words: str, day_first: bool | None = None) -> When:
    """Raises ValueError, with examples for the reader, for what is no date or lacks its year."""
    text = " ".join(words.split()).strip(" .,;")
    if not text:
        raise ValueError(f"No date was given. Write for example {EXAMPLES}.")
    text = re.sub(r"[^\W\d_]+", _capital, text)
    hedge = _HEDGE.match(text)
    if hedge and not text[hedge.end() :].startswith("the "):
        when = _read(text[hedge.end() :], words, day_first)
        return _hedged(when)
    return _read(text, words, day_first)


def _capital(word: re.Match[str]) -> str:
    small = word[0].lower()
    return (
        small.capitalize() if small in MONTHS or small in WEEKDAYS else small if small in _SMALL else word[0]
    )


_SMALL = frozenset(
    ["the", "of", "and", "to", "from", "between", "early", "late", "mid", "in", "overnight", "night"]
)


def _hedged(when: When) -> When:
    """As wide as "about" is in an article."""
    reach = timedelta(days=stretches.HEDGES.get(when.precision, 0))
    earliest = when.earliest - reach if when.earliest else None
    latest = when.latest + reach if when.latest else None
    return replace(when, earliest=earliest, latest=latest, circa=True)


def _read(text: str, words: str, day_first: bool | None) -> When:
    try:
        for reading in (_iso, _night, _open_ended):
            when = reading(text, words, day_first)
            if when is not None:
                return when
        return _whole(text, words, day_first)
    except OverflowError as error:
        raise _no_date(words) from error


def _no_date(words: str) -> ValueError:
    return ValueError(f"“{words.strip()[:60]}” is no date that can be read. Write for example {EXAMPLES}.")


def _iso(text: str, words: str, day_first: bool | None) -> When | None:
    month = _ISO_MONTH.fullmatch(text)
    if month:
        return stretches.month(int(month[1]), int(month[2])).when()
    week = _ISO_WEEK.fullmatch(text)
    if week:
        try:
            return stretches.week(date.fromisocalendar(int(week[1]), int(week[2]), 1)).when()
        except ValueError as error:
            raise _no_date(words) from error
    return None


def _night(text: str, words: str, day_first: bool | None) -> When | None:
    """ "overnight 7–8 December 2016"; of one day alone, the night that begins on it."""
    lead = _NIGHT.match(text)
    if lead is None:
        return None
    when = _whole(text[lead.end() :], words, day_first)
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 1:
        raise _no_date(words)
    latest = when.latest if when.latest > when.earliest else when.earliest + timedelta(days=1)
    return When(when.earliest, latest, "part-of-day", part_of_day="NI")


def _open_ended(text: str, words: str, day_first: bool | None) -> When | None:
    """ "before 5 May 2016", "since 2012": one bound stays open."""
    lead = _OPEN.match(text)
    if lead is None or (lead["word"].lower() == "from" and len(_found(text, day_first)) > 1):
        return None
    when = _whole(text[lead.end() :], words, day_first)
    word = lead["word"].lower()
    if when.earliest is None or when.latest is None:
        raise _no_date(words)
    if word == "before":
        return When(None, when.earliest - timedelta(days=1), when.precision)
    if word in ("until", "till", "by", "not after"):
        return When(None, when.latest, when.precision)
    if word == "after":
        return When(when.latest + timedelta(days=1), None, when.precision)
    return When(when.earliest, None, when.precision)


def _found(text: str, day_first: bool | None) -> list[Timex]:
    return [timex for timex in find(text, None, narrative=False, day_first=day_first) if timex.type != "SET"]


def _whole(text: str, words: str, day_first: bool | None) -> When:
    """The When of words that are one expression, or the two ends of a range, and nothing else."""
    text = _RANGE_LEAD.sub("", text, count=1) if _RANGE_LEAD.match(text) else text
    found = _found(text, day_first)
    if any("unresolved" in timex.marks for timex in found):
        raise ValueError(f"“{words.strip()[:60]}” {_what_is_missing(found)}")
    whens = [timex.when for timex in found if timex.when is not None]
    if len(whens) == len(found) in (1, 2) and _covers(text, found):
        return _checked(whens[0], text, words) if len(whens) == 1 else _from_to(whens[0], whens[1], words)
    return _by_dateparser(text, words, day_first)


def _what_is_missing(found: list[Timex]) -> str:
    if any(timex.traits.ambiguous for timex in found):
        return f"may be read day or month first. Write the month as a word: {EXAMPLES}."
    if any(timex.value.startswith("XXXX-") and timex.traits.lacks_year for timex in found):
        return f"lacks its year. Write for example {EXAMPLES}."
    return f"counts from a day that is not given. Write for example {EXAMPLES}."


def _from_to(one: When, two: When, words: str) -> When:
    if one.earliest is None or two.latest is None or one.earliest > two.latest:
        raise _no_date(words)
    return When(one.earliest, two.latest, "period")


def _covers(text: str, found: list[Timex]) -> bool:
    """Whether nothing but the expressions, and the word between two, stands there."""
    if text[: found[0].start].strip(" ,") not in ("", "on", "in", "the") or text[found[-1].end :].strip(
        " .,"
    ):
        return False
    return len(found) == 1 or bool(_BETWEEN.fullmatch(text[found[0].end : found[1].start]))


def _checked(when: When, text: str, words: str) -> When:
    """A weekday must be that day's."""
    for word in re.findall(r"[A-Z][a-z]+", text):
        number = WEEKDAYS.get(word.lower())
        if number is None or when.earliest is None or when.earliest != when.latest:
            continue
        if when.earliest.weekday() != number:
            right = when.earliest.strftime("%A")
            raise ValueError(f"{words.strip()[:60]} was a {right}: change the weekday or the date.")
    if when.earliest is None and when.latest is None:
        raise _no_date(words)
    return when


def _by_dateparser(text: str, words: str, day_first: bool | None) -> When:
    """Explicit dates of other languages and orders: day, month and year, or nothing."""
    if not _YEAR.search(text) or not re.search(r"[^\W\d_]{3}", text) or len(text) > 40:
        raise _no_date(words)
    import dateparser

    parsed = dateparser.parse(
        text,
        languages=["en", "fr", "de", "es", "it", "pt", "nl"],
        settings={"STRICT_PARSING": True, "DATE_ORDER": "MDY" if day_first is False else "DMY"},
    )
    if parsed is None:
        raise _no_date(words)
    return stretches.day(parsed.date()).when()
