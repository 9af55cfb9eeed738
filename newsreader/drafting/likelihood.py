"""How likely an editor wants a proposal, of 100, and why: a table of signs, each with its weight.

    >>> [sign.id for sign in SIGNS if sign.weight > 60]
    ['to-the-day', 'subordinate']

The weights are hundredths of log-odds, fitted on 400 proposals of press reports judged by hand
(`python -m benchmarks.weights`: what an editor of that story wants; order .70 cross-fitted, by the weights
by hand before .66). Five are by hand: those reports have lost their paragraphs and have no captions, and few
of the judged are talk, turnings or careers. What is known only beside other articles is not asked here.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile
from math import exp
from operator import attrgetter
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.careers import CAREER
from newsreader.drafting.clauses import Clause
from newsreader.drafting.events import ANNOUNCED, BY_REPORT, ProposedEvent
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Tense, Verb
from newsreader.text.when import DAYS

EVEN = -41  # with no sign
UNLIKELY = 35  # and below: background, folded away
_COARSE = frozenset(["season", "quarter", "half-year", "year", "decade", "century"])
_LONG_AGO = timedelta(days=400)
_A_SEASON = timedelta(days=93)
_FAR_DOWN = 2_500  # code points of a body
_GOING_ON: frozenset[Tense] = frozenset(["progressive", "state", "present"])
_FIRST_PERSON = words.listed("i we my our me us i'm i've we're we've")


_lower = attrgetter("lower")


class InReport:
    """A proposal with what is asked of it: its sentence, the report's day, whether that opens the report."""

    def __init__(
        self, event: ProposedEvent, sentence: ParsedSentence, published: date | None, *, opening: bool
    ) -> None:
        self.event = event
        self.sentence = sentence
        self.published = published
        self.opening = opening

    @cached_property
    def clause(self) -> Clause | None:
        """The first whose verb is among the words cited."""
        start, end, tokens = self.event.start, self.event.end, self.sentence.tokens
        return next(
            (
                clause
                for clause in self.sentence.clauses
                if clause.main is not None and start <= tokens[clause.main.first].start < end
            ),
            None,
        )

    @cached_property
    def verb(self) -> Verb | None:
        return self.clause.main if self.clause is not None else None


class Sign(NamedTuple):
    id: str
    weight: int
    holds: Callable[[InReport], bool]


def _to_the_day(told: InReport) -> bool:
    return told.event.when.precision in DAYS and told.event.when.earliest is not None


def _to_come(told: InReport) -> bool:
    return told.event.status == ANNOUNCED


def _of_years(told: InReport) -> bool:
    when = told.event.when
    long = when.earliest and when.latest and when.latest - when.earliest > _A_SEASON
    return (when.precision in _COARSE or bool(long)) and not _to_come(told)


def _long_ago(told: InReport) -> bool:
    latest = told.event.when.latest
    return told.published is not None and latest is not None and told.published - latest > _LONG_AGO


def _named(told: InReport) -> bool:
    return any(told.event.start <= start < told.event.end for start, _end in told.sentence.names)


def _undated_below(told: InReport) -> bool:
    return told.event.rule == BY_REPORT and not told.opening


def _in_progress(told: InReport) -> bool:
    return told.verb is not None and told.verb.tense in _GOING_ON


def _deed(told: InReport) -> bool:
    return told.verb is not None and told.verb.lemma in words.DEEDS


def _passive(told: InReport) -> bool:
    return told.verb is not None and told.verb.passive


def _first_person(told: InReport) -> bool:
    if _FIRST_PERSON.isdisjoint(map(_lower, told.sentence.tokens)):
        return False
    return any(
        token.lower in _FIRST_PERSON and not token.quoted and token.text != "US"
        for token in told.sentence.tokens
    )


def _subordinate(told: InReport) -> bool:
    return told.clause is not None and told.clause.subordinate


def _talk(told: InReport) -> bool:
    """ "has urged ministers to act": what somebody holds."""
    return told.verb is not None and told.verb.lemma in words.TALK


def _turning(told: InReport) -> bool:
    """ "has become a symbol": how something came to be."""
    return told.verb is not None and told.verb.lemma in words.TURNING


_ONE_DEED = frozenset(["led", "took", "won"])
_ARTICLES = frozenset(["a", "an", "the"])
_LONGEST_OBJECT = 4


def _is_done_once(tokens: Sequence[Token], first: int) -> bool:
    """ "led the | coup"; never "led the national party", which lasts, nor "won the prize"."""
    if token_at(tokens, first).lower not in _ARTICLES:
        return False
    near = tokens[first + 1 : first + 1 + _LONGEST_OBJECT]
    named = takewhile(lambda token: token.tag == "word" and token.timex < 0, near)
    return not any(token.lower in words.ORGANISED | words.OF_CAREERS for token in named)


def _career(told: InReport) -> bool:
    """ "joined the bank in 2002": a station of a life; but "led a march", "led the coup" were one deed."""
    verb = told.verb
    if verb is None or verb.lemma not in words.CAREERS:
        return False
    if verb.lemma in _ONE_DEED and _is_done_once(told.sentence.tokens, verb.last + 1):
        return False
    return _of_years(told) or (_long_ago(told) and not _to_the_day(told))


SIGNS = (
    Sign("opening", 40, lambda told: told.opening),  # by hand
    Sign("to-the-day", 66, _to_the_day),
    Sign("to-come", 49, _to_come),
    Sign("named", 16, _named),
    Sign("deed", 54, _deed),
    Sign("passive", 56, _passive),
    Sign("subordinate", 76, _subordinate),
    Sign("of-years", -93, _of_years),
    Sign("long-ago", -113, _long_ago),
    Sign("undated-below", -46, _undated_below),
    Sign("in-progress", -32, _in_progress),
    Sign("first-person", -71, _first_person),
    Sign("talk", -70, _talk),  # by hand, as the next two: few of the judged have them
    Sign("turning", -60, _turning),
    Sign(CAREER, -60, _career),
    Sign("caption", -60, lambda told: told.event.field == "caption"),  # by hand
    Sign("far-down", -75, lambda told: told.event.start > _FAR_DOWN),
    Sign("by-sentence", -16, lambda told: not told.event.stands),
)


def weighed(
    events: Sequence[ProposedEvent], sentence: ParsedSentence, published: date | None, *, opening: bool
) -> list[ProposedEvent]:
    """The events of a sentence, each with how likely it is and the ids of the signs that say so."""
    return [_weighed(InReport(each, sentence, published, opening=opening)) for each in events]


def _weighed(told: InReport) -> ProposedEvent:
    signs = [sign for sign in SIGNS if sign.holds(told)]
    odds = EVEN + sum(sign.weight for sign in signs)
    share = round(100 / (1 + exp(-odds / 100)))
    return replace(told.event, likelihood=share, signs=tuple(sign.id for sign in signs))
