"""Timelines that are published or withdrawn at a moment: as a decision of who scheduled it, by the sweep."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.timelines import publish, withdraw
from newsreader.models import Conflict, Decision, Schedule, Timeline, User

Outcome = Schedule.Outcome
LATE = timedelta(minutes=10)  # the site sweeps every few seconds
OTHERWISE = (Action.PUBLISH, Action.WITHDRAW, Action.UNSCHEDULE)


def schedule(timeline: Timeline, step: str, at: datetime, by: User) -> Schedule:
    """Raises Conflict where the same is scheduled already."""
    made = Schedule(timeline=timeline, step=step, at=at, by=by)
    with decide(by, Action.SCHEDULE, _subject(made), timeline=timeline) as changes:
        if timeline.schedules.open().filter(step=step).exists():
            raise Conflict(_("That is scheduled already: cancel it first, to choose another moment."))
        return changes.create(made)


def cancel(standing: Schedule, by: User) -> None:
    """Raises Conflict where its moment came."""
    with decide(by, Action.UNSCHEDULE, _subject(standing), timeline=standing.timeline) as changes:
        if lock(standing).outcome:
            raise Conflict(_("Its moment came already."))
        changes.delete(standing)


def carry_out_due(now: datetime) -> int:
    """All whose moment came, each once, however many sweep. How many were done."""
    return sum(carry_out(each, now) for each in Schedule.objects.due(now).select_related("timeline"))


def carry_out(due: Schedule, now: datetime) -> bool:
    """Publish or withdraw, and note what became of it; whether it was done."""
    with transaction.atomic():
        try:
            timeline = lock(due.timeline)  # first, as whoever schedules or publishes
            standing = lock(due)
        except Conflict:  # it was cancelled, or the timeline is gone
            return False
        if standing.outcome:
            return False
        outcome = _outcome(standing, timeline, now)
        happened = _decided_last(timeline).at if outcome in Schedule.DONE else now
        Schedule.objects.filter(pk=standing.pk).update(outcome=outcome, happened=happened)
    return outcome in Schedule.DONE


def _outcome(due: Schedule, timeline: Timeline, now: datetime) -> Outcome:
    if due.by is None or not timeline.is_edited_by(due.by):
        return Outcome.NO_RIGHT
    if _decided_since(due):
        return Outcome.OVERTAKEN
    late = now - due.at > LATE
    why = _("scheduled for %(moment)s") if not late else _("scheduled for %(moment)s, done late")
    act = publish if due.step == Schedule.Step.PUBLISH else withdraw
    try:
        act(timeline, due.by, why % {"moment": due.moment})
    except Conflict:
        return Outcome.SO_ALREADY
    return Outcome.LATE if late else Outcome.DONE


def _decided_last(timeline: Timeline) -> Decision:
    """Nobody decides about a timeline while it is held."""
    return Decision.objects.filter(timeline=timeline).latest("pk")


def _decided_since(due: Schedule) -> bool:
    """Whether somebody published, withdrew or cancelled, or undid such a thing, when the moment was past:
    theirs is the last word. So is undoing what was carried out, and scheduling it by an undo. What a sweep
    carried out late is nobody's: it is known by its moment, which the schedule notes."""
    kinds = Q(action__in=OTHERWISE)
    again = Q(undid__action__in=(*OTHERWISE, Action.SCHEDULE))
    twice = Q(undid__undid__action__in=(*OTHERWISE, Action.SCHEDULE))
    swept = Schedule.objects.done().filter(timeline=OuterRef("timeline"), happened=OuterRef("at"))
    since = Decision.objects.filter(kinds | again | twice, timeline=due.timeline_id, at__gt=due.at)
    return since.exclude(Exists(swept)).exists()


def _subject(each: Schedule) -> str:
    told = {"step": each.get_step_display(), "title": each.timeline.title, "moment": each.moment}
    return _("%(step)s “%(title)s” on %(moment)s") % told
