"""What an article as a whole says about its words: the same name is the same kind throughout."""

from collections.abc import Iterable

from newsreader.text.names.bounds import HEADS
from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.cues import (
    ABBREVIATIONS,
    ADJECTIVES,
    CALENDAR,
    FUNCTION_WORDS,
    ORG_HEADS,
    PARTICLES,
    SHIPS,
    STORMS,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLES,
)
from newsreader.text.names.lexicon import listed
from newsreader.text.names.named import ORGANISED
from newsreader.text.names.registry import Registry
from newsreader.text.names.stretches import ABSTRACT
from newsreader.text.names.words import Words

NO_NAMES = ABBREVIATIONS | ADJECTIVES | CALENDAR | FUNCTION_WORDS

# Evidence of a kind, in the weights of kinds.py. What one cue beside a name weighs: "Northwind, which …".
ONE_CUE = 1.5
# A strong cue, or two: a title before the name, initials, "in" before a place.
SURE = 2.0
# A head word in a name that is hardly a person's: "Keystone Paper Company", not "Adam West".
_HEADED = 3.0
# What the words say of themselves counts half again where they stand again; what stands beside them, whole.
_AGAIN = 0.5

# Two cues that only a body has.
_FIRM = 4.0
# An acronym of a place's name, more than its being one, wherever it stands.
_SPELT = 20.0

_CHAMBERS = frozenset({"senate", "congress", "republicans", "democrats", "republican", "democrat"})
# Adjectives that many a name begins with.
_SHARED_FIRSTS = frozenset(
    {"national", "international", "royal", "general", "new", "united", "american", "european", "world"}
)


def is_storm(chunk: NameCandidate) -> bool:
    """ "Hurricane Katrina", "Storm Ciara"; not "Storm Model Agency", nor Storm Holm and Hurricane Higgins."""
    parts = chunk.parts
    if len(parts) == 1:
        return chunk.before in STORMS
    given = parts[-1] in listed("given")
    alone = len(parts) == 2 and parts[0] in STORMS
    return alone and (given or (parts[0] != "storm" and parts[-1] not in listed("surnames") | HEADS))


def is_ship(chunk: NameCandidate) -> bool:
    """ "The ferry Vellamo", "their ship, Vellamo", "aboard the Vellamo"; not "aboard the Vellamo bus"."""
    words, at = chunk.words, chunk.first - 1
    first = words.folded[chunk.first]
    if chunk.last > chunk.first and (first in SHIPS or (first == "space" and chunk.parts[1] == "shuttle")):
        return True
    before = words.folded[at] if at >= 0 else ""
    if before in SHIPS:
        gap = words.gap(at)
        return (gap == " " and not words.caps[at]) or (gap == ", " and not words.joined(chunk.last))
    if before != "the" or not at or words.folded[at - 1] != "aboard":
        return False
    following = chunk.last + 1
    return not words.joined(chunk.last) or (
        words.folded[following] in FUNCTION_WORDS and not words.caps[following]
    )


