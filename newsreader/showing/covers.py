"""Covers of timelines as everybody may see them."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.models import Cover, Timeline
from newsreader.showing.entries import GivenPicture
from newsreader.showing.shapes import Shape
from newsreader.showing.timeline_extras import has_cover

PICTURE = Shape(
    GivenPicture,
    report="report_picture",
    report_digest="report_digest",
    report_width="report_picture__width",
    report_height="report_picture__height",
    report_source="report_picture__article__source__name",
    sent="sent_picture",
    sent_digest="sent_picture__digest",
    sent_width="sent_picture__width",
    sent_height="sent_picture__height",
    alternative="alternative",
    credit="credit",
)


def covers(timelines: Iterable[Timeline]) -> dict[int, GivenPicture]:
    """By timeline, of those that have one to show; one query."""
    asked = Cover.objects.shown().filter(timeline__in=[each.pk for each in timelines])
    return {id: PICTURE.of(row) for id, *row in asked.values_list("timeline", *PICTURE.columns)}


def cover_of(timeline: Timeline) -> GivenPicture | None:
    return covers([timeline]).get(timeline.pk) if has_cover(timeline) else None
