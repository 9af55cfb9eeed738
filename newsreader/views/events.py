"""One event: all that is cited for it, and the timelines it stands on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsreader.models import Entry, Event
from newsreader.views.pages import varied
from newsreader.views.windows import figures_of, quotations_of


@require_safe
def event(request: HttpRequest, id: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=id)
    citations = list(event.citations.with_article())
    entries = Entry.objects.visible_to(request.user).filter(event=event).select_related("timeline", "event")
    context = {
        "event": event,
        "citations": citations,
        "entries": entries,
        "figures": figures_of(citations),
        "quotations": quotations_of(citations),
    }
    return varied(render(request, "events/event.html", context))
