"""What went from one sequence and came into another: the fewest edits, or none of it where there are many.

difflib takes the cube of a text in which words repeat. This takes its length times the edits allowed,
whatever the text: E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986).

>>> [(edit.same, edit.was, edit.now) for edit in edits("abcd", "abxd", most=2)]
[(True, slice(0, 2, None), slice(0, 2, None)), (False, slice(2, 3, None), slice(2, 3, None)), (True, \
slice(3, 4, None), slice(3, 4, None))]
>>> edits("abcd", "abxd", most=1) is None
True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

KEPT = 3  # words that stay between two changes: of fewer one reads better both sides as a whole
SHORT = 3  # characters of a word that says little by itself: "the", "of"
LIKE = 0.4  # of two passages: below it words picked out of both say less than one after the other

_WORD = re.compile(r"\w+")


class Edit(NamedTuple):
    same: bool
    was: slice
    now: slice


def edits(was: Sequence[Hashable], now: Sequence[Hashable], most: int) -> list[Edit] | None:
    """Both sequences in runs, in order; None where more than `most` elements went or came."""
    start = alike(was, now)
    end = alike(was[start:][::-1], now[start:][::-1])
    old, new = was[start : len(was) - end], now[start : len(now) - end]
    kept = sum((Counter(old) & Counter(new)).values())  # at most: in any order
    if len(old) + len(new) - 2 * kept > most:
        return None
    pairs = _pairs(old, new, most)
    if pairs is None:
        return None
    before = [(at, at) for at in range(start)]
    within = [(start + a, start + b) for a, b in pairs]
    after = [(len(was) - left, len(now) - left) for left in range(end, 0, -1)]
    return list(_runs([*before, *within, *after], len(was), len(now)))


def readable(was: Sequence[str], now: Sequence[str], most: int) -> list[Edit]:
    """The edits between two passages, in runs that one reads: few words that stay between two changes are
    changed with them, and of what has little in common all went and all came."""
    whole = [Edit(False, slice(0, len(was)), slice(0, len(now)))]
    found = edits(was, now, most)
    if found is None:
        return whole
    runs: list[Edit] = []
    for at, edit in enumerate(found):
        between = 0 < at < len(found) - 1
        changed = not edit.same or (between and _says_little("".join(was[edit.was])))
        if runs and changed and not runs[-1].same:
            last = runs.pop()
            edit = Edit(False, slice(last.was.start, edit.was.stop), slice(last.now.start, edit.now.stop))
        runs.append(edit)
    stays = sum(_words(was[edit.was]) for edit in runs if edit.same)
    return runs if 2 * stays >= LIKE * (_words(was) + _words(now)) else whole


def _says_little(stretch: str) -> bool:
    words = _WORD.findall(stretch)
    return len(words) < KEPT or all(len(word) <= SHORT for word in words)


def _words(tokens: Sequence[str]) -> int:
    return len(_WORD.findall("".join(tokens)))


def alike(these: Sequence[Hashable], those: Sequence[Hashable]) -> int:
    """How many elements both begin with."""
    for place, (one, other) in enumerate(zip(these, those, strict=False)):
        if one != other:
            return place
    return min(len(these), len(those))


def _pairs(was: Sequence[Hashable], now: Sequence[Hashable], most: int) -> list[tuple[int, int]] | None:
    """Where the elements that stay stand in both."""
    furthest = {1: 0}  # in `was`, by diagonal, with the edits so far
    trace: list[dict[int, int]] = []
    for count in range(most + 1):
        trace.append(furthest.copy())
        for diagonal in range(-count, count + 1, 2):
            came = _comes(furthest, diagonal, count)
            a = furthest[diagonal + 1] if came else furthest[diagonal - 1] + 1
            while a < len(was) and a - diagonal < len(now) and was[a] == now[a - diagonal]:
                a += 1
            furthest[diagonal] = a
            if a >= len(was) and a - diagonal >= len(now):
                return _back(trace, len(was), len(now))
    return None


def _comes(furthest: dict[int, int], diagonal: int, count: int) -> bool:
    """Whether the last edit on the way here is an element that came, not one that went."""
    if abs(diagonal) == count:
        return diagonal == -count
    return furthest[diagonal - 1] < furthest[diagonal + 1]


def _back(trace: list[dict[int, int]], a: int, b: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for count in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[count], a - b
        former = diagonal + 1 if _comes(furthest, diagonal, count) else diagonal - 1
        from_a = furthest[former]
        from_b = from_a - former
        while a > from_a and b > from_b:
            a, b = a - 1, b - 1
            pairs.append((a, b))
        a, b = from_a, from_b
    return pairs[::-1]


def _runs(pairs: Sequence[tuple[int, int]], was: int, now: int) -> Iterator[Edit]:
    a = b = at = 0
    while at < len(pairs):
        first = pairs[at]
        if first != (a, b):
            yield Edit(False, slice(a, first[0]), slice(b, first[1]))
        stop = at
        while stop < len(pairs) and pairs[stop] == (first[0] + stop - at, first[1] + stop - at):
            stop += 1
        a, b, at = first[0] + stop - at, first[1] + stop - at, stop
        yield Edit(True, slice(first[0], a), slice(first[1], b))
    if (a, b) != (was, now):
        yield Edit(False, slice(a, was), slice(b, now))
