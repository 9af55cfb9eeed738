"""Following feeds: each is fetched when its time has come, and what is new in it arrives.

What a feed gave is written first, some hundreds of entries at a time, for nobody else can write on SQLite
meanwhile; when it is fetched next is written last. Who is killed in between is followed by another, who finds
what arrived already.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.extraction.feeds import FeedEntry, NotAFeed, ParsedFeed
from newsreader.extraction.feeds.apart import read_apart
from newsreader.fetching.addresses import as_typed, fold
from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.schedule import Wishes, next_asking
from newsreader.fetching.http import NotFetched, Response
from newsreader.models import Arrival, Feed, User
from newsreader.models.erased import digest_of
from newsreader.models.feed import LONGEST_ADDRESS
from newsreader.models.work import LeaseLost
from newsreader.pipeline.outages import is_outage, wait_out
from newsreader.pipeline.tidying import GONE
from newsreader.pipeline.web import Busy, fetch

logger = logging.getLogger(__name__)

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1"
)
RHYTHM = 20  # moments of a feed's last entries, by which it is told how often it speaks
BATCH = 500  # arrivals in one statement
FORGOTTEN_AFTER = timedelta(days=60)  # that its feed does not name an arrival any more


def follow(address: str, by: User | None, **settings: Any) -> tuple[Feed, bool]:
    """The feed of this address and whether it is new; it is fetched as soon as a worker is free.

    The address may be a web page's: it is asked for its feed when it is fetched. Raises ValueError of what
    is no address.
    """
    address = as_typed(address)
    folded = fold(address)
    if not address or len(address) > LONGEST_ADDRESS:
        raise ValueError(address)
    return Feed.objects.get_or_create(
        folded=folded, defaults={"address": address, "followed_by": by, **settings}
    )


class FollowedAlready(Exception):
    """Another of our feeds has this address."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(feed)
        self.feed = feed


def follow_at(feed: Feed, address: str) -> None:
    """Follow, instead of the page that stood there, one of the feeds it names. Raises ValueError of another
    address, FollowedAlready."""
    if address not in [named for named, _title in feed.offered]:
        raise ValueError(address)
    other = Feed.objects.at(address)
    if other and other.pk != feed.pk:
        raise FollowedAlready(other)
    changed = {"address": address, "folded": fold(address), "offered": []}
    Feed.objects.filter(pk=feed.pk).update(**changed)
    fetch_now(feed)


def fetch_now(feed: Feed) -> None:
    """As soon as a worker is free. What it was fetched with before is asked for anew."""
    feed.ask_again(etag="", last_modified="", digest="")


def poll(feed: Feed) -> int:
    """Fetch the feed and note what is new in it; how many arrivals that makes. Whatever goes wrong stands in
    its row, and it is tried again."""
    try:
        answer = fetch(feed.address, accept=FEEDS, etag=feed.etag, last_modified=feed.last_modified)
        return _unchanged(feed, answer) if answer.unchanged else _answered(feed, answer)
    except Busy as busy:
        feed.postpone(busy.until)
    except LeaseLost:  # left, paused, changed or asked for anew by an editor meanwhile: that counts
        feed.postpone(timezone.now())
    except NotAFeed as page:
        _offer(feed, page)
    except Refused as refused:
        _failed(feed, str(refused), refused.retry_after if isinstance(refused, NotFetched) else None)
    except Exception as failure:
        if is_outage(failure):
            wait_out(feed, failure)
            raise
        logger.exception("Feed %s could not be read", feed.pk)
        _failed(feed, _("A fault of ours: %(failure)s") % {"failure": repr(failure)}, None)
    return 0


def _answered(feed: Feed, answer: Response) -> int:
    now = timezone.now()
    digest = hashlib.sha256(answer.body).hexdigest()
    if digest == feed.digest:
        return _unchanged(feed, answer)
    told = read_apart(
        answer.body, media_type=answer.media_type, url=answer.url, charset=answer.charset, now=now
    )
    new = _arrive(feed, told.entries, now)
    with transaction.atomic():
        feed.hold()
        _forget(feed, now)
        feed.rhythm = _rhythm(told, now)
        feed.done(
            next_at=_next(feed, answer, now),
            rhythm=feed.rhythm,
            digest=digest,
            etag=_whole(answer.etag, 300),
            last_modified=_whole(answer.last_modified, 100),
            fetched_at=now,
            offered=[],
            **({"changed_at": now} if new else {}),
            **_own(feed, told, answer),
        )
    return new


def _whole(words: str, most: int) -> str:
    """Cut off it would be another."""
    return words if len(words) <= most else ""


def _own(feed: Feed, told: ParsedFeed, answer: Response) -> dict[str, Any]:
    """What it says of itself, and where it moved for good, unless that is another feed of ours."""
    said: dict[str, Any] = {"title": told.title[:300], "site": _whole(told.link, LONGEST_ADDRESS)}
    moved = _whole(answer.permanent, LONGEST_ADDRESS)
    if moved and not Feed.objects.filter(folded=fold(moved)).exclude(pk=feed.pk).exists():
        said |= {"address": moved, "folded": fold(moved)}
    return said


def _unchanged(feed: Feed, answer: Response) -> int:
    now = timezone.now()
    feed.done(next_at=_next(feed, answer, now), fetched_at=now)
    return 0


def _offer(feed: Feed, page: NotAFeed) -> None:
    """A web page stood there: the one feed it names is followed instead, of several an editor chooses."""
    named = [each for each in page.feeds if not each.comments]
    if len(named) == 1 and not feed.fetched_at:
        address = named[0].address
        if not Feed.objects.filter(folded=fold(address)).exists():
            feed.done(next_at=timezone.now(), address=address, folded=fold(address))
            return
    offered = [[each.address, each.title] for each in page.feeds]
    feed.failed(str(page), _after_failure(feed), offered=offered, fetched_at=timezone.now())


