"""What few timelines have, known with the timeline itself: nothing is asked of the others."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from newsreader.models import CorrectionNote, Cover, Timeline
from newsreader.models.timeline import TimelineQuerySet


def with_extras(timelines: TimelineQuerySet) -> TimelineQuerySet:
    """Each knows whether it has a cover and notes of corrections: has_cover(), has_notes()."""
    covers, notes = (table.objects.filter(timeline=OuterRef("pk")) for table in (Cover, CorrectionNote))
    return timelines.annotate(has_cover=Exists(covers), has_notes=Exists(notes))


def has_cover(timeline: Timeline) -> bool:
    """True where it is not known."""
    return bool(getattr(timeline, "has_cover", True))


def has_notes(timeline: Timeline) -> bool:
    return bool(getattr(timeline, "has_notes", True))
