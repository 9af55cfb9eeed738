"""Notes of corrections: what readers are told, in an editor's words, of a change of substance."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Conflict, CorrectionNote, Entry, Timeline, User


def write(timeline: Timeline, by: User, words: str, *, entry: Entry | None = None) -> CorrectionNote:
    """About an entry of the timeline, or the timeline itself. Raises Conflict where nobody reads it yet, or
    the entry is on it no more."""
    about: dict[str, Any] = {"event": entry.event} if entry else {}
    subject = entry.title if entry else timeline.title
    with decide(by, Action.NOTE, subject, timeline=timeline, **about) as changes:
        if not lock(timeline).is_published:
            raise Conflict(_("Readers have not seen it yet: there is nothing to correct."))
        if entry and not timeline.entries.filter(pk=entry.pk).exists():
            raise Conflict(_("“%(title)s” is not on the timeline.") % {"title": entry})
        return changes.create(CorrectionNote(timeline=timeline, entry=entry, words=words))


def withdraw(note: CorrectionNote, by: User) -> None:
    """Its words go, and readers are told that there was one. Raises Conflict where that was done already."""
    entry = Entry.objects.filter(pk=note.entry_id or 0).select_related("event").first()
    about: dict[str, Any] = {"event": entry.event} if entry else {}
    subject = entry.title if entry else note.timeline.title
    with decide(by, Action.UNNOTE, subject, timeline=note.timeline, **about) as changes:
        if lock(note).withdrawn:
            raise Conflict(_("It was withdrawn already."))
        changes.update(note, withdrawn=timezone.now())
