"""Words an editor picks out of an article: for a new event, or for one that stands already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsreader import deciding
from newsreader.forms.events import FindForm
from newsreader.forms.offered import editable_events
from newsreader.forms.passages import CiteWordsForm, WriteForm
from newsreader.models import Article, Entry, Event
from newsreader.models.ids import id_in
from newsreader.models.used import open_at_desk
from newsreader.models.user import Viewer
from newsreader.showing.passages import sentences, words_of
from newsreader.showing.pending import put_on_words
from newsreader.text.when import When
from newsreader.views.door import editor, editors_only, posts_back_to


def _article(viewer: Viewer, id: int) -> Article:
    found = get_object_or_404(Article.objects.visible_to(viewer).select_related("source", "current"), pk=id)
    open_at_desk(found)
    return found


def _page(
    request: HttpRequest,
    article: Article,
    asked: str = "",
    *,
    writing: WriteForm | None = None,
    citing: CiteWordsForm | None = None,
) -> HttpResponse:
    """The article's sentences to choose from, and what may be made of the one chosen; a form that is
    given comes back with its errors."""
    found = sentences(article.current)
    chosen = next((each for each in found if asked in (each.anchor, each.whole_anchor)), None)
    words = words_of(article.current, chosen)
    said = _said(article, words)
    context = {
        "article": article,
        "sentences": found,
        "chosen": chosen,
        "form": writing or WriteForm(initial=words, article=article, editor=editor(request), said=said),
        "citing": citing or _citing(request, article, said, initial=words),
        "finding": FindForm(request.GET),
        "entry": _entry(request),
    }
    return render(request, "desk/write.html", context, status=422 if writing or citing else 200)


def _citing(request: HttpRequest, article: Article, said: When | None, **form: Any) -> CiteWordsForm:
    around = (said and (said.earliest or said.latest)) or (article.current and article.current.reported)
    found = _found(request)
    return CiteWordsForm(editor=editor(request), said=said, around=around or None, found=found, **form)


def _found(request: HttpRequest) -> list[Event] | None:
    """The events to offer: the entry's that a report is looked for, or those with the words and days that
    were asked for; None where nothing was. The one that was chosen is among them."""
    finding, entry = FindForm(request.GET), _entry(request)
    chosen = id_in(request.POST.get("event", ""))
    offered = list(editable_events(editor(request)).filter(pk=chosen)) if chosen else []
    if finding.asks:
        return [*offered, *(event for event in finding.events(editor(request)) if event.pk != chosen)]
    return [entry.event] if entry else None


def _entry(request: HttpRequest) -> Entry | None:
    """The one a further report is to be cited for: it is named all the way."""
    id = id_in(request.POST.get("entry", "") or request.GET.get("entry", ""))
    editable = Entry.objects.editable_by(request.user).select_related("event")
    return editable.filter(pk=id).first() if id is not None else None


def _said(article: Article, words: Mapping[str, str]) -> When | None:
    return deciding.passages.said_by(article, words.get("quote", ""), words.get("place", ""))


def _refuse(form: WriteForm | CiteWordsForm, problem: ValueError) -> None:
    """Say what is wrong with the words; sent again they are looked for anew, wherever they were pressed."""
    form.add_error("quote", str(problem))
    form.data = {**form.data.dict(), "place": ""}


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def write(request: HttpRequest, id: int) -> HttpResponse:
    """An event from words the editor picks: what the machine did not propose."""
    article = _article(request.user, id)
    if request.method != "POST":
        return _page(request, article, request.GET.get("sentence", ""))
    said = _said(article, request.POST)
    form = WriteForm(request.POST, article=article, editor=editor(request), said=said)
    if form.is_valid():
        words = form.cleaned_data
        try:
            entry = deciding.passages.create_event(
                article,
                deciding.passages.field_with(article, words["quote"]),
                words["quote"],
                words["timeline"],
                editor(request),
                title=words["title"],
                when=words["when"],
                annotation=words["annotation"],
                place=words["place"],
            )
        except ValueError as problem:
            _refuse(form, problem)
        else:
            messages.success(request, put_on_words(entry))
            return redirect("desk-article", article.pk)
    return _page(request, article, writing=form)


@posts_back_to("article-write")
@editors_only
def cite(request: HttpRequest, id: int) -> HttpResponse:
    """Bind words the editor picks to an event that stands on a timeline they edit."""
    article = _article(request.user, id)
    said = _said(article, request.POST)
    form = _citing(request, article, said, data=request.POST)
    if form.is_valid():
        words = form.cleaned_data
        event, quote = words["event"], words["quote"]
        try:
            deciding.passages.cite(
                article,
                deciding.passages.field_with(article, quote),
                quote,
                event,
                editor(request),
                when=words["when"],
                contradicts=words["contradicts"],
                why=words["why"],
                place=words["place"],
            )
        except ValueError as problem:
            _refuse(form, problem)
        else:
            messages.success(request, _("Cited for “%(title)s”") % {"title": event.title})
            if entry := _entry(request):
                return redirect("desk-entry", entry.pk)
            return redirect("desk-article", article.pk)
    return _page(request, article, citing=form)
