"""Who has a page of the desk open: a row with a time, no more."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.user import User

SHOWN_FOR = timedelta(minutes=20)  # after it was last seen open: without JavaScript a page only says so once


class PresenceQuerySet(models.QuerySet["Presence"]):
    def note(self, user: User, page: str) -> None:
        """`user` has the page open now."""
        now = timezone.now()
        here = self.filter(user=user, page=page, seen__gte=now - SHOWN_FOR)
        if not here.update(seen=now):
            self.filter(seen__lt=now - SHOWN_FOR).delete()
            self.get_or_create(user=user, page=page)

    def others(self, user: User, page: str) -> PresenceQuerySet:
        """Who else has it open, the one who came first in front."""
        since = timezone.now() - SHOWN_FOR
        here = self.filter(page=page, seen__gte=since).exclude(user=user)
        return here.select_related("user").order_by("since", "id")

    def left(self, user: User, page: str) -> None:
        self.filter(user=user, page=page).delete()


class Presence(models.Model):
    """A person at a page; `page` is its path."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    page = models.CharField(max_length=200)
    since = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now, db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.page}"
