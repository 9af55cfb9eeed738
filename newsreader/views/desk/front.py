"""The desk's front page, decisions, and undoing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding, pipeline
from newsreader.models import (
    Arrival,
    Article,
    Decision,
    Event,
    Feed,
    HeldVersion,
    Proposal,
    Timeline,
    UnsavedForm,
    User,
)
from newsreader.models.article import ArticleQuerySet
from newsreader.models.ids import id_in
from newsreader.models.prepared import Answers, Prepared, PreparedModels
from newsreader.showing.corrected import Corrected
from newsreader.showing.decisions import DecisionChoices, DecisionFilter, seen_decision
from newsreader.showing.failed_readings import FailedReading
from newsreader.showing.unsaved import Unsaved
from newsreader.showing.waiting_for_me import waiting_for
from newsreader.text.timex.typed import understand
from newsreader.views.door import (
    editor,
    editors_only,
    put_aside,
    redirect_page,
    return_address,
    wants_fragment,
)

PAGE = 50
MOST_SHOWN = 200  # decisions of one press on its page
FAILED = 20  # shown; what one cause did to many is seen by a few
# Undone, the article is read.
REREAD = (Decision.Action.CORRECT, Decision.Action.TAKE, Decision.Action.READ, Decision.Action.MARK)


@require_safe
@editors_only
def desk(request: HttpRequest) -> HttpResponse:
    user = editor(request)
    context = {
        "waits": waiting_for(user),
        "unsaved": [Unsaved(form, user) for form in UnsavedForm.objects.of(user).newest_first()[:10]],
        "failing": Feed.objects.filter(paused=False).in_trouble().count(),
        "waiting": Arrival.objects.waiting().in_trouble().count(),
        "open": Proposal.objects.open().count(),
        "corrected": Corrected.of(user),
        "failed": [FailedReading(each) for each in _failed(user)],
        "held": HeldVersion.objects.select_related("article", "version", "source").order_by("-id")[:20],
        "flagged": Proposal.objects.to_review_by(user).select_related("event", "article")[:20],
        "asking": Article.objects.visible_to(user).asking().select_related("source").order_by("-pk")[:20],
        "undated": Article.objects.visible_to(user).undated().count(),
        "timelines": Timeline.objects.shared_with(user).newest_first()[:20],
        "articles": Article.objects.visible_to(user).for_list().order_by("-id")[:10],
        "decisions": _last_decisions.models(user),
    }
    return render(request, "desk/desk.html", context)


_last_decisions: PreparedModels[Decision] = PreparedModels(
    lambda user: (
        Decision.objects.visible_to(user)
        .in_lines()
        .select_related("by", "timeline", "pending_on")
        .newest_first()[:12]
    )
)


def _failed(user: User) -> ArticleQuerySet:
    articles = Article.objects.visible_to(user).select_related("source").failed()
    return articles.only("headline", "reading_failed", "read_at", "source__name")[:FAILED]


@require_safe
@editors_only
def decisions(request: HttpRequest) -> HttpResponse:
    """Newest first, narrowed by timeline, person and noun, paged by the last decision seen."""
    choices = DecisionChoices(editor(request))
    asked = _asked(request, choices)
    page = asked.page(editor(request), id_in(request.GET.get("before", "")), PAGE + 1)
    context = {"decisions": page[:PAGE], "more": len(page) > PAGE, "asked": asked, "choices": choices}
    if context["more"]:
        context["earlier"] = asked.before(page[PAGE - 1].pk)
    return render(request, "desk/decisions.html", context)


def _asked(request: HttpRequest, choices: DecisionChoices) -> DecisionFilter:
    """As asked_filter(): unknown timelines and people are 404; a noun nobody knows is left out."""
    timeline, by = request.GET.get("timeline", ""), request.GET.get("by", "")
    noun = request.GET.get("noun", "")
    return DecisionFilter(
        timeline=get_object_or_404(choices.timelines, pk=id_in(timeline)) if timeline else None,
        by=get_object_or_404(choices.people, pk=id_in(by)) if by else None,
        noun=noun if noun in choices.nouns.values else "",
    )


@require_safe
@editors_only
def decision(request: HttpRequest, id: int) -> HttpResponse:
    """One decision with every word it changed; where `next` is given, undoing it leads there."""
    seen = Decision.objects.visible_to(editor(request)).select_related(
        "by", "timeline", "pending_on", "undid", "undone"
    )
    decision = get_object_or_404(seen, pk=id)
    context = {"decision": decision, "decisions": [decision], "back": request.GET.get("next", "")}
    at_once = seen.filter(pk__in=decision.at_once.values("pk")).order_by("pk")
    if decision.batch_id is None and len(rest := list(at_once[: MOST_SHOWN + 1])) > 1:
        context["at_once"] = rest
    return render(request, "desk/decision.html", context)


_OWNED = Prepared(lambda by, id: Timeline.objects.owned_by(by).filter(pk=id).values_list("pk"))
_EDITED = Prepared(lambda by, id: Timeline.objects.editable_by(by).filter(pk=id).values_list("pk"))
_EDITED_EVENT = Prepared(lambda by, id: Event.objects.editable_by(by).filter(pk=id).values_list("pk"))


def _may_undo(user: User, decision: Decision) -> bool:
    """What shows on timelines is undone by those who edit one of them; the rest by any editor. What is
    about something that is gone is undone by whom sees it. Who is a member is its owners' business."""
    if decision.first.action in Decision.SHARING:
        return _is_among(_OWNED, user, decision.timeline_id)
    home, event = decision.timeline_id or decision.pending_on_id, decision.event_id or 0
    if home is None and not event:
        return True
    if home and _is_among(_EDITED, user, home):
        return True
    if home and Timeline.objects.filter(pk=home).exists():
        return False
    return _is_among(_EDITED_EVENT, user, event) or not Event.objects.filter(pk=event).exists()


