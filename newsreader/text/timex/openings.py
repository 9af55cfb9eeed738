"""With which characters a rule's match can begin: at any other the rule need not be tried."""

import re
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# What no set can hold: a class, a negation, anything.
_EVERYTHING = frozenset(map(chr, range(128)))
_REPEATED = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_NOTHING_TAKEN = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


@cache
def openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The characters; None where one beyond ASCII may begin it, or nothing at all is needed.

    >>> sorted(openings(re.compile("(?:about )?(?P<day>[12]|third)")))
    ['1', '2', 'a', 't']
    """
    found, empty = _first(parser.parse(pattern.pattern))
    return None if empty or not found <= _EVERYTHING or found == _EVERYTHING else found


def _first(parsed: Any) -> tuple[frozenset[str], bool]:
    """The characters that a sequence may begin with, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    for code, argument in parsed:
        more, empty = _of(code, argument)
        found |= more
        if not empty:
            return found, False
    return found, True


def _of(code: Any, argument: Any) -> tuple[frozenset[str], bool]:
    if code is codes.LITERAL:
        return frozenset(chr(argument)), False
    if code is codes.IN:
        return _in(argument), False
    if code is codes.BRANCH:
        each = [_first(branch) for branch in argument[1]]
        return frozenset().union(*(found for found, _ in each)), any(empty for _, empty in each)
    if code is codes.SUBPATTERN:
        return _first(argument[3])
    if code in _REPEATED:
        found, empty = _first(argument[2])
        return found, empty or argument[0] == 0
    if code in _NOTHING_TAKEN:
        return frozenset(), True
    return _EVERYTHING, True


def _in(members: Any) -> frozenset[str]:
    found = set()
    for code, argument in members:
        if code is codes.LITERAL:
            found.add(chr(argument))
        elif code is codes.RANGE:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return _EVERYTHING
    return frozenset(found)
