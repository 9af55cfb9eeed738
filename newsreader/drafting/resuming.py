"""Where a sentence goes on behind an aside with nothing but a date, which is of what stands before the aside.

"Water reached the town in 1953, when a bridge was lost, | and again on 4 May 2011", "said Anna Lie, who led
the inquiry, | on Tuesday".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import DATE_LEADS
from newsreader.drafting.tokens import Token, TokenSpan, token_at

_AGAIN = frozenset(["again", "once", "more", "then", "late", "early"])


class Aside(NamedTuple):
    """A clause between commas, up to the second of them, and the tokens behind it that are not its own."""

    clause: Clause
    rest: TokenSpan


def aside(tokens: Sequence[Token], before: Clause, clause: Clause) -> Aside | None:
    """The clause as an aside in the one before it, where that goes on with a date behind; None elsewhere."""
    if before.main is None or not (clause.relative or clause.opener == "when") or not clause.group:
        return None
    if token_at(tokens, clause.first - 1).text != ",":
        return None
    for comma in range(clause.group[-1].last + 1, clause.last):
        if tokens[comma].text == "," and not tokens[comma].quoted and _resumes(tokens, before, clause, comma):
            return Aside(replace(clause, last=comma - 1), TokenSpan(comma + 1, clause.last))
    return None


def _resumes(tokens: Sequence[Token], before: Clause, clause: Clause, comma: int) -> bool:
    """Whether a date stands behind a comma: after "and" a second one of the clause before the aside, else the
    first thing there, but never a closer one: "sank at 3 pm, on Monday"."""
    first = comma + 1
    second = tokens[first].tag == "coordinator"
    first += second
    while first < clause.last and tokens[first].timex < 0 and tokens[first].lower in DATE_LEADS | _AGAIN:
        first += 1
    if tokens[first].timex < 0:
        return False
    if second:
        return _has_date(tokens, before.first, before.last) and not _has_date(tokens, clause.first, comma)
    return tokens[comma - 1].timex < 0


def _has_date(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.timex >= 0 for token in tokens[first : last + 1])
