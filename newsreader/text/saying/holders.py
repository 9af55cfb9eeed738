"""Who holds a role in a text: "the minister" is Ann Lee where she alone is called a minister in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from newsreader.text.names.cues import ADJECTIVES, CALENDAR, FUNCTION_WORDS, ORG_HEADS, TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.pronouns import pronoun_of, told_by_role
from newsreader.text.saying.reporting import FINITE, OWNED

# Words are bounded, and none is given back, so that text without a space costs no more than other text.
_WORD = r"[\w’'-]{1,30}+(?![\w’'-])"
_NAME = (
    rf"(?<![\w’'-])(?P<name>(?=[A-Z][^\sa-z]{{0,30}}+[a-z])[A-Z]{_WORD}"
    rf"(?: (?:(?:de|van|von|bin|al|la) )?[A-Z]{_WORD}){{1,3}})"
)
# "Farmer Ann Lee", "the mayor, Ann Lee,", "Ann Lee, 42, the mayor of Ek," "Ann Lee is a farmer".
_BEFORE = re.compile(
    rf"(?=(?<![\w’'-])(?:(?P<people>[A-Z][a-z]{{1,30}}+) )?(?P<role>[A-Za-z][a-z-]{{1,30}}+)[.,]? {_NAME})"
)
_BEHIND = re.compile(
    rf"{_NAME}(?=(?:,| is| was)(?: (?P<age>\d\d)\b,?)?"
    rf"(?P<told> (?:an?|the|its|his|her|their)(?: {_WORD}){{1,6}}|(?: {_WORD}){{1,4}}(?=[,.;]))?)"
)
_PHRASE_ENDS = re.compile(r" (?:of|in|at|for|from|who|which|with|and|on|whose) ")
_THE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) ((?:[\w’'-]+ ){0,2})\Z")
# "The Right Rev Ann Lee, 63, left."; whoever is held or hurt may be another.
_AGED = re.compile(
    rf"(?:(?:The|Right|Rt|Very|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Rev|Prof)\.? ){{0,3}}{_NAME}, \d\d,"
    r"(?! (?:of [^,.]{1,40}, )?(?:was|is|were|had been|has been|died|drowned|remained|remains|lay)\b)"
    # "Ann Lee, who runs the shop, …", "Ann Lee’s own hens …", not who saw or helped somebody else.
    rf"|{_NAME.replace('<name>', '<runs>')}(?:, who (?:is|runs|owns|keeps|represents|has|lives|works|leads"
    r"|teaches|chairs|heads|serves|farms|sits)\b|['’]s own\b)"
)
_A = re.compile(r"\b[Aa]n? (?:[a-z][\w-]* ){0,2}\Z")
_AGE = re.compile(r"(\d\d)-year-old\b")
_LEAD = 40
# Words before a role that tell which one: "former Norwegian foreign minister".
_MOST_BEFORE = 4
_CLAUSE_ENDS = re.compile(r"[.,;:!?()\n\u2592]")
# Whoever is one of these is not called by the role alone.
_NOT_QUITE = frozenset(
    """
    former late deputy acting vice assistant onetime ousted deposed shadow associate junior prime
    until once no not never
    """.split()  # noqa: SIM905
)
# What else news calls whoever has the title.
_MEANT_BY = {
    "father": ["priest"],
    "rev": ["priest", "vicar", "pastor", "clergyman"],
    "sister": ["nun"],
    "dr": ["doctor"],
    "prof": ["professor"],
    "justice": ["judge"],
    "sen": ["senator", "lawmaker"],
    "senator": ["lawmaker"],
    "rep": ["congressman", "congresswoman", "lawmaker"],
    "gov": ["governor"],
    "cllr": ["councillor"],
    "capt": ["captain"],
    "gen": ["general"],
    "col": ["colonel"],
    "sgt": ["sergeant", "officer"],
    "sergeant": ["officer"],
    "inspector": ["officer", "detective"],
    "detective": ["officer"],
    "constable": ["officer"],
    "sheriff": ["officer"],
    "coach": ["trainer"],
}
_PAST = re.compile(r"(?:ex|then|former|one-time)-")
# The dead say nothing: "Ann Lee, 42, was killed", "the death of officer Ann Lee".
_DEAD = re.compile(
    rf"(?<![\w’'-])(?P<who>[A-Z]{_WORD})(?:, \d\d\b,?)?(?: who)? (?:(?:has |had )?(?:died|drowned|perished)"
    r"|(?:was|has been|had been) (?:[a-z]{1,20}+ ){0,3}?(?:killed|murdered|slain|dead))\b"
    rf"|\b(?:killed|killing|murder|murdered|death|funeral)(?: of)?(?: [a-z]{_WORD}){{0,3}}"
    rf"(?: [A-Z]{_WORD}){{0,3}} (?P<whom>[A-Z]{_WORD})"
)


class _Described(NamedTuple):
    """Who is named at `place`, what they are `called` (a role, a people, an age), all `words` about them."""

    place: tuple[int, int]
    called: Sequence[str]
    words: Sequence[str]


class _Called:
    """Whoever is called by one word: where, by which other words since where, and since where several are."""

    def __init__(self) -> None:
        self.places: list[tuple[int, int]] = []
        self.words: dict[str, int] = {}
        self.surname = ""
        self.several: int | None = None

    def add(self, one: _Described, surname: str) -> None:
        self.surname = self.surname or surname
        if surname != self.surname and self.several is None:
            self.several = one.place[0]
        self.places.append(one.place)
        for word in one.words:
            self.words.setdefault(word, one.place[0])

    def one_before(self, at: int) -> tuple[int, int] | None:
        """Where the one person is named last who is called so before a place; where nobody is yet, first."""
        last = bisect_left(self.places, (at, 0)) - 1
        several = self.several is not None and (last < 0 or self.several < at)
        return None if several else self.places[max(last, 0)]

    def bears(self, words: Sequence[str], at: int) -> bool:
        """Whether all the words were said of them before a place, or are where they are first called so."""
        since = max(at, self.places[0][0] + 1)
        return all(self.words.get(word, since) < since for word in words)

    def is_no_more_than(self, words: Sequence[str], at: int) -> bool:
        """Whether the words say it too where somebody is but a former or a deputy one."""
        since = max(at, self.places[0][0] + 1)
        return all(word in words for word in _NOT_QUITE if self.words.get(word, since) < since)


class Holders:
    """The persons of a text by what they are called in it: a role, a people, an age ("42"). `masked` is the
    text without what is quoted."""

    def __init__(self, masked: str) -> None:
        self.masked = masked

    @cached_property
    def _called(self) -> dict[str, _Called]:
        dead = {match["who"] or match["whom"] for match in _DEAD.finditer(self.masked)}
        found: dict[str, _Called] = {}
        for one in sorted([*_called_before(self.masked), *_called_behind(self.masked)]):
            surname = self.masked[slice(*one.place)].split()[-1]
            for called in one.called if surname not in dead else ():
                found.setdefault(called, _Called()).add(one, surname)
        return found

    def holder(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the one person is named whom "the minister" at these offsets means; None where nobody is, or
        where several are called so, or where more is said of the minister than of them, or less."""
        words = self.masked[start:end].split()
        the = _THE.search(self.masked, max(0, start - _LEAD), start)
        if not words:
            return None
        head = fold(words[-1])
        if the is None:
            return self._named_later(head, start)
        aged = _AGE.fullmatch(head)
        called = self._called.get(aged[1] if aged else head)
        if called is None or not (aged or is_role(head) or len(words) == 1):
            return None
        others = _words([*the[1].split(), *words[:-1]])
        if is_role(head) and not called.is_no_more_than([head, *others], start):
            return None
        return called.one_before(start) if called.bears(others, start) else None

    def _named_later(self, role: str, at: int) -> tuple[int, int] | None:
        """Who is named further on whom the opening paragraph calls "a judge", where one alone is so."""
        opening = _A.search(self.masked, max(0, at - _LEAD), at)
        lead = self.masked.find("\n\n")
        if opening is None or not is_role(role) or 0 <= lead < at:
            return None
        called = self._called.get(role)
        if called is None:
            return self._next_told(lead, at) if opening.start() == 0 else None
        if called.several is not None:
            return None
        first = called.places[0]
        return first if first[0] > at and called.is_no_more_than([role], first[0] + 1) else None

    def _next_told(self, lead: int, at: int) -> tuple[int, int] | None:
        """Who the second paragraph opens with, by name and age, where the first told of nobody else."""
        second = _AGED.match(self.masked, lead + 2) if lead >= 0 else None
        if second is None or sum(map(is_role, self.masked[at:lead].lower().split())) > 1:
            return None
        if not second["name"]:
            told = told_by_role(self.masked[at:].split(maxsplit=1)[0].strip(".,"))
            name = self.masked[slice(*second.span("runs"))].removesuffix("’s").removesuffix("'s")
            span = second.start("runs"), second.start("runs") + len(name)
            return span if not told or pronoun_of(self.masked, span, {}) in ("", told) else None
        return second.span("name")


