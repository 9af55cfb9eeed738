"""The rows a decision touches: made, changed, taken away or moved, each kept as it was before and after.

Reverting puts the rows back; it is refused where somebody changed the same rows since, so that nobody's work
is lost silently.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from newsreader.models import Conflict

Row = TypeVar("Row", bound=models.Model)


class Changes:
    """The rows of one decision, in the order they were touched; `about` names what the decision made."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.about: dict[str, models.Model] = {}

    def create(self, row: Row) -> Row:
        row.save(force_insert=True)
        self._record(row, None, _columns(row))
        return row

    def update(self, row: models.Model, **fields: Any) -> None:
        """Set these fields of the row as it is stored now; `row` may have been read long ago, and follows."""
        stored = lock(row)
        before = _columns(stored)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.save()
        for field in row._meta.concrete_fields:
            setattr(row, field.attname, getattr(stored, field.attname))
        after = _columns(stored)
        changed = [name for name in after if after[name] != before[name]]
        if changed:
            self._record(row, {n: before[n] for n in changed}, {n: after[n] for n in changed})

    def delete(self, row: models.Model) -> None:
        stored = lock(row)
        self._record(stored, _columns(stored), None)
        stored.delete()

    def move(self, rows: models.QuerySet[Any], field: str, to: models.Model) -> None:
        """Point many rows at another row. Kept as their ids alone: there may be ten thousand mentions.

        Rows made anew meanwhile (an article was read again) are not there to be moved back; whoever undoes
        reads such articles again.
        """
        model, column = rows.model, rows.model._meta.get_field(field).attname
        for source in set(rows.order_by().values_list(column, flat=True)):
            ids = list(rows.filter(**{column: source}).order_by("pk").values_list("pk", flat=True))
            for at in range(0, len(ids), 500):
                model._default_manager.filter(pk__in=ids[at : at + 500]).update(**{column: to.pk})
            self.rows.append(
                {
                    "model": model._meta.model_name,
                    "ids": ids,
                    "field": field,
                    "before": source,
                    "after": to.pk,
                }
            )

    def _record(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        id = before["id"] if before and "id" in before else row.pk
        self.rows.append({"model": row._meta.model_name, "id": id, "before": before, "after": after})


def lock(row: Row) -> Row:
    """The row as it is stored, held until the transaction ends. Raises Conflict where it is gone."""
    stored = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if stored is None:
        raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": row})
    return stored


def revert(rows: list[dict[str, Any]]) -> Changes:
    """Undo `rows`, last first. Raises Conflict where a row is no longer as the decision left it."""
    changes = Changes()
    for row in reversed(rows):
        model = apps.get_model("newsreader", row["model"])
        if "ids" in row:
            _revert_move(model, row, changes)
            continue
        found = model._default_manager.select_for_update().filter(pk=row["id"]).first()
        if row["after"] is None:
            if found:
                raise Conflict(_("%(row)s is there again.") % {"row": found})
            values = _values(model, row["before"])
            changes.create(model(**values))
            del values["id"]
            model._default_manager.filter(pk=row["id"]).update(**values)  # inserting sets "created" itself
            continue
        if found is None:
            raise Conflict(_("What this decision made or changed is gone; undo what took it away first."))
        now = _columns(found)
        if any(now[name] != value for name, value in row["after"].items() if name not in ANCHORING):
            raise Conflict(_("“%(row)s” was changed since; undo the later decision first.") % {"row": found})
        if row["before"] is None:
            changes.delete(found)
        else:
            changes.update(found, **_values(model, row["before"]))
    return changes


def _revert_move(model: type[models.Model], row: dict[str, Any], changes: Changes) -> None:
    target = model._meta.get_field(row["field"]).related_model
    former = target._default_manager.filter(pk=row["before"]).first()  # type: ignore[union-attr]
    if former is None:
        raise Conflict(_("What this decision moved these from is gone."))
    for at in range(0, len(row["ids"]), 500):
        ids = row["ids"][at : at + 500]
        moved = model._default_manager.filter(pk__in=ids, **{f"{row['field']}_id": row["after"]})
        changes.move(moved, row["field"], former)


# Where a passage stands now, and reported when: a new version of its article moves it, and that is nobody's
# decision.
ANCHORING = {
    "version_id",
    "start",
    "end",
    "exact",  # as far as its typography goes
    "prefix",
    "suffix",
    "lost",
    "sentence_start",
    "sentence_end",
    "sentence",
    "reported",
}
# Follow from the rest, and differ at each save or reading.
UNTRACKED = {"modified", "revision", "overview", "begins", "read_at", "reading_failed"}


def _columns(row: models.Model) -> dict[str, Any]:
    """The row as JSON holds it: column name to plain value."""
    columns = {}
    for field in row._meta.concrete_fields:
        if field.attname in UNTRACKED:
            continue
        value = getattr(row, field.attname)
        dated = isinstance(value, date | time)  # Django's encoder would cut moments to milliseconds
        columns[field.attname] = value.isoformat() if dated else value
    return columns


def _values(model: type[models.Model], columns: dict[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in columns.items()}
