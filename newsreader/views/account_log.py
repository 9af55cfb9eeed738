"""Notes who logs in, cannot and logs out, by Django's own signals: the admin's login too."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from newsreader.models import AccountEvent, User
from newsreader.models.account_events import Sender
from newsreader.views.client_address import client_address
from newsreader.views.logins import stopped_until

Kind = AccountEvent.Kind


def sender_of(request: HttpRequest | None) -> Sender:
    agent = request.headers.get("User-Agent", "").replace("\0", "") if request else ""
    return Sender(client_address(request) if request else "", agent)


@receiver(user_logged_in)
def note_login(sender: Any, request: HttpRequest, user: User, **_more: Any) -> None:
    if not request.session.session_key:
        request.session.save()
    event = AccountEvent.objects.note(Kind.LOGIN, user, sender=sender_of(request))
    AccountEvent.objects.filter(pk=event.pk).update(session=request.session.session_key)


@receiver(user_logged_out)
def note_logout(sender: Any, request: HttpRequest, user: User | None, **_more: Any) -> None:
    if isinstance(user, User) and user.pk:
        AccountEvent.objects.note(Kind.LOGOUT, user, sender=sender_of(request))


@receiver(user_login_failed)
def note_failure(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any
) -> None:
    """Of an account there is: what else is typed as a name may be a password. Of tries that were stopped
    before the password was compared nothing: a flood of them writes nothing."""
    if request is not None and stopped_until(request):
        return
    user = User.objects.filter(username=credentials.get("username") or "").first()
    if user is not None:
        AccountEvent.objects.note(Kind.WRONG, user, sender=sender_of(request))
