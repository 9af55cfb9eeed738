"""Whom the sentence before "he said" may mean where nobody spoke yet: the one person it names or describes.

A person must be near, so less shows one than elsewhere: a title, an age, a role before the name, a known
given name, or two words that no list has. Of several nobody is meant, unless given names and roles tell.
"""

import re
from collections.abc import Iterator, Mapping, Set
from types import MappingProxyType

from newsreader.text.names.cues import (
    ADJECTIVES,
    CALENDAR,
    FUNCTION_WORDS,
    MEDIA_HEADS,
    ORG_HEADS,
    PARTICLES,
    TITLES,
)
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.pronouns import pronoun_for, pronoun_of
from newsreader.text.saying.reporting import FINITE
from newsreader.text.sentences import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# "A tall man", "Lund's granddaughter": what is owned is another than its owner.
_ROLE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|['’]s)"
    r" (?P<role>(?:[a-z][\w-]* ){0,3}[a-z][\w-]+)"
)
_OWNER = re.compile(r"(?<![\w-])(?P<who>[A-Z][\w-]{1,30}+ [A-Z][\w-]{1,30}+)['’]s ")
_IS = re.compile(r"\b(?:is|was|are|were|be|been|as) \Z")
_AGE = re.compile(r", (?:only )?\d\d?(?:[,.;]|$)")
_TRADE = re.compile(r"[a-z-]{3,}(?:[^f]er|or|ist|man|woman|smith|wright)")
_WHERE = frozenset({"in", "at", "near", "from", "of", "outside", "around", "to", "under", "on"})
_IN = frozenset({"in", "In", "at", "At", "near", "Near", "outside", "Outside"})
_NAMED = frozenset({"called", "named", "than"})
_BODIES = ORG_HEADS | MEDIA_HEADS
_OWNED = ("'s", "’s")
_NO_NAME = FUNCTION_WORDS | CALENDAR | ADJECTIVES
_LONGEST_NAME = 4


def aged(masked: str, person: tuple[int, int]) -> bool:
    """Whether the age of whom stands there follows, as news tells it where somebody is named first."""
    return _AGE.match(masked, person[1]) is not None


def candidate(
    masked: str,
    span: Span,
    known: Set[str],
    pronoun: str,
    by_surname: Mapping[str, Set[str]] = MappingProxyType({}),
) -> tuple[int, int] | None:
    """The one person in a sentence who may be "he" or "she" (`pronoun`); names go before roles. `by_surname`
    is what the text’s full names tell.

    >>> text = "On the quay, fishmonger Aled Rhys was gutting fish."
    >>> text[slice(*candidate(text, Span(0, len(text)), set(), "he"))]
    'Aled Rhys'
    """
    for kind in (_names(masked, span, known), _roles(masked, span), _owners(masked, span)):
        found = list(kind)
        told = (
            pronoun_of(masked, one, by_surname) or itself
            for one, itself in zip(found, pronoun_for(masked, found), strict=True)
        )
        fitting = [one for one, fits in zip(found, told, strict=True) if fits in ("", pronoun)]
        if found:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _names(masked: str, span: Span, known: Set[str]) -> Iterator[tuple[int, int]]:
    """The names of a sentence that may be persons', without titles; whose is what follows is none."""
    for run in _runs(masked, span):
        name = _without_titles(run)
        if not name or name[-1].group().endswith(_OWNED) or len(name) > _LONGEST_NAME:
            continue
        before = masked[span.start : run[0].start()].split()
        if _is_person(masked, name, before[-1] if before else "", known, titled=len(name) < len(run)):
            yield name[0].start(), name[-1].end()


def _runs(masked: str, span: Span) -> Iterator[list[re.Match[str]]]:
    """Words with capitals that stand together, but for small words a sentence begins with."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(masked, span.start, span.end):
        low = fold(word.group())
        together = bool(run) and _stand_together(masked, run[-1], word)
        capital = word.group()[0].isupper() and low not in _NO_NAME
        if run and not (together and (capital or low in PARTICLES)):
            yield run
            run = []
        if capital or (run and low in PARTICLES):
            run.append(word)
    if run:
        yield run


def _stand_together(masked: str, before: re.Match[str], word: re.Match[str]) -> bool:
    between = masked[before.end() : word.start()]
    if before.group().endswith(_OWNED):
        return False
    return between == " " or (
        between == ". " and (len(before.group()) == 1 or fold(before.group()) in TITLES)
    )


def _without_titles(run: list[re.Match[str]]) -> list[re.Match[str]]:
    first = 0
    while first < len(run) and fold(run[first].group()) in TITLES:
        first += 1
    return run[first:]


def _is_person(masked: str, name: list[re.Match[str]], before: str, known: Set[str], *, titled: bool) -> bool:
    lows = [fold(word.group()) for word in name]
    if (not titled and any(low in _BODIES for low in lows)) or lows[-1] in TITLES:
        return False
    before = before.rstrip(",")
    if before.endswith(_OWNED) and len(name) == 1:
        return False
    role = is_role(before) or before in _NAMED or (_TRADE.fullmatch(before) and before not in FUNCTION_WORDS)
    if titled or role or (before not in _IN and _AGE.match(masked, name[-1].end())):
        return True
    if before in _WHERE or any(low in listed("places") for low in lows):
        return False
    if len(name) == 1:
        return name[0].group() in known or (lows[0] in listed("given") and not is_word(lows[0]))
    return lows[0] in listed("given") or not any(is_word(low) for low in lows)


def _owners(masked: str, span: Span) -> Iterator[tuple[int, int]]:
    """Who is named in full as an owner: "The dune behind Ann Lee’s kitchen has a name"."""
    for match in _OWNER.finditer(masked, span.start, span.end):
        lows = [fold(word) for word in match["who"].split()]
        if not any(
            low in _BODIES or low in listed("places") or low in TITLES or is_word(low) for low in lows
        ):
            yield match.span("who")


def _roles(masked: str, span: Span) -> Iterator[tuple[int, int]]:
    """Where a sentence describes somebody: "old man" of "Then an old man in slippers came out"."""
    for match in _ROLE.finditer(masked, span.start, span.end):
        if _IS.search(masked, span.start, match.start()):
            # "The inn was a home to him", "She is a huge fan"
            continue
        words = list(_WORD.finditer(masked, *match.span("role")))
        for at, word in enumerate(words):
            if word.group() in FINITE or word.group() in FUNCTION_WORDS:
                break
            following = words[at + 1].group() if at + 1 < len(words) else ""
            if is_role(word.group()) and not is_role(following):
                yield words[0].start(), word.end()
                break
