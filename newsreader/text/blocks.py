"""The blocks of an article's text, parted by one blank line each, with what each of them is.

>>> [(block.kind, block.start, block.end) for block in blocks("Bread\\n\\nFlour\\nSalt", ["subhead", "list"])]
[('subhead', 0, 5), ('list', 7, 17)]
"""

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.text.sentences import Span

PARAGRAPH = "paragraph"
# Kinds whose lines are each by themselves: the items of a list, the rows of a table.
OF_LINES = frozenset(["list", "table"])
BETWEEN_CELLS = " | "


class Block(NamedTuple):
    """text[start:end], in code points; the kinds are those of extraction.fields.BlockKind."""

    start: int
    end: int
    kind: str


def blocks(text: str, kinds: Sequence[str] = ()) -> list[Block]:
    """The text's blocks in order; of no text there are none.

    `kinds` are those of the blocks, one each. Where their number is another they tell of another text,
    and all are paragraphs: a wrong kind is worse than none.
    """
    found, at = [], 0
    pieces = text.split("\n\n") if text else []
    if len(kinds) != len(pieces):
        kinds = [PARAGRAPH] * len(pieces)
    for piece, kind in zip(pieces, kinds, strict=True):
        found.append(Block(at, at + len(piece), kind))
        at += len(piece) + 2
    return found


def lines(text: str, block: Block | Span) -> list[Span]:
    """The lines of a list or a table: its items, its rows."""
    return _parts(text, block.start, block.end, "\n")


def cells(text: str, row: Span) -> list[Span]:
    """The cells of a table's row.

    >>> row = "Selby |  | 7 March"
    >>> [row[cell.start : cell.end] for cell in cells(row, Span(0, len(row)))]
    ['Selby', '', '7 March']
    """
    return _parts(text, row.start, row.end, BETWEEN_CELLS)


def _parts(text: str, start: int, end: int, between: str) -> list[Span]:
    found = []
    for part in text[start:end].split(between):
        found.append(Span(start, start + len(part)))
        start += len(part) + len(between)
    return found
