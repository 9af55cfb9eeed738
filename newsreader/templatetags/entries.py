"""A window's entries: showing/html/entries.py, for templates."""

from django import template
from django.utils.safestring import SafeString

from newsreader.models.access import is_editor
from newsreader.showing.html.entries import entries_html
from newsreader.showing.windows import Window

register = template.Library()


@register.simple_tag(takes_context=True)
def entries(context: template.Context, window: Window) -> SafeString:
    news = context.get("news")
    return entries_html(window, for_editor=is_editor(context["user"]), beside=news.words if news else None)
