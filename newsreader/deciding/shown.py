"""On which timelines one sees what was decided: those are outdated by it.

By id, and by prepared queries where every undo asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.models import Article, Decision, SameReport, Timeline
from newsreader.models.prepared import Answers, Prepared, PreparedModels, Question
from newsreader.models.user import NOBODY

Action = Decision.Action
_WITH_EVENT: PreparedModels[Timeline] = PreparedModels(
    lambda _viewer, event: Timeline.objects.with_event(event).only("pk")
)
_CITING = Prepared(lambda _viewer, articles: Timeline.objects.citing(articles).values_list("pk"))
_PICTURING = Prepared(lambda _viewer, articles: Timeline.objects.picturing(articles).values_list("pk"))


def with_event(event: int) -> list[Timeline]:
    """Those on which it stands, nothing of them read but their ids."""
    return Answers(NOBODY).models(_WITH_EVENT, event)


def shown_on_now(first: Decision, article: Article | None) -> set[int]:
    """The same as shown_on(), after it was undone, and those that cite its article or show its picture."""
    answers, asked = Answers(NOBODY), asked_where_shown(first)
    of_article: list[Question] = [(each, [article.pk]) for each in (_CITING, _PICTURING) if article]
    answers.ask(*asked, *of_article)
    return shown_on(first, answers) | {id for question in of_article for (id,) in answers.rows(*question)}


def shown_by(articles: Iterable[int]) -> set[int]:
    """The timelines that change where one of these articles becomes public or private, by id."""
    several = list(articles)
    picturing = Timeline.objects.picturing(several).values_list("pk", flat=True)
    return {*_citing_the_report_of(several), *picturing}


def _citing_the_report_of(articles: list[int]) -> set[int]:
    """Those that cite one of these, or another that prints the same report."""
    told_with = SameReport.objects.told_together(articles)
    return set(Timeline.objects.citing(told_with).values_list("pk", flat=True))


def asked_where_shown(first: Decision) -> list[Question]:
    """What shown_on() asks first, to be asked together with others."""
    return [(_WITH_EVENT, first.event_id)] if first.event_id else []


def shown_on(first: Decision, answers: Answers) -> set[int]:
    """The timelines on which one sees what the decision did."""
    timelines = {first.timeline_id} if first.timeline_id else set()
    if first.event_id:
        timelines |= {each.pk for each in answers.models(_WITH_EVENT, first.event_id)}
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
