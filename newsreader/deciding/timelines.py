"""Timelines: beginning, revising, publishing and withdrawing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Clash, Conflict, Era, FormerAddress, Membership, Stale, Timeline, User
from newsreader.models.era import EraEdit, EraWords


def create(slug: str, title: str, by: User, *, standfirst: str = "") -> Timeline:
    """Begin a draft that `by` owns."""
    timeline = Timeline(slug=slug, title=title, standfirst=standfirst)
    with decide(by, Action.CREATE, title) as changes:
        changes.about["timeline"] = changes.create(timeline)
        changes.create(Membership(timeline=timeline, user=by, role=Membership.Role.OWNER))
        _take_over(slug, changes)
    return timeline


def update(
    timeline: Timeline,
    by: User,
    *,
    eras: Sequence[EraEdit] = (),
    made_from: Mapping[str, Any] | None = None,
    why: str = "",
    **fields: Any,
) -> bool:
    """Change title, standfirst, slug, and eras. Was there anything to change?

    The address it leaves leads on to it (`FormerAddress`); undone, it has that again, and no former one.
    `made_from` holds what the form showed: see deciding/stale.py, also of Stale. An era that somebody else
    changed or took away too is a Clash under its id.
    """
    with decide(by, Action.REVISE, timeline.title, why, timeline=timeline) as changes:
        if fields:
            former = lock(timeline).slug
            changes.update(timeline, made_from, **fields)
            if timeline.slug != former:
                _take_over(timeline.slug, changes)
                _take_over(former, changes)
                changes.create(FormerAddress(timeline=timeline, slug=former))
        if eras:
            lock(timeline)
            _edit_eras(timeline, eras, changes)
    return bool(changes.rows)


def _take_over(slug: str, changes: Changes) -> None:
    """An address leads to what has it now: no further to what had it before."""
    for former in FormerAddress.objects.filter(slug=slug):
        changes.delete(former)


def _edit_eras(timeline: Timeline, eras: Sequence[EraEdit], changes: Changes) -> None:
    standing = {era.pk: era for era in timeline.eras.all()}
    clashes = []
    for edit in eras:
        era = standing.get(edit.id or 0)
        now = era.words if era else None
        if edit.typed in (edit.shown, now):
            continue
        if edit.id is not None and now != edit.shown:
            clashes.append(Clash(str(edit.id), edit.shown, now, edit.typed))
        elif era is None and edit.typed:
            changes.create(Era(timeline=timeline, **_columns(edit.typed)))
        elif era is not None and edit.typed:
            changes.update(era, **_columns(edit.typed))
        elif era is not None:
            changes.delete(era)
    if clashes:
        raise Stale(timeline, clashes)


def _columns(era: EraWords) -> dict[str, Any]:
    title, earliest, latest = era
    return {"title": title, "earliest": earliest, "latest": latest}


def publish(timeline: Timeline, by: User, why: str = "") -> None:
    with decide(by, Action.PUBLISH, timeline.title, why, timeline=timeline) as changes:
        if lock(timeline).is_published:
            raise Conflict(_("“%(title)s” is published already.") % {"title": timeline})
        for review in timeline.reviews.open():
            changes.update(review, closed=timezone.now())
        changes.update(timeline, published=timezone.now())


def withdraw(timeline: Timeline, by: User, why: str = "") -> None:
    with decide(by, Action.WITHDRAW, timeline.title, why, timeline=timeline) as changes:
        if not lock(timeline).is_published:
            raise Conflict(_("“%(title)s” was withdrawn already.") % {"title": timeline})
        changes.update(timeline, published=None)
