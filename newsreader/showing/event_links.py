"""Events where they stand on a timeline, as lists link to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from newsreader.models import Entry
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared
from newsreader.showing.between import BETWEEN_OTHERS, Between, BetweenOthers, betweens, dated
from newsreader.showing.events import EVENT, ShownEvent
from newsreader.showing.shapes import Shape


class EventLink(NamedTuple):
    """An event where it stands on a timeline."""

    entry: int
    timeline: str
    headline: str
    event: ShownEvent
    standing: BetweenOthers
    between: Between | None = None  # what it is known to lie between, where no day is known

    @property
    def title(self) -> str:
        return self.headline or self.event.title

    @property
    def dated(self) -> str:
        return dated(self.event.when, self.between)

    def get_absolute_url(self) -> str:
        return f"{address('entry', slug=self.timeline, id=self.entry)}#entry-{self.entry}"


EVENT_LINK = Shape(
    EventLink,
    entry="pk",
    timeline="timeline__slug",
    headline="headline",
    event=EVENT.by("event"),
    standing=BETWEEN_OTHERS,
)


def in_order(entries: Sequence[int], rows: Iterable[Sequence[Any]]) -> list[EventLink]:
    """What LINKED answered of these entries, in their order; one taken off meanwhile is left out."""
    links = {link.entry: link for link in as_links(rows)}
    return [links[id] for id in entries if id in links]


def as_links(rows: Iterable[Sequence[Any]]) -> list[EventLink]:
    """Of the columns of EVENT_LINK."""
    links = [EVENT_LINK.of(row) for row in rows]
    found = betweens([link.standing for link in links])
    return [link._replace(between=between) for link, between in zip(links, found, strict=True)]


LINKED = Prepared(
    lambda viewer, entries: (
        Entry.objects.visible_to(viewer).filter(pk__in=entries).values_list(*EVENT_LINK.columns)
    )
)
