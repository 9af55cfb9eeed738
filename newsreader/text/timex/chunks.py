"""Where a time expression may stand: runs of words that time expressions are made of, with a telling one.

One pass over the words of a text, each looked up once; about half of all sentences hold no chunk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.text.timex.vocabulary import (
    CAPITAL_ONLY,
    CLOCK,
    DECADE,
    ERA,
    LEXICON,
    MERIDIEM,
    NTH,
    NUMBER,
    NUMBERED,
    ORDINAL,
    SLASHED,
    TRIGGERS,
    YEAR,
)


@dataclass(slots=True)
class Chunk:
    """`starts` are the offsets at which an expression may begin; `kinds` the union of its tokens' bits."""

    starts: list[int]
    end: int
    kinds: int


_TOKEN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])|[0-9]+|[^\W\d_]+")
_GAPS = frozenset(
    [
        "", " ", "  ", "\n", "\u00a0", "\u2009", "\u202f", "-", "‐", "‑", "–", "—", ",", ", ", " , ", " ,",
        ",\n", ". ", ".\n", ".", "., ", ".,", "/", " / ", ":", "’", "'", " ’", " '", " - ", " – ", " — ",
        "--", " -- ", " (", ") ", ". (", " +", " -", "+", "‘", " ‘", ".-", ".–", ")-", ". '", "’ ", "' ",
        "-'", "-’", "-‘",
    ]
)  # fmt: skip
_NOT_BEFORE_NUMBER = frozenset("$£€¥₹#@&=+_*№§")
_NOT_AFTER_NUMBER = frozenset("%°‰€£$_@*²³")
_ORDINAL_ENDINGS = frozenset(["st", "nd", "rd", "th"])
_GLUED_LETTER_WORDS = "t s st nd rd th am pm a p hrs h ad bc q gmt utc"
_GLUED_LETTERS = frozenset(_GLUED_LETTER_WORDS.split())


def chunks(text: str, lower: str, ancient: bool = False) -> Iterator[Chunk]:
    """`lower` is the text in small letters, of the same length. `ancient`: three figures may be a year."""
    starts: list[int] = []
    kinds = 0
    end = 0
    lexicon = LEXICON
    for token in _TOKEN.finditer(lower):
        word = token[0]
        first = word[0]
        if first.isdigit():
            bits = _number_kinds(lower, token.start(), token.end(), word)
            if ancient and bits and len(word) == 3:
                bits |= YEAR
        else:
            bits = lexicon.get(word, 0)
            if bits and word in CAPITAL_ONLY and not text[token.start()].isupper():
                bits = 0
        if not bits:
            if kinds & TRIGGERS:
                yield Chunk(starts, end, kinds)
            if starts:
                starts, kinds = [], 0
            continue
        start = token.start()
        if starts:
            gap = lower[end:start]
            if gap not in _GAPS:
                if kinds & TRIGGERS:
                    yield Chunk(starts, end, kinds)
                starts, kinds = [], 0
        if not (start and end == start and first.isalpha()):
            starts.append(start)
        elif not starts:
            # Letters glued to something that is no word of ours ("7th" after a poisoned figure).
            end = token.end()
            continue
        if word == "m" and lower[start - 1 : start] in (".", " ") and lower[start - 2 : start - 1] in "ap":
            bits |= MERIDIEM
        elif word == "c" and lower[start - 2 : start] in ("b.", ". "):
            bits |= ERA
        if bits & YEAR and lower[start - 1 : start] in ("'", "’", "‘") and start:
            starts[-1] = start - 1
        kinds |= bits
        end = token.end()
    if kinds & TRIGGERS:
        yield Chunk(starts, end, kinds)


def _number_kinds(lower: str, start: int, end: int, word: str) -> int:
    """What a run of digits may be, by what touches it; 0 for money, shares, part numbers and the like."""
    length = end - start
    numbered = False
    before = lower[start - 1] if start else " "
    after = lower[end] if end < len(lower) else " "
    if (
        before in _NOT_BEFORE_NUMBER and lower[max(0, start - 5) : start].strip(" +") not in ("gmt", "utc")
    ) or after in _NOT_AFTER_NUMBER:
        return 0
    if before.isalpha():
        glued = _letters_before(lower, start)
        numbered = True
        if not (LEXICON.get(glued, 0) & NUMBERED or glued in ("t", "w")):
            return 0
    if after.isalpha():
        letters = _letters_after(lower, end)
        if letters not in _GLUED_LETTERS and LEXICON.get(letters, 0) == 0:
            return 0
        if letters in _ORDINAL_ENDINGS:
            return NUMBER | ORDINAL | NTH
        if letters == "s" and length in (2, 4):
            return NUMBER | DECADE | (YEAR if length == 4 else 0)
    kinds = NUMBER | (SLASHED if numbered else 0)
    if word[-1] == "0" and after in "'’" and lower[end + 1 : end + 2] == "s" and length in (2, 4):
        # "the 1980's", as some American papers write.
        kinds |= DECADE
    if length == 4 and word[0] == "0" and word[2] < "6" and lower.startswith(" local time", end):
        kinds |= CLOCK
    if length == 4 and ("1000" <= word <= "2199"):
        kinds |= YEAR
    elif length == 2 and before in "'’‘" and not (start > 1 and lower[start - 2].isalnum()):
        kinds |= YEAR
        if lower[end : end + 1] == "s":
            kinds |= DECADE
    if length <= 4 and end + 1 < len(lower) and lower[end + 1].isdigit():
        if after == ":":
            kinds |= CLOCK
        elif after in "/.-":
            kinds |= SLASHED
    return kinds


def _letters_before(lower: str, end: int) -> str:
    start = end
    while start and end - start < 4 and lower[start - 1].isalpha():
        start -= 1
    return lower[start:end]


def _letters_after(lower: str, start: int) -> str:
    end = start
    while end < len(lower) and end - start < 8 and lower[end].isalpha():
        end += 1
    return lower[start:end]
