"""What is pending on a timeline, as its desk page lists it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.models import Entry, Timeline
from newsreader.showing.between import at_the_desk

MOST = 500  # listed; publishing the ones shown shows the next


class PendingEntries(NamedTuple):
    """In the order in which they will stand."""

    entries: list[Entry]
    between: dict[int, str]  # what is said of those known to lie between others, by id
    stand_after: dict[int, Entry]  # by id what each will stand just below, pending or not

    @property
    def until(self) -> int:
        return max((entry.pk for entry in self.entries), default=0)


def pending_on(timeline: Timeline) -> PendingEntries:
    """One query, and for each one that says what it will stand below."""
    waiting = timeline.pending_entries.select_related("event", "pending_on").order_by("pk")[:MOST]
    entries = sorted(waiting, key=lambda entry: entry.key)
    if not entries:
        return PendingEntries([], {}, {})
    stand_after = {}
    below = {entry.pk: _on_above(timeline, entry) for entry in entries}
    for before, entry in zip([None, *entries], entries, strict=False):
        above = max((each for each in (before, below[entry.pk]) if each), key=lambda e: e.key, default=None)
        if above:
            stand_after[entry.pk] = above
    return PendingEntries(entries, at_the_desk(entries), stand_after)


def _on_above(timeline: Timeline, entry: Entry) -> Entry | None:
    above: Entry | None = timeline.entries.before(entry.key).select_related("event").in_reverse().first()
    return above


def put_on_words(entry: Entry) -> str:
    """That it was just put on its timeline, or is pending there."""
    said = _("“%(title)s” is pending.") if entry.is_pending else _("“%(title)s” is on the timeline.")
    return said % {"title": entry.title}
