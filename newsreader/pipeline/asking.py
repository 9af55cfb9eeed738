"""Questions asked of the database for each article that comes in, their SQL worked out once.

Django takes ten times as long to turn such a query set into SQL as the database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models.sql import UpdateQuery

Value = str | int | datetime
Given = Value | Sequence[int] | Sequence[str]


class QuestionSql(NamedTuple):
    sql: str
    # Each parameter: the place of the value that it is, counted through all that is given, or the parameter
    # itself.
    parameters: list[tuple[int | None, Any]]
    # Column, what turns it, expression.
    converters: Sequence[tuple[int, list[Callable[..., Any]], Any]] = ()

    @classmethod
    def of(cls, sql: str, parameters: Sequence[Any], stand_ins: Sequence[Any]) -> QuestionSql:
        places = {stand_in: place for place, stand_in in enumerate(_flat(stand_ins))}
        return cls(sql, [(places.get(each), each) for each in parameters])

    def filled_in(self, given: Sequence[Any]) -> list[Any]:
        flat = list(_flat(given))
        return [each if at is None else flat[at] for at, each in self.parameters]


class Question:
    """A query set of rows, `build(*values)`, asked by `rows(*values)`; `kinds` are the values' types.

    `build` must end in values_list(), and use each value as it is. A list of ids or words for `__in` is a
    value as well, its kind that of one of them: there is one statement for each power of two of them
    from eight on.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]], *kinds: type[Value]) -> None:
        self.build, self.kinds = build, kinds
        self.statements: dict[tuple[Any, ...], QuestionSql] = {}

    def rows(self, *values: Given) -> list[tuple[Any, ...]]:
        given = [value if isinstance(value, Value) else _filled_up(value) for value in values]
        lengths = tuple(None if isinstance(value, Value) else len(value) for value in given)
        if 0 in lengths:
            return []
        statement = self.statement(*lengths)
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled_in(given))
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return [_converted(row, statement) for row in found] if statement.converters else found

    def statement(self, *lengths: int | None) -> QuestionSql:
        """Its SQL for this database, and for lists of these lengths (None: of one value)."""
        key = (connection.vendor, lengths)
        if key not in self.statements:
            self.statements[key] = self._work_out(lengths)
        return self.statements[key]

    def _work_out(self, lengths: Sequence[int | None]) -> QuestionSql:
        numbers = count()
        stand_ins: list[Any] = [
            _stand_in(kind, next(numbers))
            if length is None
            else [_stand_in(kind, next(numbers)) for _ in range(length)]
            for kind, length in zip(self.kinds, lengths, strict=True)
        ]
        compiler = self.build(*stand_ins).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        worked_out = QuestionSql.of(sql, parameters, stand_ins)
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        return worked_out._replace(
            converters=[(column, turn, expression) for column, (turn, expression) in converters.items()]
        )


class Update:
    """A change of rows, `build(*values)`: the query set and what is set by its update(). `made(*values)` says
    how many rows it changed; `kinds` and values are those of a Question, no lists among them."""

    def __init__(
        self, build: Callable[..., tuple[models.QuerySet[Any], dict[str, Any]]], *kinds: type[Value]
    ):
        self.build, self.kinds = build, kinds
        self.statements: dict[str, QuestionSql] = {}

    def made(self, *values: Value) -> int:
        if connection.vendor not in self.statements:
            self.statements[connection.vendor] = self._work_out()
        statement = self.statements[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, statement.filled_in(values))
            changed: int = cursor.rowcount
        return changed

    def _work_out(self) -> QuestionSql:
        stand_ins = [_stand_in(kind, number) for number, kind in enumerate(self.kinds)]
        rows, changed = self.build(*stand_ins)
        query: Any = rows.order_by().query.chain(UpdateQuery)
        query.add_update_values(changed)
        sql, parameters = query.get_compiler(connection=connection).as_sql()
        return QuestionSql.of(sql, parameters, stand_ins)


def _filled_up(values: Sequence[Any]) -> list[Any]:
    """To a power of two, eight at least, by naming one again."""
    length = max(8, 1 << (len(values) - 1).bit_length())
    return [*values, *[values[0]] * (length - len(values))] if values else []


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    """One by one, as the database's driver takes them."""
    for value in values:
        if isinstance(value, datetime):
            yield connection.ops.adapt_datetimefield_value(value)
        elif isinstance(value, list):
            yield from value
        else:
            yield value


def _converted(row: tuple[Any, ...], statement: QuestionSql) -> tuple[Any, ...]:
    """The values a database has no type for (days in SQLite, JSON) made Python's, as the ORM does."""
    values = list(row)
    for column, turn, expression in statement.converters:
        for convert in turn:
            values[column] = convert(values[column], expression, connection)
    return tuple(values)


def _stand_in(kind: type[Value], number: int) -> Value:
    """What no row has."""
    if kind is int:
        return 7_000_000_000_000_000_000 + number
    if kind is datetime:
        return datetime(9000, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return f"stand-in {number}"
