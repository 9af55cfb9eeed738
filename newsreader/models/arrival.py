"""Arrivals: what a feed or an editor brought, and what became of it."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.article import Article
from newsreader.models.feed import Feed
from newsreader.models.user import Viewer
from newsreader.models.work import Work, WorkQuerySet

SOON = timedelta(minutes=1)  # of a host that is only being asked by another worker


class ArrivalQuerySet(WorkQuerySet):
    def visible_to(self, viewer: Viewer) -> ArrivalQuerySet:
        return access.desk_only(self, viewer)

    def waiting(self) -> ArrivalQuerySet:
        return self.filter(state=Arrival.State.WAITING)

    def newest_first(self) -> ArrivalQuerySet:
        return self.order_by("-pk")

    def troubled(self) -> ArrivalQuerySet:
        """Those an editor may want to look at: refused, or failing so far."""
        wait = Q(state=Arrival.State.WAITING) & ~Q(failure="")
        return self.filter(Q(state=Arrival.State.REFUSED) | wait)


class Arrival(Work):
    """An entry of a feed, or an address that an editor gave, on its way to an article.

    It is *waiting* until it is *taken* (then `article` and `outcome` say as what) or *refused* (`failure`
    says why; nothing is tried again unless somebody asks). `key` is what it is known again by: within a feed
    the entry's id and address, else the folded address. `digest` is of what was delivered: another one makes
    it wait again, for a new version of its article.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        TAKEN = "taken", _("taken")
        REFUSED = "refused", _("refused")

    feed = models.ForeignKey(
        Feed, models.CASCADE, null=True, related_name="arrivals", verbose_name=_("feed"), db_index=False
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, blank=True)
    address = models.CharField(_("address"), max_length=1000, blank=True)
    headline = models.CharField(_("headline"), max_length=500, blank=True)  # as it was delivered
    told = models.JSONField(default=dict, blank=True)  # what was said of it: fetching.documents.Told
    whole_page = models.BooleanField(default=False)  # the page at `address` is to be fetched
    compressed = models.BinaryField(default=b"", blank=True)  # the delivered text, while it waits
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    # pipeline.Ingested.outcome; or pipeline.tidying.GONE, once its article went as nobody used it
    outcome = models.CharField(max_length=8, blank=True)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="arrivals")
    arrived = models.DateTimeField(_("arrived"), default=timezone.now)
    taken_at = models.DateTimeField(null=True)
    seen = models.DateField(null=True)  # the last day its feed still had it

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        constraints = [
            models.UniqueConstraint(fields=["feed", "key"], name="arrival_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(feed__isnull=True), name="arrival_of_address_once"
            ),
        ]
        indexes = [
            models.Index(fields=["feed", "state", "next_at"], name="arrival_feed_state"),
            models.Index(fields=["state", "next_at"], name="arrival_state"),
            models.Index(fields=["feed", "state", "taken_at"], name="arrival_feed_taken"),
        ]

    def __str__(self) -> str:
        return self.headline or self.address or self.key

    @property
    def waits_until(self) -> datetime | None:
        """Nothing went wrong, and it is not tried before then: its host wants a pause."""
        later = self.state == self.State.WAITING and not self.failure
        return self.next_at if later and self.next_at and self.next_at > timezone.now() + SOON else None

    @property
    def content(self) -> bytes:
        return zlib.decompress(bytes(self.compressed)) if self.compressed else b""

    @staticmethod
    def kept(content: bytes) -> bytes:
        """As `compressed` holds it."""
        return zlib.compress(content, 1) if content else b""
