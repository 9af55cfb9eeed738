"""The words of a field: where they stand, which are capitalised, which begin a sentence."""

import re

from newsreader.text.names.cues import COMPOUND_HEADS, COMPOUND_TAILS, STATES
from newsreader.text.names.folding import fold

# "U.S.", or letters and digits with marks inside: "O'Brien", "al-Assad", "AT&T", "p.m".
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W_]+(?:['’&.‐‑\-][^\W_]+)*")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_CONTRACTIONS = re.compile(r"(?i)[^\W_]{1,}['’](?:m|ll|ve|d|re|t)$")
_MISSING_SPACE = re.compile(r"[^\W\d_]{3,}\.(?=[^\W\d_]{2})")
_OPENERS = " \t\u00a0\"“”‘'’«»([*•-"
_STOPS = ".!?:;…—–|\n\r"
_POINTED = frozenset({"jr", "sr", "inc", "corp", "co", "ltd", "bhd", "sdn"})
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st mt ft gen col lt sgt capt maj cmdr adm gov sen rep rev hon jr sr no vs "  # noqa: SIM905
    "pres supt insp".split()
)


def pieces(field: str, text: str) -> "list[Words]":
    """A field cut into words, each shouted line of a body ("SOCCER-OSLO BEAT BERGEN") for itself.

    A body of nothing but capitals stays whole.
    """
    if field != "body" or text.isupper():
        return [Words(field, text)]
    cuts: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.isupper() and _shouted(line):
            cuts.append((at, at + len(line)))
        at += len(line)
    if not cuts or 2 * sum(end - start for start, end in cuts) > len(text):
        return [Words(field, text)]
    found: list[Words] = []
    done = 0
    for start, end in cuts:
        if start > done:
            found.append(Words(field, text, done, start))
        found.append(Words(field, text, start, end, shouted=True))
        done = end
    if done < len(text):
        found.append(Words(field, text, done))
    return found


def _shouted(line: str) -> bool:
    """Whether it is a headline and neither a dateline ("NEW YORK 1996-08-30") nor a row of a table."""
    words = line.split()
    if len(words) < 8 and not words[0].endswith((".", ":")) and {"AT", "V", "VS"}.intersection(words[1:-1]):
        # A fixture: "OSLO AT BERGEN".
        return False
    return sum(len(word) > 1 and not word[-1].isdigit() for word in words) > 2 and not words[-1].isdigit()


