"""The overview strip: showing/html/strips.py, for templates."""

from django import template

from newsreader.showing.html.strips import histogram

register = template.Library()

register.inclusion_tag("timelines/_strip.html", name="strip")(histogram)