def _called_before(masked: str) -> Iterator[_Described]:
    """ "Norwegian minister Ann Lee"."""
    for match in _BEFORE.finditer(masked):
        place, role = _somebody(match), fold(match["role"])
        abbreviated = masked.startswith(".", match.end("role"))
        if place is None or not is_role(role) or (abbreviated and role not in _MEANT_BY):
            continue
        people = fold(match["people"] or "")
        called = [role, people] if people in ADJECTIVES or not is_word(people) else [role]
        if match["role"][0].isupper():
            called += _MEANT_BY.get(role, ())
        yield _Described(place, called, [*called, *_before(masked, match.start("role"))])


def _before(masked: str, at: int) -> list[str]:
    """The words before a role that tell which one it is."""
    clause = _CLAUSE_ENDS.split(masked[max(0, at - 2 * _LEAD) : at])[-1]
    found: list[str] = []
    for word in reversed(_words(clause.split()[-_MOST_BEFORE:])):
        if word not in _NOT_QUITE and (word in FUNCTION_WORDS or is_role(word)):
            break
        found.append(word)
    return found


def _called_behind(masked: str) -> Iterator[_Described]:
    """ "Ann Lee, 42, the mayor of Ek,", "Ann Lee is a farmer"."""
    for match in _BEHIND.finditer(masked):
        place = _somebody(match)
        if place is None:
            continue
        told = _told(_PHRASE_ENDS.split(f"{match['told'] or ''} ")[0].split())
        lows = _words(told)
        called = [low for at, low in enumerate(lows) if told[at][0].isupper() or _is_called(lows, at)]
        aged = [match["age"]] if match["age"] else []
        if called or aged:
            yield _Described(place, [*aged, *called], [*aged, *lows])


