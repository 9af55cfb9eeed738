"""The versions of an article: what one changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, ArticleVersion
from newsreader.models.ids import id_in
from newsreader.showing.versions import Difference
from newsreader.views.door import editors_only


@require_safe
@editors_only
def version(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """What this version changed against the one before, or against that of the number in `from`."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    versions = ArticleVersion.objects.filter(article=article).select_related("article")
    later = get_object_or_404(versions, number=number)
    former = get_object_or_404(versions, number=id_in(request.GET.get("from", "")) or number - 1)
    difference = Difference(former, later, request.user)
    return render(request, "desk/version.html", {"article": article, "difference": difference})
