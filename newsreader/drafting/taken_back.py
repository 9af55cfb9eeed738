"""What is told to be taken back: "An earlier version of this article said that …", "wrongly said that …".

>>> from newsreader.drafting.tokens import read
>>> told = ["This story first said that it", "A report by Lie said that it", "Lie wrongly said that it"]
>>> [is_taken_back(read(each, [])) for each in told]
[True, False, True]
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Token, token_at
from newsreader.text import english

_EARLIER = english.words("drafting.earlier-print")
_AT_FIRST = english.words("drafting.at-first")
_PRINTED = english.words("drafting.printed")
_OF_THIS = english.words("drafting.of-this-print")
_THIS = frozenset(["this", "our"])
# Of an earlier report somebody else may speak; a correction speaks of its own.
_ALWAYS_OWN = frozenset(["version"])
_CORRECTING = english.words("drafting.correcting")
_WRONGLY = english.words("drafting.wrongly")
_MISSAID = english.words("drafting.missaid")
_GIVEN = frozenset(["gave", "put", "listed", "described"])
_SAID = words.SAYING | words.SPEAKING | _MISSAID | _GIVEN
_MARKS = _MISSAID | _WRONGLY | _PRINTED
_FURTHEST_LABEL = 6


def is_taken_back(before: Sequence[Token]) -> bool:
    """Whether a paper, or another who erred, is told to have said what follows the words `before`."""
    told = [token.lower for token in before if not token.quoted]
    if _MARKS.isdisjoint(told):
        return False
    return any(
        word in _MISSAID
        or (word in _SAID and _errs(told, place))
        or (word in _PRINTED and _said_so(before, place))
        for place, word in enumerate(token.lower for token in before)
    )


def _errs(told: Sequence[str], said: int) -> bool:
    """ "wrongly | said", "said | wrongly"."""
    return not _WRONGLY.isdisjoint(told[max(said - 1, 0) : said + 2])


def _said_so(tokens: Sequence[Token], noun: int) -> bool:
    """Whether what was printed, the noun there, is told to have said something that is now corrected."""
    verb = _behind_this(tokens, noun)
    corrected, before = _is_correction(tokens[:noun]), token_at(tokens, noun - 1).lower
    own = corrected or tokens[noun].lower in _ALWAYS_OWN or _is_of_this(tokens[noun + 1 : verb])
    at_first = token_at(tokens, verb).lower in _AT_FIRST
    if token_at(tokens, verb + at_first).lower not in _SAID:
        return False
    if at_first:
        return own or before in _THIS
    return own and (corrected or before in _EARLIER)


def _behind_this(tokens: Sequence[Token], noun: int) -> int:
    """The token behind "version | of this article on Monday"."""
    index = noun + 1
    while token_at(tokens, index).lower in _OF_THIS or token_at(tokens, index).timex >= 0:
        index += 1
    return index


def _is_of_this(between: Sequence[Token]) -> bool:
    """ "of this article", and no mere "on Monday"."""
    return any(token.timex < 0 and token.lower != "on" for token in between)


def _is_correction(tokens: Sequence[Token]) -> bool:
    """ "Correction: …", "Corrections and clarifications: …"."""
    head = [token.lower for token in tokens[:_FURTHEST_LABEL]]
    return ":" in head and not _CORRECTING.isdisjoint(head)
