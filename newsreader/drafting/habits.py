"""Clauses whose doer is a kind of day: they tell how things went each time, and no news.

Only where the day is the whole doer: "a Sunday league side" is a side.
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.phrases import JOINING
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb
from newsreader.text import english

_SEASONS = frozenset(english.values("season"))
_DAYS = (
    _SEASONS
    | frozenset(english.full("weekday"))
    | words.listed("day night morning afternoon evening weekday weekend week")
)
_SEVERAL_DAYS = frozenset(f"{day}s" for day in _DAYS)
_EACH = words.listed("every each any")
_USUAL = words.listed("typical usual normal ordinary average regular customary routine working school market")
_CERTAIN = words.listed("the these those both")
_SHORTEST = 4  # "on a Tuesday it"
_WHERE = words.listed("there here")
# "An ordinary day turned to horror": it was one day, and not like the others.
_TURNS = words.listed("turned became")


def is_of_habit(tokens: Sequence[Token], first: int, main: Verb) -> bool:
    """Whether the doer, from token `first` to its verb, is a kind of day: "a typical Sunday", "Saturdays"."""
    while first < main.first and (tokens[first].tag == "punct" or tokens[first].lower in JOINING):
        first += 1
    if _on_such_a_day(tokens[first : main.first]):
        return True
    doer = [each for each in tokens[first : main.first] if each.tag != "adverb" and each.lower not in _WHERE]
    deed = main.lemma in words.DEEDS
    if not doer or main.lemma in _TURNS or (deed and main.passive):
        return False
    if not all(_may_tell_which(token) for token in doer[1:-1]):
        return False
    *before, day = [token.lower for token in doer]
    may_be_a_name = main.tense == "perfect" or deed  # "Winters resigned", "Autumn has won"
    if day in _SEVERAL_DAYS:
        return _may_begin(doer[0]) or (not may_be_a_name and (not before or _may_tell_which(doer[0])))
    if day not in _DAYS:
        return False
    if not before:
        return day in _SEASONS and not may_be_a_name
    return before[0] in _EACH or before in (["a"], ["an"]) or not _USUAL.isdisjoint(before)


def _on_such_a_day(tokens: Sequence[Token]) -> bool:
    """ "On a typical Sunday, …", "On a Tuesday the …": on which is not said; not "on a day trip"."""
    if len(tokens) < _SHORTEST or tokens[0].lower != "on" or tokens[1].lower not in ("a", "an"):
        return False
    day = next(
        index
        for index, token in enumerate(tokens[2:], 2)
        if token.lower not in _USUAL or index + 1 == len(tokens)
    )
    following = tokens[day + 1 : day + 2]
    return tokens[day].lower in _DAYS and all(
        token.text == "," or token.tag in ("determiner", "pronoun") for token in following
    )


def _may_begin(token: Token) -> bool:
    """ "most days", "her Mondays"; not "the Mondays", which may be a band or certain days."""
    return token.tag == "determiner" and token.lower not in _CERTAIN


def _may_tell_which(token: Token) -> bool:
    """ "usual Friday | evening", "market | days"."""
    return token.tag not in ("determiner", "preposition", "number", "punct", "coordinator") and (
        token.text.islower() or token.lower in _DAYS | _USUAL or token.genitive
    )
