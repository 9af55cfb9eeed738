"""What changed on a timeline since a moment, as strangers may be told: out of the record of decisions.

Told is what is otherwise now than it was then, and was public: the timeline published, the entry on it. What
was decided and undone in between is no change. Who decided, why, and what stood there before it was public is
never told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, QuerySet, TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newsreader.models import Citation, Decision, Entry, Event, Timeline
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared
from newsreader.models.user import Viewer
from newsreader.models.when import Dated
from newsreader.showing import entries as shown
from newsreader.showing.changes import fold
from newsreader.showing.entries import NOBODY
from newsreader.showing.fields_known import said_when
from newsreader.showing.html.dates import when
from newsreader.showing.names_then import NamesThen, Row

PAGE = 30  # changes
BATCH = PAGE + 1  # decisions looked at together
NEAR = 2_000  # decisions of the whole site
MOST_LOOKED_AT = 500  # decisions, for one page of changes: many only move an entry within its day
LONGEST = 300  # characters of a text, before or after
# Of two decisions made at once the later one may have the lower number.
OVERLAP = timedelta(minutes=1)


class Kind(TextChoices):
    ADDED = "added", gettext_lazy("Added")
    DATE = "date", gettext_lazy("Date changed")
    FIGURE = "figure", gettext_lazy("Figure revised")
    CORRECTED = "corrected", gettext_lazy("Corrected")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


# What a reader has to know who read it before: all but what is new.
CORRECTIONS = (Kind.DATE, Kind.FIGURE, Kind.CORRECTED, Kind.WITHDRAWN)


class ChangedEntry(NamedTuple):
    """The entry a change is about. `id` is None where it stands on the timeline no more."""

    id: int | None
    title: str  # as it is called now, or was when it was withdrawn
    when: str  # as it is dated now, in words; "" of what is gone


class Sides(NamedTuple):
    """What was changed, and how it reads before and after: plain text, no more precise than was known."""

    label: str = ""  # "Date"; "" of what is told by its kind alone
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than it was. `entry` is None where it is the timeline's own."""

    at: datetime
    kind: Kind
    entry: ChangedEntry | None
    sides: Sides
    decision: int  # whose doing: for its place in the list, not for showing
    place: int  # among those of one decision

    @property
    def id(self) -> str:
        """The same as long as it is told."""
        return f"{self.decision}-{self.place}"

    @property
    def before(self) -> str:
        return self.sides.before

    @property
    def after(self) -> str:
        return self.sides.after

    @property
    def words(self) -> str:
        """One line: "Date: 7 December 2016 → by 7 December 2016"; its kind, where nothing else is to say."""
        label, before, after = self.sides
        if not label:
            return str(self.kind.label)
        sides = {"label": label, "before": before or _("none"), "after": after or _("none")}
        return _("%(label)s: %(before)s → %(after)s") % sides

    def url(self, timeline: Timeline) -> str:
        """Where it can be seen: at its entry, else on the timeline."""
        if self.entry is None or self.entry.id is None:
            return timeline.get_absolute_url()
        return address("entry", slug=timeline.slug, id=self.entry.id)


class ChangesPage(NamedTuple):
    changes: list[Change]
    older: int | None  # what the next page goes on before; None where no older decision can be told of


