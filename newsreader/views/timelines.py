"""Timelines as readers see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsreader.deciding.overview_then import overview_then, places_then
from newsreader.models import Entry, Timeline, User
from newsreader.models.access import is_editor
from newsreader.models.entry_key import EntryKey
from newsreader.models.ids import id_in
from newsreader.models.reader_visits import last_visit
from newsreader.showing import since, windows
from newsreader.showing.as_known import Counts, KnownOn, as_known, days_of
from newsreader.showing.changed_since import changed_since
from newsreader.showing.covers import cover_of, covers
from newsreader.showing.facets import facets
from newsreader.showing.filter import Filter, as_one, bounds_of, day_or_none, is_day
from newsreader.showing.last_here import News, news_of, stretch
from newsreader.showing.offered import is_offered
from newsreader.showing.timeline_extras import timeline_at
from newsreader.showing.windows import Window
from newsreader.views.door import cached_for_anonymous, wants_fragment, with_vary
from newsreader.views.filters import asked_filter
from newsreader.views.former import lead_on, leads_on, standing_entry

COUNTS = Counts(overview_then, places_then)


def _revision(timeline: Timeline) -> str:
    return f"timeline:{timeline.pk}:{timeline.revision}"


@require_safe
def timelines(request: HttpRequest) -> HttpResponse:
    shown = list(Timeline.objects.visible_to(request.user).newest_first()[:200])
    context = {"timelines": shown, "covers": covers(shown)}
    return with_vary(render(request, "timelines/timelines.html", context))


@require_safe
@leads_on()
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    timeline = timeline_at(slug, request.user)
    known = _known_alone(request)

    def build() -> HttpResponse:  # which looks up what is asked for: a kept page needs none
        return _window(request, _as_asked(timeline, known))

    def keep() -> bool:
        return _is_kept(timeline, known) and is_offered(timeline, request.GET)

    address = f"{request.path}?{as_one(request.GET)}"
    return cached_for_anonymous(request, _revision(timeline), build, keep=keep, address=address)


def _as_asked(timeline: Timeline, asked: Filter) -> Timeline:
    """As it is, or as it was known on the day that is asked for."""
    return as_known(timeline, asked.known_day, COUNTS) if asked.known_day else timeline


def _is_kept(timeline: Timeline, asked: Filter) -> bool:
    """Of the days on which it was known those of a report alone: a stranger may name any."""
    return asked.known_day is None or asked.known_day in days_of(timeline)


def _window(request: HttpRequest, timeline: Timeline) -> HttpResponse:
    """The page, or for htmx the part of it that changes: the next entries, or the whole filtered list."""
    asked = _asked(request)
    template = "timelines/timeline.html"
    onwards, fragment = "after" in request.GET, wants_fragment(request)
    place = _place(timeline, request.GET.get("after" if onwards else "before", ""))
    window = (windows.going_on if onwards else windows.going_back)(timeline, asked, place) if place else None
    if window and fragment:  # what lies on the side it came from is on the page already
        template += "#entries"
        window = replace(
            window,
            more_before=window.more_before and not onwards,
            more_after=window.more_after and onwards,
        )
    elif not window:
        template += "#story" if fragment else ""
        window = _reaching(request, timeline, asked) or _beginning(request, timeline, asked)
    context = _context(request, timeline, window, further=template.endswith("#entries"))
    return render(request, template, context)


def _context(
    request: HttpRequest, timeline: Timeline, window: Window, *, further: bool = False
) -> dict[str, Any]:
    """`further` entries alone need nothing of what stands around them."""
    asked = window.filter
    return {
        "timeline": timeline,
        "cover": None if further or asked.known else cover_of(timeline),
        "window": window,
        "filter": asked,
        "facets": None if further else facets(timeline, asked),
        "may_edit": not further and _may_edit(request, timeline),
        "news": None if further else _news(request, timeline, asked),
        "known_on": KnownOn(timeline, asked, days_of(timeline)) if asked.known and not further else None,
    }


def _may_edit(request: HttpRequest, timeline: Timeline) -> bool:
    """May who is signed in edit it? Nothing is asked for a reader."""
    user = request.user
    return is_editor(user) and timeline.is_edited_by(user)


def _beginning(request: HttpRequest, timeline: Timeline, asked: Filter) -> Window:
    days = bounds_of(request.GET.get("at", "")) or bounds_of(asked.span)
    return windows.opening_at(timeline, asked, days) if days else windows.opening(timeline, asked)


def _reaching(request: HttpRequest, timeline: Timeline, asked: Filter) -> Window | None:
    """From where to where a reader had come, as swaps.js writes it into the address; None where it says
    nothing, or nothing is left there."""
    first, last = (EntryKey.of_text(request.GET.get(end, "")) for end in ("from", "until"))
    window = windows.reaching(timeline, asked, first, last) if first and last else None
    return window if window and window.entries else None


def _place(timeline: Timeline, text: str) -> EntryKey | None:
    """Where to go on from: by its values, or by an entry's id, as addresses were written once. None where
    none is asked for."""
    id = id_in(text)
    if id is not None:
        return windows.place_of(timeline, get_object_or_404(timeline.entries, pk=id))
    place = EntryKey.of_text(text)
    if text and not place:
        raise Http404
    return place


def _news(request: HttpRequest, timeline: Timeline, asked: Filter) -> News | None:
    """What changed since who is signed in was here last; as known on a day, nothing has changed."""
    user = request.user
    if not isinstance(user, User) or asked.known:
        return None
    return news_of(timeline, user, last_visit(user))


def _asked(request: HttpRequest) -> Filter:
    """The narrowing, and how the reader looks at what it leaves."""
    span = request.GET.get("span", "")
    return replace(
        asked_filter(request),
        newest=request.GET.get("order") == "newest",
        span=span if bounds_of(span) else "",
    )


@require_safe
@leads_on()
def entry(request: HttpRequest, slug: str, id: int) -> HttpResponse:
    """The window that holds the entry: an address that can be sent to somebody."""
    timeline = timeline_at(slug, request.user)
    entry = timeline.entries.filter(pk=id).first()
    if entry is None:
        stands = standing_entry(id, timeline.entries.select_related("timeline"))
        if stands is None:
            raise Http404
        return lead_on(request, stands.get_absolute_url())
    asked = _known_alone(request)
    if not windows.is_known(entry, asked):
        return redirect(timeline.get_absolute_url() + asked.then)

    def page() -> HttpResponse:
        then = _as_asked(timeline, asked)
        window = _around(request, then, entry, asked)
        return render(request, "timelines/timeline.html", _context(request, then, window))

    # Kept by what is asked of this page alone: anything else in its address makes no new one.
    reached = {end: request.GET.get(end, "") for end in ("from", "until")}
    address = request.path + asked.query(**reached)
    kept = _is_kept(timeline, asked) and not any(reached.values())
    return cached_for_anonymous(request, _revision(timeline), page, keep=kept, address=address)


def _known_alone(request: HttpRequest) -> Filter:
    """Not narrowed, as it was known on a day where one is asked for."""
    return Filter(
        known=day_or_none(request.GET.get("known", "")), newest=request.GET.get("order") == "newest"
    )


def _around(request: HttpRequest, timeline: Timeline, entry: Entry, asked: Filter) -> Window:
    """The entry with what stands about it; once a reader went on from there, as far as they came."""
    around = windows.around(timeline, entry, asked)
    reached = _reaching(request, timeline, around.filter)
    if not reached or entry.pk not in {each.pk for each in reached.entries}:
        return around
    near = {each.pk: each for each in around.entries}  # which have their pictures
    return replace(
        reached,
        entries=[near.get(each.pk, each) for each in reached.entries],
        here=around.here,
        previous=around.previous,
        following=around.following,
    )


@require_safe
@leads_on()
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed on it since it was published, newest first; for scripts, since an hour that they name."""
    timeline = timeline_at(slug, request.user)
    if wants_fragment(request) and (moment := stretch(request.GET.get("since", ""), timezone.now())):
        return _changes_since(request, timeline, moment)
    if is_day(day := request.GET.get("since", "")):
        return _changed_since(request, timeline, date.fromisoformat(day))

    before = id_in(request.GET.get("before", ""))

    def page() -> HttpResponse:
        told = since.page(timeline, request.user, before=before)
        return render(request, "timelines/changes.html", {"timeline": timeline, "told": told})

    address = f"{request.path}?before={before or ''}"
    return cached_for_anonymous(request, _revision(timeline), page, keep=before is None, address=address)


