"""What decisions changed, in words: showing/changes.py and showing/html/changes.py, for templates."""

from collections.abc import Iterable
from typing import Any

from django import template

from newsreader.models import Decision
from newsreader.showing import changes
from newsreader.showing.changes import DecisionWords
from newsreader.showing.html.changes import gist, marked

register = template.Library()


@register.simple_tag(takes_context=True)
def with_words(context: dict[str, Any], decisions: Iterable[Decision]) -> list[DecisionWords]:
    return changes.with_words(decisions, context["request"].user)


register.filter(gist)
register.simple_tag(marked)
