"""Who is signed in, found by SQL that is worked out once: each of their pages begins with it (decision 8)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from newsreader.models.prepared import PreparedModels
from newsreader.models.user import NOBODY, User


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    def load(self) -> dict[str, Any]:
        """Of none, or one that is over, nothing: what is kept from then on gets another key."""
        key = self.session_key or ""
        if "\0" not in key:  # which PostgreSQL refuses to look for
            for kept in _SESSIONS.models(NOBODY, key, timezone.now()):
                return self.decode(kept.session_data)
        self._session_key = None
        return {}


class Accounts(ModelBackend):
    """Django's accounts, by name and password.

    Behind it in the settings stands Django's own, for sessions that were opened by that. A wrong password
    ends here: Django would have it compared there once more.
    """

    def authenticate(self, request: HttpRequest | None, *args: Any, **credentials: Any) -> User:
        user = super().authenticate(request, *args, **credentials)
        if user is None:
            raise PermissionDenied
        return user

    def get_user(self, user_id: int) -> User | None:
        for user in _USERS.models(NOBODY, user_id):
            return user if self.user_can_authenticate(user) else None
        return None


ACCOUNTS = f"{__name__}.Accounts"  # by which sessions are opened: what login() is told
_SESSIONS: PreparedModels[Session] = PreparedModels(
    lambda _viewer, key, now: Session.objects.filter(session_key=key, expire_date__gt=now)
)
_USERS: PreparedModels[User] = PreparedModels(lambda _viewer, id: User.objects.filter(pk=id))
