"""The whole table of rules, in the order in which equally long matches are asked."""

from collections.abc import Callable
from functools import cache
from re import Match

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
from newsreader.text.timex.openings import openings
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
_CANDIDATES: dict[tuple[int, str], list[Candidate]] = {}


def candidates(kinds: int, opening: str) -> list[Candidate]:
    """The rules whose needs a chunk of these kinds of token can meet and whose match may open with this
    character, in the table's order."""
    found = _CANDIDATES.get((kinds, opening))
    if found is None:
        found = [(rule, rule.pattern.match) for rule in _meeting(kinds) if _may_open(rule, opening)]
        _CANDIDATES[kinds, opening] = found
    return found


@cache
def _meeting(kinds: int) -> list[Rule]:
    return [rule for rule in RULES if all(kinds & mask for mask in rule.needs)]


@cache
def _may_open(rule: Rule, opening: str) -> bool:
    may = openings(rule.pattern)
    return may is None or opening in may
