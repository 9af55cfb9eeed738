"""Covers of timelines: at the head of one, and in lists."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Timeline
from newsreader.showing.covers import covers
from newsreader.showing.entries import GivenPicture
from newsreader.showing.html.pictures import given_picture_html

register = template.Library()


@register.simple_tag(takes_context=True)
def load_covers(context: template.Context, timelines: Any) -> str:
    """Before a list of them: they are asked for together."""
    context["covers"] = covers(timelines)
    return ""


@register.simple_tag
def cover_picture(picture: GivenPicture | None) -> SafeString:
    return mark_safe(given_picture_html(picture, lazy=False) if picture else "")


@register.simple_tag(takes_context=True)
def cover_in_list(context: template.Context, timeline: Timeline) -> GivenPicture | None:
    found: GivenPicture | None = (context.get("covers") or {}).get(timeline.pk)
    return found
