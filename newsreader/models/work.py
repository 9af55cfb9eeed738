"""Rows that jobs work on. What is to be done, by when, and what went wrong stands in the row itself: the
queue only says that it is time, may lose that, and may say it twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
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

    def claim_some(self, most: int, *, lease: timedelta = LEASE, now: datetime | None = None) -> list[int]:
        """Of the rows that are due those that wait longest, the caller's from now on."""
        now = now or timezone.now()
        with transaction.atomic():  # SQLite's writers come one after the other
            free = self.due(now).select_for_update(skip_locked=True)
            pks = list(free.values_list("pk", flat=True)[:most])
            self.model._default_manager.filter(pk__in=pks).update(busy_until=now + lease)
        return pks

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
        self._write(**self.note_done(next_at, **changed))

    def note_done(self, next_at: datetime | None = None, **changed: Any) -> dict[str, Any]:
        """The same in this row alone; what is to be written of it."""
        return self._noted(next_at=next_at, failures=0, failure="", **changed)

    def failed(self, failure: str, next_at: datetime | None, **changed: Any) -> None:
        """It did not; it is tried again then (none: it is given up, until somebody asks for it)."""
        failures, failure = self.failures + 1, failure[:LONGEST_FAILURE]
        self._write(**self._noted(next_at=next_at, failures=failures, failure=failure, **changed))

    def postpone(self, next_at: datetime) -> None:
        """Nothing was tried: its host is busy, or the site is."""
        self._write(**self._noted(next_at=next_at))

    def _noted(self, **changed: Any) -> dict[str, Any]:
        changed |= {"busy_until": None, "queued_at": None}
        for name, value in changed.items():
            setattr(self, name, value)
        return changed

    def _write(self, **changed: Any) -> None:
        type(self)._default_manager.filter(pk=self.pk).update(**changed)
