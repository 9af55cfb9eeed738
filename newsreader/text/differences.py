"""What changed between two texts, by sentences and within them by words; other typography is no change.

>>> for change in differences("It rained. Four men left on Monday.", "It rained. Five men left on Monday."):
...     print([(piece.kind, piece.words) for piece in change])
[('gone', 'Four'), ('new', 'Five'), ('same', ' men left on Monday.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from newsreader.text.sentences import split
from newsreader.text.typography import fold

MOST_SENTENCES = 1000  # compared, of what lies between the first change and the last
MOST_TOKENS = 800  # compared word by word; of more it is told whole what went and what came
LIKE = 0.4  # of two passages: below it words picked out of both say less than one after the other

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    kind: str  # "same", "gone" or "new"
    words: str


Change = list[Piece]


def differences(before: str, after: str) -> list[Change]:
    """The passages that differ, in order, each in pieces."""
    was, now = ([text[span.start : span.end] for span in split(text)] for text in (before, after))
    was_folded, now_folded = [fold(each) for each in was], [fold(each) for each in now]
    alike = _alike(was_folded, now_folded)
    end = _alike(was_folded[alike:][::-1], now_folded[alike:][::-1])
    was, was_folded = (each[alike : len(each) - end] for each in (was, was_folded))
    now, now_folded = (each[alike : len(each) - end] for each in (now, now_folded))
    rest = [was[MOST_SENTENCES:], now[MOST_SENTENCES:]]
    matcher = SequenceMatcher(None, was_folded[:MOST_SENTENCES], now_folded[:MOST_SENTENCES], autojunk=False)
    changes = [
        _within(" ".join(was[a:b]), " ".join(now[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return [*changes, _whole(*(" ".join(each) for each in rest))] if any(rest) else changes


def _alike(these: Sequence[str], those: Sequence[str]) -> int:
    for place, (one, other) in enumerate(zip(these, those, strict=False)):
        if one != other:
            return place
    return min(len(these), len(those))


def _within(before: str, after: str) -> Change:
    was, now = _TOKEN.findall(before), _TOKEN.findall(after)
    if not was or not now or max(len(was), len(now)) > MOST_TOKENS:
        return _whole(before, after)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    if matcher.ratio() < LIKE:
        return _whole(before, after)
    return list(_pieces(matcher, was, now))


def _pieces(matcher: SequenceMatcher[str], was: list[str], now: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(was[a:b]))
            continue
        yield from _whole("".join(was[a:b]), "".join(now[c:d]))


def _whole(before: str, after: str) -> Change:
    return [Piece(kind, words) for kind, words in (("gone", before), ("new", after)) if words]
