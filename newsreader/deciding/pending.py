"""Pending entries: what a published timeline takes, seen by its members alone until one publishes it.

A pending entry is on no timeline (Entry.timeline is empty), so nothing that readers are shown can find it,
and what is decided about it refreshes no page. Whether a new entry is pending is said when it is made, the
timeline being held: nobody publishes or withdraws that meanwhile.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.deciding.changes import Changes, lock, lock_all
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Conflict, Entry, Event, Timeline, User


def put(event: Event, timeline: Timeline, changes: Changes, annotation: str = "") -> Entry:
    """A new entry within a decision about it."""
    entry = changes.create(new_entry(event, timeline, annotation))
    at_home(entry, changes)
    return entry


def new_entry(event: Event, timeline: Timeline, annotation: str = "") -> Entry:
    """Pending where the timeline takes new ones so. It is made last of what a decision locks, for who
    refreshes a timeline holds all else by then."""
    entry = Entry(event=event, annotation=annotation, **Entry.key_columns(event))
    if lock(timeline).takes_pending:
        entry.pending_on = timeline
    else:
        entry.timeline = timeline
    return entry


def at_home(entry: Entry, changes: Changes) -> None:
    """The decision is about the timeline its entry is on, or pending on, as it is stored now."""
    changes.about["pending_on" if entry.is_pending else "timeline"] = entry.home


def publish(entry: Entry, by: User, why: str = "") -> None:
    """Put a pending entry on its timeline. Raises Conflict where somebody did already."""
    with decide(by, Action.RELEASE, entry.title, why, event=entry.event) as changes:
        _put_on(entry, changes)
        at_home(entry, changes)


def publish_all(timeline: Timeline, by: User, *, until: int | None = None, why: str = "") -> int:
    """Put all that is pending on its timeline, by one decision; with `until` those of no higher id, which an
    editor was shown. Gives how many there were. Raises Conflict where none is left."""
    waiting = timeline.pending_entries.all()
    if until is not None:
        waiting = waiting.filter(pk__lte=until)
    with transaction.atomic():
        lock(timeline)  # before its entries: who refreshes it meanwhile may move some
        entries = lock_all(waiting)
        if not entries:
            raise Conflict(_("Nothing is pending here any more."))
        count = len(entries)
        subject = ngettext("%(count)d entry of “%(title)s”", "%(count)d entries of “%(title)s”", count)
        told = subject % {"count": count, "title": timeline}
        with decide(by, Action.RELEASE, told, why, timeline=timeline) as changes:
            for entry in entries:
                _put_on(entry, changes)
    return count


def _put_on(entry: Entry, changes: Changes) -> None:
    stored = lock(entry)
    if not stored.is_pending:
        raise Conflict(_("“%(title)s” is published already.") % {"title": stored})
    changes.update(entry, timeline=stored.pending_on, pending_on=None, put_on=timezone.now())
