"""Verbs that only tell who said something, and those that say something and so do it.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> told = ["Anna said so.", "Anna told the court.", "Anna was told to go.", "The bank reported a loss."]
>>> [says(tokens, verbs(tokens)[0]) for tokens in (read(each, []) for each in told)]
[True, False, False, False]
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb
from newsreader.text.figures.countables import PEOPLE
from newsreader.text.saying.persons import is_role

_CLAIMING = frozenset(["claimed", "admitted", "acknowledged"])
_ENVOYS = words.listed("ambassador ambassadors consul diplomats envoy envoys")
_UNITS = words.listed("years months weeks days hours decades")
_TELLING_TO = frozenset(["told", "asked"])
# With a noun for what was said: "reported a loss", "conceded defeat", "asked the court to".
_DONE_BY_SAYING = frozenset(["reported", "admitted", "conceded", "asked"])
_NOUN: frozenset[Tag] = frozenset(["word", "determiner", "number", "ed", "ing", "coordinator"])
_BEHIND_NOUN: frozenset[Tag] = frozenset(["preposition", "to", "edge", "punct"])
_FURTHEST_AUDIENCE = 5
_LONGEST_NOUN = 8
_FURTHEST_GATHERING = 7


def says(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether the verb only tells who said something.

    "claimed responsibility", "was told to leave" and "told the court" are deeds.
    """
    if verb.lemma not in words.SAYING:
        return False
    behind = token_at(tokens, verb.last + 1)
    if verb.passive:
        return verb.lemma not in _TELLING_TO
    if _at_gathering(tokens, verb.first):
        return False
    if verb.lemma == "recalled" and calls_back(tokens, verb):
        return False
    if verb.lemma == "told":
        return not _has_audience(tokens, verb.last + 1)
    if verb.lemma == "admitted" and _on_a_day(tokens, verb.last + 1):
        return False
    if verb.lemma in _CLAIMING and behind.lower in words.CLAIMS:
        return False
    return not (verb.lemma in _DONE_BY_SAYING and _has_object(tokens, verb.last + 1))


def calls_back(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "recalled its ambassador", "recalled 40,000 cars", never "recalled its early days" nor "40 years"."""
    doer, behind, noun = (token_at(tokens, at) for at in (verb.first - 1, verb.last + 1, verb.last + 2))
    if doer.tag == "pronoun" or is_role(doer.lower) or doer.lower in PEOPLE:
        return False  # "She recalled 12 children"
    if behind.tag == "number" and behind.timex < 0:
        return noun.lower not in _UNITS and noun.timex < 0
    return behind.lower in ("its", "their", "the") and noun.lower in _ENVOYS


def _on_a_day(tokens: Sequence[Token], first: int) -> bool:
    """ "admitted | on Tuesday that he had lied": news of its day."""
    lead = token_at(tokens, first)
    return lead.timex >= 0 or (lead.lower in ("on", "last") and token_at(tokens, first + 1).timex >= 0)


def _has_audience(tokens: Sequence[Token], first: int) -> bool:
    """ "told | a press conference", never "told | the Post"."""
    for token in tokens[first : first + _FURTHEST_AUDIENCE]:
        if token.lower in words.AUDIENCES:
            return True
        if token.timex >= 0 or token.tag not in ("word", "determiner", "number", "ed"):
            break
    return False


def _at_gathering(tokens: Sequence[Token], verb: int) -> bool:
    """ "At a meeting in Harn today, the minister | said": where stands first, as news."""
    first = next((place for place in range(verb) if tokens[place].tag != "punct"), verb)
    head = tokens[first : min(first + _FURTHEST_GATHERING, verb)]
    if len(head) < 2 or head[0].lower not in ("at", "during") or head[1].lower not in ("a", "an"):
        return False
    comma = any(token.text == "," for token in tokens[first:verb])
    return comma and any(token.lower in words.AUDIENCES for token in head)


def _has_object(tokens: Sequence[Token], first: int) -> bool:
    """ "reported | a loss of", never "reported | the dam was old" nor "asked | for help"."""
    for place in range(first, first + _LONGEST_NOUN):
        token = token_at(tokens, place)
        if token.quoted:
            return False
        if token.timex >= 0 or token.tag in _BEHIND_NOUN:
            return place > first
        if token.tag not in _NOUN or token.lower == "that":
            return False
    return False
