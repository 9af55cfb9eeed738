"""Citations an editor has to look at, in one place; a lost one is bound to other words, or left lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding
from newsreader.forms.citations import RepickForm
from newsreader.models import Citation, Event
from newsreader.models.ids import id_in
from newsreader.showing.citations import CitationsToLookAt
from newsreader.showing.passages import sentences, words_of
from newsreader.text.when import When
from newsreader.views.door import editor, editors_only, return_address
from newsreader.views.undoing import say_with_undo

PAGE = 30


@require_safe
@editors_only
def citations(request: HttpRequest) -> HttpResponse:
    page = CitationsToLookAt(editor(request), id_in(request.GET.get("after", "")), PAGE)
    return render(request, "desk/citations.html", {"page": page})


def _lost(request: HttpRequest, id: int) -> Citation:
    related = ("event", "article__source", "article__current", "version")
    theirs = Citation.objects.filter(event__in=Event.objects.editable_by(request.user), lost=True)
    return get_object_or_404(theirs.filter(article__erased__isnull=True).select_related(*related), pk=id)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def repick(request: HttpRequest, id: int) -> HttpResponse:
    """Choose in today's text the sentence that says what the lost words said."""
    citation = _lost(request, id)
    found = sentences(citation.article.current)
    asked = request.GET.get("sentence", "")
    chosen = next((each for each in found if asked in (each.anchor, each.whole_anchor)), None)
    words = words_of(citation.article.current, chosen)
    if request.method != "POST":
        form = RepickForm(initial=words, citation=citation, said=_said(citation, words))
    else:
        form = RepickForm(request.POST, citation=citation, said=_said(citation, request.POST.dict()))
        if form.is_valid() and (answer := _repicked(request, citation, form)):
            return answer
    context = {"citation": citation, "sentences": found, "chosen": chosen, "form": form}
    return render(request, "desk/repick.html", context, status=422 if form.is_bound else 200)


def _said(citation: Citation, words: dict[str, str]) -> When | None:
    return deciding.passages.said_by(citation.article, words.get("quote", ""), words.get("place", ""))


def _repicked(request: HttpRequest, citation: Citation, form: RepickForm) -> HttpResponse | None:
    words, article = form.cleaned_data, citation.article
    try:
        deciding.citations.repick(
            citation,
            deciding.passages.field_with(article, words["quote"]),
            words["quote"],
            editor(request),
            when=form.when,
            why=words["why"],
            place=words["place"],
        )
    except ValueError as problem:
        form.add_error("quote", str(problem))
        form.data = {**request.POST.dict(), "place": ""}
        return None
    return _done(request, _("Cited anew for “%(title)s”.") % {"title": citation.event.title})


@require_POST
@editors_only
def leave(request: HttpRequest, id: int) -> HttpResponse:
    citation = _lost(request, id)
    deciding.citations.leave(citation, editor(request))
    return _done(request, _("Left lost: “%(title)s”.") % {"title": citation.event.title})


def _done(request: HttpRequest, message: str) -> HttpResponse:
    """Back to the list, with the way to take it back."""
    back = return_address(request) if request.POST.get("next") else reverse("desk-citations")
    say_with_undo(request, message, deciding.presses.made_last().pk, back)
    return redirect(back)
