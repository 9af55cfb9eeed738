"""What changed on a timeline since a moment, as strangers may be told: out of the record of decisions.

Told is what is otherwise now than it was then, and was public: the timeline published, the entry on it. What
was decided and undone in between is no change. Who decided, why, and what stood there before it was public is
never told.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from heapq import nlargest
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, QuerySet

from newsreader.models import Decision, Entry, Timeline
from newsreader.models.prepared import Prepared
from newsreader.models.user import NOBODY, Viewer
from newsreader.showing.telling import Asked, Telling
from newsreader.showing.timeline_changes import ChangeKind, TimelineChange

PAGE = 30  # changes
BATCH = PAGE + 1  # decisions looked at together
NEAR = 2_000  # decisions of the whole site
MOST_LOOKED_AT = 500  # decisions, for one page of changes: many only move an entry within its day
# Of two decisions made at once the later one may have the lower number.
OVERLAP = timedelta(minutes=1)


class ChangesPage(NamedTuple):
    changes: list[TimelineChange]
    older: int | None  # what the next page goes on before; None where no older decision can be told of


def changes(
    timeline: Timeline,
    viewer: Viewer,
    since: datetime | None = None,
    *,
    kinds: Collection[ChangeKind] = tuple(ChangeKind),
    most: int = PAGE,
) -> list[TimelineChange]:
    """What changed on `timeline` after `since` (None: ever since it was published), newest first.

    Nothing of a draft, and nothing of what was done while it was one. With `since`, what was added and
    withdrawn again after it is left out, for that reader never saw it. At most `most` changes, or a few more
    where one decision changed several things; of at most MOST_LOOKED_AT decisions. Where there may be more,
    page() says how to go on. The queries do not grow with what is found: three to ten.
    """
    return page(timeline, viewer, since, kinds=kinds, most=most).changes


def page(
    timeline: Timeline,
    viewer: Viewer,
    since: datetime | None = None,
    *,
    before: int | None = None,
    kinds: Collection[ChangeKind] = tuple(ChangeKind),
    most: int = PAGE,
) -> ChangesPage:
    """The same a page at a time: of the decisions before `before`, the `older` of another page."""
    found: list[TimelineChange] = []
    if timeline.published is None:
        return ChangesPage(found, None)
    asked = Asked(timeline, viewer, since, max(since or timeline.published, timeline.published))
    for _turn in range(MOST_LOOKED_AT // BATCH):
        decisions, before = _batch(asked, before, min(most + 1, BATCH))
        told = Telling(asked, decisions)
        for at, decision in enumerate(decisions):
            found += [change for change in told.by(decision) if change.kind in kinds]
            if len(found) >= most:
                last = before is None and at == len(decisions) - 1
                return ChangesPage(found, None if last else decision.pk)
        if before is None:
            break
    return ChangesPage(found, before)


def _batch(asked: Asked, before: int | None, most: int) -> tuple[list[Decision], int | None]:
    """The next decisions that stand, newest first, and which to go on before; None where no older one is."""
    # Numbers first, by indexes alone: sorting would carry along what each decision changed.
    timeline = asked.timeline.pk
    if before is None:
        before = (Decision.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    own = [id for (id,) in _own.rows(NOBODY, timeline, before)][:most]
    last = own[-1] if len(own) == most else 0
    # What is about an event and no timeline: where the page reaches back only a little, all the site's since
    # then; else by the timeline's events. Whatever the site and the timeline are like, one of them is short.
    alone = (_alone_since if before - last < NEAR else _alone).rows(NOBODY, timeline, before, last)
    numbers = nlargest(most, own + [id for (id,) in alone])
    columns = ("at", "action", "event", "undid", "changes")
    found = Decision.objects.filter(pk__in=numbers).only(*columns).newest_first()
    late = [decision for decision in found if decision.at > asked.horizon - OVERLAP]
    ended = len(numbers) < most or len(late) < len(numbers)
    told = [decision for decision in late if decision.at > asked.horizon]
    return told, None if ended else numbers[-1]


def _on_timeline(timeline: int) -> QuerySet[Entry]:
    return Entry.objects.filter(timeline=timeline)


_own = Prepared(
    lambda viewer, timeline, before: (
        Decision.objects.filter(timeline=timeline, pk__lt=before)
        .not_undone()
        .newest_first()
        .values_list("pk")[:BATCH]
    )
)
_alone = Prepared(
    lambda viewer, timeline, before, last: (
        Decision.objects.on_no_timeline()
        .not_undone()
        .filter(pk__lt=before, pk__gt=last, event__in=_on_timeline(timeline).values("event"))
        .newest_first()
        .values_list("pk")[:BATCH]
    )
)
_alone_since = Prepared(
    lambda viewer, timeline, before, last: (
        Decision.objects.on_no_timeline()
        .not_undone()
        .filter(Exists(_on_timeline(timeline).filter(event=OuterRef("event"))), pk__lt=before, pk__gt=last)
        .newest_first()
        .values_list("pk")[:BATCH]
    )
)
