"""Hosts: what the fetcher keeps in mind of each machine it asks, for all workers on all machines."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ONE_FETCH = timedelta(seconds=60)  # longer than a fetch may take: a worker killed meanwhile blocks no host


class HostQuerySet(models.QuerySet["Host"]):
    def claim(self, name: str, now: datetime | None = None) -> Host | None:
        """The host, if nobody asks it just now and it did not say to wait: whoever gets it gives it back."""
        now = now or timezone.now()
        self.get_or_create(name=name)
        free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
        patient = Q(not_before__isnull=True) | Q(not_before__lte=now)
        if not self.filter(free, patient, name=name).update(busy_until=now + ONE_FETCH):
            return None
        return self.get(name=name)


class Host(models.Model):
    """One request at a time; none before `not_before`, as it asked; and its robots.txt as last fetched."""

    name = models.CharField(max_length=260, unique=True)  # with the port, where it is not the scheme's own
    busy_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    robots = models.BinaryField(null=True)  # its text; none: not asked yet, or it has none
    robots_status = models.PositiveIntegerField(null=True)  # of HTTP; 0: it could not be reached
    robots_at = models.DateTimeField(null=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return self.name

    def give_back(self, not_before: datetime | None = None) -> None:
        self.busy_until, self.not_before = None, not_before
        self.save(update_fields=["busy_until", "not_before"])