def _changed_since(request: HttpRequest, timeline: Timeline, day: date) -> HttpResponse:
    """What is known now and was not at the end of that day."""

    def page() -> HttpResponse:
        then = as_known(timeline, day, COUNTS)
        found = changed_since(timeline, then, day, request.user)
        context = {"timeline": timeline, "since": found, "filter": Filter(known=day.isoformat())}
        return render(request, "timelines/changed_since.html", context)

    kept, address = day in days_of(timeline), f"{request.path}?since={day}"
    return cached_for_anonymous(request, _revision(timeline), page, keep=kept, address=address)


def _changes_since(request: HttpRequest, timeline: Timeline, moment: datetime) -> HttpResponse:
    def part() -> HttpResponse:
        news = news_of(timeline, request.user, moment)
        return render(request, "timelines/news.html", {"news": news})

    address = f"{request.path}?since={moment:%Y-%m-%dT%H}"
    return cached_for_anonymous(request, _revision(timeline), part, address=address)


@require_safe
@leads_on()
def printed(request: HttpRequest, slug: str, year: int | None = None) -> HttpResponse:
    """The whole timeline on one page; beyond windows.PRINTED entries, a page a year."""
    timeline = timeline_at(slug, request.user)
    chosen = _known_alone(request)

    def page() -> HttpResponse:
        return _print_page(request, _as_asked(timeline, chosen), chosen, year)

    address = request.path + chosen.query()
    return cached_for_anonymous(
        request, _revision(timeline), page, keep=_is_kept(timeline, chosen), address=address
    )


def _print_page(request: HttpRequest, timeline: Timeline, chosen: Filter, year: int | None) -> HttpResponse:
    count = timeline.overview.get("count", 0)
    if year is None and count > windows.PRINTED:
        return render(request, "timelines/print_years.html", {"timeline": timeline, "filter": chosen})
    asked = replace(chosen, period="" if year is None else f"{year:04}")
    window = windows.whole(timeline, asked)
    if year is not None and not (asked.first and window.entries):
        return HttpResponseNotFound(render(request, "404.html").content)
    context = {"timeline": timeline, "window": window, "year": year, "most": windows.PRINTED}
    return render(request, "timelines/print.html", context | {"filter": asked})
