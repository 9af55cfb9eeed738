"""Timelines and entries at the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.forms.desk import DateForm, EntryForm, TimelineForm
from newsreader.forms.eras import Eras, eras_form
from newsreader.models import Citation, Decision, Entry, Timeline
from newsreader.models.ids import id_in
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.neighbours import movable
from newsreader.views.door import editor, editors_only, posts_back_to

PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def begin(request: HttpRequest) -> HttpResponse:
    form = TimelineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        timeline = deciding.timelines.create(
            words["slug"], words["title"], editor(request), standfirst=words["standfirst"]
        )
        messages.success(request, _("It is begun: only you see it until you publish it."))
        return redirect("desk-timeline", timeline.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/begin.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Title, standfirst and address, and the entries to edit."""
    timeline = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    form = TimelineForm(request.POST or None, instance=timeline)
    if request.method == "POST" and form.is_valid():
        timeline.refresh_from_db()
        deciding.timelines.update(timeline, editor(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("desk-timeline", timeline.slug)
    if request.method == "POST":
        timeline.refresh_from_db()
    return _timeline_page(request, timeline, form=form)


def _timeline_page(
    request: HttpRequest,
    timeline: Timeline,
    *,
    form: TimelineForm | None = None,
    eras: Eras | None = None,
) -> HttpResponse:
    """A form that is given comes back with its errors."""
    entries = timeline.entries.select_related("event").in_order()
    after = id_in(request.GET.get("after", ""))
    if after is not None:
        entries = entries.after(get_object_or_404(timeline.entries, pk=after).key)
    page = list(entries[: PAGE + 1])
    context = {
        "timeline": timeline,
        "form": form or TimelineForm(instance=timeline),
        "eras": eras or eras_form(timeline),
        "rows": movable(page)[:PAGE],
        "more": len(page) > PAGE,
    }
    wrong = bool((form and form.errors) or eras)
    return render(request, "desk/timeline.html", context, status=422 if wrong else 200)


@posts_back_to("desk-timeline")
@editors_only
def eras(request: HttpRequest, slug: str) -> HttpResponse:
    """Add, change and remove eras: what the form holds replaces those the editor saw."""
    timeline = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    form = eras_form(timeline, request.POST)
    if not form.is_valid():
        return _timeline_page(request, timeline, eras=form)
    if form.has_changed():
        deciding.timelines.update(timeline, editor(request), eras=form.eras, instead_of=form.seen)
    messages.success(request, _("Saved. It can be undone under Decisions."))
    return redirect("desk-timeline", timeline.slug)


@require_POST
@editors_only
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the timeline, or withdraw it."""
    timeline = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    if request.POST.get("published") == "yes":
        deciding.timelines.publish(timeline, editor(request))
        messages.success(request, _("Published: everyone can read it now."))
    else:
        deciding.timelines.withdraw(timeline, editor(request))
        messages.success(request, _("Withdrawn: only its members see it now."))
    return redirect("desk-timeline", timeline.slug)


def _entry(request: HttpRequest, id: int) -> Entry:
    editable = Entry.objects.editable_by(editor(request)).select_related("timeline", "event")
    return get_object_or_404(editable, pk=id)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def entry(request: HttpRequest, id: int) -> HttpResponse:
    """Headline and annotation; when and citations stand beside."""
    entry = _entry(request, id)
    form = EntryForm(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        entry.refresh_from_db()
        deciding.entries.update(entry, editor(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("desk-entry", entry.pk)
    return _entry_page(request, entry, form, DateForm(event=entry.event))


def _entry_page(request: HttpRequest, entry: Entry, form: EntryForm, dating: DateForm) -> HttpResponse:
    context = {
        "entry": entry,
        "row": movable([entry])[0],
        "form": form,
        "dating": dating,
        "citations": entry.event.citations.with_article(),
        "decisions": Decision.objects.visible_to(editor(request))
        .filter(event=entry.event)
        .select_related("by", "timeline")
        .newest_first()[:12],
        "elsewhere": Timeline.objects.editable_by(editor(request)).exclude(entries__event=entry.event),
    }
    return render(request, "desk/entry.html", context, status=422 if form.errors or dating.errors else 200)


@posts_back_to("desk-entry")
@editors_only
def date(request: HttpRequest, id: int) -> HttpResponse:
    """Say when the entry's event happened: by one of its citations, or in the editor's own words."""
    entry = _entry(request, id)
    chosen = id_in(request.POST.get("citation", ""))
    if chosen is not None:
        citation: Citation = get_object_or_404(entry.event.citations, pk=chosen)
        left = deciding.events.set_when(entry.event, citation.when, editor(request), citation=citation)
        messages.success(request, _dated(entry, left))
        return redirect("desk-entry", entry.pk)
    dating = DateForm(request.POST, event=entry.event)
    if not dating.is_valid():
        return _entry_page(request, entry, EntryForm(instance=entry), dating)
    left = deciding.events.set_when(
        entry.event, dating.cleaned_data["when"], editor(request), why=dating.cleaned_data["why"]
    )
    messages.success(request, _dated(entry, left))
    return redirect("desk-entry", entry.pk)


def _dated(entry: Entry, left_their_place: list[Entry]) -> str:
    words = _("The date is %(when)s now.") % {"when": in_words(entry.event)}
    if left_their_place:
        words += " " + _("An editor had placed it within its former day; now it stands by its time.")
    return words


@require_POST
@editors_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    entry = _entry(request, id)
    deciding.entries.delete(entry, editor(request))
    messages.success(
        request, _("Taken off: “%(title)s”. It can be undone under Decisions.") % {"title": entry.title}
    )
    return redirect("desk-timeline", entry.timeline.slug)


@require_POST
@editors_only
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Put the entry's event on another timeline too."""
    entry = _entry(request, id)
    slug = request.POST.get("timeline", "").replace("\0", "")  # PostgreSQL refuses to look for U+0000
    other = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    added = deciding.entries.create(entry.event, other, editor(request))
    messages.success(request, _("It stands on “%(timeline)s” too.") % {"timeline": other.title})
    return redirect("desk-entry", added.pk)
