"""What was read off an article, with its evidence: showing/evidence.py, for templates."""

from django import template

from newsreader.showing.evidence import fields_with_evidence

register = template.Library()

register.filter(fields_with_evidence)
