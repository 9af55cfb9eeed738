"""What editors write in Markdown, for templates: as HTML, and as plain words."""

from django import template

from newsreader.showing.html.markdown import markdown, plain

register = template.Library()
register.filter(markdown)
register.filter(plain)
