"""What the list of articles offers to be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.models import Feed, Source, Timeline
from newsreader.models.prepared import Answers, Prepared, Question, Row

MOST_NAMED = 200  # of each


class ListChoices(NamedTuple):
    """Values with their names: sources by id, timelines by slug, folders by themselves."""

    sources: Sequence[Row]
    timelines: Sequence[Row]
    folders: Sequence[Row]


def choices(answers: Answers) -> ListChoices:
    return ListChoices(
        answers.rows(_SOURCES),
        answers.rows(_TIMELINES),
        [(folder, folder) for (folder,) in answers.rows(_FOLDERS)],
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
CHOICES: Sequence[Question] = ((_SOURCES,), (_TIMELINES,), (_FOLDERS,))  # asked together, before choices()
