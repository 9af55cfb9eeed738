"""Reading an article: finding dates, names, figures, quotations and events in it, and storing them."""

from __future__ import annotations

from statistics import median

from django.conf import settings
from django.test import override_settings

from benchmarks import report
from benchmarks.requests import timed
from newsreader import pipeline
from newsreader.models import Article, Entity
from newsreader.text import names


def measure(words: int, times: int) -> None:
    """Articles read before are read again: what was found is replaced, as after a new rule.

    They are cited nowhere; of one that is, each timeline that shows it is counted anew as well.
    """
    with override_settings(NEWSREADER_NAMES_MODEL="rules"):
        _measure(words, times)
    try:
        names.chosen(settings.NEWSREADER_NAMES_MODEL)
    except names.NoModel:
        return
    if names.chosen(settings.NEWSREADER_NAMES_MODEL) is not None:
        print("With the model for names besides")
        _measure(words, times, goal=None)


def _measure(words: int, times: int, goal: float | None = 30) -> None:
    known = Entity.objects.filter(confirmed=True).count()
    print(f"\nReading an article of {words} words, {known:,} names in the registry")
    uncited = Article.objects.filter(public=False).select_related("source", "current")
    articles = list(uncited.order_by("pk")[: times + 1])
    pipeline.read(articles.pop())
    finding = [timed(lambda a=a: pipeline.ArticleReading(a, a.current), 1)[0] for a in articles]
    report.figure("finding dates, names, figures, quotations, events", median(finding), goal, "ms")
    reading = [timed(lambda a=a: pipeline.read(a), 1)[0] for a in articles]
    report.figure("the same, and storing it", median(reading), None, "ms")
