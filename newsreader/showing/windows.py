"""A window onto a timeline: the entries a request asks for, and how to go on from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q

from newsreader.models import Entry, Era, Timeline
from newsreader.models.entry_key import EntryKey, beyond
from newsreader.models.known import bounds
from newsreader.models.timeline import EntryQuerySet
from newsreader.showing import entries as shown
from newsreader.showing.correction_notes import ShownCorrection, correction_notes
from newsreader.showing.entries import ShownEntry, ShownFigure
from newsreader.showing.filter import Filter
from newsreader.showing.timeline_extras import has_notes
from newsreader.showing.words_then import end_of, set_entry_words
from newsreader.text.order import DAY, UNKNOWN

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
    def then(self) -> str:
        """Of the filter, for the links of all its entries."""
        return self.filter.then

    @cached_property
    def figures(self) -> dict[int, Sequence[ShownFigure]]:
        """Figures that stand in the cited sentences, by citation."""
        return {id: given for entry in self.entries for id, given in entry.figures.items()}

    @cached_property
    def correction_notes(self) -> dict[int | None, list[ShownCorrection]]:
        """By entry, under None those about the timeline itself."""
        if not has_notes(self.timeline):
            return {}
        return correction_notes(self.timeline.pk, self.filter.known_day)

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
    entries = SoughtEntries(timeline, asked).first(FIRST + 1)
    return Window(timeline, asked, entries[:FIRST], more_after=len(entries) > FIRST)


def opening_at(timeline: Timeline, asked: Filter, days: Days) -> Window:
    """The window that begins with the first entry of these days or after them; newest first, the last."""
    every = SoughtEntries(timeline, asked)
    first, last = days
    if asked.newest:
        before, onwards = every.after(EntryKey.ending(last)), every.before(EntryKey.ending(last))
    else:
        before, onwards = every.before(EntryKey.beginning(first)), every.after(EntryKey.beginning(first))
    found = onwards.first(FIRST + 1)
    return Window(
        timeline,
        asked,
        found[:FIRST],
        more_before=bool(found) and before.exists(),
        more_after=len(found) > FIRST,
    )


def going_on(timeline: Timeline, asked: Filter, place: EntryKey) -> Window:
    """From a place on, where an entry need not stand any more."""
    narrowed = SoughtEntries(timeline, asked)
    beyond = narrowed.before(place) if asked.newest else narrowed.after(place)
    entries = beyond.first(NEXT + 1)
    return Window(timeline, asked, entries[:NEXT], more_before=bool(entries), more_after=len(entries) > NEXT)


def going_back(timeline: Timeline, asked: Filter, place: EntryKey) -> Window:
    narrowed = SoughtEntries(timeline, asked)
    beyond = narrowed.after(place) if asked.newest else narrowed.before(place)
    entries = beyond.first(NEXT + 1, backwards=not asked.newest)
    nearest = entries[:NEXT][::-1]
    return Window(timeline, asked, nearest, more_before=len(entries) > NEXT, more_after=bool(nearest))


def reaching(timeline: Timeline, asked: Filter, first: EntryKey, last: EntryKey) -> Window:
    """All that stands from one place to another, as a page has it that was gone on in; of more than LONGEST
    the last of them, where a reader was."""
    narrowed = SoughtEntries(timeline, asked)
    low, high = sorted((first, last))
    nearest = narrowed.between(low, high).first(LONGEST + 1, backwards=not asked.newest)
    earlier, later = narrowed.before(low), narrowed.after(high)
    before, after = (later, earlier) if asked.newest else (earlier, later)
    return Window(
        timeline,
        asked,
        nearest[:LONGEST][::-1],
        more_before=bool(nearest) and (len(nearest) > LONGEST or before.exists()),
        more_after=bool(nearest) and after.exists(),
    )


def is_known(entry: Entry, asked: Filter) -> bool:
    """Was it known on the day that is asked for, if one is?"""
    day = asked.known_day
    return day is None or Entry.objects.filter(pk=entry.pk).known_on(day).exists()


def around(timeline: Timeline, entry: Entry, known: Filter | None = None) -> Window:
    """The window that holds the entry, with its neighbours on either side; in order of time, all of them
    that were known on the day that is asked for, if one is."""
    asked = Filter(known=known.known if known else "")
    key, every = place_of(timeline, entry), SoughtEntries(timeline, asked)
    earlier, later = every.before(key).keys(BEFORE + 1, True), every.after(key).keys(FIRST - BEFORE, False)
    keys = [*earlier[:BEFORE][::-1], key, *later[: FIRST - BEFORE - 1]]
    if asked.known_day:
        rows = shown_then(timeline, keys, asked.known_day, illustrated=True)
    else:
        # Sorted here: asked for in order, SQLite walks through the whole timeline to find them.
        found = Entry.objects.filter(pk__in=[key.id for key in keys])
        rows = sorted(shown.entries(found, illustrated=True), key=lambda entry: entry.key)
    at = len(earlier[:BEFORE])
    return Window(
        timeline,
        asked,
        rows,
        more_before=len(earlier) > BEFORE,
        more_after=len(later) >= FIRST - BEFORE,
        here=rows[at],
        previous=rows[at - 1] if at else None,
        following=rows[at + 1] if at + 1 < len(rows) else None,
    )


def whole(timeline: Timeline, asked: Filter) -> Window:
    """Everything the filter leaves, for print; still bounded, and says so by `more_after`."""
    entries = SoughtEntries(timeline, asked).first(PRINTED + 1)
    return Window(timeline, asked, entries[:PRINTED], more_after=len(entries) > PRINTED)


Fits = Callable[[EntryKey], bool]


class Beyond(NamedTuple):
    """What lies after a place ("gt") or before it ("lt")."""

    key: EntryKey
    than: str


class Elsewhere(NamedTuple):
    """How many entries may have happened in a period and stand at another time; `more`: or others too."""

    entries: int = 0
    more: bool = False


LOOKED_AT = 1000  # entries before a period, and after it


@dataclass(frozen=True)
class SoughtEntries:
    """Entries of a timeline that a request asks for, in the order it chose; as they were known on a day,
    those that were dated otherwise then among the others (Timeline.dated_then)."""

    timeline: Timeline
    asked: Filter
    conditions: Q = field(default_factory=Q)
    fits: Fits = lambda key: True
    beyond: Beyond | None = None

    def where(self, fits: Fits, **condition: object) -> SoughtEntries:
        """Of these the ones that fit, by the columns of the entry or by the key it had then."""
        return SoughtEntries(self.timeline, self.asked, self.conditions & Q(**condition), fits)

    def after(self, key: EntryKey) -> SoughtEntries:
        return SoughtEntries(self.timeline, self.asked, Q(), lambda each: each > key, Beyond(key, "gt"))

    def before(self, key: EntryKey) -> SoughtEntries:
        return SoughtEntries(self.timeline, self.asked, Q(), lambda each: each < key, Beyond(key, "lt"))

    def between(self, first: EntryKey, last: EntryKey) -> SoughtEntries:
        """Those from one place to another, what stands at either included."""
        inside = beyond(first, "gt", itself=True) & beyond(last, "lt", itself=True)
        return SoughtEntries(self.timeline, self.asked, inside, lambda each: first <= each <= last)

    @property
    def entries(self) -> EntryQuerySet:
        """Without those that were dated otherwise."""
        conditions = self.conditions & (beyond(*self.beyond) if self.beyond else Q())
        entries = self.asked.narrow(self.timeline.entries.filter(conditions), self.timeline.placed_then)
        then = self.timeline.dated_then
        return entries.exclude(pk__in=then) if then else entries

    @cached_property
    def dated_then(self) -> list[EntryKey]:
        found = {
            pk: key
            for pk, (key, when) in self.timeline.dated_then.items()
            if self.fits(key) and self.asked.holds(*bounds(when))
        }
        entries, placed = self.timeline.entries.filter(pk__in=found), self.timeline.placed_then
        left = replace(self.asked, period="").narrow(entries, placed)
        return [found[pk] for pk in left.values_list("pk", flat=True)] if found else []

    def exists(self) -> bool:
        if self.beyond and self._is_whole(self.beyond.than == "lt"):
            return shown.stands_beyond(self.timeline, *self.beyond)
        return bool(self.dated_then) or self.entries.exists()

    def elsewhere(self, first: date, last: date) -> Elsewhere:
        """How many of these stand at a day before or after these: their when reaches into them. Of a long
        timeline the nearest LOOKED_AT that are told by more than a day are looked at, either way."""
        farthest = self._farthest_wider(first, last)
        # Of two bounds on one side SQLite would seek by either.
        near = farthest if "day__lte" in farthest else farthest | {"day__lt": UNKNOWN}
        beside, more = ~Q(day__range=(first, last)), bool(farthest)
        stands = self.entries.filter(beside, width__gt=DAY, **near).count()
        then = sum(not first <= key.day <= last for key in self.dated_then if key.day < UNKNOWN)
        return Elsewhere(stands + then, more)

    def _farthest_wider(self, first: date, last: date) -> dict[str, date]:
        """Bounds of the days that are looked at around these; none where it is all of them."""
        if self.timeline.overview.get("count", 0) <= LOOKED_AT:
            return {}
        wider = self.timeline.entries.filter(width__gt=DAY).values_list("day", flat=True)
        before = wider.filter(day__lt=first).order_by("-day")[LOOKED_AT : LOOKED_AT + 1]
        after = wider.filter(day__gt=last, day__lt=UNKNOWN).order_by("day")[LOOKED_AT : LOOKED_AT + 1]
        return {bound: day for bound, days in (("day__gte", before), ("day__lte", after)) for day in days}

    def first(self, most: int, *, backwards: bool | None = None) -> list[ShownEntry]:
        """So many in the order a reader chose, or backwards or not as is said."""
        backwards = self.asked.newest if backwards is None else backwards
        known = self.asked.known_day
        if self._is_whole(backwards):
            place = self.beyond.key if self.beyond else None
            return shown.entries_beyond(self.timeline, place, most, backwards=backwards)
        if not known:
            ordered = self.entries.in_reverse() if backwards else self.entries.in_order()
            return shown.entries(ordered[:most])
        return shown_then(self.timeline, self.keys(most, backwards), known)

    def _is_whole(self, backwards: bool) -> bool:
        """Is it all that the timeline has in this direction, from an end or a place on?"""
        outwards = not self.beyond or self.beyond.than == ("lt" if backwards else "gt")
        return outwards and not self.asked and not self.conditions

    def keys(self, most: int, backwards: bool) -> list[EntryKey]:
        ordered = self.entries.in_reverse() if backwards else self.entries.in_order()
        keys = [EntryKey(*row) for row in ordered[:most].values_list(*EntryKey._fields)]
        return sorted([*keys, *self.dated_then], reverse=backwards)[:most]


def shown_then(
    timeline: Timeline, keys: Sequence[EntryKey], known: date, *, illustrated: bool = False
) -> list[ShownEntry]:
    """These entries as they were known at the end of a day, in this order."""
    asked = Entry.objects.filter(pk__in=[key.id for key in keys])
    rows = shown.entries(asked, known, illustrated=illustrated)
    for entry in rows:
        shown.set_dated_then(entry, timeline.dated_then)
        entry.place = timeline.placed_then.get(entry.event.id, entry.place)
    set_entry_words(rows, end_of(known), known)
    by_id = {entry.pk: entry for entry in rows}
    return [by_id[key.id] for key in keys]


def place_of(timeline: Timeline, entry: Entry | ShownEntry) -> EntryKey:
    """Where it stands, or stood."""
    then = timeline.dated_then.get(entry.pk)
    return then.key if then else entry.key
