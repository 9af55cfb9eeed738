"""A verb and a date of its clause, and the tables of reasons why the one does not date the other.

NO_EVENTS = Reasons()

@NO_EVENTS.reason("negated", "The court did not sit on Tuesday.")
def negated(pair: Pair) -> bool: ...
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.tokens import EDGE, Tag, Token, TokenSpan, token_at
from newsreader.drafting.verbs import Verb

# What may stand between a preposition and its date.
_LIGHT = words.listed(
    """
    the about around early late mid earlier later just only nearly shortly soon
    """
)
_PARTS = words.listed("hours start beginning middle end evening morning afternoon night day week")
_BASES: frozenset[Tag] = frozenset(["word", "past-or-participle", "be"])


@dataclass(frozen=True)
class Pair:
    """A verb of a clause and a date of it, at tokens `span`, that goes with the verb if anything.

    `speaker`: in a transcript, who is "I".
    """

    tokens: Sequence[Token]
    clause: Clause
    verb: Verb
    span: TokenSpan
    placed: Placed
    speaker: str = ""

    @property
    def precision(self) -> str:
        return self.placed.when.precision

    @cached_property
    def head(self) -> Sequence[Token]:
        """The clause up to its verb."""
        return self.tokens[self.clause.first : self.verb.first]

    @cached_property
    def doer(self) -> Sequence[Token]:
        """The words before the verb that tell who did it, of another clause where it has none of its own."""
        lender = self.clause.subject
        if lender is None or lender.main is None:
            return self.head
        return self.tokens[lender.first : lender.main.first]

    @cached_property
    def clause_words(self) -> Sequence[Token]:
        return self.tokens[self.clause.first : self.clause.last + 1]

    @cached_property
    def behind_verb(self) -> Token:
        return token_at(self.tokens, self.verb.last + 1)

    @cached_property
    def date_first(self) -> bool:
        return self.span.last < self.verb.first

    @cached_property
    def between(self) -> Sequence[Token]:
        """From the verb to a date after it."""
        return self.tokens[self.verb.last + 1 : self.span.first]

    @cached_property
    def lead(self) -> Token:
        """What leads the date in its clause: "in" of "in early May"; EDGE where the date opens it."""
        before = self.tokens[self.clause.first : self.span.first]
        kept = [token for token in before if token.lower not in _LIGHT]
        if len(kept) > 2 and kept[-1].lower == "of" and kept[-2].lower in _PARTS:
            del kept[-2:]  # "in the early hours of Wednesday"
        return kept[-1] if kept else EDGE

    @cached_property
    def beside(self) -> Token:
        """The word right before the date."""
        return token_at(self.tokens, self.span.first - 1)

    @cached_property
    def last_word(self) -> Token:
        """Of the date."""
        return self.tokens[self.span.last]

    @cached_property
    def after(self) -> Token:
        """The word right after the date."""
        return token_at(self.tokens, self.span.last + 1)

    @cached_property
    def infinitive(self) -> bool:
        """Whether "to meet" stands between verb and date: the date may be of that."""
        return any(
            to.tag == "to" and base.tag in _BASES and not base.text[0].isupper()
            for to, base in pairwise(self.between)
        )


Question = Callable[[Pair], bool]


class Reason(NamedTuple):
    """`dates`: it says that the date does date the verb; `ahead`: it is asked of what lies ahead as well."""

    id: str
    example: str
    dates: bool
    holds: Question
    ahead: bool = True


class Reasons(list[Reason]):
    """A table; the first reason that holds decides, in the order in which they were entered."""

    def reason(
        self, id: str, example: str, *, dates: bool = False, ahead: bool = True
    ) -> Callable[[Question], Question]:
        """Enter the question below; the example is its test."""

        def enter(holds: Question) -> Question:
            self.append(Reason(id, example, dates, holds, ahead))
            return holds

        return enter
