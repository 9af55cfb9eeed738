"""What strangers say is wrong, at the desk of those who edit the timeline."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader import deciding
from newsreader.models import Entry, FormerEntry, Remark
from newsreader.views.door import editor, editors_only
from newsreader.views.edited import owners_choice

SHOWN, ANSWERED_SHOWN = 100, 20


@require_safe
@editors_only
def remarks(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first, and the last that were answered."""
    seen = Remark.objects.visible_to(editor(request)).select_related("timeline", "answered_by")
    waiting = list(seen.open().order_by("pk")[:SHOWN])
    answered = list(seen.exclude(answer="").order_by("-answered")[:ANSWERED_SHOWN])
    on = {each.entry_id for each in (*waiting, *answered)}
    stands = Entry.objects.editable_by(editor(request)).select_related("event")
    entries = stands.in_bulk(on)
    leads = FormerEntry.where_they_lead(on - entries.keys())  # those merged with another
    others = stands.in_bulk(leads.values())
    entries |= {gone: others[now] for gone, now in leads.items() if now in others}
    rows = [[(each, entries.get(each.entry_id)) for each in some] for some in (waiting, answered)]
    return render(request, "desk/remarks.html", {"waiting": rows[0], "answered": rows[1]})


@require_POST
@editors_only
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """Seen, led to a change, or open again."""
    remark = get_object_or_404(Remark.objects.visible_to(editor(request)), pk=id)
    chosen = request.POST.get("answer", "")
    if chosen in Remark.Answer.values:
        remark.set_answer(chosen, editor(request))
    return redirect("desk-remarks")


@require_POST
@editors_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    get_object_or_404(Remark.objects.visible_to(editor(request)), pk=id).delete()
    messages.success(request, _("Deleted."))
    return redirect("desk-remarks")


@require_POST
@editors_only
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Its owner says whether strangers are asked."""
    timeline, chosen = owners_choice(request, slug, "takes_remarks")
    deciding.timelines.update(timeline, editor(request), takes_remarks=chosen)
    messages.success(
        request,
        _("Readers are asked on each entry what is wrong with it.")
        if chosen
        else _("Readers are not asked any more."),
    )
    return redirect("desk-timeline", timeline.slug)
