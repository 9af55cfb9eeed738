"""Arrivals become articles: an entry of a feed as it was delivered, or a page that is fetched.

What was taken, refused or has to be tried again stands in the arrival's own row, written after the article
is there: whoever is killed in between does it once more, and finds the article.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from time import monotonic

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.fetching.addresses import fold, host_of
from newsreader.fetching.documents import Document, Refused, Told, ToldPicture
from newsreader.fetching.http import NotFetched
from newsreader.models import Arrival, Article, Feed, User
from newsreader.models.erased import digest_of
from newsreader.models.work import LEASE
from newsreader.pipeline.asking import Question, Update
from newsreader.pipeline.giving_way import goes_on
from newsreader.pipeline.ingesting import Ingested, ingest
from newsreader.pipeline.outages import is_outage, wait_out
from newsreader.pipeline.pictures import want
from newsreader.pipeline.reading import try_to_read
from newsreader.pipeline.together import once, together
from newsreader.pipeline.trying_again import TRIED_AFTER, next_try
from newsreader.pipeline.web import Busy, page

logger = logging.getLogger(__name__)

LOOKED_AT = 20  # arrivals looked up together; each is claimed by itself, when it is begun


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


def take_due(
    feed: int | None, seconds: float = math.inf, *, tell: Callable[[], object] = lambda: None
) -> bool:
    """Take all that waits of this feed (None: of what editors gave the address of) and whose time has come;
    `tell` is called after each. False where that ended before: after so many seconds, one at least, or
    because this process is to end."""
    ends = monotonic() + seconds

    def brought_by() -> Feed | None:
        return Feed.objects.select_related("source").filter(pk=feed).first()

    with together():
        for pk in _due(feed):
            if not goes_on():
                return False
            if arrival := _claimed(pk):
                arrival.feed = once(brought_by) if feed else None
                take(arrival)
                tell()
            if monotonic() > ends:
                return False
    return True


def _claimed(pk: int) -> Arrival | None:
    """None where another worker has it, or its feed was left at this moment and it went with it."""
    now = timezone.now()
    if not _CLAIM.made(pk, now + LEASE, now):
        return None
    rows = _ARRIVAL.rows(pk)
    return Arrival.from_db(connection.alias, COLUMNS, rows[0]) if rows else None


_CLAIM = Update(
    lambda pk, until, now: Arrival.objects.waiting().claiming(pk, until, now), int, datetime, datetime
)
COLUMNS = [field.attname for field in Arrival._meta.concrete_fields]
_ARRIVAL = Question(lambda pk: Arrival.objects.filter(pk=pk).order_by().values_list(*COLUMNS), int)


def _due(feed: int | None) -> Iterator[int]:
    due = Arrival.objects.waiting().filter(feed=feed)
    while pks := list(due.due(timezone.now()).values_list("pk", flat=True)[:LOOKED_AT]):
        yield from pks


def take(arrival: Arrival) -> Ingested | None:
    """Make an article of it; None where it was refused, or waits for another try."""
    if arrival.failures > len(TRIED_AFTER):  # its workers were ended by it, one after the other
        _refuse(arrival, arrival.failure)
        return None
    try:
        return _taken(arrival, _of_page(arrival) if arrival.whole_page else _of_entry(arrival))
    except Busy as busy:
        arrival.postpone(busy.until)
    except TryLater as failure:
        _try_again(arrival, str(failure), failure.after)
    except Refused as refused:
        _refuse(arrival, str(refused))
    except Exception as failure:  # whatever one text does to the extraction must not stop the others
        if is_outage(failure):
            wait_out(arrival, failure)
            raise
        logger.exception("Arrival %s could not be taken in", arrival.pk)
        _try_again(arrival, _("A fault of ours: %(failure)s") % {"failure": repr(failure)}, None)
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
    if ingested.outcome != "held" and arrival.feed and arrival.feed.pictures:
        want(article)
    written = arrival.done(
        state=Arrival.State.TAKEN,
        outcome=ingested.outcome,
        article=article,
        taken_at=timezone.now(),
        compressed=b"",
    )
    if not written:  # told in other words meanwhile: those are of this article
        Arrival.objects.filter(pk=arrival.pk, article=None).update(article=article)
    return ingested


def _refuse(arrival: Arrival, why: str) -> None:
    """For good: nothing is tried again unless somebody asks."""
    arrival.failed(why, None, state=Arrival.State.REFUSED)


def _try_again(arrival: Arrival, why: str, after: float | None) -> None:
    later = next_try(arrival.failures, after)
    if later is None:
        _refuse(arrival, why)
    else:
        arrival.failed(why, later)


def ask_again(arrival: Arrival) -> None:
    """An editor wants it tried once more, now."""
    arrival.ask_again(state=Arrival.State.WAITING)
