"""What editors decided about an article, as a reading asks for it: of most articles nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from newsreader.models import Citation, DateReading, Proposal, Rejection
from newsreader.pipeline.asking import Question

READ = ("start", "end", "field", *DateReading.WHEN_FIELDS)
_READINGS = Question(
    lambda article, version: (
        DateReading.objects.filter(article=article, version=version, lost=False)
        .order_by("pk")
        .values_list(*READ)
    ),
    *(int, int),
)


def said_of(article: int, version: int) -> list[tuple[Any, ...]]:
    """What editors say its dates mean, as READ has it."""
    return _READINGS.rows(article, version)


def readings_of(said: Iterable[tuple[Any, ...]]) -> list[DateReading]:
    """The same as rows, which are not those stored."""
    return [DateReading(**dict(zip(READ, row, strict=True))) for row in said]


_OPEN = Q(state=Proposal.State.OPEN, event=None, disagrees=False)
_DECIDED = Question(
    lambda article: (
        Citation.objects.filter(article=article)
        .order_by()
        .values_list("pk")
        .union(
            Rejection.objects.filter(article=article).order_by().values_list("pk"),
            Proposal.objects.filter(~_OPEN, article=article).order_by().values_list("pk"),
            all=True,
        )[:1]
    ),
    int,
)


def is_decided(article: int) -> bool:
    """Whether a citation or rejection stands, or a proposal that is not simply open."""
    return bool(_DECIDED.rows(article))
