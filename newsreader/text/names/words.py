"""The words of a field: where they stand, which are capitalised, which begin a sentence."""

import re
from itertools import compress
from operator import ne

from newsreader.text.names.cues import COMPOUND_HEADS, COMPOUND_TAILS, ORG_HEADS, STATES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed

# "U.S.", or letters and digits with marks inside: "O'Brien", "al-Assad", "AT&T", "p.m".
# One character opens both, for then Python looks for it before it tries either.
_WORD = re.compile(r"[^\W_](?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)+(?![^\W_])|[^\W_]*(?:['’&.‐‑\-][^\W_]+)*)")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_CONTRACTIONS = re.compile(r"(?i)[^\W_]{1,}['’](?:m|ll|ve|d|re|t)$")
_MISSING_SPACE = re.compile(r"[^\W\d_]{3,}\.(?=[^\W\d_]{2})")
_OPENERS = " \t\u00a0\"“”‘'’«»([*•-"
_STOPS = ".!?:;…—–|\n\r"
# In characters: a longer one in -ing is a verb's.
_LONGEST_SYLLABLE = 5
_SIGNS = frozenset("@#$£€¥")
# Capitals that make no name: the pronoun, the "at" and "v" of a fixture, quarters and halves of a year.
_NO_NAMES = {"I", "AT", "V"} | {half + number for half in "QH" for number in "1234"}
# Prefixes with a capital that may be the first of a longer name.
_SPANNING = ("Pan", "Trans", "Inter")
# Those of bodies that are against something, or before or after it.
_OPPOSING = ("Anti", "Non", "Post", "Pre")
# Written with a point.
_POINTED = frozenset({"jr", "sr", "inc", "corp", "co", "ltd", "bhd", "sdn"})
# Of the words longer than three letters, which only names and such a style capitalise, more than this share:
# a headline has small verbs or adverbs even so, and a shouted one a name in its own spelling.
_ALL_CAPS = 0.8
_TITLE_CASE = 0.75
# How many such words a headline has: fewer are a name, more a text.
_HEADLINE = range(4, 60)
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
    cuts = _shouted_lines(text)
    if not cuts or 2 * sum(end - start for start, end in cuts) > len(text):
        # Most of it is shouted: such is its style.
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


