"""What is known of a timeline now and was not at the end of a day: by its reports, and by its editors.

The two clocks again: what later reports told (entries, dates, figures) goes by the day they were published,
what editors changed by when they decided it (showing/since.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import pgettext

from newsreader.models import Timeline
from newsreader.models.user import Viewer
from newsreader.showing import entries as shown
from newsreader.showing import since
from newsreader.showing.entries import ShownCitation, ShownEntry, ShownFigure
from newsreader.showing.html.dates import when
from newsreader.showing.timeline_changes import ChangeKind, Sides, TimelineChange
from newsreader.showing.words_then import end_of

MOST = 200  # entries of a list
DECIDED = (ChangeKind.DATE, ChangeKind.CORRECTED, ChangeKind.MORE, ChangeKind.WITHDRAWN)


class Revised(NamedTuple):
    """An entry that later reports told of too: what they say otherwise, and how many they are."""

    entry: ShownEntry
    sides: Sequence[Sides]
    reports: int


class ChangedSince(NamedTuple):
    day: date
    added: Sequence[ShownEntry]
    more_added: int  # than are listed
    revised: Sequence[Revised]
    more_revised: int
    decided: Sequence[TimelineChange]

    def __bool__(self) -> bool:
        return bool(self.added or self.revised or self.decided)


def changed_since(timeline: Timeline, then: Timeline, day: date, viewer: Viewer) -> ChangedSince:
    """`then` is the timeline as it was known on the day; at most MOST of each kind."""
    new = timeline.entries.not_known_on(day)
    further = timeline.entries.known_on(day).told_after(day)
    added = shown.entries(new.in_order()[:MOST])
    told = shown.entries(further.in_order()[:MOST])
    revised = [_revised(entry, then, day) for entry in told]
    return ChangedSince(
        day,
        added,
        new.count() - len(added) if len(added) == MOST else 0,
        revised,
        further.count() - len(told) if len(told) == MOST else 0,
        since.changes(timeline, viewer, end_of(day), kinds=DECIDED),
    )


def _revised(entry: ShownEntry, then: Timeline, day: date) -> Revised:
    by_then = [each for each in entry.cited if each.reported and each.reported <= day]
    later = [each for each in entry.cited if each not in by_then]
    sides = []
    if (dated := then.dated_then.get(entry.pk)) and dated.when != entry.event.when:
        sides.append(Sides(pgettext("label", "Date"), when(dated.when), when(entry.event.when)))
    sides += _figures(_given(by_then, entry.figures), _given(later, entry.figures))
    return Revised(entry, sides, len(later))


def _given(
    cited: Sequence[ShownCitation], figures: Mapping[int, Sequence[ShownFigure]]
) -> dict[str, list[ShownFigure]]:
    """By what they count, in the order of the reports."""
    given: dict[str, list[ShownFigure]] = {}
    for citation in cited:
        for figure in figures.get(citation.id, ()):
            if figure.counts:
                given.setdefault(figure.counts.casefold(), []).append(figure)
    return given


def _figures(before: dict[str, list[ShownFigure]], after: dict[str, list[ShownFigure]]) -> Iterator[Sides]:
    """The last that was given then, and now, where no report until then had given it."""
    for counts, figures in after.items():
        known, now = before.get(counts, []), figures[-1]
        if known and all(each.exact.casefold() != now.exact.casefold() for each in known):
            sides = (f"{each.exact} {each.counts}" for each in (known[-1], now))
            yield Sides(pgettext("label", "Figure"), *sides)
