"""What decisions about a timeline changed that readers may be told: see showing/since.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import formats, timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsreader.models import Citation, CorrectionNote, Decision, Entry, Event, Timeline
from newsreader.models.prepared import Prepared, filled_up
from newsreader.models.user import Viewer
from newsreader.models.when import Dated
from newsreader.showing import entries as shown
from newsreader.showing.changes import fold
from newsreader.showing.fields_known import said_when
from newsreader.showing.names_then import NamesThen, Row
from newsreader.showing.timeline_changes import ChangedEntry, ChangeKind, Sides, TimelineChange
from newsreader.text.markdown import plain

LONGEST = 300  # characters of a text, before or after


class Asked(NamedTuple):
    timeline: Timeline
    viewer: Viewer
    since: datetime | None  # the reader's own moment, where they have one
    horizon: datetime  # nothing that was done up to this moment is told


class Telling:
    """What these decisions changed, each asked for by itself, what they point at asked for at once."""

    def __init__(self, asked: Asked, decisions: Sequence[Decision]) -> None:
        self.asked = asked
        again = [decision for decision in decisions if decision.action in Decision.AGAIN]
        idle = _without_effect(again, asked.horizon) if again else set()
        self._rows = {
            decision.pk: fold(row for row in decision.changes if "ids" not in row)
            for decision in decisions
            if decision.pk not in idle
        }
        self._decisions = decisions
        self._events = {decision.event_id for decision in decisions if decision.event_id}
        noted = {note.entry_id for note in self._notes.values() if note.entry_id}
        if several := self._entries_of_several() | noted:
            events = Entry.objects.filter(timeline=asked.timeline, pk__in=several)
            self._events |= set(events.values_list("event", flat=True))

    def _entries_of_several(self) -> set[int]:
        """Those that a decision about no one event put on the timeline: all that was pending."""
        return {
            row["id"]
            for decision in self._decisions
            if decision.event_id is None
            for row in self._rows.get(decision.pk, ())
            if row["model"] == "entry"
        }

    def by(self, decision: Decision) -> list[TimelineChange]:
        told = (each for row in self._rows.get(decision.pk, ()) for each in self._of_row(row, decision))
        return [
            TimelineChange(decision.at, kind, entry, sides, decision.pk, place)
            for place, (kind, entry, sides) in enumerate(told)
        ]

    def _of_row(
        self, row: Row, decision: Decision
    ) -> Iterator[tuple[ChangeKind, ChangedEntry | None, Sides]]:
        before, after = row["before"], row["after"]
        if row["model"] == "timeline" and row["id"] == self.asked.timeline.pk:
            yield from ((kind, None, sides) for kind, sides in _texts(row, _timeline_texts()))
        if row["model"] == "correctionnote":
            yield from self._note(row)
            return
        united = decision.action == Decision.Action.UNITE  # its words stand with the other event's
        if row["model"] == "entry" and self._is_on(before) and not self._is_on(after) and not united:
            yield from self._withdrawn(before, decision)
        standing = self._standing_of(row, decision)
        if standing is None:
            return
        entry = ChangedEntry(standing.pk, standing.title, standing.dated)
        if (
            row["model"] == "entry"
            and row["id"] == standing.pk
            and self._is_on(after)
            and not self._is_on(before)
        ):
            yield ChangeKind.ADDED, entry, Sides()
        elif decision.at > self._put_on[standing.pk]:  # what an event was before it came here was not seen
            yield from ((kind, entry, sides) for kind, sides in self._of_standing(row, decision, standing))

    def _note(self, row: Row) -> Iterator[tuple[ChangeKind, ChangedEntry | None, Sides]]:
        """What an editor told readers; nothing of a note that was withdrawn but that it was."""
        note = self._notes.get(row["id"])
        moved = row["before"] is not None and "withdrawn" not in (row["after"] or {})  # with its entry
        if note is None or moved:
            return
        entry = self._entry(note.entry_id)  # not the decision's, whose event may have been merged since
        about = ChangedEntry(entry.pk, entry.title, entry.dated) if entry else None
        words = _short(plain(note.words))
        if note.withdrawn:
            said = (
                _("Withdrawn since")
                if row["before"] is None
                else _("The correction of %(day)s was withdrawn")
            )
            words = said % {"day": formats.date_format(timezone.localdate(note.made), "j F Y")}
        yield ChangeKind.NOTE, about, Sides(after=words)

    @cached_property
    def _notes(self) -> dict[int, CorrectionNote]:
        rows = (row for rows in self._rows.values() for row in rows if row["model"] == "correctionnote")
        ids = {row["id"] for row in rows}
        return CorrectionNote.objects.filter(timeline=self.asked.timeline).in_bulk(ids) if ids else {}

    def _is_on(self, side: Mapping[str, Any] | None) -> bool:
        """Of a side of an entry's row: it is on the timeline, and neither pending there nor gone."""
        return side is not None and side.get("timeline_id") == self.asked.timeline.pk

    def _standing_of(self, row: Row, decision: Decision) -> shown.ShownEntry | None:
        """The entry that a row is about; a decision about several names none of their events."""
        if decision.event_id is None and row["model"] == "entry":
            return self._entry(row["id"])
        return self._standing.get(decision.event_id or 0)

    def _entry(self, id: int | None) -> shown.ShownEntry | None:
        return next((each for each in self._standing.values() if each.pk == id), None)

    def _of_standing(
        self, row: Row, decision: Decision, entry: shown.ShownEntry
    ) -> Iterator[tuple[ChangeKind, Sides]]:
        if row["model"] == "citation" and row["after"] is not None:
            yield from ((ChangeKind.FIGURE, sides) for sides in self._figures(row["id"]))
        if row["before"] is None or row["after"] is None:
            return
        if row["model"] == "entry" and row["id"] == entry.pk:
            untitled = {"headline": entry.event.title}
            yield from _texts(row, _entry_texts(), untitled)
        if row["model"] == "event" and row["id"] == entry.event.id:
            yield from ((ChangeKind.DATE, sides) for sides in self._dates(row, decision))
            yield from _texts(row, {"place": _("Place")})
            if not entry.headline:
                yield from _texts(row, _event_texts())

    def _withdrawn(
        self, before: Mapping[str, str | int], decision: Decision
    ) -> Iterator[tuple[ChangeKind, ChangedEntry, Sides]]:
        since, put_on = self.asked.since, str(before.get("put_on") or before.get("created") or "")
        if since and put_on and datetime.fromisoformat(put_on) > since:
            return
        title = str(before.get("headline") or "") or self._titles.get(decision.event_id or 0, "")
        yield ChangeKind.WITHDRAWN, ChangedEntry(None, title or _("An entry"), ""), Sides()

    def _dates(self, row: Row, decision: Decision) -> Iterator[Sides]:
        if not set(row["after"]) & set(Dated.WHEN_FIELDS):
            return
        before, after = (
            said_when(self._names.filled(row, row[side], Dated.WHEN_FIELDS, decision.pk))
            for side in ("before", "after")
        )
        if before != after:
            yield Sides(pgettext("label", "Date"), before, after)

    def _figures(self, citation: int) -> Iterator[Sides]:
        """Each number its sentence gives that the reports cited before it gave otherwise."""
        for figure in self._figures_of.get(citation, ()):
            known = [
                other
                for earlier in self._cited_before.get(citation, ())
                for other in self._figures_of.get(earlier, ())
                if other.counts and other.counts.casefold() == figure.counts.casefold()
            ]
            if known and all(other.exact.casefold() != figure.exact.casefold() for other in known):
                sides = (f"{each.exact} {each.counts}" for each in (known[-1], figure))
                yield Sides(pgettext("label", "Figure"), *sides)

    # What they point at

    @cached_property
    def _columns(self) -> list[tuple[shown.ShownEntry, datetime]]:
        events = filled_up(sorted(self._events))
        rows = _entries.rows(self.asked.viewer, self.asked.timeline.pk, events)
        return [(shown.ENTRY.of(row), row[-1]) for row in rows]

    @cached_property
    def _standing(self) -> dict[int, shown.ShownEntry]:
        """The entries that stand on the timeline, by event."""
        return {entry.event.id: entry for entry, _put_on in self._columns}

    @cached_property
    def _put_on(self) -> dict[int, datetime]:
        return {entry.pk: put_on for entry, put_on in self._columns}

    @cached_property
    def _titles(self) -> dict[int, str]:
        """Of the events of entries that are gone; those that went with them are told by their own rows."""
        gone = {
            row["id"]: str(row["before"].get("title", ""))
            for rows in self._rows.values()
            for row in rows
            if row["model"] == "event" and row["before"] and row["after"] is None
        }
        return gone | dict(Event.objects.filter(pk__in=self._events).values_list("pk", "title"))

    @cached_property
    def _names(self) -> NamesThen:
        """Of dates alone: nothing else that decisions point at is told."""
        dated = [
            Decision(
                pk=decision.pk,
                event_id=decision.event_id,
                changes=[_when_of(row) for row in rows if row["model"] == "event"],
            )
            for decision in self._decisions
            if decision.event_id in self._standing and (rows := self._rows.get(decision.pk))
        ]
        return NamesThen([decision for decision in dated if decision.changes])

    @cached_property
    def _cited_before(self) -> dict[int, list[int]]:
        """By citation, of those that a decision bound to an event that stood: the event's earlier reports."""
        bound = {
            row["id"]: decision.event_id
            for decision in self._decisions
            for row in self._rows.get(decision.pk, ())
            if row["model"] == "citation" and row["after"] and decision.event_id in self._standing
        }
        reports: dict[int, list[tuple[int, str]]] = {}
        asked = Citation.objects.filter(event__in=set(bound.values())).order_by("reported", "pk")
        for event, id, reported in asked.values_list("event", "pk", "reported"):
            reports.setdefault(event, []).append((id, str(reported or "")))
        return {
            id: [other for other, day in reports[event] if other < id and day <= own]
            for id, event in bound.items()
            for own in [dict(reports.get(event, ())).get(id)]
            if own is not None
        }

    @cached_property
    def _figures_of(self) -> dict[int, list[shown.ShownFigure]]:
        wanted = {id: earlier for id, earlier in self._cited_before.items() if earlier}
        return shown.figures(sorted({*wanted, *(each for earlier in wanted.values() for each in earlier)}))


