"""Names, speech and figures of an article: what they are, where the machine misread them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsreader import deciding, pipeline
from newsreader.forms.marks import MarkForm, WordsForm
from newsreader.models import Article, MarkKind, MarkReading
from newsreader.models.passage import place_of, read_place
from newsreader.models.used import open_at_desk
from newsreader.showing.mending import MarkPage, MendingPage
from newsreader.views.correcting import entries_told_by, offer_corrections
from newsreader.views.door import editor, editors_only

FIELDS = ("body", "headline", "standfirst", "caption")  # in which words are looked for, in this order


@require_safe
@editors_only
def marks(request: HttpRequest, id: int) -> HttpResponse:
    """The article, every mark a link to say what it is; `words` leads to words that are none."""
    visible = Article.objects.visible_to(request.user).select_related("current", "source")
    article = get_object_or_404(visible, pk=id)
    open_at_desk(article)
    form = WordsForm(request.GET if "words" in request.GET else None)
    if form.is_bound and form.is_valid():
        if place := _place_of_words(article, form.cleaned_data["words"]):
            return redirect("desk-mark", MarkKind.NAME, place)
        form.add_error("words", _("These words do not stand in the article."))
    context = {"article": article, "page": MendingPage(article), "form": form}
    return render(request, "desk/marks.html", context, status=422 if form.errors else 200)


def _place_of_words(article: Article, words: str) -> str:
    version = article.current
    assert version is not None  # visible_to() leaves out the erased, which alone have none
    for field in FIELDS:
        if (start := version.text_of(field).find(words)) != -1:
            return place_of(version.pk, field, start, start + len(words))
    return ""


def _page(request: HttpRequest, kind: str, place: str) -> MarkPage | Article:
    """The mark's page; its article where these words are of a version that was replaced."""
    at = read_place(place)
    if at is None or kind not in MarkKind.values or at.start >= at.end:
        raise Http404
    visible = Article.objects.visible_to(request.user).select_related("current", "source")
    article = get_object_or_404(visible.filter(versions=at.version))
    if article.current_id != at.version:
        return article
    page = MarkPage(article, MarkKind(kind), at, request.user)
    if len(page.words) < at.end - at.start:
        raise Http404
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def mark(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    page = _page(request, kind, place)
    if isinstance(page, Article):
        return _replaced(request, page)
    form = MarkForm(request.POST or None, of=page.kind, initial=page.initial)
    if request.method == "POST" and form.is_valid():
        return _say(request, page, form)
    status = 422 if form.errors else 200
    return render(request, "desk/mark.html", _context(request, page, form), status=status)


@require_safe
@editors_only
def card(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """The same beside the text."""
    page = _page(request, kind, place)
    if isinstance(page, Article):
        raise Http404
    form = MarkForm(of=page.kind, initial=page.initial)
    return render(request, "desk/mark.html#card", _context(request, page, form))


def _replaced(request: HttpRequest, article: Article) -> HttpResponse:
    messages.warning(request, _("The article has a new version: look at its words again."))
    return redirect("desk-marks", article.pk)


def _context(request: HttpRequest, page: MarkPage, form: MarkForm) -> dict[str, Any]:
    place, asked = page.place, request.GET.get("q", "").strip()[:200]
    said = deciding.marks.standing_at(page.article, page.kind, place.field, place.start, place.end)
    return {
        "page": page,
        "article": page.article,
        "form": form,
        "asked": asked,
        "offered": page.offered(asked) if page.kind != MarkKind.FIGURE else [],
        "said": said,
        "decision": page.decision_on(said),
        "at": reverse("desk-mark", args=[page.kind, place_of(*place)]),
    }


def _say(request: HttpRequest, page: MarkPage, form: MarkForm) -> HttpResponse:
    said, place, article = form.cleaned_data, page.place, page.article
    reading = MarkReading(
        article=article,
        version=page.version,
        kind=page.kind,
        field=place.field,
        start=place.start,
        end=place.end,
        entity=said["entity"],
        counts=said["counts"].strip(),
        everywhere=page.kind == MarkKind.NAME and not said["here"],
    )
    changed = deciding.marks.say(reading, editor(request), named=form.named, seen=said["seen"]) is reading
    article.refresh_from_db()
    if pipeline.try_to_read(article):
        _tell(request)
    else:
        failed = _("Saved. It could not be read again just now; that is tried again later.")
        messages.warning(request, failed)
    if changed:
        offer_corrections(request, entries_told_by(reading))
    return redirect(f"{reverse('desk-marks', args=[article.pk])}#{page.anchor}")


def _tell(request: HttpRequest) -> None:
    """That it was said, with the way to its undo."""
    told = _("Said, and the article was read again.")
    try:
        made = deciding.presses.made_last()
    except LookupError:  # it was said already
        messages.success(request, told)
        return
    address = reverse("desk-decision", args=[made.pk])
    way = format_html('{} <a href="{}">{}</a>', told, address, _("Look at it, or undo it"))
    messages.success(request, way)
