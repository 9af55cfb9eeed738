"""Entries that became part of another: their addresses lead on to it."""

from __future__ import annotations

from collections.abc import Iterable

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
        return FormerEntry.where_they_lead([entry]).get(entry)

    @staticmethod
    def where_they_lead(entries: Iterable[int]) -> dict[int, int]:
        """The last entry that each of these led to, where it is known of one: a question a step, however
        many they are."""
        passed = {entry: [entry] for entry in entries}
        going = set(passed)
        while going:
            asked = {passed[entry][-1] for entry in going}
            rows = FormerEntry.objects.filter(former__in=asked).values_list("former", "leads_to")
            steps = dict(rows)
            going = {e for e in going if steps.get(passed[e][-1], e) not in passed[e]}
            for entry in going:
                passed[entry].append(steps[passed[entry][-1]])
        return {entry: way[-1] for entry, way in passed.items() if len(way) > 1}
