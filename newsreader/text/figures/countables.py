"""What news counts: people and things; and what numbers measure instead."""

from newsreader.text import english

PEOPLE = english.words("figures.people")
THINGS = english.words("figures.thing")
CAPITAL_COUNTED = english.words("figures.capital")
UNCOUNTED = english.words("figures.uncounted")
MEASURES = english.words("figures.measure")
PAST_VERBS = english.words("figures.past")
SMALL_WORDS = english.words("figures.small-word")

_IRREGULAR = english.words("figures.plural")
_NO_PLURAL = MEASURES | PAST_VERBS | SMALL_WORDS | UNCOUNTED
_SHORTEST = len("cats")


def is_plural(word: str) -> bool:
    """Whether a word in small letters is, by its form, a noun that is counted.

    >>> is_plural("lambs"), is_plural("geese"), is_plural("glass"), is_plural("ways")
    (True, True, False, False)
    """
    if word in _IRREGULAR:
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return ends and len(word) >= _SHORTEST and word.islower() and word not in _NO_PLURAL
