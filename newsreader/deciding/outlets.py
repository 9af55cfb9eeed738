"""Outlets: their names, their clock, the order in which they write a date.

Where the clock or the order was corrected, the sweep reads anew all that hung on it (pipeline/rereading.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.stale import merged
from newsreader.models import Source, SourceName, User
from newsreader.models.source import CLOCK


def correct(
    source: Source,
    by: User,
    *,
    names: Sequence[str] | None = None,
    made_from: Mapping[str, Any] | None = None,
    why: str = "",
    **columns: Any,
) -> bool:
    """Give the outlet these further names, if they are given, and these columns. Was anything changed?

    `made_from` holds what the form showed, `names` among it: see deciding/stale.py, also of Stale.
    """
    shown = dict(made_from or {})
    with decide(by, Action.OUTLET, source.name, why, source=source) as changes:
        stored = lock(source)
        known = list(stored.names.order_by("pk"))
        standing = {name: getattr(stored, name) for name in columns} | {
            "names": [each.name for each in known]
        }
        typed = columns if names is None else {**columns, "names": list(names)}
        wanted = merged(stored, typed, shown, standing)
        if "names" in wanted:
            _rename(stored, known, wanted.pop("names"), changes)
        if wanted:
            changes.update(source, **wanted)
        if CLOCK & wanted.keys():
            source.read_anew()
    return bool(changes.rows)


def _rename(source: Source, known: Sequence[SourceName], names: Sequence[str], changes: Changes) -> None:
    for each in known:
        if each.name not in names:
            changes.delete(each)
    standing = {each.name for each in known}
    for name in dict.fromkeys(names):
        if name not in standing:
            changes.create(SourceName(source=source, name=name))
