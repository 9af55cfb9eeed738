"""Keeping passages bound to their words when an article gets a new version."""

from __future__ import annotations

from newsreader.deciding.overview import refresh
from newsreader.models import Article, ArticleVersion, Citation, DateReading, Rejection, Timeline
from newsreader.models.passage import find_again


def reanchor(article: Article) -> None:
    """Bind every citation, rejection and date reading to the current version, or mark it lost: no guesses.

    A lost passage keeps the version it was last found in, and is tried again with each new version, and where
    that version is taken up again.
    """
    version = article.current
    if version is None:
        return
    article.citations.update(reported=version.reported)
    quotes: list[Citation | Rejection | DateReading] = [
        *article.citations.exclude(version=version, lost=False),
        *article.rejections.exclude(version=version, lost=False),
        *article.date_readings.exclude(version=version, lost=False),
    ]
    for quote in quotes:
        _follow(quote, version)
        quote.save()
    refresh(Timeline.objects.citing([article]))


def _follow(quote: Citation | Rejection | DateReading, version: ArticleVersion) -> None:
    text = version.text_of(quote.field)
    start = find_again(text, quote.exact, quote.prefix, quote.suffix)
    quote.lost = start is None
    if start is None:
        return
    quote.version, quote.start, quote.end = version, start, start + len(quote.exact)
    quote.quote_from(text)
    if isinstance(quote, Citation):
        quote.set_sentence_from(text)
