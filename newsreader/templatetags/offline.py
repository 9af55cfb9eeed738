"""Whether the site may be kept in its readers' browsers, for templates."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def keeps_pages() -> bool:
    kept: bool = settings.NEWSREADER_OFFLINE
    return kept
