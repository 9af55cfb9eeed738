"""What decisions changed, in words: showing/changes.py and showing/html/changes.py, for templates."""

from django import template

from newsreader.showing.changes import with_words
from newsreader.showing.html.changes import gist, marked

register = template.Library()

register.simple_tag(with_words)
register.filter(gist)
register.simple_tag(marked)