class ArticleEvidence:
    """The evidence of all chunks together, by their words.

    `lower` are the words that also stand in small letters; `inside` those seen with a capital where only a
    name has one; `times` how often each stands. `people` are the words that full names of people begin or
    end in, and whether surely; `surnames` the surest of them. `heads` are the head words of organisations
    named in full ("the Observatory" is one of them), `firsts` their first words ("Keystone" of "Keystone
    Paper"). `houses` says that "the House" is a parliament's.
    """

    def __init__(self, found: list[NameCandidate], lower: set[str], registry: Registry) -> None:
        self.lower, self.registry = lower, registry
        self.totals: dict[tuple[str, ...], dict[str, float]] = {}
        self.inside: set[tuple[str, ...]] = set()
        self.times: dict[tuple[str, ...], int] = {}
        self.people: dict[str, bool] = {}
        self.surnames: set[str] = set()
        self.full: set[tuple[str, str]] = set()
        # Registry entries that the article surely speaks of: by a demonym, or as where something is.
        self.sure: set[str] = set()
        self.heads: set[str] = set()
        self.firsts: set[str] = set()
        # The names of storms, which are given names.
        self.storms: set[str] = set()
        texts = {id(chunk.words): chunk.words for chunk in found}.values()
        self.houses = not all(_CHAMBERS.isdisjoint(words.folded) for words in texts)
        names = [chunk for chunk in found if not chunk.team]
        if not all(STORMS.isdisjoint(words.folded) for words in texts):
            self.storms = {chunk.parts[-1] for chunk in names if is_storm(chunk)}
        # The last words of what ships are called here, and acronyms of mere words: "iodine deficiency (ID)".
        self.ships: set[str] = set()
        self.spelt: set[str] = set()
        for chunk in names:
            if chunk.alias is None:
                self._count(chunk)
                if is_ship(chunk):
                    self.ships.add(chunk.parts[-1])
            elif chunk.alias.demonym or chunk.before in STRONG_LOCATIVES or _has_offices(chunk):
                self.sure.update(chunk.alias.owners)
        self._learn_acronyms(names)
        for chunk in names:
            if chunk.last > chunk.first:
                self._learn(chunk)

    def _learn_acronyms(self, names: list[NameCandidate]) -> None:
        """From what stands in brackets behind the words it is short for."""
        for place, chunk in enumerate(names):
            if chunk.alias is not None or chunk.first != chunk.last:
                continue
            if not is_bracketed(chunk.words, chunk.first):
                continue
            letters = chunk.parts[0]
            long = names[place - 1] if place else chunk
            if long.words is chunk.words and long.last == chunk.first - 1:
                known = letters in listed("organisations")
                if not known and self._is_place(long) and _initials(long.parts) == letters:
                    self.totals[tuple(chunk.parts)]["place"] = _SPELT
            else:
                first = max(0, chunk.first - len(letters))
                if not any(chunk.words.caps[first : chunk.first]):
                    before = chunk.words.folded[first : chunk.first]
                    if _initials(before) == letters:
                        self.spelt.add(letters)

    def _is_place(self, chunk: NameCandidate) -> bool:
        """Whether it is a place; a centre, which may be a body, only with a town behind "(KSC) in"."""
        if chunk.alias is not None:
            return chunk.alias.kind == "place"
        words, at = chunk.words, chunk.last + 2
        body = chunk.parts[-1] in ORG_HEADS and words.folded[at : at + 1] != ["in"]
        return self.kind(chunk) == "place" and not body

    def _count(self, chunk: NameCandidate) -> None:
        key = tuple(chunk.parts)
        self.times[key] = self.times.get(key, 0) + 1
        totals = self.totals.setdefault(key, {})
        said = bool(totals)
        for kind, weight in chunk.scores.items():
            again = _AGAIN * chunk.inside.get(kind, 0.0) if said else 0.0
            totals[kind] = totals.get(kind, 0.0) + weight - again
        if not chunk.opens and not chunk.words.flat:
            self.inside.add(key)

    def _learn(self, chunk: NameCandidate) -> None:
        """From a full name, the words that alone mean the same."""
        kind = self.kind(chunk) if chunk.alias is None else chunk.alias.kind
        if kind in ORGANISED:
            parts = chunk.parts
            self.heads.update(part for part in parts if part in ORG_HEADS)
            if chunk.alias is None and chunk.scores.get(kind, 0.0) >= _HEADED and _tells(parts[0]):
                self.firsts.add(parts[0])
        elif kind == "person" and not _ends_in_acronym(chunk):
            self._learn_person(chunk)

    def _learn_person(self, chunk: NameCandidate) -> None:
        sure = chunk.alias is not None or chunk.scores.get("person", 0.0) >= SURE
        names = [part for part in chunk.parts if part not in SUFFIXES and part not in PARTICLES]
        if not names:
            return
        given, surname = names[0], names[-1]
        bare = _without_article(surname)
        for name in {given, _without_article(given), surname, bare, _first_half(bare)}:
            self.people[name] = self.people.get(name, False) or sure
        if sure and (given in listed("given") or chunk.titled):
            self.surnames.update((surname, bare))
            if len(names) == 2:
                self.full.add((given, surname))

    def kind(self, chunk: NameCandidate) -> str:
        """The kind that most speaks for; "" where nothing does."""
        totals = self.totals.get(tuple(chunk.parts), {})
        return max(sorted(totals), key=lambda kind: totals[kind], default="")

    def calls(self, low: str) -> bool:
        """Whether it is somebody's name here; a place's name is somebody's only for sure."""
        return self.people.get(low, False) if low in listed("places") else low in self.people

    def is_firm(self, key: tuple[str, ...]) -> bool:
        """Whether much tells of a firm by a word that is somebody's name as well: "Velmar was founded"."""
        totals = self.totals.get(key, {})
        body = totals.get("organisation", 0.0)
        others = max((weight for kind, weight in totals.items() if kind != "organisation"), default=0.0)
        return body >= _FIRM and body > 2 * others

    def names_somebody(self, chunk: NameCandidate) -> bool:
        """Whether a given name and a word with a capital, neither small elsewhere, are one: "Bob Dole"."""
        parts = chunk.parts
        given = len(parts) == 2 and (parts[0] in listed("men") or parts[0] in listed("women"))
        if not given or parts[-1].endswith(ABSTRACT) or chunk.opens or chunk.words.flat:
            return False
        if parts[0] in CALENDAR or parts[-1] in CALENDAR or parts[0] in TITLES:
            return False  # "May Day", "Earl Grey"
        if chunk.before in ("", "the", "a", "an", "in", "of"):
            return False
        return self.kind(chunk) == "person" and not self.in_small_letters(parts)

    def in_small_letters(self, parts: Iterable[str]) -> bool:
        return not self.lower.isdisjoint(parts)


def _tells(low: str) -> bool:
    """Whether a name's first word, no place's and no common one, may stand for all of it."""
    if low in listed("places") or low in TITLES or low in NO_NAMES or low in ORG_HEADS or len(low) < 3:
        return False
    return low not in _SHARED_FIRSTS


def is_bracketed(words: Words, at: int) -> bool:
    """Whether the word is an acronym alone in brackets: "(KSC)"."""
    start, end = words.starts[at], words.ends[at]
    alone = words.text.endswith(" (", 0, start) and words.text.startswith(")", end)
    return alone and end - start > 1 and words.text[start:end].isupper()


def _initials(parts: list[str]) -> str:
    """The first letters, of small words none: "dro" of "department of roads" is none of its."""
    return "".join(part[0] for part in parts if part not in FUNCTION_WORDS)


def _without_article(low: str) -> str:
    return low[3:] if low.startswith(("al-", "el-")) else low


def _first_half(low: str) -> str:
    """ "mbala" of "mbala-kingebeni"."""
    half = low.partition("-")[0]
    return half if len(half) > 2 else low


def _ends_in_acronym(chunk: NameCandidate) -> bool:
    """Whether the name ends in an acronym, which is nobody's surname: "Next RPA"."""
    last = chunk.words.texts[chunk.last]
    return 1 < len(last) < 6 and last.isupper() and not chunk.words.all_caps


def _has_offices(chunk: NameCandidate) -> bool:
    """Whether a ruler or a body of it is named next: "Jordan's king"."""
    words, following = chunk.words, chunk.last + 1
    if following >= len(words) or words.gap(chunk.last) not in ("'s ", "’s "):
        return False
    return words.folded[following] in TITLES or words.folded[following] in ORG_HEADS
