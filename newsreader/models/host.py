"""Hosts: what the fetcher keeps in mind of each machine it asks, for all workers on all machines."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.work import LEASE

# Longer than a fetch may take, its waiting for a turn included: a worker killed meanwhile blocks no host.
ONE_FETCH = min(timedelta(seconds=90), LEASE)


class HostQuerySet(models.QuerySet["Host"]):
    def claim(self, name: str, now: datetime | None = None) -> bool:
        """Whether the caller may ask the host now: nobody else does, and it did not say to wait."""
        now = now or timezone.now()
        free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
        patient = Q(not_before__isnull=True) | Q(not_before__lte=now)
        claimed = self.filter(free, patient, name=name)
        if claimed.update(busy_until=now + ONE_FETCH):
            return True
        _host, made = self.get_or_create(name=name, defaults={"busy_until": now + ONE_FETCH})
        return made

    def give_back(self, name: str, not_before: datetime | None = None) -> None:
        """Nobody asks it any more; it is not asked again before then (none: whenever there is need)."""
        self.filter(name=name).update(busy_until=None, not_before=not_before)


class Host(models.Model):
    """One request at a time, and none before `not_before`, as it asked."""

    name = models.CharField(max_length=260, unique=True)
    busy_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    # What it asks of robots, by origin ("https://tidewater.example"): {"text", "until", "reachable"}.
    robots = models.JSONField(default=dict)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return self.name
