"""An entity's record: its events, its words, the figures it gave; in order of time, a stretch at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404

from newsreader.models import Entity, Figure, Quotation
from newsreader.models.user import Viewer
from newsreader.views import cards
from newsreader.views.cards import Given, Said

STRETCH = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows in order of time; `earlier` is the id that asks for what lies before them, if anything does."""

    rows: Sequence[Any]
    earlier: int | None

    @classmethod
    def of(cls, newest_first: Sequence[tuple[int, Any]]) -> Stretch:
        """From up to STRETCH + 1 rows, each with its id."""
        shown = newest_first[:STRETCH]
        earlier = shown[-1][0] if len(newest_first) > STRETCH else None
        return cls([row for _id, row in reversed(shown)], earlier)


def events(entity: Entity, viewer: Viewer, before: int | None = None) -> Stretch:
    """Of those on timelines this viewer may see the latest, or the latest before event `before`."""
    seen = cards.latest_events(viewer, entity.pk)
    if before is not None:
        begins = _column(seen.filter(event=before), "begins")
        seen = seen.filter(Q(begins__lt=begins) | Q(begins=begins, event__lt=before))
    found = list(seen.values_list("event", "entry")[: STRETCH + 1])
    rows = {row.entry: row for row in cards.happenings(viewer, [entry for _event, entry in found])}
    return Stretch.of([(event, rows[entry]) for event, entry in found if entry in rows])


def words(entity: Entity, viewer: Viewer, before: int | None = None) -> Stretch:
    """Its newest quotations, or those before quotation `before`."""
    return _given(Quotation, Said.of, entity, viewer, before)


def figures(entity: Entity, viewer: Viewer, before: int | None = None) -> Stretch:
    return _given(Figure, Given.of, entity, viewer, before)


def _given(
    kind: type[Quotation | Figure],
    row: Callable[..., Said | Given],
    entity: Entity,
    viewer: Viewer,
    before: int | None,
) -> Stretch:
    said = cards.newest_of_speaker(kind, viewer, entity.pk)
    if before is not None:
        last = said.filter(pk=before)
        listed, version, start = (_column(last, name) for name in ("listed", "version", "start"))
        said = said.filter(
            Q(listed__lt=listed)
            | Q(listed=listed, version__lt=version)
            | Q(listed=listed, version=version, start__lt=start)
        )
    found = said.values_list("pk", *cards.COLUMNS[kind])[: STRETCH + 1]
    return Stretch.of([(id, row(*columns)) for id, *columns in found])


def _column(rows: cards.Rows, name: str) -> Any:
    value = rows.values_list(name, flat=True).first()
    if value is None:
        raise Http404
    return value
