"""How a visitor likes to read, and the keys: kept in a cookie, applied by a style sheet of a few rules."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_http_methods, require_safe

from newsreader.showing.reading import COOKIE, KEPT_FOR, chosen, read, shown, style_sheet, written
from newsreader.views.door import is_ours, wants_fragment, with_vary


@csrf_exempt  # a token would give every reader a number of their own; see _from_elsewhere
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    """The form, on a page of its own. A POST keeps what was chosen and leads back to where the reader was."""
    if request.method == "POST":
        return _kept(request)
    context = {"settings": shown(_of(request)), "back": _came_from(request)}
    return _for_one(render(request, "reading/reading.html", context))


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """The form as a card beside an article, where each press shows at once."""
    return _for_one(render(request, "reading/reading.html#card", {"settings": shown(_of(request))}))


def _kept(request: HttpRequest) -> HttpResponse:
    if _from_elsewhere(request):
        raise PermissionDenied
    choices = chosen(request.POST.dict())
    response: HttpResponse
    if wants_fragment(request):
        # With its choices in the address, for the browser has the former one's answer at hand.
        response = render(request, "base.html#reading-css", {"chosen_reading": f"?{written(choices)}"})
    else:
        back = request.POST.get("next", "")
        response = redirect(back if is_ours(back) else reverse("reading"))
    if choices:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            COOKIE,
            written(choices),
            max_age=KEPT_FOR,
            path=settings.SESSION_COOKIE_PATH,
            samesite="Lax",
            httponly=True,
            secure=secure,
        )
    else:
        response.delete_cookie(COOKIE, path=settings.SESSION_COOKIE_PATH, samesite="Lax")
    return response


def _from_elsewhere(request: HttpRequest) -> bool:
    """Is it another site's form? Browsers say of every POST where it comes from."""
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.get_host()


@require_safe
@condition(etag_func=lambda request: _etag(request))
def stylesheet(request: HttpRequest) -> HttpResponse:
    """The rules of what is chosen: asked for by every page, so that the pages are the same for everybody.

    A browser asks anew for each page (304 mostly), or what was just chosen would not show.
    """
    return _for_one(HttpResponse(style_sheet(_of(request)), content_type="text/css; charset=utf-8"))


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """All keys, on a page: `?` shows the same over the page one reads."""
    return with_vary(render(request, "reading/keys.html"))


def _etag(request: HttpRequest) -> str:
    return quote_etag(hashlib.sha256(style_sheet(_of(request)).encode()).hexdigest()[:16])


def _of(request: HttpRequest) -> dict[str, str]:
    return read(request.COOKIES.get(COOKIE, ""))


def _for_one(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response


def _came_from(request: HttpRequest) -> str:
    """The page of ours on which the link was pressed; "" if it is none, or this one."""
    sent_from = urlsplit(request.headers.get("Referer", ""))
    page = sent_from.path + (f"?{sent_from.query}" if sent_from.query else "")
    here = sent_from.netloc == request.get_host() and sent_from.path != request.path
    return page if here and is_ours(page) else ""
