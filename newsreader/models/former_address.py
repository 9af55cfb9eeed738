"""Addresses that timelines had: they lead on to them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.models.addresses import LONGEST_SLUG
from newsreader.models.timeline import Timeline


class FormerAddress(models.Model):
    """An address that a timeline had, and nothing has now. Written by the decision that changes the address
    (deciding/timelines.py); seen by whoever may see the timeline (`Timeline.objects.formerly_at`)."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="former_addresses")
    slug = models.CharField(_("address"), max_length=LONGEST_SLUG, unique=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
