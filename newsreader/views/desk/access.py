"""Who may work at the desk, and what becomes of a decision that came too late."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from newsreader.models import Conflict, User
from newsreader.models.access import is_editor
from newsreader.views.pages import wants_fragment

View = Callable[..., HttpResponse]


def for_editors(view: View) -> View:
    """Strangers are asked to log in, readers are refused, and nothing of the desk is ever cached.

    A Conflict inside becomes a message on the page the editor came from: nothing was changed. Whoever was
    logged out meanwhile comes back to that page too, for a form's own address shows nothing.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            reading = request.method in ("GET", "HEAD")
            return whole(
                request, redirect_to_login(request.get_full_path() if reading else came_from(request))
            )
        if not is_editor(request.user):
            raise PermissionDenied
        try:
            response = view(request, *args, **kwargs)
        except Conflict as conflict:
            messages.error(request, str(conflict))
            response = whole(request, redirect(came_from(request)))
        add_never_cache_headers(response)
        return response

    return guarded


def posted_from(page: str) -> Callable[[View], View]:
    """For a form's own address, which shows that page again with a 422: loaded by GET it leads there.

    The page takes the same arguments.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
            return (
                view(request, **kwargs)
                if request.method == "POST"
                else redirect(reverse(page, kwargs=kwargs))
            )

        return require_http_methods(["GET", "HEAD", "POST"])(guarded)

    return guard


def whole(request: HttpRequest, response: HttpResponseRedirectBase) -> HttpResponse:
    """The redirect; for htmx, which would put that page into the row that asked, the order to go there."""
    return HttpResponseClientRedirect(response.url) if wants_fragment(request) else response


def editor(request: HttpRequest) -> User:
    """The user behind a request that for_editors let through."""
    return cast(User, request.user)


def came_from(request: HttpRequest) -> str:
    """The address in the form's `next`, if it is ours; else the desk."""
    url = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if ours else reverse("desk")
