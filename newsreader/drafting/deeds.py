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
from newsreader.drafting.tokens import EDGE, Tag, Token, token_at
from newsreader.drafting.verbs import Verb

# "raised its full-year forecast"
REVISED = words.listed("cut downgraded lifted lowered raised slashed trimmed upgraded")
_REVISABLE = words.listed("bid estimate estimates forecast forecasts guidance offer outlook")
_FURTHEST = 4  # words behind the verb, or its "the"
_FORCES = words.listed(
    "army coastguard divers guard guards guardsmen marines military militia navy police reserve reserves"
    " reservists soldiers troops"
)
_CALLED_IN = _FORCES | words.listed("administrators auditors detectives liquidators receivers")
_UNITS_OF = {"up": _FORCES, "out": _FORCES, "in": _CALLED_IN}
_OWN = frozenset(["her", "his", "its", "their"])
_LONGEST_NAME = 6
_ALONE = words.listed("first latest most oldest youngest")
_OPENS_OBJECT: frozenset[Tag] = frozenset(["determiner", "number", "word", "ed", "ing"])
# Verbs that words of this file make deeds.
BY_OTHERS = REVISED | {"became", "called", "found"}


def is_deed(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether somebody did something that is news of its day also far down in a report."""
    if main.lemma in words.DEEDS or (main.passive and main.lemma == "found"):
        return True
    if main.lemma == "called":
        return _calls_for(tokens, main) or _calls_up(tokens, main)
    return revises(tokens, main) or _is_first(tokens, main)


def revises(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether somebody gives another figure for what is to come: an act, though a figure is a level."""
    if main.lemma not in REVISED or token_at(tokens, main.last + 1).lower not in ("its", "their"):
        return False
    behind = tokens[main.last + 2 : main.last + 2 + _FURTHEST]
    return any(token.lower in _REVISABLE for token in behind)


def _calls_for(tokens: Sequence[Token], main: Verb) -> bool:
    """ "called for an inquiry", "called on the mayor to resign"; never "a group called for short X"."""
    if main.passive:
        return False
    return token_at(tokens, main.last + 1).lower in ("for", "on") and not _is_aside(tokens, main)


def _calls_up(tokens: Sequence[Token], main: Verb) -> bool:
    """ "called up 900 reservists", "called in the army", "the strike was called off", never "called up a
    friend" nor "called out the police for their lies", "were called off the pitch" nor "in for questioning".
    """
    particle = token_at(tokens, main.last + 1).lower
    following = token_at(tokens, main.last + 2)
    if _is_aside(tokens, main):
        return False
    if particle == "off":
        return following.tag != "determiner" if main.passive else following.tag in _OPENS_OBJECT
    if main.passive:
        if following.lower == "for" and _is_own_deed(token_at(tokens, main.last + 3)):
            return False
        noun, after = tokens[main.first - 1] if main.first else EDGE, ""
    else:
        place = main.last + 2
        while place < main.last + 2 + _LONGEST_NAME and token_at(tokens, place).tag in _OPENS_OBJECT:
            place += 1
        noun, after = token_at(tokens, place - 1), token_at(tokens, place).lower
    return noun.lower in _UNITS_OF.get(particle, ()) and not (particle == "out" and after == "for")


def _is_own_deed(token: Token) -> bool:
    """ "for | drinking", "for | their silence"."""
    return token.tag == "ing" or token.lower in _OWN


def _is_aside(tokens: Sequence[Token], main: Verb) -> bool:
    return main.first > 0 and tokens[main.first - 1].tag == "punct"


def _is_first(tokens: Sequence[Token], main: Verb) -> bool:
    """ "became the first to", "became its most capped player": what nobody was before."""
    if main.lemma != "became":
        return False
    behind = tokens[main.last + 1 : main.last + 2 + _FURTHEST]
    return any(token.lower in _ALONE and after.lower not in ("in", "of") for token, after in pairwise(behind))