def _failed(feed: Feed, why: str, after: float | None) -> None:
    feed.failed(why, _after_failure(feed, after), fetched_at=timezone.now())


def _after_failure(feed: Feed, after: float | None = None) -> datetime:
    """The longer the more often it failed; never given up, for a host may come back after a year."""
    wishes = Wishes(retry_after=timedelta(seconds=after)) if after else Wishes()
    return next_asking(feed.address, timezone.now(), failures=feed.failures + 1, wishes=wishes)


def _next(feed: Feed, answer: Response, now: datetime) -> datetime | None:
    if feed.paused:
        return None
    known = feed.rhythm
    wishes = Wishes(
        **{name: timedelta(seconds=known[name]) for name in ("ttl", "update_every") if name in known},
        max_age=None if answer.max_age is None else timedelta(seconds=answer.max_age),
        skip_hours=frozenset(known.get("skip_hours", ())),
        skip_days=frozenset(known.get("skip_days", ())),
    )
    spoke = [datetime.fromisoformat(each) for each in known.get("entries", ())]
    return next_asking(feed.address, now, spoke, wishes=wishes)


def _rhythm(told: ParsedFeed, now: datetime) -> dict[str, Any]:
    """As Feed.rhythm keeps it."""
    moments = [entry.published.moment for entry in told.entries if entry.published]
    instants = sorted({each.utc for each in moments if each and each.utc and each.utc <= now}, reverse=True)
    said = {
        "entries": [instant.isoformat() for instant in instants[:RHYTHM]],
        "ttl": told.ttl and told.ttl.total_seconds(),
        "update_every": told.update_every and told.update_every.total_seconds(),
        "skip_hours": sorted(told.skip_hours),
        "skip_days": sorted(told.skip_days),
        "shortened": len(told.entries) <= 2 * sum(entry.shortened for entry in told.entries),
    }
    return {name: value for name, value in said.items() if value}


def _arrive(feed: Feed, entries: Iterable[FeedEntry], now: datetime) -> int:
    """Note what is new or told in other words; how many that are. The oldest is taken first."""
    told = {key_of(entry): entry for entry in reversed(list(entries))}
    keys = list(told)
    return sum(
        _arrive_together(feed, {key: told[key] for key in keys[at : at + BATCH]}, now)
        for at in range(0, len(keys), BATCH)
    )


def _arrive_together(feed: Feed, told: Mapping[str, FeedEntry], now: datetime) -> int:
    """Raises LeaseLost. All that is to be made of them is made before the transaction."""
    known = feed.arrivals.filter(key__in=list(told)).defer("compressed", "told")
    standing = {arrival.key: arrival for arrival in known}
    new = [_arrival(feed, entry, now) for key, entry in told.items() if key not in standing]
    changed = []
    for key, arrival in standing.items():
        # What went by the keeping rule stays away, whatever becomes of its words.
        if arrival.digest != entry_digest(told[key]) and arrival.outcome != GONE:
            again = _arrival(feed, told[key], now)
            again.pk, again.arrived = arrival.pk, arrival.arrived
            changed.append(again)
    unseen = [each.pk for each in standing.values() if each.seen != now.date()]
    with transaction.atomic():
        feed.hold()
        Arrival.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
        Arrival.objects.bulk_update(changed, CHANGED, batch_size=BATCH)
        Arrival.objects.filter(pk__in=unseen).update(seen=now.date())
    return len(new) + len(changed)


# Not `busy_until`: who takes the former words just now goes on alone, and finds by `next_at` that there are
# others.
CHANGED = [
    *("digest", "address", "headline", "told", "whole_page", "compressed", "state", "seen"),
    *("next_at", "queued_at", "failures", "failure"),
]


def key_of(entry: FeedEntry) -> str:
    """What an entry is known by within its feed: one id at two addresses is two, for some give one to all."""
    return digest_of(
        entry.id, fold(entry.link) or entry.link or ("" if entry.id else entry.title + entry.html)
    )


def entry_digest(entry: FeedEntry) -> str:
    """Of what makes it another version: a feed that only stamps it anew says nothing new."""
    published = entry.published.raw if entry.published else ""
    return digest_of(entry.title, entry.html or entry.summary_html, published, *entry.authors)


def _arrival(feed: Feed, entry: FeedEntry, now: datetime) -> Arrival:
    text = entry.html or entry.summary_html
    return Arrival(
        feed=feed,
        key=key_of(entry),
        digest=entry_digest(entry),
        address=_whole(entry.link, 1000),
        headline=entry.title[:500],
        told=_told(entry),
        whole_page=bool(entry.link) and (feed.full_text or not text),
        compressed=Arrival.kept(text.encode("utf-8", "replace")),
        arrived=now,
        next_at=now,
        seen=now.date(),
    )


def _told(entry: FeedEntry) -> dict[str, Any]:
    """As fetching.documents.Told has it; what is empty is left out."""
    said: dict[str, Any] = {
        "headline": entry.title,
        "authors": list(entry.authors),
        "published": entry.published.raw if entry.published else "",
        "updated": entry.updated.raw if entry.updated else "",
        "language": entry.language,
    }
    if entry.picture:
        picture = asdict(entry.picture)
        said["picture"] = {name: picture[name] for name in ("address", "caption", "credit")}
    return {name: value for name, value in said.items() if value}


def _forget(feed: Feed, now: datetime) -> None:
    """What became of entries that the feed has not named for long."""
    gone = feed.arrivals.filter(seen__lt=(now - FORGOTTEN_AFTER).date())
    gone.exclude(Q(state=Arrival.State.WAITING)).delete()
