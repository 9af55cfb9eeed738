"""The search: one page for all that can be found."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from newsreader.models import Follow, Timeline
from newsreader.models.ids import id_in
from newsreader.models.reader_follows import FollowedSearch
from newsreader.showing.search import HitOrder, Kind, Wanted, search, understand
from newsreader.showing.search.language import LONGEST
from newsreader.views.door import wants_fragment, with_vary

KINDS = {
    "article": (_("Articles"), {Kind.ARTICLE}),
    "event": (_("Events"), {Kind.ENTRY, Kind.EVENT}),
    "quotation": (_("Quotations"), {Kind.QUOTATION}),
    "figure": (_("Figures"), {Kind.FIGURE}),
    "entity": (_("People and places"), {Kind.ENTITY}),
    "timeline": (_("Timelines"), {Kind.TIMELINE}),
}
ORDERS = {
    HitOrder.RELEVANCE: _("Best match first"),
    HitOrder.NEWEST: _("Newest report first"),
    HitOrder.HAPPENED: _("Events, the latest to happen first"),
}


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What holds the words, narrowed by kind and timeline. Its address says all of it, and can be kept."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    asked = request.GET.get("order", "")
    order = HitOrder(asked) if asked in set(HitOrder) else HitOrder.RELEVANCE
    timeline = _timeline(request)
    query = _query(words, kind, order, timeline)
    found, followed = None, False
    if words:
        wanted = _wanted(words, kind, timeline)
        found = search(request.user, wanted, order=order, after=request.GET.get("after", ""))
        if request.user.is_authenticated:
            followed = Follow.objects.is_followed(request.user, FollowedSearch(query))
    context = {
        "words": words,
        "kind": kind,
        "kinds": [(name, label) for name, (label, _kinds) in KINDS.items()],
        "order": order.value,
        "orders": [(each.value, label) for each, label in ORDERS.items()],
        "timeline": timeline,
        "query": query,
        "followed": followed,
        "found": found,
    }
    template = "search/search.html" + ("#found" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def _timeline(request: HttpRequest) -> Timeline | None:
    """The one to look in; 404 of what this visitor does not see."""
    if not (given := request.GET.get("timeline", "")):
        return None
    found = Timeline.objects.visible_to(request.user).filter(pk=id_in(given) or 0).first()
    if found is None:
        raise Http404
    return found


def _wanted(words: str, kind: str, timeline: Timeline | None) -> Wanted:
    wanted = understand(words, timezone.localdate())
    if kind:
        wanted = replace(wanted, kinds=frozenset(KINDS[kind][1]))
    return replace(wanted, timeline=timeline.pk) if timeline else wanted


def _query(words: str, kind: str, order: HitOrder, timeline: Timeline | None) -> str:
    """The query string of this search, always the same for the same search."""
    parts = {
        "q": words,
        "kind": kind,
        "order": "" if order == HitOrder.RELEVANCE else order.value,
        "timeline": timeline.pk if timeline else "",
    }
    return urlencode({name: value for name, value in parts.items() if value})
