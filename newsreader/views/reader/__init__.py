"""A reader's own place: accounts, marks, notes, what they follow. The door of these views is here.

What they write is no decision of an editor: it stands in no record and is seen by nobody else
(docs/decisions/0019-readers.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from newsreader.models import User
from newsreader.views.door import logged_out, return_address

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Strangers are asked to log in, and come back; nothing of it is ever cached."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs) if request.user.is_authenticated else logged_out(request)
        add_never_cache_headers(response)
        return response

    return guarded


def reader(request: HttpRequest) -> User:
    """The user behind a request that signed_in let through."""
    return cast(User, request.user)


def back(request: HttpRequest) -> HttpResponse:
    """To the page the button stood on."""
    return redirect(return_address(request, "me"))
