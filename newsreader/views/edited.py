"""The timeline, or the entry, that an address of the desk names."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsreader.models import Conflict, Entry, Timeline
from newsreader.models.ids import id_in
from newsreader.views.door import editor, put_aside


def edited(request: HttpRequest, slug: str) -> Timeline:
    """The one at this address, or that had it before. Raises Conflict where a form was made for another
    timeline, which had this address before."""
    editable = Timeline.objects.editable_by(editor(request))
    timeline = editable.filter(slug=slug).first() or get_object_or_404(editable.formerly_at(slug))
    about = id_in(request.POST.get("about", ""))
    if about is not None and about != timeline.pk:
        raise Conflict(_("Another timeline has this address by now. Nothing was changed."))
    return timeline


def owns(request: HttpRequest, timeline: Timeline) -> bool:
    return Timeline.objects.owned_by(editor(request)).filter(pk=timeline.pk).exists()


def owners_choice(request: HttpRequest, slug: str, box: str) -> tuple[Timeline, bool]:
    """The timeline, and whether its owner ticked the box. Raises PermissionDenied for others."""
    timeline = edited(request, slug)
    if not owns(request, timeline):
        raise PermissionDenied
    put_aside(request, and_tell=True)
    return timeline, request.POST.get(box) == "yes"


def edited_entry(request: HttpRequest, id: int) -> Entry:
    """With its event and its timeline, on which it may be pending."""
    editable = Entry.objects.editable_by(editor(request)).select_related("timeline", "pending_on", "event")
    return get_object_or_404(editable, pk=id)
