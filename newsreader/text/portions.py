"""The portions of a long text, each of which one page shows.

>>> from newsreader.text.blocks import blocks
>>> text = "\\n\\n".join(["One sentence of a very long report. " * 100] * 20)
>>> [(portion.start, portion.end) for portion in portions(text, blocks(text))[:2]]
[(0, 18008), (18010, 32416)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsreader.text.blocks import OF_LINES, Block
from newsreader.text.sentences import Span, split

# Code points. Marked, a text is some 7 bytes of HTML each, and a page holds up to one and a half portions and
# a piece of a block.
PORTION = 16_000
_LONGEST_BLOCK = 4_000
_STOP = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")


class Portion(NamedTuple):
    """text[start:end], of the blocks in it; `number` counts from 1."""

    start: int
    end: int
    blocks: tuple[Block, ...]
    number: int
    of: int
    # Where the portions before and after it begin.
    before: int | None
    after: int | None

    @property
    def is_all(self) -> bool:
        return self.of == 1

    def sentences(self, text: str) -> list[Span]:
        """Those of the whole text that stand in it."""
        lines = [
            Span(each.start - self.start, each.end - self.start)
            for each in self.blocks
            if each.kind in OF_LINES
        ]
        spans = split(text[self.start : self.end], lines)
        return [Span(self.start + each.start, self.start + each.end) for each in spans]


def portions(text: str, within: Iterable[Block]) -> list[Portion]:
    """A text's portions, of its blocks; of no text there is one, that is empty.

    What begins below PORTION stands in the first, so that an address need not name it. A block that is long
    itself is parted at a line's end, a sentence's, or between two words.
    """
    last = max(0, (len(text) + PORTION // 2) // PORTION - 1)
    cells: dict[int, list[Block]] = {}
    for block in within:
        is_whole = not last or 0 < block.end - block.start <= _LONGEST_BLOCK
        for piece in (block,) if is_whole else _pieces(text, block):
            cells.setdefault(min(piece.start // PORTION, last), []).append(piece)
    filled = [tuple(cells[number]) for number in sorted(cells)] or [()]
    starts = [pieces[0].start if pieces else 0 for pieces in filled]
    return [
        Portion(
            starts[at],
            pieces[-1].end if pieces else 0,
            pieces,
            at + 1,
            len(filled),
            starts[at - 1] if at else None,
            starts[at + 1] if at + 1 < len(filled) else None,
        )
        for at, pieces in enumerate(filled)
    ]


def portion_at(text: str, within: Iterable[Block], at: int) -> Portion:
    """The one that holds this place; beyond the end the last."""
    found = portions(text, within)
    return found[max(0, bisect_right([each.start for each in found], at) - 1)]


def _pieces(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > _LONGEST_BLOCK:
        end = _parted_at(text, start, start + _LONGEST_BLOCK, block.kind)
        yield Block(start, end, block.kind)
        start = end
        while start < block.end and text[start].isspace():
            start += 1
    if start < block.end:
        yield Block(start, block.end, block.kind)


def _parted_at(text: str, start: int, most: int, kind: str) -> int:
    """Where a piece that begins at `start` ends, at `most`."""
    if kind in OF_LINES and (end := text.rfind("\n", start + 1, most)) > 0:
        return end
    stops: Sequence[re.Match[str]] = list(_STOP.finditer(text, start + _LONGEST_BLOCK // 2, most))
    if stops:
        return stops[-1].end() - 1
    end = text.rfind(" ", start + 1, most)
    return end if end > 0 else most
