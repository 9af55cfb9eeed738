"""What an administrator does with people's accounts. It stands in the events of accounts, and in no record of
decisions; that one administrator stays is held here."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.db import models, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.models.account_events import AccountEvent, end_sessions
from newsreader.models.addresses import absolute
from newsreader.models.decision import Conflict
from newsreader.models.user import User

Kind = AccountEvent.Kind


class Position(models.TextChoices):
    """What somebody is on the site: a role, or an administrator, who is an editor as well."""

    READER = "reader", gettext_lazy("Reader")
    EDITOR = "editor", gettext_lazy("Editor")
    ADMINISTRATOR = "administrator", gettext_lazy("Administrator")


def position_of(user: User) -> Position:
    return Position.ADMINISTRATOR if user.is_superuser else Position(user.role)


@transaction.atomic
def make(username: str, position: str, by: User | None = None, *, email: str = "") -> User:
    """An account without a password: its person sets one by password_link()."""
    user = User(username=username, email=email)
    user.set_unusable_password()
    _set(user, position)
    user.save()
    AccountEvent.objects.note(Kind.MADE, user, by=by, said=position)
    return user


@transaction.atomic
def give_position(user: User, position: str, by: User | None = None) -> None:
    if position_of(user) == position:
        return
    _check_one_stays(user)
    _set(user, position)
    user.save(update_fields=["role", "is_superuser", "is_staff"])
    AccountEvent.objects.note(Kind.ROLE, user, by=by, said=position)


@transaction.atomic
def disable(user: User, by: User | None = None) -> None:
    """They cannot log in, and their sessions end. What they wrote and decided stays. Raises Conflict where
    they do it themselves, for the session that would be told of it ends."""
    if user.is_active:
        if user == by:
            raise Conflict(_("Nobody disables their own account: another administrator can disable yours."))
        _check_one_stays(user)
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_sessions(user)
        AccountEvent.objects.note(Kind.DISABLED, user, by=by)


def enable(user: User, by: User | None = None) -> None:
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        AccountEvent.objects.note(Kind.ENABLED, user, by=by)


def password_link(user: User, by: User | None = None) -> str:
    """The whole address by which this person sets a password, once, within three days
    (PASSWORD_RESET_TIMEOUT). A login or a new password makes it void."""
    parts = {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    AccountEvent.objects.note(Kind.LINK, user, by=by)
    return absolute(reverse("password-new", kwargs=parts))


def _set(user: User, position: str) -> None:
    is_administrator = position == Position.ADMINISTRATOR
    user.role = User.Role.EDITOR if is_administrator else position
    user.is_superuser = user.is_staff = is_administrator


def _check_one_stays(user: User) -> None:
    """Raises Conflict where this is the only administrator."""
    if not (user.is_superuser and user.is_active):
        return
    others = User.objects.select_for_update().filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if not others.exists():
        raise Conflict(_("%(name)s is the only administrator: make another one first.") % {"name": user})
