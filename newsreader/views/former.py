"""Former addresses of timelines: they lead on, with all that stands behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from newsreader.models import Entry, FormerEntry, Timeline
from newsreader.models.timeline import EntryQuerySet
from newsreader.models.user import Viewer
from newsreader.views.door import with_vary

View = Callable[..., HttpResponse]
Viewing = Callable[[HttpRequest], Viewer]


def _whoever_asks(request: HttpRequest) -> Viewer:
    return request.user


def lead_on(request: HttpRequest, path: str) -> HttpResponse:
    """To another address (301), with the query string. No browser keeps it without asking again: an undo
    brings back what stood here."""
    query = request.META.get("QUERY_STRING", "")
    response = redirect(f"{path}?{query}" if query else path, permanent=True)
    patch_cache_control(response, private=True, no_cache=True)
    return with_vary(response)


def standing_entry(id: int, among: EntryQuerySet) -> Entry | None:
    """Of an entry that went where two events were merged the one that stands for it."""
    return among.filter(pk=FormerEntry.where_it_leads(id) or 0).first()


def leads_on(viewer: Viewing = _whoever_asks) -> Callable[[View], View]:
    """For what stands below a timeline's address: where none has it, but one had and the viewer may see
    that, to the same page, part or feed of it (301), with its query string.

    No browser keeps the redirect without asking again: an address may come back, or be another's.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
            try:
                return view(request, **kwargs)
            except Http404:
                slug = str(kwargs["slug"])
                timeline = Timeline.objects.visible_to(viewer(request)).formerly_at(slug).first()
                if timeline is None:
                    raise
            match = request.resolver_match
            assert match is not None
            return lead_on(request, reverse(match.view_name, kwargs=match.kwargs | {"slug": timeline.slug}))

        return guarded

    return guard
