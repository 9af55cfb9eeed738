"""How feeds stand: what of each waits, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from newsreader.models import Arrival, Feed


@dataclass(frozen=True, slots=True)
class Following:
    """A feed, and how many of its arrivals are taken, wait, or were refused."""

    feed: Feed
    taken: int = 0
    waiting: int = 0
    refused: int = 0


def counted(feeds: Iterable[Feed]) -> list[Following]:
    """These feeds in their order, their arrivals counted by one query."""
    followed = list(feeds)
    states = {state: Count("pk", filter=Q(state=state)) for state in ("taken", "waiting", "refused")}
    counts = Arrival.objects.filter(feed__in=followed).order_by().values("feed").annotate(**states)
    by_feed = {each.pop("feed"): each for each in counts}
    return [Following(feed, **by_feed.get(feed.pk, {})) for feed in followed]
