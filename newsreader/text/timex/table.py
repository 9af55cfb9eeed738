"""The whole table of rules, in the order in which equally long matches are asked."""

from collections.abc import Callable
from functools import cache, lru_cache
from re import Match
from threading import Lock

from newsreader.text.timex import (
    clock,
    dates,
    deictics,
    durations,
    holidays,
    months,
    nths,
    periods,
    quarters,
    references,
    repeats,
    seasons,
    spans,
    steps,
    units,
    weekdays,
    years,
)
from newsreader.text.timex.openings import openings, plainly
from newsreader.text.timex.rule import RULES, Rule

FILES = (
    holidays,
    dates,
    nths,
    months,
    clock,
    weekdays,
    deictics,
    seasons,
    quarters,
    periods,
    units,
    steps,
    repeats,
    durations,
    spans,
    years,
    references,
)
_PLACE = {file.__name__: place for place, file in enumerate(FILES)}
RULES.sort(key=lambda rule: _PLACE[rule.read.__module__])

# A rule, and how it is looked for at a place: (text, start, end) to a match or None.
Candidate = tuple[Rule, Callable[[str, int, int], Match[str] | None]]
# Sets of rules are bits: bit n is rule n. First those that may open with so many characters.
_OPENING: dict[str, int] = {}
_OPENINGS_KNOWN: set[int] = set()
_LEARNING = Lock()  # several threads read texts


@lru_cache(maxsize=4096)  # of the same few hundred words
def candidates(kinds: int, opening: str) -> list[Candidate]:
    """The rules whose needs a chunk of these kinds of token can meet and whose match may open so, in the
    table's order. `opening`: the next LONGEST characters."""
    meeting = _meeting(kinds)
    plain = plainly(opening)
    may_open = _OPENING.get("", 0)
    for length in range(1, len(plain) + 1):
        may_open |= _OPENING.get(plain[:length], 0)
    return _those(meeting & may_open)


@cache
def _meeting(kinds: int) -> int:
    """The rules whose needs are met; with which characters they open is known from then on."""
    found = 0
    with _LEARNING:
        for number, rule in enumerate(RULES):
            if all(kinds & mask for mask in rule.needs):
                found |= 1 << number
                if number not in _OPENINGS_KNOWN:
                    for opening in openings(rule.pattern):
                        _OPENING[opening] = _OPENING.get(opening, 0) | 1 << number
                    _OPENINGS_KNOWN.add(number)
    return found


@cache
def _those(rules: int) -> list[Candidate]:
    return [(rule, rule.pattern.match) for number, rule in enumerate(RULES) if rules >> number & 1]
