"""What changed between two texts, by sentences and within them by words; other typography is no change.

>>> for change in differences("It rained. Four men left on Monday.", "It rained. Five men left on Monday."):
...     print([(piece.kind, piece.words) for piece in change])
[('gone', 'Four'), ('new', 'Five'), ('same', ' men left on Monday.')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.text.edits import alike, edits, readable
from newsreader.text.sentences import Span, split
from newsreader.text.typography import fold

MOST_SENTENCES = 1000  # compared, of what lies between the first change and the last
MOST_CHANGED = 400  # of these; where more went and came they are told whole
MOST_TOKENS = 800  # compared word by word; of more it is told whole what went and what came
MOST_EDITED = 150  # of these

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    kind: str  # "same", "gone" or "new"
    words: str


Change = list[Piece]


def differences(
    before: str,
    after: str,
    most: int | None = None,
    *,
    in_lines: tuple[Sequence[Span], Sequence[Span]] = ((), ()),
) -> list[Change]:
    """The passages that differ, in order, each in pieces; after the first `most` told whole.

    `in_lines` are each text's lists and tables, whose lines are each by themselves.
    """
    texts = zip((before, after), in_lines, strict=True)
    was, now = ([text[span.start : span.end] for span in split(text, apart)] for text, apart in texts)
    was_folded, now_folded = [fold(each) for each in was], [fold(each) for each in now]
    start = alike(was_folded, now_folded)
    end = alike(was_folded[start:][::-1], now_folded[start:][::-1])
    was, was_folded = (each[start : len(each) - end] for each in (was, was_folded))
    now, now_folded = (each[start : len(each) - end] for each in (now, now_folded))
    rest = [was[MOST_SENTENCES:], now[MOST_SENTENCES:]]
    was, now = was[:MOST_SENTENCES], now[:MOST_SENTENCES]
    found = edits(was_folded[:MOST_SENTENCES], now_folded[:MOST_SENTENCES], MOST_CHANGED)
    passages = [(" ".join(was), " ".join(now))]
    if found is not None:
        passages = [(" ".join(was[edit.was]), " ".join(now[edit.now])) for edit in found if not edit.same]
    compared = len(passages) if most is None else most
    changes = [_within(*passage) for passage in passages[:compared]]
    changes += [_whole(*passage) for passage in passages[compared:]]
    return [*changes, _whole(*(" ".join(each) for each in rest))] if any(rest) else changes


def _within(before: str, after: str) -> Change:
    was, now = _TOKEN.findall(before), _TOKEN.findall(after)
    if not was or not now or max(len(was), len(now)) > MOST_TOKENS:
        return _whole(before, after)
    pieces: Change = []
    for edit in readable(was, now, MOST_EDITED):
        if edit.same:
            pieces.append(Piece("same", "".join(was[edit.was])))
        else:
            pieces += _whole("".join(was[edit.was]), "".join(now[edit.now]))
    return pieces


def _whole(before: str, after: str) -> Change:
    return [Piece(kind, words) for kind, words in (("gone", before), ("new", after)) if words]
