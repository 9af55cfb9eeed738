"""Articles whose words changed since an editor knew them, and on which events rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from newsreader.models import Article, Citation, Event
from newsreader.models.addresses import address
from newsreader.models.event import CitationQuerySet
from newsreader.models.prepared import Prepared, filled_up
from newsreader.models.user import Viewer

MOST = 20


class Corrected(NamedTuple):
    """A line of the desk: the article, what rests on it, and where to see what changed."""

    headline: str
    source: str | None
    events: int
    lost: int
    url: str

    @classmethod
    def of(cls, viewer: Viewer) -> list[Corrected]:
        """The newest first, in two queries. Events of others' drafts are not counted."""
        articles = _articles.rows(viewer)
        resting: dict[int, set[int]] = defaultdict(set)
        lost: Counter[int] = Counter()
        for article, event, is_lost in _citations.rows(viewer, filled_up([id for id, *_rest in articles])):
            resting[article].add(event)
            lost[article] += is_lost
        return [
            cls(
                headline,
                source,
                len(resting[id]),
                lost[id],
                f"{address('article-version', id=id, number=now)}?from={known}",
            )
            for id, headline, source, now, known in articles
        ]


def _of_seen_events(viewer: Viewer) -> CitationQuerySet:
    """Asked of each by itself: a list of all events that somebody sees is long."""
    return Citation.objects.filter(Exists(Event.objects.visible_to(viewer).filter(pk=OuterRef("event"))))


_articles = Prepared(
    lambda viewer: (
        Article.objects.visible_to(viewer)
        .corrected()
        .filter(Exists(_of_seen_events(viewer).filter(article=OuterRef("pk"))))
        .order_by("-current", "-pk")
        .values_list("pk", "headline", "source__name", "current__number", "looked_at__number")[:MOST]
    )
)
_citations = Prepared(
    lambda viewer, articles: (
        _of_seen_events(viewer).filter(article__in=articles).values_list("article", "event", "lost")
    )
)
