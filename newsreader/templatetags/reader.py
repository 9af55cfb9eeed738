"""What a reader can do beside an article, a timeline, an entity or a source: docs/developers.md, "Marks"."""

from __future__ import annotations

from typing import Any

from django import template

from newsreader.models import Article, Entity, Follow, Source, Timeline
from newsreader.models.reader_follows import name_of
from newsreader.showing.reader_notes import marks_of, notes_on

register = template.Library()


@register.simple_tag(takes_context=True)
def load_marks(context: template.Context, articles: Any) -> str:
    """Before a list whose rows show marks: they are asked for together."""
    context["reader_marks"] = marks_of(context["user"], articles)
    return ""


@register.inclusion_tag("reader/_follow.html", takes_context=True)
def follow_button(context: template.Context, it: Timeline | Entity | Source) -> dict[str, Any]:
    user = context["user"]
    followed = user.is_authenticated and Follow.objects.is_followed(user, it)
    return {"user": user, "what": name_of(it), "url": it.get_absolute_url(), "followed": followed}


@register.simple_tag(takes_context=True)
def notes_beside(context: template.Context, article: Article) -> list[Any]:
    return notes_on(article, context["user"])
