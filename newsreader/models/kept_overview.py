"""A timeline's overview, kept with it and brought up to date by whoever reads it first: decision 26."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models


class KeepsOverview(models.Model):
    """The columns of a timeline that say what its pages show of the whole of it.

    A decision that shows raises the revision and notes itself in `uncounted`; it counts nothing, for an
    editor waits for it.
    """

    # Rises in the transaction of any decision that shows here: pages are cached under it.
    revision = models.PositiveIntegerField(default=1, editable=False)
    kept_overview = models.JSONField(default=dict, editable=False)
    # Notes of the decisions that showed since that was counted, in their order (deciding/uncounted.py); None:
    # all is to be counted anew.
    uncounted = models.JSONField(default=list, null=True, editable=False)

    # deciding/overview.py::bring_up_to_date, which stands above this room: apps.py says so.
    bring_up_to_date: ClassVar[Callable[[Any], None]]

    class Meta:
        abstract = True

    @property
    def overview(self) -> dict[str, Any]:
        """As of the row's revision or a later one, never of an earlier: so that no page counts all entries.
        Its parts are those of deciding/overview.py::overview_of."""
        if self.uncounted != []:
            type(self).bring_up_to_date(self)
        kept: dict[str, Any] = self.kept_overview
        return kept

    @overview.setter
    def overview(self, counted: dict[str, Any]) -> None:
        self.kept_overview, self.uncounted = counted, []
