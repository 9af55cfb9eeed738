"""Sitemaps (https://www.sitemaps.org/protocol.html): what crawlers may look at, and nothing they may not.

In parts by id: a part is a stretch of an index, so the last of 200 costs what the first does. Each holds the
pages of at most SIZE ids, which is well below the 50,000 that a sitemap may have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import starmap
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.db.models import QuerySet
from django.urls import reverse

from newsreader.exchange.atom import moment
from newsreader.models import Article, Entity, Source, Timeline
from newsreader.models.addresses import absolute
from newsreader.models.user import NOBODY

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
SIZE = 5_000  # ids
Page = tuple[str, datetime | None]  # its path, and when it changed where that is known

_LISTS = ("home", "timelines", "articles", "entities", "sources", "about")


def _timelines() -> QuerySet[Any, Any]:
    return Timeline.objects.visible_to(NOBODY).values_list("pk", "slug", "modified")


def _articles() -> QuerySet[Any, Any]:
    return Article.objects.visible_to(NOBODY).values_list("pk", "slug", "current__made")


def _entities() -> QuerySet[Any, Any]:
    return Entity.objects.visible_to(NOBODY).values_list("pk", "slug")


def _sources() -> QuerySet[Any, Any]:
    return Source.objects.visible_to(NOBODY).values_list("pk", "slug")


def _page(name: str) -> Callable[..., Page]:
    def page(id: int, slug: str, changed: datetime | None = None) -> Page:
        return reverse(name, kwargs={"id": id, "slug": slug}), changed

    return page


def _timeline(_id: int, slug: str, changed: datetime) -> Page:
    return reverse("timeline", kwargs={"slug": slug}), changed


KINDS: dict[str, tuple[Callable[[], QuerySet[Any, Any]], Callable[..., Page]]] = {
    "timelines": (_timelines, _timeline),
    "articles": (_articles, _page("article")),
    "entities": (_entities, _page("entity")),
    "sources": (_sources, _page("source")),
}


def parts() -> Iterator[tuple[str, int]]:
    """The kind and number of each part that has a page: found by steps from one to the next."""
    yield "lists", 1
    for kind, (rows, _page) in KINDS.items():
        asked, part = rows().order_by("pk").values_list("pk", flat=True), 0
        while (first := asked.filter(pk__gt=part * SIZE).first()) is not None:
            part = (first - 1) // SIZE + 1
            yield kind, part


def pages(kind: str, part: int) -> list[Page]:
    """Of one part, in order of their ids; none where there is no such part."""
    if kind == "lists":
        return [(reverse(name), None) for name in _LISTS] if part == 1 else []
    if kind not in KINDS or not 0 < part < 2**40:
        return []
    rows, page = KINDS[kind]
    found = rows().filter(pk__gt=(part - 1) * SIZE, pk__lte=part * SIZE).order_by("pk")
    return list(starmap(page, found))


def write_index(paths: Iterable[str]) -> bytes:
    return _written("sitemapindex", "sitemap", ((path, None) for path in paths))


def write(found: Iterable[Page]) -> bytes:
    return _written("urlset", "url", found)


def _written(root: str, each: str, found: Iterable[Page]) -> bytes:
    document = Element(root, {"xmlns": NAMESPACE})
    for path, changed in found:
        element = SubElement(document, each)
        SubElement(element, "loc").text = absolute(path)
        if changed:
            SubElement(element, "lastmod").text = moment(changed)
    written: bytes = tostring(document, encoding="utf-8", xml_declaration=True)
    return written