def _told(words: list[str]) -> list[str]:
    """The words up to where something else begins; none where they go on with what somebody does: "To Ann
    Lee, the minister said"."""
    lows = [fold(word) for word in words]
    if any(low in FINITE for low in lows):
        return []
    ends = (at for at, low in enumerate(lows) if at and low in FUNCTION_WORDS and low not in _NOT_QUITE)
    return words[: next(ends, len(words))]


def _is_called(lows: Sequence[str], at: int) -> bool:
    """Whether the word is the role that the words tell: the last one, or before "living in Ek"."""
    following = lows[at + 1] if at + 1 < len(lows) else ""
    return is_role(lows[at]) and (not following or following.endswith("ing") or is_role(following))


def _words(words: Sequence[str]) -> list[str]:
    """The words folded, an age as a number, and as a "former" one whoever was something."""
    lows = [fold(word) for word in words]
    return [
        aged[1] if (aged := _AGE.fullmatch(low)) else "former" if _PAST.match(low) else low for low in lows
    ]


def _somebody(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the name of a match stands without "’s", if it may be a person's."""
    name = match["name"]
    lows = [fold(word) for word in name.split()]
    if lows[-1] in TITLES | CALENDAR or not ORG_HEADS.isdisjoint(lows) or " ".join(lows) in listed("places"):
        return None
    return match.start("name"), match.end("name") - len(OWNED[0]) * name.endswith(OWNED)
