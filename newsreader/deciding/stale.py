"""What two people changed in one row: different fields merge, the same field asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from newsreader.models.decision import Clash, Stale, same


def merged(
    stored: models.Model,
    typed: Mapping[str, Any],
    made_from: Mapping[str, Any],
    standing: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Those of the fields typed that are to be written over `stored`, whose own they are but for `standing`.

    `made_from` holds what the fields were when the form was made: what the editor left as it was is not
    written, whatever stands there now. A field it does not hold is written. Raises Stale, with every clash,
    where somebody else changed what the editor changed too, and otherwise.
    """
    wanted, clashes = {}, []
    for name, value in typed.items():
        now = getattr(stored, name) if standing is None else standing[name]
        before = made_from.get(name, now)
        if same(value, before) or same(value, now):
            continue
        if same(before, now):
            wanted[name] = value
        else:
            clashes.append(Clash(name, before, now, value))
    if clashes:
        raise Stale(stored, clashes)
    return wanted
