"""The words of English: every word once, with the questions asked of it (README.md).

    PAST = english.words("drafting.past")
    MONTHS = english.numbers("month")

A class is one use in one module, so a word given to one class enters no other list.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from newsreader.text import tables

FOLDER = Path(__file__).parent


@cache
def _classes() -> dict[str, frozenset[str]]:
    return tables.classes(FOLDER)


@cache
def _calendar() -> dict[str, dict[str, str]]:
    return tables.values(FOLDER / "calendar.tsv")


def words(name: str) -> frozenset[str]:
    """The words, and the forms of verbs, that are in a class.

    >>> sorted(words("saying.told"))
    ['telling', 'tells', 'told']
    """
    return _classes()[name]


def values(kind: str) -> dict[str, str]:
    """What the words of a kind stand for.

    "part", "season" and "unit" have TIMEX3's letters, "zone" an offset or the name of a zone.

    >>> values("season")["autumn"]
    'FA'
    """
    return dict(_calendar()[kind])


def numbers(kind: str) -> dict[str, int]:
    """The same in numbers: "month" from 1, "weekday" from 0 (Monday), "number", "tens", "ordinal".

    >>> numbers("weekday")["tues"]
    1
    """
    return {word: int(value) for word, value in _calendar()[kind].items()}


def full(kind: str) -> list[str]:
    """The full names, in order: of the words that stand for the same, the first.

    >>> full("weekday")[:3]
    ['monday', 'tuesday', 'wednesday']
    """
    names: dict[str, str] = {}
    for word, value in _calendar()[kind].items():
        names.setdefault(value, word)
    return list(names.values())


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words: longer ones first, so that none hides another.

    >>> alternatives({"jan", "january", "feb"})
    'january|feb|jan'
    """
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def any_of(name: str) -> str:
    """A pattern that matches any word of a class.

    >>> any_of("saying.told")
    '(?:telling|tells|told)'
    """
    return f"(?:{alternatives(words(name))})"
