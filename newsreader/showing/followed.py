"""What a reader follows, with how much of it is new to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.models import Appearance, Article, Entity, Entry, Follow, User
from newsreader.models.addresses import address
from newsreader.models.reader_follows import SEARCH
from newsreader.models.reader_visits import LATE
from newsreader.showing.search.asked import read
from newsreader.showing.search.new_hits import new_matches

MOST_COUNTED = 50  # new ones of one search: beyond, nobody counts
COUNTED = 12  # searches, by name: each is asked for by itself


class FollowedLink(NamedTuple):
    """One of them. `key` is what unfollows it ("timeline:3"; of a search its query), `new` how much is new
    in it, None where nobody counts; `more`: as much at least."""

    kind: str
    key: str
    name: str
    url: str
    new: int | None = None
    more: bool = False

    @property
    def kind_in_words(self) -> str:
        words = {
            "timeline": _("Timeline"),
            "entity": _("Person or place"),
            "source": _("Source"),
            "search": _("Search"),
        }
        return words[self.kind]


def followed_by(user: User, since: datetime | None) -> list[FollowedLink]:
    """Timelines first, then entities, sources and searches, each by name. The same number of queries however
    many there are, unless merged entities were merged again; and some for each of COUNTED searches."""
    rows = list(Follow.objects.visible_to(user).select_related("timeline", "entity__merged_into", "source"))
    timelines = {row.timeline for row in rows if row.timeline}
    sources = {row.source for row in rows if row.source}
    entities = _standing(user, [row.entity for row in rows if row.entity])
    in_timelines = _new_entries(since, [each.pk for each in timelines])
    in_entities = _new_appearances(user, since, [each.pk for each in entities])
    in_sources = _new_articles(user, since, [each.pk for each in sources])
    found = [
        *(("timeline", each.pk, str(each), each.get_absolute_url(), in_timelines) for each in timelines),
        *(("entity", each.pk, each.shown_name, each.get_absolute_url(), in_entities) for each in entities),
        *(("source", each.pk, each.name, each.get_absolute_url(), in_sources) for each in sources),
    ]
    shown = [
        FollowedLink(kind, f"{kind}:{id}", name, url, new.get(id, 0) if since else None)
        for kind, id, name, url, new in sorted(
            found, key=lambda each: (_ORDER.index(each[0]), each[2], each[1])
        )
    ]
    searches = sorted((row.name or row.query, row.query) for row in rows if row.query)
    counted = [_search(user, name, query, since) for name, query in searches[:COUNTED]]
    return [*shown, *counted, *(_search(user, name, query, None) for name, query in searches[COUNTED:])]


_ORDER = ("timeline", "entity", "source")


def _standing(user: User, entities: Iterable[Entity]) -> list[Entity]:
    """Each that the user sees once, whatever was merged into it."""
    ids = {each.standing.pk for each in entities}
    return list(Entity.objects.visible_to(user).filter(pk__in=ids)) if ids else []


def _new_entries(since: datetime | None, timelines: list[int]) -> dict[int, int]:
    if since is None or not timelines:
        return {}
    entries = Entry.objects.filter(timeline__in=timelines, put_on__gt=since)
    return dict(entries.order_by().values_list("timeline").annotate(Count("pk")))


def _new_appearances(user: User, since: datetime | None, entities: list[int]) -> dict[int, int]:
    if since is None or not entities:
        return {}
    named = Appearance.objects.visible_to(user).filter(
        entity__in=entities, listed__gt=since - LATE, article__created__gt=since
    )
    return dict(named.order_by().values_list("entity").annotate(Count("pk")))


def _new_articles(user: User, since: datetime | None, sources: list[int]) -> dict[int, int]:
    if since is None or not sources:
        return {}
    articles = Article.objects.visible_to(user).filter(
        source__in=sources, listed__gt=since - LATE, created__gt=since
    )
    return dict(articles.order_by().values_list("source").annotate(Count("pk")))


def _search(user: User, name: str, query: str, since: datetime | None) -> FollowedLink:
    count = _new_hits(user, query, since) if since else None
    more = count is not None and count > MOST_COUNTED
    return FollowedLink(
        "search", query, name, f"{address(SEARCH)}?{query}", MOST_COUNTED if more else count, more
    )


def _new_hits(user: User, query: str, since: datetime) -> int | None:
    """None of a search within what the user may not see any more."""
    try:
        asked = read(QueryDict(query), user)
    except ObjectDoesNotExist:
        return None
    wanted = asked.wanted(timezone.localdate())
    return len(new_matches(user, wanted, asked.order, since, MOST_COUNTED + 1))
