"""Typography: how the same words are set, and a text with all of it folded away.

>>> folded = Folded("He said: “It’s late – 5\u00a0p.m. …”")
>>> folded.text
"He said:'It's late-5 p.m.…'"
>>> Folded("“We’ll go—now”").text == Folded("\\"We'll go - now\\"").text
True
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from unicodedata import category, is_normalized, normalize

from newsreader.text.sentences import Span

# Soft hyphens, joiners, marks of direction: nobody reads them.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›′″＇＂"
_DASHES = "\\-‐‑‒–—―−"
_SPACE = r"(?:[^\S\n]|\n(?!\s*\n))"  # white space within a paragraph
# A run of any of these becomes one character. Blanks beside quotation marks and dashes go: « mots » and
# “mots”, a spaced dash and a close one, are the same words. Each row reads a long run once at most.
_SET = re.compile(
    rf"(?=[\s.…{_QUOTES}{_DASHES}{_UNSEEN}])(?! \w)(?:"  # most characters are none of them
    rf"(?P<unseen>[{_UNSEEN}]+)"
    r"|(?P<paragraph>[^\S\n]*\n[^\S\n]*\n\s*)"
    rf"|(?P<quote>{_SPACE}*[{_QUOTES}][{_QUOTES}{_UNSEEN}]*{_SPACE}*)"
    rf"|(?P<dash>{_SPACE}*[{_DASHES}][{_DASHES}{_UNSEEN}]*{_SPACE}*)"
    rf"|(?P<ellipsis>{_SPACE}*(?:…|\.(?:[^\S\n]?\.){{2}}))"
    r"|(?P<space>\s{2,}|[^\S ]))"
)
_FOLDS = {"unseen": "", "paragraph": "\n", "quote": "'", "dash": "-", "ellipsis": "…", "space": " "}


class Folded:
    """A text without its typography, and where each character of it stands in the text as it is.

    With `in_lines` the end of a line stays one, as that of a paragraph does: of a list each item.
    """

    def __init__(self, text: str, in_lines: bool = False) -> None:
        pieces: list[str] = []
        self._folded_at: list[int] = []  # where each cluster begins in the folded text
        self._clusters: list[tuple[int, int, bool]] = []  # where it stands in the text; is it as it was?
        at = 0
        for fold, start, end in _clusters(text, in_lines):
            if fold:
                pieces.append(fold)
                self._folded_at.append(at)
                self._clusters.append((start, end, fold == text[start:end]))
                at += len(fold)
        self.original = text
        self.text = "".join(pieces)

    @cached_property
    def of_lines(self) -> Folded:
        """The same text with the ends of its lines."""
        return Folded(self.original, in_lines=True)

    @cached_property
    def flat(self) -> str:
        """The same, of the same length, with paragraphs run together."""
        return self.text.replace("\n", " ")

    def span(self, start: int, end: int) -> Span | None:
        """Where the folded characters from `start` to `end` stand in the text, without blanks around them.

        None where they begin or end within what is one character of the text, or are none at all.
        """
        if not 0 <= start < end <= len(self.text):
            return None
        first, last = self._of(start)[0], self._of(end - 1)[1]
        if (start and self._of(start - 1)[0] == first) or (end < len(self.text) and self._of(end)[1] == last):
            return None
        while first < last and self.original[first].isspace():
            first += 1
        while first < last and self.original[last - 1].isspace():
            last -= 1
        return Span(first, last) if first < last else None

    def _of(self, at: int) -> tuple[int, int]:
        """The characters of the text that one folded character is."""
        place = bisect_right(self._folded_at, at) - 1
        start, end, as_it_was = self._clusters[place]
        within = at - self._folded_at[place]
        return (start + within, start + within + 1) if as_it_was else (start, end)


def fold(text: str, in_lines: bool = False) -> str:
    return "".join(folded for folded, _start, _end in _clusters(text, in_lines))


def _clusters(text: str, in_lines: bool) -> Iterator[tuple[str, int, int]]:
    """Stretches of the text with what they fold to, in order and without gaps."""
    at = 0
    for match in _SET.finditer(text):
        yield from _composed(text, at, match.start())
        ends_line = in_lines and match.lastgroup == "space" and "\n" in match[0]
        yield "\n" if ends_line else _FOLDS[match.lastgroup or ""], match.start(), match.end()
        at = match.end()
    yield from _composed(text, at, len(text))


def _composed(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """In NFC: letters with what is put on them, where they are not composed already."""
    if start == end:
        return
    if is_normalized("NFC", words := text[start:end]):
        yield words, start, end
        return
    begin = start
    for at in range(start + 1, end + 1):
        if at == end or not _goes_onto(text[at]):
            yield normalize("NFC", text[begin:at]), begin, at
            begin = at


def _goes_onto(char: str) -> bool:
    """Whether it may compose with the character before: marks, and the later letters of Hangul."""
    return category(char).startswith("M") or "\u1160" <= char <= "\u11ff"
