"""Whether a form that may be a past tense goes with the noun behind it: "wounded | soldiers".

>>> from newsreader.drafting.tokens import read
>>> is_adjective(read("In newly retaken areas rebels fled.", []), 2, first=True)
True
"""

from collections.abc import Sequence

from newsreader.drafting.tokens import Tag, Token, token_at

_BEFORE_ADVERB: frozenset[Tag] = frozenset(["edge", "preposition", "determiner", "coordinator"])


def is_adjective(tokens: Sequence[Token], position: int, first: bool) -> bool:
    """Whether the form goes with the noun right after it."""
    if not token_at(tokens, position + 1).plain_noun:
        return False
    before = tokens[position - 1]
    if "-" in before.text and before.plain_noun:
        return True  # "a high-stakes televised speech"
    if before.tag == "coordinator" or (before.tag == "punct" and before.text in ",;—–"):
        # ", wounded soldiers", with no verb before; "a day of kicks and collapsed scrums", "of" both.
        return first or _is_second_of(tokens, position)
    # "newly retaken areas", but "the rebels yesterday called off" and "forces quickly took back".
    return before.tag == "adverb" and token_at(tokens, position - 2).tag in _BEFORE_ADVERB


def _is_second_of(tokens: Sequence[Token], position: int) -> bool:
    """ "due to legal costs and | reduced income": behind a preposition, two nouns without an article."""
    if tokens[position - 1].lower != "and":
        return False
    index = position - 2
    while index > 0 and tokens[index].plain_noun:
        index -= 1
    return index < position - 2 and tokens[index].lower in _OF


_OF = frozenset(["of", "to", "about", "over", "by", "between"])


def is_second_adjective(tokens: Sequence[Token], position: int) -> bool:
    """ "over a gushing | ruptured well", never "A bombing | killed civilians"."""
    if tokens[position - 1].tag != "ing" or not token_at(tokens, position + 1).plain_noun:
        return False
    article, leads = token_at(tokens, position - 2), token_at(tokens, position - 3)
    return article.tag == "determiner" and leads.tag == "preposition"
