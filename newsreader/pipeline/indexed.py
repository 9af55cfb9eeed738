"""The index made whole: of a site that was there before it, after a change of the folding, or of what changed
with too many others at once. A little at a time, newest first, while the site serves; whoever is killed loses
one batch at most, and the next goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection, transaction

from newsreader.deciding.indexing import MERGING, ROOTS, index, merge_a_little
from newsreader.models import ToIndex, Unindexed
from newsreader.models.search import Kind
from newsreader.pipeline.giving_way import goes_on

BATCH = 50  # roots in one transaction: SQLite's other writers wait a tenth of a second
RANGE = 500  # ids that are looked through for them


class Done(NamedTuple):
    """What a batch did: how many rows it indexed, and about how many are left."""

    rows: int
    left: int


def anything_to_index() -> bool:
    return ToIndex.objects.exists() or Unindexed.objects.exists()


def begin_anew() -> int:
    """Note all rows there are, to be indexed again; how many ids that are at most."""
    with transaction.atomic():
        Unindexed.objects.all().delete()
        for kind, model in ROOTS.items():
            last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
            Unindexed.objects.create(kind=kind, next=last or 0)
    return _left()


def index_waiting() -> Iterator[Done]:
    """Index all that waits, a batch a step, until nothing does or this process is to end."""
    while goes_on() and (rows := _next_batch()) is not None:
        yield Done(rows, _left())


def _left() -> int:
    return sum(Unindexed.objects.values_list("next", flat=True)) + ToIndex.objects.count()


def _next_batch() -> int | None:
    """How many rows were indexed; None where none waits."""
    with transaction.atomic():
        # Held in one order: two processes that make the index whole share the work.
        changed = list(ToIndex.objects.select_for_update(skip_locked=_skips()).order_by("-pk")[:BATCH])
        if changed:
            for kind in {Kind(row.kind) for row in changed}:
                index(kind, {row.target for row in changed if row.kind == kind})
            ToIndex.objects.filter(pk__in=[row.pk for row in changed]).delete()
            return len(changed)
        waiting = Unindexed.objects.select_for_update().order_by("kind").first()
        if waiting is not None and waiting.kind == MERGING:
            if merge_a_little():
                waiting.delete()
            return 0
        return None if waiting is None else _range(waiting)


def _skips() -> bool:
    return connection.features.has_select_for_update_skip_locked


def _range(waiting: Unindexed) -> int:
    """Index the highest ids that wait. Rows of what is there no more went with it, by their foreign keys."""
    kind = Kind(waiting.kind)
    rows = ROOTS[kind]._default_manager.filter(pk__lte=waiting.next, pk__gt=waiting.next - RANGE)
    ids = list(rows.order_by("-pk").values_list("pk", flat=True)[:BATCH])
    index(kind, ids)
    below = ids[-1] - 1 if len(ids) == BATCH else waiting.next - RANGE
    if below > 0:
        Unindexed.objects.filter(pk=waiting.pk).update(next=below)
    else:
        waiting.delete()
    return len(ids)
