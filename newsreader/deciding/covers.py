"""A timeline's cover: chosen, described, taken off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsreader.deciding.decisions import Action, decide
from newsreader.models import Cover, Timeline, User


def choose(
    timeline: Timeline,
    by: User,
    *,
    picture: str,
    alternative: str = "",
    credit: str = "",
    made_from: Mapping[str, Any] | None = None,
) -> bool:
    """The picture as forms name it: "report-5", "sent-7", or "" for none. Was anything changed?

    `made_from` holds what the form showed: see deciding/stale.py, also of Stale.
    """
    words = {"picture": picture, "alternative": alternative, "credit": credit}
    with decide(by, Action.COVER, timeline.title, timeline=timeline) as changes:
        standing = Cover.objects.filter(timeline=timeline).first()
        if standing and picture:
            changes.update(standing, made_from, **words)
        elif standing:
            changes.delete(standing)
        elif picture:
            changes.create(Cover(timeline=timeline, **words))
    return bool(changes.rows)
