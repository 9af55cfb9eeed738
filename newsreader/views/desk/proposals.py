"""Proposals: the queue, and what an editor makes of one."""

from __future__ import annotations

from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding
from newsreader.forms.proposals import AcceptForm, CiteForm, RejectForm, SeveralForm, events_of_its_days
from newsreader.models import (
    Article,
    Conflict,
    Event,
    Proposal,
    RejectionReason,
    Source,
    User,
)
from newsreader.models.ids import id_in
from newsreader.models.prepared import Answers, Prepared, PreparedModels
from newsreader.models.prepared import Model as Found
from newsreader.models.proposal import ProposalQuerySet
from newsreader.models.used import open_at_desk
from newsreader.models.user import NOBODY
from newsreader.showing.html.queue import queue_row_html
from newsreader.showing.likely_timelines import EDITABLE, EDITABLE_ONE
from newsreader.showing.queue import FIRST, ORDERS, QueueNarrowing
from newsreader.showing.queue_found import MOST_AT_ONCE
from newsreader.showing.queue_outlets import outlet_options, outlets_offered
from newsreader.showing.queue_rows import Queue
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from newsreader.views.door import (
    View,
    editor,
    editors_only,
    is_ours,
    posts_back_to,
    redirect_page,
    return_address,
    wants_fragment,
    with_vary,
)
from newsreader.views.undoing import say_with_undo

PAGE = 20


@require_safe
@editors_only
def proposals(request: HttpRequest) -> HttpResponse:
    """What is open, narrowed and ordered as asked, each with its paragraph and what stands beside it."""
    answers = Answers(editor(request))
    asked = _narrowing(request.GET, editor(request))
    place, beside = request.GET.get("after", ""), ((EDITABLE,), (_OPEN,), (_REASONS,))
    page, number, unlikely = asked.page(place, PAGE + 1, answers, beside)
    queue = Queue(page[:PAGE], answers, answers.models(EDITABLE), asked.target)
    opened = sum(number for (number,) in answers.rows(_OPEN))
    context = {
        "rows": queue.rows,
        "timelines": queue.timelines,
        "asked": asked,
        "orders": ORDERS,
        "open": opened,
        "unlikely": len(unlikely),
        "until": unlikely[-1] if unlikely else None,
        "reasons": [words for (words,) in answers.rows(_REASONS)],
        "outlets": outlet_options(outlets_offered(answers, opened), asked.outlet),
        "back": request.get_full_path(),
        "number": number,
    }
    if len(page) > PAGE:
        context["more"] = asked.after(page[PAGE - 1], place)
    return render(request, "desk/proposals.html", context)


_OPEN = Prepared(
    lambda _editor: (
        Proposal.objects.open().order_by().values("state").annotate(n=Count("pk")).values_list("n")
    )
)
_REASONS = Prepared(lambda _editor: RejectionReason.objects.values_list("words"))


def _narrowing(query: QueryDict, user: User) -> QueueNarrowing:
    """Unknown timelines, outlets and articles are 404; what nobody can read is left out."""
    answers = Answers(user)
    timeline, onto, outlet, article = (query.get(n, "") for n in ("timeline", "onto", "outlet", "article"))
    day = _understood(typed := _line(query.get("day", "")))
    order = query.get("order", "")
    return QueueNarrowing(
        timeline=_found(answers, EDITABLE_ONE, timeline) if timeline else None,
        onto=_found(answers, EDITABLE_ONE, onto) if onto else None,
        outlet=_found(answers, _OUTLET, outlet) if outlet else None,
        article=_found(answers, _ARTICLE, article) if article else None,
        day=typed if day else "",
        first=day.earliest if day else None,
        last=day.latest if day else None,
        name=_line(query.get("name", "")),
        words=_line(query.get("q", "")),
        order=order if order in ORDERS else FIRST,
    )


_OUTLET: PreparedModels[Source] = PreparedModels(lambda _editor, id: Source.objects.filter(pk=id))
_ARTICLE: PreparedModels[Article] = PreparedModels(
    lambda editor, id: Article.objects.visible_to(editor).filter(pk=id)
)


def _found(answers: Answers, rows: PreparedModels[Found], written: str) -> Found:
    """The row of this id, as an address has it; raises Http404."""
    for found in answers.models(rows, id_in(written) or 0):
        return found
    raise Http404


def _line(typed: str) -> str:
    return " ".join(typed.replace("\0", "").split())[:120]


def _understood(words: str) -> When | None:
    """What a typed day means; None for what has no first and last day."""
    try:
        when = understand(words) if words else None
    except ValueError:
        return None
    return when if when and when.earliest and when.latest else None


