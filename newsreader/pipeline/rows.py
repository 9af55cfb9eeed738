"""Rows made ready before a transaction begins: what is left for it is to send them.

SQLite has one writer at a time. Of storing an article of 1 MB, 27,000 rows, nine tenths were Python's work on
its way to the database, and everybody else's login and save waited for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection, connections, models

from newsreader.models.plans import takes_several

# Fields whose values the database takes as they are; asking each field of each row was half of making ready.
PLAIN = {
    models.CharField,
    models.OneToOneField,
    models.TextField,
    models.IntegerField,
    models.PositiveIntegerField,
    models.FloatField,
    models.BooleanField,
    models.ForeignKey,
}
MOST_AT_ONCE = 5_000  # parameters of a statement


@dataclass(frozen=True, slots=True)
class Writing:
    """One statement and its parameters, a tuple a row."""

    sql: str
    rows: Sequence[tuple[Any, ...]]
    together: str = ""  # the same of many rows, a list a column: of an insertion into PostgreSQL

    def send(self) -> None:
        if not self.rows:
            return
        with connection.cursor() as cursor:
            if self.together:
                self._send_together(cursor)
            else:
                cursor.executemany(self.sql, self.rows)

    def _send_together(self, cursor: Any) -> None:
        """PostgreSQL's driver sends each row as a statement of its own, and reading that takes longer than
        storing it; one with a place for each value of forty rows the driver takes apart anew each time."""
        most = MOST_AT_ONCE // len(self.rows[0]) or 1
        for at in range(0, len(self.rows), most):
            cursor.execute(self.together, _by_column(self.rows[at : at + most]))


def send_all(*writings: Writing) -> None:
    """Few rows of several tables, in their order: on PostgreSQL as one message, for what takes longest of a
    statement is to send it and to wait for it."""
    some = [each for each in writings if each.rows]
    if not (some and takes_several(connection) and all(each.together for each in some)):
        for each in some:
            each.send()
        return
    with connection.cursor() as cursor:
        values = [column for each in some for column in _by_column(each.rows)]
        cursor.execute("; ".join(each.together for each in some), values)


def _by_column(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def insertion(model: type[models.Model], rows: Iterable[models.Model]) -> Writing:
    """New rows of the model. They get their ids from the database, and the objects never learn them."""
    sql, columns = _insert(connection.vendor, model)
    together = _insert_together(connection.vendor, model, columns.names)
    return Writing(sql, columns.values(rows, new=True), together)


def values_insertion(
    model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> Writing:
    """New rows by the values of these columns, which are all but the id, as the database takes them: of forty
    rows of two numbers nearly all of the time went into objects."""
    vendor = connection.vendor
    return Writing(_insert_of(vendor, model, columns), rows, _insert_together(vendor, model, columns))


def insert(row: models.Model) -> bool:
    """One new row, which learns its id; False where a constraint says that it is there already.

    As save() does, and in a fifth of its time: there are no signals, and no parents.
    """
    sql, columns = _insert(connection.vendor, type(row))
    key = _quoted(row._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ON CONFLICT DO NOTHING RETURNING {key}", columns.values([row], new=True)[0])
        made = cursor.fetchall()
    if made:
        row.pk, row._state.adding, row._state.db = made[0][0], False, connection.alias
    return bool(made)


@cache
def _insert(vendor: str, model: type[models.Model]) -> tuple[str, Columns]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = Columns(fields)
    return _insert_of(vendor, model, columns.names), columns


@cache
def _insert_of(vendor: str, model: type[models.Model], columns: tuple[str, ...]) -> str:
    return f"{_into(model, columns)} VALUES ({', '.join(['%s'] * len(columns))})"


@cache
def _insert_together(vendor: str, model: type[models.Model], columns: tuple[str, ...]) -> str:
    if vendor != "postgresql":
        return ""
    types = {field.column: field.db_type(connection) or "" for field in model._meta.concrete_fields}
    # Without a length: a cast to one would cut what is longer instead of refusing it.
    lists = ", ".join(f"%s::{types[column].partition('(')[0]}[]" for column in columns)
    return f"{_into(model, columns)} SELECT * FROM unnest({lists})"  # noqa: S608 - names of our own tables


def _into(model: type[models.Model], columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({', '.join(map(_quoted, columns))})"


def remove(article: int, *marks: type[models.Model]) -> None:
    """Take away an article's rows of these models, of all its versions: nothing hangs on them."""
    with connection.cursor() as cursor:
        for mark in marks:
            cursor.execute(_removal(connection.vendor, mark), [article])


@cache
def _removal(vendor: str, model: type[models.Model]) -> str:
    table, versions = _quoted(model._meta.db_table), model._meta.get_field("version").related_model
    of_article = f"SELECT id FROM {_quoted(versions._meta.db_table)} WHERE article_id = %s"  # type: ignore[union-attr]  # noqa: S608
    return f"DELETE FROM {table} WHERE version_id IN ({of_article})"  # noqa: S608 - names of our own tables


def change(model: type[models.Model], rows: Iterable[models.Model], names: Iterable[str]) -> Writing:
    """These columns of rows that are there."""
    sql, columns = _update(connection.vendor, model, frozenset(names))
    several = list(rows)
    changed = columns.values(several, new=False)
    return Writing(sql, [(*values, row.pk) for values, row in zip(changed, several, strict=True)])


@cache
def _update(vendor: str, model: type[models.Model], names: frozenset[str]) -> tuple[str, Columns]:
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    sets = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    key = _quoted(model._meta.pk.column)
    sql = f"UPDATE {_quoted(model._meta.db_table)} SET {sets} WHERE {key} = %s"  # noqa: S608 - names of our own tables
    return sql, Columns(fields)


class Columns:
    """Fields of a model, and their values of its rows as the database takes them; with what a field sets by
    itself (a date of change, a slug)."""

    def __init__(self, fields: Sequence[Any]) -> None:
        names = [field.attname for field in fields]
        # Of all fields in one step: a row may have forty.
        self.read: Callable[[models.Model], tuple[Any, ...]] = (
            attrgetter(*names) if len(names) > 1 else lambda row: (getattr(row, names[0]),)
        )
        self.names = tuple(field.column for field in fields)
        self.asked = [(at, field) for at, field in enumerate(fields) if type(field) not in PLAIN]

    def values(self, rows: Iterable[models.Model], *, new: bool) -> list[tuple[Any, ...]]:
        database = connections[connection.alias]  # `connection` looks it up at each touch
        made = []
        for row in rows:
            set_by_itself = {at: field.pre_save(row, new) for at, field in self.asked}
            values = list(self.read(row))
            for at, field in self.asked:
                values[at] = field.get_db_prep_save(set_by_itself[at], database)
            made.append(tuple(values))
        return made


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
