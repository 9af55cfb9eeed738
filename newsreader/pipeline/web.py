"""The web, as all workers of the site ask it: one fetcher, one request a host at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from newsreader.fetching.documents import Document, Told
from newsreader.fetching.http import Fetcher, NotFetched, Response
from newsreader.fetching.robots import Robots
from newsreader.models import Host
from newsreader.models.addresses import absolute
from newsreader.models.work import LEASE

PAGES = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1"
BUSY = min(timedelta(seconds=5), LEASE)  # until a host that another worker asks is tried again


class Busy(Exception):
    """The host is being asked by another worker, or wants a pause: nothing was tried."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@lru_cache(maxsize=1)
def fetcher() -> Fetcher:
    return Fetcher(
        f"newsreader/1.0 (+{absolute(reverse('about'))})", networks=settings.NEWSREADER_PRIVATE_NETWORKS
    )


def fetch(
    address: str, *, accept: str = "", etag: str = "", last_modified: str = "", page: bool = False
) -> Response:
    """What stands at the address. A page is fetched only if robots.txt of its host allows it; a feed is there
    for robots. Raises NotFetched, and Busy where another worker asks the host just now."""
    name = host_of(address)
    if not Host.objects.claim(name):
        raise Busy(_free_at(name))
    rest: float | None = None
    try:
        answer = fetcher().get(
            address,
            accept=accept,
            etag=etag,
            last_modified=last_modified,
            robots=StoredRobots() if page else None,
        )
    except NotFetched as failure:
        rest = failure.retry_after if failure.reason in ("status", "rest") else None
        raise
    else:
        return answer
    finally:
        Host.objects.give_back(name, timezone.now() + timedelta(seconds=rest) if rest else None)


def page(address: str, told: Told | None = None) -> Document:
    """The page at the address, with what was told of it. Raises NotFetched, Busy."""
    answer = fetch(address, accept=PAGES, page=True)
    return Document(
        name=answer.url,
        data=answer.body,
        media_type=answer.media_type,
        charset=answer.charset,
        url=answer.url,
        received=timezone.now(),
        told=replace(told, whole_page=True) if told else None,
    )


def host_of(address: str) -> str:
    """As the table knows it; "" of what is no address, which the fetcher then refuses in words."""
    try:
        return (urlsplit(address).hostname or "")[:260]
    except ValueError:
        return ""


def _free_at(name: str) -> datetime:
    now = timezone.now()
    host = Host.objects.get(name=name)
    return max(now + BUSY, host.not_before or now)


class StoredRobots:
    """robots.txt of each origin, kept with its host: fetching.robots.KnownRobots."""

    def get(self, origin: str) -> Robots | None:
        host = Host.objects.filter(name=host_of(origin)).first()
        kept: dict[str, Any] | None = host.robots.get(origin) if host else None
        return Robots(**kept | {"until": datetime.fromisoformat(kept["until"])}) if kept else None

    def __setitem__(self, origin: str, robots: Robots) -> None:
        host, _made = Host.objects.get_or_create(name=host_of(origin))
        host.robots[origin] = {
            "text": robots.text,
            "until": robots.until.isoformat(),
            "reachable": robots.reachable,
        }
        host.save(update_fields=["robots"])
