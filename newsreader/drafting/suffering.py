"""Verbs that tell what is done to their doer without a "was" before them: "was built in 1950 and | sold".

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import Verb
>>> told = ["It was built and sold to Lie", "It was built and sold mills", "It was built and moved to Ek"]
>>> [is_done(tokens, Verb(4, 4, tokens[4].lower, "past")) for tokens in (read(each, []) for each in told)]
[True, False, False]
"""

from collections.abc import Sequence

from newsreader.drafting.boundaries import DATE_LEADS
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb
from newsreader.text import english

_DOUBTFUL: frozenset[Tag] = frozenset(["ed", "past-or-participle"])
_BEHIND: frozenset[Tag] = frozenset(
    ["edge", "punct", "preposition", "to", "adverb", "coordinator", "subordinator", "relative"]
)
# Who does these does them to something, which would stand behind the verb: none that things do by themselves
# ("closed", "moved", "ended"), nor that are told without it ("won", "fought", "agreed").
_DONE = english.words("drafting.suffered")


def is_done(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether the verb, a past form or a participle, tells what is done to the one it is told of."""
    if not verb.single or verb.lemma not in _DONE:
        return False
    index = verb.last + 1
    while token_at(tokens, index).timex >= 0 or token_at(tokens, index).lower in DATE_LEADS:
        index += 1
    return token_at(tokens, index).tag in _BEHIND  # "sold in 1999 its mills" has what was sold


def may_be_aside(tokens: Sequence[Token], verb: Verb) -> bool:
    """ ", founded in 1990": a form that may be a participle, behind a comma, or one that is."""
    if verb.tense == "participle":
        return True
    comma = token_at(tokens, verb.first - 1).text == ","
    return verb.single and tokens[verb.first].tag in _DOUBTFUL and comma


def joins_participle(tokens: Sequence[Token], index: int) -> bool:
    """Whether token `index` is the "and" of ", bought in 1980 | and stolen"."""
    behind = token_at(tokens, index + 1)
    doubtful = behind.tag in _DOUBTFUL or behind.tag == "participle"
    return tokens[index].tag == "coordinator" and doubtful
