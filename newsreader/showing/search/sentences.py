"""The words that were asked for, and the sentence of a text that holds the most of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.text.blocks import OF_LINES, Block, blocks
from newsreader.text.folding import joined, words
from newsreader.text.sentences import Span, split

FIELDS = ("standfirst", "body", "caption")  # where a sentence is looked for, in this order


class MarkedWords:
    """The words that are marked where they stand: those that were asked for, each phrase as a whole."""

    def __init__(self, terms: Iterable[Sequence[str]]) -> None:
        self.terms = [tuple(term) for term in terms]
        self.padded = [f" {' '.join(term)} " for term in self.terms]
        self.first: dict[str, list[tuple[str, ...]]] = {}
        for term in self.terms:
            self.first.setdefault(term[0], []).append(term)

    def held_by(self, text: str) -> int:
        """How many of the terms the text holds."""
        if not self.terms:
            return 0
        folded = f" {joined(text)} "
        return sum(each in folded for each in self.padded)

    def spans(self, text: str) -> list[Span]:
        """Where they stand, in order."""
        found: list[Span] = []
        placed = words(text) if self.terms else []
        for at, (word, start, _end) in enumerate(placed):
            for term in self.first.get(word, ()):
                if tuple(each[0] for each in placed[at : at + len(term)]) == term:
                    end = placed[at + len(term) - 1][2]
                    if not found or start >= found[-1].end:
                        found.append(Span(start, end))
        return found


def _best(text: str, kinds: Sequence[str], sought: MarkedWords) -> tuple[int, Block | None]:
    """The first block that holds the most of the words, and how many."""
    most, best = 0, None
    for block in blocks(text, kinds) if text else ():
        held = sought.held_by(text[block.start : block.end])
        if held > most:
            most, best = held, block
            if most == len(sought.terms):
                break
    return most, best


def sentences_of(text: str, block: Block) -> list[Span]:
    """The sentences of one block of the text; a list or a table has a line each."""
    part = text[block.start : block.end]
    in_lines = [Span(0, len(part))] if block.kind in OF_LINES else []
    return [Span(block.start + each.start, block.start + each.end) for each in split(part, in_lines)]


def best_sentence(
    texts: dict[str, str], kinds: Sequence[str], sought: MarkedWords
) -> tuple[str, Span] | None:
    """The field and the sentence that holds the most of the words; None where no text holds any."""
    found: list[tuple[int, str, Block]] = []
    for name in FIELDS:
        held, block = _best(texts[name], kinds if name == "body" else (), sought)
        if block is not None:
            found.append((held, name, block))
            if held == len(sought.terms):
                break
    if not found:
        return None
    _held, name, block = max(found, key=lambda each: each[0])
    spans = sentences_of(texts[name], block)
    if not spans:
        return None
    return name, max(spans, key=lambda span: sought.held_by(texts[name][span.start : span.end]))


def opening(texts: dict[str, str], kinds: Sequence[str]) -> tuple[str, Span] | None:
    """Where the title says all that was asked for: what a report begins with."""
    for name in FIELDS:
        for block in blocks(texts[name], kinds if name == "body" else ())[:1]:
            for span in sentences_of(texts[name], block)[:1]:
                return name, span
    return None


def sentence_at(text: str, kinds: Sequence[str], start: int) -> Span:
    """The sentence that begins there."""
    for block in blocks(text, kinds):
        if block.start <= start < block.end:
            for span in sentences_of(text, block):
                if span.start <= start < span.end:
                    return span
    return Span(start, start)
