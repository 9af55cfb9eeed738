"""A timeline's picture: at its head the one chosen at the desk, in lists else a key event's."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery

from newsreader.models import Cover, Entry, Timeline
from newsreader.models.prepared import Prepared, filled_up
from newsreader.models.timeline import Weight
from newsreader.models.user import NOBODY, Viewer
from newsreader.showing.entries import GIVEN_PICTURE, GivenPicture
from newsreader.showing.shapes import Shape
from newsreader.showing.timeline_extras import has_cover

# Of a cover that is shown: the columns of an entry's picture but for three.
CHOSEN = Shape(
    GivenPicture,
    **GIVEN_PICTURE.fields | {"report": "report_picture", "alternative": "alternative", "credit": "credit"},
)


def cover_of(timeline: Timeline) -> GivenPicture | None:
    """The one that was chosen, as everybody may see it."""
    return _chosen([timeline.pk]).get(timeline.pk) if has_cover(timeline) else None


def covers(timelines: Sequence[Timeline]) -> dict[int, GivenPicture]:
    """By a timeline's id the picture that was chosen for it, else that of its first key entry that has one;
    two queries at most. A timeline without is not named. Asks nothing of the viewer: what a timeline shows,
    it shows to whoever sees it."""
    found = _chosen([timeline.pk for timeline in timelines])
    if without := [timeline.pk for timeline in timelines if timeline.pk not in found]:
        rows = _of_key_entries.rows(NOBODY, filled_up(without))
        found |= {timeline: GIVEN_PICTURE.of(picture) for timeline, *picture in rows}
    return found


def _chosen(timelines: list[int]) -> dict[int, GivenPicture]:
    asked = Cover.objects.shown().filter(timeline__in=timelines)
    return {id: CHOSEN.of(row) for id, *row in asked.values_list("timeline", *CHOSEN.columns)}


def _first_key_entries(_viewer: Viewer, timelines: Sequence[int]) -> QuerySet[Entry, tuple[object, ...]]:
    marked = Entry.objects.filter(timeline=OuterRef("pk"), weight=Weight.KEY).with_pictures()
    pictured = marked.filter(Q(shown_report__isnull=False) | Q(sent_picture__isnull=False)).in_order()
    first = Timeline.objects.filter(pk__in=timelines).annotate(first=Subquery(pictured.values("pk")[:1]))
    shown = Entry.objects.filter(pk__in=first.values("first")).with_pictures()
    return shown.order_by().values_list("timeline", *GIVEN_PICTURE.columns)


_of_key_entries = Prepared(_first_key_entries)
