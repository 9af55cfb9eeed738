"""A name and the words around it, as the cues ask for them."""

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.words import Words

# Between a name and the word before it; a quotation mark may open there: "the band “Northwind”".
_BESIDE = frozenset({" ", "\u00a0", " “", ' "'})


class Context:
    """Words `first` to `last` of a field, and the words beside them, folded; "" where none stands there.

    `before` and `after` stand straight beside the name, `small_before` the same without a capital;
    `before_comma` and `after_comma` across a comma: "its director, NAME, who". `mark` is the sign or blank
    after the name. `undotted` is its last part without points: "S.A." is "sa".
    """

    __slots__ = (
        "after",
        "after_comma",
        "before",
        "before_comma",
        "end",
        "first",
        "first_part",
        "gap_after",
        "gap_before",
        "last",
        "last_part",
        "mark",
        "opens",
        "parts",
        "small_before",
        "start",
        "titled",
        "toponym",
        "undotted",
        "whole",
        "words",
    )

    def __init__(self, words: Words, first: int, last: int) -> None:
        self.words, self.first, self.last = words, first, last
        self.start, self.end = words.starts[first], words.ends[last]
        self.titled = self.toponym = self.opens = False
        self.parts = words.folded[first : last + 1]
        self.whole = " ".join(self.parts)
        self.first_part, self.last_part = self.parts[0], self.parts[-1]
        self.undotted = self.last_part.replace(".", "")
        self._look_before()
        self._look_after()

    @classmethod
    def of(cls, chunk: NameCandidate) -> "Context":
        name = cls(chunk.words, chunk.first, chunk.last)
        name.titled, name.toponym, name.opens = chunk.titled, chunk.toponym, chunk.opens
        return name

    def _look_before(self) -> None:
        self.before = self.small_before = self.before_comma = self.gap_before = ""
        if not self.first:
            return
        words, at = self.words, self.first - 1
        low, gap = words.folded[at], words.text[words.ends[at] : self.start]
        self.gap_before = gap
        if gap in _BESIDE:
            self.before = low
        if not words.caps[at]:
            if gap == ", ":
                self.before_comma = low
            elif gap == " " or words.joined(at):
                self.small_before = low

    def _look_after(self) -> None:
        self.after = self.after_comma = ""
        self.mark = self.words.text[self.end : self.end + 1]
        words, at = self.words, self.last + 1
        if at == len(words.folded):
            self.gap_after = "\n"
            return
        self.gap_after = words.text[self.end : words.starts[at]]
        if self.gap_after == ", ":
            self.after_comma = words.folded[at]
        elif self.gap_after == " " or words.joined(self.last):
            self.after = words.folded[at]

    @property
    def texts(self) -> list[str]:
        """Its parts with their capitals."""
        return self.words.texts[self.first : self.last + 1]

    @property
    def farther(self) -> str:
        """The word before the one before."""
        return preceding(self.words, self.first - 1)

    @property
    def beyond(self) -> str:
        """The word after the next."""
        return following(self.words, self.last + 1)

    @property
    def head(self) -> str:
        """The part its first "of" or "for" hangs on: "ministry" in "Ministry of Fisheries"."""
        return self.parts[min(self.parts.index(low) for low in ("of", "for") if low in self.parts) - 1]


def preceding(words: Words, at: int) -> str:
    """The word before a word, in the same breath; "" where none is."""
    return words.folded[at - 1] if at > 0 and words.joined(at - 1) else ""


def following(words: Words, at: int) -> str:
    """The word after it, in the same breath."""
    return words.folded[at + 1] if words.joined(at) else ""
