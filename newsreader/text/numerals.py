"""Numbers as news writes them: "10,000", "1.2 million", "twenty-five", "two dozen"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "  # noqa: SIM905
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905
        start=2,
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_SCALES |= {"m": 10**6, "bn": 10**9}

_WORDS = _UNITS | _TENS
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))

_DIGITS = re.compile(
    r"(?<![\w.,:/$£€#])(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}|\d{1,12}(?:\.\d{1,3})?)"
    r"(?:[ \u00a0-](?P<scale>hundred|thousand|million|billion|dozen)\b|(?P<short>m|bn)\b)?"
    r"(?![\w:/]|[.,]\d|[-–—]\d|['’]|-[^\W\d_]{2,})"
)
_SPELT = re.compile(
    rf"(?i)(?<![\w-])(?:(?:{_NAMES})(?:[- ](?:{_NAMES}))?|an?(?= (?:hundred|thousand|million|dozen)\b))"
    r"(?: (?:hundred|thousand|million|billion|dozen)\b){0,2}"
    rf"(?:(?: and)? (?:{_NAMES})(?:-(?:{_NAMES}))?\b)?(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """`bare` digits without a mark or a scale may be a year."""

    start: int
    end: int
    number: float
    bare: bool


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers of a stretch of text in order; parts of dates, times, scores and compounds are left out."""
    found = [*_written(text, start, end), *_spelt(text, start, end)]
    return iter(sorted(found, key=lambda numeral: numeral.start))


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
