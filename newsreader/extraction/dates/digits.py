"""A line with the figures, marks and spaces of other scripts as ASCII has them, and where each stood."""

import re
from typing import NamedTuple

# The first digit of each script that has its own: Arabic, Persian, Devanagari, Bengali, ..., full-width.
_ZEROS = (
    0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810,
)  # fmt: skip
_AS_ASCII = str.maketrans(
    {zero + value: str(value) for zero in _ZEROS for value in range(10)}
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011\u066b", "-")
    | {"،": ",", "、": ",", "。": ".", "॰": ".", "־": "-"}
)
# What is written within words and figures and changes neither: marks of direction, joiners, vowel points,
# and the accents of letters that were taken apart.
_WITHIN = re.compile(
    "[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u0640\u064b-\u065f\u0670]"
)
# Letters and figures beyond those that Latin papers use.
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u1ea0-\u1ef9\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffef]")


class Plain(NamedTuple):
    """The line to read, `at`: where each of its letters stood (empty: where it stands), and its script."""

    text: str
    at: tuple[int, ...]
    latin: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) in the line as it was given."""
        return (self.at[start], self.at[end - 1] + 1) if self.at else (start, end)


def plain(line: str) -> Plain:
    """
    >>> plain("۱۸ آذر ۱۳۹۵").text
    '18 آذر 1395'
    >>> plain("8\\u200f/12\\u200f/2016").span(2, 4)
    (3, 5)
    """
    if line.isascii():
        return Plain(line, (), True)
    latin = not _BEYOND_LATIN.search(line)
    text = line if latin else line.translate(_AS_ASCII)
    if not _WITHIN.search(text):
        return Plain(text, (), latin)
    at = tuple(place for place, letter in enumerate(text) if not _WITHIN.match(letter))
    return Plain("".join(text[place] for place in at), at, latin)
