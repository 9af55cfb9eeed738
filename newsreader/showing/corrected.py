"""Articles whose words changed since an editor knew them, and on which events rest."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from newsreader.models import Article, Event
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared
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
        """The newest first. Events of others' drafts are not counted."""
        return [
            cls(
                headline,
                source,
                events,
                lost,
                f"{address('article-version', id=id, number=now)}?from={known}",
            )
            for id, headline, source, events, lost, now, known in _corrected.rows(viewer)
        ]


def _rows(viewer: Viewer) -> QuerySet[Article, tuple[Any, ...]]:
    seen = Q(citations__event__in=Event.objects.visible_to(viewer))
    lost = seen & Q(citations__lost=True)
    articles = Article.objects.visible_to(viewer).corrected()
    return (
        articles.annotate(
            events=Count("citations__event", filter=seen, distinct=True),
            gone=Count("citations", filter=lost, distinct=True),
        )
        .filter(events__gt=0)
        .order_by("-current", "-pk")
        .values_list(
            *("pk", "headline", "source__name", "events", "gone"), *("current__number", "looked_at__number")
        )[:MOST]
    )


_corrected = Prepared(_rows)
