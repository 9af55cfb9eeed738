"""What was read off an article, with its evidence, and what was not: for templates."""

from django import template

from newsreader.showing.evidence import fields_with_evidence
from newsreader.showing.left_out import left_out

register = template.Library()

register.filter(fields_with_evidence)
register.filter(left_out)
