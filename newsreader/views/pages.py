"""What all pages share: who gets a fragment, and how an anonymous reader's page is kept."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

KEPT_FOR = 3600  # seconds; the key holds the revision, so this only bounds what the cache carries


def wants_fragment(request: HttpRequest) -> bool:
    """True where htmx asks for a part. A history restore gets the page: Back showed a naked fragment once."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


def varied(response: HttpResponse) -> HttpResponse:
    """Say what an answer depends on when one address serves both page and fragment."""
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request", "Accept-Language", "Cookie"])
    return response


def kept_for_strangers(
    request: HttpRequest, revision: str, build: Callable[[], HttpResponse]
) -> HttpResponse:
    """`build()`'s answer, kept for anonymous readers under revision, address and language, with an ETag.

    Pages for strangers hold no token and no name, so they may be compressed and shared. Everybody else's
    are built anew and never stored.
    """
    if request.user.is_authenticated or request.method not in ("GET", "HEAD"):
        response = varied(build())
        patch_cache_control(response, private=True, no_store=True)
        return response
    fragment = "part" if wants_fragment(request) else "page"
    seen = "\x1f".join((request.get_full_path(), fragment, revision, get_language() or "", _code()))
    key = hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()
    etag = f'W/"{key[:32]}"'
    if request.headers.get("If-None-Match") == etag:
        return _for_sharing(HttpResponseNotModified(), etag)
    encoding = "br" if _takes(request, "br") else "gzip"
    packed: bytes | None = cache.get(f"{encoding}:{key}")
    if packed is None:
        response = build()
        if response.status_code != 200:
            return varied(response)
        packed = _PACK[encoding](response.content)
        cache.set(f"{encoding}:{key}", packed, KEPT_FOR)
    if _takes(request, encoding):
        response = HttpResponse(packed, headers={"Content-Encoding": encoding})
    else:
        response = HttpResponse(gzip.decompress(packed))
    return _for_sharing(response, etag)


def _takes(request: HttpRequest, encoding: str) -> bool:
    asked = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    weights = {name: weight for name, _q, weight in (each.partition(";q=") for each in asked)}
    return encoding in weights and (not weights[encoding] or weights[encoding].strip("0.") != "")


# Browsers take Brotli over https: a tenth smaller than gzip in the same time. Beyond these levels both take
# several times as long to save two or three in a hundred.
_PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda content: gzip.compress(content, 6, mtime=0),
}


def _for_sharing(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding"])
    return varied(response)


@lru_cache(maxsize=1)
def _code() -> str:
    """Changes with the templates and styles, so that a new release does not serve the old one's pages."""
    digest = hashlib.sha256()
    folders = [settings.BASE / "templates", settings.BASE / "static"]
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path}:{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:16]
