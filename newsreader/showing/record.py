"""An entity's record: its events, its words, the figures it gave; in order of time, a stretch at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from newsreader.models import Entity, Figure, Quotation
from newsreader.models.user import Viewer
from newsreader.showing import cards

ROWS = 60


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Rows in order of time; `earlier` is the id that asks for what lies before them, if anything does."""

    rows: Sequence[Any]
    earlier: int | None

    @classmethod
    def of(cls, newest_first: Sequence[tuple[int, Any]]) -> RecordPage:
        """From up to ROWS + 1 rows, each with its id."""
        shown = newest_first[:ROWS]
        earlier = shown[-1][0] if len(newest_first) > ROWS else None
        return cls([row for _id, row in reversed(shown)], earlier)


def events(entity: Entity, viewer: Viewer, before: int | None = None) -> RecordPage:
    """Of those on timelines this viewer may see the latest, or the latest before event `before`."""
    seen = cards.latest_events(viewer, entity.pk)
    if before is not None:
        begins = _column(seen.filter(event=before), "begins")
        seen = seen.filter(Q(begins__lt=begins) | Q(begins=begins, event__lt=before))
    found = list(seen.values_list("event", "entry")[: ROWS + 1])
    rows = {row.entry: row for row in cards.event_links(viewer, [entry for _event, entry in found])}
    return RecordPage.of([(event, rows[entry]) for event, entry in found if entry in rows])


def words(entity: Entity, viewer: Viewer, before: int | None = None) -> RecordPage:
    """Its newest quotations, or those before quotation `before`."""
    return _given(Quotation, entity, viewer, before)


def figures(entity: Entity, viewer: Viewer, before: int | None = None) -> RecordPage:
    return _given(Figure, entity, viewer, before)


def _given(kind: type[Quotation | Figure], entity: Entity, viewer: Viewer, before: int | None) -> RecordPage:
    said = cards.newest_of_speaker(kind, viewer, entity.pk)
    if before is not None:
        last = said.filter(pk=before)
        listed, version, start = (_column(last, name) for name in ("listed", "version", "start"))
        said = said.filter(
            Q(listed__lt=listed)
            | Q(listed=listed, version__lt=version)
            | Q(listed=listed, version=version, start__lt=start)
        )
    shape = cards.SAID[kind]
    found = said.values_list("pk", *shape.columns)[: ROWS + 1]
    return RecordPage.of([(id, shape.of(row)) for id, *row in found])


def _column(rows: cards.Rows, name: str) -> Any:
    """Raises ObjectDoesNotExist where there is no such row: one of a stranger's invention."""
    return rows.values_list(name, flat=True)[:1].get()