@require_safe
@editors_only
def row(request: HttpRequest, id: int) -> HttpResponse:
    """One row of the queue, as it stands there; `next` is the queue one comes back to."""
    opened = get_object_or_404(Proposal.objects.select_related("article__source"), pk=id)
    back = request.GET.get("next", "")
    asked = _narrowing(QueryDict(urlsplit(back).query), editor(request))
    answers = Answers(editor(request))
    queue = Queue([opened], answers, answers.models(EDITABLE), asked.target)
    return HttpResponse(queue_row_html(queue.rows[0], back if is_ours(back) else reverse("desk-proposals")))


@posts_back_to("desk-proposals")
@editors_only
def several(request: HttpRequest) -> HttpResponse:
    """Accept, or reject, those that were ticked, or all of one article: one press, with one undo."""
    ids = [id for each in request.POST.getlist("proposal") if (id := id_in(each)) is not None]
    article = id_in(request.POST.get("all_of", ""))
    chosen = Proposal.objects.open().order_by("id")
    if request.POST.get("do") == "unlikely":
        chosen = _unlikely(request)
    else:
        chosen = chosen.filter(pk__in=ids) if article is None else chosen.filter(article=article)
    found = list(chosen[: MOST_AT_ONCE + 1])
    form = SeveralForm(request.POST, editor=editor(request))
    if not found or len(found) > MOST_AT_ONCE or not form.is_valid():
        messages.error(request, _why_not(found, form))
        return redirect(return_address(request, "desk-proposals"))
    timeline = form.cleaned_data["timeline"]
    if form.cleaned_data["do"] != "accept":
        number = deciding.proposals.reject_all(found, editor(request), form.cleaned_data["why"])
        said = ngettext("Rejected: %(number)d proposal", "Rejected: %(number)d proposals", number)
    elif timeline.publishes_at_once and "sure" not in request.POST:
        context = {"proposals": found, "timeline": timeline, "answers": _answers(request)}
        return render(request, "desk/several.html", context)
    else:
        number = len(deciding.proposals.accept_all(found, timeline, editor(request)))
        said = ngettext("Accepted: %(number)d proposal", "Accepted: %(number)d proposals", number)
    if not number:
        messages.error(request, _("All of these were decided already."))
        return redirect(return_address(request, "desk-proposals"))
    made, back = deciding.presses.made_last(), return_address(request, "desk-proposals")
    said %= {"number": number}
    say_with_undo(request, said, made.batch_id or made.pk, back, all_of_it=True)
    return redirect(back)


def _unlikely(request: HttpRequest) -> ProposalQuerySet:
    """Those that the button counted, of the queue it stood in: what came in since stays, and no other page
    has such a queue."""
    back = urlsplit(request.POST.get("next", ""))
    until = id_in(request.POST.get("until", ""))
    if until is None or back.path != reverse("desk-proposals"):
        return Proposal.objects.none()
    asked = _narrowing(QueryDict(back.query), editor(request))
    return asked.proposals().unlikely().filter(pk__lte=until).order_by("id")[:MOST_AT_ONCE]


def _why_not(found: list[Proposal], form: SeveralForm) -> str:
    if not found:
        if form.data.get("do") == "unlikely":
            return _("Nothing was set aside: the queue has changed since.")
        return _("Tick some proposals first.")
    if len(found) > MOST_AT_ONCE:
        return _("At most %(number)d at once.") % {"number": MOST_AT_ONCE}
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


@require_safe
@editors_only
def proposal(request: HttpRequest, id: int) -> HttpResponse:
    opened = get_object_or_404(Proposal.objects.select_related("article"), pk=id)
    open_at_desk(opened.article)
    return _page(request, opened)


def _page(
    request: HttpRequest,
    proposal: Proposal,
    accepting: AcceptForm | None = None,
    rejecting: RejectForm | None = None,
) -> HttpResponse:
    user = editor(request)
    events = events_of_its_days(proposal, user)
    context = {
        "proposal": proposal,
        "accepting": accepting or AcceptForm(proposal=proposal, editor=user),
        "citing": CiteForm(editor=user, offered=events) if events else None,
        "rejecting": rejecting or RejectForm(),
        "reasons": RejectionReason.objects.all(),
        "back": back if is_ours(back := request.POST.get("next") or request.GET.get("next", "")) else "",
        "event": Event.objects.visible_to(user).filter(pk=proposal.event_id or 0).first(),
    }
    return render(request, "desk/proposal.html", context, status=422 if accepting or rejecting else 200)


_WITH_ARTICLE: PreparedModels[Proposal] = PreparedModels(
    lambda _editor, id: Proposal.objects.filter(pk=id).select_related("article")
)


