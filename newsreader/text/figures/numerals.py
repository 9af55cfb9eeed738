"""Numbers as news writes them: "10,000", "1.2 million", "twenty-five", "two dozen"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.text import english

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_SCALES |= {"m": 10**6, "bn": 10**9}

_WORDS = english.numbers("number") | english.numbers("tens")
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))

_DIGITS = re.compile(
    r"(?<![\w.,:/$£€#])(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}|\d{1,12}(?:\.\d{1,3})?)"
    r"(?:[ \u00a0-](?P<scale>hundred|thousand|million|billion|dozen)\b|(?P<short>m|bn)\b)?"
    r"(?![\w:/]|[.,]\d|[-–—]\d|['’]|-[^\W\d_]{2,})"
)
_SPELT = re.compile(
    rf"(?i)(?<![\w-])(?:(?:{_NAMES})(?:[- ](?:{_NAMES}))?|an?(?= (?:hundred|thousand|million|dozen)\b))"
    r"(?:(?: (?:hundred|thousand|million|billion|dozen)\b){1,2}"
    rf"(?:(?: and)? (?:{_NAMES})(?:-(?:{_NAMES}))?\b)?)?(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """`bare` digits without a mark or a scale may be a year. A range has its high end in `upper`."""

    start: int
    end: int
    number: float
    bare: bool
    upper: float | None = None


def may_be_year(number: float) -> bool:
    return 1000 <= number <= 2100


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers of a stretch of text in order; parts of dates, times, scores and compounds are left out."""
    found = [*_written(text, start, end), *_spelt(text, start, end)]
    return iter(sorted(found, key=lambda numeral: numeral.start))


# What stands between the two ends of a range.
_TO = re.compile(r"(?i)(?:\s?(?:per\s?cent|percent|%))?(?:\s+(?P<word>to|and|or)\s+|\s?[-–—]\s?)\Z")
_BETWEEN = re.compile(r"(?i)\bbetween\s+\Z")
_FROM = re.compile(r"(?i)\bfrom\s+(?:about\s+|around\s+|some\s+)?\Z")
# The low end of "400–600", which is no number by itself.
_DASHED = re.compile(
    r"(?<![\w.,:/$£€#–—-])(?P<low>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}|\d{1,12}(?:\.\d{1,3})?)\s?[-–—]\s?\Z"
)
# In characters: what joins a range, and what is looked at before it for "between" and for "from about".
_LONGEST_JOINT = 24
_BEFORE_RANGE = 12
_BEFORE_CHANGE = 24
# "two or three" is a range, "400 or 600" a choice.
_HIGHEST_WITH_OR = 12
_SCALE = re.compile(r"(?i)(?:\b|\d)(hundred|thousand|million|billion|dozen|m|bn)\Z")


def amounts(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers of a stretch of text, the two ends of a range as one: "between 400 and 600", "400–600".

    >>> [(n.number, n.upper) for n in amounts("Some 400 to 600 left, then 12.", 0, 30)]
    [(400.0, 600.0), (12.0, None)]
    """
    waiting: Numeral | None = None
    for numeral in numerals(text, start, end):
        dashed = _DASHED.search(text, max(start, numeral.start - _LONGEST_JOINT), numeral.start)
        if dashed and waiting is None:
            low = float(re.sub("[,\u00a0\u202f]", "", dashed["low"]))
            waiting = Numeral(dashed.start("low"), dashed.end("low"), low, dashed["low"].isdigit())
        if waiting is not None:
            made = _range(text, start, waiting, numeral)
            if made is not None:
                if not _are_years(made):
                    yield made
                waiting = None
                continue
            if not dashed:
                yield waiting
        waiting = numeral
    if waiting is not None:
        yield waiting


def _range(text: str, start: int, low: Numeral, high: Numeral) -> Numeral | None:
    """The two as one, where words or a dash make them a range."""
    joint = _TO.fullmatch(text, low.end, high.start) if high.start - low.end <= _LONGEST_JOINT else None
    number = _in_scale_of(text, low, high)
    if joint is None or number >= high.number:
        return None
    word = (joint["word"] or "").lower()
    between = _BETWEEN.search(text, max(start, low.start - _BEFORE_RANGE), low.start)
    if not _joins(word, high, between=between is not None):
        return None
    if word == "to" and _tells_a_change(text, start, low):
        return None
    first = between.start() if between else low.start
    return Numeral(first, high.end, number, low.bare and high.bare, high.number)


def _in_scale_of(text: str, low: Numeral, high: Numeral) -> float:
    """The low end, which in "two to three million" has the high end's scale."""
    scale = _SCALE.search(text, high.start, high.end)
    if scale is None or _SCALE.search(text, low.start, low.end):
        return low.number
    scaled = low.number * _SCALES[scale[1].lower()]
    return scaled if scaled < high.number else low.number


def _joins(word: str, high: Numeral, *, between: bool) -> bool:
    """Whether the word (none: a dash) makes a range: "and" after "between", "or" of small numbers, "to"."""
    if word == "and" or between:
        return word == "and" and between
    return word != "or" or high.number <= _HIGHEST_WITH_OR


def _tells_a_change(text: str, start: int, low: Numeral) -> bool:
    """Whether the two are not the ends of one number: "rose from 12 to 15 people"."""
    origin = _FROM.search(text, max(start, low.start - _BEFORE_CHANGE), low.start)
    if origin is None:
        return False
    earlier = text[max(start, origin.start() - 3) : origin.start()].rstrip()
    return bool(earlier) and not earlier.endswith(",")


def _are_years(numeral: Numeral) -> bool:
    return numeral.bare and may_be_year(numeral.number) and may_be_year(numeral.upper or 0.0)


def _written(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(text, start, end):
        scale = match["scale"] or match["short"] or ""
        digits = match.group()[: len(match.group()) - len(scale)].rstrip(" \u00a0-")
        plain = re.sub("[,\u00a0\u202f]", "", digits)
        number = float(plain) * _SCALES.get(scale, 1)
        yield Numeral(match.start(), match.end(), number, digits.isdigit() and not scale)


def _spelt(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _SPELT.finditer(text, start, end):
        number = _value(re.split(r"[\s-]+", match.group().lower()))
        # "one" is a pronoun more often than a count.
        if number > 1:
            yield Numeral(match.start(), match.end(), float(number), False)


def _value(words: list[str]) -> int:
    """
    >>> _value(["two", "hundred", "and", "fifty"])
    250
    """
    total = current = 0
    for word in words:
        if word in ("a", "an"):
            current = 1
        elif word in _WORDS:
            current += _WORDS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale <= 100:
                current = max(1, current) * scale
            else:
                total += max(1, current) * scale
                current = 0
    return total + current
