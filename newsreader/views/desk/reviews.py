"""A draft is reviewed before it is published: asked for, answered, and what waits for whom."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding
from newsreader.forms.publishing import AnswerForm, AskReviewForm
from newsreader.models import Review, Timeline
from newsreader.models.access import is_editor
from newsreader.views.door import editor, editors_only
from newsreader.views.not_yours import members_only

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """What was asked and answered, for its members; asking, for who edits it."""
    user = editor(request)
    timeline = get_object_or_404(Timeline.objects.shared_with(user), slug=slug)
    if request.method != "POST":
        return _page(request, timeline)
    timeline = get_object_or_404(Timeline.objects.editable_by(user), pk=timeline.pk)
    form = AskReviewForm(request.POST, timeline=timeline, by=user)
    if not form.is_valid():
        return _page(request, timeline, asking=form, status=422)
    deciding.reviews.ask(timeline, user, **form.cleaned_data)
    messages.success(request, _("It is in review: whoever may review it finds it among what waits."))
    return redirect("timeline-review", timeline.slug)


def _page(
    request: HttpRequest,
    timeline: Timeline,
    asking: AskReviewForm | None = None,
    answering: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user = editor(request)
    reviews = list(timeline.reviews.newest_first()[:SHOWN])
    standing = next((each for each in reviews if each.is_open and not timeline.is_published), None)
    edits = timeline.is_edited_by(user)
    given = Review.objects.changeable_by(user).filter(timeline=timeline).first()
    answers = Review.objects.answerable_by(user).filter(timeline=timeline).first()
    context = {
        "timeline": timeline,
        "reviews": reviews,
        "standing": standing,
        "edits": edits,
        "asking": asking or AskReviewForm(timeline=timeline, by=user),
        "answering": answering or AnswerForm(initial={"because": given.because if given else ""}),
        "given": given,
        "answers": answers or given,
    }
    return render(request, "desk/review.html", context, status=status)


@require_safe
@members_only
def reviews(request: HttpRequest) -> HttpResponse:
    """The drafts that wait for this person."""
    user = editor(request)
    waiting = Review.objects.visible_to(user).waiting_for(user).newest_first().select_related("timeline")
    if not (is_editor(user) or Timeline.objects.shared_with(user).exists()):
        raise Http404
    return render(request, "desk/reviews.html", {"reviews": waiting[:SHOWN]})


@require_POST
@members_only
def answer(request: HttpRequest, id: int) -> HttpResponse:
    user = editor(request)
    seen = Review.objects.visible_to(user).select_related("timeline")
    asked = get_object_or_404(seen, pk=id)
    if asked.is_open or asked.answered_by == user:  # else it is a Conflict, which says so
        get_object_or_404(Review.objects.for_reviewer(user), pk=id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, asked.timeline, answering=form, status=422)
    ready = form.cleaned_data["answer"] == Review.Answer.READY
    if deciding.reviews.answer(asked, user, ready=ready, because=form.cleaned_data["because"]):
        messages.success(request, _("Ready, you said.") if ready else _("Given back."))
    else:
        messages.success(request, _("Your answer stands as it was."))
    return redirect("timeline-review", asked.timeline.slug)


@require_POST
@editors_only
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    edited = Timeline.objects.editable_by(editor(request))
    asked = get_object_or_404(Review.objects.filter(timeline__in=edited).select_related("timeline"), pk=id)
    deciding.reviews.take_back(asked, editor(request))
    messages.success(request, _("It is in review no more."))
    return redirect("timeline-review", asked.timeline.slug)
