"""Lists on cards and pages of entities: showing/html/sentences.py, for templates."""

from django import template

from newsreader.showing.html.sentences import (
    event_rows,
    figure_rows,
    naming_rows,
    quotation_rows,
    sentence_rows,
    source_options,
)

register = template.Library()

for rows in (event_rows, figure_rows, naming_rows, quotation_rows, sentence_rows, source_options):
    register.simple_tag(rows)
