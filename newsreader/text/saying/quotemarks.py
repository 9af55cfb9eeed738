"""Quote marks in pairs: curly and straight, double and single, over paragraphs; nested ones stay inside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.text.names.lexicon import is_word
from newsreader.text.saying.attribution import MASK
from newsreader.text.saying.nicknames import is_nickname

_PARAGRAPH = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_MARK = re.compile("[“”„\"«»‘']")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_SINGLE = {"‘": "’", "'": "'"}
# In characters; and what stands in no phrase.
_LONGEST_PHRASE = 80
_BREAKS_PHRASE = re.compile(r"[.!?;:\n]|['‘“\"](?!\w)|(?<!\w)['‘“\"]")
_NAMES = re.compile(r"[Tt]he(?: [A-Z][\w’'-]*){1,3}")
_TAKEN_UP = '“"'


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
        # A quotation inside it may end there too: “She said ‘go.’”
        inside = text[self.start : self.end].strip().rstrip("’'”\"")
        if len(inside) < 2 or not inside[0].isupper():
            return len(inside.split()) >= 6 and inside[-1:] in (",", ".", "!", "?", "…", "—")
        if self.titled(text) and inside[-1] not in ".!?,":
            return False
        ended = inside[-1] in ".!?…,—-" or text[self.close : self.close + 1] in (".", ",")
        return ended and (len(inside.split()) >= 3 or inside[-1] in ".!?,")

    def is_phrase(self, text: str) -> bool:
        """Whether it is part of a sentence, and more than a word used with care."""
        several = len(text[self.start : self.end].split()) > 1
        return several and not self.whole(text) and not self.titled(text)

    def is_name(self, text: str) -> bool:
        """Whether it looks like a name, of a plan or a work: “Halvard 2025”, no “good plan”."""
        words = text[self.start : self.end].split()
        named = all(word[0].isupper() or word.isdigit() for word in words)
        return not self.whole(text) and (self.titled(text) or (named and len(words) > 1))

    def names(self, text: str) -> bool:
        """Whether it names something: “the Needle”."""
        return _NAMES.fullmatch(text, self.start, self.end) is not None

    def titled(self, text: str) -> bool:
        """Whether it looks like the title of a work: capitals throughout."""
        words = [word for word in text[self.start : self.end].split() if len(word) > 3]
        return len(words) > 1 and all(word[0].isupper() for word in words)


def quoted(text: str) -> list[Quoted]:
    """Every outermost pair of marks, in order, but those around a nickname."""
    found: list[Quoted] = []
    start = 0
    for blank in _PARAGRAPH.finditer(text):
        _paragraph(text, start, blank.start(), found)
        start = blank.end()
    _paragraph(text, start, len(text), found)
    return found


def masked(text: str, marks: Sequence[Quoted]) -> str:
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
    while (opening := _MARK.search(text, at, end)) is not None:
        mark, begin = opening.group(), opening.start()
        at = begin + 1
        if mark in barren or not _opens(text, begin, start, mark):
            continue
        continues = left_open and begin == start
        close = _closing(text, mark, at, end)
        if close >= 0:
            if close > at and not is_nickname(text, begin, close):
                found.append(Quoted(begin, at, close, close + 1, False, continues))
            at = close + 1
        elif mark in _SINGLE:
            # "'em": an apostrophe. No later one finds a closing mark either.
            barren.add(mark)
        else:
            if _is_taken_up(text, mark, end):
                found.append(Quoted(begin, at, end, end, True, continues))
            return


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
    if mark in _SINGLE:
        return _closing_single(text, mark, at, end)
    ends = [place for closer in _CLOSERS[mark] if (place := text.find(closer, at, end)) >= 0]
    return min(ends, default=-1)


def _closing_single(text: str, mark: str, at: int, end: int) -> int:
    """The same of a single mark, whose closing one is an apostrophe too: after punctuation, else the first
    that may be one."""
    closer = _SINGLE[mark]
    opening = at
    loose = -1
    while (place := text.find(closer, at, end)) >= 0:
        at = place + 1
        if text[at : at + 1].isalnum():
            continue
        before = text[place - 1]
        if before in ",.!?…":
            return place
        if loose < 0 and before != "s" and (mark == "‘" or _ends_a_phrase(text, opening, place)):
            loose = place
    return loose


def _ends_a_phrase(text: str, start: int, end: int) -> bool:
    """Whether a straight mark closes a few words of one sentence, and is no "goin'" in it."""
    inside = text[start:end]
    last = inside.rpartition(" ")[2].lower()
    if last == "n" or (is_word(f"{last}g") and not is_word(last)):
        return False
    return " " in inside and len(inside) <= _LONGEST_PHRASE and not _BREAKS_PHRASE.search(inside)


def _is_taken_up(text: str, mark: str, end: int) -> bool:
    """Whether the next paragraph takes an open quotation up, as the custom is."""
    blank = _PARAGRAPH.match(text, end)
    return mark in _TAKEN_UP and blank is not None and text.startswith(mark, blank.end())
