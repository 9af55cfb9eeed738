"""Which articles print one report, as an editor says it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsreader import deciding
from newsreader.forms.reports import JoinForm
from newsreader.models import Article
from newsreader.views.door import editor, editors_only, posts_back_to


def _visible(request: HttpRequest, id: int) -> Article:
    return get_object_or_404(Article.objects.visible_to(request.user), pk=id)


@posts_back_to("desk-article")
@editors_only
def join(request: HttpRequest, id: int) -> HttpResponse:
    """This article and another one are one report."""
    article = _visible(request, id)
    form = JoinForm(request.POST)
    named = form.article if form.is_valid() else None
    other = Article.objects.visible_to(request.user).filter(pk=named or 0).first()
    if other is None:
        messages.error(request, _("There is no such article. Give the address of its page, or its number."))
        return redirect("desk-article", article.pk)
    if deciding.near_copies.join(article, other, editor(request)):
        messages.success(request, _("They are one report now."))
    else:
        messages.success(request, _("They are one report already."))
    return redirect("desk-article", article.pk)


@require_POST
@editors_only
def part(request: HttpRequest, id: int) -> HttpResponse:
    """The article is a report of its own, whatever it shares with others."""
    article = _visible(request, id)
    deciding.near_copies.part(article, editor(request))
    messages.success(request, _("It is a report of its own now."))
    return redirect("desk-article", article.pk)