def _is_among(theirs: Prepared, user: User, id: int | None) -> bool:
    return bool(Answers(user).rows(theirs, id or 0))


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
    """Undo a decision; of an undo, do again what it undid."""
    decision = seen_decision(editor(request), id)
    if decision is None:
        raise Http404
    if not _may_undo(editor(request), decision):
        sharing = decision.first.action in Decision.SHARING
        by_owners = _("Only its owners may undo that.")
        messages.error(
            request, by_owners if sharing else _("Only those who edit this timeline may undo that.")
        )
        return redirect_page(request, redirect(return_address(request)))
    put_aside(request, and_tell=True)
    back, row = return_address(request), id_in(request.POST.get("row", ""))
    since = _read_since(decision)
    deciding.decisions.undo(decision, editor(request))
    for article in _reread(decision.first):
        pipeline.try_to_read(article)
    _read_again(since)
    if wants_fragment(request) and row is not None:  # the queue, where the row stands again
        return redirect(
            f"{reverse('proposal-row', args=[row])}?{urlencode({'next': back.partition('#')[0]})}"
        )
    done = _("Done again: %(decision)s") if decision.does_again else _("Undone: %(decision)s")
    messages.success(request, done % {"decision": decision.first})
    return redirect(back)


@require_POST
@editors_only
def undo_all(request: HttpRequest, id: int) -> HttpResponse:
    """Undo all that one press decided, or do all of it again."""
    seen = Decision.objects.visible_to(editor(request))
    decision = get_object_or_404(seen, pk=id)
    at_once = list(decision.at_once)
    if len(at_once) != seen.filter(pk__in=[each.pk for each in at_once]).count() or not all(
        _may_undo(editor(request), each) for each in at_once
    ):
        messages.error(request, _("Only those who edit this timeline may undo that."))
        return redirect(return_address(request))
    made = deciding.decisions.undo_all(decision, editor(request))
    done = (
        ngettext("Done again: %(number)d decision", "Done again: %(number)d decisions", len(made))
        if decision.does_again
        else ngettext("Undone: %(number)d decision", "Undone: %(number)d decisions", len(made))
    )
    messages.success(request, done % {"number": len(made)})
    return redirect(return_address(request))


def _reread(first: Decision) -> ArticleQuerySet:
    """The article whose words are read otherwise now, and one that is there again, unread."""
    ids = {row["id"] for row in first.changes if row["model"] == "article" and row["before"] is None}
    if first.action in REREAD:
        ids.add(first.article_id)
    found: ArticleQuerySet = Article.objects.filter(pk__in=ids, erased__isnull=True).order_by("pk")
    return found


def _read_since(decision: Decision) -> list[int]:
    """Articles read since a merge or split was made, or undone, and grouped by that. To be asked before it is
    undone, or made again: with the entity that a split made, what was read as that entity goes."""
    first = decision.first
    if first.action not in (Decision.Action.MERGE, Decision.Action.SPLIT):
        return []
    last = decision if decision.does_again else deciding.resting.standing_by(first)
    entities = {row["id"] for row in first.changes if row["model"] == "entity"} | {first.entity_id}
    since = Article.objects.filter(appearances__entity__in=entities, read_at__gt=last.at)
    return list(since.values_list("pk", flat=True).distinct())


def _read_again(articles: list[int]) -> None:
    """A few at once; where they are many, `manage.py read` or the next sweep does the rest."""
    if not articles:
        return
    Article.objects.filter(pk__in=articles).update(read_at=None)
    for article in Article.objects.filter(pk__in=articles[:20]).select_related("source", "current"):
        pipeline.try_to_read(article)
