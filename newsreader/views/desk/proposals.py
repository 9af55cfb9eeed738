"""Proposals: the queue, and what an editor makes of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding
from newsreader.forms.desk import AcceptForm, CiteForm, RejectForm, overlapping_events
from newsreader.models import Article, Event, Proposal, Timeline
from newsreader.models.ids import id_in
from newsreader.views.door import (
    editor,
    editors_only,
    posts_back_to,
    redirect_page,
    return_address,
    wants_fragment,
    with_vary,
)

PAGE = 30


@require_safe
@editors_only
def proposals(request: HttpRequest) -> HttpResponse:
    """What is open, in order of report and text, each with its sentence; one article's alone if asked."""
    queue = Proposal.objects.open().select_related("article", "article__source").order_by("id")
    article, chosen = id_in(request.GET.get("article", "")), None
    if article is not None:
        chosen = get_object_or_404(Article.objects.visible_to(request.user), pk=article)
        queue = queue.filter(article=chosen)
    after = id_in(request.GET.get("after", ""))
    if after is not None:
        queue = queue.filter(pk__gt=after)
    page = list(queue[: PAGE + 1])
    timelines = Timeline.objects.editable_by(editor(request)).order_by("title")
    context = {
        "proposals": page[:PAGE],
        "more": len(page) > PAGE,
        "article": chosen,
        "timelines": timelines,
        "open": Proposal.objects.open().count(),
    }
    return render(request, "desk/proposals.html", context)


@require_safe
@editors_only
def proposal(request: HttpRequest, id: int) -> HttpResponse:
    return _page(request, get_object_or_404(Proposal, pk=id))


def _page(request: HttpRequest, proposal: Proposal, accepting: AcceptForm | None = None) -> HttpResponse:
    user = editor(request)
    context = {
        "proposal": proposal,
        "accepting": accepting or AcceptForm(proposal=proposal, editor=user),
        "citing": CiteForm(proposal=proposal, editor=user)
        if overlapping_events(proposal, user).exists()
        else None,
        "rejecting": RejectForm(),
        "event": Event.objects.visible_to(user).filter(pk=proposal.event_id or 0).first(),
    }
    return render(request, "desk/proposal.html", context, status=422 if accepting else 200)


@posts_back_to("proposal")
@editors_only
def accept(request: HttpRequest, id: int) -> HttpResponse:
    """From the proposal's page with every field, or from the queue as it stands with the timeline alone."""
    proposal = get_object_or_404(Proposal, pk=id)
    answers = request.POST.copy()
    form = AcceptForm(answers, proposal=proposal, editor=editor(request))
    for name in ("title", "when"):
        answers.setdefault(name, form.fields[name].initial)
    if not form.is_valid():
        return (
            redirect_page(request, redirect(proposal))
            if wants_fragment(request)
            else _page(request, proposal, form)
        )
    words = form.cleaned_data
    entry = deciding.proposals.accept(
        proposal,
        words["timeline"],
        editor(request),
        title=words["title"],
        when=words["when"],
        annotation=words["annotation"],
        why=words["why"],
    )
    return _decided(request, proposal, _("Accepted: “%(title)s”") % {"title": entry.title})


@require_POST
@editors_only
def cite(request: HttpRequest, id: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=id)
    form = CiteForm(request.POST, proposal=proposal, editor=editor(request))
    if not form.is_valid():
        messages.error(request, _("Choose an event of this time."))
        return redirect(proposal)
    event = form.cleaned_data["event"]
    deciding.proposals.cite(proposal, event, editor(request))
    return _decided(request, proposal, _("Cited for “%(title)s”") % {"title": event.title})


@require_POST
@editors_only
def reject(request: HttpRequest, id: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=id)
    form = RejectForm(request.POST)
    deciding.proposals.reject(
        proposal, editor(request), why=form.cleaned_data["why"] if form.is_valid() else ""
    )
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
    if wants_fragment(request):
        decision = editor(request).decisions.latest("id")
        back = return_address(request) if request.POST.get("next") else reverse("desk-proposals")
        context = {"proposal": proposal, "message": message, "decision": decision, "back": back}
        return with_vary(render(request, "desk/proposals.html#decided", context))
    messages.success(request, message)
    return redirect(return_address(request) if request.POST.get("next") else "desk-proposals")
