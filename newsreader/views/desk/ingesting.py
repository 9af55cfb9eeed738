"""Taking in articles at the desk, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsreader import pipeline
from newsreader.fetching.documents import Document, Refused
from newsreader.forms.articles import MOST_BYTES, IngestForm
from newsreader.models import Article, Proposal
from newsreader.pipeline.arrivals import give
from newsreader.showing.article_list import ARRIVAL
from newsreader.showing.failed_readings import FailedReading
from newsreader.views.door import editor, editors_only

KEPT = "taken in"  # of the session: what became of the last few sendings
MOST_KEPT = 5  # sendings
LONGEST_NAME = 200

Outcome = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def ingest(request: HttpRequest) -> HttpResponse:
    """Pasted words first: where they are refused the form comes back with them, and nothing was done yet."""
    form = IngestForm(
        request.POST or None, request.FILES or None, initial={"addresses": request.GET.get("address", "")}
    )
    if request.method == "POST" and form.is_valid():
        pasted = [_ingested(document) for document in _pasted(form)]
        if pasted and "why" in pasted[0]:
            form.add_error("text", _("Refused: %(why)s") % {"why": pasted[0]["why"]})
        else:
            return _taken(request, form, pasted)
    status = 422 if request.method == "POST" else 200
    here = request.build_absolute_uri(request.path)
    return render(request, "desk/ingest.html", {"form": form, "here": here}, status=status)


def _taken(request: HttpRequest, form: IngestForm, pasted: Iterable[Outcome]) -> HttpResponse:
    for address in form.cleaned_data["addresses"]:
        give(address, editor(request))
    if form.cleaned_data["addresses"]:
        messages.success(request, _("Noted: what they lead to is fetched in a moment."))
    outcomes = [*pasted, *(_ingested(document) for document in _uploaded(request))]
    if not outcomes:
        return redirect("desk-arrivals")
    token = get_random_string(8)
    request.session[KEPT] = [*_kept_now(request)[1 - MOST_KEPT :], (token, outcomes)]
    return redirect("desk-ingested", token)


def _kept_now(request: HttpRequest) -> Sequence[tuple[str, list[Outcome]]]:
    """As it stands when all is taken in, which may have taken minutes: another tab may have sent some too."""
    stored = type(request.session)(request.session.session_key)
    kept: Sequence[tuple[str, list[Outcome]]] = stored.get(KEPT, ())
    return kept


def _pasted(form: IngestForm) -> Iterator[Document]:
    if text := form.cleaned_data["text"].strip():
        yield Document(name=_("pasted text"), data=text.encode("utf-8", "replace"), media_type="text/plain")


def _uploaded(request: HttpRequest) -> Iterator[Document | Outcome]:
    for file in request.FILES.getlist("uploads"):
        name = file.name or "-"
        if (file.size or 0) > MOST_BYTES:
            yield {"name": name[:LONGEST_NAME], "why": _("larger than 10 MB")}
        else:
            yield Document(name=name, data=file.read(), media_type=file.content_type or "")


def _ingested(document: Document | Outcome) -> Outcome:
    """What became of one document: its article, or why it was refused. No words of it: they go with it."""
    if isinstance(document, dict):
        return document
    name = document.name[:LONGEST_NAME]
    try:
        ingested = pipeline.ingest(document)
    except Refused as refused:
        return {"name": name, "why": str(refused)}
    if ingested.outcome in ("new", "version"):
        pipeline.try_to_read(ingested.article)
    return {"name": name, "outcome": ingested.outcome, "article": ingested.article.pk}


@require_safe
@editors_only
def ingested(request: HttpRequest, token: str) -> HttpResponse:
    """What became of one sending, for as long as the session keeps it; then the way to what came in last."""
    outcomes: list[Outcome] | None = dict(request.session.get(KEPT, ())).get(token)
    if outcomes is None:
        messages.info(request, _("What became of that is not kept any more. What came in last stands first."))
        return redirect(f"{reverse('articles')}?order={ARRIVAL}")
    ids = [each["article"] for each in outcomes if "article" in each]
    articles = Article.objects.visible_to(request.user).filter(erased__isnull=True).select_related("current")
    found = articles.in_bulk(ids)
    proposed = Counter(Proposal.objects.filter(article__in=ids).values_list("article", flat=True))
    shown = [_shown(each, found.get(each.get("article", 0)), proposed) for each in outcomes]
    return render(request, "desk/ingested.html", {"outcomes": shown})


def _shown(outcome: Outcome, article: Article | None, proposed: Counter[int]) -> Outcome:
    if article is None:
        return outcome
    failed = [FailedReading(article).told] if article.reading_failed else []
    doubts = [*_doubts(outcome["outcome"], article), *failed]
    return outcome | {"on": article, "doubts": doubts, "proposals": proposed[article.pk]}


def _doubts(outcome: str, article: Article) -> list[str]:
    if outcome == "held":
        held = article.held.select_related("version").order_by("id").last()
        return held.version.doubts if held else []
    return article.current.doubts if article.current and outcome != "same" else []
