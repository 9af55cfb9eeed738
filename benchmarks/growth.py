"""How the cost of reading a page grows with its length, for kinds of markup that slow readers down.

    python -m benchmarks.growth                  # part of `make bench`

Each kind is read at one length and at four times it, in this process, as the child does; n^1 is linear. Pages
are bounded in CPU and time whatever they are (newsreader/extraction/pages/worker.py).
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Mapping

from benchmarks import report
from newsreader.extraction.pages import tree

SAID = "The harbour council met on Tuesday and the ferry to Salt Island will sail again in May. "
LENGTH, TIMES = 100_000, 4
GROWTH = 1.2
TOO_LITTLE = 0.1  # seconds at the larger length: below it the machine's own noise is what grows


def _again(piece: str, around: str = "{}") -> Callable[[int], str]:
    return lambda length: around.replace("{}", piece * (length // len(piece)))


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    def made(length: int) -> str:
        depth = length // len(opening + closing)
        return f"{opening * depth}{SAID}{closing * depth}"

    return made


def _attributes(length: int) -> str:
    return f"<p {' '.join(f'a{number}=1' for number in range(length // 9))}>{SAID}</p>"


KINDS: Mapping[str, Callable[[int], str]] = {
    "paragraphs": _again(f"<p>{SAID}</p>"),
    "nested elements": _nested("<div>", "</div>"),
    "nested two hundred deep, again and again": _again(f"{'<div>' * 200}<p>{SAID}{'</div>' * 200}"),
    "attributes of one tag": _attributes,
    "attributes of every tag": _again(f"<p class='a b' id=x data-a=1 style='color:red'>{SAID}</p>"),
    "rows of a table": _again("<tr><td>Selby<td>7 December<td>1,200", "<table>{}</table>"),
    "cells of a row": _again("<td>1,200", "<table><tr>{}</table>"),
    "unclosed paragraphs": _again(f"<p>{SAID}"),
    "unclosed elements within words": _again("<p><i>word <b>"),
    "comments": _again("word <!-- ferry --> "),
    "tags begun within a tag's name": _again("<a"),
    "tags begun within a value": _again("<a b="),
    "tags begun within quotation marks": _again("<a b='"),
    "entities": _again("&amp;&eacute;&#8217;&foo;&#x;"),
    "line breaks": _again("word<br>"),
    "links": _again("<a href='/a'>word</a> "),
    "words made strong": _again("<em>a</em> b "),
    "times": _again("<time datetime=2016-12-08>8 December 2016</time> "),
    "quotations": _again("<q>word</q> "),
    "raised figures": _again("10<sup>6</sup> "),
    "struck words": _again("<del>word</del> x "),
    "hidden words": _again("word <span hidden>x</span> "),
    "words for those who listen": _again("word <span class=sr-only>x</span> "),
    "pictures": _again("<figure><img src=a><figcaption>The ferry. Photo: Ada Hale</figcaption></figure>"),
    "days": _again("<p class=date>8 December 2016</p>"),
    "bylines": _again("<p class=byline>By Ada Hale</p>"),
    "structured data": _again('{"a":[', "<script type='application/ld+json'>{}</script>"),
}


def measure() -> None:
    print(f"\nReading a page, from {LENGTH // 1000} kB to {TIMES} times it (n^1 is linear)")
    _cost(KINDS["paragraphs"](1000))
    for name, kind in KINDS.items():
        shorter, longer = _cost(kind(LENGTH)), _cost(kind(LENGTH * TIMES))
        grown = math.log(longer / shorter, TIMES) if longer > TOO_LITTLE else 1.0
        report.figure(f"{name}: {longer * 1000:,.0f} ms, n to the power of", grown, GROWTH, "")


def _cost(body: str) -> float:
    """The less of two: what else runs makes one of them dearer."""
    page = f"<html lang=en><title>Ferry sails</title><body><h1>Ferry sails</h1>{body}<p>{SAID * 8}</p>"
    took = []
    for _turn in range(2):
        began = time.process_time()
        tree.found_in(page.encode())
        took.append(time.process_time() - began)
    return min(took)


if __name__ == "__main__":
    measure()
    sys.exit(bool(report.MISSED))
