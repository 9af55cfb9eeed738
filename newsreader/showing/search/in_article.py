"""The sentences of one article that hold the words: it is looked through itself, for one text is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsreader.models.addresses import of_sentence
from newsreader.models.search import Kind
from newsreader.models.user import Viewer
from newsreader.showing.search.hits import Hit, article_row
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.sentences import FIELDS, MarkedWords, sentences_of
from newsreader.text.blocks import blocks
from newsreader.text.sentences import Span


def is_within_article(wanted: Wanted) -> bool:
    """Are sentences wanted, and not what the article says of quotations or figures?"""
    return wanted.article is not None and bool(wanted.positive) and wanted.kinds <= {Kind.ARTICLE}


def sentences_found(viewer: Viewer, wanted: Wanted, first: int, limit: int) -> tuple[list[Hit], bool]:
    """From the `first` sentence on at most `limit`, in the order of the text, and whether there are more.

    Those that hold all the words; where none does, those that hold any.
    """
    row = article_row(viewer, wanted.article or 0)
    if row is None:
        return [], False
    sought = MarkedWords(term.words for term in wanted.positive)
    unwanted = MarkedWords(term.words for term in wanted.terms if term.excluded)
    held = [each for each in _held(row.texts, row.kinds, sought) if not unwanted.held_by(each[2])]
    whole = [each for each in held if each[3] == len(sought.terms)] or held
    shown = [
        replace(
            row.hit, url=of_sentence(row.hit.url, name, span.start), sentence=said, marked=sought.spans(said)
        )
        for name, span, said, _count in whole[first : first + limit]
    ]
    return shown, len(whole) > first + limit


def _held(
    texts: dict[str, str], kinds: list[str], sought: MarkedWords
) -> Iterator[tuple[str, Span, str, int]]:
    """Field, place and words of each sentence that holds any of the terms, and of how many."""
    for name in FIELDS:
        for block in blocks(texts[name], kinds if name == "body" else ()):
            if sought.held_by(texts[name][block.start : block.end]):
                for span in sentences_of(texts[name], block):
                    said = texts[name][span.start : span.end]
                    if count := sought.held_by(said):
                        yield name, span, said, count
