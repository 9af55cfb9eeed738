"""Sources: the index, and one source with its articles."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Source
from newsreader.models.article import ArticleQuerySet
from newsreader.views.door import with_vary


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    seen = Article.objects.visible_to(request.user).filter(source=OuterRef("pk"))
    dated = seen.filter(current__published_day__isnull=False).newest_first()
    shown = (
        Source.objects.visible_to(request.user)
        .with_articles()
        .annotate(
            articles_seen=Coalesce(Subquery(_count(seen)), 0),
            newest=Subquery(dated.values("current__published_day")[:1]),
        )
        .order_by("name")
    )
    return with_vary(render(request, "sources/sources.html", {"sources": shown}))


def _count(articles: ArticleQuerySet) -> QuerySet[Article, Any]:
    return articles.order_by().values("source").annotate(n=Count("pk")).values("n")


@require_safe
def source(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), pk=id)
    if slug != source.slug:
        return redirect(source)
    articles = Article.objects.visible_to(request.user).of_source(source).for_list().newest_first()[:20]
    return with_vary(render(request, "sources/source.html", {"source": source, "articles": articles}))
