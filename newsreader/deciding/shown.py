"""On which timelines one sees what was decided: those are outdated by it.

By id, and by prepared queries where every undo asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.models import Article, Decision, SameReport, Timeline
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.user import NOBODY

Action = Decision.Action
_WITH_EVENT = Prepared(lambda _viewer, event: Timeline.objects.with_event(event).values_list("pk"))
_CITING = Prepared(lambda _viewer, articles: Timeline.objects.citing(articles).values_list("pk"))
_PICTURING = Prepared(lambda _viewer, articles: Timeline.objects.picturing(articles).values_list("pk"))


def _ids(timelines: Prepared, asked: int | list[int]) -> set[int]:
    return {id for (id,) in timelines.rows(NOBODY, asked)}


def with_article(article: int) -> set[int]:
    """Those that cite it, or show its picture."""
    answers = Answers(NOBODY)
    answers.ask((_CITING, [article]), (_PICTURING, [article]))
    return {id for each in (_CITING, _PICTURING) for (id,) in answers.rows(each, [article])}


def shown_by(articles: Iterable[int]) -> set[int]:
    """The timelines that change where one of these articles becomes public or private, by id."""
    several = list(articles)
    picturing = Timeline.objects.picturing(several).values_list("pk", flat=True)
    return {*_citing_the_report_of(several), *picturing}


def _citing_the_report_of(articles: list[int]) -> set[int]:
    """Those that cite one of these, or another that prints the same report."""
    told_with = SameReport.objects.told_together(articles)
    return set(Timeline.objects.citing(told_with).values_list("pk", flat=True))


def shown_on(first: Decision) -> set[int]:
    """The timelines on which one sees what the decision did."""
    timelines = {first.timeline_id} if first.timeline_id else set()
    if first.event_id:
        timelines |= _ids(_WITH_EVENT, first.event_id)
    if first.article_id and first.action in (Action.SHOW, Action.HIDE):
        timelines |= _citing_the_report_of([first.article_id])
    if first.source_id:
        of_source = Timeline.objects.citing(Article.objects.of_source(first.source_id))
        timelines.update(of_source.values_list("pk", flat=True))
    if first.action == Action.OPEN:
        timelines |= shown_by([row["id"] for row in first.changes])
    if first.entity_id:
        timelines.update(Timeline.objects.mentioning(first.entity_id).values_list("pk", flat=True))
    return timelines
