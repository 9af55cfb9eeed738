"""After a change of substance the desk offers to tell readers: a link, and no more."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from newsreader.models import Citation, Entry, MarkReading
from newsreader.models.timeline import EntryQuerySet

MOST_OFFERED = 5  # entries that one change concerns


def substance(entry: Entry) -> tuple[Any, ...]:
    """What readers took from it: what happened, when, where, how sure, and what is said of it."""
    event = entry.event
    return entry.title, entry.annotation, event.body, event.when, event.place, event.status


def offer_correction(request: HttpRequest, entry: Entry, stood: tuple[Any, ...]) -> None:
    """Where the entry is published and says otherwise than it `stood`."""
    now = Entry.objects.select_related("event").filter(pk=entry.pk).first()
    if now is not None and substance(now) != stood:
        offer_corrections(request, Entry.objects.filter(pk=entry.pk))


def offer_corrections(request: HttpRequest, entries: EntryQuerySet) -> None:
    """Of each of these that is published and that this editor may correct."""
    published = entries.editable_by(request.user).filter(timeline__published__isnull=False)
    found = list(published.select_related("event", "timeline").order_by("pk")[:MOST_OFFERED])
    if not found:
        return
    addresses = [f"{reverse('timeline-corrections', args=[e.timeline.slug])}?entry={e.pk}" for e in found]
    if len(found) == 1:
        told = [(addresses[0], _("Tell them of the correction"))]
    else:
        about = _("Tell them of the correction: “%(title)s” on %(timeline)s")
        titles = [about % {"title": each.title, "timeline": each.timeline.title} for each in found]
        told = list(zip(addresses, titles, strict=True))
    links = format_html_join(" · ", '<a href="{}">{}</a>', told)
    messages.info(request, format_html("{} {}", _("Readers may have read it as it was."), links))


def entries_told_by(reading: MarkReading) -> EntryQuerySet:
    """Those whose cited sentences hold any of the words that an editor said something of."""
    place = Q(
        field=reading.field,
        sentence_start__lt=reading.end,
        sentence_end__gt=reading.start,
        version=reading.version_id,
    )
    if reading.everywhere:
        place |= Q(sentence__contains=reading.exact)
    cited = Citation.objects.filter(place, article=reading.article_id, lost=False)
    return Entry.objects.filter(event__in=cited.values("event"))
