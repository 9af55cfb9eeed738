"""Sources: the index, and one source with its articles."""

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Source
from newsreader.models.ids import id_in
from newsreader.models.prepared import PreparedModels
from newsreader.models.row_count import RowCount
from newsreader.models.source import SourceQuerySet
from newsreader.models.user import Viewer
from newsreader.views.door import with_vary

PAGE = 50
COUNTED = 1_000  # articles of a source; it is only said that there are more


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """By name, a page at a time."""
    page = _page.models(request.user, _last_name(request))
    context = {"sources": page[:PAGE], "more": len(page) > PAGE, "counted": COUNTED}
    return with_vary(render(request, "sources/sources.html", context))


def _last_name(request: HttpRequest) -> str:
    """That of the source whose id the address names, after which the page begins; 404 where the visitor may
    see none of that id."""
    id = id_in(request.GET.get("after", ""))
    return get_object_or_404(Source.objects.visible_to(request.user), pk=id).name if id is not None else ""


def _after(viewer: Viewer, name: str) -> SourceQuerySet:
    seen = Article.objects.visible_to(viewer).filter(source=OuterRef("pk"))
    dated = seen.filter(current__published_day__isnull=False).newest_first()
    shown = Source.objects.visible_to(viewer).with_articles().filter(name__gt=name).order_by("name")
    return shown.annotate(
        articles_seen=RowCount(seen.order_by().values("pk")[: COUNTED + 1]),
        newest=Subquery(dated.values("current__published_day")[:1]),
    )[: PAGE + 1]


_page: PreparedModels[Source] = PreparedModels(_after)


@require_safe
def source(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), pk=id)
    if slug != source.slug:
        return redirect(source)
    articles = Article.objects.visible_to(request.user).of_source(source).for_list().newest_first()[:20]
    return with_vary(render(request, "sources/source.html", {"source": source, "articles": articles}))
