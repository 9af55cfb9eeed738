"""Keeping passages bound to their words when an article gets a new version."""

from __future__ import annotations

from newsreader.deciding.overview import outdate
from newsreader.models import (
    Article,
    ArticleVersion,
    Citation,
    DateReading,
    MarkReading,
    Note,
    Rejection,
    Timeline,
)
from newsreader.text.following import follow
from newsreader.text.sentences import Span
from newsreader.text.typography import Folded

Anchored = Citation | Rejection | DateReading | MarkReading | Note


def reanchor(article: Article, *, shown: bool = True) -> None:
    """Bind every citation, rejection, reading of a date or mark, and readers' notes, to the current version,
    or mark it lost: no guesses.

    A lost passage keeps the version it was last found in, and is tried again with each new version, and where
    that version is taken up again. The timelines that cite it are refreshed, unless the caller does so
    (`shown`).
    """
    version = article.current
    if version is None:
        return
    article.citations.update(reported=version.reported)
    quotes: list[Anchored] = [
        *article.citations.exclude(version=version, lost=False),
        *article.rejections.exclude(version=version, lost=False),
        *article.date_readings.exclude(version=version, lost=False),
        *article.mark_readings.exclude(version=version, lost=False),
        *article.notes.on_words().exclude(version=version, lost=False),
    ]
    texts: dict[str, Folded] = {}
    for quote in quotes:
        text = version.text_of(quote.field)
        found = follow(_folded(text, quote.field, texts), quote.exact, quote.prefix, quote.suffix)
        quote.lost = found is None
        if found is not None:
            _bind(quote, version, found)
        quote.save()
    if shown:
        outdate(Timeline.objects.citing([article]), None)


def _folded(text: str, field: str, known: dict[str, Folded]) -> Folded:
    if field not in known:
        known[field] = Folded(text)
    return known[field]


def _bind(quote: Anchored, version: ArticleVersion, place: Span) -> None:
    """The words as they stand there are its words from now on: its next version may keep their typography."""
    text = version.text_of(quote.field)
    quote.version, quote.start, quote.end = version, place.start, place.end
    quote.quote_from(text)
    if isinstance(quote, Citation):
        quote.set_sentence_from(version)