def _without_effect(again: Sequence[Decision], horizon: datetime) -> set[int]:
    """Of those that undo or do again: which leave all as it was at the horizon, or tell of what is told
    already, as its first decision is younger."""
    firsts = dict(
        Decision.objects.filter(pk__in=[each.pk for each in again]).values_list("pk", "undid__undid")
    )
    first_of = {each.pk: firsts[each.pk] or each.undid_id for each in again}
    ids = [id for id in first_of.values() if id is not None]
    undone = dict(Decision.objects.filter(undid__in=ids, action="undo").values_list("pk", "undid"))
    redone = Decision.objects.filter(undid__in=list(undone), action="redo")
    turns = Counter(
        first
        for rows in (
            Decision.objects.filter(pk__in=list(undone)).values_list("undid", "at"),
            redone.values_list("undid__undid", "at"),
        )
        for first, at in rows
        if at > horizon
    )
    young = set(Decision.objects.filter(pk__in=ids, at__gt=horizon).values_list("pk", flat=True))
    return {id for id, first in first_of.items() if first is None or first in young or turns[first] % 2 == 0}


def _when_of(row: Row) -> Row:
    """Its dates alone."""
    sides = {
        side: row[side] and {name: row[side][name] for name in Dated.WHEN_FIELDS if name in row[side]}
        for side in ("before", "after")
    }
    return {**row, **sides}


