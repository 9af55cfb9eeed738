"""How likely an editor wants a proposal, of 100, and why: a table of signs, each with its weight.

    >>> [sign.id for sign in SIGNS if sign.weight > 0]
    ['opening', 'to-the-day', 'to-come', 'named']

The weights are by hand, to put in order and to fold away, and promise no rate. What is known only beside
other articles (how many report it, who is on the timeline) is not asked here.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from newsreader.drafting.events import ANNOUNCED, ProposedEvent
from newsreader.drafting.sentence import ParsedSentence
from newsreader.text.when import DAYS

EVEN = 50
UNLIKELY = 35  # and below: background, folded away
_COARSE = frozenset(["season", "quarter", "half-year", "year", "decade", "century"])
_LONG_AGO = timedelta(days=400)
_FAR_DOWN = 2_500  # code points of a body


class InReport(NamedTuple):
    """A proposal with what is asked of it: its sentence, the report's day, whether that opens the report."""

    event: ProposedEvent
    sentence: ParsedSentence
    published: date | None
    opening: bool


class Sign(NamedTuple):
    id: str
    weight: int
    holds: Callable[[InReport], bool]


def _to_the_day(told: InReport) -> bool:
    return told.event.when.precision in DAYS and told.event.when.earliest is not None


def _to_come(told: InReport) -> bool:
    return told.event.status == ANNOUNCED


def _of_years(told: InReport) -> bool:
    return told.event.when.precision in _COARSE and not _to_come(told)


def _long_ago(told: InReport) -> bool:
    latest = told.event.when.latest
    return told.published is not None and latest is not None and told.published - latest > _LONG_AGO


def _named(told: InReport) -> bool:
    return any(told.event.start <= start < told.event.end for start, _end in told.sentence.names)


SIGNS = (
    Sign("opening", 20, lambda told: told.opening),
    Sign("to-the-day", 15, _to_the_day),
    Sign("to-come", 10, _to_come),
    Sign("named", 10, _named),
    Sign("of-years", -20, _of_years),
    Sign("long-ago", -15, _long_ago),
    Sign("caption", -20, lambda told: told.event.field == "caption"),
    Sign("far-down", -10, lambda told: told.event.start > _FAR_DOWN),
    Sign("by-sentence", -10, lambda told: not told.event.stands),
)


def weighed(
    events: Sequence[ProposedEvent], sentence: ParsedSentence, published: date | None, *, opening: bool
) -> list[ProposedEvent]:
    """The events of a sentence, each with how likely it is and the ids of the signs that say so."""
    return [_weighed(InReport(each, sentence, published, opening)) for each in events]


def _weighed(told: InReport) -> ProposedEvent:
    signs = [sign for sign in SIGNS if sign.holds(told)]
    likelihood = max(0, min(100, EVEN + sum(sign.weight for sign in signs)))
    return replace(told.event, likelihood=likelihood, signs=tuple(sign.id for sign in signs))
