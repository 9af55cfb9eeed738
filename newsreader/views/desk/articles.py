"""Articles at the desk: taking in, looking over, making public, writing events from their words."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import pipeline
from newsreader.fetching.documents import Document, Refused
from newsreader.forms.desk import MOST_BYTES, IngestForm, WriteForm
from newsreader.models import Article, Proposal, deciding
from newsreader.models.user import Viewer
from newsreader.views.desk.access import editor, for_editors


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def ingest(request: HttpRequest) -> HttpResponse:
    form = IngestForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        outcomes = [_taken(document) for document in _documents(request, form)]
        return render(request, "desk/taken.html", {"outcomes": outcomes})
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/ingest.html", {"form": form}, status=status)


def _documents(request: HttpRequest, form: IngestForm) -> Iterator[Document | tuple[str, str]]:
    for file in request.FILES.getlist("uploads"):
        name = file.name or "-"
        if (file.size or 0) > MOST_BYTES:
            yield name, _("larger than 10 MB")
        else:
            yield Document(name=name, data=file.read(), media_type=file.content_type or "")
    if text := form.cleaned_data["text"].strip():
        yield Document(name=_("pasted text"), data=text.encode("utf-8", "replace"), media_type="text/plain")


def _taken(document: Document | tuple[str, str]) -> dict[str, object]:
    """What became of one document: its article with doubts, or the reason it was refused."""
    if isinstance(document, tuple):
        return {"name": document[0], "outcome": "refused", "why": document[1]}
    try:
        taken = pipeline.ingest(document)
    except Refused as refused:
        return {"name": document.name, "outcome": "refused", "why": str(refused)}
    if taken.outcome != "same":
        pipeline.read(taken.article)
    return {
        "name": document.name,
        "outcome": taken.outcome,
        "article": taken.article,
        "doubts": taken.doubts,
        "proposals": taken.article.proposals.count(),
    }


def _visible(viewer: Viewer, id: int) -> Article:
    return get_object_or_404(Article.objects.visible_to(viewer).select_related("source", "current"), pk=id)


@require_safe
@for_editors
def article(request: HttpRequest, id: int) -> HttpResponse:
    article = _visible(request.user, id)
    context = {
        "article": article,
        "proposals": Proposal.objects.filter(article=article).order_by("field", "start"),
        "citations": article.citations.select_related("event"),
        "versions": article.versions.order_by("-number"),
    }
    return render(request, "desk/article.html", context)


@require_POST
@for_editors
def show(request: HttpRequest, id: int) -> HttpResponse:
    """Make the article public, or private again."""
    article = _visible(request.user, id)
    deciding.show_article(article, editor(request), public=request.POST.get("public") == "yes")
    return redirect("desk-article", article.pk)


@require_POST
@for_editors
def read_again(request: HttpRequest, id: int) -> HttpResponse:
    article = _visible(request.user, id)
    pipeline.read(article)
    messages.success(request, _("The article was read again. Nothing that was decided has changed."))
    return redirect("desk-article", article.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def write(request: HttpRequest, id: int) -> HttpResponse:
    """An event from words the editor picks: what the machine did not propose."""
    article = _visible(request.user, id)
    form = WriteForm(request.POST or None, editor=editor(request))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            entry = deciding.write_event(
                article,
                _field_with(article, words["quote"]),
                words["quote"],
                words["timeline"],
                editor(request),
                title=words["title"],
                when=words["when"],
                annotation=words["annotation"],
            )
        except ValueError as problem:
            form.add_error("quote", str(problem))
        else:
            messages.success(request, _("“%(title)s” is on the timeline.") % {"title": entry.title})
            return redirect("desk-article", article.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/write.html", {"article": article, "form": form}, status=status)


def _field_with(article: Article, quote: str) -> str:
    """The field the words stand in, the body first."""
    if article.current is None:
        return "body"
    fields = ("body", "headline", "standfirst", "caption")
    return next((field for field in fields if quote in article.current.text_of(field)), "body")
