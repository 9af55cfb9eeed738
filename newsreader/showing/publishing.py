"""What an editor is told before a timeline, or what is pending on it, is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from newsreader.models import Article, Citation, Entry, Timeline
from newsreader.models.event import CitationQuerySet
from newsreader.text.order import UNKNOWN

MOST = 200  # of each list


class PrivateArticle(NamedTuple):
    """A private article, and the sentences of it that strangers will read."""

    article: Article
    sentences: Sequence[str]


class Publishing(NamedTuple):
    """At most MOST of each."""

    private: Sequence[PrivateArticle]
    undated: Sequence[Entry]
    unsourced: Sequence[Entry]


def publishing(timeline: Timeline) -> Publishing:
    """Of all that is on it or pending. Three queries."""
    home = Entry.objects.at_home_on(timeline.pk).select_related("event", "timeline", "pending_on").in_order()
    cited = Citation.objects.filter(event=OuterRef("event"))
    return Publishing(
        _private(timeline),
        list(home.filter(day__gte=UNKNOWN)[:MOST]),
        list(home.filter(~Exists(cited))[:MOST]),
    )


def private_articles(timeline: Timeline) -> list[int]:
    """The ids of those cited on it, or by what is pending."""
    return list(_citations(timeline).order_by("article").values_list("article", flat=True).distinct())


def _citations(timeline: Timeline) -> CitationQuerySet:
    home = Entry.objects.at_home_on(timeline.pk).filter(event=OuterRef("event"))
    return Citation.objects.filter(Exists(home), article__public=False, article__erased__isnull=True)


def _private(timeline: Timeline) -> list[PrivateArticle]:
    rows = _citations(timeline).select_related("article", "article__source").order_by("article", "start")
    found: dict[int, tuple[Article, dict[str, None]]] = {}
    for citation in rows:
        _article, sentences = found.setdefault(citation.article_id, (citation.article, {}))
        if citation.sentence:
            sentences[citation.sentence] = None
    return [PrivateArticle(article, list(sentences)) for article, sentences in list(found.values())[:MOST]]
