"""Queries whose SQL is worked out once.

Django takes 0.3 to 1.5 ms to turn a query set into SQL; the database answers most of them in a twentieth
of that. A card asks a dozen, so their SQL is kept, and later calls fill in their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from newsreader.models.access import rights_of
from newsreader.models.user import User, Viewer

Asked = int | datetime | Sequence[int]
Row = tuple[Any, ...]

# What stands for ids and moments while SQL is worked out: none is as high, none as late.
FIRST = 7_000_000_000_000_000_001
LATE = datetime(9000, 1, 1, tzinfo=UTC)


class Statement(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]  # with the stand-ins
    stand_ins: tuple[Any, ...]  # in the order of what is asked
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]  # column, what turns it, expression


class Prepared:
    """A query set of rows, `build(viewer, *asked)`, asked by `rows(viewer, *asked)`.

    `build` must end in values_list() without `flat`, and may use the viewer only as `visible_to(viewer)`
    does: by what kind of visitor it is, and by its id. What is asked are ids, sequences of ids for `__in`
    (there is one statement for each length), and moments.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self.build = build
        self.statements: dict[tuple[Any, ...], Statement | None] = {}

    def rows(self, viewer: Viewer, *asked: Asked) -> list[Row]:
        shapes = tuple(len(each) if isinstance(each, Sequence) else type(each) for each in asked)
        if 0 in shapes:
            return []
        key = (connection.vendor, rights_of(viewer), shapes)
        if key not in self.statements:
            self.statements[key] = self._prepare(viewer, asked)
        statement = self.statements[key]
        if statement is None:
            return []
        given = list(_flat(viewer.pk or 0, *asked))
        if any(isinstance(each, int) and each >= FIRST for each in given):
            return []  # a stranger's invention, which the database could not even read
        values = dict(zip(statement.stand_ins, given, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, [values.get(each, each) for each in statement.parameters])
            found = cursor.fetchall()
        return [_converted(row, statement) for row in found] if statement.converters else found

    def _prepare(self, viewer: Viewer, asked: Sequence[Asked]) -> Statement | None:
        numbers = count(FIRST)
        moments = (LATE + timedelta(days=day) for day in count())
        someone = _stand_in(viewer, first := next(numbers))
        stand_ins: list[Any] = [
            [next(numbers) for _ in each]
            if isinstance(each, Sequence)
            else next(moments if isinstance(each, datetime) else numbers)
            for each in asked
        ]
        compiler = self.build(someone, *stand_ins).query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        columns = [(column, turn, expression) for column, (turn, expression) in converters.items()]
        return Statement(sql, tuple(parameters), tuple(_flat(first, *stand_ins)), columns)


def _converted(row: Row, statement: Statement) -> Row:
    """The values a database has no type for (days in SQLite, JSON) made Python's, as the ORM does."""
    values = list(row)
    for column, turn, expression in statement.converters:
        for convert in turn:
            values[column] = convert(values[column], expression, connection)
    return tuple(values)


def _stand_in(viewer: Viewer, id: int) -> Viewer:
    if not isinstance(viewer, User):
        return AnonymousUser()
    return User(pk=id, role=viewer.role, is_superuser=viewer.is_superuser, is_active=viewer.is_active)


def _flat(*asked: Asked) -> Iterator[Any]:
    """One by one, as the database's driver takes them."""
    for each in asked:
        if isinstance(each, datetime):
            yield connection.ops.adapt_datetimefield_value(each)
        elif isinstance(each, Sequence):
            yield from each
        else:
            yield each
