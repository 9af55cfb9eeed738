"""What lets a browser install the site, and keep pages of it for when it cannot be reached (decision 24)."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from newsreader.views.door import with_vary

PAPER = "#fbf9f4"  # as in static/css/newsreader.css; base.html says the dark one beside it


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What the site is called and looks like among a device's programs."""
    icons = [
        {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    about = {
        "id": reverse("home"),
        "name": "newsreader",
        "short_name": "newsreader",
        "description": _("News, and the dated events in it as timelines"),
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(about, content_type="application/manifest+json")


@require_safe
@condition(etag_func=lambda request: quote_etag(hashlib.sha256(_worker()).hexdigest()[:32]))
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Browsers ask for it now and then, and take a new one when a byte differs."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown for what is not kept; lists what is."""
    return with_vary(render(request, "offline.html"))


def _worker() -> bytes:
    scripts: Path = settings.BASE / "static" / "js"
    if not settings.NEWSREADER_OFFLINE:
        return (scripts / "worker-off.js").read_bytes()
    return (scripts / "worker.js").read_bytes() + f"// release {_release()}\n".encode()


@lru_cache(maxsize=1)
def _release() -> str:
    """Differs where a page or a static file does, and is the same on all machines that have the same ones."""
    digest = hashlib.sha256()
    folders: list[Path] = [settings.BASE / "templates", settings.BASE / "static"]
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(settings.BASE)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
