"""One event: all that is cited for it, and the timelines it stands on. And one citation's address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Citation, Entry, Event, Quotation
from newsreader.models.ids import id_in
from newsreader.showing import entries as shown
from newsreader.showing.events import status_words
from newsreader.showing.filter import day_or_none
from newsreader.showing.lost import LostCitation
from newsreader.views.door import with_vary
from newsreader.views.former import lead_on


@require_safe
def event(request: HttpRequest, id: int) -> HttpResponse:
    visible = Event.objects.visible_to(request.user)
    event = visible.filter(pk=id).first()
    if event is None:
        merged = get_object_or_404(Event.objects.filter(merged_into__isnull=False), pk=id)
        return lead_on(request, get_object_or_404(visible, pk=merged.stands_as.pk).get_absolute_url())
    citations = shown.citations(event.pk)
    ids = [citation.id for citation in citations]
    entries = Entry.objects.visible_to(request.user).filter(event=event).select_related("timeline", "event")
    context = {
        "event": event,
        "status": status_words(event.status),
        "citations": [each for each in citations if not each.contradicts],
        "against": [each for each in citations if each.contradicts],
        "entries": entries,
        "figures": shown.figures(ids),
        "quotations": _quotations(ids),
    }
    return with_vary(render(request, "events/event.html", context))


def _quotations(citations: Sequence[int]) -> dict[int, list[Quotation]]:
    """Those that stand in the cited sentences, by citation."""
    found: dict[int, list[Quotation]] = defaultdict(list)
    said = ("exact", "rule", "direct", "certain")
    for quotation in Quotation.objects.in_sentences_of(pk__in=citations).only(*said):
        found[quotation.citation].append(quotation)
    return found


@require_safe
def citation(request: HttpRequest, id: int) -> HttpResponse:
    """Leads to the cited words in their article, wherever they stand; lost ones it shows as they stood."""
    # Of this one alone: `event__in` and `article__in` would list all that are visible first.
    events = Event.objects.visible_to(request.user).filter(pk=OuterRef("event"))
    articles = Article.objects.visible_to(request.user).filter(pk=OuterRef("article"))
    may_be_seen = Citation.objects.filter(Exists(events), Exists(articles)).select_related(
        "article__source", "article__current", "version", "event"
    )
    citation = get_object_or_404(may_be_seen, pk=id)
    if not citation.lost:
        page, _hash, anchor = citation.get_absolute_url().partition("#")
        entry = id_in(request.GET.get("from", ""))  # which the article's page leads back to
        known = day_or_none(request.GET.get("known", ""))
        back = f"from={entry}{f'&known={known}' if known else ''}" if entry else ""
        joined = "" if not back else "&" if "?" in page else "?"
        return with_vary(redirect(f"{page}{joined}{back}#{anchor}"))
    lost = LostCitation(citation, request.user)
    return with_vary(render(request, "events/lost.html", {"citation": citation, "lost": lost}))
