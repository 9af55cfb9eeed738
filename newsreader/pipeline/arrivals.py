"""Arrivals become articles: an entry of a feed as it was delivered, or a page that is fetched.

What was taken, refused or has to be tried again stands in the arrival's own row, written after the article
is there: whoever is killed in between does it once more, and finds the article.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.fetching.addresses import fold, host_of
from newsreader.fetching.documents import Document, Refused, Told, ToldPicture
from newsreader.fetching.http import NotFetched
from newsreader.models import Arrival, Article, User
from newsreader.models.erased import digest_of
from newsreader.pipeline.giving_way import goes_on
from newsreader.pipeline.ingesting import Ingested, ingest
from newsreader.pipeline.reading import try_to_read
from newsreader.pipeline.web import Busy, page

logger = logging.getLogger(__name__)

AT_ONCE = 20  # arrivals claimed together: what is not done when a worker is killed waits for the lease
# How long after each failure in a row a page is tried again; after the last of them it is given up.
TRIED_AFTER = [timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=18)]
LONGEST_PAUSE = timedelta(days=2)  # whatever a host asks for


def give(address: str, by: User | None) -> Arrival:
    """An editor gives the address of an article; it is fetched as soon as a worker is free. Given again, it
    is fetched again."""
    arrival, new = Arrival.objects.get_or_create(
        feed=None,
        key=digest_of(fold(address)),
        defaults={"address": address, "whole_page": True, "asked_by": by},
    )
    if not new:
        Arrival.objects.filter(pk=arrival.pk).update(address=address, asked_by=by)
        ask_again(arrival)
    return arrival


def take_due(feed: int | None) -> None:
    """Take all that waits of this feed (None: of what editors gave the address of) and whose time has come,
    as long as this process goes on."""
    for arrival in _claimed(feed):
        take(arrival)


def _claimed(feed: int | None) -> Iterator[Arrival]:
    while True:
        now = timezone.now()
        due = Arrival.objects.waiting().filter(feed=feed).due(now)
        pks = list(due.values_list("pk", flat=True)[:AT_ONCE])
        mine = [pk for pk in pks if Arrival.objects.waiting().claim(pk, now=now)]
        if not pks:
            return
        arrivals = Arrival.objects.select_related("feed__source", "article").in_bulk(mine)
        for at, pk in enumerate(mine):
            if not goes_on():
                Arrival.objects.filter(pk__in=mine[at:]).update(busy_until=None)
                return
            yield arrivals[pk]


def take(arrival: Arrival) -> Ingested | None:
    """Make an article of it; None where it was refused, or waits for another try."""
    try:
        ingested = _of_page(arrival) if arrival.whole_page else _of_entry(arrival)
    except Busy as busy:
        arrival.postpone(busy.until)
    except TryLater as failure:
        _try_again(arrival, str(failure), failure.after)
    except Refused as refused:
        _refuse(arrival, str(refused))
    except (OperationalError, InterfaceError):  # the database's trouble, not the arrival's: its lease ends
        raise
    except Exception as failure:  # whatever one text does to the extraction must not stop the others
        logger.exception("Arrival %s could not be taken in", arrival.pk)
        _try_again(arrival, _("A fault of ours: %(failure)s") % {"failure": repr(failure)}, None)
    else:
        return _taken(arrival, ingested)
    return None


class TryLater(Exception):
    """It could not be had now; after so many seconds it may be, None where nobody said."""

    def __init__(self, line: str, after: float | None) -> None:
        super().__init__(line)
        self.after = after


def _of_page(arrival: Arrival) -> Ingested:
    """Of the page at its address; what the feed itself gave stands in for one that cannot be had."""
    try:
        return _ingest(arrival, page(arrival.address, _told(arrival)))
    except NotFetched as failure:
        if failure.kind == "failed" and arrival.failures < len(TRIED_AFTER):
            raise TryLater(str(failure), failure.retry_after) from failure
        why: Refused = failure
    except Refused as refused:
        why = refused
    if not arrival.compressed:
        raise why
    return _of_entry(
        arrival, _("Its page could not be had, this is what its feed gave. (%(why)s)") % {"why": why}
    )


def _of_entry(arrival: Arrival, *doubts: str) -> Ingested:
    """Of what the feed gave. Its address counts as where it was fetched from only if it is on the feed's own
    site: anybody's feed may name anybody's address."""
    address = arrival.address if arrival.feed and of_one_site(arrival.address, arrival.feed.address) else ""
    document = Document(
        name=arrival.address or arrival.headline or arrival.key,
        data=arrival.content,
        media_type="text/html",
        charset="utf-8",
        url=address,
        received=arrival.arrived,
        told=_told(arrival),
    )
    return _ingest(arrival, document, *doubts)


def of_one_site(one: str, other: str) -> bool:
    """Whether both are on one host, or on hosts under it ("feeds." or "blog." of it).

    >>> of_one_site("https://www.tidewater.example/a", "https://feeds.tidewater.example/rss")
    True
    >>> of_one_site("https://tidewater.example/a", "https://copies.example/rss")
    False
    """
    hosts = [host_of(fold(address)) for address in (one, other)]
    return all(hosts) and any(_under(*pair) for pair in (hosts, hosts[::-1]))


def _under(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}")


def _told(arrival: Arrival) -> Told | None:
    """What the feed said of it, and what an editor said of the feed."""
    feed = arrival.feed
    if feed is None:
        return None
    said = dict(arrival.told)
    picture = ToldPicture(**said.pop("picture", {}))
    told = Told(by="feed", picture=picture, **said | {"authors": tuple(said.get("authors", ()))})
    return replace(
        told,
        address=arrival.address,
        zone=told.zone or feed.zone,
        language=told.language or feed.language,
        source=(feed.source.name if feed.source else "") or told.source or feed.title,
    )


def _ingest(arrival: Arrival, document: Document, *doubts: str) -> Ingested:
    public = bool(arrival.feed and arrival.feed.public)
    return ingest(document, of=_standing(arrival.article), feed=arrival.feed_id, public=public, doubts=doubts)


def _standing(article: Article | None) -> Article | None:
    """None of what was erased: it is asked for like anything that comes in, and refused."""
    return article if article and not article.erased else None


def _taken(arrival: Arrival, ingested: Ingested) -> Ingested:
    article = ingested.article
    if ingested.outcome != "held" and (article.read_at is None or ingested.outcome in ("new", "version")):
        try_to_read(article)
    arrival.done(
        state=Arrival.State.TAKEN,
        outcome=ingested.outcome,
        article=article,
        taken_at=timezone.now(),
        compressed=b"",
    )
    return ingested


def _refuse(arrival: Arrival, why: str) -> None:
    """For good: nothing is tried again unless somebody asks."""
    arrival.failed(why, None, state=Arrival.State.REFUSED)


def _try_again(arrival: Arrival, why: str, after: float | None) -> None:
    if arrival.failures >= len(TRIED_AFTER):
        _refuse(arrival, why)
        return
    pause = max(TRIED_AFTER[arrival.failures], timedelta(seconds=after or 0))
    arrival.failed(why, timezone.now() + min(pause, LONGEST_PAUSE))


def ask_again(arrival: Arrival) -> None:
    """An editor wants it tried once more, now."""
    Arrival.objects.filter(pk=arrival.pk).update(
        state=Arrival.State.WAITING, next_at=timezone.now(), failures=0, failure="", queued_at=None
    )
