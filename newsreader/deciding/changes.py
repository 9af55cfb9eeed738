"""The rows a decision touches: made, changed, taken away or moved, each kept as it was before and after.

Reverting puts the rows back; it is refused where somebody changed the same rows since, so that nobody's work
is lost silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from newsreader.deciding.going_with import delete_alone, goes_with
from newsreader.deciding.stale import merged
from newsreader.models import Conflict
from newsreader.models.near_copy import batches
from newsreader.models.prepared import Answers, PreparedModels, filled_up
from newsreader.models.user import NOBODY

Row = TypeVar("Row", bound=models.Model)


class Changes:
    """The rows of one decision, in the order they were touched; `about` names what the decision made."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.about: dict[str, models.Model] = {}

    def create(self, row: Row) -> Row:
        row.save(force_insert=True)
        self.record(row, None, _columns(row))
        return row

    def create_all(self, rows: Sequence[Row]) -> None:
        """Several of one model, whose save() has nothing to add, in one statement."""
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
        for row in rows:
            self.record(row, None, _columns(row))

    def complete(self, row: models.Model, **fields: Any) -> None:
        """Set further fields of a row that this decision made: nobody else can have changed it."""
        before = _columns(row)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(update_fields=list(fields))
        self._record_change(row, before)

    def update(self, row: models.Model, made_from: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        """Set these fields of the row as it is stored now; `row` may have been read long ago, and follows.

        With `made_from`, the values that a form was made from, only what differs from them is set. Raises
        Stale where somebody else changed the same field since.
        """
        stored = lock(row)
        if made_from is not None:
            fields = merged(stored, fields, made_from)
        before = _columns(stored)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.save()
        for field in row._meta.concrete_fields:
            setattr(row, field.attname, getattr(stored, field.attname))
        self._record_change(stored, before)

    def _record_change(self, row: models.Model, before: Mapping[str, Any]) -> None:
        after = _columns(row)
        changed = [name for name in after if after[name] != before[name]]
        if changed and row._meta.model_name in WHOLE:
            changed = list(after)
        if changed:
            self.record(row, {n: before[n] for n in changed}, {n: after[n] for n in changed})

    def delete(self, row: models.Model) -> None:
        stored = lock(row)
        self.record(stored, _columns(stored), None)
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

    def record(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        id = before["id"] if before and "id" in before else row.pk
        self.rows.append({"model": row._meta.model_name, "id": id, "before": before, "after": after})


def lock(row: Row) -> Row:
    """The row as it is stored, held until the transaction ends. Raises Conflict where it is gone.

    Held against other decisions, not against rows that only name it (PostgreSQL's FOR NO KEY UPDATE): a
    decision names its timeline, event and entities, and would wait for whoever holds one of them.
    """
    stored: Row
    [stored] = lock_in_turn([row])
    return stored


def lock_in_turn(rows: Sequence[models.Model]) -> list[Any]:
    """The same of several, in this order."""
    answers = Answers(NOBODY)
    answers.ask(*(held_by_id(type(row), row.pk or 0) for row in rows))
    held = [held_if_there(type(row), row.pk, answers) for row in rows]
    for row, stored in zip(rows, held, strict=True):
        if stored is None:
            raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": row})
    return held


def held_if_there(model: type[Row], id: int | None, answers: Answers | None = None) -> Row | None:
    """The row of this id, held as lock() holds it; None where there is none. `answers` may know it."""
    if not id:
        return None
    prepared, of_id = held_by_id(model, id)
    found: list[Row] = (answers or Answers(NOBODY)).models(prepared, of_id)
    return found[0] if found else None


def held_by_id(model: type[models.Model], id: int) -> tuple[PreparedModels[Any], int]:
    """The question that holds a row, to be asked together with others."""
    return _of_id(model), id


@cache
def _of_id(model: type[Row]) -> PreparedModels[Row]:
    """What each decision asks several times."""
    held = model._default_manager.select_for_update(no_key=True)
    return PreparedModels(lambda _viewer, id: held.filter(pk=id))


def held_by_ids(model: type[Row], ids: Iterable[int]) -> tuple[PreparedModels[Row], list[int]]:
    """The question that holds those that stand of few ids, in their order."""
    return _of_ids(model), filled_up(sorted(set(ids)))


@cache
def _of_ids(model: type[Row]) -> PreparedModels[Row]:
    held = model._default_manager.select_for_update(no_key=True)
    return PreparedModels(lambda _viewer, ids: held.filter(pk__in=ids).order_by("pk"))


def lock_all(rows: models.QuerySet[Row]) -> list[Row]:
    """These rows, held in the order of their ids: of two that hold some of the same, one waits."""
    return list(rows.select_for_update(no_key=True).order_by("pk"))


def revert(rows: list[dict[str, Any]]) -> Changes:
    """Undo `rows`, last first. Raises Conflict where a row is no longer as the decision left it, or where
    what was decided since leaves no room for one that goes back."""
    changes = Changes()
    standing = _hold(rows)
    made = {(row["model"], row["id"]) for row in rows if "ids" not in row and row["before"] is None}
    looked_at: set[tuple[str, int]] = set()
    for row in reversed(rows):
        model = apps.get_model("newsreader", row["model"])
        if "ids" in row:
            _revert_move(model, row, changes)
            continue
        key = (row["model"], row["id"])
        found = standing.get(key)
        if key in looked_at:  # and is another by now
            found = model._default_manager.filter(pk=row["id"]).first()
        looked_at.add(key)
        if row["after"] is None:
            if found:
                raise Conflict(_("%(row)s is there again.") % {"row": found}, about=found)
            _make_again(model, row, changes)
            continue
        if found is None:
            words = _("What this decision made or changed is gone; undo what took it away first.")
            raise Conflict(words, about=model(pk=row["id"]))
        now = _columns(found)
        left = {name: value for name, value in row["after"].items() if name not in ANCHORING}
        if any(now.get(name, value) != value for name, value in left.items()):
            words = _("“%(row)s” was changed since; undo the later decision first.")
            raise Conflict(words % {"row": found}, about=found)
        if row["before"] is None:
            _take_away(found, changes)
            continue
        values = _values(model, row["before"])
        if key in made:  # it goes, and what follows from a change of it would go too
            model._default_manager.filter(pk=found.pk).update(**values)
            changes.record(found, {name: now[name] for name in row["before"]}, row["before"])
        else:
            back = model(**{f.attname: getattr(found, f.attname) for f in _fields(model)} | values)
            _check_room(back, set(values))
            changes.update(found, **values)
    return changes


def _hold(rows: list[dict[str, Any]]) -> dict[tuple[str, int], Any]:
    """Hold all rows in the order in which decisions do: whoever goes back must not meet them midway. Gives
    those that stand, by model and id."""
    first = ["article", "event", "entity"]
    named = [(row["model"], row["id"]) for row in rows if "ids" not in row]
    others = sorted({model for model, _id in named} - set(first))
    asked: list[tuple[PreparedModels[Any], list[int]]] = []
    for name in (*first, *others):
        model: Any = apps.get_model("newsreader", name)
        if ids := {id for each, id in named if each == name}:
            asked.extend(held_by_ids(model, some) for some in batches(ids))
    answers = Answers(NOBODY)
    answers.ask(*asked)
    held = [row for question in asked for row in answers.models(*question)]
    return {(str(row._meta.model_name), row.pk): row for row in held}


def _make_again(model: type[models.Model], row: dict[str, Any], changes: Changes) -> None:
    values = _values(model, row["before"])
    if "put_on" in {field.attname for field in _fields(model)}:
        values.setdefault("put_on", values["created"])  # taken away before there was such a column
    again = model(**values)
    _check_room(again)
    changes.create(again)
    del values["id"]
    model._default_manager.filter(pk=row["id"]).update(**values)  # inserting sets "created" itself
    changes.rows[-1]["after"] = _columns(model._default_manager.get(pk=row["id"]))


def _take_away(row: models.Model, changes: Changes) -> None:
    """Delete what a decision made. Raises Conflict where more was decided or said about it: that would go
    too, or point at nothing."""
    decided, written = goes_with(type(row), row.pk)
    if decided:
        raise Conflict(_("More was decided about “%(row)s” since; undo that first.") % {"row": row})
    if written:
        raise Conflict(
            _("Colleagues or readers wrote about “%(row)s” since, and that would go too.") % {"row": row}
        )
    changes.record(row, _columns(row), None)
    delete_alone(row)
    if hasattr(row, "revision"):
        # Pages are kept under it: a timeline that comes back goes on counting.
        changes.rows[-1]["before"]["revision"] = row.revision


def _check_room(row: models.Model, columns: set[str] | None = None) -> None:
    """Raises Conflict where the row would point at what is gone, or be the second of what stands once. Of a
    row that stands the columns that change are given."""
    for field in _fields(type(row)):
        if columns is not None and field.attname not in columns:
            continue
        id = getattr(row, field.attname)
        leads = field.is_relation and id is not None and field.db_constraint
        if leads and not field.related_model._default_manager.filter(pk=id).exists():
            raise Conflict(_("What it belongs to is gone; undo what took that away first."))
    if columns is not None and _constrained(type(row)).isdisjoint(columns):
        return
    row._state.adding = columns is None
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError:
        raise Conflict(
            _("“%(row)s” does not go with what was decided since; undo the later decision first.")
            % {"row": row}
        ) from None


@cache
def _constrained(model: type[models.Model]) -> frozenset[str]:
    """The columns that a constraint is about; all, where one is about more than columns."""
    named = {field.name for field in _fields(model) if field.unique}
    for constraint in model._meta.constraints:
        if getattr(constraint, "expressions", ()):
            named |= {field.name for field in _fields(model)}
        named |= {*getattr(constraint, "fields", ())}
        if condition := getattr(constraint, "condition", None):
            named |= condition.referenced_base_fields
    return frozenset(field.attname for field in _fields(model) if {field.name, field.attname} & named)


def _fields(model: type[models.Model]) -> list[Any]:
    return list(model._meta.concrete_fields)


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
    "address",  # of a picture
}
# Kept whole, though only a part was changed: each is one line of a list: an era's title and days,
# a member's name and role; a cover with its words.
WHOLE = {"cover", "era", "membership"}
# Follow from the rest, and differ at each save or reading.
UNTRACKED = {
    *("modified", "revision", "kept_overview", "uncounted"),
    *("begins", "read_at", "reading_failed", "reread_below"),
    *("feed_id", "given", "opened_at"),  # say that it is used, and so does the decision
}
COPIES = {
    "citation": {"source_id", "listed"},  # of the article's
    "entry": {"earliest", "latest", "day", "minute", "width"},  # of the event's when
    # What the job notes: fetched again where a decision brings the picture back.
    "leadpicture": {
        *("next_at", "queued_at", "busy_until", "failures", "failure"),
        *("digest", "width", "height"),
    },
    "schedule": {"outcome", "happened"},  # what the sweep notes
}


def _columns(row: models.Model) -> dict[str, Any]:
    """The row as JSON holds it: column name to plain value."""
    columns = {}
    untracked = UNTRACKED | COPIES.get(str(row._meta.model_name), set())
    for field in row._meta.concrete_fields:
        if field.attname in untracked:
            continue
        value = getattr(row, field.attname)
        dated = isinstance(value, date | time)  # Django's encoder would cut moments to milliseconds
        columns[field.attname] = value.isoformat() if dated else value
    if columns.get("stands_after_id") or columns.get("stands_before_id"):
        columns["position"] = 0  # follows from where these stand
    return columns


def _values(model: type[models.Model], columns: dict[str, Any]) -> dict[str, Any]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in columns.items()}
