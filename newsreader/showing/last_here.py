"""What is otherwise than when a reader was here last: on a timeline, and on those of the front page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.models import Decision, Entry, Follow, Timeline, User
from newsreader.models.user import Viewer
from newsreader.showing import since as changed
from newsreader.showing.since import OVERLAP
from newsreader.showing.timeline_changes import ChangeKind, TimelineChange

FEW = 5  # changes told of one timeline among others
MOST_TOLD = 4  # timelines told of on the front page; the others that changed are named
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
    """Of the timelines the user follows, or `otherwise`, those that changed; the first MOST_TOLD in words.

    The queries do not grow with the timelines, but with those told in words.
    """
    if since is None:
        return []
    follows = Follow.objects.of(user).filter(timeline__isnull=False).values("timeline")
    followed = list(Timeline.objects.visible_to(user).published().filter(pk__in=follows).newest_first())
    found = _changed_since(followed or list(otherwise), since)
    told = [news_of(timeline, user, since, FEW) for timeline in found[:MOST_TOLD]]
    others = [News(timeline, [], more=True) for timeline in found[MOST_TOLD:]]
    return [news for news in told if news.changes] + others


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
