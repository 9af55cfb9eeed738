"""How long a text takes to read: showing/reading_time.py, for templates."""

from django import template

from newsreader.showing import reading_time

register = template.Library()


@register.filter
def reading_minutes(characters: int | str, language: str) -> int:
    """0 where a page did not ask how long the text is."""
    return reading_time.reading_minutes(characters, language) if isinstance(characters, int) else 0
