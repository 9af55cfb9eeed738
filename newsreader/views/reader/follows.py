"""Following, and leaving again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from newsreader.models import Follow
from newsreader.models.reader_follows import LONGEST_QUERY, FollowedSearch, named
from newsreader.views.door import wants_fragment
from newsreader.views.reader import back, reader, signed_in


@require_POST
@signed_in
def follow(request: HttpRequest) -> HttpResponse:
    """`what` is "timeline:3", "entity:12" or "source:4", or `query` a search's; `on` is 1, or 0 to leave."""
    what, query = request.POST.get("what", ""), request.POST.get("query", "")
    followed = _search(query, request.POST.get("name", "")) if query else named(what, request.user)
    if followed is None:
        raise Http404
    user, on = reader(request), request.POST.get("on") == "1"
    try:
        (Follow.objects.follow if on else Follow.objects.leave)(user, followed)
    except ValueError as problem:
        messages.error(request, str(problem))
        on = False
    if not wants_fragment(request):
        return back(request)
    return render(request, "reader/_follow.html", {"what": what, "followed": on})


def _search(query: str, name: str) -> FollowedSearch | None:
    """None of what no database keeps, or is too long to be an address."""
    fits = 0 < len(query.lstrip("?")) <= LONGEST_QUERY and "\0" not in query + name
    return FollowedSearch(query, name.strip()) if fits else None
