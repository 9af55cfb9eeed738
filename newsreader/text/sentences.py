"""Sentences of a text, as spans of it.

>>> text = 'Mr. Hale left at 5 p.m. on Sept. 21. "We lost," he said.'
>>> [text[span.start : span.end] for span in split(text)]
['Mr. Hale left at 5 p.m. on Sept. 21.', '"We lost," he said.']
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsreader.text import english


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


# A stop, the quotes and brackets that close with it, white space, and what may open the next sentence.
# Quantifiers are bounded so that a page of full stops stays linear.
_STOP = re.compile(
    r"""[.!?…]{1,8}["'”’»)\]]{0,4}(?=(\s{1,20}))\1(?=["'“‘«(\[—–-]{0,3}\s?(?P<next>[^\W_]|$))"""
)
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_ROW = re.compile(r"[^\n]+")
_LONGEST_WORD = 24
_LAST_WORD = re.compile(rf"[\w.'’&-]{{0,{_LONGEST_WORD}}}\Z")

# After these a capital usually goes on with the same sentence.
_TITLES = english.words("sentences.title")
# The titles that are words as well, unless a figure follows: "No. 12".
_WORDS_TOO = frozenset(["no", "al", "p", "v", "art", "ed"])
# These end a sentence unless a figure follows ("Sept. 21") or a small letter does.
_BEFORE_FIGURES = english.words("sentences.before-figure")
# "R.E. Hale", "U.S. President", "5 p.m. Monday": more than one.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
# A word that after initials opens a sentence rather than goes on with a name.
_STARTERS = english.words("sentences.starter")
_WORD = re.compile(r"[\w’']+")


def split(text: str) -> list[Span]:
    """Sentences in order, trimmed of white space; none crosses a blank line, or a row of a list or table.

    >>> text = "Boil it\\nKeep it in the cold\\n\\nIt was wrapped, as letters\\nused to be."
    >>> [text[span.start : span.end] for span in split(text)]
    ['Boil it', 'Keep it in the cold', 'It was wrapped, as letters\\nused to be.']
    """
    spans: list[Span] = []
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        _split_block(text, start, blank.start(), spans)
        start = blank.end()
    _split_block(text, start, len(text), spans)
    return spans


def _split_block(text: str, start: int, end: int, spans: list[Span]) -> None:
    if text.find("\n", start, end) >= 0 and _is_rows(text[start:end].strip().split("\n")):
        for row in _ROW.finditer(text, start, end):
            _split_paragraph(text, row.start(), row.end(), spans)
    else:
        _split_paragraph(text, start, end, spans)


def _is_rows(lines: Sequence[str]) -> bool:
    """Whether lines are rows of a list or table, and not a paragraph that was wrapped to a width.

    Where the next word would have fitted, nobody had to wrap.
    """
    width = max(map(len, lines))
    fitted = any(len(f"{line} {following.split(' ', 1)[0]}") <= width for line, following in pairwise(lines))
    return fitted or not any(line[:1].islower() for line in lines)


def _split_paragraph(text: str, start: int, end: int, spans: list[Span]) -> None:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _goes_on(text, begin, stop):
            continue
        _append(text, begin, stop.end(), spans)
        begin = stop.end()
    _append(text, begin, end, spans)


def _append(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _goes_on(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the sentence goes on after this stop."""
    following = stop["next"]
    if following.islower():
        return True
    word = _abbreviation(text, begin, stop.start())
    if word in _TITLES and (word not in _WORDS_TOO or following.isdigit()):
        return True
    if word in _BEFORE_FIGURES:
        return following.isdigit()
    if _INITIALS.fullmatch(word):
        return _goes_on_with_a_name(text, stop.start("next"))
    # An initial: "John F. Kennedy".
    return len(word) == 1 and word.isalpha() and text[stop.start() - 1].isupper() and word != "i"


def _abbreviation(text: str, begin: int, stop: int) -> str:
    """The word, in small letters, that a single dot with a space behind it may belong to; else ""."""
    if text[stop] != "." or not text[stop + 1 : stop + 2].isspace():
        return ""
    word = _LAST_WORD.search(text, max(begin, stop - _LONGEST_WORD), stop)
    return word[0].lower().lstrip("'’.-") if word else ""


def _goes_on_with_a_name(text: str, at: int) -> bool:
    opening = _WORD.match(text, at)
    return opening is not None and opening[0].lower() not in _STARTERS
