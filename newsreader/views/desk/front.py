"""The desk's front page, and undoing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding, pipeline
from newsreader.models import Article, Citation, Decision, Event, HeldVersion, Proposal, Timeline, User
from newsreader.models.ids import id_in
from newsreader.showing.names_backend import names_backend
from newsreader.text.timex.typed import understand
from newsreader.views.door import editor, editors_only, return_address

REREAD = (Decision.Action.CORRECT, Decision.Action.TAKE, Decision.Action.READ)  # undone, the article is read


@require_safe
@editors_only
def desk(request: HttpRequest) -> HttpResponse:
    user = editor(request)
    context = {
        "open": Proposal.objects.open().count(),
        "held": HeldVersion.objects.select_related("article", "version", "source").order_by("-id")[:20],
        "flagged": Proposal.objects.to_review_by(user).select_related("event", "article")[:20],
        "to_look_at": Citation.objects.to_look_at_by(user).count(),
        "timelines": Timeline.objects.editable_by(user).newest_first()[:20],
        "articles": Article.objects.visible_to(user).for_list().order_by("-id")[:10],
        "decisions": Decision.objects.visible_to(user).select_related("by", "timeline").newest_first()[:12],
        "found_by": names_backend(),
    }
    return render(request, "desk/desk.html", context)


@require_safe
@editors_only
def decisions(request: HttpRequest) -> HttpResponse:
    shown = Decision.objects.visible_to(editor(request)).select_related("by", "timeline").newest_first()
    before = id_in(request.GET.get("before", ""))
    if before is not None:
        shown = shown.filter(pk__lt=before)
    page = list(shown[:51])
    return render(request, "desk/decisions.html", {"decisions": page[:50], "more": len(page) > 50})


def _may_undo(user: User, decision: Decision) -> bool:
    """What shows on timelines is undone by those who edit one of them; the rest by any editor."""
    if decision.timeline:
        return Timeline.objects.editable_by(user).filter(pk=decision.timeline.pk).exists()
    return not decision.event or Event.objects.editable_by(user).filter(pk=decision.event.pk).exists()


@require_safe
@editors_only
def when(request: HttpRequest) -> HttpResponse:
    """How a typed date is understood, as a fragment: the words, the bounds, or why it is not.

    `field` names the field they come in, where that is not "when".
    """
    words = request.GET.get(request.GET.get("field", "when"), "").strip()[:120]
    try:
        understood = understand(words) if words else None
    except ValueError as unread:
        return render(request, "desk/when.html", {"problem": str(unread)})
    return render(request, "desk/when.html", {"understood": understood})


@require_POST
@editors_only
def undo(request: HttpRequest, id: int) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.visible_to(editor(request)), pk=id)
    if not _may_undo(editor(request), decision):
        messages.error(request, _("Only those who edit this timeline may undo that."))
        return redirect(return_address(request))
    since = _read_since(decision)
    deciding.decisions.undo(decision, editor(request))
    if decision.article and decision.action in REREAD:
        pipeline.read(Article.objects.get(pk=decision.article.pk))
    _read_again(since)
    messages.success(request, _("Undone: %(decision)s") % {"decision": decision})
    return redirect(return_address(request))


def _read_since(decision: Decision) -> list[int]:
    """Articles read after a merge or split, and grouped by it. To be asked before it is undone: with the
    entity that a split made, what was read as that entity goes."""
    if decision.action not in (Decision.Action.MERGE, Decision.Action.SPLIT):
        return []
    entities = {row["id"] for row in decision.changes if row["model"] == "entity"} | {decision.entity_id}
    since = Article.objects.filter(appearances__entity__in=entities, read_at__gt=decision.at)
    return list(since.values_list("pk", flat=True).distinct())


def _read_again(articles: list[int]) -> None:
    """A few at once; where they are many, `manage.py read` or the next sweep does the rest."""
    Article.objects.filter(pk__in=articles).update(read_at=None)
    for article in Article.objects.filter(pk__in=articles[:20]).select_related("source", "current"):
        pipeline.try_to_read(article)
