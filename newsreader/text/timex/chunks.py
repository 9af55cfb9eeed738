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
# "Q3", "FY2016"; the "T" of an instant and the "W" of a week in ISO 8601.
_LETTERS_BEFORE = frozenset([word for word, bits in LEXICON.items() if bits & NUMBERED] + ["t", "w"])
_APOSTROPHES = frozenset("'’‘")
# What a stroke or stop between two figures makes of them.
_BETWEEN_FIGURES = {":": CLOCK, "/": SLASHED, ".": SLASHED, "-": SLASHED}


def chunks(text: str, lower: str, ancient: bool = False) -> Iterator[Chunk]:
    """`lower` is the text in small letters, of the same length. `ancient`: three figures may be a year.

    >>> text = "The votes are counted on May 5 in Oya."
    >>> [text[chunk.starts[0] : chunk.end] for chunk in chunks(text, text.lower())]
    ['on May 5 in']
    """
    starts: list[int] = []
    kinds = 0
    end = 0
    addresses = _addresses(lower) if _may_hold_an_address(lower) else iter(())
    address = next(addresses, None)
    for word, start, bits in _words(text, lower, ancient):
        while address is not None and start >= address[1]:
            address = next(addresses, None)
        if address is not None and start >= address[0]:
            continue
        # A word that is no part of any expression is no gap either.
        if starts and lower[end:start] not in _GAPS:
            if kinds & TRIGGERS:
                yield Chunk(starts, end, kinds)
            starts, kinds = [], 0
        if not starts or end != start or not word[0].isalpha():
            # Letters glued to a figure ("7th") begin nothing.
            starts.append(start)
        if bits & YEAR and lower[start - 1 : start] in _APOSTROPHES:
            starts[-1] = start - 1
        kinds |= bits
        end = start + len(word)
    if kinds & TRIGGERS:
        yield Chunk(starts, end, kinds)


# What only addresses and names of files have: "desk@example", " /archive/", "example.org/", ".pdf".
_MARKS = ("://", "www.", "@", " /", "\n/", "(/")
_BEHIND_A_DOT = re.compile(
    r"\.(?:[a-z]{2,12}/[a-z0-9?#~]|(?:aspx?|csv|docx?|gif|html?|jpe?g|json|log|mov|mp[34]|odt|pdf|php|png|pptx?|rtf|svg"
    r"|tiff?|txt|wav|webp|xlsx?|xml|zip)\b)"
)
_ADDRESS = re.compile(
    rf"://|\bwww\.|(?<=[a-z0-9])@(?=[a-z0-9])|(?<![^\s(])/[a-z_-]+/|{_BEHIND_A_DOT.pattern}"
)
_LONGEST_ADDRESS = 300


def _may_hold_an_address(lower: str) -> bool:
    begins = lower.startswith("/")
    return begins or any(mark in lower for mark in _MARKS) or _BEHIND_A_DOT.search(lower) is not None


def _addresses(lower: str) -> Iterator[tuple[int, int]]:
    """Where an address or a file's name stands; no date inside it is told."""
    end = 0
    for found in _ADDRESS.finditer(lower):
        if found.start() < end:
            continue
        start = found.start()
        while start > end and found.start() - start < _LONGEST_ADDRESS and not lower[start - 1].isspace():
            start -= 1
        end = found.end()
        while end < len(lower) and end - start < _LONGEST_ADDRESS and not lower[end].isspace():
            end += 1
        yield start, end


def _words(text: str, lower: str, ancient: bool) -> Iterator[tuple[str, int, int]]:
    """The words and figures that time expressions are made of: where each stands, and its kinds."""
    kinds_of = LEXICON.get
    for token in _TOKEN.finditer(lower):
        word = token[0]
        bits = kinds_of(word, 0)
        if bits:
            start = token.start()
            if word in CAPITAL_ONLY and not text[start].isupper():
                continue
            if len(word) == 1:
                bits |= _letter_kinds(lower, start, word)
        elif word[0].isdigit():
            start = token.start()
            bits = _figure_kinds(lower, start, token.end())
            if ancient and bits and len(word) == 3:
                bits |= YEAR
        if bits:
            yield word, start, bits


def _letter_kinds(lower: str, start: int, letter: str) -> int:
    """What the "m" of "p.m." and the "c" of "b.c." add."""
    if letter == "m" and lower[start - 1 : start] in (".", " ") and lower[start - 2 : start - 1] in "ap":
        return MERIDIEM
    return ERA if letter == "c" and lower[start - 2 : start] in ("b.", ". ") else 0


def _figure_kinds(lower: str, start: int, end: int) -> int:
    """What a run of digits may be, by what touches it; 0 for money, shares, part numbers and the like."""
    before = lower[start - 1] if start else " "
    after = lower[end] if end < len(lower) else " "
    if _is_amount(lower, start, before, after):
        return 0
    kinds = NUMBER
    if before.isalpha():
        if _letters_before(lower, start) not in _LETTERS_BEFORE:
            return 0
        kinds |= SLASHED
    if after.isalpha():
        letters = _letters_after(lower, end)
        if letters not in _GLUED_LETTERS and letters not in LEXICON:
            return 0
        if letters in _ORDINAL_ENDINGS:
            return NUMBER | ORDINAL | NTH
        if letters == "s" and end - start in (2, 4):
            return NUMBER | DECADE | (YEAR if end - start == 4 else 0)
    kinds |= _year_kinds(lower, start, end)
    if end - start <= 4:
        kinds |= _clock_kinds(lower, start, end)
    return kinds


def _is_amount(lower: str, start: int, before: str, after: str) -> bool:
    """ "$5", "#7", "20%"; the hours that a zone is off ("GMT+2") are none."""
    if after in _NOT_AFTER_NUMBER:
        return True
    return before in _NOT_BEFORE_NUMBER and lower[max(0, start - 5) : start].strip(" +") not in ("gmt", "utc")


def _year_kinds(lower: str, start: int, end: int) -> int:
    """What "2016", "'99" and "the 1980's", as some American papers write, are besides numbers."""
    figures = lower[start:end]
    if len(figures) not in (2, 4):
        return 0
    kinds = DECADE if figures[-1] == "0" and lower[end : end + 2] in ("'s", "’s") else 0
    if len(figures) == 4:
        is_year = "1000" <= figures <= "2199"
    else:
        is_year = lower[start - 1 : start] in _APOSTROPHES and not (start > 1 and lower[start - 2].isalnum())
    return kinds | YEAR if is_year else kinds


def _clock_kinds(lower: str, start: int, end: int) -> int:
    """What "18:30", "5/6" and "0930 local time" are besides numbers."""
    kinds = _BETWEEN_FIGURES.get(lower[end : end + 1], 0) if lower[end + 1 : end + 2].isdigit() else 0
    if end - start == 4 and lower[start] == "0" and lower[start + 2] < "6":
        return kinds | CLOCK if lower.startswith(" local time", end) else kinds
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
