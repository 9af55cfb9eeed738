"""Verbs of the present that tell what is planned, known by the words beside them: most are nouns too."""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Tag, Token, token_at

_PLANS = frozenset(["plan", "plans", "intend", "intends", "aim", "aims", "expects", "hopes"])
FORETELLING = _PLANS | words.TIMETABLE
_BEFORE_TIMETABLE: frozenset[Tag] = frozenset(["word", "number", "pronoun"])
_BEHIND_TIMETABLE: frozenset[Tag] = frozenset(["preposition", "determiner", "adverb", "edge", "punct", "to"])
_OBJECT: frozenset[Tag] = frozenset(["word", "ing"])  # "takes effect", "faces sentencing"
_SEVERAL = words.listed("two three both all people men women children police pair")
_OWN_VERB: frozenset[Tag] = frozenset(
    [
        "past",
        "past-or-participle",
        "ed",
        "modal",
        "be-past",
        "be-present",
        "have-past",
        "have-present",
        "do-past",
    ]
)
_PART_ENDS: frozenset[Tag] = frozenset(["punct", "coordinator", "subordinator", "relative"])
_FURTHEST_DAY = 12


def foretells(tokens: Sequence[Token], position: int) -> bool:
    """ "The show opens on 3 May", "talks resume on Friday", "the firm plans to merge": what is planned."""
    token, before, after = tokens[position], tokens[position - 1], token_at(tokens, position + 1)
    third = token.lower.endswith("s")
    waits = third and _ends_relative(tokens, position)
    if before.genitive or before.timex >= 0 or not (waits or before.tag in _BEFORE_TIMETABLE):
        return False
    if token.lower in _PLANS:
        return after.tag == "to"
    if token.lower not in words.TIMETABLE:
        return False
    if after.timex < 0 and after.tag not in _BEHIND_TIMETABLE and not (third and after.tag in _OBJECT):
        return False
    several = before.lower.endswith("s") or before.lower in _SEVERAL
    # "ministers meet", never "a world record"
    return (third or several or _to_the_polls(tokens, position)) and _is_dated(tokens, position)


def _ends_relative(tokens: Sequence[Token], position: int) -> bool:
    """ "The trial, which may be long, | begins in Harn on Monday"."""
    if tokens[position - 1].text != ",":
        return False
    return any(
        token.tag == "relative" and tokens[index].text == ","
        for index, token in enumerate(tokens[1 : position - 1])
    )


def _to_the_polls(tokens: Sequence[Token], position: int) -> bool:
    """ "Voters in Norland go to the polls on Sunday"."""
    behind = [token.lower for token in tokens[position + 1 : position + 4]]
    return tokens[position].lower == "go" and behind == ["to", "the", "polls"]


def _is_dated(tokens: Sequence[Token], position: int) -> bool:
    """Whether a date stands behind the verb, and no verb that is surely the clause's own."""
    dated = False
    for following in tokens[position + 1 : position + _FURTHEST_DAY]:
        dated = dated or following.timex >= 0
        if following.timex < 0 and following.tag in _PART_ENDS:
            break
        if following.timex < 0 and following.tag in _OWN_VERB:
            return False  # "home visits on Monday were cancelled"
    return dated
