"""Numbers in words: "three hundred and fifty thousand", "half a million", "two and a half dozen"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.text import english

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
SCALES |= {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
# Of a whole: "half a million", "three quarters of a million".
PART = {"half": 0.5, "quarter": 0.25, "quarters": 0.25}

_UNITS = english.numbers("number") | english.numbers("tens")
_A = frozenset({"a", "an"})
_NAMES = english.alternatives(_UNITS)
_SCALE = english.alternatives(SCALES)
_RUN = re.compile(
    rf"(?i)(?<![\w-])(?:{_NAMES}|half|an?(?=[ \u00a0-](?:{_SCALE}|half|quarter)\b))\b"
    rf"(?:[ \u00a0-](?:{_NAMES}|{_SCALE}|and|an?|half|quarters?|of)\b){{0,30}}"
)
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"\w|-(?!odd\b)")
# "one or two", "one to three", "one boat": alone it is a pronoun more often than a count.
_GOES_ON = re.compile(rf"(?i) (?:(?:or|to|and) (?:{_NAMES})|[a-z]{{2,}})\b")
_NOT_ONE = re.compile(r"(?i)\b(?:no|any|every|some|each|this|(?<!said )(?<!says )(?<!ing )that|the|which) \Z")


@dataclass(frozen=True, slots=True)
class SpeltNumber:
    start: int
    end: int
    number: float


def spelt(text: str, start: int, end: int) -> Iterator[SpeltNumber]:
    """The numbers in words of a stretch of text; parts of compounds ("five-day") are left out.

    >>> [(n.number, n.start) for n in spelt("Two hundred and three hundred.", 0, 30)]
    [(200.0, 0), (300.0, 16)]
    """
    at = start
    while (run := _RUN.search(text, at, end)) is not None:
        words = list(_WORD.finditer(text, run.start(), run.end()))
        lows = [word.group().lower() for word in words]
        number, used = _part_of_scale(lows) or _sum(lows)
        if not used:
            at = words[0].end()
            continue
        at = words[used - 1].end()
        if _COMPOUND.match(text, at):
            at = run.end()
        elif number > 1 or (number == 1 and _is_counted_one(text, run.start(), at)):
            yield SpeltNumber(run.start(), at, float(number))


def _is_counted_one(text: str, start: int, end: int) -> bool:
    return _GOES_ON.match(text, end) is not None and not _NOT_ONE.search(text, max(0, start - 12), start)


def _part_of_scale(words: list[str]) -> tuple[float, int] | None:
    """ "Half a million", "a quarter of a million": the number and how many words it takes.

    >>> _part_of_scale(["three", "quarters", "of", "a", "million", "and"])
    (750000.0, 5)
    """
    many, at = (1, 1) if words[0] in _A else (_UNITS[words[0]], 1) if words[0] in _UNITS else (1, 0)
    if at >= len(words) - 1 or words[at] not in PART or (at and many > 1 and words[at] != "quarters"):
        return None
    whole = many * PART[words[at]]
    at += 1
    while at < len(words) - 1 and words[at] in ("of", "a", "an"):
        at += 1
    if words[at] not in SCALES:
        return None
    while at < len(words) and words[at] in SCALES:
        whole *= SCALES[words[at]]
        at += 1
    return whole, at


def _sum(words: list[str]) -> tuple[float, int]:
    """The number that the words begin with, and how many of them it takes.

    >>> _sum(["two", "hundred", "and", "fifty", "thousand"]), _sum(["two", "and", "three"])
    ((250000, 5), (2, 1))
    >>> _sum(["a", "million", "and", "a", "half"]), _sum(["two", "and", "a", "half", "million"])
    ((1500000.0, 5), (2500000.0, 5))
    """
    total: float = 0
    current: float = 0
    smallest: float = 10**15
    at = 0
    while at < len(words):
        word, before = words[at], words[at - 1] if at else ""
        if word == "and" and before in SCALES | _UNITS:
            if part := _and_a_part(words, at):
                # "two and a half million", "a million and a half"
                total, current = (
                    (total + part * SCALES[before], current) if before in SCALES else (total, current + part)
                )
                at += 3
                continue
            if before == "dozen" or not _goes_on(words, at + 1, current, smallest) or before in _UNITS:
                break
        elif word in _UNITS and _goes_on(words, at, current, smallest):
            current += _UNITS[word]
        elif word in _A and not at and words[1:2] and words[1] in SCALES:
            current = 1
        elif word in SCALES and current:
            if SCALES[word] <= 100:
                current *= SCALES[word]
            else:
                total, current, smallest = total + current * SCALES[word], 0, SCALES[word]
        else:
            break
        at += 1
    return total + current, at


def _and_a_part(words: list[str], at: int) -> float:
    """What "and a half" at this place adds."""
    if at + 2 < len(words) and words[at + 1] in _A:
        return PART.get(words[at + 2], 0)
    return 0


def _goes_on(words: list[str], at: int, current: float, smallest: float) -> bool:
    """Whether the number below a hundred at this place goes on with those before: of "two hundred and three
    hundred" the three does not."""
    unit = _UNITS.get(words[at]) if at < len(words) else None
    if unit is None or unit >= smallest:
        return False
    before = words[at - 1] if at else ""
    if before in _UNITS:
        return _UNITS[before] >= 20 and unit < 10
    following = next((SCALES.get(word) for word in words[at + 1 : at + 3] if word not in _UNITS), None)
    return following is None or (current == 0 if following <= 100 else following < smallest)
