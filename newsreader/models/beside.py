"""What has no day of its own, and is known to lie after one entry, before another, or both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsreader.models.entry_key import EntryKey, between

if TYPE_CHECKING:
    from newsreader.models.event import Event

BESIDE_OTHERS = Q(stands_after__isnull=False) | Q(stands_before__isnull=False)


class StandsBeside(models.Model):
    """The columns of an entry that say so. Those it names may be taken off, and come back by an undo: until
    then it is undated."""

    event: Event
    timeline_id: int
    pending_on_id: int | None
    stands_after_id: int | None
    stands_before_id: int | None
    earliest: date
    latest: date

    stands_after, stands_before = (
        models.ForeignKey(
            "self",
            models.DO_NOTHING,
            verbose_name=name,
            related_name="+",
            null=True,
            blank=True,
            db_constraint=False,
            db_index=False,
        )
        for name in (_("stands after"), _("stands before"))
    )

    class Meta:
        abstract = True

    @property
    def key(self) -> EntryKey:
        raise NotImplementedError

    @property
    def is_undated(self) -> bool:
        return self.event.earliest is None and self.event.latest is None

    @property
    def beside(self) -> list[int]:
        """The ids of those it is known to lie after and before."""
        return [id for id in (self.stands_after_id, self.stands_before_id) if id is not None]

    def columns_between(self, open_start: date, open_end: date) -> dict[str, Any]:
        """Its place between the two, and their bounds: those it may have happened in. Where there is none, it
        is undated."""
        every: Any = type(self)._default_manager
        # What readers see stands beside nothing that is pending.
        pending = self.pending_on_id is not None
        others = every.at_home_on(self.pending_on_id) if pending else every.filter(timeline=self.timeline_id)
        dated = others.with_a_day()
        found: dict[int, StandsBeside] = dated.in_bulk(self.beside)
        if len(found) < len(set(self.beside)):
            return {"position": 0}
        after, before = (found.get(id or 0) for id in (self.stands_after_id, self.stands_before_id))
        key = place_between(after, before, self.pk)
        if key is None:
            return {"position": 0}
        return {
            **{name: value for name, value in key._asdict().items() if name != "id"},
            "earliest": after.earliest if after else open_start,
            "latest": before.latest if before else open_end,
        }


def place_between(after: StandsBeside | None, before: StandsBeside | None, id: int) -> EntryKey | None:
    """As between() gives it, of entries."""
    return between(after.key if after else None, before.key if before else None, id)