class Words:
    """A field cut into words. Lists run in parallel; `ends` leaves out a possessive 's."""

    __slots__ = (
        "all_caps",
        "capitals",
        "caps",
        "ends",
        "field",
        "folded",
        "shouted",
        "starts",
        "text",
        "texts",
        "title_case",
    )

    def __init__(
        self, field: str, text: str, start: int = 0, end: int | None = None, *, shouted: bool = False
    ) -> None:
        self.field, self.text = field, text
        self.shouted = shouted
        self.starts: list[int] = []
        self.texts: list[str] = []
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            self.starts.append(match.start())
            self.texts.append(match.group())
        self.ends = [start + len(word) for start, word in zip(self.starts, self.texts, strict=True)]
        self.folded = [word.lower() for word in self.texts]
        self.caps = [word != low for word, low in zip(self.texts, self.folded, strict=True)]
        self.all_caps, self.title_case = self._shouting()
        for index, cap in enumerate(self.caps):
            if cap:
                self._trim(index)
        # Where the capitalised words are, after the trimming.
        self.capitals = [index for index, cap in enumerate(self.caps) if cap]

    def __len__(self) -> int:
        return len(self.texts)

    def _shouting(self) -> tuple[bool, bool]:
        """Whether capitals tell nothing here: all of them, or on most words as in some headlines."""
        long = [word for word in self.texts if len(word) > 3 and word[0].isalpha()]
        if len(long) < 2:
            return False, False
        raised = sum(word[0].isupper() for word in long)
        shouted = sum(word.isupper() for word in long)
        return shouted > 0.8 * len(long), len(long) < 60 and len(long) > 3 and raised > 0.75 * len(long)

    def _trim(self, index: int) -> None:
        word = self.texts[index]
        if word.endswith(_POSSESSIVES) and len(word) > 3:
            word = word[:-2]
            self.ends[index] -= 2
        elif ("'" in word or "’" in word) and _CONTRACTIONS.fullmatch(word):
            self.caps[index] = False
        if "." in word and (broken := _MISSING_SPACE.match(word)) and word[broken.end()].isupper():
            # "said.Lee": the next sentence without its space.
            self.starts[index] += broken.end()
            word = word[broken.end() :]
        if "-" in word or "‐" in word or "‑" in word:
            word = self._compound(index, re.sub("[‐‑]", "-", word))
        self.texts[index] = word
        self.folded[index] = fold(word)
        end = self.ends[index]
        if self.folded[index] in STATES and self.text.startswith(".-based", end):
            # "Tulsa, Okla.-based".
            self.ends[index] += 1
        elif self.folded[index] in STATES and self.text.startswith(".", end):
            # "Tulsa, Okla."
            self.ends[index] += self.text.endswith(", ", 0, self.starts[index])
        elif self.folded[index] in _POINTED and index and self.text.startswith(".", end):
            # "Martin Hale Jr.", "Northwind Corp."
            self.ends[index] += self.caps[index - 1]
        quarter = len(word) == 2 and word[0] in "QH" and word[1] in "1234"
        handle = self.text[self.starts[index] - 1] == "@" and self.starts[index] > 0
        if word == word.lower() or word in ("I", "AT", "V") or quarter or handle or self._sum(index, word):
            self.caps[index] = False

    def _sum(self, index: int, word: str) -> bool:
        """ "$2B" is money."""
        start = self.starts[index]
        return word[0].isdigit() and start > 0 and self.text[start - 1] in "$£€¥"

    def _compound(self, index: int, word: str) -> str:
        """ "Oslo-based" and "pro-Kremlin" name Oslo and the Kremlin."""
        head, _, tail = word.partition("-")
        if head.isdigit() and len(head) < 3 and tail[:1].isupper() and tail[1:2].islower():
            # A seed's number: "3-Goran Matic".
            self.starts[index] += len(head) + 1
            return tail
        head, _, tail = word.rpartition("-")
        said_of = tail in COMPOUND_TAILS or tail.endswith(("ed", "ing"))
        if said_of and tail.islower() and not self.all_caps:
            self.ends[index] -= len(tail) + 1
            word = head
        head, _, tail = word.partition("-")
        if head in ("R", "D") and tail != "Day" and tail[:1].isupper() and self._after_mark(index):
            # "Rep. Ann Lee, R-Ohio".
            self.starts[index] += 2
            return tail
        spanning = head in ("Pan", "Trans", "Inter") and index + 1 < len(self.caps) and self.caps[index + 1]
        if tail and head.lower() in COMPOUND_HEADS and tail != tail.lower() and not spanning:
            self.starts[index] += len(head) + 1
            word = tail
        return word

    def _after_mark(self, index: int) -> bool:
        return self.text.endswith((", ", "("), 0, self.starts[index])

    def gap(self, index: int) -> str:
        """What stands between the word and the next one."""
        return self.text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.texts) else "\n"

    def joined(self, index: int) -> bool:
        """Whether the next word follows in the same breath: after spaces only, or an abbreviation's point."""
        if index + 1 >= len(self.texts):
            return False
        gap = self.text[self.ends[index] : self.starts[index + 1]]
        if gap == " " or gap == "\u00a0":
            return True
        if gap in (" & ", ". ", ".\u00a0"):
            return gap == " & " or self.abbreviated(index)
        return gap.isspace() and "\n" not in gap and "\r" not in gap

    def abbreviated(self, index: int) -> bool:
        """Whether a point after the word would be an abbreviation's: "J.", "Gen."."""
        word = self.texts[index]
        return (len(word) == 1 and word.isupper()) or self.folded[index] in _ABBREVIATED or "." in word

    def opens(self, index: int) -> bool:
        """Whether the word begins a sentence, a quotation or a line, where a capital tells nothing."""
        at, text = self.starts[index] - 1, self.text
        floor = max(-1, at - 12)
        while at > floor and text[at] in _OPENERS:
            if text[at] in '"“':
                return True
            at -= 1
        if at < 0 or text[at] in _STOPS:
            return not (at >= 0 and text[at] == "." and index and self.abbreviated(index - 1))
        return False
