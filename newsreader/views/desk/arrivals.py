"""What came in by feeds and addresses, and what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader.models import Arrival
from newsreader.models.ids import id_in
from newsreader.models.user import Viewer
from newsreader.pipeline.arrivals import ask_again
from newsreader.showing.feeds import at_work
from newsreader.views.door import editors_only

PAGE = 50


@require_safe
@editors_only
def arrivals(request: HttpRequest) -> HttpResponse:
    """The newest first; or those alone that wait, or that went wrong."""
    found = Arrival.objects.visible_to(request.user).select_related("feed", "article").newest_first()
    only = request.GET.get("only", "")
    if only == "waiting":
        found = found.waiting()
    elif only == "troubled":
        found = found.troubled()
    before = id_in(request.GET.get("before", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found.defer("compressed", "told")[: PAGE + 1])
    context = {"arrivals": page[:PAGE], "more": len(page) > PAGE, "only": only, **_on_its_way(request.user)}
    return render(request, "desk/arrivals.html", context)


@require_safe
@editors_only
def on_its_way(request: HttpRequest) -> HttpResponse:
    """How far the work is, for a page that asks again and again."""
    return render(request, "desk/arrivals.html#on-its-way", _on_its_way(request.user))


def _on_its_way(viewer: Viewer) -> dict[str, object]:
    waiting = Arrival.objects.visible_to(viewer).waiting().count()
    return {"waiting": waiting, "at_work": at_work(viewer) if waiting else []}


@require_POST
@editors_only
def again(request: HttpRequest, id: int) -> HttpResponse:
    """Try once more what was refused or fails."""
    ask_again(get_object_or_404(Arrival.objects.visible_to(request.user), pk=id))
    messages.success(request, _("It is tried again in a moment."))
    return redirect("desk-arrivals")
