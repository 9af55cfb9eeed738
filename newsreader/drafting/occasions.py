"""The occasion on which something was told, where that is the act: an interview, a speech.

>>> from newsreader.drafting.tokens import read
>>> occasion_of(read("In a long interview with the Post she denied it.", []))
'interview'
"""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.tokens import Tag, Token

_ONE = words.listed("a an his her their")
_AFTER_OCCASION = words.listed("with to in at on before from by given")
_BEFORE_OCCASION: frozenset[Tag] = frozenset(["word", "ed", "ing", "adverb"])
_FURTHEST_OCCASION = 4  # words behind "in an"


def occasion_of(tokens: Sequence[Token]) -> str:
    """The noun of "in a wide-ranging interview with …", or ""."""
    nouns = (
        _occasion_noun(tokens, index + 2)
        for index, (token, following) in enumerate(pairwise(tokens))
        if token.lower in words.OCCASION_OPENERS and not token.quoted and following.lower in _ONE
    )
    return next(filter(None, nouns), "")


def _occasion_noun(tokens: Sequence[Token], first: int) -> str:
    for token, following in pairwise(tokens[first : first + _FURTHEST_OCCASION + 1]):
        if token.lower in words.OCCASIONS:
            return token.lower if following.lower in _AFTER_OCCASION else ""
        if token.tag not in _BEFORE_OCCASION:
            break
    return ""


def first_place(tokens: Sequence[Token], word: str) -> int:
    """Of the word in the sentence, -1 for none."""
    return next((index for index, token in enumerate(tokens) if token.lower == word), -1)
