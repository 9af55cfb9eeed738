"""What is pending on a timeline, seen by its members alone: decision 32."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from newsreader.models.timeline import Timeline


class MayBePending(models.Model):
    """The columns of an entry that say so. A pending one is on no timeline, so that nothing readers are shown
    can find it; most code is of those that are on one, and `home` is either."""

    if TYPE_CHECKING:
        timeline: models.ForeignKey[Timeline, Timeline]

    pending_on = models.ForeignKey(
        "newsreader.Timeline", models.CASCADE, related_name="pending_entries", null=True, blank=True
    )
    # Since when it is on its timeline: of one that was pending, since it was published.
    put_on = models.DateTimeField(_("put on its timeline"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def is_pending(self) -> bool:
        return self.pending_on_id is not None

    @property
    def home(self) -> Timeline:
        """The timeline it is on, or pending on."""
        return self.pending_on or self.timeline


ONCE_ON_OR_PENDING = models.UniqueConstraint(
    "event", Coalesce("timeline", "pending_on"), name="event_once_on_or_pending"
)
ON_OR_PENDING = models.CheckConstraint(
    condition=Q(timeline=None, pending_on__isnull=False) | Q(timeline__isnull=False, pending_on=None),
    name="entry_on_or_pending",
)
