"""The whole table of rules, in the order in which equally long matches are asked."""

from newsreader.text.timex import (
    clock,
    dates,
    deictics,
    durations,
    holidays,
    months,
    periods,
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
    months,
    clock,
    weekdays,
    deictics,
    seasons,
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

_CANDIDATES: dict[int, list[Rule]] = {}


def candidates(kinds: int) -> list[Rule]:
    """The rules whose needs a chunk of these kinds of token can meet, in the table's order."""
    rules = _CANDIDATES.get(kinds)
    if rules is None:
        rules = [rule for rule in RULES if all(kinds & mask for mask in rule.needs)]
        _CANDIDATES[kinds] = rules
    return rules
