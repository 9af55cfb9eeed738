"""Entries: putting an event on a timeline, editing what stands beside it, moving it, taking it off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock, lock_all
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.pending import at_home, put
from newsreader.models import Conflict, Entry, Event, Timeline, User
from newsreader.models.decision import same
from newsreader.models.entry_key import EntryKey
from newsreader.text.order import BETWEEN, place


def create(event: Event, timeline: Timeline, by: User, *, annotation: str = "", why: str = "") -> Entry:
    """Put an event that stands already on a timeline (deciding/pending.py)."""
    with decide(by, Action.ADD, event.title, why, event=event) as changes:
        event = lock(event)  # whose date may be another by now
        if Entry.objects.at_home_on(timeline.pk).filter(event=event).exists():
            raise Conflict(_("The event is on this timeline already."))
        return put(event, timeline, changes, annotation)


def update(
    entry: Entry, by: User, *, made_from: Mapping[str, Any] | None = None, why: str = "", **fields: Any
) -> bool:
    """Change an entry's `headline`, `annotation`, `weight`, picture, `position`, or the entries it is known
    to lie between (`stands_after_id`, `stands_before_id`); was there anything to change?

    `made_from` holds what the form showed: see deciding/stale.py, also of Stale.
    """
    with decide(by, Action.EDIT, entry.title, why, event=entry.event) as changes:
        stood_beside = bool(entry.beside)
        changes.update(entry, made_from, **fields)
        at_home(entry, changes)
        changes.about["event"] = entry.event  # which may have been merged with another meanwhile
        if stood_beside and not entry.beside:
            changes.update(entry, position=0)  # which followed from theirs
    return bool(changes.rows)


def move(entry: Entry, by: User, *, before: int | None = None, after: int | None = None) -> Entry:
    """Let the entry stand just before or just after another of its day, and give that one back.

    Among those of its minute it gets a position. Past others it gets their minute too (`placed`), which wins
    over its own as long as its day stays. Raises Conflict where the other is no longer on that day.
    """
    with decide(by, Action.EDIT, entry.title, event=entry.event) as changes:
        day = _day_of(entry)
        moved = next(each for each in day if each.pk == entry.pk)
        others = [each for each in day if each.pk != entry.pk]
        at = next((at for at, each in enumerate(others) if each.pk in (before, after)), None)
        if at is None:
            raise Conflict(_nowhere(entry, before, after))
        beside = others[at]
        _put(moved, others, at if before is not None else at + 1, beside.minute, changes)
        at_home(moved, changes)
        entry.refresh_from_db()
    return beside


def order_by_time(entry: Entry, by: User) -> None:
    """Take back where an editor placed the entry: it stands by its own time again."""
    with decide(by, Action.EDIT, entry.title, event=entry.event) as changes:
        changes.update(entry, placed=None, position=0)
        at_home(entry, changes)


def _day_of(entry: Entry) -> list[Entry]:
    """The entries of its day in order, held until the decision is made. Raises Conflict where it is gone."""
    stored = Entry.objects.filter(pk=entry.pk).first()
    if stored is None:
        raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": entry})
    if stored.is_pending:
        raise Conflict(_("“%(row)s” is pending: it is moved once it is published.") % {"row": entry})
    if stored.width == BETWEEN:
        raise Conflict(_("“%(row)s” stands between others: that is changed on its page.") % {"row": entry})
    same_day = Entry.objects.filter(timeline=stored.timeline_id, day=stored.day).exclude(width=BETWEEN)
    lock_all(same_day)  # of two that move, one waits
    day = list(same_day.select_related("event").in_order())
    if all(each.pk != entry.pk for each in day):
        raise Conflict(_("“%(row)s” stands on another day now.") % {"row": entry})
    return day


def _nowhere(entry: Entry, before: int | None, after: int | None) -> str:
    """Why it cannot stand beside that one."""
    beside = Entry.objects.select_related("event").filter(pk=before or after or 0).first()
    if beside is None:
        return _("The entry beside it was taken off meanwhile. Nothing was moved; look at the order now.")
    if beside.timeline_id != entry.timeline_id or beside.pk == entry.pk:
        return _("It can stand beside entries of its own timeline only.")
    return _(
        "“%(beside)s” stands on another day. An entry moves within its day; for another day change its date."
    ) % {"beside": beside.title}


def _put(moved: Entry, others: list[Entry], at: int, minute: int, changes: Changes) -> None:
    """Let it stand at this place among the others: by its own minute where that fits, else by this one."""
    above, below = (others[at - 1] if at else None), (others[at] if at < len(others) else None)
    own = place(moved.event.when).minute
    if (above is None or above.minute <= own) and (below is None or own <= below.minute):
        minute = own
    placed = None if minute == own else minute
    same = [each for each in (above, below) if each is not None and each.minute == minute]
    for position in [0, *(each.position + by for each in same for by in (0, 1, -1))]:
        key = EntryKey(moved.day, minute, position, moved.width, moved.pk)
        if (above is None or above.key < key) and (below is None or key < below.key):
            changes.update(moved, placed=placed, position=position)
            return
    # No position is free between the two: all of that minute are counted anew.
    order = [each for each in [*others[:at], moved, *others[at:]] if each is moved or each.minute == minute]
    for position, each in enumerate(order):
        if each is moved:
            changes.update(moved, placed=placed, position=position)
        elif each.position != position:
            changes.update(each, position=position)


def delete(entry: Entry, by: User, why: str = "", made_from: Mapping[str, Any] | None = None) -> None:
    """Take the entry off its timeline; the event and its citations stay.

    Raises Conflict where it no longer says what a page showed of it: `made_from`.
    """
    with decide(by, Action.REMOVE, entry.title, why, event=entry.event) as changes:
        stored = lock(entry)
        at_home(stored, changes)
        if any(not same(getattr(stored, name), value) for name, value in (made_from or {}).items()):
            raise Conflict(
                _("Somebody changed “%(entry)s” since you opened it, so it stays: look, and press again.")
                % {"entry": stored}
            )
        changes.delete(entry)
