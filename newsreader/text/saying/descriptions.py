"""Who is meant by "the farmer", "the American" or "the 29-year-old" of whom the text has not said so before.

Names are not told twice in news: whoever "the farmer" is was named a moment ago. Offices and those who belong
to a place ("the minister", "the driver") may be somebody else there, and are left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsreader.text import english
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.referents import Referents

_TRADES = english.words("saying.trade")
_THE = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,3}\Z")
_AGED = re.compile(r"\d\d-year-old\b")
_PEOPLE = re.compile(
    r"[A-Z][a-z]+(?:[ie]an|can|ese|[bdgkm]ani|[rs]aeli|raqi|emeni|man|woman)"
    r"|Briton|Dane|Swede|Finn|Scot|Pole|Turk|Serb|Croat|Czech|Greek|Slovak|Spaniard|Kurd|Thai|German"
)
_PARENT = re.compile(r"(?:mother|father|mum|dad)(?:-| )of(?:-| )\w+")
# In characters, speakers and paragraphs: how far before somebody is named.
_LEAD = 40
_NEAR = 8
_FAR_PARAGRAPHS = 2
# The first paragraph tells of "a driver", the next one opens with who that is: "Ann Lee, 42, denies it";
# "Ann Lee, 42, was killed" may be another.
_OPENS_AGED = re.compile(
    r"(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), \d\d, (?:(?:of|from) [^.\n]{1,60}, )?"
    r"(?:den(?:ies|ied)|pleaded|admit(?:s|ted)|appeared|told|said|claim(?:s|ed)"
    r"|(?:is|was|has been) (?:accused|charged|jailed|sentenced|convicted|cleared|fined|found guilty))\b"
)
_A = re.compile(r"(?:\A|[\s(])[Aa]n? (?:[\w’'-]+ ){0,2}\Z")


class Descriptions:
    """Those whom a text names before it describes them. `masked` is the text without what is quoted."""

    def __init__(self, masked: str, people: Referents) -> None:
        self.masked, self.people = masked, people
        self._first: dict[str, int] = {}

    def meant(self, start: int, end: int) -> tuple[int, int] | None:
        """Whom the words at these offsets describe; None where nobody, or one of several, may be meant."""
        words = self.masked[start:end].split()
        if not words:
            return None
        if _A.search(self.masked, max(0, start - _LEAD), start):
            return self._named_next(start, end)
        if not _THE.search(self.masked, max(0, start - _LEAD), start):
            return None
        telling = _tells_one(" ".join(words))
        if not telling and not self._is_trade(words, start):
            return None
        if self._told_before(words[-1], start):
            return None
        return self._named(start, alone=not telling)

    def _is_trade(self, words: Sequence[str], start: int) -> bool:
        """Whether it says what somebody is: "farmer", "Rovers manager" where the Rovers were named."""
        if words[-1] in _TRADES:
            return True
        club = len(words) > 1 and words[0][0].isupper() and is_role(words[-1])
        return club and self._told_before(words[0], start)

    def _told_before(self, word: str, at: int) -> bool:
        if word not in self._first:
            found = re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", self.masked)
            self._first[word] = found.start() if found else len(self.masked)
        return self._first[word] < at

    def _named(self, at: int, *, alone: bool) -> tuple[int, int] | None:
        """Whoever was told about last, in this paragraph or one of the two before; if `alone`, only where
        nobody else was."""
        persons = self.people.speakers
        last = bisect_left(persons, (at, 0)) - 1
        near = [
            one
            for one in persons[max(0, last - _NEAR) : last + 1]
            if self._is_named(one) and self.masked.count("\n\n", one[1], at) <= _FAR_PARAGRAPHS
        ]
        if alone and near:
            # Where somebody is named in its own paragraph, those before it do not matter.
            here = [one for one in near if self.masked.find("\n\n", one[1], at) < 0] or near
            alone = len({fold(self.masked[slice(*one)].split()[-1]) for one in here}) > 1
        return near[-1] if near and not alone else None

    def _is_named(self, person: tuple[int, int]) -> bool:
        name = self.masked[slice(*person)]
        return name[0].isupper() and fold(name) not in listed("places")

    def _named_next(self, start: int, end: int) -> tuple[int, int] | None:
        """Who the "driver" of the first paragraph is, by how the second one opens."""
        following = self.masked.find("\n\n", end)
        if following < 0 or self.masked.rfind("\n\n", 0, start) >= 0:
            return None
        opening = _OPENS_AGED.match(self.masked, following + 2)
        return opening.span("who") if opening and self.masked[end - 1].islower() else None


def _tells_one(words: str) -> bool:
    """
    >>> [_tells_one(words) for words in ("American", "29-year-old shearer", "mother of two", "guard")]
    [True, True, True, False]
    """
    return bool(_PEOPLE.fullmatch(words) or _AGED.match(words) or _PARENT.fullmatch(words))
