"""Queries whose SQL is worked out once.

Django takes 0.3 to 1.5 ms to turn a query set into SQL; the database answers most of them in a twentieth
of that. A card asks a dozen, so their SQL is kept, and later calls fill in their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from newsreader.models.user import User, Viewer

Ids = int | Sequence[int]
Row = tuple[Any, ...]

FIRST = 7_000_000_000_000_000_001  # stands for an id while SQL is worked out: none is as high


class Statement(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]  # with the numbers that stand for ids
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]  # column, what turns it, expression


class Prepared:
    """A query set of rows, `build(viewer, *ids)`, asked by `rows(viewer, *ids)`.

    `build` must end in values_list() without `flat`, and may use the viewer only as `visible_to(viewer)`
    does: by what kind of visitor it is, and by its id. An id may be a sequence of ids, for `__in`; there is
    one statement for each length.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self.build = build
        self.statements: dict[tuple[Any, ...], Statement | None] = {}

    def rows(self, viewer: Viewer, *ids: Ids) -> list[Row]:
        lengths = tuple(None if isinstance(id, int) else len(id) for id in ids)
        if 0 in lengths:
            return []
        shape = (connection.vendor, _kind(viewer), lengths)
        if shape not in self.statements:
            self.statements[shape] = self._prepare(viewer, lengths)
        statement = self.statements[shape]
        if statement is None:
            return []
        values = dict(zip(count(FIRST), _flat(viewer.pk or 0, *ids)))
        if any(id >= FIRST for id in values.values()):
            return []  # a stranger's invention, which the database could not even read
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, [values.get(each, each) for each in statement.parameters])
            found = cursor.fetchall()
        return [_converted(row, statement) for row in found] if statement.converters else found

    def _prepare(self, viewer: Viewer, lengths: Sequence[int | None]) -> Statement | None:
        numbers = count(FIRST)
        someone = _stand_in(viewer, next(numbers))
        ids = [next(numbers) if n is None else [next(numbers) for _ in range(n)] for n in lengths]
        compiler = self.build(someone, *ids).query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        columns = [(column, turn, expression) for column, (turn, expression) in converters.items()]
        return Statement(sql, tuple(parameters), columns)


def _converted(row: Row, statement: Statement) -> Row:
    """The values a database has no type for (days in SQLite, JSON) made Python's, as the ORM does."""
    values = list(row)
    for column, turn, expression in statement.converters:
        for convert in turn:
            values[column] = convert(values[column], expression, connection)
    return tuple(values)


def _kind(viewer: Viewer) -> tuple[bool, ...]:
    """All that a query for this visitor depends on, but for its id."""
    return (
        bool(viewer.is_authenticated),
        bool(viewer.is_superuser),
        bool(getattr(viewer, "is_editor", False)),
    )


def _stand_in(viewer: Viewer, id: int) -> Viewer:
    if not isinstance(viewer, User):
        return AnonymousUser()
    return User(pk=id, role=viewer.role, is_superuser=viewer.is_superuser, is_active=viewer.is_active)


def _flat(*ids: Ids) -> Iterator[int]:
    for id in ids:
        if isinstance(id, int):
            yield id
        else:
            yield from id
