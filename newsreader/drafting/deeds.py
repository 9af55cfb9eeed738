"""Whether a verb tells a deed by itself or by the words behind it.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> told = ["Unions called for a strike.", "Unions called it a mistake.", "She became the first to win it."]
>>> [is_deed(tokens, verbs(tokens)[0]) for tokens in (read(each, []) for each in told)]
[True, False, True]
"""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb

# "raised its full-year forecast"
REVISED = words.listed("cut downgraded lifted lowered raised slashed trimmed upgraded")
_REVISABLE = words.listed("bid estimate estimates forecast forecasts guidance offer outlook")
_FURTHEST = 4  # words behind the verb, or its "the"
_ALONE = words.listed("first latest most oldest youngest")
# Verbs that words of this file make deeds.
BY_OTHERS = REVISED | {"became", "called", "found"}


def is_deed(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether somebody did something that is news of its day also far down in a report."""
    if main.lemma in words.DEEDS or (main.passive and main.lemma == "found"):
        return True
    return revises(tokens, main) or _calls_for(tokens, main) or _is_first(tokens, main)


def revises(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether somebody gives another figure for what is to come: an act, though a figure is a level."""
    if main.lemma not in REVISED or token_at(tokens, main.last + 1).lower not in ("its", "their"):
        return False
    behind = tokens[main.last + 2 : main.last + 2 + _FURTHEST]
    return any(token.lower in _REVISABLE for token in behind)


def _calls_for(tokens: Sequence[Token], main: Verb) -> bool:
    """ "called for an inquiry", "called on the mayor to resign"; never "a group called for short X"."""
    if main.lemma != "called" or main.passive:
        return False
    return token_at(tokens, main.last + 1).lower in ("for", "on") and not _is_aside(tokens, main)


def _is_aside(tokens: Sequence[Token], main: Verb) -> bool:
    return main.first > 0 and tokens[main.first - 1].tag == "punct"


def _is_first(tokens: Sequence[Token], main: Verb) -> bool:
    """ "became the first to", "became its most capped player": what nobody was before."""
    if main.lemma != "became":
        return False
    behind = tokens[main.last + 1 : main.last + 2 + _FURTHEST]
    return any(token.lower in _ALONE and after.lower not in ("in", "of") for token, after in pairwise(behind))
