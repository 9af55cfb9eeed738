"""When the words of an article were changed after it was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from newsreader.models import Article, ArticleVersion


def updated_days(articles: Sequence[Article]) -> dict[int, date]:
    """By article the day, for those that say other words than they did at first.

    As the page itself tells it, else the day the words came in. Another typography, or another date of
    publication, is no change of words. One query where any has a second version, else none.
    """
    changed = {each.pk: each.current for each in articles if each.current and (each.current.number or 0) > 1}
    if not changed:
        return {}
    asked = Q(article__in=changed, number=1) | Q(pk__in=[each.pk for each in changed.values()])
    words = ("article", "number", "headline", "standfirst", "caption", "body")
    versions = list(ArticleVersion.objects.filter(asked).only(*words))
    first = {each.article_id: each for each in versions if each.number == 1}
    now = {each.article_id: each for each in versions if each.number != 1}
    return {
        id: _day(current)
        for id, current in changed.items()
        if id in first and id in now and not first[id].says_the_same(now[id])
    }


def _day(version: ArticleVersion) -> date:
    told = version.updated.get("day")
    return date.fromisoformat(told) if told else version.made.date()
