"""Articles: the index and the reading page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Source
from newsreader.models.article import ArticleQuerySet
from newsreader.models.ids import id_in
from newsreader.showing.articles import ArticlePage
from newsreader.showing.filter import Filter
from newsreader.showing.same_report import SharedReport, shared_with
from newsreader.views.door import asked_filter, wants_fragment, with_vary

PAGE = 20


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Newest first, narrowed by source and period, paged by the last article seen."""
    asked = asked_filter(request)
    shown = Article.objects.visible_to(request.user).for_list().newest_first()
    shown = _after(_narrowed(shown, asked), request)
    page: Sequence[Article] = list(shown[: PAGE + 1])
    sources = Source.objects.with_articles_for(request.user).order_by("name").values_list("pk", "name")[:200]
    context = {"articles": page[:PAGE], "more": len(page) > PAGE, "filter": asked, "sources": sources}
    template = "articles/articles.html" + ("#list" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def _narrowed(articles: ArticleQuerySet, asked: Filter) -> ArticleQuerySet:
    if asked.source:
        articles = articles.of_source(asked.source)
    if asked.first and asked.last:
        first = datetime.combine(asked.first, datetime.min.time(), tzinfo=UTC)
        after = datetime.combine(asked.last, datetime.min.time(), tzinfo=UTC) + timedelta(days=1)
        articles = articles.listed_between(first, after)
    return articles


def _after(articles: ArticleQuerySet, request: HttpRequest) -> ArticleQuerySet:
    id = id_in(request.GET.get("after", ""))
    if id is None:
        return articles
    last = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    return articles.listed_before(last.listed, last.pk)


@require_safe
def article(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    shown = Article.objects.visible_to(request.user).select_related("source", "current", "picture")
    article = get_object_or_404(shown.defer("current__left_out"), pk=id)
    if slug != article.slug:
        return redirect(article, permanent=False)
    reading = ArticlePage(article, request.user, _shared(request, article))
    return with_vary(render(request, "articles/article.html", {"article": article, "reading": reading}))


def _shared(request: HttpRequest, article: Article) -> SharedReport | None:
    """What it shares with the article that is asked for, if one is."""
    asked = request.GET.get("shared")
    if asked is None:
        return None
    shared = shared_with(article, id_in(asked) or 0, request.user)
    if shared is None:
        raise Http404
    return shared
