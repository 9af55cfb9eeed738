"""Sentences on cards and pages of entities: showing/html/sentences.py, for templates."""

from django import template

from newsreader.showing.html.sentences import figure_rows, naming_rows, quotation_rows, sentence_rows

register = template.Library()

for rows in (figure_rows, naming_rows, quotation_rows, sentence_rows):
    register.simple_tag(rows)
