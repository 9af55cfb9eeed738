"""What finds the names: the rules alone, or a model with them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from newsreader.models import Mention


def names_backend(mentions: QuerySet[Any] | None = None) -> str:
    """The backend of the mention made last, of these or of all: "rules" is rules only, "" nothing yet."""
    asked = Mention.objects.all() if mentions is None else mentions
    return asked.order_by("-pk").values_list("backend", flat=True).first() or ""
