"""Changes of a timeline as readers are told of them: values, and no more. showing/since.py finds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.models import Timeline
from newsreader.models.addresses import address


class ChangeKind(TextChoices):
    ADDED = "added", gettext_lazy("Added")
    DATE = "date", gettext_lazy("Date changed")
    FIGURE = "figure", gettext_lazy("Figure revised")
    CORRECTED = "corrected", gettext_lazy("Corrected")
    MORE = "more", gettext_lazy("Added to")
    NOTE = "note", gettext_lazy("Correction")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


# What a reader has to know who read it before: all but what is new.
CORRECTIONS = tuple(kind for kind in ChangeKind if kind not in (ChangeKind.ADDED, ChangeKind.MORE))


class ChangedEntry(NamedTuple):
    """The entry a change is about. `id` is None where it stands on the timeline no more."""

    id: int | None
    title: str  # as it is called now, or was when it was withdrawn
    when: str  # as it is dated now, in words; "" of what is gone


class Sides(NamedTuple):
    """What was changed, and how it reads before and after: plain text, no more precise than was known."""

    label: str = ""  # "Date"; "" of what is told by its kind alone, or by `after`, an editor's words
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class TimelineChange:
    """One thing that is otherwise than it was. `entry` is None where it is the timeline's own."""

    at: datetime
    kind: ChangeKind
    entry: ChangedEntry | None
    sides: Sides
    decision: int  # whose doing: for its place in the list, not for showing
    place: int  # among those of one decision

    @property
    def id(self) -> str:
        """The same as long as it is told."""
        return f"{self.decision}-{self.place}"

    @property
    def before(self) -> str:
        return self.sides.before

    @property
    def after(self) -> str:
        return self.sides.after

    @property
    def words(self) -> str:
        """One line: "Date: 7 December 2016 → by 7 December 2016"; its kind, where nothing else is to say."""
        label, before, after = self.sides
        if not label:
            return after or str(self.kind.label)
        sides = {"label": label, "before": before or _("none"), "after": after or _("none")}
        return _("%(label)s: %(before)s → %(after)s") % sides

    def url(self, timeline: Timeline) -> str:
        """Where it can be seen: at its entry, else on the timeline."""
        if self.entry is None or self.entry.id is None:
            return timeline.get_absolute_url()
        return address("entry", slug=timeline.slug, id=self.entry.id)
