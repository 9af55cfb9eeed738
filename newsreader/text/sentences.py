"""Sentences of a text, as spans of it.

>>> text = 'Mr. Hale left at 5 p.m. on Sept. 21. "We lost," he said.'
>>> [text[span.start : span.end] for span in split(text)]
['Mr. Hale left at 5 p.m. on Sept. 21.', '"We lost," he said.']
"""

import re
from dataclasses import dataclass

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
_LAST_WORD = re.compile(r"[\w.'’&-]{0,24}\Z")

# After these a capital usually goes on with the same sentence.
_TITLES = english.words("sentences.title")
# These end a sentence unless a figure follows ("Sept. 21") or a small letter does.
_BEFORE_FIGURES = english.words("sentences.before-figure")
# "R.E. Hale": more than one.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
# Names that stand before another name: "U.S. President", "U.N. Secretary-General".
_COUNTRY = frozenset(["u.s", "u.k", "u.n", "e.u", "u.s.a", "d.c"])
_STARTERS = english.words("sentences.starter")
_WORD = re.compile(r"[\w’']+")


def split(text: str) -> list[Span]:
    """Sentences in order, trimmed of white space; none crosses a blank line."""
    spans: list[Span] = []
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        _split_paragraph(text, start, blank.start(), spans)
        start = blank.end()
    _split_paragraph(text, start, len(text), spans)
    return spans


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
    if following and following.islower():
        return True
    if text[stop.start()] != "." or text[stop.start() + 1 : stop.start() + 2] == ".":
        return False
    word_match = _LAST_WORD.search(text, max(begin, stop.start() - 24), stop.start())
    word = word_match[0].lower().lstrip("'’.-") if word_match else ""
    if not word:
        return False
    closed = not text[stop.start() + 1 : stop.start() + 2].isspace()
    if closed:
        return False
    if word in _TITLES and not (word in ("no", "al", "p", "v", "art", "ed") and not following.isdigit()):
        return True
    if word in _BEFORE_FIGURES:
        return following.isdigit()
    if word in ("a.m", "p.m", "b.c", "a.d") or word in _COUNTRY or _INITIALS.fullmatch(word):
        opening = _WORD.match(text, stop.start("next"))
        return bool(opening) and opening[0].lower() not in _STARTERS if opening else False
    # An initial: "John F. Kennedy".
    return len(word) == 1 and word.isalpha() and text[stop.start() - 1].isupper() and word != "i"
