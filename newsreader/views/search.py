"""The search: one page for all that can be found."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsreader.models import Follow, Timeline
from newsreader.models.prepared import Prepared
from newsreader.models.reader_follows import LONGEST_QUERY, FollowedSearch
from newsreader.showing.last_here import news_of_search, stretch
from newsreader.showing.search import search
from newsreader.showing.search.asked import KINDS, ORDERS, AskedSearch, read
from newsreader.views.door import wants_fragment, with_vary

TIMELINES = 50  # that the form offers, the newest


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What holds the words, narrowed as the form says. Its address says all of it, and can be kept."""
    asked = _asked(request)
    wanted = asked.wanted(timezone.localdate())
    found, followed = None, False
    if wanted:
        found = search(request.user, wanted, order=asked.order, after=request.GET.get("after", ""))
        if request.user.is_authenticated:
            followed = Follow.objects.is_followed(request.user, FollowedSearch(asked.query))
    context = {
        "search": asked,
        "kinds": [(name, label) for name, (label, _kinds) in KINDS.items()],
        "orders": [(each.value, label) for each, label in ORDERS.items()],
        "timelines": _timelines(request, asked),
        "can_follow": len(asked.query) <= LONGEST_QUERY,
        "followed": followed,
        "found": found,
        "not_understood": (found or wanted).not_understood,
    }
    template = "search/search.html" + ("#found" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """What it finds that came in since an hour that a script names: a part of a page."""
    asked, since = _asked(request), stretch(request.GET.get("since", ""), timezone.now())
    if since is None:
        raise Http404
    return with_vary(render(request, "search/new.html", {"news": news_of_search(asked, request.user, since)}))


def _asked(request: HttpRequest) -> AskedSearch:
    """404 where it names a timeline or an article that this visitor does not see."""
    try:
        return read(request.GET, request.user)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def _timelines(request: HttpRequest, asked: AskedSearch) -> list[tuple[int, str]]:
    rows = [(id, title) for id, title in _TIMELINES.rows(request.user)]
    chosen = asked.timeline
    return rows if chosen is None or chosen.pk in dict(rows) else [*rows, (chosen.pk, chosen.title)]


_TIMELINES = Prepared(
    lambda viewer: Timeline.objects.visible_to(viewer).newest_first().values_list("pk", "title")[:TIMELINES]
)
