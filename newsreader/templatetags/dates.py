"""Dates in words: showing/html/dates.py, rail.py and explanations.py, for templates."""

from django import template

from newsreader.showing.html import dates, explanations, rail

register = template.Library()

for say in (dates.day, dates.weekday, dates.period, dates.reach, dates.span, dates.when, dates.published):
    register.filter(say)
register.filter(dates.differ)
register.filter(rail.rail)
register.filter(rail.month_heading)
register.simple_tag(explanations.explain)
