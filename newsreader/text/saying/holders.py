"""Who holds a role in a text: "the minister" is Ann Lee where she alone is called a minister in it."""

import re
from collections.abc import Iterator
from functools import cached_property

from newsreader.text.names.cues import TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.reporting import FINITE

_NAME = r"(?P<name>[A-Z][\w’'-]*[a-z][\w’'-]*(?: (?:(?:de|van|von|bin|al|la) )?[A-Z][\w’'-]+){1,3})"
# "Farmer Ann Lee", "the mayor, Ann Lee,", "Ann Lee, 42, the mayor of Ek," "Ann Lee is a farmer".
_BEFORE = re.compile(rf"(?=\b(?:(?P<people>[A-Z][a-z]+) )?(?P<role>[A-Za-z][a-z-]+),? {_NAME})")
_BEHIND = re.compile(
    rf"{_NAME}(?=(?:,| is| was)(?: (?P<age>\d\d)\b,?)?"
    r"(?P<told> (?:an?|the|its|his|her|their)(?: [\w’'-]+){1,6}|(?: [\w’'-]+){1,4}(?=[,.;]))?)"
)
_PHRASE_ENDS = re.compile(r" (?:of|in|at|for|from|who|which|with|and|on|whose) ")
_THE = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,2}\Z")
_AGE = re.compile(r"(\d\d)-year-old\b")
_LEAD = 40


class Holders:
    """The persons of a text by what they are called in it: a role, a people, an age ("42"). `masked` is the
    text without what is quoted."""

    def __init__(self, masked: str) -> None:
        self.masked = masked

    @cached_property
    def _by_role(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for role, name in _held(self.masked):
            found.setdefault(role, []).append(name)
        return found

    def holder(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the one person is named whom "the minister" at these offsets means; None where nobody is, or
        where several are called so."""
        words = self.masked[start:end].split()
        if not words or not _THE.search(self.masked, max(0, start - _LEAD), start):
            return None
        head = fold(words[-1])
        aged = _AGE.fullmatch(head)
        if not (aged or is_role(head) or len(words) == 1):
            return None
        if aged is None and words[-1].lower() not in self.masked[:start].lower():
            return None
        named = [name for name in self._by_role.get(aged[1] if aged else head, ()) if name[0] < start]
        surnames = {self.masked[slice(*name)].split()[-1] for name in named}
        return named[-1] if len(surnames) == 1 else None


def _held(masked: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _BEFORE.finditer(masked):
        if is_role(fold(match["role"])) and _is_somebody(match["name"]):
            yield fold(match["role"]), match.span("name")
            if match["people"]:
                yield fold(match["people"]), match.span("name")
    for match in _BEHIND.finditer(masked):
        if not _is_somebody(match["name"]):
            continue
        if match["age"]:
            yield match["age"], match.span("name")
        for word in _PHRASE_ENDS.split(f"{match['told'] or ''} ")[0].split():
            low = fold(word)
            if low in FINITE or low == "to":
                break
            if is_role(low) or word[0].isupper():
                yield low, match.span("name")


def _is_somebody(name: str) -> bool:
    lows = [fold(word) for word in name.split()]
    return lows[-1] not in TITLES and " ".join(lows) not in listed("places")
