"""Questions asked of the database for each article that comes in, their SQL worked out once.

Django takes ten times as long to turn such a query set into SQL as the database takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models

Value = str | int | datetime


class Question:
    """A query set of rows, `build(*values)`, asked by `rows(*values)`; `kinds` are the values' types.

    `build` must end in values_list() of columns that the database has types for, and use each value as it is.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]], *kinds: type[Value]) -> None:
        self.build = build
        self.stand_ins = [_stand_in(kind, number) for number, kind in enumerate(kinds)]
        self.statements: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        sql, parameters = self._statement()
        given = dict(zip(map(_adapted, self.stand_ins), map(_adapted, values), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(each, each) for each in parameters])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _statement(self) -> tuple[str, tuple[Any, ...]]:
        if connection.vendor not in self.statements:
            compiler = self.build(*self.stand_ins).query.get_compiler(connection=connection)
            self.statements[connection.vendor] = compiler.as_sql()
        return self.statements[connection.vendor]


def _stand_in(kind: type[Value], number: int) -> Value:
    """What no row has."""
    if kind is int:
        return 7_000_000_000_000_000_000 + number
    if kind is datetime:
        return datetime(9000, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return f"stand-in {number}"


def _adapted(value: Value) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
