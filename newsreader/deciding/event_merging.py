"""What moves from an event to another: when they are merged, or one is split, and when that is done again.

Whoever moves holds the reports first, then the events, the entities and the entries: see decisions.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock, lock_all
from newsreader.models import (
    Article,
    Citation,
    Conflict,
    CorrectionNote,
    Entity,
    Entry,
    Event,
    FormerEntry,
    Mention,
    Participation,
    Weight,
)
from newsreader.text.order import place

WEIGHTS = (Weight.KEY, Weight.ORDINARY, Weight.MINOR)  # of two the first stays
PICTURE = ("report_picture", "report_digest", "sent_picture", "picture_alternative", "picture_credit")
SPOT = ("place", "latitude", "longitude")


# What is held


def hold_events(*events: Event) -> list[Article]:
    """Lock the reports cited for these events, the events, whom they name and where they stand, each in the
    order of their ids. Gives the reports.

    Raises Conflict where an event was merged, or got a report, meanwhile.
    """
    ids = sorted(event.pk for event in events)
    citations = Citation.objects.filter(event__in=ids)
    reports = lock_all(Article.objects.filter(pk__in=citations.values("article")))
    held = [lock(event) for event in sorted(events, key=lambda each: each.pk)]
    if any(event.merged_into_id for event in held):
        raise Conflict(_("It was merged with another event meanwhile."))
    if set(citations.values_list("article", flat=True)) - {article.pk for article in reports}:
        raise Conflict(_("A report was cited for it just now: look at it, and press again."))
    named = Participation.objects.filter(event__in=ids).values("entity")
    lock_all(Entity.objects.filter(pk__in=named))
    standing = list(Entry.objects.filter(event__in=ids).values_list("pk", flat=True))
    beside = Q(pk__in=standing) | Q(stands_after__in=standing) | Q(stands_before__in=standing)
    lock_all(Entry.objects.filter(beside))
    return reports


def reports_of(rows: Iterable[dict[str, Any]]) -> list[Article]:
    """The same of the rows of a merge or a split, whichever of its events the reports are cited for now."""
    events = [row["id"] for row in rows if row["model"] == "event"]
    cited = [row["id"] for row in rows if row["model"] == "citation"]
    gone = {row["before"]["article_id"] for row in rows if row["model"] == "citation" and not row["after"]}
    standing = Citation.objects.filter(Q(event__in=events) | Q(pk__in=cited)).values_list(
        "article", flat=True
    )
    return lock_all(Article.objects.filter(pk__in={*standing, *gone}))


# Two made one


def move_everything(event: Event, into: Event, changes: Changes) -> None:
    """Reports, who takes part and entries; what `into` has already goes, and what it says itself stays."""
    dated_by, standing = event.dated_by_id, list(into.entries.order_by("pk"))
    _move_citations(event, into, changes)
    _add_what_it_lacks(event, into, dated_by, changes)
    _move_participations(event, into, changes)
    for entry in standing:
        changes.update(entry, **_as_dated(entry, into))
    _move_entries(event, into, changes)
    _move_notes(into, changes)
    changes.update(event, merged_into=into)


def _move_citations(event: Event, into: Event, changes: Changes) -> None:
    changes.update(event, dated_by=None)
    standing = {_words(citation) for citation in into.citations.exclude(version=None)}
    for citation in event.citations.order_by("pk"):
        if _words(citation) in standing:
            changes.delete(citation)
        else:
            changes.update(citation, event=into)


def _words(citation: Citation) -> tuple[Any, ...]:
    return tuple(getattr(citation, name) for name in ("version_id", "field", "start", "end", "contradicts"))


def _add_what_it_lacks(event: Event, into: Event, dated_by: int | None, changes: Changes) -> None:
    fields: dict[str, Any] = {"body": _both(into.body, event.body)}
    if into.status == Event.Status.REPORTED:
        fields["status"] = event.status
    if not into.place:
        fields |= {name: getattr(event, name) for name in SPOT}
    if _is_undated(into) and not _is_undated(event):
        fields |= {name: getattr(event, name) for name in Event.WHEN_FIELDS}
        fields["dated_by"] = Citation.objects.filter(pk=dated_by or 0).first()
    changes.update(into, **fields)


def _both(words: str, others: str) -> str:
    """Words and those of the other that they do not hold, as paragraphs."""
    added = others.strip() and others.strip() not in words
    return f"{words.rstrip()}\n\n{others.strip()}".lstrip() if added else words


def _move_participations(event: Event, into: Event, changes: Changes) -> None:
    known = set(into.participations.values_list("entity", flat=True))
    for participation in event.participations.all():
        if participation.entity_id in known:
            changes.delete(participation)
        else:
            changes.update(participation, event=into, position=len(known))
            known.add(participation.entity_id)


def _move_entries(event: Event, into: Event, changes: Changes) -> None:
    """One entry stays on each timeline. Raises Conflict where one of two is pending: what nobody published
    would be read, or what is read would go."""
    standing = {entry.home.pk: entry for entry in into.entries.select_related("timeline", "pending_on")}
    for entry in event.entries.select_related("timeline", "pending_on").order_by("pk"):
        if kept := standing.get(entry.home.pk):
            if kept.is_pending != entry.is_pending:
                raise Conflict(
                    _("Of a timeline that has both, one is pending: publish it, or take it off, first.")
                )
            _join(entry, kept, changes)
        else:
            changes.update(entry, event=into, **_as_dated(entry, into))


def _move_notes(into: Event, changes: Changes) -> None:
    """What readers were told of entries that went stands at those that stayed."""
    stays = dict(
        FormerEntry.objects.filter(leads_to__in=into.entries.all()).values_list("former", "leads_to")
    )
    for note in CorrectionNote.objects.filter(entry__in=stays).order_by("pk"):
        changes.update(note, entry_id=stays[note.entry_id or 0])


def _as_dated(entry: Entry, event: Event) -> dict[str, Any]:
    """What an entry loses that goes to another day, or that had none: as deciding.events.date_event()."""
    lost: dict[str, Any] = {}
    if entry.placed is not None and entry.day != place(event.when).day:
        lost |= {"placed": None, "position": 0}
    if entry.beside and not _is_undated(event):
        lost |= {"stands_after_id": None, "stands_before_id": None, "position": 0}
    return lost


def _is_undated(event: Event) -> bool:
    return event.earliest is None and event.latest is None


def _join(entry: Entry, kept: Entry, changes: Changes) -> None:
    """The one goes; what only it says is said by the one that stays, and its address leads there."""
    said = entry.annotation
    if entry.headline and entry.headline != kept.title:
        said = f"{entry.headline}\n\n{said}".rstrip()
    fields: dict[str, Any] = {
        "annotation": _both(kept.annotation, said),
        "weight": min(kept.weight, entry.weight, key=lambda each: WEIGHTS.index(Weight(each))),
    }
    if not kept.picture and entry.picture:
        fields |= {name: getattr(entry, name) for name in PICTURE}
    changes.update(kept, **fields)
    if not kept.is_undated:
        for side in ("stands_after_id", "stands_before_id"):
            for other in Entry.objects.filter(**{side: entry.pk}).exclude(pk=kept.pk).order_by("pk"):
                changes.update(other, **{side: kept.pk})
    changes.delete(entry)
    changes.create(FormerEntry(former=entry.pk, leads_to=kept.pk))


# One made two


def share_participations(event: Event, new: Event, changes: Changes) -> None:
    """Whom the sentences of the new event name takes part in it; whom the others name too, in both."""
    named, stays = _named(new.citations.all()), _named(event.citations.all())
    for participation in event.participations.filter(entity__in=named):
        if participation.entity_id in stays:
            changes.create(
                Participation(event=new, entity_id=participation.entity_id, position=participation.position)
            )
        else:
            changes.update(participation, event=new)


def _named(citations: Iterable[Citation]) -> set[int]:
    named: set[int] = set()
    for citation in citations:
        named.update(Mention.objects.filter(citation.within_sentence).values_list("entity", flat=True))
    return named


# What an undo brings back to what was merged since


def check_participations(changes: Changes) -> None:
    """Raises Conflict where who takes part, as it was put back, is or does so in what was merged since:
    whoever undid that merge afterwards would not get it back."""
    ids = {row["id"] for row in changes.rows if row["model"] == "participation" and row["after"]}
    if not ids:
        return
    moved = Q(entity__merged_into__isnull=False) | Q(event__merged_into__isnull=False)
    found = Participation.objects.filter(moved, pk__in=ids).select_related("event", "entity")
    for row in found.order_by("pk")[:1]:
        if row.event.merged_into_id:
            words = _("“%(event)s” was merged with another event since: undo that first.")
            raise Conflict(words % {"event": row.event}, about=row.event)
        words = _("“%(name)s” was merged with another name since: undo that first.")
        raise Conflict(words % {"name": row.entity}, about=row.entity)


def are_made_one(rows: Collection[dict[str, Any]]) -> tuple[Event, Event] | None:
    """Of the rows of a merge the event that goes, and the one that stays."""
    for row in rows:
        if row["model"] == "event" and (into := (row["after"] or {}).get("merged_into_id")):
            return Event(pk=row["id"]), Event(pk=into)
    return None
