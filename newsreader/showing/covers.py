"""The picture that stands for a timeline, where others list it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery

from newsreader.models import Entry, Timeline
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import Weight
from newsreader.models.user import Viewer
from newsreader.showing.entries import GIVEN_PICTURE, NOBODY, GivenPicture, padded


def covers(timelines: Sequence[Timeline]) -> dict[int, GivenPicture]:
    """By a timeline's id the picture of its first key entry that has one; one query. A timeline without is
    not named. Asks nothing of the viewer: what a timeline shows, it shows to whoever sees it."""
    rows = _of_key_entries.rows(NOBODY, padded([timeline.pk for timeline in timelines]))
    return {timeline: GIVEN_PICTURE.of(picture) for timeline, *picture in rows}


def _first_key_entries(_viewer: Viewer, timelines: Sequence[int]) -> QuerySet[Entry, tuple[object, ...]]:
    marked = Entry.objects.filter(timeline=OuterRef("pk"), weight=Weight.KEY).with_pictures()
    pictured = marked.filter(Q(shown_report__isnull=False) | Q(sent_picture__isnull=False)).in_order()
    first = Timeline.objects.filter(pk__in=timelines).annotate(first=Subquery(pictured.values("pk")[:1]))
    shown = Entry.objects.filter(pk__in=first.values("first")).with_pictures()
    return shown.order_by().values_list("timeline", *GIVEN_PICTURE.columns)


_of_key_entries = Prepared(_first_key_entries)
