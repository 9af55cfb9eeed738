"""An event at the desk: its title, merging and splitting it, its reports; and one of the editors' own."""

from __future__ import annotations

from urllib.parse import urldefrag, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding
from newsreader.forms.events import MOST_FOUND, FindForm, OwnEventForm, TitleForm
from newsreader.forms.offered import editable_events
from newsreader.models import Citation, Conflict, Decision, Entry, Event, Stale
from newsreader.models.ids import id_in
from newsreader.showing import passed
from newsreader.showing.like_events import like_events
from newsreader.showing.pending import put_on_words
from newsreader.views.correcting import offer_corrections
from newsreader.views.door import editor, editors_only, posts_back_to, put_aside
from newsreader.views.edited import edited, edited_entry
from newsreader.views.undoing import say_with_undo


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").replace("\0", "").strip()


def _event(request: HttpRequest, id: int) -> Event:
    return get_object_or_404(Event.objects.editable_by(request.user), pk=id)


@require_safe
@editors_only
def event(request: HttpRequest, id: int) -> HttpResponse:
    """Its reports, to choose from for a split, and the events it may be the same as."""
    event = Event.objects.editable_by(request.user).filter(pk=id).first()
    if event is None:
        merged = get_object_or_404(Event.objects.filter(merged_into__isnull=False), pk=id)
        return redirect("desk-event", _event(request, merged.stands_as.pk).pk)
    return _page(request, event)


def _page(
    request: HttpRequest, event: Event, status: int = 200, titling: TitleForm | None = None
) -> HttpResponse:
    finding, by = FindForm(request.GET), editor(request)
    if finding.asks:
        others = [each for each in finding.events(by) if each.pk != event.pk]
    else:
        others = like_events(event, editable_events(by), MOST_FOUND)
    context = {
        "event": event,
        "citations": event.citations.with_article(),
        "entries": event.entries.editable_by(by).select_related("timeline", "pending_on", "event"),
        "titling": titling or TitleForm(instance=event),
        "title": "" if titling else request.POST.get("title", ""),
        "ticked": {id_in(each) for each in request.POST.getlist("citation")},
        "finding": finding,
        "others": others,
        "decisions": Decision.objects.visible_to(by)
        .filter(event=event)
        .select_related("by", "timeline")
        .newest_first()[:12],
    }
    return render(request, "desk/event.html", context, status=status)


@posts_back_to("desk-event")
@editors_only
def retitle(request: HttpRequest, id: int) -> HttpResponse:
    """Say in other words what happened."""
    event = _event(request, id)
    form = TitleForm(request.POST, instance=event)
    valid = form.is_valid()
    event.refresh_from_db()  # checking an answer writes it into the row
    if not valid:
        return _page(request, event, 422, form)
    by = editor(request)
    try:
        changed = deciding.events.set_title(
            event, by, form.cleaned_data["title"], made_from=form.made_from, why=_why(request)
        )
    except Stale as stale:
        decisions = Decision.objects.filter(event=event)
        form.ask(stale, lambda name: decisions.last_to_change(event, name))
        event.refresh_from_db()
        return _page(request, event, 409, form)
    if changed:
        _said(request, _("It is called “%(title)s” now.") % {"title": event.title}, event.pk)
        offer_corrections(request, Entry.objects.filter(event=event, headline=""))
    else:
        messages.success(request, _("Saved: nothing was changed."))
    return redirect("desk-event", event.pk)


@posts_back_to("desk-event")
@editors_only
def merge(request: HttpRequest, id: int) -> HttpResponse:
    """Make it one with another, which stays."""
    event = _event(request, id)
    chosen = id_in(request.POST.get("into", ""))
    if chosen is None:
        messages.error(request, _("Choose the event that it is the same as."))
        return _page(request, event, status=422)
    into = _event(request, chosen)
    deciding.events.merge(event, into, editor(request), why=_why(request))
    _said(request, _("One event now: “%(title)s”.") % {"title": into.title}, event.pk)
    offer_corrections(request, Entry.objects.filter(event=into))
    return redirect("desk-event", into.pk)


@posts_back_to("desk-event")
@editors_only
def split(request: HttpRequest, id: int) -> HttpResponse:
    """Make an event of its own of the reports that are ticked."""
    event = _event(request, id)
    ids = [found for each in request.POST.getlist("citation") if (found := id_in(each)) is not None]
    title = request.POST.get("title", "").replace("\0", "").strip()
    try:
        new = deciding.events.split(event, ids, editor(request), title=title, why=_why(request))
    except Conflict as conflict:
        messages.error(request, str(conflict))
        if event.citations.count() < 2:  # of one report no form is shown that would hold the title
            put_aside(request, and_tell=True)
        return _page(request, event, status=422)
    _said(request, _("An event of its own: “%(title)s”.") % {"title": new.title}, event.pk)
    offer_corrections(request, Entry.objects.filter(event=event))
    return redirect("desk-event", new.pk)


@require_POST
@editors_only
def stance(request: HttpRequest, id: int) -> HttpResponse:
    """Say whether a report supports its event or contradicts it."""
    theirs = Citation.objects.filter(event__in=Event.objects.editable_by(request.user))
    citation = get_object_or_404(theirs.select_related("event", "article"), pk=id)
    contradicts = request.POST.get("contradicts") == "yes"
    if deciding.events.set_stance(citation, editor(request), contradicts=contradicts):
        words = _("It contradicts the event now.") if contradicts else _("It supports the event now.")
        _said(request, words, citation.event_id)
    return redirect("desk-event", citation.event_id)


def _said(request: HttpRequest, words: str, event: int) -> None:
    """With the way to take it back, and to the page of this event, where it was pressed."""
    say_with_undo(request, words, deciding.presses.made_last().pk, reverse("desk-event", args=[event]))


@require_safe
@editors_only
def further(request: HttpRequest, id: int) -> HttpResponse:
    """Search the articles for a further report of an entry; its words are picked in the article."""
    entry = edited_entry(request, id)
    finding = FindForm(request.GET)
    found = finding.reports(editor(request), request.GET.get("after", "")) if finding.asks else None
    rows = [
        (hit, reverse("article-write", args=[hit.target]) + "?" + urlencode(_asked(hit.url, entry)))
        for hit in (found.hits if found else ())
    ]
    onwards = request.GET.copy()
    onwards["after"] = found.next_after if found else ""
    context = {
        "entry": entry,
        "finding": finding if finding.asks else FindForm(initial={"q": entry.title}),
        "found": found,
        "rows": rows,
        "onwards": onwards.urlencode() if found and found.more else "",
    }
    return render(request, "desk/further.html", context)


def _asked(url: str, entry: Entry) -> dict[str, object]:
    """What asks the article's page for the sentence that was found, for this entry."""
    return {"entry": entry.pk, "sentence": urldefrag(url).fragment}


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an entry that no report is cited for."""
    timeline = edited(request, slug)
    form = OwnEventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = deciding.events.create_own(timeline, editor(request), **form.cleaned_data)
        messages.success(request, put_on_words(entry))
        return redirect("desk-entry", entry.pk)
    context = {"timeline": timeline, "form": form}
    return render(request, "desk/own.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@editors_only
def announced(request: HttpRequest) -> HttpResponse:
    """Announced events whose day has passed, with what was reported since."""
    rows = passed.page(editor(request), localdate())
    return render(request, "desk/announced.html", {"rows": rows})
