"""The overview: showing/html/overview.py, for templates."""

from django import template

from newsreader.showing.html.overview import overview_html

register = template.Library()

register.simple_tag(overview_html, name="overview")
