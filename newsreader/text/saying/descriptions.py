"""Who is meant by "the farmer", "the American" or "the 29-year-old" of whom the text has not said so before.

Names are not told twice in news: whoever "the farmer" is was named a moment ago, and is left alone where
anybody else spoken of may be the farmer. Offices and those who belong to a place ("the minister", "the
driver") may be somebody else there, and are left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from newsreader.text import english
from newsreader.text.names.cues import CALENDAR
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.pronouns import OF_ANOTHER, told_by_role
from newsreader.text.saying.referents import Referents

_TRADES = english.words("saying.trade")
_THE = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,3}\Z")
_AGED = re.compile(r"(\d\d)-year-old\b")
_PEOPLE = re.compile(
    r"[A-Z][a-z]+(?:[ie]an|can|ese|[bdgkm]ani|[rs]aeli|raqi|emeni|man|woman)"
    r"|Briton|Dane|Swede|Finn|Scot|Pole|Turk|Serb|Croat|Czech|Greek|Slovak|Spaniard|Kurd|Thai|German"
)
_SCHOLAR = re.compile(r"[a-z]{3,}(?:ologist|ician|mist|aphist|urgist)|statistician")
_YOUNG = frozenset({"boy", "girl", "youngster", "youth", "teen", "schoolboy", "schoolgirl", "lad"})
_OLDEST_YOUNG = 20
_AGE_BEHIND = re.compile(r", (?:aged )?(\d\d?)\b")
_OFFICES = english.words("saying.office")
_AGE_AFTER = re.compile(r", (?:now |aged )?\d\d,")
_PARENT = re.compile(r"(?:mother|father|mum|dad)(?:-| )of(?:-| )\w+")
# In characters and paragraphs: how far before somebody is named.
_LEAD = 40
_FAR = 1500
_FAR_PARAGRAPHS = 2
_WORD = re.compile(r"[\w-]+")
# "Ann Lee was bitten by a dog": the farmer may be whose dog it is.
_SUFFERS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets) (?:[\w’'-]+ ){1,6}by\b|[a-z](?:ed|en|own|ght|it|ot) by\b"
)
# Words that leave open what else somebody is: the farmer may be "a man", the Dane "a qualifier".
_ANYBODY = re.compile(
    r"(?<!\bis )(?<!\bwas )\b(?:[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Tt]he) (?:[\w’'-]+ ){0,2}"
    r"(?:man|woman|person|neighbou?r|owner|resident|passenger|victim|opponent|rival|winner|qualifier|seed"
    r"|stranger|colleague|friend|relative|brother|sister|father|mother|husband|wife|partner|uncle|aunt|cousin)\b"
)


class Descriptions:
    """Those whom a text names before it describes them. `masked` is the text without what is quoted."""

    def __init__(self, masked: str, people: Referents) -> None:
        self.masked, self.people = masked, people

    def meant(self, start: int, end: int, spoken: str = "") -> tuple[int, int] | None:
        """Whom the words at these offsets describe; None where nobody, or one of several, may be meant, or
        where what they have `spoken` is of another: "Ann Lee left. “We miss her,” said the baker"."""
        words = self.masked[start:end].split()
        if words and words[-1] in _TRADES and OF_ANOTHER.search(spoken):
            return None
        if not words or not _THE.search(self.masked, max(0, start - _LEAD), start):
            return None
        if not _tells_one(" ".join(words)) and not self._is_trade(words, start):
            return None
        if self._told_before(words[-1], start):
            return None
        person = self._only_one_named(start)
        if person and not self._fits(person, words[-1]):
            return None
        if person and words[-1] in _TRADES and (self._is_something_else(person) or self._is_aged(end)):
            return None
        aged = _AGED.match(words[0])
        if person and aged and not self.masked.startswith(f", {aged[1]},", person[1]):
            # Whose age nobody told may be so old.
            told = _AGE_BEHIND.match(self.masked, person[1]) or not is_role(words[-1])
            return None if told or self._told_before(words[-1], start) else person
        return person

    def _is_something_else(self, person: tuple[int, int]) -> bool:
        """Whether an office stands before the name: Mayor Ann Lee is not "the sculptor"."""
        before = self.masked[max(0, person[0] - _LEAD) : person[0]].split()
        return bool(before) and before[-1].istitle() and before[-1].rstrip(".").lower() in _OFFICES

    def _is_aged(self, end: int) -> bool:
        """Whether whoever is described is told to be so old, as those are whom the text names first."""
        return _AGE_AFTER.match(self.masked, end) is not None

    def _fits(self, person: tuple[int, int], noun: str) -> bool:
        """Whether somebody may be called so: Otto is no actress, and whoever is told to be 40 no boy."""
        told = told_by_role(noun)
        if noun in _YOUNG:
            age = _AGE_BEHIND.match(self.masked, person[1])
            if age is None or int(age[1]) > _OLDEST_YOUNG:
                return False
        return not told or self.people.may_be(person, told)

    def _is_trade(self, words: Sequence[str], start: int) -> bool:
        """Whether it says what somebody is: "farmer", "Rovers manager" where the Rovers were named."""
        if words[-1] in _TRADES or words[-1] in _YOUNG or _SCHOLAR.fullmatch(words[-1]):
            return True
        club = len(words) > 1 and words[0][0].isupper() and is_role(words[-1])
        return club and self._told_before(words[0], start)

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where each word of the text stands first; a plural tells of one, too."""
        first: dict[str, int] = {}
        for word in _WORD.finditer(self.masked):
            first.setdefault(word.group(), word.start())
            first.setdefault(word.group().removesuffix("s"), word.start())
        return first

    def _told_before(self, word: str, at: int) -> bool:
        return self._first.get(word, at) < at

    def _only_one_named(self, at: int) -> tuple[int, int] | None:
        """Whoever was told about last, in this paragraph or else in one of the two before, if nobody else is
        spoken of there and nothing is done to them."""
        for begin in (self._begin(at, 0), self._begin(at, _FAR_PARAGRAPHS)):
            persons = self.people.speakers
            near = persons[bisect_left(persons, (begin, 0)) : bisect_left(persons, (at, 0))]
            if named := [one for one in near if self._is_named(one)]:
                return None if self._speaks_of_others(named[-1], begin, at) else named[-1]
        return None

    def _begin(self, at: int, paragraphs: int) -> int:
        """Where the paragraph so many before begins, or less far where they are long."""
        least = max(0, at - _FAR)
        for _ in range(paragraphs + 1):
            at = max(least, self.masked.rfind("\n\n", least, at))
        return at

    def _speaks_of_others(self, person: tuple[int, int], begin: int, at: int) -> bool:
        """Whether anybody else is named between two places, or spoken of, or did something to them."""
        if _SUFFERS.search(self.masked, begin, at) or _ANYBODY.search(self.masked, begin, at):
            return True
        own = set(_WORD.findall(self.masked, *person))
        surname = self.masked[slice(*person)].split()[-1]
        names = self.people.full_names
        for name in names[bisect_left(names, (begin, 0)) : bisect_left(names, (at, 0))]:
            full = self.masked[slice(*name)].split()
            own.update(full if full[-1] == surname else ())
        words = {word for word in _WORD.findall(self.masked, begin, at) if word[0].isupper()} - own
        return any(word in self.people.known or _may_be_name(fold(word)) for word in words)

    def _is_named(self, person: tuple[int, int]) -> bool:
        name = self.masked[slice(*person)]
        return name[0].isupper() and fold(name) not in listed("places")


def _may_be_name(low: str) -> bool:
    named = low in listed("given") or low in listed("surnames")
    return named and not (is_word(low) or low in CALENDAR or low in listed("places"))


def _tells_one(words: str) -> bool:
    """
    >>> [_tells_one(words) for words in ("American", "29-year-old shearer", "mother of two", "guard")]
    [True, True, True, False]
    """
    return bool(_PEOPLE.fullmatch(words) or _AGED.match(words) or _PARENT.fullmatch(words))
