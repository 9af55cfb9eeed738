"""What was read off an article, with its evidence, and what was not: for templates."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template

from newsreader.models import Article
from newsreader.showing.evidence import FieldRead, fields_with_evidence, standing_doubts
from newsreader.showing.left_out import left_out

register = template.Library()

register.filter(fields_with_evidence)
register.filter(left_out)
register.filter(standing_doubts)


class FieldToMend(NamedTuple):
    """A field of the form, and what was read of it where it is the first of what is read as one."""

    field: Any
    read: FieldRead | None


@register.filter
def beside_evidence(form: Any, article: Article) -> list[FieldToMend]:
    read = {each.name: each for each in fields_with_evidence(article)}
    first = {"day": "published"}
    return [FieldToMend(field, read.get(first.get(field.name, field.name))) for field in form]
