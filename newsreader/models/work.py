"""Rows that jobs work on. What is to be done, by when, and what went wrong stands in the row itself: the
queue only says that it is time, may lose that, and may say it twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Self

from django.conf import settings
from django.db import connection, models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Of a worker that says nothing more: killed, or its machine is gone. Longer than any one row takes.
LEASE = timedelta(seconds=settings.NEWSREADER_LEASE)
JUST_QUEUED = timedelta(minutes=1)  # after that a row whose job is nowhere in the queue has lost it
LONGEST_FAILURE = 300


class LeaseLost(Exception):
    """The row is not the caller's any more: gone, asked for anew, or its lease ended and another has it."""


class WorkQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Those whose time has come and that nobody works on, the longest waiting first."""
        free = Q(busy_until__isnull=True) | Q(busy_until__lt=now)
        return self.filter(free, next_at__lte=now).order_by("next_at", "pk")

    def claim(self, pk: int, *, lease: timedelta = LEASE, now: datetime | None = None) -> bool:
        """Whether the row is the caller's to work on, for as long as the lease: one statement decides, so of
        two workers one is told no. Where the last one who had it never came to an end, that is a failure of
        the row: what kills its worker each time must not do so for ever."""
        now = now or timezone.now()
        rows, changed = self.claiming(pk, now + lease, now)
        return bool(rows.update(**changed))

    def claiming(self, pk: int, until: datetime, now: datetime) -> tuple[Self, dict[str, Any]]:
        """The row, where it may be claimed, and what a claim sets."""
        broke_off = Q(busy_until__isnull=False)  # and over, or it were not due
        why = str(_("Who worked on it was ended in the middle of it."))
        return self.due(now).order_by().filter(pk=pk), {
            "busy_until": until,
            "failures": F("failures") + Case(When(broke_off, then=Value(1)), default=Value(0)),
            "failure": Case(
                When(broke_off, then=Value(why)), default=F("failure"), output_field=models.CharField()
            ),
        }

    def in_trouble(self) -> Self:
        """Those that failed when they were tried last, or say why they wait."""
        return self.exclude(failure="")

    def to_queue(self, now: datetime) -> Self:
        """Those that are due, and for which no job was enqueued just now. (The queue knows whether one still
        stands in it.)"""
        unqueued = Q(queued_at__isnull=True) | Q(queued_at__lt=now - JUST_QUEUED)
        return self.due(now).filter(unqueued)

    def queue(self, pks: Iterable[int], now: datetime) -> int:
        """How many of these are the caller's to enqueue a job for: of two sweeps one gets none."""
        return self.to_queue(now).order_by().filter(pk__in=list(pks)).update(queued_at=now)


class Work(models.Model):
    """`next_at` is when it is to be done (none: nothing is), `queued_at` when a job for it was enqueued,
    `busy_until` how long the one who works on it may take, `failures` how often in a row it went wrong,
    `failure` why, in one line for people; without a failure counted, why it waits.

    Who works on a row has claimed it and read it afterwards. What became of it is written only where the row
    still has that lease and that `next_at`: whoever wants it done once more, because it changed or an editor
    asked, sets `next_at`, and never touches `busy_until`."""

    next_at = models.DateTimeField(_("next"), null=True, blank=True, default=timezone.now)
    queued_at = models.DateTimeField(null=True, blank=True, editable=False)
    busy_until = models.DateTimeField(null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures"), default=0, editable=False)
    failure = models.CharField(_("reason"), max_length=LONGEST_FAILURE, blank=True, editable=False)

    class Meta:
        abstract = True

    def done(self, next_at: datetime | None = None, **changed: Any) -> bool:
        """It went well: what it changed is written, and when it is to be done again (none: never). False
        where nothing was written, for it was asked for anew meanwhile, or is another's by now."""
        return self._write(next_at=next_at, failures=0, failure="", **changed)

    def failed(self, failure: str, next_at: datetime | None, **changed: Any) -> bool:
        """It did not; it is tried again then (none: it is given up, until somebody asks for it)."""
        failures = self.failures + 1
        return self._write(next_at=next_at, failures=failures, failure=failure[:LONGEST_FAILURE], **changed)

    def postpone(self, next_at: datetime) -> bool:
        """Nothing was tried: its host is busy, or the site is."""
        return self._write(next_at=next_at)

    def put_off(self, why: str, next_at: datetime) -> bool:
        """It could not be tried, for a reason that is not its own: that is no failure to count."""
        return self._write(next_at=next_at, failure=why[:LONGEST_FAILURE])

    def ask_again(self, **changed: Any) -> None:
        """It is to be done now, whatever became of it before; whoever works on it just now writes nothing."""
        again = {"next_at": timezone.now(), "queued_at": None, "failures": 0, "failure": ""}
        type(self)._default_manager.filter(pk=self.pk).update(**again | changed)

    def hold(self) -> None:
        """Within a transaction: raises LeaseLost where the row is not the caller's any more; else it stays so
        until the end."""
        stored = type(self)._default_manager.select_for_update(no_key=True)
        claimed = stored.filter(pk=self.pk, busy_until=self.busy_until, next_at=self.next_at)
        if claimed.values_list("pk").first() is None:
            raise LeaseLost(self)

    def _write(self, **changed: Any) -> bool:
        changed |= FREE
        if not self._written(changed, fenced=("busy_until", "next_at")):
            self._written(FREE, fenced=("busy_until",))
            return False
        for name, value in changed.items():
            setattr(self, name, value)
        return True

    def _written(self, changed: Mapping[str, Any], fenced: tuple[str, ...]) -> bool:
        """Whether it was, where these columns are still as the caller read them. Written for each arrival, so
        its SQL is worked out once."""
        sql, fields, fence = _writing(connection.vendor, type(self), tuple(changed), fenced)
        values = [
            field.get_db_prep_save(_for_database(field, changed[field.name]), connection) for field in fields
        ]
        values += [field.get_db_prep_save(getattr(self, field.attname), connection) for field in fence]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return bool(cursor.rowcount)


FREE = {"busy_until": None, "queued_at": None}


def _for_database(field: models.Field[Any, Any], value: Any) -> Any:
    """Of another row, its key."""
    return value.prepare_database_save(field) if isinstance(value, models.Model) else value


@cache
def _writing(
    vendor: str, model: type[Work], changed: tuple[str, ...], fenced: tuple[str, ...]
) -> tuple[str, list[Any], list[Any]]:
    """The statement, the fields it sets, and those by which it knows the row."""
    fields: list[Any] = [model._meta.get_field(name) for name in changed]
    fence: list[Any] = [model._meta.get_field(name) for name in fenced]
    same = "IS" if vendor == "sqlite" else "IS NOT DISTINCT FROM"  # as =, and none is none
    table, key, *columns = map(
        connection.ops.quote_name,
        (model._meta.db_table, str(model._meta.pk.column), *(field.column for field in (*fields, *fence))),
    )
    sets = ", ".join(f"{column} = %s" for column in columns[: len(fields)])
    known = "".join(f" AND {column} {same} %s" for column in columns[len(fields) :])
    sql = f"UPDATE {table} SET {sets} WHERE {key} = %s{known}"  # noqa: S608 - names of our own tables
    return sql, fields, [model._meta.pk, *fence]
