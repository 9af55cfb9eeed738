"""An entity's record: its events, its words, the figures it gave; in order of time, a stretch at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple, Self

from django.db.models import Q

from newsreader.models import Entity, Figure, Quotation
from newsreader.models.ids import id_in
from newsreader.models.list_places import ListPlace
from newsreader.models.prepared import Answers, Prepared, Question
from newsreader.models.user import Viewer
from newsreader.showing import cards
from newsreader.showing.event_links import LINKED, in_order
from newsreader.showing.naming import SAID

ROWS = 60


class EventPlace(NamedTuple):
    """Where a page of events ended: by the day its event begins, and the event's id."""

    begins: date
    event: int

    @property
    def as_text(self) -> str:
        return f"{self.begins.isoformat()}_{self.event}"

    @classmethod
    def of_text(cls, text: str) -> Self | None:
        """
        >>> EventPlace.of_text("2016-12-07_42")
        EventPlace(begins=datetime.date(2016, 12, 7), event=42)
        >>> EventPlace.of_text("2016-13-07_42")
        """
        day, _mark, id = text.partition("_")
        event = id_in(id)
        try:
            return cls(date.fromisoformat(day), event) if event is not None and _DAY.fullmatch(day) else None
        except ValueError:
            return None


class SaidPlace(NamedTuple):
    """Where a page of words or figures ended: the article's place in lists (with the version's id), and the
    offset of the words in its text."""

    listed: ListPlace
    start: int

    @property
    def as_text(self) -> str:
        return f"{self.listed.as_text}_{self.start}"

    @classmethod
    def of_text(cls, text: str) -> Self | None:
        """
        >>> SaidPlace.of_text("1000000_42_17").start
        17
        >>> SaidPlace.of_text("1000000_42")
        """
        listed, _mark, start = text.rpartition("_")
        place, at = ListPlace.of_text(listed), id_in(start)
        return cls(place, at) if place and at is not None else None


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Rows in order of time; `earlier` is the place before which the next lie, as addresses carry it: by
    values, for the row may be gone when somebody goes on."""

    rows: Sequence[Any]
    earlier: str | None

    @classmethod
    def of(cls, newest_first: Sequence[tuple[EventPlace | SaidPlace, Any]]) -> RecordPage:
        """From up to ROWS + 1 rows, each with its place; None for one that is gone meanwhile."""
        shown = newest_first[:ROWS]
        earlier = shown[-1][0].as_text if len(newest_first) > ROWS else None
        return cls([row for _place, row in reversed(shown) if row is not None], earlier)


def first_questions(entity: int) -> list[Question]:
    """What its parts ask where they begin with the latest."""
    return [(each, entity) for each in (_latest_events, *_newest_said.values())]


def questions_then(answers: Answers, entity: int) -> list[Question]:
    return [(LINKED, [entry for *_place, entry in answers.rows(_latest_events, entity)])]


def events(entity: Entity, answers: Answers, before: str = "") -> RecordPage:
    """Of those on timelines this viewer may see the latest, or the latest before this place; what is no
    place begins anew."""
    seen = partial(cards.latest_events, answers.viewer, entity.pk)
    place = EventPlace.of_text(before) or _place_of_event(seen, before)
    if place:
        begins, event = place
        earlier = Q(begins__lt=begins) | Q(begins=begins, event__lt=event)
        found = list(_events_from(seen().filter(earlier)))
    else:
        found = answers.rows(_latest_events, entity.pk)
    entries = [entry for *_place, entry in found]
    rows = {row.entry: row for row in in_order(entries, answers.rows(LINKED, entries))}
    return RecordPage.of([(EventPlace(begins, event), rows.get(entry)) for begins, event, entry in found])


def words(entity: Entity, answers: Answers, before: str = "") -> RecordPage:
    """Its newest quotations, or those before this place."""
    return _given(Quotation, entity, answers, before)


def figures(entity: Entity, answers: Answers, before: str = "") -> RecordPage:
    return _given(Figure, entity, answers, before)


def _given(kind: type[Quotation | Figure], entity: Entity, answers: Answers, before: str) -> RecordPage:
    said = partial(cards.newest_of_speaker, kind, answers.viewer, entity.pk)
    place = SaidPlace.of_text(before) or _place_of_said(said, before)
    if place:
        (listed, version), start = place
        earlier = (
            Q(listed__lt=listed)
            | Q(listed=listed, version__lt=version)
            | Q(listed=listed, version=version, start__lt=start)
        )
        found = list(_said_from(kind, said().filter(earlier)))
    else:
        found = answers.rows(_newest_said[kind], entity.pk)
    shape = SAID[kind]
    return RecordPage.of(
        [
            (SaidPlace(ListPlace(listed, version), start), shape.of(row))
            for listed, version, start, *row in found
        ]
    )


def _events_from(seen: cards.Rows) -> cards.Rows:
    return seen.values_list("begins", "event", "entry")[: ROWS + 1]


def _said_from(kind: type[Quotation | Figure], said: cards.Rows) -> cards.Rows:
    return said.values_list("listed", "version", "start", *SAID[kind].columns)[: ROWS + 1]


def _said_newest(kind: type[Quotation | Figure], viewer: Viewer, entity: int) -> cards.Rows:
    return _said_from(kind, cards.newest_of_speaker(kind, viewer, entity))


_latest_events = Prepared(lambda viewer, entity: _events_from(cards.latest_events(viewer, entity)))
_newest_said: Mapping[type[Quotation | Figure], Prepared] = {
    kind: Prepared(partial(_said_newest, kind)) for kind in SAID
}


# By a row's id, as addresses were written once. Raises ObjectDoesNotExist where there is none: it is
# of a stranger's invention, or gone.


def _place_of_event(seen: Callable[[], cards.Rows], text: str) -> EventPlace | None:
    if (id := id_in(text)) is None:
        return None
    return EventPlace(*seen().filter(event=id).values_list("begins", "event")[:1].get())


def _place_of_said(said: Callable[[], cards.Rows], text: str) -> SaidPlace | None:
    if (id := id_in(text)) is None:
        return None
    listed, version, start = said().filter(pk=id).values_list("listed", "version", "start")[:1].get()
    return SaidPlace(ListPlace(listed, version), start)
