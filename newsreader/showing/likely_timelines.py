"""Where an event of an article most likely belongs: what a form stands on before the editor chooses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.db.models.functions import Coalesce

from newsreader.models import Citation, Decision, Timeline
from newsreader.models.prepared import Answers, Prepared, PreparedModels, Question, filled_up

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


# Without what their own pages show of the whole, which is long.
EDITABLE: PreparedModels[Timeline] = PreparedModels(
    lambda editor: (
        Timeline.objects.editable_by(editor)
        .only("slug", "title", "published", "at_once")
        .order_by("title", "pk")
    )
)

EDITABLE_ONE: PreparedModels[Timeline] = PreparedModels(
    lambda editor, id: Timeline.objects.editable_by(editor).filter(pk=id)
)


class LikelyTimelines:
    """For each article the likeliest timeline, of those an editor edits.

    That is the one the article fed last, else the one this editor put an event on last, else the only one.
    Where none is known nothing is likely: the editor chooses. Two queries, however many articles.
    """

    def __init__(
        self,
        articles: Iterable[int],
        timelines: Sequence[Timeline],
        answers: Answers,
        beside: Iterable[Question] = (),
    ) -> None:
        """By the articles' ids; `answers` are the editor's, who edits these timelines; `beside` is what is
        asked together with it."""
        theirs = {timeline.pk: timeline for timeline in timelines}
        fed = (_FED, filled_up(sorted(set(articles))))
        last = (_USED_LAST, answers.viewer.pk or 0, filled_up(sorted(theirs)))
        answers.ask(fed, last, *beside)
        self._fed = {
            article: theirs[timeline] for article, timeline in answers.rows(*fed) if timeline in theirs
        }
        only = timelines[0] if len(timelines) == 1 else None
        used = answers.rows(*last)
        self._last = theirs[used[0][0]] if used else only

    def of(self, article: int) -> Timeline | None:
        """By the article's id."""
        return self._fed.get(article, self._last)
