"""What happened to accounts: who logged in or could not, who made, changed or ended what. No passwords."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.user import User, Viewer

KEPT = timedelta(days=90)
MOST_KEPT = 20_000  # rows
ONE = timedelta(hours=1)  # wrong passwords for one account from one address within it are one row
LONGEST_AGENT = 120  # characters


class Sender(NamedTuple):
    """Who sent what an event came of."""

    address: str = ""
    agent: str = ""  # the browser, as it calls itself


NOBODY = Sender()


class AccountEventQuerySet(models.QuerySet["AccountEvent"]):
    def visible_to(self, viewer: Viewer) -> AccountEventQuerySet:
        return access.account_events(self, viewer)

    def newest_first(self) -> AccountEventQuerySet:
        return self.order_by("-id")

    def note(
        self, kind: str, user: User, *, by: User | None = None, said: str = "", sender: Sender = NOBODY
    ) -> AccountEvent:
        """One more. Of what readers do themselves no address is kept, nor their browser: nobody asks where
        they read."""
        if not user.is_editor and kind != AccountEvent.Kind.WRONG:
            sender = NOBODY
        if kind == AccountEvent.Kind.WRONG and (standing := self._same_hour(user, sender.address)):
            self.filter(pk=standing.pk).update(times=F("times") + 1)
            return standing
        address, agent = sender.address or None, sender.agent[:LONGEST_AGENT]
        return self.create(kind=kind, user=user, by=by, said=said[:100], address=address, agent=agent)

    def _same_hour(self, user: User, address: str) -> AccountEvent | None:
        since = timezone.now() - ONE
        wrong = self.filter(user=user, kind=AccountEvent.Kind.WRONG, address=address or None, at__gt=since)
        return wrong.newest_first().first()

    def beyond_keeping(self, now: datetime) -> AccountEventQuerySet:
        """What is older than anybody is told, or more than is kept."""
        newest = self.newest_first().values_list("pk", flat=True).first() or 0
        return self.filter(Q(at__lt=now - KEPT) | Q(pk__lte=newest - MOST_KEPT))

    def open_sessions(self, user: User) -> AccountEventQuerySet:
        """The logins whose sessions hold on, the newest first."""
        logins = self.filter(user=user, kind=AccountEvent.Kind.LOGIN).exclude(session="")
        living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
        return logins.filter(session__in=living).newest_first()


class AccountEvent(models.Model):
    class Kind(models.TextChoices):
        LOGIN = "login", _("logged in")
        LOGOUT = "logout", _("logged out")
        WRONG = "wrong", _("wrong password")
        PASSWORD = "password", _("password set")
        LINK = "link", _("link for a new password made")
        MADE = "made", _("account made")
        ROLE = "role", _("role changed")
        DISABLED = "disabled", _("disabled")
        ENABLED = "enabled", _("enabled")
        ENDED = "ended", _("sessions ended")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")  # whose account
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")  # where it was somebody else
    at = models.DateTimeField(default=timezone.now, db_index=True)
    times = models.PositiveIntegerField(default=1)
    said = models.CharField(max_length=100, blank=True)  # the role given
    address = models.GenericIPAddressField(null=True, blank=True)
    agent = models.CharField(max_length=LONGEST_AGENT, blank=True)  # the browser, as it calls itself
    session = models.CharField(max_length=40, blank=True, db_index=True)  # the key, of a login

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event of an account")
        verbose_name_plural = _("events of accounts")
        indexes = [models.Index(fields=["user", "kind", "at"], name="account_event_of")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"


def end_sessions(user: User, *, but: Collection[str] = ()) -> int:
    """How many were ended, on whatever machine; those with the keys `but` go on."""
    mine, ended = str(user.pk), 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.session_key not in but and session.get_decoded().get("_auth_user_id") == mine:
            session.delete()
            ended += 1
    return ended
