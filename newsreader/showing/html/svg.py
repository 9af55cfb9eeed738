"""What the overview is drawn of: bars above a line, each with its count, and names below it."""

from __future__ import annotations

from html import escape

BARS = 62  # height of the bars with the count above the tallest
TALLEST = 46
LETTER = 5.8  # about as wide as a letter of a label
MIDDLE = ' text-anchor="middle"'


def bar_height(entries: int, tallest: int) -> int:
    return max(3, round(entries / tallest * TALLEST))


def rect(kind: str, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="{kind}" x="{x:.4g}" y="{y:g}" width="{width:.4g}" height="{height:g}"/>'


def text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:.4g}" y="{y:g}"{more}>{escape(words)}</text>'
