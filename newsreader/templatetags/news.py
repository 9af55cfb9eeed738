"""What changed since somebody was here last, for templates: showing/last_here.py."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsreader.models import Timeline
from newsreader.showing.last_here import beside
from newsreader.showing.timeline_changes import TimelineChange

register = template.Library()


@register.simple_tag
def told_of(change: TimelineChange) -> SafeString:
    """For static/js/since.js: when it was (in milliseconds, as scripts count), and what is said beside which
    entry."""
    at = milliseconds(change.at)
    id, words = beside(change)
    if id is None:
        return format_html('data-at="{}"', at)
    return format_html('data-at="{}" data-entry="{}" data-beside="{}"', at, id, words)


@register.filter
def milliseconds(moment: datetime) -> int:
    """As scripts count."""
    return int(moment.timestamp() * 1000)


@register.filter
def seen_on(change: TimelineChange, timeline: Timeline) -> str:
    return change.url(timeline)
