"""Eras: named stretches of a timeline."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Era(models.Model):
    """A named stretch of a timeline."""

    timeline = models.ForeignKey("Timeline", models.CASCADE, related_name="eras")
    title = models.CharField(_("title"), max_length=200)
    earliest = models.DateField(_("first day"))
    latest = models.DateField(_("last day"))

    class Meta:
        ordering = ["earliest", "latest", "id"]
        verbose_name = _("era")
        verbose_name_plural = _("eras")

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> EraWords:
        return self.title, self.earliest, self.latest


EraWords = tuple[str, date, date]  # title, first and last day


class EraEdit(NamedTuple):
    """What an editor made of an era: its id (None for a new one), what the form showed, what was typed (None:
    it is to go)."""

    id: int | None
    shown: EraWords | None
    typed: EraWords | None
