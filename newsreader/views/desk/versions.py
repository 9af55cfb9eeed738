"""The versions of an article: what one changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding
from newsreader.models import Article, ArticleVersion
from newsreader.models.ids import id_in
from newsreader.models.used import open_at_desk
from newsreader.showing.versions import Difference
from newsreader.views.door import editor, editors_only


@require_safe
@editors_only
def version(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """What this version changed against the one before, or against that of the number in `from`."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    open_at_desk(article)
    versions = ArticleVersion.objects.filter(article=article).select_related("article")
    later = get_object_or_404(versions, number=number)
    former = get_object_or_404(versions, number=id_in(request.GET.get("from", "")) or number - 1)
    difference = Difference(former, later, request.user)
    return render(request, "desk/version.html", {"article": article, "difference": difference})


@require_POST
@editors_only
def look_over(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """What changed up to this version was looked at: the desk says it no more."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    seen = get_object_or_404(ArticleVersion.objects.filter(article=article), number=number)
    deciding.articles.look_over(article, seen, editor(request))
    messages.success(request, _("Noted: you looked at what changed. It can be undone under Decisions."))
    return redirect("desk")
