"""What a form of the desk carries so that nothing typed in it is lost."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsreader.models.unsaved import signed

register = template.Library()


@register.simple_tag(takes_context=True)
def typed(context: dict[str, Any], at: str = "") -> SafeString:
    """Whose form it is, and the address that shows it again; put-aside words that it brings back."""
    request = context["request"]
    html = '<input type="hidden" name="typist" value="{}"><input type="hidden" name="typed_at" value="{}">'
    carried = format_html(html, signed(request.user), at or request.path)
    if unsaved := request.POST.get("unsaved"):
        carried += format_html('<input type="hidden" name="unsaved" value="{}">', unsaved)
    return carried
