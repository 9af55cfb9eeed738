"""Links that narrow a list: showing/html/filters.py, for templates."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from newsreader.showing.filter import Filter
from newsreader.showing.html.filters import chosen_html, filter_links, kept_html

register = template.Library()


@register.simple_tag(takes_context=True)
def narrowing_links(
    context: template.Context, asked: Filter, part: str, rows: Iterable[Sequence[Any]]
) -> SafeString:
    return filter_links(context.get("timeline"), asked, part, rows)


@register.simple_tag
def narrowing_choice(asked: Filter, part: str, value: str | int, name: str) -> SafeString:
    """One link of these alone."""
    return filter_links(None, asked, part, [(value, name)])


register.simple_tag(chosen_html, name="chosen")
register.simple_tag(kept_html, name="kept_fields")


@register.simple_tag
def next_page(asked: Filter, last: str) -> str:
    """The query of the page after the row at this place, narrowed alike."""
    return asked.query(after=last)
