"""Wrong passwords: counted by account and address together, and by address, by django-axes' tables.

Counting, and what is kept of an attempt, is our own: see docs/decisions/0039-door.md. Who sends too many is
answered before a password is compared, which takes a fifth of a second of CPU each time.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any, NamedTuple

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac

from newsreader.models import User

logger = logging.getLogger(__name__)


class Wrong(NamedTuple):
    """Wrong passwords for one account from one address, the last of them at a moment."""

    account: str
    times: int
    at: datetime


def account_of(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """The name of the account that is tried; of none there is a digest, for people type passwords there."""
    name = str((credentials or {}).get("username") or "")
    if User.objects.filter(username=name).exists():
        return name
    return "no account: " + salted_hmac("login", name).hexdigest()[:16]


def paused_until(account: str, address: str) -> datetime | None:
    """Until when this address may not try this account; None where it may."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    recent = AccessAttempt.objects.filter(ip_address=address, attempt_time__gt=since).order_by("attempt_time")
    wrong = [Wrong(*row) for row in recent.values_list("username", "failures_since_start", "attempt_time")]
    ends = (
        _end([each for each in wrong if each.account == account], settings.AXES_FAILURE_LIMIT),
        _end(wrong, settings.WRONG_FROM_ONE_ADDRESS),
    )
    return max((end for end in ends if end), default=None)


def _end(wrong: Sequence[Wrong], most: int) -> datetime | None:
    """When fewer than `most` are left, the oldest being forgotten first."""
    left, end = sum(each.times for each in wrong), None
    for each in wrong:
        if left < most:
            break
        left, end = left - each.times, each.at + settings.AXES_COOLOFF_TIME
    return end


def stopped_until(request: HttpRequest) -> datetime | None:
    """Until when, where this try was stopped before a password was compared. None of the try that was
    compared, and counted, and made the pause."""
    until: datetime | None = getattr(request, "stopped_until", None)
    return until


class LoginAttempts(AxesDatabaseHandler):
    """What axes asks and tells at each login."""

    def is_locked(self, request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> bool:
        asked: Any = request
        asked.stopped_until = paused_until(account_of(request, credentials), asked.axes_ip_address)
        return asked.stopped_until is not None

    def user_login_failed(
        self,
        sender: object,
        credentials: Mapping[str, Any],
        request: HttpRequest | None = None,
        **more: object,
    ) -> None:
        """One more; of those that were not looked at none is counted, so the pause ends."""
        if request is None:
            return
        asked: Any = request
        asked.axes_credentials = credentials
        if asked.axes_locked_out:
            return
        self.clean_expired_user_attempts(request, credentials)
        account = account_of(request, credentials)
        _count(account, asked.axes_ip_address, request.path)
        until = paused_until(account, asked.axes_ip_address)
        asked.axes_locked_out = until is not None
        _log(account, asked.axes_ip_address, until)


def _count(account: str, address: str, path: str) -> None:
    """In one row for an account and an address, whatever browser they say they are; nothing else is kept."""
    now = timezone.now()
    new = {"failures_since_start": 1, "path_info": path[:255], "http_accept": ""}
    row, made = AccessAttempt.objects.get_or_create(
        new | {"get_data": "", "post_data": ""}, username=account, ip_address=address, user_agent=""
    )
    if not made:
        more = F("failures_since_start") + 1
        AccessAttempt.objects.filter(pk=row.pk).update(failures_since_start=more, attempt_time=now)


def _log(account: str, address: str, until: datetime | None) -> None:
    if until:
        logger.warning("wrong password for %s from %s: paused until %s", account, address, f"{until:%H:%M}")
    else:
        logger.info("wrong password for %s from %s", account, address)


def may_try(request: HttpRequest) -> bool:
    """May who is logged in give their password once more? Where not, try_later() is the answer."""
    allowed = bool(AxesProxyHandler.is_allowed(request, {"username": request.user.get_username()}))
    if not allowed:
        request.axes_locked_out = True  # type: ignore[attr-defined]
        request.axes_credentials = {"username": request.user.get_username()}  # type: ignore[attr-defined]
    return allowed


def was_wrong(request: HttpRequest) -> None:
    """What who is logged in gave as their password is not it: counted as at the login."""
    user_login_failed.send(
        sender=__name__, credentials={"username": request.user.get_username()}, request=request
    )


def try_later(
    request: HttpRequest,
    answer: HttpResponse | None = None,
    credentials: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """In the place of whatever answer: when to try again. The same whether there is such an account."""
    address: str = request.axes_ip_address  # type: ignore[attr-defined]
    now = timezone.now()
    until = stopped_until(request) or paused_until(account_of(request, credentials), address) or now
    minutes = max(1, ceil((until - now).total_seconds() / 60))
    response = render(request, "reader/paused.html", {"minutes": minutes, "until": until}, status=429)
    response["Retry-After"] = str(minutes * 60)
    add_never_cache_headers(response)
    return response
