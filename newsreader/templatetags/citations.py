"""A citation, and how several differ: showing/html/citations.py, for templates."""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsreader.models.access import is_editor
from newsreader.showing.entries import ShownCitation, ShownFigure
from newsreader.showing.html.citations import citation_html, differences_html, labels

register = template.Library()


@register.simple_tag(takes_context=True)
def citation(
    context: template.Context,
    cited: ShownCitation,
    figures: Mapping[int, Sequence[ShownFigure]] | None = None,
) -> SafeString:
    given = (figures or {}).get(cited.id, ())
    return mark_safe(citation_html(cited, given, labels(), for_editor=is_editor(context["user"])))


@register.simple_tag
def differences(citations: Sequence[ShownCitation]) -> SafeString:
    return mark_safe(differences_html(citations))
