"""Numbers as news writes them: "10,000", "517 000", "1½ million", "2 lakh"; in words see `spelt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from newsreader.text import english
from newsreader.text.figures.spelt import PART, SCALES, spelt

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SHORT = {"k": 1000, "m": 10**6, "bn": 10**9}
_FACTORS = SCALES | _SHORT

# "1,234,000", "12,34,000" as India writes it, "517 000", "1.2". Three digits after a point: see `_number`.
_GROUPED = (
    r"\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d{2}){1,4},\d{3}|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\w| \d)"
    r"|[1-9]\d{0,2}(?:\.\d{3}){2,4}|\d{1,12}(?:\.\d{1,3})?"
)
_SCALE_WORD = rf"(?:{english.alternatives(SCALES)})"
_DIGITS = re.compile(
    rf"(?<![\w.,:/$£€#+])(?<![^\W\d_][-‐‑])(?=[\d½¼¾⅓⅔])(?P<digits>{_GROUPED})?"
    r"(?P<vulgar>(?:(?<=\d)[ \u00a0])?[½¼¾⅓⅔]|(?<=\d)[ -]and[ -]an?[ -](?:half|quarter)\b)?"
    rf"(?:[ \u00a0-](?P<scale>{_SCALE_WORD})\b|(?P<short>k|m|bn)\b)?"
    r"(?![\w:/]|[.,]\d|[-–—]\d|['’]|-(?!odd\b)[^\W\d_]{2,})"
)
# Not "by the dozens", "dozens-strong".
_DOZENS = re.compile(r"(?<![\w-])(?<!the )(?i:dozens)\b(?![-‐‑])")
_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_GAPS = re.compile("[, \u00a0\u202f]")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# What makes "1.250" a little more than one: a share, or so many for each.
_OF_EACH = re.compile(r"\s?(?:per\s?cent\b|percent\b|%)|\s(?:[^\W_]+\s){0,2}per\b")
# "Flight 22 300 people saw", "March 3 200 people": a name's number, and then another one.
_NAMED = re.compile(
    r"(?<![.!?] )\b(?!(?:In|On|At|By|The|Some|About|Around|Nearly|Almost|Roughly|Over|Under|Only|Another) )"
    r"[A-Z]\w*\.? \Z"
)
_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True)
class Numeral:
    """`bare` digits without a mark or a scale may be a year. A range has its high end in `upper`.

    `at_least` says that the word tells no more than that: "dozens" are two dozen or more.
    """

    start: int
    end: int
    number: float
    bare: bool
    upper: float | None = None
    at_least: bool = False


def may_be_year(number: float) -> bool:
    return 1000 <= number <= 2100


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers of a stretch of text in order; parts of dates, times, scores and compounds are left out."""
    found = [*_written(text, start, end)]
    found += (Numeral(word.start, word.end, word.number, False) for word in spelt(text, start, end))
    if text.find("ozens", start, end) >= 0:
        found += _dozens(text, start, end)
    found.sort(key=lambda numeral: numeral.start)
    return iter(_added_up(text, found))


def _dozens(text: str, start: int, end: int) -> Iterator[Numeral]:
    for word in _DOZENS.finditer(text, start, end):
        yield Numeral(word.start(), word.end(), 2.0 * SCALES["dozen"], False, at_least=True)


def _added_up(text: str, found: list[Numeral]) -> list[Numeral]:
    """ "2 million four hundred thousand" as one, and "two dozens"."""
    whole: list[Numeral] = []
    for numeral in found:
        before = whole[-1] if whole else None
        if before and numeral.start < before.end:
            # "a half million" of "2 and a half million"
            continue
        if before and before.end + 1 == numeral.start and numeral.at_least:
            dozens = _times(before.number, SCALES["dozen"])
            whole[-1] = replace(before, end=numeral.end, number=dozens, bare=False)
        elif before and before.end + 1 == numeral.start and 1000 <= numeral.number < _scale_of(text, before):
            whole[-1] = replace(before, end=numeral.end, number=before.number + numeral.number)
        else:
            whole.append(numeral)
    return whole


def _scale_of(text: str, numeral: Numeral) -> int:
    scale = _SCALE.search(text, numeral.start, numeral.end)
    return _FACTORS[scale[1].lower()] if scale else 0


# What stands between the two ends of a range.
_TO = re.compile(r"(?i)(?:\s?(?:per\s?cent|percent|%))?(?:\s+(?P<word>to|and|or)\s+|\s?[-–—]\s?)\Z")
_IS_SHARE = re.compile(r"(?i)\s?(?:per\s?cent|percent|%)")
_BETWEEN = re.compile(r"(?i)\bbetween\s+\Z")
_FROM = re.compile(r"(?i)\b(?:from|by)\s+(?:about\s+|around\s+|some\s+)?\Z")
# The low end of "400–600", which is no number by itself.
_DASHED = re.compile(
    r"(?<![\w.,:/$£€#–—-])(?P<low>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}|\d{1,12}(?:\.\d{1,3})?)\s?[-–—]\s?\Z"
)
# In characters: what joins a range, and what is looked at before it for "between" and for "from about".
_LONGEST_JOINT = 24
_BEFORE_RANGE = 12
_BEFORE_CHANGE = 24
_LAST_DAY = 31
_MONTH_BEFORE = re.compile(rf"(?i)\b(?:{english.alternatives(english.numbers('month'))})\.? \Z")
# "two or three" is a range, "400 or 600" a choice.
_HIGHEST_WITH_OR = 12
_SCALE = re.compile(rf"(?i)(?:\b|\d)({_SCALE_WORD}|k|m|bn)\Z")


