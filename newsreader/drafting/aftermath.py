"""What the head of a report shows in the present, for it has just happened: "Two men are in hospital".

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> told = ["Two men are missing.", "He is without peer.", "Nine are feared dead.", "Jazz is dead."]
>>> [shows_aftermath(tokens, verbs(tokens)[0]) for tokens in (read(each, []) for each in told)]
[True, False, True, False]
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.phrases import ACCOUNTED
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb
from newsreader.text.figures.countables import PEOPLE
from newsreader.text.saying.persons import is_role

_LEFT = words.listed("homeless missing stranded trapped")
_LOST = words.listed("dead drowned lost") | _LEFT
_KEPT_IN = words.listed("custody detention hospital intensive isolation quarantine")
_SUPPLIES = words.listed("electricity food gas heating power shelter water")
_SHUT = words.listed("cancelled closed grounded shut suspended")
_IN_CARE = words.listed("held interviewed questioned treated")
_AGAIN = words.listed("daily each every night summer weekends winter")
_SKIPPED = words.listed("still now all both also")
_STOPPED = _SHUT | words.listed("banned barred halted postponed")
_COUNTABLE = PEOPLE - {"missing"}
_UNTIL_NOTICE = "until further notice"
# A sentence without one of them tells no such state.
SIGNS_OF_THESE_DAYS = (_UNTIL_NOTICE, "accounted for")
_FIRES = words.listed("blaze blazes bushfire bushfires fire fires wildfire wildfires")
_KEPT_LIT = words.listed("camp eternal holy sacred watch")
_BURN = words.listed("burning raging")
_AT_A_PLACE = words.listed("above across along around at behind in inside near on outside through throughout")
_NO_PLACE = words.listed(
    "bellies belly eyes fireplace furnace grate heart hearth hearts her his kiln my our oven soul stove"
)


def shows_aftermath(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether the verb, in the present, tells what somebody or something is since an event of these days."""
    if main.negated or tokens[main.first].tag != "be-present":
        return False
    if main.passive:
        return _is_done_so(tokens, main)
    if not main.single:
        return _is_on_fire(tokens, main)  # never "are listing missing persons"
    place = main.last + 1
    while token_at(tokens, place).lower in _SKIPPED:
        place += 1
    so, noun = token_at(tokens, place).lower, token_at(tokens, place + 1).lower
    if so == "dead":
        return any(token.tag == "number" for token in tokens[: main.first])
    return so in _LEFT or (so == "in" and noun in _KEPT_IN) or (so == "without" and noun in _SUPPLIES)


def is_of_these_days(tokens: Sequence[Token], main: Verb, last: int) -> bool:
    """Whether the clause that ends at token `last` tells a state that says itself that it is of these days:
    what "is closed" or "remains closed until further notice", people who "are (un)accounted for".

    >>> from newsreader.drafting.tokens import read
    >>> from newsreader.drafting.verbs import verbs
    >>> told = ["It is shut until further notice.", "It may be shut until further notice."]
    >>> [is_of_these_days(each, verbs(each)[0], len(each)) for each in [read(text, []) for text in told]]
    [True, False]
    """
    if main.negated or main.tense != "present":
        return False
    behind = [token.lower for token in tokens[main.last + 1 : last + 1]]
    if main.lemma in ACCOUNTED:
        found = main.passive and behind[:1] == ["for"] and behind[1:2] not in (["by"], ["in"])
        return found and _counts_people(tokens[: main.first])
    remains = main.lemma in ("remain", "remains") and bool(behind) and behind[0] in _STOPPED
    if not remains and not (main.passive and main.lemma in _STOPPED):
        return False
    recurs = any(_recurs(token) for token in tokens[main.last : last + 1])
    return _UNTIL_NOTICE in " ".join(behind) and not recurs


def _counts_people(doer: Sequence[Token]) -> bool:
    """ "All of the | workers", never "The wages of the | workers"."""
    for place, token in enumerate(doer):
        if token.tag == "preposition" and place and doer[place - 1].tag == "word":
            return False
        if token.lower in _COUNTABLE or is_role(token.lower):
            return True
    return False


def _is_on_fire(tokens: Sequence[Token], main: Verb) -> bool:
    """ "A fire | is burning at a mill", never "is burning coal", "in the hearth" nor "in her heart"."""
    doer = tokens[: main.first]
    if main.lemma not in _BURN or not doer or doer[-1].lower not in _FIRES:
        return False
    if any(token.tag == "preposition" or token.lower in _KEPT_LIT for token in doer):
        return False  # "The row over the fire is raging"
    behind = tokens[main.last + 1 :]
    if [token.lower for token in behind[:3]] == ["out", "of", "control"]:
        behind = behind[3:]
    if not behind or behind[0].lower not in _AT_A_PLACE or any(_recurs(token) for token in behind):
        return False
    return all(token.lower not in _NO_PLACE for token in behind[1:4])


def _is_done_so(tokens: Sequence[Token], main: Verb) -> bool:
    if main.lemma == "feared":
        return token_at(tokens, main.last + 1).lower in _LOST
    if main.lemma in _SHUT:
        return not any(_recurs(token) for token in tokens[main.last + 1 :])
    if main.lemma in _LEFT:
        return True
    being = any(token.lower == "being" for token in tokens[main.first : main.last])
    return being and (main.lemma in _IN_CARE or main.lemma in words.DEEDS)


def _recurs(token: Token) -> bool:
    """ "on | Mondays", "in | winter"."""
    return token.lower in _AGAIN or (token.text[0].isupper() and token.lower.endswith("days"))