def changes(
    timeline: Timeline,
    viewer: Viewer,
    since: datetime | None = None,
    *,
    kinds: Collection[Kind] = tuple(Kind),
    most: int = PAGE,
) -> list[Change]:
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
    kinds: Collection[Kind] = tuple(Kind),
    most: int = PAGE,
) -> ChangesPage:
    """The same a page at a time: of the decisions before `before`, the `older` of another page."""
    found: list[Change] = []
    if timeline.published is None:
        return ChangesPage(found, None)
    asked = _Asked(timeline, viewer, since, max(since or timeline.published, timeline.published))
    for _turn in range(MOST_LOOKED_AT // BATCH):
        decisions, before = _batch(asked, before, min(most + 1, BATCH))
        told = _Told(asked, decisions)
        for at, decision in enumerate(decisions):
            found += [change for change in told.by(decision) if change.kind in kinds]
            if len(found) >= most:
                last = before is None and at == len(decisions) - 1
                return ChangesPage(found, None if last else decision.pk)
        if before is None:
            break
    return ChangesPage(found, before)


class _Asked(NamedTuple):
    timeline: Timeline
    viewer: Viewer
    since: datetime | None  # the reader's own moment, where they have one
    horizon: datetime  # nothing that was done up to this moment is told


def _batch(asked: _Asked, before: int | None, most: int) -> tuple[list[Decision], int | None]:
    """The next decisions that stand, newest first, and which to go on before, where there may be older ones."""
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
_entries = Prepared(
    lambda viewer, timeline, events: (
        Entry.objects.visible_to(viewer)
        .filter(timeline=timeline, event__in=events)
        .values_list(*shown.ENTRY.columns, "created")
    )
)


class _Told:
    """What these decisions changed, each asked for by itself, what they point at asked for at once."""

    def __init__(self, asked: _Asked, decisions: Sequence[Decision]) -> None:
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

    def by(self, decision: Decision) -> list[Change]:
        told = (each for row in self._rows.get(decision.pk, ()) for each in self._of_row(row, decision))
        return [
            Change(decision.at, kind, entry, sides, decision.pk, place)
            for place, (kind, entry, sides) in enumerate(told)
        ]

    def _of_row(self, row: Row, decision: Decision) -> Iterator[tuple[Kind, ChangedEntry | None, Sides]]:
        before, after = row["before"], row["after"]
        if row["model"] == "timeline" and row["id"] == self.asked.timeline.pk:
            yield from ((Kind.CORRECTED, None, sides) for sides in _texts(row, _timeline_texts()))
        if row["model"] == "entry" and after is None:
            yield from self._withdrawn(before, decision)
        standing = self._standing.get(decision.event_id or 0)
        if standing is None:
            return
        entry = ChangedEntry(standing.pk, standing.title, when(standing.event.when))
        if row["model"] == "entry" and row["id"] == standing.pk and before is None:
            yield Kind.ADDED, entry, Sides()
        elif decision.at > self._created[standing.pk]:  # what an event was before it came here was not seen
            yield from ((kind, entry, sides) for kind, sides in self._of_standing(row, decision, standing))

    def _of_standing(
        self, row: Row, decision: Decision, entry: shown.ShownEntry
    ) -> Iterator[tuple[Kind, Sides]]:
        if row["model"] == "citation" and row["after"] is not None:
            yield from ((Kind.FIGURE, sides) for sides in self._figures(row["id"]))
        if row["before"] is None or row["after"] is None:
            return
        if row["model"] == "entry" and row["id"] == entry.pk:
            untitled = {"headline": entry.event.title}
            yield from ((Kind.CORRECTED, sides) for sides in _texts(row, _entry_texts(), untitled))
        if row["model"] == "event" and row["id"] == entry.event.id:
            yield from ((Kind.DATE, sides) for sides in self._dates(row, decision))
            if not entry.headline:
                yield from ((Kind.CORRECTED, sides) for sides in _texts(row, _event_texts()))

    def _withdrawn(
        self, before: Mapping[str, str | int], decision: Decision
    ) -> Iterator[tuple[Kind, ChangedEntry, Sides]]:
        if before.get("timeline_id") != self.asked.timeline.pk:
            return
        since, created = self.asked.since, str(before.get("created") or "")
        if since and created and datetime.fromisoformat(created) > since:
            return
        title = str(before.get("headline") or "") or self._titles.get(decision.event_id or 0, "")
        yield Kind.WITHDRAWN, ChangedEntry(None, title or _("An entry"), ""), Sides()

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
        events = shown.padded(sorted(self._events))
        rows = _entries.rows(self.asked.viewer, self.asked.timeline.pk, events)
        return [(shown.ENTRY.of(row), row[-1]) for row in rows]

    @cached_property
    def _standing(self) -> dict[int, shown.ShownEntry]:
        """The entries that stand on the timeline, by event."""
        return {entry.event.id: entry for entry, _created in self._columns}

    @cached_property
    def _created(self) -> dict[int, datetime]:
        return {entry.pk: created for entry, created in self._columns}

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


def _texts(row: Row, texts: Texts, instead: Mapping[str, str] | None = None) -> Iterable[Sides]:
    """The texts of a row that stood before and after, where they differ; `instead` of an empty one."""
    if row["before"] is None or row["after"] is None:
        return
    for column, label in texts.items():
        if column in row["after"]:
            empty = (instead or {}).get(column, "")
            before, after = (str(row[side].get(column) or "") or empty for side in ("before", "after"))
            if before != after:
                yield Sides(label, _short(before), _short(after))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
