"""Notes of corrections as readers are shown them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from newsreader.models import CorrectionNote
from newsreader.models.prepared import Prepared
from newsreader.models.user import NOBODY
from newsreader.showing.words_then import end_of

MOST = 200  # of one timeline: the newest


class ShownCorrection(NamedTuple):
    id: int
    entry: int | None
    words: str  # in Markdown; "" of one that is withdrawn by now
    made: datetime
    withdrawn: datetime | None

    @property
    def day(self) -> date:
        return timezone.localdate(self.made)

    @property
    def withdrawn_on(self) -> date | None:
        return timezone.localdate(self.withdrawn) if self.withdrawn else None


def correction_notes(timeline: int, until: date | None = None) -> dict[int | None, list[ShownCorrection]]:
    """By entry, newest first; under None those about the timeline itself. As they stood at the end of a day,
    where one is given; but what was withdrawn since is told on no day again. One query."""
    ends = end_of(until) if until else None
    found: dict[int | None, list[ShownCorrection]] = {}
    for row in _notes.rows(NOBODY, timeline):
        note = ShownCorrection(*row)
        if ends and note.made >= ends:
            continue
        if note.withdrawn:
            note = note._replace(words="")
        found.setdefault(note.entry, []).append(note)
    return found


_notes = Prepared(
    lambda viewer, timeline: (
        CorrectionNote.objects.filter(timeline=timeline)
        .newest_first()
        .values_list("pk", "entry", "words", "made", "withdrawn")[:MOST]
    )
)
