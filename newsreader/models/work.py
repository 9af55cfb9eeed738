"""Rows that jobs work on. What is to be done, by when, and what went wrong stands in the row itself: the
queue only says that it is time, may lose that, and may say it twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=10)  # of a worker that says nothing more: killed, or its machine is gone
LONGEST_FAILURE = 300


class WorkQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Those whose time has come and that nobody works on, the longest waiting first."""
        free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
        return self.filter(free, next_at__lte=now).order_by("next_at", "pk")

    def claim(self, pk: int, *, lease: timedelta = LEASE, now: datetime | None = None) -> bool:
        """Whether the row is the caller's to work on, for as long as the lease: one statement decides, so of
        two workers one is told no."""
        now = now or timezone.now()
        return bool(self.due(now).order_by().filter(pk=pk).update(busy_until=now + lease))

    def to_queue(self, now: datetime) -> Self:
        """Those that are due, and for which no job was enqueued, or one so long ago that it was lost."""
        unqueued = Q(queued_at__isnull=True) | Q(queued_at__lt=now - LEASE)
        return self.due(now).filter(unqueued)

    def queue(self, pks: Iterable[int], now: datetime) -> int:
        """How many of these are the caller's to enqueue a job for: of two sweeps one gets none."""
        return self.to_queue(now).order_by().filter(pk__in=list(pks)).update(queued_at=now)

    def failing(self) -> Self:
        """Those that failed when they were last tried, the longest failing last."""
        return self.filter(failures__gt=0).order_by("failures", "-pk")


class Work(models.Model):
    """`next_at` is when it is to be done (none: nothing is), `queued_at` when a job for it was enqueued,
    `busy_until` how long the one who works on it may take, `failures` how often in a row it went wrong,
    `failure` why, in one line for people."""

    next_at = models.DateTimeField(_("next"), null=True, blank=True, default=timezone.now)
    queued_at = models.DateTimeField(null=True, blank=True, editable=False)
    busy_until = models.DateTimeField(null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures"), default=0, editable=False)
    failure = models.CharField(_("reason"), max_length=LONGEST_FAILURE, blank=True, editable=False)

    class Meta:
        abstract = True

    def done(self, next_at: datetime | None = None, **changed: Any) -> None:
        """It went well: what it changed is written, and when it is to be done again (none: never)."""
        self._write(next_at=next_at, failures=0, failure="", **changed)

    def failed(self, failure: str, next_at: datetime | None, **changed: Any) -> None:
        """It did not; it is tried again then (none: it is given up, until somebody asks for it)."""
        self._write(next_at=next_at, failures=self.failures + 1, failure=failure[:LONGEST_FAILURE], **changed)

    def postpone(self, next_at: datetime) -> None:
        """Nothing was tried: its host is busy, or the site is."""
        self._write(next_at=next_at)

    def _write(self, **changed: Any) -> None:
        changed |= {"busy_until": None, "queued_at": None}
        for name, value in changed.items():
            setattr(self, name, value)
        type(self)._default_manager.filter(pk=self.pk).update(**changed)
