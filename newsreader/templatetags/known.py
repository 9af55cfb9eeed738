"""A timeline as it was known on a day: showing/as_known.py, for templates."""

from datetime import date

from django import template

from newsreader.showing.as_known import KnownOn

register = template.Library()


@register.filter
def known_until(known_on: KnownOn, day: date | None) -> str:
    return known_on.url(day)
