"""How readers come to an account, and leave it."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.account_events import end_sessions
from newsreader.models.decision import Decision
from newsreader.models.user import User, Viewer

# How many forms one address, and all together, may send to the registration in an hour, whatever came of
# them: so names cannot be tried out in numbers either.
FROM_ONE_ADDRESS = 20
FROM_ALL = 500
HOUR = timedelta(hours=1)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, viewer: Viewer) -> InvitationQuerySet:
        return access.invitations(self, viewer)

    def open(self) -> InvitationQuerySet:
        now = timezone.now()
        return self.filter(used__isnull=True, withdrawn__isnull=True, expires__gt=now)

    def newest_first(self) -> InvitationQuerySet:
        return self.order_by("-id")

    def invite(self, by: User, label: str, days: int) -> tuple[Invitation, str]:
        """An invitation and its token, which is stored nowhere."""
        token = secrets.token_urlsafe(32)
        expires = timezone.now() + timedelta(days=days)
        return self.create(digest=digest_of(token), made_by=by, label=label, expires=expires), token

    def with_token(self, token: str) -> Invitation | None:
        """The open one with this token."""
        return self.open().filter(digest=digest_of(token)).first()

    def use(self, invitation: Invitation) -> bool:
        """Whether it could be used just now: once it can."""
        return bool(self.open().filter(pk=invitation.pk).update(used=timezone.now()))


class Invitation(models.Model):
    """A link by which one person makes themselves an account. Who used it is not kept."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    label = models.CharField(_("for whom"), max_length=100, blank=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.label or str(self.pk)

    @property
    def is_open(self) -> bool:
        return self.used is None and self.withdrawn is None and self.expires > timezone.now()


def digest_of(token: str) -> str:
    """Of 256 random bits: no salt and no slow hash are needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class RegistrationAttempt(models.Model):
    """That a registration was sent from an address, which is kept as a keyed digest, for an hour."""

    address = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attempt to register")
        verbose_name_plural = _("attempts to register")
        indexes = [models.Index(fields=["at", "address"], name="registration_at")]

    def __str__(self) -> str:
        return self.address


def may_register(address: str) -> bool:
    """Whether this address may send one more registration now; that it did is noted."""
    digest = salted_hmac("registration", address).hexdigest()
    now = timezone.now()
    RegistrationAttempt.objects.filter(at__lt=now - HOUR).delete()
    RegistrationAttempt.objects.create(address=digest, at=now)
    recent = RegistrationAttempt.objects.filter(at__gte=now - HOUR)
    return recent.filter(address=digest).count() <= FROM_ONE_ADDRESS and recent.count() <= FROM_ALL


def registration_is_open() -> bool:
    return bool(settings.NEWSREADER_REGISTRATION == "open")


def may_leave(user: User) -> bool:
    """Readers may delete themselves. What an editor decided or holds is others' too: they ask an
    administrator."""
    decided = user.decisions.exclude(action=Decision.Action.UNSHARE)  # a reviewer may have left a timeline
    return not (user.is_editor or user.is_staff or decided.exists())


@transaction.atomic
def leave(user: User) -> None:
    """Delete the account with its marks, notes and follows, and end its sessions on every machine."""
    end_sessions(user)
    AccessAttempt.objects.filter(username=user.get_username()).delete()
    user.delete()
