"""Entries: putting an event on a timeline, editing what stands beside it, taking it off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Conflict, Entry, Event, Timeline, User


def create(event: Event, timeline: Timeline, by: User, *, annotation: str = "", why: str = "") -> Entry:
    """Put an event that stands already on a timeline."""
    with decide(by, Action.ADD, event.title, why, timeline=timeline, event=event) as changes:
        event = lock(event)  # whose date may be another by now
        if Entry.objects.filter(event=event, timeline=timeline).exists():
            raise Conflict(_("The event is on this timeline already."))
        return changes.create(
            Entry(timeline=timeline, event=event, annotation=annotation, **Entry.key_columns(event))
        )


def update(
    entry: Entry, by: User, *, made_from: Mapping[str, Any] | None = None, why: str = "", **fields: Any
) -> bool:
    """Change an entry's `headline`, `annotation` or `position`; was there anything to change?

    `made_from` holds what the form showed: see deciding/stale.py, also of Stale.
    """
    about = {"timeline": entry.timeline, "event": entry.event}
    with decide(by, Action.EDIT, entry.title, why, **about) as changes:
        changes.update(entry, made_from, **fields)
    return bool(changes.rows)


def delete(entry: Entry, by: User, why: str = "") -> None:
    """Take the entry off its timeline; the event and its citations stay."""
    about = {"timeline": entry.timeline, "event": entry.event}
    with decide(by, Action.REMOVE, entry.title, why, **about) as changes:
        changes.delete(entry)
