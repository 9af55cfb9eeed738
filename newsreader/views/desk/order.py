"""Moving entries within their day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsreader import deciding
from newsreader.models import Conflict, Entry
from newsreader.models.ids import id_in
from newsreader.views.door import editor, editors_only, put_aside, return_address
from newsreader.views.edited import edited_entry


@require_POST
@editors_only
def move(request: HttpRequest, id: int) -> HttpResponse:
    """Before or after the entry that the editor saw beside it; or back to where its time puts it."""
    entry = edited_entry(request, id)
    put_aside(request, and_tell=True)
    if "by-time" in request.POST:
        deciding.entries.order_by_time(entry, editor(request))
        messages.success(request, _("“%(title)s” is in order by time again.") % {"title": entry.title})
        return _back_to(request, entry)
    before, after = (id_in(request.POST.get(way, "")) for way in ("before", "after"))
    try:
        if before is None and after is None:
            raise Conflict(_no_further(entry, first="before" in request.POST))
        beside = deciding.entries.move(entry, editor(request), before=before, after=after)
    except Conflict as conflict:
        messages.error(request, str(conflict))
    else:
        messages.success(request, _moved(entry, beside, before=before is not None))
    return _back_to(request, entry)


def _back_to(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The page it was pressed on, at the row that was moved."""
    return redirect(f"{return_address(request)}#row-{entry.pk}")


def _no_further(entry: Entry, *, first: bool) -> str:
    said = {"title": entry.title}
    if first:
        return _("“%(title)s” is the first of its day. For another day, change its date.") % said
    return _("“%(title)s” is the last of its day. For another day, change its date.") % said


def _moved(entry: Entry, beside: Entry, *, before: bool) -> str:
    said = {"title": entry.title, "beside": beside.title}
    if before:
        words = _("“%(title)s” stands before “%(beside)s” now.") % said
    else:
        words = _("“%(title)s” stands after “%(beside)s” now.") % said
    if entry.placed is None:
        return words
    return words + " " + _("Its time says otherwise, so readers are told that an editor placed it there.")
