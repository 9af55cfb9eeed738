"""Which decisions rest on another: it cannot be undone before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q

from newsreader.models import Conflict, Decision
from newsreader.models.decision import DecisionQuerySet
from newsreader.models.prepared import Answers, Prepared, Question
from newsreader.models.user import NOBODY

Action = Decision.Action
_again = Prepared(
    lambda _viewer, first: (
        Decision.objects.filter(action=Action.REDO, undid__undid=first, undone=None)
        .order_by("-pk")
        .values_list("pk")[:1]
    )
)
_NEWEST = Prepared(lambda _viewer: Decision.objects.order_by("-pk").values_list("pk")[:1])
SAME = 500  # later decisions about the same that are looked through


def asked_of_later(first: Decision) -> list[Question]:
    """What standing_by() and resting_on() ask first, to be asked together with others."""
    return [(_again, first.pk), (_NEWEST,)]


def standing_by(first: Decision, answers: Answers | None = None) -> Decision:
    """The REDO by which a decision stands that was undone before; else itself."""
    again = (answers or Answers(NOBODY)).rows(_again, first.pk)
    return Decision.objects.get(pk=again[0][0]) if again else first


def resting_on(first: Decision, standing: Decision, answers: Answers) -> Decision | None:
    """The newest standing decision that cannot stand without this one, which stands by `standing`."""
    [(newest,)] = answers.rows(_NEWEST)
    if newest <= standing.pk:
        return None  # as mostly: whoever undoes undoes what they did just now
    again = Decision.objects.filter(action=Action.REDO, undid__undid=OuterRef("pk"), undone=None)
    since = Q(pk__gt=standing.pk) | Q(Exists(again.filter(pk__gt=standing.pk)))
    later = Decision.objects.standing().exclude(pk=first.pk).filter(since).order_by("pk")
    if first.event_id and (found := later.filter(event=first.event_id).last()):
        return found
    made = [row["id"] for row in first.changes if row["model"] == "article" and row["before"] is None]
    if made and (found := later.filter(article__in=made).last()):
        return found
    if first.pending_on_id and (found := _released(first, later)):
        return found
    if first.action == Action.CREATE:
        return later.filter(Q(timeline=first.timeline_id) | Q(pending_on=first.timeline_id)).last()
    return _changed_the_same(first, later)


@contextmanager
def naming_the_later(decision: Decision) -> Iterator[None]:
    """A Conflict about a row says which decision touched it last, where that is to be undone first."""
    try:
        yield
    except Conflict as conflict:
        if conflict.about is not None and conflict.later is None:
            key = (conflict.about._meta.model_name, conflict.about.pk)
            others = Decision.objects.standing().exclude(pk=decision.first.pk)
            for later in others.newest_first()[:SAME]:
                if any((row["model"], row.get("id")) == key for row in later.changes):
                    conflict.later = later
                    break
        raise


def _released(first: Decision, later: DecisionQuerySet) -> Decision | None:
    """The newest that put on its timeline what this one decided about while it was pending: everybody reads
    it since."""
    entries = {row["id"] for row in first.changes if row["model"] == "entry"}
    for decision in later.filter(timeline=first.pending_on_id, action=Action.RELEASE).reverse()[:SAME]:
        if any(row["model"] == "entry" and row["id"] in entries for row in decision.changes):
            return decision
    return None


def _changed_the_same(first: Decision, later: DecisionQuerySet) -> Decision | None:
    """The newest of these that changed a column which the first changed too. Though it may hold the same by
    now (published, withdrawn, published again), what came between could never be undone afterwards."""
    columns = {(row["model"], row["id"], name) for row in first.changes for name in _changed(row)}
    about = {name: getattr(first, f"{name}_id") for name in ("timeline", "article", "entity", "source")}
    nouns = [Q(**{noun: id}) for noun, id in about.items() if id is not None]
    if not columns or not nouns:
        return None
    for decision in later.filter(reduce(or_, nouns), event=None).reverse()[:SAME]:
        touched = ((row["model"], row["id"], name) for row in decision.changes for name in _changed(row))
        if not columns.isdisjoint(touched):
            return decision
    return None


def _changed(row: dict[str, Any]) -> Iterable[str]:
    """The columns that a decision changed of a row that was there before and after."""
    return row["after"] if "ids" not in row and row["before"] and row["after"] else ()
