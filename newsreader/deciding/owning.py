"""A timeline keeps an owner: whoever leaves, whatever is undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock_all
from newsreader.models import Conflict, Membership, Timeline

OWNER = Membership.Role.OWNER


def check_owned(rows: Iterable[dict[str, Any]]) -> None:
    """Raises Conflict where these changes, which were just written, took the last owner from a timeline.

    The timelines are held until the transaction ends: of two owners who leave at once the second looks when
    the first has left.
    """
    lost = {id for row in rows if row["model"] == "membership" for id in _disowned(row)}
    for timeline in lock_all(Timeline.objects.filter(pk__in=lost)):
        if not timeline.memberships.filter(role=OWNER).exists():
            raise Conflict(_("A timeline needs an owner: make somebody else one first."))


def _disowned(row: dict[str, Any]) -> Iterable[int]:
    before, after = row["before"] or {}, row["after"] or {}
    if before.get("role") == OWNER and after.get("role") != OWNER:
        yield before["timeline_id"]
