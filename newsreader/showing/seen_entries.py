"""Which rows of entries in the record somebody may know of.

A decision about an event may change entries of several timelines (a merge, a date): whoever sees the event on
one of them sees the decision, and may be a stranger to the others, or to what is pending there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from newsreader.models import Decision, Entry, Timeline
from newsreader.models.user import Viewer

Row = Mapping[str, Any]


class Homes(NamedTuple):
    """The timelines an entry was on, or is, and those it was pending on."""

    on: frozenset[int]
    pending: frozenset[int]


class SeenEntries:
    """At most three queries, and none where no row asks."""

    def __init__(self, decisions: Iterable[Decision], viewer: Viewer) -> None:
        asked = (decision for decision in decisions if _is_on_no_timeline(decision))
        rows = [row for decision in asked for row in decision.changes if _entry_of(row)]
        stored = Entry.objects.filter(pk__in={_entry_of(row) for row in rows})
        self._stored = (
            {id: (on, pending) for id, on, pending in stored.values_list("pk", "timeline", "pending_on")}
            if rows
            else {}
        )
        homes = [self._homes(row) for row in rows]
        on, pending = ({id for each in homes for id in each[at]} for at in (0, 1))
        self._on = _ids(Timeline.objects.visible_to(viewer), on)
        self._pending = _ids(Timeline.objects.shared_with(viewer), pending)

    def holds(self, decision: Decision, row: Row) -> bool:
        """Whether the viewer, who sees the decision, may know of this row of it: of one about a timeline all,
        else of an entry's those whose every home they see."""
        if not _is_on_no_timeline(decision) or not _entry_of(row):
            return True
        homes = self._homes(row)
        return bool(homes.on or homes.pending) and homes.on <= self._on and homes.pending <= self._pending

    def _homes(self, row: Row) -> Homes:
        sides = [side for side in (row["before"], row["after"]) if side]
        on = {side.get("timeline_id") for side in sides} - {None}
        pending = {side.get("pending_on_id") for side in sides} - {None}
        if not on and not pending:  # nothing of it moved: it is where it is
            stored = self._stored.get(_entry_of(row), (None, None))
            on, pending = {stored[0]} - {None}, {stored[1]} - {None}
        return Homes(frozenset(on), frozenset(pending))


def _is_on_no_timeline(decision: Decision) -> bool:
    return decision.timeline_id is None and decision.pending_on_id is None


def _entry_of(row: Row) -> int:
    """The entry that the row is, or leads to; 0 where it is of another table."""
    if "ids" in row:
        return 0
    if row["model"] == "formerentry":
        side = row["after"] or row["before"]
        return int(side["leads_to"])
    return int(row["id"]) if row["model"] == "entry" else 0


def _ids(timelines: Any, asked: set[int]) -> frozenset[int]:
    return frozenset(timelines.filter(pk__in=asked).values_list("pk", flat=True)) if asked else frozenset()
