"""A name taken apart, so that two ways of writing it can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsreader.text.names.cues import ORG_HEADS, PARTICLES, STRONG_TITLES, SUFFIXES, TITLE_TAILS, TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.words import Words

_SMALL = frozenset("of the for and in on to de la du des di et y a an at".split())  # noqa: SIM905
_LEGAL = frozenset(
    "inc ltd llc plc corp co gmbh ag sa limited corporation incorporated company".split()  # noqa: SIM905
)
_DOMAINS = frozenset({"state", "city", "town", "province", "county"})
_BEFORE_A_PERSON = frozenset({"the", "late", "former", "then"})
# Small words and suffixes that do not tell one person from another.
_UNTELLING = PARTICLES | SUFFIXES | {"the"}
# Letters; "NATO" and "UNESCO" are shorter.
_LONGEST_ACRONYM = 8
# Words: a body is hardly called by more of its name.
_LONGEST_SHORT_FORM = 7
_ARTICLES = ("al-", "el-", "ad-", "as-", "ash-", "az-", "an-", "ar-", "at-", "ul-")


@dataclass(frozen=True, slots=True)
class NameParts:
    """`words` are what tells the name apart: no titles, no "the", no "al-"."""

    words: tuple[str, ...]
    kind: str
    acronym: str
    initials: frozenset[str]
    key: str

    @property
    def whole(self) -> bool:
        """Whether it is a full name, not a surname, an acronym or a lone word."""
        return len(self.words) > 1

    def varies(self, other: "NameParts") -> bool:
        """Whether the two are one name written in two ways: middle names left out, legal forms, initials."""
        mine, theirs = self.words, other.words
        if self.kind == "person":
            if len(theirs) < 2 or len(mine) < 2 or mine[-1] != theirs[-1]:
                return False
            if mine[-len(theirs) :] == theirs or theirs[-len(mine) :] == mine:
                # A trade that is no title stands before the longer one: "guitarist-turned-mayor Ann Lee".
                return True
            if mine[0] != theirs[0] and not _initial_of(mine[0], theirs[0]):
                return False
            longer, shorter = (mine, theirs) if len(mine) >= len(theirs) else (theirs, mine)
            return _within(shorter[1:-1], longer[1:-1])
        return _bare(mine) == _bare(theirs) != ()

    def family(self) -> tuple[str, ...]:
        """What two variants of one name have in common for sure, for looking them up."""
        if self.kind == "person":
            return self.words[-1:]
        return _bare(self.words)

    def answers(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The shorter names it may be called by, each with the rule: "surname", "acronym", "short-form" …"""
        if self.kind == "person":
            yield from _names_of_person(self.words)
            return
        for initials in self.initials:
            yield "acronym", (initials,)
        if len(self.words) > 2:
            # "the (Royal) Harbour Society".
            yield "acronym-in-part", ("".join(word[0] for word in self.words[1:]),)
        if self.kind != "place":
            yield from _short_forms(self.words)

    def asks(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What to look up for the longer name that this one stands for, surest first."""
        if self.kind == "person":
            if len(self.words) == 1:
                yield "surname", self.words
                yield "given-name", self.words
                yield "middle-name", self.words
            return
        if self.acronym:
            yield "acronym", (self.acronym,)
            yield "acronym-in-part", (self.acronym,)
        if self.kind != "place":
            yield "short-form", self.words


@lru_cache(maxsize=4096)
def form(text: str, kind: str) -> NameParts:
    """Take a name apart.

    >>> form("the late Dr. Anna al-Masri", "person").words
    ('anna', 'masri')
    >>> sorted(form("Northern Aid Society", "organisation").initials)
    ['nas']
    """
    words = Words("", text)
    raw = [fold(text[start:end]) for start, end in zip(words.starts, words.ends, strict=True)]
    raised = words.texts
    if kind == "place" and len(raw) > 2 and raw[1] == "of" and raw[0] in _DOMAINS:
        # "State of Lapland".
        raw, raised = raw[2:], raised[2:]
    parts = _words_of_person(raw) if kind == "person" else _words_of_body(raw)
    acronym = _acronym(raised[0]) if len(raised) == 1 else ""
    return NameParts(parts, kind, acronym, _initials(raw), "-".join(parts))


def _words_of_person(raw: list[str]) -> tuple[str, ...]:
    if "and" in raw:
        # "Ann and Bo Lee" are two, and neither of them.
        return (" ".join(raw),)
    kept: list[str] = []
    for low in raw[_titles(raw) :]:
        if low == "of" and len(kept) > 1:
            # "Ann Lee of the Harbour Board".
            break
        bare = _without_article(low)
        if bare not in _UNTELLING:
            kept.append(bare.rstrip("."))
    return tuple(kept) or tuple(raw)


def _titles(raw: list[str]) -> int:
    """How many words before a person's name are titles; the last word is always the name's."""
    count = 0
    while count < len(raw) - 1 and (
        raw[count].rstrip(".") in TITLES
        or raw[count] in _BEFORE_A_PERSON
        or (count and raw[count] in TITLE_TAILS and raw[count - 1] in STRONG_TITLES)
    ):
        count += 1
    return count


def _without_article(low: str) -> str:
    """ "masri" of "al-masri"."""
    if "-" in low:
        for article in _ARTICLES:
            if low.startswith(article) and len(low) > len(article) + 1:
                return low[len(article) :]
    return low


def _words_of_body(raw: list[str]) -> tuple[str, ...]:
    return tuple(low.replace(".", "") for low in raw if low not in _SMALL) or tuple(raw)


def _acronym(single: str) -> str:
    """The folded word, where most of its letters are capitals: "NAS", "NATO", "MoD", "U.N."."""
    bare = single.replace(".", "")
    raised = sum(letter.isupper() for letter in bare)
    return bare.lower() if 2 <= len(bare) <= _LONGEST_ACRONYM and raised > len(bare) / 2 else ""


def _initials(raw: list[str]) -> frozenset[str]:
    """Ways to abbreviate the words: with and without the small ones, hyphens counted as words."""
    parts = [piece for piece in "-".join(raw).split("-") if piece]
    if len(parts) < 2:
        return frozenset()
    big = [part for part in parts if part not in _SMALL]
    ways = [parts, big]
    if big and big[-1] in _LEGAL:
        ways.append(big[:-1])
    if parts[0] == "the":
        ways.append(parts[1:])
    return frozenset("".join(part[0] for part in way) for way in ways if len(way) > 1)


def _names_of_person(words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(words) < 2:
        return
    yield "surname", words[-1:]
    first, _, second = words[-1].partition("-")
    if len(first) > 2 and second:
        # "Mbala" of "Placide Mbala-Kingebeni".
        yield "surname", (first,)
    yield "given-name", words[:1]
    for word in words[1:-1]:
        if len(word) > 2:
            yield "middle-name", (word,)


def _short_forms(words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    count = len(words)
    if count < 2:
        return
    yield "short-form", words[:1]
    if count <= 3:
        yield "short-form", words[-1:]
    for low in words:
        if low in ORG_HEADS or low in TITLES:
            yield "short-form", (low,)
    # "District Council" of the "Upper District Council", "Aid Corps" of the "Aid Corps of Lapland".
    for length in range(2, min(count, _LONGEST_SHORT_FORM + 1)):
        for part in (words[:length], words[-length:]):
            if not part[-1].isdigit() and not ORG_HEADS.isdisjoint(part):
                yield "short-form", part


def _initial_of(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short.replace(".", "")) == 1 and long.startswith(short[0])


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    rest = iter(outer)
    return all(any(_initial_of(word, other) or word == other for other in rest) for word in inner)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _LEGAL)
