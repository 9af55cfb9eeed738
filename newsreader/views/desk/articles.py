"""Articles at the desk: looking over, correcting, making public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding, pipeline
from newsreader.forms.dates import ReadingForm
from newsreader.forms.reports import JoinForm
from newsreader.models import (
    Article,
    Conflict,
    Decision,
    Entity,
    HeldVersion,
    Proposal,
    Stale,
    TimeExpression,
)
from newsreader.models.decision import DecisionQuerySet
from newsreader.models.ids import id_in
from newsreader.models.used import open_at_desk
from newsreader.models.user import Viewer
from newsreader.showing.failed_readings import FailedReading
from newsreader.showing.held import HeldBack
from newsreader.showing.same_report import compared
from newsreader.views.door import editor, editors_only
from newsreader.views.reread import reread, visible_article, warn_of_failed

PAGE = 50
FIRST = 200  # dated statements, dates and names of a long text; `?all` shows the others too


@require_safe
@editors_only
def undated(request: HttpRequest) -> HttpResponse:
    """Articles without a day of publication, those taken in last first, paged by the last one seen."""
    found = Article.objects.visible_to(request.user).undated().select_related("source", "current")
    before = id_in(request.GET.get("before", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found.defer("current__body", "current__evidence").order_by("-pk")[: PAGE + 1])
    return render(request, "desk/undated.html", {"articles": page[:PAGE], "more": len(page) > PAGE})


@require_safe
@editors_only
def article(request: HttpRequest, id: int) -> HttpResponse:
    opened = visible_article(request.user, id)
    open_at_desk(opened)
    return _page(request, opened)


def _page(request: HttpRequest, article: Article) -> HttpResponse:
    numbered = article.versions.filter(number__isnull=False).annotate(original_gone=F("original__gone"))
    versions = list(numbered.order_by("-number"))
    found: dict[str, QuerySet[Any]] = {
        "proposals": Proposal.objects.filter(article=article).order_by("field", "start"),
        "dates": TimeExpression.objects.filter(version=article.current),
        "names": Entity.objects.filter(appearances__article=article).by_name(),
    }
    most = None if "all" in request.GET else FIRST
    shown = {kind: list(rows[: most and most + 1]) for kind, rows in found.items()}
    context = {
        "article": article,
        **{kind: rows[:most] for kind, rows in shown.items()},
        "failed": FailedReading(article) if article.reading_failed else None,
        "citations": article.citations.select_related("event"),
        "printed_in": compared(article, request.user),
        "join_form": JoinForm(),
        "picture": getattr(article, "picture", None),
        "versions": versions,
        "original_gone": next((each.original_gone for each in versions if each == article.current), None),
        "held": [HeldBack(held) for held in article.held.select_related("version", "source").order_by("id")],
        "flagged": article.proposals.to_review_by(request.user).select_related("event"),
        "ambiguous": article.mentions.filter(ambiguous=True).select_related("entity")[:40],
        "more": most is not None and any(len(rows) > most for rows in shown.values()),
        "first": FIRST,
        "decisions": _decisions(request.user, article),
    }
    return render(request, "desk/article.html", context)


def _decisions(viewer: Viewer, article: Article) -> DecisionQuerySet:
    seen: DecisionQuerySet = Decision.objects.visible_to(viewer).filter(article=article)
    return seen.select_related("by", "timeline", "pending_on").newest_first()[:12]


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def date(request: HttpRequest, id: int) -> HttpResponse:
    """Correct how one time expression is read."""
    expression = get_object_or_404(TimeExpression.objects.select_related("version__article"), pk=id)
    article = visible_article(request.user, expression.version.article_id)
    form = ReadingForm(request.POST or None)
    if expression.when.known:
        form.stands_for(expression.when)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            deciding.dates.correct_reading(
                expression, words["when"], editor(request), made_from=form.shown, why=words["why"]
            )
        except Stale as stale:
            form.ask_about_date(stale, Decision.objects.filter(article=article).newest_first().first())
            status = 409
        else:
            return reread(request, article)
    context = {"expression": expression, "article": article, "form": form}
    return render(request, "desk/date.html", context, status=status)


@require_POST
@editors_only
def show(request: HttpRequest, id: int) -> HttpResponse:
    """Make the article public, or private again."""
    article = visible_article(request.user, id)
    public = request.POST.get("public") == "yes"
    deciding.articles.set_public(article, editor(request), public=public)
    said = _("Public: everyone can read it now.") if public else _("Private: only editors can read it now.")
    messages.success(request, said)
    return redirect("desk-article", article.pk)


@require_POST
@editors_only
def read_again(request: HttpRequest, id: int) -> HttpResponse:
    article = visible_article(request.user, id)
    pipeline.read(article)
    if not warn_of_failed(request, article):
        messages.success(request, _("The article was read again. Nothing that was decided has changed."))
    return redirect("desk-article", article.pk)


def _held(viewer: Viewer, id: int) -> HeldVersion:
    """Raises Conflict where somebody else was asked, and answered, first."""
    held = HeldVersion.objects.select_related("article", "version").filter(pk=id).first()
    if held is None:
        raise Conflict(_("This was decided already."))
    visible_article(viewer, held.article_id)
    return held


@require_POST
@editors_only
def take(request: HttpRequest, id: int) -> HttpResponse:
    """Take what was held back as the new version of its article."""
    held = _held(request.user, id)
    deciding.articles.take(held, editor(request))
    messages.success(request, _("It is the article's new version now."))
    return reread(request, held.article)


@require_POST
@editors_only
def make_another(request: HttpRequest, id: int) -> HttpResponse:
    """Make what was held back an article of its own."""
    article = deciding.articles.make_another(_held(request.user, id), editor(request))
    pipeline.try_to_read(article)
    messages.success(request, _("It is an article of its own now, and private."))
    return redirect("desk-article", article.pk)
