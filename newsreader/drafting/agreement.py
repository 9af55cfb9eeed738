"""Whether "was" or "were" goes with a noun phrase."""

import re

from newsreader.drafting import words
from newsreader.text.figures.countables import CAPITAL_COUNTED
from newsreader.text.names.lexicon import is_word, listed

_SEVERAL = words.listed(
    "two three four five six seven eight nine ten eleven twelve several many both dozens hundreds thousands"
)
# "A number of mills": so many, and no number.
_SO_MANY = words.listed("couple dozen handful majority number pair total")
_PLURALS = words.listed(
    """
    cattle children clergy dead feet geese injured mice oxen people police poultry teeth vermin wounded
    emus gurus menus tutus
    """
)
_PLURALS_IN_IS = words.listed("bikinis khakis kiwis rabbis safaris skis taxis")
_MEN = re.compile(r".*(?<!speci)(?<!regi)(?<!abdo)(?:men|people|children)")
_ONE = words.listed(
    """
    alias atlas axis bias biogas canvas chaos christmas cosmos gas lens means news series species teargas
    athletics economics gymnastics mathematics physics politics diabetes measles mumps rabies
    """
)
_ONE_ENDS = ("ss", "us", "is", "'s", "’s")
_LETTERS = re.compile(r"[A-Z]{2,}s")  # "MPs"
_ASIDE = re.compile(r" (?:of|in|on|at|from|with|for|near|behind) ")


def is_several(phrase: str) -> bool:
    """Whether a noun phrase, as it stands in a text, is of more than one.

    >>> [is_several(each) for each in ("the cattle", "the bus", "two sheep", "James Jones", "Three MPs")]
    [True, False, True, False, True]
    >>> is_several("the owners of the mill"), is_several("one of the men"), is_several("a number of mills")
    (True, False, True)
    """
    head, *_ = _ASIDE.split(phrase, maxsplit=1)
    parts = head.split()
    if not parts:
        return False
    first, last = parts[0].lower(), parts[-1]
    if first in _SEVERAL or (first.isdigit() and first != "1") or "and" in parts[1:]:
        return True
    return _is_plural(last, alone=len(parts) == 1)


def _is_plural(noun: str, *, alone: bool) -> bool:
    if noun in CAPITAL_COUNTED or _LETTERS.fullmatch(noun):
        return True
    lower = noun.lower()
    if noun[:1].isupper() and not (alone and is_word(lower) and lower not in listed("given")):
        return False  # a name
    if lower in _PLURALS | _PLURALS_IN_IS | _SO_MANY or _MEN.fullmatch(lower):
        return True
    return lower.endswith("s") and not lower.endswith(_ONE_ENDS) and lower not in _ONE


def possessive(name: str) -> str:
    """ "Harn’s", "the divers’", "the bus’s"."""
    several = name.endswith("s") and (is_several(name) or not name.rpartition(" ")[2].islower())
    return f"{name}’" if several else f"{name}’s"
