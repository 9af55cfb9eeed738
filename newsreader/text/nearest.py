"""The sentences of a text that say most nearly what a sentence said, by the words they share.

>>> now = "The board met. Dockers in Port Selby are out since Tuesday. It rained."
>>> [now[span.start : span.end] for span in nearest("Dockers in Port Selby walked out.", Sentences(now))]
['Dockers in Port Selby are out since Tuesday.']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nlargest

from newsreader.text.sentences import Span, split

_WORD = re.compile(r"\w+")
LIKE = 0.3  # of the words of both: below it two sentences share little but small words
NEARLY = 0.75  # as like as the likest: else a further sentence is none to choose from


class Sentences:
    """A text's sentences with their words; made once for all that is looked for in it.

    `spans` are its sentences, where the caller knows them.
    """

    def __init__(self, text: str, spans: Sequence[Span] | None = None) -> None:
        self.spans = split(text) if spans is None else spans
        self.words = [_words(text[span.start : span.end]) for span in self.spans]


def nearest(sentence: str, text: Sentences, most: int = 2) -> list[Span]:
    """The likest, and those nearly as like, in order of likeness; none where nothing is like it."""
    wanted = _words(sentence)
    likeness = ((shared(wanted, words), -place) for place, words in enumerate(text.words))
    best = nlargest(most, (found for found in likeness if found[0] >= LIKE))
    return [text.spans[-place] for share, place in best if share >= NEARLY * best[0][0]]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def shared(these: frozenset[str], those: frozenset[str]) -> float:
    """Twice the words they share, of the words of both: 1 for the same words, 0 for none."""
    return 2 * len(these & those) / max(1, len(these) + len(those))
