"""Where an event of an article most likely belongs: what a form stands on before the editor chooses."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Coalesce

from newsreader.models import Article, Citation, Decision, Timeline, User

PUTS_ON_A_TIMELINE = (Decision.Action.ACCEPT, Decision.Action.WRITE, Decision.Action.ADD)


class LikelyTimelines:
    """Those an editor edits, in order of title, and for each article the likeliest of them.

    That is the one the article fed last, else the one this editor put an event on last, else the only one.
    Where none is known nothing is likely: the editor chooses. Three queries, however many articles.
    """

    def __init__(self, articles: Iterable[Article], editor: User) -> None:
        self.timelines = list(Timeline.objects.editable_by(editor).order_by("title", "pk"))
        theirs = {timeline.pk: timeline for timeline in self.timelines}
        home = Coalesce("event__entries__timeline", "event__entries__pending_on")
        fed = Citation.objects.filter(article__in=list(articles)).annotate(home=home).filter(home__in=theirs)
        in_order = fed.order_by("event__entries__pk").values_list("article", "home")
        self._fed = {article: theirs[timeline] for article, timeline in in_order}
        used = editor.decisions.standing().filter(
            Q(timeline__in=theirs) | Q(pending_on__in=theirs), action__in=PUTS_ON_A_TIMELINE
        )
        last = used.newest_first().values_list(Coalesce("timeline", "pending_on"), flat=True).first()
        only = self.timelines[0] if len(self.timelines) == 1 else None
        self._last = theirs[last] if last else only

    def of(self, article: int) -> Timeline | None:
        """By the article's id."""
        return self._fed.get(article, self._last)
