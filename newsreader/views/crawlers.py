"""What crawlers are told: where they may look, and what there is."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from newsreader.exchange import sitemap as exchange
from newsreader.models.addresses import absolute

XML = "application/xml"
# The desk and what leads to it; cards, which are parts of pages; lists that somebody narrowed or went on in,
# of which there is no end.
CLOSED = ("/desk/", "/admin/", "/login/", "/logout/", "/join/", "/search/", "/*/card/", "/*?")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *"]
    if settings.NEWSREADER_CRAWLERS:
        under = get_script_prefix().rstrip("/")
        lines += [f"Disallow: {under}{path}" for path in CLOSED]
        lines += ["", f"Sitemap: {absolute(reverse('sitemap'))}"]
    else:
        lines.append(f"Disallow: {get_script_prefix()}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    _check_open()
    paths = (reverse("sitemap-part", args=part) for part in exchange.parts())
    return HttpResponse(exchange.write_index(paths), content_type=XML)


@gzip_page
@require_safe
def sitemap(request: HttpRequest, kind: str, part: int) -> HttpResponse:
    _check_open()
    if not (pages := exchange.pages(kind, part)):
        raise Http404
    return HttpResponse(exchange.write(pages), content_type=XML)


def _check_open() -> None:
    if not settings.NEWSREADER_CRAWLERS:
        raise Http404
