"""After a change of substance the desk offers to tell readers: a link, and no more."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsreader.models import Entry


def substance(entry: Entry) -> tuple[Any, ...]:
    """What readers took from it: what happened, when, where, how sure, and what is said of it."""
    event = entry.event
    return entry.title, entry.annotation, event.body, event.when, event.place, event.status


def offer_correction(request: HttpRequest, entry: Entry, stood: tuple[Any, ...]) -> None:
    """Where the entry is published and says otherwise than it `stood`."""
    now = Entry.objects.select_related("event", "timeline").filter(pk=entry.pk).first()
    if now is None or now.is_pending or not now.timeline.is_published or substance(now) == stood:
        return
    url = f"{reverse('timeline-corrections', args=[now.timeline.slug])}?entry={now.pk}"
    words = '{} <a href="{}">{}</a>'
    said = (_("Readers may have read it as it was."), url, _("Tell them of the correction"))
    messages.info(request, format_html(words, *said))