def amounts(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers of a stretch of text, the two ends of a range as one: "between 400 and 600", "400–600".

    >>> [(n.number, n.upper) for n in amounts("Some 400 to 600 left, then 12.", 0, 30)]
    [(400.0, 600.0), (12.0, None)]
    """
    waiting: Numeral | None = None
    for numeral in numerals(text, start, end):
        dashed = _DASHED.search(text, max(start, numeral.start - _LONGEST_JOINT), numeral.start)
        if dashed and (waiting is None or waiting.end < dashed.start("low")):
            if waiting is not None:
                yield waiting
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
    if joint and _IS_SHARE.search(joint[0]) and not _IS_SHARE.match(text, high.end):
        # "Rose 12 per cent to 84,740"
        return None
    if joint is None or number >= high.number or _ends_dateline(text, start, low, joint[0]):
        return None
    word = (joint["word"] or "").lower()
    between = _BETWEEN.search(text, max(start, low.start - _BEFORE_RANGE), low.start)
    scaled = word == "or" and _are_scaled(number, low, high)
    if not scaled and not _joins(word, low, high, between=between is not None):
        return None
    if word == "to" and _tells_a_change(text, start, low):
        return None
    first = between.start() if between else low.start
    return Numeral(first, high.end, number, low.bare and high.bare, high.number)


def _ends_dateline(text: str, start: int, low: Numeral, joint: str) -> bool:
    """Whether the low end is a dateline's day: "Jan 19 - Forty people left"."""
    if not low.bare or joint == joint.strip() or low.number > _LAST_DAY:
        return False
    return _MONTH_BEFORE.search(text, max(start, low.start - _LONGEST_JOINT), low.start) is not None


def _in_scale_of(text: str, low: Numeral, high: Numeral) -> float:
    """The low end, which in "two to three million" has the high end's scale."""
    scale = _SCALE.search(text, high.start, high.end)
    if scale is None or _SCALE.search(text, low.start, low.end):
        return low.number
    scaled = _times(low.number, _FACTORS[scale[1].lower()])
    return scaled if scaled < high.number else low.number


def _joins(word: str, low: Numeral, high: Numeral, *, between: bool) -> bool:
    """Whether the word ("" is a dash) makes a range: "and" after "between", "or" of small numbers, "to"."""
    if word == "and" or between:
        return between and word != "or"
    return word != "or" or high.number <= _HIGHEST_WITH_OR or _are_tens(low, high)


def _are_scaled(number: float, low: Numeral, high: Numeral) -> bool:
    """Whether they are few of the high end's scale: "two or three hundred"."""
    return low.number < number and high.number * low.number <= number * _HIGHEST_WITH_OR


def _are_tens(low: Numeral, high: Numeral) -> bool:
    """Whether they are the tens that something lies between: "30 or 40"."""
    return low.number % 10 == high.number % 10 == 0 and high.number - low.number == 10


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
    first = _DIGIT.search(text, start, end)
    if first is None:
        return
    at = first.start()
    while (match := _DIGITS.search(text, at, end)) is not None:
        at = match.end()
        digits = match["digits"] or ""
        if " " in digits and _NAMED.search(text, max(start, match.start() - _LONGEST_NAME), match.start()):
            at = match.start() + digits.index(" ")
            yield Numeral(match.start(), at, float(digits[: at - match.start()]), True)
            continue
        vulgar, scale = match["vulgar"] or "", match["scale"] or match["short"] or ""
        number = _number(text, match) + _part(vulgar)
        bare = digits.isdigit() and not scale and not vulgar
        yield Numeral(match.start(), match.end(), _times(number, _FACTORS.get(scale, 1)), bare)


def _times(number: float, factor: int) -> float:
    """The product as it would be written: 18.6 lakh are 1,860,000, where floats make 1860000.0000000002."""
    return float(Decimal(str(number)) * factor)


def _number(text: str, match: re.Match[str]) -> float:
    digits = match["digits"] or "0"
    if _POINTED.fullmatch(digits):
        # "1.200 houses": no house is split. More than one point never is a decimal's.
        decimal = match["scale"] or match["short"] or _OF_EACH.match(text, match.end())
        if digits.count(".") > 1 or not decimal:
            return float(digits.replace(".", ""))
    return float(_GAPS.sub("", digits))


def _part(vulgar: str) -> float:
    if not vulgar:
        return 0.0
    return _VULGAR.get(vulgar[-1]) or PART[re.split("[ -]", vulgar)[-1]]
