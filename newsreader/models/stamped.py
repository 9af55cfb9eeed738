"""Rows that know when they were made and last changed."""

from __future__ import annotations

from typing import Any

from django_extensions.db.models import TimeStampedModel


class Stamped(TimeStampedModel):
    """`created` and `modified` of django-extensions, which has no types: its save() gets them here."""

    class Meta(TimeStampedModel.Meta):
        abstract = True

    def save(self, **kwargs: Any) -> None:
        super().save(**kwargs)  # type: ignore[no-untyped-call]
