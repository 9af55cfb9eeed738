"""What is pending on a timeline: published one by one or together, or at once from the start."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsreader import deciding
from newsreader.models import Entry, Timeline
from newsreader.models.ids import id_in
from newsreader.models.timeline import Membership
from newsreader.models.user import Viewer
from newsreader.views.door import editor, editors_only, put_aside


def owns(viewer: Viewer, timeline: Timeline) -> bool:
    """May this editor say how new entries are published?"""
    owners = timeline.memberships.filter(role=Membership.Role.OWNER, user=viewer.pk)
    return bool(getattr(viewer, "is_superuser", False)) or owners.exists()


@require_POST
@editors_only
def publish_entry(request: HttpRequest, id: int) -> HttpResponse:
    editable = Entry.objects.editable_by(editor(request)).select_related("timeline", "pending_on", "event")
    entry = get_object_or_404(editable, pk=id)
    put_aside(request, and_tell=True)
    deciding.pending.publish(entry, editor(request))
    messages.success(
        request, _("“%(title)s” is published: everyone can read it now.") % {"title": entry.title}
    )
    return redirect("desk-timeline", entry.home.slug)


@require_POST
@editors_only
def publish_pending(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the page showed as pending: what came since waits."""
    timeline = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    put_aside(request, and_tell=True)
    count = deciding.pending.publish_all(
        timeline, editor(request), until=id_in(request.POST.get("until", ""))
    )
    said = ngettext("%(count)d entry is published.", "%(count)d entries are published.", count)
    messages.success(request, said % {"count": count})
    return redirect("desk-timeline", timeline.slug)


@require_POST
@editors_only
def at_once(request: HttpRequest, slug: str) -> HttpResponse:
    """Its owner says whether new entries are published at once, or pending first."""
    timeline = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    if not owns(editor(request), timeline):
        raise PermissionDenied
    put_aside(request, and_tell=True)
    chosen = request.POST.get("at_once") == "yes"
    deciding.timelines.update(timeline, editor(request), at_once=chosen)
    messages.success(
        request,
        _("New entries are published at once from now on.")
        if chosen
        else _("New entries are pending from now on, until somebody publishes them."),
    )
    return redirect("desk-timeline", timeline.slug)
