"""A window onto a timeline: the entries a request asks for, and how to go on from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsreader.models import Entry, Era, Timeline
from newsreader.models.timeline import EntryQuerySet
from newsreader.showing import entries as shown
from newsreader.showing.entries import ShownEntry, ShownFigure
from newsreader.showing.filter import Filter

FIRST = 100  # entries of a first window
NEXT = 50  # of each further one
BEFORE = 20  # shown before the entry an address names
PRINTED = 2000  # on one printed page; longer timelines print by year


@dataclass(frozen=True)
class Window:
    """Some entries of a timeline in order, and whether there are more on either side."""

    timeline: Timeline
    filter: Filter
    entries: Sequence[ShownEntry]
    more_before: bool = False
    more_after: bool = False
    here: ShownEntry | None = None  # the entry the address names
    previous: ShownEntry | None = None
    following: ShownEntry | None = None

    @cached_property
    def eras(self) -> dict[int, Era]:
        """The era that the day each entry is shown at lies in; of eras that overlap the later-begun one."""
        return {
            entry.pk: era
            for era in self.timeline.eras_in_order
            for entry in self.entries
            if era.earliest <= entry.key.day <= era.latest
        }

    @cached_property
    def figures(self) -> dict[int, list[ShownFigure]]:
        """Figures that stand in the cited sentences, by citation."""
        return shown.figures([citation.id for entry in self.entries for citation in entry.cited])

    @property
    def url_before(self) -> str:
        return self.timeline.get_absolute_url() + self.filter.query(before=self.entries[0].pk)

    @property
    def url_after(self) -> str:
        return self.timeline.get_absolute_url() + self.filter.query(after=self.entries[-1].pk)


def opening(timeline: Timeline, asked: Filter) -> Window:
    """The first window."""
    entries = _shown(asked, _narrowed(timeline, asked).in_order()[: FIRST + 1])
    return Window(timeline, asked, entries[:FIRST], more_after=len(entries) > FIRST)


def going_on(timeline: Timeline, asked: Filter, entry: Entry | ShownEntry) -> Window:
    entries = _shown(asked, _narrowed(timeline, asked).after(entry.key).in_order()[: NEXT + 1])
    return Window(timeline, asked, entries[:NEXT], more_before=bool(entries), more_after=len(entries) > NEXT)


def going_back(timeline: Timeline, asked: Filter, entry: Entry | ShownEntry) -> Window:
    entries = _shown(asked, _narrowed(timeline, asked).before(entry.key).in_reverse()[: NEXT + 1])
    nearest = entries[:NEXT][::-1]
    return Window(timeline, asked, nearest, more_before=len(entries) > NEXT, more_after=bool(nearest))


def around(timeline: Timeline, entry: Entry) -> Window:
    """The window that holds the entry, with its neighbours on either side."""
    entries: EntryQuerySet = timeline.entries.all()
    earlier = list(entries.before(entry.key).in_reverse().values_list("pk", flat=True)[: BEFORE + 1])
    later = list(entries.after(entry.key).in_order().values_list("pk", flat=True)[: FIRST - BEFORE])
    ids = [*earlier[:BEFORE], entry.pk, *later[: FIRST - BEFORE - 1]]
    # Sorted here: asked for in order, SQLite walks through the whole timeline to find them.
    asked = Entry.objects.filter(pk__in=ids)
    rows = sorted(shown.entries(asked, illustrated=True), key=lambda entry: entry.key)
    at = len(earlier[:BEFORE])
    return Window(
        timeline,
        Filter(),
        rows,
        more_before=len(earlier) > BEFORE,
        more_after=len(later) >= FIRST - BEFORE,
        here=rows[at],
        previous=rows[at - 1] if at else None,
        following=rows[at + 1] if at + 1 < len(rows) else None,
    )


def whole(timeline: Timeline, asked: Filter) -> Window:
    """Everything the filter leaves, for print; still bounded, and says so by `more_after`."""
    entries = _shown(asked, _narrowed(timeline, asked).in_order()[: PRINTED + 1])
    return Window(timeline, asked, entries[:PRINTED], more_after=len(entries) > PRINTED)


def _narrowed(timeline: Timeline, asked: Filter) -> EntryQuerySet:
    entries: EntryQuerySet = timeline.entries.all()
    return asked.narrow(entries)


def _shown(asked: Filter, entries: EntryQuerySet) -> list[ShownEntry]:
    return shown.entries(entries, asked.known_day)
