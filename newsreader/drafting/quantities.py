"""Amounts behind a verb: shares of a hundred, and more than anybody counts by hand.

>>> from newsreader.drafting.tokens import read
>>> percentage(read("to about 56 per cent", []), 0), percentage(read("a 4 per cent rise", []), 0)
(True, False)
>>> [_part(read(told, []), 0) for told in ("by nearly a third", "by a third owner", "by a third of them")]
[True, False, False]
>>> [large_amount(read(told, []), 0) for told in ("some 3 million tonnes", "$24,000", "200 jobs")]
[True, True, False]
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Token, token_at
from newsreader.drafting.verbs import Verb

_BEFORE = words.listed(
    """
    to by from for at over about around nearly approximately roughly some almost just only under
    more less fewer than up down as much many an average of an estimated $ £ €
    """
)
_HUNDRED = frozenset(["%", "percent", "percentage", "per"])
_LARGE = words.listed(
    """
    % percent per million millions billion billions trillion bn m thousand tonnes tons kg barrels litres
    liters gallons megawatts acres hectares kilometres
    """
)
_DIRECTIONS = words.listed("higher highest lower lowest up down flat unchanged firm steady record high low")
_BY_AMOUNT = words.listed(
    """
    reached hit touched closed opened ended finished lost gained added bought fetched came held stayed settled
    """
)
_BEFORE_PART = _BEFORE | {"a"}
_SHARES = words.listed("half third quarter fifth tenth")
_FURTHEST = 5
_DIGITS = 4


def percentage(tokens: Sequence[Token], first: int) -> bool:
    """Whether a share of a hundred begins at token `first`, behind what leads to one."""
    number = _number(tokens, first)
    return number >= 0 and token_at(tokens, number + 1).lower in _HUNDRED


def moves_by_share(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether something moved by a share of a hundred, or of the whole: "fell by half", never "was closed by
    a third owner"."""
    behind = verb.last + 1
    return percentage(tokens, behind) or (not verb.passive and _part(tokens, behind))


def _part(tokens: Sequence[Token], first: int) -> bool:
    if token_at(tokens, first).lower != "by":
        return False
    share = first + 1
    while token_at(tokens, share).lower in _BEFORE_PART or token_at(tokens, share).tag == "number":
        share += 1
    behind = token_at(tokens, share + 1)
    whole = behind.lower != "of" and (behind.timex >= 0 or behind.tag != "word")
    return token_at(tokens, share).lower in _SHARES and whole


def large_amount(tokens: Sequence[Token], first: int) -> bool:
    """Whether an amount begins there that only statistics know."""
    number = _number(tokens, first)
    if number < 0:
        return False
    behind = {token_at(tokens, number + 1).lower, token_at(tokens, number + 2).lower}
    digits = sum(sign.isdigit() for sign in tokens[number].text)
    return digits >= _DIGITS or not behind.isdisjoint(_LARGE) or tokens[number].lower in _LARGE


def amount_near(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number, or which way it went, stands among the tokens from `first` on."""
    near = tokens[first : first + _FURTHEST]
    return any(
        (token.tag == "number" and token.timex < 0)
        or token.lower in _DIRECTIONS
        or (token.lower in _SHARES and not token_at(tokens, first + place + 1).plain_noun)
        for place, token in enumerate(near)
    )


def moves_level(tokens: Sequence[Token], verb: Verb, doer: Sequence[Token]) -> bool:
    """Whether a price moves or stands; "Oil reached the shore" and "The exchange closed" are events."""
    if verb.lemma not in words.LEVELS or not any(
        token.lower in words.MARKET and token.timex < 0 for token in doer
    ):
        return False
    return verb.lemma not in _BY_AMOUNT or amount_near(tokens, verb.last + 1)


def _number(tokens: Sequence[Token], first: int) -> int:
    for index in range(first, min(first + _FURTHEST, len(tokens))):
        if tokens[index].tag == "number" and tokens[index].timex < 0:
            return index
        if tokens[index].lower not in _BEFORE:
            break
    return -1


_MEASURES = words.listed("deep high long old tall thick wide")
_LED_BY = words.listed("more less than about almost nearly over some just at least around")


def behind_measure(tokens: Sequence[Token], antecedent: int) -> int:
    """ "a pipe | more than 500 feet deep | that leaks": the pipe."""
    if tokens[antecedent].lower not in _MEASURES or token_at(tokens, antecedent - 2).tag != "number":
        return antecedent
    index = antecedent - 3
    while index > 0 and tokens[index].lower in _LED_BY:
        index -= 1
    return index if index >= 0 else antecedent
