"""An event's longer words, and who contradicts it: showing/html, for templates."""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.models.access import is_editor
from newsreader.showing.entries import ShownCitation, ShownFigure
from newsreader.showing.html.citations import labels
from newsreader.showing.html.entries import body_html
from newsreader.showing.html.reports import contradicted_html

register = template.Library()


@register.simple_tag(takes_context=True)
def contradicted(
    context: template.Context,
    citations: Sequence[ShownCitation],
    figures: Mapping[int, Sequence[ShownFigure]],
) -> SafeString:
    editing = is_editor(context["user"])
    return mark_safe(contradicted_html(citations, figures, labels(), for_editor=editing))


@register.filter
def body(words: str) -> SafeString:
    return mark_safe(body_html(words))
