"""What a search found: showing/html/found.py, for templates."""

from django import template

from newsreader.showing.html.found import found_words

register = template.Library()

register.simple_tag(found_words)
