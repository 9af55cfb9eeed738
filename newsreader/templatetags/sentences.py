"""Sentences on cards and pages of entities: showing/html/sentences.py, for templates."""

from django import template

from newsreader.showing.html.sentences import highlighted, source_link

register = template.Library()

register.simple_tag(highlighted, name="naming")
register.simple_tag(source_link, name="where")
