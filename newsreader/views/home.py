"""The front page: what there is to read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Timeline, User
from newsreader.models.reader_visits import last_visit
from newsreader.showing.covers import covers
from newsreader.showing.event_links import EVENT_LINK, EventLink, as_links
from newsreader.showing.last_here import news_for, news_of_searches
from newsreader.views.door import with_vary


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    timelines = list(Timeline.objects.visible_to(request.user).published().newest_first()[:12])
    articles = Article.objects.visible_to(request.user).for_list().newest_first()[:8]
    context: dict[str, Any] = {
        "timelines": timelines,
        "covers": covers(timelines),
        "articles": articles,
        "latest": _latest(timelines),
    }
    if isinstance(request.user, User):
        since = last_visit(request.user)
        context["news"] = news_for(request.user, since, timelines)
        context["found"] = news_of_searches(request.user, since)
    return with_vary(render(request, "home.html", context))


def _latest(timelines: list[Timeline]) -> list[EventLink]:
    """The last entries of the newest timeline: a taste of what is inside."""
    if not timelines:
        return []
    return as_links(timelines[0].entries.dated().in_reverse().values_list(*EVENT_LINK.columns)[:4])


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return with_vary(render(request, "about.html"))