Texts = Mapping[str, str]  # column -> what people call it


def _entry_texts() -> Texts:
    return {"headline": _("Headline"), "annotation": _("Annotation")}


def _event_texts() -> Texts:
    return {"title": _("Headline")}


def _timeline_texts() -> Texts:
    return {"title": _("Title"), "standfirst": _("Standfirst")}


MARKED = {"annotation", "standfirst"}  # columns that hold Markdown


def _texts(
    row: Row, texts: Texts, instead: Mapping[str, str] | None = None
) -> Iterable[tuple[ChangeKind, Sides]]:
    """The texts of a row that stood before and after, where they differ; `instead` of an empty one.

    Where there was none, nothing that a reader was told is corrected.
    """
    if row["before"] is None or row["after"] is None:
        return
    for column, label in texts.items():
        if column in row["after"]:
            empty = (instead or {}).get(column, "")
            sides = (str(row[side].get(column) or "") for side in ("before", "after"))
            before, after = ((plain(each) if column in MARKED else each) or empty for each in sides)
            if before != after:
                kind = ChangeKind.CORRECTED if before else ChangeKind.MORE
                yield kind, Sides(label, _short(before), _short(after))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


_entries = Prepared(
    lambda viewer, timeline, events: (
        Entry.objects.visible_to(viewer)
        .filter(timeline=timeline, event__in=events)
        .with_pictures()
        .values_list(*shown.ENTRY.columns, "put_on")
    )
)
