"""Something wrong here? A note to who edits an entry, from anybody who reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsreader.forms.remarks import RemarkForm
from newsreader.models import Entry, Remark, Timeline
from newsreader.models.remark import remark_address, takes_remarks
from newsreader.views.former import lead_on, leads_on, standing_entry

View = Callable[..., HttpResponse]
# A field that people do not see and programs fill in: what comes with it is thanked for, and let go.
LEFT_EMPTY = "url"


def words_come_back(view: View) -> View:
    """Where nobody is asked any more once words are sent, they are shown again (404): to be copied."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            if request.method != "POST" or not request.POST.get("words", "").strip():
                raise
        context = {"form": RemarkForm(request.POST), "gone": True}
        return render(request, "timelines/remark.html", context, status=404)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@leads_on()
@words_come_back
def remark(request: HttpRequest, slug: str, id: int) -> HttpResponse:
    """A page of its own, for it holds a token: the timeline's are the same for everybody."""
    pending = Entry.objects.filter(pk=id, pending_on__in=Timeline.objects.shared_with(request.user)).first()
    if pending:
        return redirect(pending)  # to its preview, where a member came from
    timeline, entry = _about(slug, id, formerly=request.method == "POST")
    if not takes_remarks(timeline):
        raise Http404
    if entry.pk != id and request.method != "POST":
        return lead_on(request, remark_address(timeline, entry.pk))
    context = {"timeline": timeline, "entry": entry, "left_empty": LEFT_EMPTY}
    if request.method != "POST":
        sent = "sent" in request.GET
        return render(request, "timelines/remark.html", context | {"form": RemarkForm(), "sent": sent})
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return render(request, "timelines/remark.html", context | {"form": form}, status=422)
    filled_in = bool(request.POST.get(LEFT_EMPTY))
    if filled_in or Remark.objects.take(entry, timeline, form.cleaned_data["words"]):
        return redirect(f"{remark_address(timeline, entry.pk)}?sent")
    form.add_error(None, _("So much was written about this today that no more is taken: come back tomorrow."))
    return render(request, "timelines/remark.html", context | {"form": form}, status=429)


def _about(slug: str, id: int, *, formerly: bool) -> tuple[Timeline, Entry]:
    """The published entry, or the one it was merged with. `formerly`: also by an address that its timeline
    had when the form was opened."""
    public = Timeline.objects.published()
    timeline = public.filter(slug=slug).first() or (public.formerly_at(slug).first() if formerly else None)
    if timeline is None:
        raise Http404
    entries = timeline.entries.select_related("event", "timeline")
    entry = entries.filter(pk=id).first() or standing_entry(id, entries)
    if entry is None:
        raise Http404
    return timeline, entry
