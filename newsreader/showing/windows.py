"""A window onto a timeline: the entries a request asks for, and how to go on from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from newsreader.models import Entry, Era, Timeline
from newsreader.models.timeline import EntryKey, EntryQuerySet
from newsreader.showing import entries as shown
from newsreader.showing.entries import ShownEntry, ShownFigure
from newsreader.showing.filter import Filter

FIRST = 100  # entries of a first window
NEXT = 50  # of each further one
LONGEST = 500  # on a page that a reader comes back to, after going on in it
BEFORE = 20  # shown before the entry an address names
PRINTED = 2000  # on one printed page; longer timelines print by year


Days = tuple[date, date]  # the first and the last of a stretch


@dataclass(frozen=True)
class Window:
    """Some entries of a timeline in the order asked for, and whether there are more on either side."""

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
        return self.timeline.get_absolute_url() + self.filter.query(before=self.first_place)

    @property
    def url_after(self) -> str:
        return self.timeline.get_absolute_url() + self.filter.query(after=self.last_place)

    @property
    def first_place(self) -> str:
        """As addresses carry it; "" where there are no entries."""
        return self.entries[0].key.as_text if self.entries else ""

    @property
    def last_place(self) -> str:
        return self.entries[-1].key.as_text if self.entries else ""

    @property
    def url_other_order(self) -> str:
        """The same, from its other end."""
        return self.timeline.get_absolute_url() + self.filter.query(
            order="" if self.filter.newest else "newest", span=""
        )


def opening(timeline: Timeline, asked: Filter) -> Window:
    """The first window."""
    entries = _shown(asked, _onwards(asked, _narrowed(timeline, asked))[: FIRST + 1])
    return Window(timeline, asked, entries[:FIRST], more_after=len(entries) > FIRST)


def opening_at(timeline: Timeline, asked: Filter, days: Days) -> Window:
    """The window that begins with the first entry of these days or after them; newest first, the last."""
    every = _narrowed(timeline, asked)
    before = every.filter(day__gt=days[1]) if asked.newest else every.filter(day__lt=days[0])
    entries = every.filter(day__lte=days[1]) if asked.newest else every.filter(day__gte=days[0])
    found = _shown(asked, _onwards(asked, entries)[: FIRST + 1])
    return Window(
        timeline,
        asked,
        found[:FIRST],
        more_before=bool(found) and before.exists(),
        more_after=len(found) > FIRST,
    )


def going_on(timeline: Timeline, asked: Filter, place: EntryKey) -> Window:
    """From a place on, where an entry need not stand any more."""
    narrowed = _narrowed(timeline, asked)
    beyond = narrowed.before(place) if asked.newest else narrowed.after(place)
    entries = _shown(asked, _onwards(asked, beyond)[: NEXT + 1])
    return Window(timeline, asked, entries[:NEXT], more_before=bool(entries), more_after=len(entries) > NEXT)


def going_back(timeline: Timeline, asked: Filter, place: EntryKey) -> Window:
    narrowed = _narrowed(timeline, asked)
    beyond = narrowed.after(place).in_order() if asked.newest else narrowed.before(place).in_reverse()
    entries = _shown(asked, beyond[: NEXT + 1])
    nearest = entries[:NEXT][::-1]
    return Window(timeline, asked, nearest, more_before=len(entries) > NEXT, more_after=bool(nearest))


def reaching(timeline: Timeline, asked: Filter, first: EntryKey, last: EntryKey) -> Window:
    """All that stands from one place to another, as a page has it that was gone on in; of more than LONGEST
    the last of them, where a reader was."""
    narrowed = _narrowed(timeline, asked)
    low, high = sorted((first, last))
    inside = narrowed.from_on(low).up_to(high)
    nearest = _shown(asked, _onwards(replace(asked, newest=not asked.newest), inside)[: LONGEST + 1])
    earlier, later = narrowed.before(low), narrowed.after(high)
    before, after = (later, earlier) if asked.newest else (earlier, later)
    return Window(
        timeline,
        asked,
        nearest[:LONGEST][::-1],
        more_before=bool(nearest) and (len(nearest) > LONGEST or before.exists()),
        more_after=bool(nearest) and after.exists(),
    )


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
    entries = _shown(asked, _onwards(asked, _narrowed(timeline, asked))[: PRINTED + 1])
    return Window(timeline, asked, entries[:PRINTED], more_after=len(entries) > PRINTED)


def _narrowed(timeline: Timeline, asked: Filter) -> EntryQuerySet:
    entries: EntryQuerySet = timeline.entries.all()
    return asked.narrow(entries)


def _onwards(asked: Filter, entries: EntryQuerySet) -> EntryQuerySet:
    """In the order a reader chose."""
    return entries.in_reverse() if asked.newest else entries.in_order()


def _shown(asked: Filter, entries: EntryQuerySet) -> list[ShownEntry]:
    return shown.entries(entries, asked.known_day)
