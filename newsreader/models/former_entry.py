"""Entries that became part of another: their addresses lead on to it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerEntry(models.Model):
    """An entry that went when its event was merged with that of another on the same timeline.

    Both are ids alone, for neither goes with the row they name: an entry that is taken off and put back has
    its former addresses again. Written by the decision that merges (deciding/event_merging.py).
    """

    former = models.PositiveBigIntegerField(_("former entry"), unique=True)
    leads_to = models.PositiveBigIntegerField(_("leads to"))

    class Meta:
        verbose_name = _("former entry")
        verbose_name_plural = _("former entries")

    def __str__(self) -> str:
        return f"{self.former} → {self.leads_to}"

    @staticmethod
    def leading_to(entry: int) -> list[int]:
        """The ids of all that became a part of this one, or of what did."""
        found: list[int] = []
        asked = [entry]
        while asked:
            rows = FormerEntry.objects.filter(leads_to__in=asked).exclude(former__in=[entry, *found])
            asked = list(rows.values_list("former", flat=True))
            found += asked
        return found

    @staticmethod
    def where_it_leads(entry: int) -> int | None:
        """The last entry that this one led to; None where it is known of none."""
        passed = {entry}
        while (found := FormerEntry.objects.filter(former=entry).first()) and found.leads_to not in passed:
            entry = found.leads_to
            passed.add(entry)
        return entry if len(passed) > 1 else None
