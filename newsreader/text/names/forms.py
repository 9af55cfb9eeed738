"""A name taken apart, so that two ways of writing it can be compared."""

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
_ARTICLES = ("al-", "el-", "ad-", "as-", "ash-", "az-", "an-", "ar-", "at-", "ul-")


@dataclass(frozen=True, slots=True)
class Form:
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

    def varies(self, other: "Form") -> bool:
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

    def answers_to(self, other: "Form", rule: str) -> bool:
        """Whether the other, a lone name, is this person's surname or given name."""
        if len(other.words) != 1 or not self.words:
            return False
        low = other.words[0]
        if rule == "given-name":
            return len(self.words) > 1 and self.words[0] == low
        if len(self.words) == 1:
            return False
        return low == self.words[-1]

    def abbreviates_to(self, other: "Form", looser: bool) -> bool:
        """Whether the other is this name's initials; looser, its first word may be left out of them."""
        if looser:
            return len(self.words) > 2 and "".join(word[0] for word in self.words[1:]) == other.acronym
        return other.acronym in self.initials

    def shortens_to(self, other: "Form") -> bool:
        """Whether the other is this name's short form: its head ("the Observatory") or a part of it."""
        mine, theirs = self.words, other.words
        if len(mine) <= len(theirs) or not theirs:
            return False
        if other.whole:
            # "District Council" of the "Upper District Council", "Aid Corps" of the "Aid Corps of Lapland".
            ends = mine[-len(theirs) :] == theirs or mine[: len(theirs)] == theirs
            return ends and not theirs[-1].isdigit() and any(low in ORG_HEADS for low in theirs)
        low = theirs[0]
        if low in ORG_HEADS or low in TITLES:
            return low in mine
        return mine[0] == low or (mine[-1] == low and len(mine) <= 3)


@lru_cache(maxsize=4096)
def form(text: str, kind: str) -> Form:
    """Take a name apart.

    >>> form("the late Dr. Anna al-Masri", "person").words
    ('anna', 'masri')
    >>> sorted(form("Northern Aid Society", "organisation").initials)
    ['nas']
    """
    words = Words("", text)
    raw = [fold(text[start:end]) for start, end in zip(words.starts, words.ends, strict=True)]
    raised = words.texts
    if kind == "person":
        parts = _person(raw, raised)
    else:
        if kind == "place" and len(raw) > 2 and raw[1] == "of" and raw[0] in _DOMAINS:
            raw, raised = raw[2:], raised[2:]
        parts = tuple(low.replace(".", "") for low in raw if low not in _SMALL) or tuple(raw)
    single = raised[0] if len(raised) == 1 else ""
    bare = single.replace(".", "")
    acronym = bare.lower() if 2 <= len(bare) <= 8 and sum(c.isupper() for c in bare) > len(bare) / 2 else ""
    return Form(parts, kind, acronym, _initials(raw), "-".join(parts))


def _person(raw: list[str], raised: list[str]) -> tuple[str, ...]:
    start = 0
    while start < len(raw) - 1 and (
        raw[start].rstrip(".") in TITLES
        or raw[start] in ("the", "late", "former", "then")
        or (start and raw[start] in TITLE_TAILS and raw[start - 1] in STRONG_TITLES)
    ):
        start += 1
    kept: list[str] = []
    for low in raw[start:]:
        if low == "of" and len(kept) > 1:
            # "Ann Lee of the Harbour Board".
            break
        for article in _ARTICLES:
            if low.startswith(article) and len(low) > len(article) + 1:
                low = low[len(article) :]
                break
        if low in PARTICLES or low in SUFFIXES or low == "the":
            continue
        kept.append(low.rstrip("."))
    return tuple(kept) or tuple(raw)


def _initials(raw: list[str]) -> frozenset[str]:
    """Ways to abbreviate the words: with and without the small ones, hyphens counted as words."""
    parts = [piece for low in raw for piece in low.split("-") if piece]
    if len(parts) < 2:
        return frozenset()
    big = [p for p in parts if p not in _SMALL]
    ways = {"".join(p[0] for p in parts), "".join(p[0] for p in big)}
    if big and big[-1] in _LEGAL:
        ways.add("".join(p[0] for p in big[:-1]))
    if parts[0] == "the":
        ways.add("".join(p[0] for p in parts[1:]))
    return frozenset(way for way in ways if len(way) > 1)


def _initial_of(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short.replace(".", "")) == 1 and long.startswith(short[0])


def _within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    rest = iter(outer)
    return all(any(_initial_of(word, other) or word == other for other in rest) for word in inner)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _LEGAL)
