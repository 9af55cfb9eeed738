"""The map of a timeline."""

from django import template
from django.utils.safestring import SafeString

from newsreader.models import Timeline
from newsreader.showing.facets import Facets
from newsreader.showing.filter import Filter
from newsreader.showing.html.maps import map_html

register = template.Library()


@register.simple_tag
def story_map(timeline: Timeline, asked: Filter, facets: Facets) -> SafeString:
    return map_html(timeline, asked, facets.places)
