"""Notes of corrections about a timeline itself."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.showing.html.correction_notes import corrections_html
from newsreader.showing.windows import Window

register = template.Library()


@register.simple_tag
def correction_notes(window: Window) -> SafeString:
    return mark_safe(corrections_html(window.correction_notes.get(None, ())))
