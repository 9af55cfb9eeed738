"""Where the desk leads who may not edit a timeline: to ask its owners, or to read it with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from newsreader.models import Entry, Timeline
from newsreader.models.access import is_editor
from newsreader.models.user import Viewer
from newsreader.views.door import as_at_the_desk, editor, logged_out

View = Callable[..., HttpResponse]


def members_only(view: View) -> View:
    """For the members of a timeline, of whom reviewers may have a reader's account. The view looks up by
    `shared_with()` or `.visible_to()`: to a reader everything else is refused, as the whole desk is, whether
    there is such a row or not."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return logged_out(request)
        try:
            response = as_at_the_desk(request, view, *args, **kwargs)
        except Http404:
            if is_editor(request.user):
                raise
            raise PermissionDenied from None
        add_never_cache_headers(response)
        return response

    return guarded


def or_asks(view: View) -> View:
    """For a page of the desk about a timeline (`slug`) or an entry (`id`) that somebody else edits: leads who
    sees it on. What they may not know of stays not found; so does every form."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            timeline = _seen(editor(request), *args, **kwargs) if request.method in ("GET", "HEAD") else None
            if timeline is None:
                raise
        is_member = Timeline.objects.shared_with(editor(request)).filter(pk=timeline.pk).exists()
        return redirect(reverse("timeline-read" if is_member else "timeline-ask", args=[timeline.slug]))

    return guarded


def _seen(viewer: Viewer, slug: str = "", id: int = 0) -> Timeline | None:
    """A draft is seen by members alone."""
    timelines = Timeline.objects.visible_to(viewer)
    if id:
        shown = Entry.objects.visible_to(viewer).filter(pk=id).values("timeline")
        pending = Entry.objects.filter(pk=id, pending_on__in=Timeline.objects.shared_with(viewer))
        return timelines.filter(Q(pk__in=shown) | Q(pk__in=pending.values("pending_on"))).first()
    return timelines.filter(slug=slug).first() or timelines.formerly_at(slug).first()
