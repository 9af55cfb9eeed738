"""What an entry can be moved past: those beside it on its day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.models import Entry
from newsreader.text.order import BETWEEN


class Movable(NamedTuple):
    """An entry, and what stands before and after it on its day, if anything does."""

    entry: Entry
    above: Entry | None
    below: Entry | None


def movable(entries: Sequence[Entry]) -> list[Movable]:
    """Entries of one timeline, all that stand between them included; two queries however many. What has no
    day of its own is moved nowhere, and nothing past it; nor what is pending."""
    if not entries:
        return []
    standing = [entry for entry in entries if entry.width != BETWEEN and not entry.is_pending]
    moving = {each.entry.pk: each for each in _movable(standing)} if standing else {}
    return [moving.get(entry.pk, Movable(entry, None, None)) for entry in entries]


def _movable(entries: Sequence[Entry]) -> list[Movable]:
    first, last = entries[0], entries[-1]
    day = Entry.objects.select_related("event").filter(timeline=first.timeline_id).exclude(width=BETWEEN)
    above = day.filter(day=first.day).before(first.key).in_reverse().first()
    below = day.filter(day=last.day).after(last.key).in_order().first()
    return [
        Movable(entry, _of_day(entry, before), _of_day(entry, after))
        for (before, entry), (_entry, after) in pairwise(pairwise([above, *entries, below]))
        if entry is not None
    ]


def _of_day(entry: Entry, beside: Entry | None) -> Entry | None:
    return beside if beside is not None and beside.day == entry.day else None
