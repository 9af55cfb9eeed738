"""On which timelines one sees what was decided: those are refreshed with it.

By id, and by prepared queries where every undo asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from newsreader.models import Article, Decision, SameReport, Timeline
from newsreader.models.prepared import Prepared

Action = Decision.Action
_WITH_EVENT = Prepared(lambda _viewer, event: Timeline.objects.with_event(event).values_list("pk"))
_CITING = Prepared(lambda _viewer, articles: Timeline.objects.citing(articles).values_list("pk"))
_PICTURING = Prepared(lambda _viewer, articles: Timeline.objects.picturing(articles).values_list("pk"))


def _ids(timelines: Prepared, asked: int | list[int]) -> set[int]:
    return {id for (id,) in timelines.rows(AnonymousUser(), asked)}


def with_article(article: int) -> set[int]:
    """Those that cite it, or show its picture."""
    return _ids(_CITING, [article]) | _ids(_PICTURING, [article])


def shown_by(articles: Iterable[int]) -> set[int]:
    """The timelines that change where one of these articles becomes public or private, by id."""
    told_with = SameReport.objects.told_together(list(articles))
    citing = Timeline.objects.citing(told_with).values_list("pk", flat=True)
    return {*citing, *Timeline.objects.picturing(articles).values_list("pk", flat=True)}


def shown_on(first: Decision) -> set[int]:
    """The timelines on which one sees what the decision did."""
    timelines = {first.timeline_id} if first.timeline_id else set()
    if first.event_id:
        timelines |= _ids(_WITH_EVENT, first.event_id)
    if first.article_id and first.action in (Action.SHOW, Action.HIDE):
        told_with = SameReport.objects.told_together([first.article_id])
        timelines.update(Timeline.objects.citing(told_with).values_list("pk", flat=True))
    if first.source_id:
        of_source = Timeline.objects.citing(Article.objects.of_source(first.source_id))
        timelines.update(of_source.values_list("pk", flat=True))
    if first.action == Action.OPEN:
        timelines |= shown_by([row["id"] for row in first.changes])
    if first.entity_id:
        timelines.update(Timeline.objects.mentioning(first.entity_id).values_list("pk", flat=True))
    return timelines
