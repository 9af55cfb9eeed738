"""The words of English: every word once, with the questions asked of it (README.md).

    PAST = english.words("drafting.past")
    MONTHS = english.numbers("month")

A class is one use in one module, so a word given to one class enters no other list.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, takewhile
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

    What words begin with is written once, for Python tries one branch after the other: of a hundred verbs it
    asks two dozen first letters and not all hundred.

    >>> alternatives({"jan", "january", "feb"})
    'feb|jan(?:uary|)'
    """
    return "|".join(_branches(sorted(set(words))))


def _branches(words: list[str]) -> Iterator[str]:
    """Branches for sorted words, a word itself behind those that go on from it."""
    for _letter, group in groupby(words, key=lambda word: word[:1]):
        shared = list(group)
        # Of sorted words, what the first and the last begin with is what all do.
        alike = takewhile(lambda letters: letters[0] == letters[1], zip(shared[0], shared[-1], strict=False))
        start = "".join(letter for letter, _other in alike)
        rest = [word[len(start) :] for word in shared]
        if len(rest) == 1:
            yield start
        elif rest[0]:
            yield f"{start}(?:{'|'.join(_branches(rest))})"
        else:
            yield f"{start}(?:{'|'.join(_branches(rest[1:]))}|)"


def pasts(name: str) -> dict[str, str]:
    """The past form of every form that a class's verbs have.

    >>> pasts("saying.told")["telling"]
    'told'
    """
    rows = tables.table(FOLDER / "verbs.tsv")[1]
    of_class = [row[:-1] for row in rows if name in (mark.partition(":")[0] for mark in row[-1].split())]
    return {form: forms[2].split()[0] for forms in of_class for cell in forms for form in cell.split()}


def any_of(name: str) -> str:
    """A pattern that matches any word of a class.

    >>> any_of("saying.told")
    '(?:t(?:ell(?:ing|s)|old))'
    """
    return f"(?:{alternatives(words(name))})"
