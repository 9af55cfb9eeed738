"""The front page: what there is to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Timeline
from newsreader.views.pages import varied


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    timelines = Timeline.objects.visible_to(request.user).published().newest_first()[:12]
    articles = Article.objects.visible_to(request.user).for_list().newest_first()[:8]
    return varied(render(request, "home.html", {"timelines": timelines, "articles": articles}))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return varied(render(request, "about.html"))
