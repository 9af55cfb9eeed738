"""Proposals: the queue, and what an editor makes of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding
from newsreader.forms.desk import AcceptForm, CiteForm, RejectForm, overlapping_events
from newsreader.models import Article, Event, Proposal
from newsreader.models.ids import id_in
from newsreader.models.used import open_at_desk
from newsreader.showing.likely_timelines import LikelyTimelines
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
    likely = LikelyTimelines([proposal.article for proposal in page[:PAGE]], editor(request))
    context = {
        "proposals": page[:PAGE],
        "rows": [(proposal, likely.of(proposal.article_id)) for proposal in page[:PAGE]],
        "more": len(page) > PAGE,
        "article": chosen,
        "timelines": likely.timelines,
        "open": Proposal.objects.open().count(),
    }
    return render(request, "desk/proposals.html", context)


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
    context = {
        "proposal": proposal,
        "accepting": accepting or AcceptForm(proposal=proposal, editor=user),
        "citing": CiteForm(proposal=proposal, editor=user)
        if overlapping_events(proposal, user).exists()
        else None,
        "rejecting": rejecting or RejectForm(),
        "event": Event.objects.visible_to(user).filter(pk=proposal.event_id or 0).first(),
    }
    return render(request, "desk/proposal.html", context, status=422 if accepting or rejecting else 200)


@posts_back_to("proposal")
@editors_only
def accept(request: HttpRequest, id: int) -> HttpResponse:
    """From the proposal's page with every field, or from the queue as it stands with the timeline alone.

    What would be public at once without having been chosen is asked back first.
    """
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
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    answers = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
    context = {"proposal": proposal, "answers": answers} | {
        name: words[name] for name in ("title", "timeline")
    }
    template = "desk/accept.html" + ("#asking" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


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


@posts_back_to("proposal")
@editors_only
def reject(request: HttpRequest, id: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal, pk=id)
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
    decision = editor(request).decisions.latest("id")
    if wants_fragment(request):
        back = return_address(request) if request.POST.get("next") else reverse("desk-proposals")
        context = {"proposal": proposal, "message": message, "decision": decision, "back": back}
        return with_vary(render(request, "desk/proposals.html#decided", context))
    undo = f"{reverse('desk-decisions')}#decision-{decision.pk}"
    messages.success(request, format_html('{} <a href="{}">{}</a>', message, undo, _("Undo it")))
    return redirect(return_address(request) if request.POST.get("next") else "desk-proposals")
