"""Verbs that tell what is done to their doer without a "was" before them: "was built in 1950 and | sold".

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import Verb
>>> told = ["It was built and sold to Lie", "It was built and sold mills", "It was built and moved to Ek"]
>>> [is_done(tokens, Verb(4, 4, tokens[4].lower, "past")) for tokens in (read(each, []) for each in told)]
[True, False, False]
"""

from collections.abc import Sequence
from dataclasses import replace

from newsreader.drafting import words
from newsreader.drafting.boundaries import COUNTS, DATE_LEADS
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb, takes_object
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


_SO_MANY = words.listed("dozens hundreds thousands scores several many others more people another")


def with_shared_passive(tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, with "Nine have been killed | and dozens hurt" in one: the "have been" is of both."""
    joined: list[Clause] = []
    for clause in clauses:
        if joined and _suffers_too(tokens, joined[-1], clause):
            joined[-1] = replace(joined[-1], last=clause.last, group=[*joined[-1].group, *clause.group])
        else:
            joined.append(clause)
    return joined


def _suffers_too(tokens: Sequence[Token], before: Clause, clause: Clause) -> bool:
    main, earlier = clause.main, before.main
    if main is None or earlier is None or clause.opener != "and" or not (earlier.passive and main.single):
        return False
    if tokens[main.first].tag not in _DOUBTFUL or main.lemma not in words.HARMS | {"wounded"}:
        return False
    doer = tokens[clause.first + 1 : main.first]
    counts = all(token.tag in ("number", "adverb") or token.lower in _SO_MANY | COUNTS for token in doer)
    return bool(doer) and counts and not takes_object(tokens, main)


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
