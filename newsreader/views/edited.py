"""The timeline, or the entry, that an address of the desk names."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from newsreader.models import Conflict, Entry, Timeline
from newsreader.models.ids import id_in
from newsreader.views.door import editor


def edited(request: HttpRequest, slug: str) -> Timeline:
    """The one at this address, or that had it before. Raises Conflict where a form was made for another
    timeline, which had this address before."""
    editable = Timeline.objects.editable_by(editor(request))
    timeline = editable.filter(slug=slug).first() or get_object_or_404(editable.formerly_at(slug))
    about = id_in(request.POST.get("about", ""))
    if about is not None and about != timeline.pk:
        raise Conflict(_("Another timeline has this address by now. Nothing was changed."))
    return timeline


def edited_entry(request: HttpRequest, id: int) -> Entry:
    """With its event and its timeline, on which it may be pending."""
    editable = Entry.objects.editable_by(editor(request)).select_related("timeline", "pending_on", "event")
    return get_object_or_404(editable, pk=id)
