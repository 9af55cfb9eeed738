"""What goes with a row that is taken away: what anybody decided or wrote must not go unseen, the rest is the
machine's, and made again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models.deletion import get_candidate_relations_to_delete

from newsreader.models.plans import takes_several

# What editors decide: it does not go unseen with the row it hangs on. The rest is the machine's, and made
# again by reading.
DECIDED = {
    *("alias", "citation", "correctionnote", "cover", "datereading", "distinction", "entry", "era"),
    *("event", "formeraddress", "joined", "markreading", "membership", "parted", "participation"),
    *("rejection", "review", "schedule"),
}
# What people said of it: no decisions, and once gone nothing brings them back.
WRITTEN = {"comment", "remark"}


def goes_with(model: type[models.Model], id: int) -> list[bool]:
    """Would anything that was decided go with this row, or anything that was written? Asked of all tables at
    once."""
    sql, tables = _going_with(model)
    if not tables:
        return [False, False]
    with connection.cursor() as cursor:
        cursor.execute(sql, [id] * tables)
        return [bool(found) for found in cursor.fetchone()]


def delete_alone(row: models.Model) -> None:
    """Delete a row with which nothing goes but what the machine makes again."""
    statements = _deleting(type(row))
    if statements is None:
        row.delete()
        return
    with connection.cursor() as cursor:
        if takes_several(connection):
            cursor.execute(";".join(statements), [row.pk] * len(statements))
        else:
            for statement in statements:
                cursor.execute(statement, [row.pk])


@cache
def _deleting(model: type[models.Model]) -> list[str] | None:
    """The statements by which such a row goes, each with its id, where Django looks for each kind of row.
    None where more may hang on what goes with it: that is Django's to find."""
    quoted, statements = connection.ops.quote_name, []
    relations: Iterable[Any] = get_candidate_relations_to_delete(model._meta)
    for each in relations:
        if each.on_delete is models.DO_NOTHING or _is_said(each):
            continue  # none is there: goes_with()
        table, column = quoted(str(each.related_model._meta.db_table)), quoted(str(each.field.column))
        hang_on_it = get_candidate_relations_to_delete(each.related_model._meta)
        if each.on_delete is models.SET_NULL:
            statements.append(f"UPDATE {table} SET {column} = NULL WHERE {column} = %s")  # noqa: S608 - names of our own
        elif each.on_delete is models.CASCADE and not any(hang_on_it):
            statements.append(f"DELETE FROM {table} WHERE {column} = %s")  # noqa: S608 - names of our own
        else:
            return None
    own = quoted(model._meta.db_table)
    return [*statements, f"DELETE FROM {own} WHERE id = %s"]  # noqa: S608 - names of our own


def _is_said(relation: Any) -> bool:
    """Does goes_with() ask for it?"""
    goes = relation.on_delete in (models.CASCADE, models.PROTECT) and not relation.hidden
    return goes and relation.related_model._meta.model_name in DECIDED | WRITTEN


@cache
def _going_with(model: type[models.Model]) -> tuple[str, int]:
    """The statement, and how often it names the id."""
    quoted, columns, tables = connection.ops.quote_name, [], 0
    for names in (DECIDED, WRITTEN):
        going = [
            f"EXISTS(SELECT 1 FROM {quoted(str(each.related_model._meta.db_table))}"  # noqa: S608 - names of our own
            f" WHERE {quoted(str(each.field.column))} = %s)"
            for each in model._meta.related_objects
            if each.on_delete in (models.CASCADE, models.PROTECT)
            and each.related_model._meta.model_name in names
        ]
        tables += len(going)
        columns.append(f"CASE WHEN {' OR '.join(going) or '1 = 0'} THEN 1 ELSE 0 END")
    return f"SELECT {', '.join(columns)}", tables
