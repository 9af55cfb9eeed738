"""The blocks of an article's body as HTML: paragraphs, subheads, lists, quotes, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    items = (f"<li>{laying.part(line.start, line.end)}</li>" for line in lines(laying.text, block))
    return f"<ul>{''.join(items)}</ul>"


def _table(laying: Laying, block: Block) -> str:
    """In a box of its own, which a keyboard can reach: a wide table scrolls there and not the page."""
    rows = []
    for row in lines(laying.text, block):
        in_row = (f"<td>{laying.part(cell.start, cell.end)}</td>" for cell in cells(laying.text, row))
        rows.append(f"<tr>{''.join(in_row)}</tr>")
    box = f'<div class="table" role="group" tabindex="0" aria-label="{escape(_("Table"))}">'
    return f"{box}<table>{''.join(rows)}</table></div>"


_WRITERS: Mapping[str, Callable[[Laying, Block], str]] = {
    "paragraph": _paragraph,
    "subhead": _subhead,
    "quote": _quote,
    "list": _list,
    "table": _table,
}