def _of_id(id: int) -> Proposal:
    return _found(Answers(NOBODY), _WITH_ARTICLE, str(id))


def told_in_place(view: View) -> View:
    """A row of the queue that a colleague decided first says so where it stands: a page load would cost the
    editor the place in it, at each row that two are at."""

    @wraps(view)
    def told(request: HttpRequest, id: int) -> HttpResponse:
        try:
            return view(request, id)
        except Conflict as conflict:
            if not wants_fragment(request):
                raise
            context = {"proposal": _of_id(id), "message": str(conflict)}
            return with_vary(render(request, "desk/proposals.html#passed", context))

    return told


@posts_back_to("proposal")
@editors_only
@told_in_place
def accept(request: HttpRequest, id: int) -> HttpResponse:
    """From the proposal's page with every field, or from the queue as it stands with the timeline alone.

    What would be public at once without having been chosen is asked back first.
    """
    proposal = _of_id(id)
    answers = request.POST.copy()
    form = AcceptForm(answers, proposal=proposal, editor=editor(request))
    for name in ("title", "when"):
        answers.setdefault(name, form.fields[name].initial)
    if chosen := answers.get(f"timeline-{proposal.pk}"):  # of its row, in the form of the whole queue
        answers["timeline"] = chosen
    if not form.is_valid():
        return (
            redirect_page(request, redirect(proposal))
            if wants_fragment(request)
            else _page(request, proposal, form)
        )
    words = form.cleaned_data
    if form.publishes_unchosen and proposal.state == Proposal.State.OPEN and "sure" not in request.POST:
        return _asked(request, proposal, words)
    entry = deciding.proposals.accept(
        proposal,
        words["timeline"],
        editor(request),
        title=words["title"],
        when=words["when"],
        annotation=words["annotation"],
        why=words["why"],
    )
    said = format_html(
        _('Accepted: “{title}”, pending on <a href="{url}">{timeline}</a>')
        if entry.is_pending
        else _('Accepted: “{title}” on <a href="{url}">{timeline}</a>'),
        title=entry.title,
        url=entry.get_absolute_url(),
        timeline=entry.home.title,
    )
    return _decided(request, proposal, said)


def _asked(request: HttpRequest, proposal: Proposal, words: dict[str, Any]) -> HttpResponse:
    """The same answers once more, with one press to say that everybody may read them."""
    context = {"proposal": proposal, "answers": _answers(request)} | {
        name: words[name] for name in ("title", "timeline")
    }
    template = "desk/accept.html" + ("#asking" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def _answers(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent once more."""
    sent = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]


@require_POST
@editors_only
@told_in_place
def cite(request: HttpRequest, id: int) -> HttpResponse:
    proposal = _of_id(id)
    form = CiteForm(request.POST, editor=editor(request))
    if not form.is_valid():
        messages.error(request, _("Choose an event."))
        return redirect_page(request, redirect(proposal))
    event = form.cleaned_data["event"]
    deciding.proposals.cite(proposal, event, editor(request))
    return _decided(request, proposal, _("Cited for “%(title)s”") % {"title": event.title})


@posts_back_to("proposal")
@editors_only
@told_in_place
def reject(request: HttpRequest, id: int) -> HttpResponse:
    proposal = _of_id(id)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, rejecting=form)
    deciding.proposals.reject(proposal, editor(request), why=form.cleaned_data["why"])
    return _decided(request, proposal, _("Rejected: “%(title)s”") % {"title": proposal.title})


@require_POST
@editors_only
def review(request: HttpRequest, id: int) -> HttpResponse:
    """A decided date whose words are read differently now: take the new reading, or keep the old."""
    proposal = get_object_or_404(Proposal.objects.to_review_by(editor(request)), pk=id)
    if request.POST.get("take") == "new":
        deciding.proposals.adopt_date(proposal, editor(request))
        messages.success(request, _("The new reading was taken."))
    else:
        deciding.proposals.keep_date(proposal, editor(request))
        messages.success(request, _("The date stays as it was decided."))
    return redirect(return_address(request))


def _decided(request: HttpRequest, proposal: Proposal, message: str) -> HttpResponse:
    """htmx gets what stands where the proposal stood; a plain form goes back to where it came from."""
    decision = deciding.presses.made_last().pk
    back = return_address(request) if request.POST.get("next") else reverse("desk-proposals")
    if wants_fragment(request):
        context = {"proposal": proposal, "message": message, "decision": decision, "back": back}
        return with_vary(render(request, "desk/proposals.html#decided", context))
    say_with_undo(request, message, decision, f"{back.partition('#')[0]}#proposal-{proposal.pk}")
    at = id_in(request.GET.get("at", ""))
    return redirect(f"{back}#proposal-{at}" if at else back)
