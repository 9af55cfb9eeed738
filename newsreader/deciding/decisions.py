"""The record: one decision is one transaction, with what it locks and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import Changes, lock, revert
from newsreader.deciding.overview import refresh
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import Appearance, Conflict, Decision, Entity, Event, Timeline, User

Action = Decision.Action
About = dict[str, Any]  # "timeline", "event", "article", "entity": the row of it, as far as there is one


class Reach(NamedTuple):
    """What one kind of decision holds while it is made, and what follows from it at its end."""

    # What it is about, held in this order before anything is read; a row changed alone needs none, for
    # Changes.update() locks it.
    locks: tuple[str, ...] = ()
    resolves: bool = False  # it changes which of the article's proposals are decided
    shows_on: Callable[[About], Iterable[Timeline]] | None = None  # the timelines to refresh


def _own(about: About) -> Iterable[Timeline]:
    return [about["timeline"]]


def _with_event(about: About) -> Iterable[Timeline]:
    return Timeline.objects.with_event(about["event"])


def _citing(about: About) -> Iterable[Timeline]:
    return Timeline.objects.citing([about["article"]])


def _naming(about: About) -> Iterable[Timeline]:
    return Timeline.objects.mentioning(about["entity"])


# Of all decisions, whoever locks several rows locks the article first: nobody then waits for each other.
REACH = {
    Action.ACCEPT: Reach(("article",), True, _own),
    Action.CITE: Reach(("article", "event"), True, _with_event),
    Action.REPICK: Reach(("article", "event"), True, _with_event),
    Action.LEAVE: Reach(("article",)),
    Action.REJECT: Reach(("article",), True),
    Action.WRITE: Reach(("article",), True, _own),
    Action.DATE: Reach(("article",), True, _with_event),
    Action.KEEP: Reach(("article",), True),
    Action.ADD: Reach(("event",), False, _own),
    Action.EDIT: Reach(shows_on=_own),
    Action.REMOVE: Reach(shows_on=_own),
    Action.CREATE: Reach(shows_on=_own),
    Action.REVISE: Reach(shows_on=_own),
    Action.PUBLISH: Reach(shows_on=_own),
    Action.WITHDRAW: Reach(shows_on=_own),
    Action.SHOW: Reach(("article",), shows_on=_citing),
    Action.HIDE: Reach(("article",), shows_on=_citing),
    Action.CORRECT: Reach(("article",)),  # the re-anchoring of its passages refreshes
    Action.TAKE: Reach(("article",)),  # the same
    Action.ANOTHER: Reach(("article",)),
    Action.READ: Reach(("article",)),  # the article is read again, and that refreshes
    Action.DESCRIBE: Reach(shows_on=_naming),
    Action.MERGE: Reach(),  # both entities' timelines: deciding.entities knows them
    Action.SPLIT: Reach(("entity",)),
    Action.PART: Reach(),
    Action.NAME: Reach(),  # no page shows it before an article is read with it
    Action.UNNAME: Reach(),
}


@contextmanager
def decide(by: User, action: Decision.Action, subject: str, why: str = "", **about: Any) -> Iterator[Changes]:
    """One decision, all or nothing: the rows touched through the Changes given are kept with it.

    What REACH says of its action is locked before the block; after it the decision is written, the article's
    proposals are resolved and the timelines that show it refreshed. `changes.about` adds
    what the block makes.
    """
    reach = REACH[action]
    with transaction.atomic():
        for noun in reach.locks:
            if noun in about:
                held = lock(about[noun])
                if noun == "article" and held.erased:
                    raise Conflict(_("The article was erased."))
        changes = Changes()
        yield changes
        about |= changes.about
        Decision.objects.create(
            by=by, action=action, subject=subject[:300], why=why[:300], changes=changes.rows, **about
        )
        if reach.resolves and "article" in about:
            resolve_proposals(about["article"])
        if reach.shows_on:
            refresh(reach.shows_on(about))


def undo(decision: Decision, by: User, why: str = "") -> Decision:
    """Put everything back as it was before. Raises Conflict where later decisions rest on this one."""
    with transaction.atomic():
        decision = Decision.objects.select_for_update().get(pk=decision.pk)
        if not decision.can_be_undone:
            raise Conflict(_("This was undone already."))
        if decision.article:
            lock(decision.article)
        if later := _resting_on(decision):
            raise Conflict(_("Undo what came after it first: %(later)s") % {"later": later})
        timelines = _shown_on(decision)
        changes = revert(decision.changes)
        undone = Decision.objects.create(
            by=by,
            action=Action.UNDO,
            subject=str(decision)[:300],
            why=why[:300],
            changes=changes.rows,
            timeline=Timeline.objects.filter(pk=decision.timeline_id or 0).first(),
            event=Event.objects.filter(pk=decision.event_id or 0).first(),
            article=decision.article,
            entity=decision.entity,
        )
        Decision.objects.filter(pk=decision.pk).update(undone=undone)
        if decision.article:
            decision.article.refresh_from_db()
            decision.article.write_copies()
            for held in decision.article.held.select_related("version"):
                held.version.forget_marks()
            reanchor(decision.article)
            resolve_proposals(decision.article)
        Appearance.recount(*_entities_moved(decision))
        refresh(Timeline.objects.filter(pk__in=timelines))
    return undone


def _resting_on(decision: Decision) -> Decision | None:
    """The newest standing decision that cannot stand without this one."""
    later = Decision.objects.standing().filter(pk__gt=decision.pk)
    if decision.event_id and (found := later.filter(event=decision.event_id).last()):
        return found
    made = [row["id"] for row in decision.changes if row["model"] == "article" and row["before"] is None]
    if made and (found := later.filter(article__in=made).last()):
        return found
    if decision.action == Action.CREATE and decision.timeline:
        return later.filter(timeline=decision.timeline).last()
    return None


def _entities_moved(decision: Decision) -> list[Entity]:
    """The entities between which a merge or a split moved mentions, those that stand."""
    if decision.action not in (Action.MERGE, Action.SPLIT):
        return []
    ids = {id for row in decision.changes if "ids" in row for id in (row["before"], row["after"])}
    return list(Entity.objects.filter(pk__in=ids))


def _shown_on(decision: Decision) -> set[int]:
    """The timelines on which one sees what the decision did."""
    timelines = {decision.timeline_id} if decision.timeline_id else set()
    if decision.event_id:
        timelines.update(Timeline.objects.with_event(decision.event_id).values_list("pk", flat=True))
    if decision.article and decision.action in (Action.SHOW, Action.HIDE):
        timelines.update(Timeline.objects.citing([decision.article]).values_list("pk", flat=True))
    if decision.entity:
        timelines.update(Timeline.objects.mentioning(decision.entity).values_list("pk", flat=True))
    return timelines
