"""A title without who somebody is besides: "Anna Lie, a nurse from Harn, was held" is "Anna Lie was held".

>>> from datetime import date
>>> from newsreader.drafting.proposals import propose
>>> from newsreader.text.timex import find
>>> body = "Anna Lie, 54, of Mill Lane, was held on Tuesday; two others fled."
>>> propose({"body": body}, {"body": find(body, date(2023, 5, 18))}, date(2023, 5, 18))[0].title
'Anna Lie was held'
"""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.tokens import Tag, Token, TokenSpan, token_at
from newsreader.drafting.verbs import Verb

_OPENS_APPOSITION: frozenset[Tag] = frozenset(["determiner", "number", "preposition"])
_BEFORE_VERB: frozenset[Tag] = frozenset(["adverb", "punct"])
_FILLERS = frozenset([("for", "example"), ("for", "instance"), ("of", "course"), ("in", "fact")])
_LEAST_BEFORE_STOP = 2


def without_apposition(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, span: TokenSpan
) -> TokenSpan:
    """Without ", the day on" where "which …" follows, cut off from it by the end of the clause."""
    following = next((each for each in clauses if each.first == span.last + 1 and each.relative), None)
    if following is None or following.antecedent < 0:
        return span
    start = noun_phrase(tokens, following.antecedent, span.first)[0]
    comma = start - 1
    if comma > span.first + 2 and tokens[comma].text == ",":
        return TokenSpan(span.first, comma - 1)
    return span


def without_doers_apposition(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """Without what stands between commas behind the doer's name, and without a comma that closes nothing.

    Nobody is taken out of a list ("Holm, Ek and the town of Harn"), nor a name ("the mayor, Anna Lie").
    """
    verb = clause.main
    commas = _commas_before(tokens, verb, kept) if verb is not None else []
    if verb is None or not commas:
        return kept
    first, last = commas[0], commas[-1]
    if first == last:
        return kept if _may_be_participle(tokens, verb) else [*kept[:last], *kept[last + 1 :]]
    nothing = last == first + 1  # "The debate, | on 3 April, | was dull"
    if (
        nothing
        or _is_age(tokens, kept[first + 1 : last])
        or (_is_named(tokens, kept[:first]) and _tells_who(tokens, kept[first + 1 : last]))
    ):
        return [*kept[:first], *kept[last + 1 :]]
    return kept


def without_closing_apposition(tokens: Sequence[Token], named: Sequence[int]) -> list[int]:
    """ "Anna Lie" of "Anna Lie, 54", "Anna Lie, the clerk": who is lent to a verb that stands elsewhere."""
    comma = next((place for place, index in enumerate(named) if tokens[index].text == ","), -1)
    inside = named[comma + 1 :]
    if comma < 1 or not _is_named(tokens, named[:comma]) or not _tells_who(tokens, inside):
        return list(named)
    alone = all(tokens[index].text != "," and tokens[index].tag != "coordinator" for index in inside)
    return list(named[:comma]) if alone else list(named)


def _commas_before(tokens: Sequence[Token], verb: Verb, kept: Sequence[int]) -> list[int]:
    """The places in `kept` of the commas before a verb; none where the last is not right before it."""
    front = [place for place, index in enumerate(kept) if index < verb.first]
    while front and tokens[kept[front[-1]]].tag == "adverb":
        front.pop()
    commas = [place for place in front if tokens[kept[place]].text == ","]
    return commas if commas and commas[-1] == front[-1] else []


def _may_be_participle(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "The plan, launched in Harn, failed" as much as "The firm, meanwhile, moved to Harn"."""
    doubtful = verb.single and tokens[verb.first].tag in ("ed", "past-or-participle")
    return doubtful and token_at(tokens, verb.last + 1).tag == "preposition"


def _is_named(tokens: Sequence[Token], doer: Sequence[int]) -> bool:
    """Whether the doer has a name, and is no front: "In Harn, the mayor, a nurse, fled"."""
    if not doer or tokens[doer[0]].tag in ("preposition", "subordinator", "coordinator", "ing"):
        return False
    names = [index for index in doer if tokens[index].text[0].isupper()]
    return any(index != doer[0] or tokens[index].tag != "determiner" for index in names)


def _is_age(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    return len(inside) == 1 and tokens[inside[0]].text.isdigit() and tokens[inside[0]].timex < 0


def _tells_who(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    if not inside or tokens[inside[0]].tag not in _OPENS_APPOSITION:
        return False
    behind_commas = [place for place in inside if tokens[place - 1].text == ","]
    return all(tokens[place].tag != "coordinator" for place in behind_commas)


def up_to_semicolon(tokens: Sequence[Token], kept: list[int]) -> list[int]:
    """What stands before the first semicolon: behind it another thing is told."""
    stop = next((place for place, index in enumerate(kept) if tokens[index].text == ";"), -1)
    outside = stop >= _LEAST_BEFORE_STOP and not tokens[kept[stop]].quoted
    return kept[:stop] if outside else kept


def without_fillers(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Without "also", and "for example" with the commas around it."""
    out: list[int] = []
    fillers = {
        index
        for pair in pairwise(kept)
        if tuple(tokens[each].lower for each in pair) in _FILLERS
        for index in pair
    }
    for index in kept:
        between = tokens[index].text == "," and out and out[-1] != index - 1 and index - 1 in fillers
        if between and tokens[out[-1]].text == ",":
            out.pop()
        elif index not in fillers and tokens[index].lower != "also":
            out.append(index)
    return out
