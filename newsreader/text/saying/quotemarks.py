"""Quote marks in pairs: curly and straight, double and single, over paragraphs; nested ones stay inside."""

import re
from dataclasses import dataclass

from newsreader.text.saying.attribution import MASK

_PARAGRAPH = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_MARK = re.compile("[“”„\"«»‘']")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"'}


@dataclass(frozen=True, slots=True)
class Quoted:
    """`open` and `close` are outside the marks, `start` and `end` inside them.

    `continues` begins a paragraph right after one whose quotation was left `unclosed`.
    """

    open: int
    start: int
    end: int
    close: int
    unclosed: bool = False
    continues: bool = False

    def whole(self, text: str) -> bool:
        """Whether it reads as a sentence of its own, or the first part of one, not as a phrase."""
        inside = text[self.start : self.end].strip()
        if len(inside) < 2 or not inside[0].isupper():
            return len(inside.split()) >= 6 and inside[-1:] in (",", ".", "!", "?", "…", "—")
        if self.titled(text) and inside[-1] not in ".!?,":
            return False
        ended = inside[-1] in ".!?…,—-" or text[self.close : self.close + 1] in (".", ",")
        return ended and (len(inside.split()) >= 3 or inside[-1] in ".!?,")

    def titled(self, text: str) -> bool:
        """Whether it looks like the title of a work: capitals throughout."""
        words = [word for word in text[self.start : self.end].split() if len(word) > 3]
        return len(words) > 1 and all(word[0].isupper() for word in words)


def quoted(text: str) -> list[Quoted]:
    """Every outermost pair of marks, in order."""
    found: list[Quoted] = []
    start = 0
    for blank in _PARAGRAPH.finditer(text):
        _paragraph(text, start, blank.start(), found)
        start = blank.end()
    _paragraph(text, start, len(text), found)
    return found


def masked(text: str, marks: list[Quoted]) -> str:
    """The text with everything quoted replaced, marks included, at the same offsets."""
    parts, at = [], 0
    for mark in marks:
        parts += [text[at : mark.open], MASK * (mark.close - mark.open)]
        at = mark.close
    parts.append(text[at:])
    return "".join(parts)


def _paragraph(text: str, start: int, end: int, found: list[Quoted]) -> None:
    left_open = bool(found) and found[-1].unclosed
    at = start
    barren: set[str] = set()
    while True:
        opening = _MARK.search(text, at, end)
        if opening is None:
            return
        mark, begin = opening.group(), opening.start()
        at = begin + 1
        if mark in barren or not _opens(text, begin, start, mark):
            continue
        close = _closing(text, mark, begin + 1, end)
        continues = left_open and begin == start
        if close < 0 and mark in "‘'":
            # "'em": an apostrophe. No later one finds a closing mark either.
            barren.add(mark)
            continue
        if close < 0:
            if mark in '“"' and _unclosed(text, mark, end):
                found.append(Quoted(begin, begin + 1, end, end, True, continues))
            return
        if close > begin + 1:
            found.append(Quoted(begin, begin + 1, close, close + 1, False, continues))
        at = close + 1


def _opens(text: str, at: int, start: int, mark: str) -> bool:
    if mark in "”»":
        return False
    following = text[at + 1 : at + 2]
    if not following or following.isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark in "“„«":
        return True
    # A straight or single mark opens only after a space or a bracket; a single one before a letter.
    if not (before.isspace() or before in "([—–-/"):
        return False
    return mark == '"' or following.isalpha()


def _closing(text: str, mark: str, at: int, end: int) -> int:
    """Where the mark is closed within the paragraph, or -1."""
    if mark in _CLOSERS:
        ends = [place for closer in _CLOSERS[mark] if (place := text.find(closer, at, end)) >= 0]
        return min(ends) if ends else -1
    closer = "’" if mark == "‘" else "'"
    loose = -1
    while (place := text.find(closer, at, end)) >= 0:
        at = place + 1
        following = text[place + 1 : place + 2]
        if following.isalnum():
            continue
        if text[place - 1] in ",.!?…":
            return place
        if mark == "‘" and loose < 0 and text[place - 1] != "s":
            loose = place
    return loose


def _unclosed(text: str, mark: str, end: int) -> bool:
    """Whether the next paragraph takes an open quotation up, as the custom is."""
    blank = _PARAGRAPH.match(text, end)
    return blank is not None and text.startswith(mark, blank.end())
