"""When a timeline is to be published or withdrawn by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.forms.publishing import ScheduleForm
from newsreader.models import Schedule
from newsreader.views.door import editor, editors_only
from newsreader.views.edited import edited
from newsreader.views.not_yours import or_asks

PAST = 10  # shown, of those whose moment came


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@or_asks
def schedule(request: HttpRequest, slug: str) -> HttpResponse:
    timeline = edited(request, slug)
    standing = Schedule.Step.WITHDRAW if timeline.is_published else Schedule.Step.PUBLISH
    form = ScheduleForm(request.POST or None, initial={"step": standing})
    if request.method == "POST" and form.is_valid():
        made = deciding.schedules.schedule(timeline, by=editor(request), **form.cleaned_data)
        messages.success(request, _("Scheduled for %(moment)s.") % {"moment": made.moment})
        return redirect("timeline-schedule", timeline.slug)
    context = {
        "timeline": timeline,
        "form": form,
        "standing": timeline.schedules.open().soonest_first(),
        "past": timeline.schedules.exclude(outcome="").soonest_first().reverse()[:PAST],
    }
    return render(request, "desk/schedule.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@editors_only
def cancel(request: HttpRequest, id: int) -> HttpResponse:
    seen = Schedule.objects.visible_to(editor(request)).select_related("timeline")
    standing = get_object_or_404(seen, pk=id)
    deciding.schedules.cancel(standing, editor(request))
    messages.success(request, _("Cancelled: it does not happen by itself."))
    return redirect("timeline-schedule", standing.timeline.slug)
