"""Timelines and entries at the desk."""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.forms.dates import DateForm
from newsreader.forms.entries import EntryForm, PlaceForm
from newsreader.forms.eras import Eras, eras_form
from newsreader.forms.events import StatusForm
from newsreader.forms.timelines import TimelineForm
from newsreader.forms.words import with_all_fields
from newsreader.models import (
    Citation,
    Comment,
    Decision,
    Entry,
    Event,
    FormerAddress,
    Presence,
    Stale,
    Timeline,
    User,
    Weight,
)
from newsreader.models.entry_key import EntryKey
from newsreader.models.ids import id_in
from newsreader.showing.between import at_the_desk
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.neighbours import movable
from newsreader.showing.pending import pending_on
from newsreader.showing.state import state_of
from newsreader.views.correcting import offer_correction, substance
from newsreader.views.door import also_here, editor, editors_only, posts_back_to, put_aside, return_address
from newsreader.views.edited import edited, edited_entry, owns
from newsreader.views.not_yours import or_asks

PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def begin(request: HttpRequest) -> HttpResponse:
    form = TimelineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        led_elsewhere = _led_elsewhere(request, words["slug"])
        timeline = deciding.timelines.create(
            words["slug"], words["title"], editor(request), standfirst=words["standfirst"]
        )
        messages.success(request, _("It is begun: only you see it until you publish it."))
        _tell(request, led_elsewhere)
        return redirect("desk-timeline", timeline.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/begin.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@or_asks
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Title, standfirst, address and eras, and the entries to edit: one form, whichever button is pressed."""
    timeline = edited(request, slug)
    if request.method != "POST":
        if timeline.slug != slug:
            return redirect("desk-timeline", timeline.slug)
        return _timeline_page(request, timeline, TimelineForm(instance=timeline), eras_form(timeline))
    form = TimelineForm(with_all_fields(request.POST, timeline, TimelineForm), instance=timeline)
    eras = eras_form(timeline, request.POST) if "eras-TOTAL_FORMS" in request.POST else None
    if not all([form.is_valid(), eras is None or eras.is_valid()]):
        timeline.refresh_from_db()
        return _timeline_page(request, timeline, form, eras or eras_form(timeline), status=422)
    timeline.refresh_from_db()
    edits = eras.edits if eras else []
    led_elsewhere = _led_elsewhere(request, form.cleaned_data.get("slug", ""), timeline)
    try:
        changed = deciding.timelines.update(
            timeline, editor(request), eras=edits, made_from=form.made_from, **form.cleaned_data
        )
    except Stale as stale:
        if eras and stale.clashes[0].field.isdecimal():
            eras.ask(stale.clashes)
        else:
            decisions = Decision.objects.filter(timeline=timeline)
            form.ask(stale, lambda name: decisions.last_to_change(timeline, name))
        timeline.refresh_from_db()
        return _timeline_page(request, timeline, form, eras or eras_form(timeline), status=409)
    messages.success(request, _("Saved.") if changed else _("Saved: nothing was changed."))
    _tell(request, led_elsewhere)
    return redirect("desk-timeline", timeline.slug)


def _led_elsewhere(request: HttpRequest, slug: str, timeline: Timeline | None = None) -> str:
    """What an editor is told who gives a timeline an address from which another one's old links lead on."""
    former = FormerAddress.objects.filter(slug=slug).exclude(timeline=timeline).first()
    if former is None:
        return ""
    seen = Timeline.objects.visible_to(editor(request)).filter(pk=former.timeline_id).first()
    told = {"title": _("“%(title)s”") % {"title": seen} if seen else _("another timeline")}
    return _("Old links to this address led to %(title)s, and lead to this timeline from now on.") % told


def _tell(request: HttpRequest, words: str) -> None:
    if words:
        messages.warning(request, words)


def _timeline_page(
    request: HttpRequest, timeline: Timeline, form: TimelineForm, eras: Eras, status: int = 200
) -> HttpResponse:
    entries = timeline.entries.select_related("event").in_order()
    if after := EntryKey.of_text(request.GET.get("after", "")):
        entries = entries.after(after)
    page = list(entries[: PAGE + 1])
    waiting = pending_on(timeline)
    context = {
        "timeline": timeline,
        "state": state_of(timeline),
        "form": form,
        "eras": eras,
        "rows": movable(page)[:PAGE],
        "between": at_the_desk(page) | waiting.between,
        "pending": waiting.entries,
        "pending_until": waiting.until,
        "stand_after": waiting.stand_after,
        "owns": owns(request, timeline),
        "comments": Comment.objects.open_on(page[:PAGE]),
        "memberships": timeline.memberships.in_order(),
        "weights": Weight.choices,
        "more": len(page) > PAGE,
        "others": also_here(request, reverse("desk-timeline", args=[timeline.slug])),
    }
    return render(request, "desk/timeline.html", context, status=status)


@posts_back_to("desk-timeline")
@editors_only
def eras(request: HttpRequest, slug: str) -> HttpResponse:
    """The eras' own address: what the form holds is saved, the title and standfirst typed beside them too."""
    return timeline(request, slug)


def _as_it_stands(entry: Entry) -> None:
    """Without what a form's check wrote into it; 404 where somebody took it off meanwhile."""
    try:
        entry.refresh_from_db()
    except Entry.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@or_asks
def entry(request: HttpRequest, id: int) -> HttpResponse:
    """Words, weight, picture, place and when: one form, whichever of its buttons is pressed."""
    entry = edited_entry(request, id)
    if request.method != "POST":
        forms = EntryForms(
            EntryForm(instance=entry, by=editor(request)),
            StatusForm(instance=entry.event),
            PlaceForm(instance=entry.event),
            DateForm(event=entry.event),
        )
        return _entry_page(request, entry, forms)
    return _saved(request, entry, dates=False)


@posts_back_to("desk-entry")
@editors_only
def date(request: HttpRequest, id: int) -> HttpResponse:
    """Say when the entry's event happened: by one of its citations, or in the editor's own words."""
    return _saved(request, edited_entry(request, id), dates=True)


class EntryForms(NamedTuple):
    """The parts of an entry's one form."""

    words: EntryForm
    event: StatusForm
    place: PlaceForm
    dating: DateForm


def _saved(request: HttpRequest, entry: Entry, *, dates: bool) -> HttpResponse:
    """Save the words, the place, and the date where it is meant: all of it or nothing."""
    by, citation = editor(request), _chosen(request, entry)
    answers = with_all_fields(request.POST, entry, EntryForm)
    dating = DateForm(request.POST, event=entry.event)
    if not (dates or dating.resumed or dating.says_another):
        dating = DateForm(event=entry.event)
    forms = EntryForms(
        EntryForm(answers, request.FILES, instance=entry, by=by),
        StatusForm(with_all_fields(request.POST, entry.event, StatusForm), instance=_event(entry)),
        PlaceForm(with_all_fields(request.POST, entry.event, PlaceForm), instance=_event(entry)),
        dating,
    )
    if looking := next((part for part in (forms.place, forms.words) if part.finds), None):
        looking.find()
        _as_it_stands(entry)
        return _entry_page(request, entry, forms)
    asks_date = dating.is_bound and citation is None
    parts = (forms.words, forms.event, forms.place, *([dating] if asks_date else []))
    valid = [part.is_valid() for part in parts]  # each, so that each says what is wrong
    if not all(valid):
        _as_it_stands(entry)
        return _entry_page(request, entry, forms, status=422)
    _as_it_stands(entry)
    if not dating.is_bound and request.POST.get("why", "").strip():
        dating = DateForm(request.POST, event=entry.event)
        dating.full_clean()
        dating.add_error("why", _("A reason goes with another date: change the date, or clear the reason."))
        return _entry_page(request, entry, forms._replace(dating=dating), status=422)
    said, stood = [], substance(entry)
    try:
        with transaction.atomic():
            if _all_but_the_date(entry, by, forms):
                said.append(_("Saved."))
            if dating.is_bound and (left := _date(entry, by, dating, citation)) is not None:
                said.append(_dated(entry, left))
    except Stale as stale:
        return _asked(request, entry, forms, stale, citation)
    messages.success(request, " ".join(said) or _("Saved: nothing was changed."))
    if said:
        offer_correction(request, entry, stood)
    Presence.objects.left(by, reverse("desk-entry", args=[entry.pk]))
    return redirect("desk-entry", entry.pk)


def _event(entry: Entry) -> Event:
    """A copy: checking a form writes what was typed into its row."""
    return copy(entry.event)


def _all_but_the_date(entry: Entry, by: User, forms: EntryForms) -> bool:
    words, said, place = forms.words, forms.event, forms.place
    saved = deciding.entries.update(entry, by, made_from=words.made_from, **words.cleaned_data)
    told = deciding.events.set_status(entry.event, by, made_from=said.made_from, **said.cleaned_data)
    placed = deciding.events.set_place(entry.event, by, made_from=place.made_from, **place.cleaned_data)
    return saved or told or placed


def _chosen(request: HttpRequest, entry: Entry) -> Citation | None:
    """The citation whose date was pressed."""
    if (id := id_in(request.POST.get("citation", ""))) is None:
        return None
    citation: Citation = get_object_or_404(entry.event.citations, pk=id)
    return citation


def _dated(entry: Entry, left_their_place: list[Entry]) -> str:
    words = _("The date is %(when)s now.") % {"when": in_words(entry.event)}
    if left_their_place:
        words += " " + _("An editor had placed it within its former day; now it stands by its time.")
    return words


def _date(entry: Entry, by: User, dating: DateForm, citation: Citation | None) -> list[Entry] | None:
    if citation:
        return deciding.events.set_when(
            entry.event,
            citation.when,
            by,
            citation=citation,
            made_from=dating.shown,
            why=dating.data.get("why", ""),
        )
    words = dating.cleaned_data
    return deciding.events.set_when(entry.event, words["when"], by, made_from=dating.shown, why=words["why"])


def _asked(
    request: HttpRequest, entry: Entry, forms: EntryForms, stale: Stale, citation: Citation | None
) -> HttpResponse:
    """The page again, with what somebody else wrote beside what was typed."""
    _as_it_stands(entry)
    decisions = Decision.objects.filter(event=entry.event)
    if stale.row == entry:
        forms.words.ask(stale, lambda name: decisions.last_to_change(entry, name))
    elif stale.clashes[0].field == "when":
        by = decisions.last_to_change(entry.event, "earliest")
        forms.dating.ask_about_date(stale, by, citation)
    else:
        asked = forms.event if stale.clashes[0].field in forms.event.fields else forms.place
        asked.ask(stale, lambda name: decisions.last_to_change(entry.event, name))
    return _entry_page(request, entry, forms, status=409)


def _entry_page(request: HttpRequest, entry: Entry, forms: EntryForms, status: int = 200) -> HttpResponse:
    context = {
        "entry": entry,
        "row": movable([entry])[0],
        "between": at_the_desk([entry]).get(entry.pk, ""),
        "form": forms.words,
        "about_event": forms.event,
        "where": forms.place,
        "dating": forms.dating,
        "citations": entry.event.citations.with_article(),
        "decisions": Decision.objects.visible_to(editor(request))
        .filter(event=entry.event)
        .select_related("by", "timeline", "pending_on")
        .newest_first()[:12],
        "elsewhere": Timeline.objects.editable_by(editor(request))
        .exclude(entries__event=entry.event)
        .exclude(pending_entries__event=entry.event),
        "comments": Comment.objects.open_on([entry]).get(entry.pk, 0),
        "others": also_here(request, reverse("desk-entry", args=[entry.pk])),
    }
    return render(request, "desk/entry.html", context, status=status)


@require_POST
@editors_only
def weigh(request: HttpRequest, id: int) -> HttpResponse:
    """How much the entry matters, by one press in the list."""
    entry = edited_entry(request, id)
    put_aside(request, and_tell=True)
    weight = request.POST.get("weight", "")
    if weight in Weight.values:
        deciding.entries.update(entry, editor(request), weight=weight)
        said = {"title": entry.title, "weight": Weight(weight).label}
        messages.success(request, _("“%(title)s”: %(weight)s.") % said)
    return redirect(f"{return_address(request)}#row-{entry.pk}")


@require_POST
@editors_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    entry = edited_entry(request, id)
    put_aside(request, and_tell=True)
    form = EntryForm(
        with_all_fields(request.POST, entry, EntryForm), instance=copy(entry), by=editor(request)
    )
    deciding.entries.delete(entry, editor(request), made_from=form.made_from)
    messages.success(
        request, _("Taken off: “%(title)s”. It can be undone under Decisions.") % {"title": entry.title}
    )
    return redirect("desk-timeline", entry.home.slug)


@require_POST
@editors_only
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Put the entry's event on another timeline too."""
    entry = edited_entry(request, id)
    put_aside(request, and_tell=True)
    slug = request.POST.get("timeline", "").replace("\0", "")  # PostgreSQL refuses to look for U+0000
    other = get_object_or_404(Timeline.objects.editable_by(editor(request)), slug=slug)
    added = deciding.entries.create(entry.event, other, editor(request))
    told = (
        _("It is pending on “%(timeline)s” too.")
        if added.is_pending
        else _("It stands on “%(timeline)s” too.")
    )
    messages.success(request, told % {"timeline": other.title})
    return redirect("desk-entry", added.pk)
