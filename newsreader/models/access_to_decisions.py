"""Who sees which decisions: the row of them in the table of access.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from newsreader.models.access import edited_timelines, events, members_timelines, rights_of, timelines

if TYPE_CHECKING:
    from newsreader.models.decision import Decision
    from newsreader.models.user import Viewer

Rows = TypeVar("Rows", bound="QuerySet[Decision]")


def decisions(rows: Rows, viewer: Viewer) -> Rows:
    """What happened on a draft is seen by those who see the draft, to what is pending by its members; of a
    review by its members, of a schedule by who edits it, though it is published.

    Of what is about a timeline or event that is there no more (what made it was undone; it was merged with
    another) nobody can tell who saw it: whoever decided it sees it, and an administrator.
    """
    rights = rights_of(viewer)
    if not rights.editor:
        return rows.none()
    if rights.administrator:
        return rows
    timeline = timelines(_all("Timeline"), viewer).filter(pk=OuterRef("timeline"))
    event = events(_all("Event"), viewer).filter(pk=OuterRef("event"))
    there = Exists(_all("Event").filter(pk=OuterRef("event"), merged_into=None))
    there_on = Exists(_all("Timeline").filter(pk=OuterRef("timeline")))
    members = members_timelines(_all("Timeline"), viewer)
    edited = edited_timelines(_all("Timeline"), viewer)
    gone = Q(timeline=None) & ~Q(event=None) & ~Q(there) | ~Q(timeline=None) & ~Q(there_on)
    return rows.filter(
        Q(pending_on=None) | Q(Exists(members.filter(pk=OuterRef("pending_on")))),
        Q(Exists(timeline))
        | Q(Exists(event), timeline=None)
        | Q(timeline=None, event=None)
        | ~Q(pending_on=None)
        | gone & Q(by=viewer),
        _is_none_of(rows.model.REVIEWING) | Q(Exists(members.filter(pk=OuterRef("timeline")))) | gone,
        _is_none_of(rows.model.SCHEDULING) | Q(Exists(edited.filter(pk=OuterRef("timeline")))) | gone,
    )


def _is_none_of(actions: Sequence[str]) -> Q:
    """Nor undoes one of them, nor does one again."""
    undoes, again = Q(undid__action__in=actions), Q(undid__undid__action__in=actions)
    return ~Q(action__in=actions) & ~undoes & ~again


def _all(table: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", table)._default_manager.all()
    return rows
