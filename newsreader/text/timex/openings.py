"""With which characters a rule's match can begin: where others stand, the rule need not be tried."""

import re
from collections.abc import Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# How many characters of a beginning are told apart: "the f" of "the first" and "the l" of "the last".
LONGEST = 5
# Of a wider class nothing is told.
_WIDEST = 12
_REPEATED = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_NOTHING_TAKEN = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)

# Beginnings that may go on with what follows, and those that are told no further.
_Beginnings = tuple[frozenset[str], frozenset[str]]
_EMPTY: _Beginnings = (frozenset([""]), frozenset())
_ANYTHING: _Beginnings = (frozenset(), frozenset([""]))


@cache
def openings(pattern: re.Pattern[str]) -> frozenset[str]:
    """The beginnings, each of so many characters at most and as `plainly` has them: every match begins with
    one of them. "" is any.

    >>> sorted(openings(re.compile("(?:about )?(?P<day>[12]|third)-[a-z0-9]")))
    ['0 ', 'about', 'third']
    """
    going_on, told = _of_sequence(parser.parse(pattern.pattern))
    return going_on | told


def plainly(text: str) -> str:
    """With one figure for all figures, and one blank for all that is neither letter nor figure.

    >>> plainly("16–17 may")
    '00 00 may'
    """
    return "".join(map(_plain, text))


@cache
def _plain(letter: str) -> str:
    return letter if letter.isalpha() else "0" if letter.isdigit() else " "


def _of_sequence(parsed: Any) -> _Beginnings:
    found = _EMPTY
    for code, argument in parsed:
        if not found[0]:
            break
        found = _joined(found, _of(code, argument))
    return found


def _joined(before: _Beginnings, after: _Beginnings) -> _Beginnings:
    going_on, told = before
    longer = {one + more for one in going_on for more in after[0]}
    ended = {(one + more)[:LONGEST] for one in going_on for more in after[1]}
    full = {one[:LONGEST] for one in longer if len(one) >= LONGEST}
    return frozenset(one for one in longer if len(one) < LONGEST), told | ended | full


def _either(several: Iterable[_Beginnings]) -> _Beginnings:
    each = list(several)
    return frozenset().union(*(one for one, _ in each)), frozenset().union(*(told for _, told in each))


def _of(code: Any, argument: Any) -> _Beginnings:
    if code is codes.LITERAL:
        return frozenset(_plain(chr(argument))), frozenset()
    if code is codes.IN:
        members = _members(argument)
        return (members, frozenset()) if members else _ANYTHING
    if code is codes.BRANCH:
        return _either(_of_sequence(branch) for branch in argument[1])
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[3])
    if code in _REPEATED:
        return _repeated(*argument)
    return _EMPTY if code in _NOTHING_TAKEN else _ANYTHING


def _repeated(least: int, most: int, parsed: Any) -> _Beginnings:
    once = _of_sequence(parsed)
    found, turns = _EMPTY, [_EMPTY]
    for _turn in range(min(most, LONGEST)):
        found = _joined(found, once)
        turns.append(found)
    return _either(turns[min(least, LONGEST) :])


def _members(argument: Any) -> frozenset[str]:
    """Of a class; none of a wide one."""
    found: set[str] = set()
    for code, each in argument:
        if code is codes.LITERAL:
            found.add(_plain(chr(each)))
        elif code is codes.RANGE and each[1] - each[0] < _WIDEST:
            found.update(_plain(chr(one)) for one in range(each[0], each[1] + 1))
        else:
            return frozenset()
    return frozenset(found) if len(found) <= _WIDEST else frozenset()
