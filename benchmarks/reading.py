"""Reading an article: finding dates, names, figures, quotations and events in it, and storing them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from statistics import median
from typing import Any

from django.db import transaction

from benchmarks import report
from benchmarks.requests import timed
from benchmarks.words import Writer
from newsreader import pipeline
from newsreader.deciding.indexing import index
from newsreader.fetching.documents import Document
from newsreader.models import Article, ArticleVersion, Entity
from newsreader.models.search import Kind

FOUND = 30  # ms of CPU: finding the marks of an article
STORED = 32  # ms of CPU: finding and storing an article
HELD = 1000  # ms on the clock: what an editor's save waits beside any import
TAKEN = 5  # ms of CPU: an article taken in and not read
INDEXED = 15  # % of the CPU of finding and storing: writing the words that the search finds


def measure(words: int, times: int) -> None:
    """Articles read before are read again: what was found is replaced, as after a new rule.

    They are cited nowhere; of one that is, each timeline that shows it is counted anew as well.
    """
    _reading(words, times)
    _long()
    _taking(words, times)


def _reading(words: int, times: int) -> None:
    known = Entity.objects.filter(confirmed=True).count()
    print(f"\nReading an article of {words} words, {known:,} names in the registry")
    uncited = Article.objects.filter(public=False).select_related("source", "current")
    articles = list(uncited.order_by("pk")[: times + 1])
    pipeline.read(articles.pop())
    finding = [timed(lambda a=a: pipeline.ArticleReading(a, a.current), 1)[0] for a in articles]
    report.figure("finding dates, names, figures, quotations, events", median(finding), FOUND, "ms")
    reading = [timed(lambda a=a: pipeline.read(a), 1)[0] for a in articles]
    report.figure("the same, and storing it", median(reading), STORED, "ms")
    indexing = [timed(lambda a=a: index(Kind.ARTICLE, [a.pk]), 1)[0] for a in articles]
    part = 100 * median(indexing) / median(reading)
    report.figure("  of that, the words that the search finds", part, INDEXED, "%")


def _long(kilobytes: int = 1000) -> None:
    """How long everybody else's save waits beside the longest article: SQLite has one writer at a time."""
    print(f"\nStoring an article of {kilobytes:,} kB")
    bodies = Article.objects.order_by("pk").values_list("current__body", flat=True)[:400]
    text = "\n\n".join(bodies)
    version = ArticleVersion(headline="A chronology", body=(text * (kilobytes * 1000 // len(text) + 1)))
    version.body = version.body[: kilobytes * 1000]
    article = Article.objects.create(headline=version.headline, listed=version.listed)
    article.add_version(version)
    for turn in ("the first time", "read again"):
        held: list[float] = []
        with _transactions(held):
            pipeline.read(article)
        report.figure(f"the longest transaction, {turn}", max(held) * 1000, HELD, "ms")


@contextmanager
def _transactions(held: list[float]) -> Iterator[None]:
    """Notes how long each outermost transaction lasts."""
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    began: list[float] = []

    def entered(self: Any) -> None:
        began.append(time.perf_counter())
        enter(self)

    def left(self: Any, *raised: Any) -> None:
        leave(self, *raised)
        since = began.pop()
        if not began:
            held.append(time.perf_counter() - since)

    transaction.Atomic.__enter__, transaction.Atomic.__exit__ = entered, left
    try:
        yield
    finally:
        transaction.Atomic.__enter__, transaction.Atomic.__exit__ = enter, leave


def _taking(words: int, times: int) -> None:
    """Clean plain texts, of which none is read."""
    print(f"\nTaking plain texts of {words} words without reading them")
    writer = Writer(seed=2)
    names = [name for name, _kind in writer.names(200)]
    documents = [
        Document(f"{number}.txt", _plain(writer, words, names).encode(), "text/plain")
        for number in range(times + 1)
    ]
    pipeline.ingest(documents.pop())
    taken = [timed(lambda d=d: pipeline.ingest(d), 1)[0] for d in documents]
    report.figure("an article (200 a CPU-second)", median(taken), TAKEN, "ms")


def _plain(writer: Writer, words: int, names: list[str]) -> str:
    chosen = writer.random.sample(names, 12)
    body = writer.body(words, date(2019, 3, 13), chosen)
    return f"{writer.headline(chosen[0])}\n\nBy Jane Doe\n\nPublished 13 March 2019\n\n{body}"