def _shouted_lines(text: str) -> list[tuple[int, int]]:
    """Where they start and end, line breaks included."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.isupper() and _shouted(line):
            lines.append((at, at + len(line)))
        at += len(line)
    return lines


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
        found = list(_WORD.finditer(text, start, len(text) if end is None else end))
        self.starts = list(map(re.Match.start, found))
        self.ends = list(map(re.Match.end, found))
        self.texts = list(map(re.Match.group, found))
        self.folded = list(map(str.lower, self.texts))
        self.caps = list(map(ne, self.texts, self.folded))
        self.all_caps, self.title_case = self._shouting()
        for index in list(compress(range(len(found)), self.caps)):
            self._trim(index)
        # Where the capitalised words are, after the trimming.
        self.capitals = list(compress(range(len(found)), self.caps))

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def flat(self) -> bool:
        """Whether capitals tell nothing here."""
        return self.all_caps or self.title_case

    @property
    def flat_line(self) -> bool:
        """Whether it is a line, not a body, in which capitals tell nothing."""
        return self.flat if self.field != "body" else self.all_caps and self.shouted

    def _shouting(self) -> tuple[bool, bool]:
        """Whether all letters are capitals, and whether most words have one as in some headlines."""
        most = self.texts[: len(self.texts) * 3 // 5]
        small = sum([len(word) > 3 and word[0].islower() for word in most])
        if small >= _HEADLINE.stop and small > (1 - _ALL_CAPS) * len(self.texts):
            # Whatever the rest is: too many are small.
            return False, False
        long = [word for word in self.texts if len(word) > 3 and word[0].isalpha()]
        if len(long) < 2:
            return False, False
        raised = [word for word in long if word[0].isupper()]
        shouted = sum(map(str.isupper, raised))
        titled = len(long) in _HEADLINE and len(raised) > _TITLE_CASE * len(long)
        return shouted > _ALL_CAPS * len(long), titled

    def _trim(self, index: int) -> None:
        """Cut from a capitalised word what is not of the name, and say whether its capital tells anything."""
        word = self.texts[index]
        if not (word.isascii() and word.isalpha()):  # of plain letters nothing is cut, and they are folded
            word = self.texts[index] = self._cut(index)
            self.folded[index] = fold(word)
            if word == word.lower():
                self.caps[index] = False
        if self.text.startswith(".", self.ends[index]):
            self.ends[index] += self._has_point(index)
        start = self.starts[index]
        if word in _NO_NAMES or (start and self.text[start - 1] in _SIGNS and self._marked(index)):
            self.caps[index] = False

    def _cut(self, index: int) -> str:
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
        return word

    def _has_point(self, index: int) -> bool:
        """Whether the point behind the word is its own: "Tulsa, Okla.", "Martin Hale Jr."."""
        low, end = self.folded[index], self.ends[index]
        if low in STATES:
            # "Tulsa, Okla.-based".
            after_town = self.text.endswith(", ", 0, self.starts[index])
            return after_town or self.text.startswith("-based", end + 1)
        return low in _POINTED and index > 0 and self.caps[index - 1]

    def _marked(self, index: int) -> bool:
        """Whether the sign before it makes it no name: "@Lakeland" is a handle, "#Lakeland" a tag, "$2B" a
        sum."""
        return self.text[self.starts[index] - 1] in "@#" or self.texts[index][0].isdigit()

    def _compound(self, index: int, word: str) -> str:
        """ "Oslo-based" and "pro-Kremlin" name Oslo and the Kremlin."""
        head, _, tail = word.partition("-")
        if head.isdigit() and len(head) < 3 and tail[:1].isupper() and tail[1:2].islower():
            # A seed's number: "3-Goran Matic".
            return self._behind(index, head, tail)
        name, _, said = word.rpartition("-")
        if said.islower() and not self.all_caps and (said in COMPOUND_TAILS or _does(said)):
            self.ends[index] -= len(said) + 1
            word = name
            head, _, tail = word.partition("-")
        if self._of_party(index, head, tail) or self._prefixed(index, head, tail):
            return self._behind(index, head, tail)
        return word

    def _behind(self, index: int, head: str, tail: str) -> str:
        self.starts[index] += len(head) + 1
        return tail

    def _of_party(self, index: int, head: str, tail: str) -> bool:
        """Whether a party stands before a state: "Rep. Ann Lee, R-Ohio"."""
        return head in ("R", "D") and tail != "Day" and tail[:1].isupper() and self._after_mark(index)

    def _prefixed(self, index: int, head: str, tail: str) -> bool:
        """ "pro-Kremlin", never "Pan-Lakeland Union": there the prefix is of the name."""
        if tail == tail.lower() or head.lower() not in COMPOUND_HEADS:
            return False
        if index + 1 == len(self.caps) or not self.caps[index + 1]:
            return True
        return head not in _SPANNING and not (head in _OPPOSING and self._heads_body(index, tail))

    def _heads_body(self, index: int, tail: str) -> bool:
        """Whether a body bears the prefix: "Anti-Corruption Commission", not "Anti-Oslo Party"."""
        heads = (self.folded[at] in ORG_HEADS for at in range(index + 1, min(index + 4, len(self))))
        return tail.lower() not in listed("places") and any(heads)

    def _after_mark(self, index: int) -> bool:
        return self.text.endswith((", ", "("), 0, self.starts[index])

    def gap(self, index: int) -> str:
        """What stands between the word and the next one."""
        return self.text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.texts) else "\n"

    def joined(self, index: int) -> bool:
        """Whether the next word follows in the same breath: after spaces only, or an abbreviation's point."""
        if index + 1 >= len(self.texts):
            return False
        end, start = self.ends[index], self.starts[index + 1]
        if start == end + 1:
            blank = self.text[end]
            return blank == " " or (blank.isspace() and blank not in "\n\r")
        gap = self.text[end:start]
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


def _does(word: str) -> bool:
    """Whether it is a participle: "leaning" of "Oslo-leaning", no syllable of "Wong Kwok-hing"."""
    syllable = len(word) < _LONGEST_SYLLABLE or (len(word) == _LONGEST_SYLLABLE and not is_word(word))
    return word.endswith("ed") or (word.endswith("ing") and not syllable)
