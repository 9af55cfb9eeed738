"""A text that was rewritten here and there: what its blocks are now, and where its links stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from newsreader.text.blocks import PARAGRAPH, blocks
from newsreader.text.following import follow
from newsreader.text.sentences import Span
from newsreader.text.typography import Folded

ALIKE = 0.6  # of the letters of two blocks, that one is the other rewritten
MOST_PAIRS = 400  # compared letter by letter; of more, blocks go by their order
CONTEXT = 40  # characters on either side of a link's words


def kinds_after(was: str, kinds: Sequence[str], now: str) -> list[str]:
    """The kinds of the blocks of `now`, one each; what no block of `was` became is a paragraph. None where
    all are.

    >>> kinds_after("Bread\\n\\nFlour\\nSalt", ["subhead", "list"], "Bread\\n\\nEasy.\\n\\nFlour\\nSalt, oil")
    ['subhead', 'paragraph', 'list']
    """
    if not kinds:
        return []
    old = [(was[each.start : each.end], each.kind) for each in blocks(was, kinds)]
    new = now.split("\n\n") if now else []
    found = [PARAGRAPH] * len(new)
    opcodes = SequenceMatcher(None, [words for words, _kind in old], new, autojunk=False).get_opcodes()
    for tag, first, last, at, end in opcodes:
        pairs: Iterable[tuple[int, int]] = zip(range(first, last), range(at, end), strict=False)
        if tag == "replace" and (last - first) * (end - at) <= MOST_PAIRS:
            pairs = _likest([words for words, _kind in old[first:last]], new[at:end], first, at)
        for before, after in pairs:
            found[after] = old[before][1]
    return found if set(found) != {PARAGRAPH} else []


def _likest(was: Sequence[str], now: Sequence[str], first: int, at: int) -> Iterator[tuple[int, int]]:
    """Which block became which, each once, in their order."""
    taken = 0
    for place, words in enumerate(now):
        for old in range(taken, len(was)):
            if SequenceMatcher(None, was[old], words, autojunk=False).ratio() >= ALIKE:
                yield first + old, at + place
                taken = old + 1
                break


def links_after(was: str, links: Sequence[Sequence[int | str]], now: str) -> list[list[int | str]]:
    """The links [start, end, address] of `was` whose words stand in `now`, by code points of it.

    >>> links_after("See the plan today.", [[8, 12, "https://selby.example/"]], "Today: see the plan today.")
    [[15, 19, 'https://selby.example/']]
    """
    text, found, free = Folded(now), [], 0
    for start, end, address in links:
        place = _follow(text, was, int(start), int(end))
        if place is not None and place.start >= free:
            found.append([place.start, place.end, address])
            free = place.end
    return found


def _follow(text: Folded, was: str, start: int, end: int) -> Span | None:
    before, after = was[max(0, start - CONTEXT) : start], was[end : end + CONTEXT]
    return follow(text, was[start:end], before, after)
