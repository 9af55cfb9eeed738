"""What is otherwise than when a reader was here last: on a timeline, and on those of the front page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.models import Decision, Entry, Follow, Timeline, User
from newsreader.models.addresses import address
from newsreader.models.reader_follows import SEARCH
from newsreader.models.user import Viewer
from newsreader.showing import since as changed
from newsreader.showing.search.asked import AskedSearch, read
from newsreader.showing.search.new_hits import NewHit, new_hits
from newsreader.showing.since import OVERLAP
from newsreader.showing.timeline_changes import ChangeKind, TimelineChange

FEW = 5  # changes told of one timeline among others
MOST_TOLD = 4  # timelines told of on the front page; the others that changed are named
MOST_SEARCHES = 8  # that are looked through for the front page, those followed last
LONGEST_ABSENCE = timedelta(days=60)
BY_THE_HOUR = timedelta(days=2)  # so long ago hours count, before it days: so few answers are asked for
_HOUR = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d)", re.ASCII)


class News(NamedTuple):
    """What changed on one timeline, newest first; `more`: not all of it."""

    timeline: Timeline
    changes: Sequence[TimelineChange]
    more: bool = False

    @property
    def words(self) -> dict[int, str]:
        """By the id of an entry that stands what is said beside it."""
        return {id: words for change in reversed(self.changes) for id, words in [beside(change)] if id}


def beside(change: TimelineChange) -> tuple[int | None, str]:
    """The entry a change is told beside, and how: what is new is never said to have changed, for being
    added it is told last (since.changes() tells newest first)."""
    id = change.entry.id if change.entry else None
    return id, _("new") if change.kind == ChangeKind.ADDED else _("changed")


def news_of(timeline: Timeline, viewer: Viewer, since: datetime | None, most: int = changed.PAGE) -> News:
    """Nothing for who was never here, and nothing of a draft."""
    if since is None:
        return News(timeline, [])
    told = changed.page(timeline, viewer, since, most=most)
    return News(timeline, told.changes, told.older is not None)


def news_for(user: User, since: datetime | None, otherwise: Iterable[Timeline]) -> list[News]:
    """Of the timelines the user follows, or `otherwise` where they follow none and no search, those that
    changed; the first MOST_TOLD in words.

    The queries do not grow with the timelines, but with those told in words.
    """
    if since is None:
        return []
    follows = Follow.objects.of(user).filter(timeline__isnull=False).values("timeline")
    followed = list(Timeline.objects.visible_to(user).published().filter(pk__in=follows).newest_first())
    if not followed and not Follow.objects.of(user).exclude(query="").exists():
        followed = list(otherwise)
    found = _changed_since(followed, since)
    told = [news_of(timeline, user, since, FEW) for timeline in found[:MOST_TOLD]]
    others = [News(timeline, [], more=True) for timeline in found[MOST_TOLD:]]
    return [news for news in told if news.changes] + others


class SearchNews(NamedTuple):
    """What a search finds that it did not find then, newest report first; `more`: not all of it."""

    search: AskedSearch
    name: str
    new: Sequence[NewHit]
    more: bool = False

    @property
    def url(self) -> str:
        return f"{address(SEARCH)}?{self.search.query}"


def news_of_search(asked: AskedSearch, viewer: Viewer, since: datetime, name: str = "") -> SearchNews:
    found = new_hits(viewer, asked.wanted(timezone.localdate()), asked.order, since, FEW + 1)
    return SearchNews(asked, name or asked.said, found[:FEW], len(found) > FEW)


def news_of_searches(user: User, since: datetime | None) -> list[SearchNews]:
    """Of those the user follows the ones that find something new."""
    if since is None:
        return []
    follows = Follow.objects.visible_to(user).exclude(query="").order_by("-since", "-pk")
    found = []
    for query, name in follows.values_list("query", "name")[:MOST_SEARCHES]:
        try:
            asked = read(QueryDict(query), user)
        except ObjectDoesNotExist:  # within what is not public any more
            continue
        found.append(news_of_search(asked, user, since, name))
    return [news for news in found if news.new]


def _changed_since(timelines: Sequence[Timeline], since: datetime) -> list[Timeline]:
    """Those that a decision may have changed."""
    before = Decision.objects.filter(at__lte=since - OVERLAP).newest_first()
    ids, after = [each.pk for each in timelines], before.values_list("pk", flat=True).first() or 0
    own = Decision.objects.filter(timeline__in=ids, pk__gt=after).values_list("timeline", flat=True)
    alone = Decision.objects.on_no_timeline().filter(pk__gt=after, event__isnull=False).values("event")
    through = Entry.objects.filter(timeline__in=ids, event__in=alone).values_list("timeline", flat=True)
    touched = {*own.distinct(), *through.order_by().distinct()}
    return [each for each in timelines if each.pk in touched]


def stretch(asked: str, now: datetime) -> datetime | None:
    """The moment that is asked for as its hour in UTC, or one before it: so few are told apart that a
    hundred answers hold for everybody. None of what is no hour.

    >>> now = datetime(2019, 3, 30, 8, 45, tzinfo=UTC)
    >>> hours = ("2019-03-29T17", "2019-03-12T17", "1999-01-01T00")
    >>> [f"{stretch(hour, now):%d %B, %H:%M}" for hour in hours]
    ['29 March, 17:00', '12 March, 00:00', '29 January, 00:00']
    >>> stretch("yesterday", now), stretch("2019-02-30T00", now)
    (None, None)
    """
    hour = _HOUR.fullmatch(asked)
    try:
        moment = datetime(*map(int, hour.groups()), tzinfo=UTC) if hour else None  # type: ignore[misc,arg-type]
    except ValueError:
        return None
    if moment is None:
        return None
    this_hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    if this_hour - moment <= BY_THE_HOUR:
        return min(moment, this_hour)
    return max(moment, this_hour - LONGEST_ABSENCE).replace(hour=0)
