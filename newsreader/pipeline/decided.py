"""What editors decided about an article, as a reading asks for it: of most articles nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from newsreader.models import Citation, DateReading, Entity, MarkKind, MarkReading, Proposal, Rejection
from newsreader.pipeline.asking import Question
from newsreader.text.names import SaidName

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


class SaidMark(NamedTuple):
    """What an editor says of a mark: `here` is whether the words stand in the version, at this place."""

    field: str
    start: int
    end: int
    exact: str
    kind: str
    counts: str
    everywhere: bool
    entity: int | None
    merged_into: int | None
    name: str | None
    entity_kind: str | None
    here: bool

    @property
    def as_name(self) -> SaidName:
        place = (self.field, self.start, self.end) if self.here else None
        if self.entity is None:
            return SaidName(self.exact, place, self.everywhere)
        key, named = str(self.entity), (self.name or "", self.entity_kind or "")
        return SaidName(self.exact, place, self.everywhere, key, *named)


_MARKS = Question(
    lambda article, version: (
        MarkReading.objects.filter(
            Q(version=version, lost=False) | Q(everywhere=True, kind=MarkKind.NAME), article=article
        )
        .order_by("pk")
        .values_list(
            *("version", "lost", "field", "start", "end", "exact", "kind", "counts", "everywhere"),
            *(f"entity{column}" for column in ("", "__merged_into", "__name", "__kind")),
        )
    ),
    *(int, int),
)


def marks_said_of(article: int, version: int) -> list[SaidMark]:
    """What editors say of its names, speech and figures, the oldest first; of who was merged with another,
    that one."""
    return [
        _standing(SaidMark._make((*mark, of == version and not lost)))
        for of, lost, *mark in _MARKS.rows(article, version)
    ]


def _standing(said: SaidMark) -> SaidMark:
    if said.entity is None or said.merged_into is None:
        return said
    entity = Entity.objects.get(pk=said.entity).standing
    return said._replace(entity=entity.pk, merged_into=None, name=entity.name, entity_kind=entity.kind)


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
