"""A long title without what only follows from its deed, or says again what the last thing named is.

>>> from datetime import date
>>> from newsreader.drafting.proposals import propose
>>> body = "The army has taken the town of Harn after a siege of three months, ending the millers' revolt."
>>> propose({"body": body}, {}, date(2023, 5, 18))[0].title
'The army has taken the town of Harn after a siege of three months'
"""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.boundaries import UNITS
from newsreader.drafting.clauses import Clause
from newsreader.drafting.cutting import exceeds
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, token_at

# A title of up to so many signs is short enough, whatever it tells besides.
_SHORT_ENOUGH = 72
# Of what is left so many must stay: "The mayor resigned, ending …" tells too little without.
_LEAST_TOLD = 36
# Who was hurt, how many were left, what was said: part of the deed.
_PART_OF_IT = words.listed(
    """
    according acquitting asking beating breaking burning burying claiming compared costing crippling crushing
    damaging demanding destroying displacing excluding excepting flattening flooding hitting including
    injuring involving killing leaving losing maiming meaning pending saying spilling striking telling
    trapping warning winning wounding wrecking
    """
)
_IN_PHRASE: frozenset[Tag] = frozenset(
    ["word", "determiner", "number", "preposition", "adverb", "to", "past-or-participle", "ed", "ing"]
)
# Behind the verb: "The games ran, …" tells too little.
_TELLS: frozenset[Tag] = frozenset(["word", "number"])
_OPENS_PHRASE = words.listed("a an the its their his her our")
_RECORDS = words.listed("best biggest highest largest lowest smallest steepest weakest worst")
_TIMES = frozenset(["after", "before"])
# "in a deal | that would …"
_EMPTY = words.listed(
    "agreement attempt bid blow case contest deal decision effort match move ruling sign step"
)
_FEWEST = 6


def without_consequence(sentence: ParsedSentence, clause: Clause, kept: list[int]) -> list[int]:
    """`kept` up to the comma behind which ", ending a strike", ", its first since …", ", nine years after …"
    closes it, where it is long and tells enough without."""
    main = clause.main
    if main is None or not exceeds(sentence, kept, _SHORT_ENOUGH):
        return kept
    if main.lemma in words.LEVELS and any(sentence.tokens[index].lower in _RECORDS for index in kept):
        return kept  # "fell to 90p, its lowest since May": why a level is news
    tokens = sentence.tokens
    kept = _without_aside(tokens, main.last, kept)
    for place in range(len(kept) - 2, 0, -1):
        index = kept[place]
        if index <= main.last + 1:
            break
        if tokens[index].text == "," and _only_closes(tokens, kept[place + 1 :]):
            told = any(tokens[each].tag in _TELLS for each in kept[:place] if each > main.last)
            enough = told and exceeds(sentence, kept[:place], _LEAST_TOLD)
            enough = enough and not _is_next_deed(tokens, main.last, kept[: place + 2])
            return kept[:place] if enough else kept
    return kept


def without_empty_end(sentence: ParsedSentence, kept: list[int]) -> list[int]:
    """ "agreed to buy its rival |in a deal| that would …": what the relative clause told of is nothing
    without it."""
    tokens = sentence.tokens
    if len(kept) < _FEWEST or tokens[kept[-1]].lower not in _EMPTY:
        return kept
    first, last = kept[-3], kept[-1]
    lead = tokens[first].lower == "in" and tokens[kept[-2]].lower in ("a", "an")
    relative = token_at(tokens, last + 1).tag == "relative" or token_at(tokens, last + 1).lower == "that"
    return kept[:-3] if lead and relative and last - first == 2 else kept


def _without_aside(tokens: Sequence[Token], verb: int, kept: list[int]) -> list[int]:
    """ "unveiled a tablet|, its first in colour,| at a fair in Harn"; never one of a list."""
    commas = [place for place, index in enumerate(kept) if index > verb and tokens[index].text == ","]
    if len(commas) != 2 or commas[1] + 1 >= len(kept):
        return kept
    first, last = commas
    follows = tokens[kept[last + 1]].tag == "preposition"
    if follows and _is_apposition(tokens, kept[first + 1 : last]):
        return [*kept[:first], *kept[last + 1 :]]
    return kept


def _only_closes(tokens: Sequence[Token], rest: Sequence[int]) -> bool:
    first = tokens[rest[0]]
    if first.quoted or any(tokens[index].text == "," for index in rest):
        return False
    if first.tag == "ing":
        return first.lower not in _PART_OF_IT and first.text.islower()
    if first.lower == "home" and token_at(tokens, rest[0] + 1).lower == "to":
        return True
    return _tells_how_long_after(tokens, rest) or _is_apposition(tokens, rest)


def _is_next_deed(tokens: Sequence[Token], verb: int, kept: Sequence[int]) -> bool:
    """ "charged with robbing a bank, | hitting a guard": of two that follow a preposition."""
    if tokens[kept[-1]].tag != "ing":
        return False
    return any(
        tokens[one].tag == "preposition" and tokens[next_].tag == "ing"
        for one, next_ in pairwise(kept[:-1])
        if one > verb
    )


def _tells_how_long_after(tokens: Sequence[Token], rest: Sequence[int]) -> bool:
    """ ", nine years after closing it", ", minutes before it sank"."""
    head = [tokens[index].lower for index in rest[:4]]
    unit = next((place for place, word in enumerate(head) if word in UNITS), -1)
    return 0 <= unit < len(head) - 1 and head[unit + 1] in _TIMES


def _is_apposition(tokens: Sequence[Token], rest: Sequence[int]) -> bool:
    """ ", its first since 2019", ", the capital of the north"; never one of a list nor what goes on."""
    if tokens[rest[0]].lower not in _OPENS_PHRASE or len(rest) < 2:
        return False
    return all(
        tokens[index].tag in _IN_PHRASE or tokens[index].timex >= 0 or tokens[index].lower == "since"
        for index in rest
    )
