"""Where the words of a page's links stand in its blocks.

Runs in the child process. What makes a block of a page's text folds spaces, drops signs that nobody sees,
parts at breaks; it never adds, drops or moves another sign. So the signs that are no space are counted:
a link's first is as far into its block as it was into the page's own text. Where they do not agree in every
sign (a letter and its accent in two elements) the block keeps no links.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsreader.extraction.fields import Link
from newsreader.extraction.folding import folded

_WORD = re.compile(r"\S+")


class LinkedParts(NamedTuple):
    """A link over the parts [first, after) of a text; `address` as it is written."""

    first: int
    after: int
    address: str


class LinkedText(NamedTuple):
    """A text in the parts its elements give it, and the links over some of them."""

    parts: Sequence[str]
    spans: Sequence[LinkedParts]


class Within(NamedTuple):
    """Which part of a linked text a block is: `before` counts the signs, no spaces, of blocks before it."""

    text: LinkedText
    before: int = 0


def seen(text: str) -> str:
    """The signs of a text that are no space.

    >>> seen("Aleppo\u00a0 \u200bfell")
    'Aleppofell'
    """
    return folded("".join(text.split()))


def links_of(block: str, within: Within) -> Iterator[Link]:
    """The links in a block, or what of them is in it. Offsets are code points of the block."""
    parts = [seen(part) for part in within.text.parts]
    signs = "".join(block.split())
    if not "".join(parts).startswith(signs, within.before):
        return
    reached = [0, *accumulate(map(len, parts))]  # how many signs stand before each part
    place = _places(block)
    for first, after, address in within.text.spans:
        start = max(reached[first] - within.before, 0)
        end = min(reached[after] - within.before, len(signs))
        if start < end:
            yield Link(place(start), place(end - 1) + 1, address)


def _places(block: str) -> Callable[[int], int]:
    """Tells of a sign by its number, spaces apart, where it stands."""
    words = [found.span() for found in _WORD.finditer(block)]
    numbers = [0, *accumulate(end - start for start, end in words)]

    def place(number: int) -> int:
        word = bisect_right(numbers, number) - 1
        return words[word][0] + number - numbers[word]

    return place
