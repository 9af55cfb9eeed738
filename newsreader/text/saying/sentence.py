"""A sentence of a text whose quotations are masked, word by word."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from newsreader.text.names.cues import PARTICLES, TITLES
from newsreader.text.saying.attribution import MASK
from newsreader.text.saying.patterns import OPENING
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.saying.reporting import CONTRACTED, FINITE, IS, JOINS, NOT_FINITE, WORD
from newsreader.text.sentences import Span

_HAS_FORM = FINITE | IS
_PARTS_CLAUSES = JOINS | {"that", "if", "whether", "unless"}
_LONGEST_ABBREVIATION = 4


class MaskedSentence:
    """`plain` is the masked text. A word goes by its place in `words`, anything else by its offset."""

    def __init__(self, text: str, plain: str, span: Span, marks: Sequence[Quoted]) -> None:
        self.text, self.plain, self.marks = text, plain, marks
        self.start, self.end = span.start, span.end
        while self.end > self.start and plain[self.end - 1] in " .!…":
            self.end -= 1
        self.question = "?" in plain[self.end - 1 : span.end + 1]
        self.words = list(WORD.finditer(plain, self.start, self.end))
        self.lows = [word.group().lower() for word in self.words]

    # Places

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start() for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end() for word in self.words]

    def within(self, start: int, end: int) -> range:
        """The words between two offsets."""
        return range(bisect_left(self._starts, start), bisect_right(self._ends, end))

    def next(self, at: int) -> int | None:
        """The first word from an offset on."""
        place = bisect_left(self._starts, at)
        return place if place < len(self.words) else None

    def gap(self, one: int, two: int) -> str:
        """What stands between two words."""
        return self.plain[self.words[one].end() : self.words[two].start()]

    def is_quoted_before(self, at: int) -> bool:
        """Whether a quotation ends before an offset."""
        return self.plain[self.start : at].rstrip(" ,\u00a0\n").endswith(MASK)

    # Words

    @cached_property
    def _finite(self) -> list[bool]:
        befores = ["", *self.lows]
        return [
            (word.group() == low or low in IS) and _is_finite(low, before)
            for word, low, before in zip(self.words, self.lows, befores, strict=False)
        ]

    def is_verb(self, at: int) -> bool:
        """Whether the word is, by its form, a finite verb."""
        return self._finite[at]

    def holds_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb stands between two offsets."""
        words = self.within(start, end)
        return True in self._finite[words.start : words.stop]

    def is_capital(self, at: int) -> bool:
        word = self.words[at].group()
        return word[0].isupper() or word in PARTICLES

    def is_abbreviated(self, at: int) -> bool:
        """Whether a stop after the word may belong to it."""
        low = self.lows[at]
        return low in TITLES or (len(low) <= _LONGEST_ABBREVIATION and self.words[at].group()[0].isupper())

    # Phrases

    def is_close(self, at: int) -> bool:
        """Whether only a space, or a title’s or an initial’s stop, parts the word from the next."""
        gap = self.gap(at, at + 1).strip()
        if gap in ("'", "’"):
            # "The Dockers' Union".
            return self.lows[at].endswith("s") and self.is_capital(at) and self.is_capital(at + 1)
        return not gap or (gap == "." and self.is_abbreviated(at))

    def first_of_phrase(self, last: int) -> int:
        """The first word of the stretch without punctuation or a joining word that ends with `last`."""
        first = last
        while first > 0 and self.lows[first - 1] not in _PARTS_CLAUSES and self.is_close(first - 1):
            first -= 1
        return first

    def last_of_phrase(self, first: int) -> int:
        """The last word of the stretch without punctuation that begins with `first`."""
        last = first
        while last + 1 < len(self.words) and self.is_close(last):
            last += 1
        return last

    def past_joins(self, first: int, last: int) -> int:
        """After "twelve fled and" begins the speaker; "the army and the police" are one."""
        for at in range(last - 1, first - 1, -1):
            if self._begins_after(at, first):
                return at + 1
        opening = OPENING.match(self.plain, self.words[first].start())
        while opening and first < last and self.words[first].start() < opening.end():
            first += 1
        return first

    def _begins_after(self, at: int, first: int) -> bool:
        if self.lows[at] == "and":
            return at == first or any(self._finite[first:at])
        return self.lows[at] == "with"


def _is_finite(low: str, before: str) -> bool:
    if low.endswith("s") and before in ("he", "she", "it"):
        return True
    return low in _HAS_FORM or low.endswith(CONTRACTED) or _is_regular_past(low)


def _is_regular_past(low: str) -> bool:
    """
    >>> _is_regular_past("joined"), _is_regular_past("hundred")
    (True, False)
    """
    return low.endswith("ed") and len(low) > 4 and low not in NOT_FINITE and "-" not in low
