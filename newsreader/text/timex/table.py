"""The whole table of rules, in the order in which equally long matches are asked."""

from collections.abc import Callable
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
_CANDIDATES: dict[int, list[Candidate]] = {}


def candidates(kinds: int) -> list[Candidate]:
    """The rules whose needs a chunk of these kinds of token can meet, in the table's order."""
    found = _CANDIDATES.get(kinds)
    if found is None:
        rules = [rule for rule in RULES if all(kinds & mask for mask in rule.needs)]
        found = _CANDIDATES[kinds] = [(rule, rule.pattern.match) for rule in rules]
    return found
