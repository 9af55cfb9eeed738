"""Notes of corrections at the desk: written about a published timeline or an entry of it, and withdrawn."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.forms.publishing import CorrectionForm
from newsreader.models import CorrectionNote, Entry, Timeline
from newsreader.models.ids import id_in
from newsreader.views.door import editor, editors_only
from newsreader.views.edited import edited
from newsreader.views.not_yours import or_asks

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@or_asks
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Those that stand, and a new one: about the entry that `entry` names, else about the timeline."""
    timeline = edited(request, slug)
    asked = request.POST.get("entry", "") or request.GET.get("entry", "")
    entry = _entry(timeline, asked) if asked else None
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deciding.correction_notes.write(timeline, editor(request), form.cleaned_data["words"], entry=entry)
        messages.success(request, _("Readers are told."))
        return redirect("timeline-corrections", timeline.slug)
    notes = list(timeline.correction_notes.newest_first()[:SHOWN])
    entries = Entry.objects.select_related("event").in_bulk({each.entry_id for each in notes} - {None})
    context = {
        "timeline": timeline,
        "entry": entry,
        "form": form,
        "notes": [(note, entries.get(note.entry_id or 0)) for note in notes],
    }
    return render(request, "desk/corrections.html", context, status=422 if request.method == "POST" else 200)


def _entry(timeline: Timeline, asked: str) -> Entry:
    entries = timeline.entries.select_related("event", "timeline")
    entry: Entry = get_object_or_404(entries, pk=id_in(asked))
    return entry


@require_POST
@editors_only
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    edited_by = Timeline.objects.editable_by(editor(request))
    notes = CorrectionNote.objects.filter(timeline__in=edited_by).select_related("timeline")
    note = get_object_or_404(notes, pk=id)
    deciding.correction_notes.withdraw(note, editor(request))
    messages.success(request, _("Withdrawn: readers are told that it was."))
    return redirect("timeline-corrections", note.timeline.slug)
