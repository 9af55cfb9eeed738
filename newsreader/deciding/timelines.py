"""Timelines: beginning, revising, publishing and withdrawing them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Conflict, Era, Membership, Timeline, User


def create(slug: str, title: str, by: User, *, standfirst: str = "") -> Timeline:
    """Begin a draft that `by` owns."""
    timeline = Timeline(slug=slug, title=title, standfirst=standfirst)
    with decide(by, Action.CREATE, title) as changes:
        changes.about["timeline"] = changes.create(timeline)
        changes.create(Membership(timeline=timeline, user=by, role=Membership.Role.OWNER))
    return timeline


def update(
    timeline: Timeline,
    by: User,
    *,
    eras: Sequence[tuple[str, date, date]] | None = None,
    instead_of: Collection[int] | None = None,
    why: str = "",
    **fields: Any,
) -> None:
    """Change title, standfirst, slug; `eras`, where given, replaces all of them.

    Raises Conflict where others stand by now than those the editor saw: `instead_of` holds the ids.
    """
    with decide(by, Action.REVISE, timeline.title, why, timeline=timeline) as changes:
        if eras is not None:
            lock(timeline)
            standing = set(timeline.eras.values_list("pk", flat=True))
            if instead_of is not None and standing != set(instead_of):
                raise Conflict(_("Somebody changed the eras meanwhile: look at them again."))
        if fields:
            changes.update(timeline, **fields)
        if eras is not None:
            for era in timeline.eras.all():
                changes.delete(era)
            for title, earliest, latest in eras:
                changes.create(Era(timeline=timeline, title=title, earliest=earliest, latest=latest))


def publish(timeline: Timeline, by: User, why: str = "") -> None:
    with decide(by, Action.PUBLISH, timeline.title, why, timeline=timeline) as changes:
        changes.update(timeline, published=timezone.now())


def withdraw(timeline: Timeline, by: User, why: str = "") -> None:
    with decide(by, Action.WITHDRAW, timeline.title, why, timeline=timeline) as changes:
        changes.update(timeline, published=None)
