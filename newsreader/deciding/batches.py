"""Several decisions by one press: one transaction, one line in the record, one undo.

Each of them is a decision like any other. What follows from all (the timelines' overviews, the search) is
made once, at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from newsreader.deciding.indexing import follow
from newsreader.deciding.overview import outdate
from newsreader.deciding.presses import keep
from newsreader.models import Decision, Timeline


class _Batch:
    def __init__(self) -> None:
        self.first: Decision | None = None
        self.timelines: dict[int, Timeline] = {}
        self.told_anew: set[int] = set()
        self.decided: list[Decision] = []
        self.rows: list[dict[str, Any]] = []
        self.tells_all = True  # do the rows say all that changed?

    def settle(self) -> None:
        # A timeline that one of them made, and another took away again, is not there.
        shown_on = Timeline.objects.filter(pk__in=self.timelines)
        outdate(shown_on, self.decided if self.tells_all else None, self.told_anew)
        follow(self.rows)


_current: ContextVar[_Batch | None] = ContextVar("batch", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Everything decided inside is one batch, all or nothing."""
    batch = _Batch()
    token = _current.set(batch)
    try:
        with transaction.atomic():
            yield
            batch.settle()
    finally:
        _current.reset(token)


def first() -> Decision | None:
    """The first decision of the batch that is being made."""
    batch = _current.get()
    return batch.first if batch else None


def settle(
    made: Decision,
    shown_on: Iterable[Timeline],
    told_anew: Collection[int] = (),
    *,
    tells_all: bool = True,
) -> None:
    """What follows from a decision: now, or at the end of its batch. `tells_all`: its rows say all that
    changed since the timelines were counted or noted last."""
    keep(made)
    batch = _current.get()
    if batch is None:
        outdate(shown_on, [made] if tells_all else None, told_anew)
        follow(made.changes)
        return
    batch.first = batch.first or made
    batch.timelines |= {timeline.pk: timeline for timeline in shown_on}
    batch.told_anew |= set(told_anew)
    batch.decided.append(made)
    batch.rows += made.changes
    batch.tells_all &= tells_all
