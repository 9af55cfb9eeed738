"""An article's lead picture at the desk: kept or not, what it shows, and what went wrong with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.forms.pictures import AlternativeForm
from newsreader.models import Article, Decision, LeadPicture, Stale
from newsreader.showing.pictures import alternative
from newsreader.views.door import editor, editors_only


def _article(request: HttpRequest, id: int) -> Article:
    visible = Article.objects.visible_to(request.user).select_related("source", "current", "picture")
    return get_object_or_404(visible, pk=id)


def _picture(request: HttpRequest, id: int) -> LeadPicture:
    pictures = LeadPicture.objects.visible_to(request.user)
    shown: LeadPicture = get_object_or_404(pictures.select_related("article__current"), article=id)
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def picture(request: HttpRequest, id: int) -> HttpResponse:
    """The picture, and what it is said to show."""
    shown = _picture(request, id)
    # Bound to a copy: checking a form writes what was typed into its row.
    form = AlternativeForm(request.POST or None, instance=_picture(request, id))
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            deciding.pictures.describe(
                shown, editor(request), made_from=form.made_from, alternative=form.cleaned_data["alternative"]
            )
        except Stale as stale:
            decisions = Decision.objects.filter(article=id)
            form.ask(stale, lambda name: decisions.last_to_change(shown, name))
            status = 409
        else:
            messages.success(request, _("Saved."))
            return redirect("desk-picture", id)
    version = shown.article.current
    words = alternative(shown.alternative, version.caption if version else "")
    context = {"article": shown.article, "picture": shown, "form": form, "alternative": words}
    return render(request, "desk/picture.html", context, status=status)


@require_POST
@editors_only
def keep(request: HttpRequest, id: int) -> HttpResponse:
    deciding.pictures.keep(_article(request, id), editor(request))
    messages.success(request, _("Its picture is fetched in a moment, and shown with it."))
    return redirect("desk-article", id)


@require_POST
@editors_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    deciding.pictures.remove(_article(request, id), editor(request))
    messages.success(request, _("Its picture is shown no more."))
    return redirect("desk-article", id)


@require_POST
@editors_only
def again(request: HttpRequest, id: int) -> HttpResponse:
    """Try to fetch it once more, now."""
    _picture(request, id).ask_again()
    messages.success(request, _("It is fetched in a moment."))
    return redirect("desk-article", id)
