"""What the list of articles offers to be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.models import Feed, Source, Timeline
from newsreader.models.prepared import Prepared, Row
from newsreader.models.user import Viewer

MOST_NAMED = 200  # of each


class ListChoices(NamedTuple):
    """Values with their names: sources by id, timelines by slug, folders by themselves."""

    sources: Sequence[Row]
    timelines: Sequence[Row]
    folders: Sequence[Row]


def choices(viewer: Viewer) -> ListChoices:
    return ListChoices(
        _SOURCES.rows(viewer),
        _TIMELINES.rows(viewer),
        [(folder, folder) for (folder,) in _FOLDERS.rows(viewer)],
    )


_SOURCES = Prepared(
    lambda viewer: (
        Source.objects.with_articles_for(viewer).order_by("name").values_list("pk", "name")[:MOST_NAMED]
    )
)
_TIMELINES = Prepared(
    lambda viewer: (
        Timeline.objects.visible_to(viewer).order_by("title", "pk").values_list("slug", "title")[:MOST_NAMED]
    )
)
_FOLDERS = Prepared(
    lambda viewer: (
        Feed.objects.named_to(viewer).order_by("folder").values_list("folder").distinct()[:MOST_NAMED]
    )
)
