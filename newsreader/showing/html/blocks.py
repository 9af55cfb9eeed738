"""The blocks of an article's body as HTML: paragraphs, subheads, lists, quotes, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.showing.html.marks import Laying
from newsreader.text.blocks import Block, cells, lines


def written(laying: Laying, blocks: Iterable[Block]) -> list[SafeString]:
    """Each block as an element. A subhead is an h2, for the article's headline is its page's h1."""
    return [mark_safe(_WRITERS.get(block.kind, _paragraph)(laying, block)) for block in blocks]


def _paragraph(laying: Laying, block: Block) -> str:
    return f"<p>{laying.part(block.start, block.end)}</p>"


def _subhead(laying: Laying, block: Block) -> str:
    return f"<h2>{laying.part(block.start, block.end)}</h2>"


def _quote(laying: Laying, block: Block) -> str:
    return f"<blockquote><p>{laying.part(block.start, block.end)}</p></blockquote>"


def _list(laying: Laying, block: Block) -> str:
    """Where every line begins with a number of its own, the page adds no bullet to it."""
    spans = lines(laying.text, block)
    numbered = all(_NUMBERED.match(laying.text, line.start, line.end) for line in spans)
    items = "".join(f"<li>{laying.part(line.start, line.end)}</li>" for line in spans)
    return f'<ol class="numbered">{items}</ol>' if numbered else f"<ul>{items}</ul>"


def _table(laying: Laying, block: Block) -> str:
    """In a box of its own, which a keyboard can reach: a wide table scrolls there and not the page."""
    spans = [cells(laying.text, row) for row in lines(laying.text, block)]
    grid = [[laying.text[cell.start : cell.end].strip() for cell in row] for row in spans]
    figures = _of_figures(grid)
    # A text says nothing of heads. Words above nothing but figures are one; else no row is called a head.
    headed = any(column < len(grid[0]) and _is_words(grid[0][column]) for column in figures)
    rows = []
    for number, row in enumerate(spans):
        opening, closing = ('<th scope="col"', "</th>") if headed and number == 0 else ("<td", "</td>")
        in_row = ""
        for column, cell in enumerate(row):
            aligned = ' class="figure"' if column in figures else ""
            in_row += f"{opening}{aligned}>{laying.part(cell.start, cell.end)}{closing}"
        rows.append(f"<tr>{in_row}</tr>")
    box = f'<div class="table" role="group" tabindex="0" aria-label="{escape(_("Table"))}">'
    return f"{box}<table>{''.join(rows)}</table></div>"


def _of_figures(grid: Sequence[Sequence[str]]) -> set[int]:
    """The columns that hold figures and nothing else below their first cell.

    >>> _of_figures([["Line", "Riders"], ["Holm", "980"], ["Selby", "–"], ["Salt Island", "1,210"]])
    {1}
    """
    columns: dict[int, list[str]] = {}
    for row in grid[1:]:
        for column, cell in enumerate(row):
            if cell and cell not in _NOTHING:
                columns.setdefault(column, []).append(cell)
    return {column for column, filled in columns.items() if all(map(_FIGURE.fullmatch, filled))}


def _is_words(cell: str) -> bool:
    return bool(cell) and cell not in _NOTHING and not _FIGURE.fullmatch(cell)


_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_FIGURE = re.compile(r"[-+–−±]?\s?[$€£¥]?\s?\d[\d.,’\s]*[%‰]?")
_NOTHING = frozenset("-–—")

_WRITERS: Mapping[str, Callable[[Laying, Block], str]] = {
    "paragraph": _paragraph,
    "subhead": _subhead,
    "quote": _quote,
    "list": _list,
    "table": _table,
}
