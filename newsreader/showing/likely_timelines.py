"""Where an event of an article most likely belongs: what a form stands on before the editor chooses."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Coalesce

from newsreader.models import Article, Citation, Decision, Timeline, User
from newsreader.models.prepared import Prepared

PUTS_ON_A_TIMELINE = (Decision.Action.ACCEPT, Decision.Action.WRITE, Decision.Action.ADD)


HOME = Coalesce("event__entries__timeline", "event__entries__pending_on")
_FED = Prepared(
    lambda _viewer, articles: (
        Citation.objects.filter(article__in=articles)
        .order_by("event__entries__pk")
        .values_list("article", HOME)
    )
)
_USED_LAST = Prepared(
    lambda _viewer, editor, theirs: (
        Decision.objects.filter(by=editor, action__in=PUTS_ON_A_TIMELINE)
        .standing()
        .filter(Q(timeline__in=theirs) | Q(pending_on__in=theirs))
        .newest_first()
        .values_list(Coalesce("timeline", "pending_on"))[:1]
    )
)


class LikelyTimelines:
    """Those an editor edits, in order of title, and for each article the likeliest of them.

    That is the one the article fed last, else the one this editor put an event on last, else the only one.
    Where none is known nothing is likely: the editor chooses. Three queries, however many articles.
    """

    def __init__(self, articles: Iterable[Article], editor: User) -> None:
        self.timelines = list(Timeline.objects.editable_by(editor).order_by("title", "pk"))
        theirs = {timeline.pk: timeline for timeline in self.timelines}
        fed = _FED.rows(editor, sorted({article.pk for article in articles}))
        self._fed = {article: theirs[timeline] for article, timeline in fed if timeline in theirs}
        last = _USED_LAST.rows(editor, editor.pk, list(theirs))
        only = self.timelines[0] if len(self.timelines) == 1 else None
        self._last = theirs[last[0][0]] if last else only

    def of(self, article: int) -> Timeline | None:
        """By the article's id."""
        return self._fed.get(article, self._last)
