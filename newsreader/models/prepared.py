"""Queries whose SQL is worked out once.

Django takes 0.3 to 1.5 ms to turn a query set into SQL; the database answers most of them in a twentieth
of that. A card asks a dozen, so their SQL is kept, and later calls fill in their ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any, Generic, NamedTuple, TypeGuard, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection, connections, models
from django.db.models.query import get_related_populators

from newsreader.models.access import ANONYMOUS, rights_of
from newsreader.models.entry_key import EntryKey
from newsreader.models.plans import forget, message, takes_several
from newsreader.models.user import User, Viewer

Asked = int | str | bytes | date | EntryKey | Sequence[int]  # a moment is a date, too
Row = tuple[Any, ...]
Model = TypeVar("Model", bound=models.Model)
Question = tuple[Any, ...]  # what is prepared, and what it is asked with: (Prepared, *Asked)

# What stands for ids and moments while SQL is worked out: none is as high, none as late. What is no id fits
# into a smaller column.
FIRST = 7_000_000_000_000_000_001
SMALL = 2_000_000_000
LATE = datetime(9000, 1, 1, tzinfo=UTC)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\b|\d\d:\d\d:\d\d\b")


class NotPreparable(Exception):
    """The query set depends on more than the rights and the id of its viewer and on what is asked."""


class Statement(NamedTuple):
    sql: str
    parameters: tuple[Any, ...]  # with the stand-ins, until it is filled in
    stand_ins: tuple[Any, ...]  # in the order of what is asked
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]  # column, what turns it, expression
    made: Callable[[Row], Any]  # what PreparedModels gives of a row
    kept: bool = True  # whether its plan is worth keeping


class Prepared:
    """A query set of rows, `build(viewer, *asked)`, asked by `rows(viewer, *asked)`.

    `build` must end in values_list() without `flat` (but see PreparedModels), and may use the viewer only
    as `visible_to(viewer)` does: by access.rights_of() and by its id. What is asked are ids, sequences of
    ids for `__in` (PostgreSQL takes one as an array, and `build` sees one id of it; SQLite has one statement
    for each length), words, moments, days, and places in the order of a timeline. `build` is called twice
    for each statement, with different stand-ins: `rows` raises NotPreparable where the two differ in anything
    else, or hold a day or time of their own, for such a statement would answer today what was right when it
    was worked out; and where they leave out what is asked, as Django does on PostgreSQL with a number that
    the column cannot hold: places in a text are asked for by the ORM.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self.build = build
        self.statements: dict[tuple[Any, ...], Statement | None] = {}

    def rows(self, viewer: Viewer, *asked: Asked) -> list[Row]:
        statement = self.filled_in(viewer, *asked)
        return [] if statement is None else _fetch(statement)

    def filled_in(self, viewer: Viewer, *asked: Asked) -> Statement | None:
        """The statement with what is asked in place of its stand-ins; None where nothing can be found."""
        if any(_is_several(each) and not each for each in asked):
            return None
        several = (lambda _ids: list) if _takes_arrays() else len
        shapes = tuple(several(each) if _is_several(each) else type(each) for each in asked)
        key = (connection.vendor, rights_of(viewer), shapes)
        if key not in self.statements:
            self.statements[key] = self._prepare(viewer, asked)
        statement = self.statements[key]
        return statement and _filled_in(statement, tuple(_flat(viewer.pk or 0, *asked)))

    def _prepare(self, viewer: Viewer, asked: Sequence[Asked]) -> Statement | None:
        one, other = (self._worked_out(viewer, asked, first) for first in (0, 1_001))
        if one is None or other is None:
            if one is not other:
                raise NotPreparable("The query matches nothing for some ids and not for others.")
            return None
        _compare(one, other)
        if lost := [each for each in one.stand_ins[1:] if each not in one.parameters]:
            raise NotPreparable(f"The SQL leaves out what is asked, {lost}; is a column too small? {one.sql}")
        return one

    def _worked_out(self, viewer: Viewer, asked: Sequence[Asked], first: int) -> Statement | None:
        """With stand-ins counted from `first`; None where it can match nothing."""
        numbers = count(FIRST + first)
        someone = _stand_in(viewer, own := next(numbers))
        stand_ins = [_stands_for(each, numbers) for each in asked]
        return self._of(self.build(someone, *stand_ins), tuple(_flat(own, *stand_ins)))

    def _of(self, rows: models.QuerySet[Any, Any], stand_ins: tuple[Any, ...]) -> Statement | None:
        compiler = rows.query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        sql, parameters = _with_arrays(sql, parameters, stand_ins)
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        columns = [(column, turn, expression) for column, (turn, expression) in converters.items()]
        return Statement(sql, parameters, stand_ins, columns, self._maker(compiler))

    def _maker(self, compiler: Any) -> Callable[[Row], Any]:
        return tuple


class PreparedModels(Prepared, Generic[Model]):
    """The same of a query set of models, with those it selects beside them: `models(viewer, *asked)`."""

    def models(self, viewer: Viewer, *asked: Asked) -> list[Model]:
        statement = self.filled_in(viewer, *asked)
        return [] if statement is None else [statement.made(row) for row in _fetch(statement)]

    def _maker(self, compiler: Any) -> Callable[[Row], Any]:
        """As Django's ModelIterable makes them, which works this out for each query."""
        info, selected = compiler.klass_info, compiler.select
        model, columns = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [expression.target.attname for expression, _sql, _alias in selected[columns]]
        related = get_related_populators(info, selected, connection.alias)  # type: ignore[call-arg]  # of 6.1
        annotated, alias = tuple(compiler.annotation_col_map.items()), connection.alias

        def made(row: Row) -> Any:
            it = model.from_db(alias, names, row[columns])
            for populator in related:
                populator.populate(row, it)
            for name, column in annotated:
                setattr(it, name, row[column])
            return it

        return made


class AskedOnce(Prepared):
    """A query set of rows that is not prepared, to be asked together with those that are: of what can be
    narrowed in many ways, where the best plan hangs on what is asked."""

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        super().__init__(lambda _viewer: rows)

    def filled_in(self, viewer: Viewer, *asked: Asked) -> Statement | None:
        statement = self._of(self.build(viewer), ())
        return statement and statement._replace(kept=False)


def filled_up(ids: Sequence[int]) -> list[int]:
    """These ids, one of them named again, so that there is one statement for each power of two."""
    return [*ids, *[ids[0]] * ((1 << (len(ids) - 1).bit_length()) - len(ids))] if ids else []


class Answers:
    """What prepared queries answer one viewer, where several can be asked at once.

    PostgreSQL is sent those in one message, and keeps their plans (models/plans.py): each by itself costs it
    and Django half as much again as the rows, and planning it twice as much (decision 8). SQLite has no
    messages, and answers each where it is wanted; but what asks one query set several times is one statement.
    """

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._kept: dict[tuple[Any, ...], list[Row]] = {}

    def ask(self, *questions: Question) -> None:
        """Asks them together; rows() then has their answers."""
        if connection.vendor == "sqlite":
            self._ask_alike(questions)
        if not takes_several(connection):
            return
        found = [(each, each[0].filled_in(self.viewer, *each[1:])) for each in questions]
        standing = [(each, statement) for each, statement in found if statement is not None]
        self._kept |= {_key(each): [] for each, statement in found if statement is None}
        if not standing:
            return
        asked = [(each.sql, each.parameters, each.kept) for _question, each in standing]
        with connection.cursor() as cursor:
            try:
                cursor.execute(*message(connection.connection, asked))
            except DatabaseError:
                forget(connection.connection)
                raise
            for each, statement in standing:
                while cursor.description is None:
                    cursor.nextset()
                self._kept[_key(each)] = _converted_all(cursor.fetchall(), statement)
                cursor.nextset()

    def _ask_alike(self, questions: Sequence[Question]) -> None:
        """Of those that are one query set asked several times, all in one statement."""
        several: dict[Prepared, list[Question]] = {}
        for question in dict.fromkeys(map(_key, questions)):
            several.setdefault(question[0], []).append(question)
        for prepared, alike in several.items():
            if len(alike) > 1:
                found = [(each, prepared.filled_in(self.viewer, *each[1:])) for each in alike]
                self._kept |= {each: [] for each, _statement in found}
                self._ask_as_one([(each, statement) for each, statement in found if statement is not None])

    def _ask_as_one(self, standing: Sequence[tuple[Question, Statement]]) -> None:
        if not standing:
            return
        numbered = (f"SELECT {at}, * FROM ({each.sql})" for at, (_key, each) in enumerate(standing))  # noqa: S608 - of ours
        given = [each for _key, statement in standing for each in statement.parameters]
        answers: list[list[Row]] = [[] for _each in standing]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(numbered), given)
            for at, *row in cursor.fetchall():
                answers[at].append(tuple(row))
        for (question, statement), rows in zip(standing, answers, strict=True):
            self._kept[question] = _converted_all(rows, statement)

    def rows(self, prepared: Prepared, *asked: Asked) -> list[Row]:
        kept = self._answer(prepared, asked)
        return prepared.rows(self.viewer, *asked) if kept is None else kept

    def models(self, prepared: PreparedModels[Model], *asked: Asked) -> list[Model]:
        kept = self._answer(prepared, asked)
        if kept is None:
            return prepared.models(self.viewer, *asked)
        statement = prepared.filled_in(self.viewer, *asked)
        return [] if statement is None else [statement.made(row) for row in kept]

    def _answer(self, prepared: Prepared, asked: Sequence[Asked]) -> list[Row] | None:
        """None where it is asked by itself."""
        question = _key((prepared, *asked))
        if question not in self._kept:
            self.ask(question)
        return self._kept.get(question)


def _key(question: Question) -> tuple[Any, ...]:
    return tuple(tuple(each) if isinstance(each, list) else each for each in question)


def _compare(one: Statement, other: Statement) -> None:
    """Raises NotPreparable where two workings-out differ in more than their stand-ins."""
    if one.sql != other.sql:
        raise NotPreparable(f"The SQL depends on its ids, or on who asks: {one.sql} / {other.sql}")
    for mine, theirs in zip(one.parameters, other.parameters, strict=True):
        asked = mine in one.stand_ins and one.stand_ins.index(mine) == _index(other.stand_ins, theirs)
        if not asked and (mine != theirs or _is_of_a_day(mine)):
            raise NotPreparable(
                f"The query holds {mine!r} (and {theirs!r}), which nobody asked for: {one.sql}"
            )


def _index(values: Sequence[Any], value: Any) -> int:
    return values.index(value) if value in values else -1


def _is_of_a_day(value: Any) -> bool:
    """A day or a time, as Python has it or as SQLite is given it."""
    return isinstance(value, date | time) or (isinstance(value, str) and _DAY.match(value) is not None)


def _with_arrays(
    sql: str, parameters: Sequence[Any], stand_ins: tuple[Any, ...]
) -> tuple[str, tuple[Any, ...]]:
    """What is asked as an array (see _flat) asked so: `= ANY(%s)`, where Django says `IN (%s)`."""
    arrays = {each[0]: each for each in stand_ins if isinstance(each, tuple)}
    texts, given = sql.split("%s"), list(parameters)
    for at, each in enumerate(given):
        if isinstance(each, int) and each in arrays:
            if not (texts[at].endswith(" IN (") and texts[at + 1].startswith(")")):
                raise NotPreparable(f"Several are asked for otherwise than by __in: {sql}")
            texts[at] = texts[at].removesuffix("IN (") + "= ANY("
            given[at] = arrays[each]
    return "%s".join(texts), tuple(given)


def _filled_in(statement: Statement, given: Sequence[Any]) -> Statement | None:
    if any(each >= FIRST for each in _ids(given)):
        return None  # a stranger's invention, which the database could not even read
    driven = (list(each) if type(each) is tuple else each for each in given)  # the driver's arrays are lists
    values = dict(zip(statement.stand_ins, driven, strict=True))
    return statement._replace(parameters=tuple(values.get(each, each) for each in statement.parameters))


def _fetch(statement: Statement) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return _converted_all(cursor.fetchall(), statement)


def _converted_all(rows: list[Row], statement: Statement) -> list[Row]:
    """The values a database has no type for (days in SQLite, JSON) made Python's, as the ORM does."""
    if not statement.converters:
        return rows
    several = [list(row) for row in rows]
    opened = connections[connection.alias]  # itself: to look through what stands for it takes long
    shared = statement.made is tuple  # a model may be changed in place, rows are read
    for column, turn, expression in statement.converters:
        for convert in turn:
            known: dict[str, Any] = {}  # the same day, or an empty object, a hundred times
            for values in several:
                value = values[column]
                if type(value) is not str or not shared:
                    values[column] = convert(value, expression, opened)
                    continue
                if value not in known:
                    known[value] = convert(value, expression, opened)
                values[column] = known[value]
    return [tuple(values) for values in several]


def _stand_in(viewer: Viewer, id: int) -> Viewer:
    """Somebody of the same rights whom a query can know by nothing else."""
    if rights_of(viewer) == ANONYMOUS or not isinstance(viewer, User):
        return AnonymousUser()
    return User(
        pk=id,
        username=f"stand-in {id}",
        role=viewer.role,
        is_superuser=viewer.is_superuser,
        is_active=viewer.is_active,
    )


def _takes_arrays() -> bool:
    """Several ids as one value: there is one statement however many they are, and the server reads one text
    where it would read hundreds."""
    return connection.vendor == "postgresql"


def _is_several(asked: Asked) -> TypeGuard[Sequence[int]]:
    return isinstance(asked, Sequence) and not isinstance(asked, str | bytes | EntryKey)


def _stands_for(asked: Asked, numbers: Iterator[int]) -> Asked:
    """What stands for it while SQL is worked out, each of its parts by a number of its own."""
    if isinstance(asked, str):
        return f"stand-in {next(numbers)}"
    if isinstance(asked, bytes):
        return b"stand-in %d" % next(numbers)
    if isinstance(asked, datetime):
        return LATE + timedelta(days=next(numbers) - FIRST)
    if isinstance(asked, date):
        return LATE.date() + timedelta(days=next(numbers) - FIRST)
    if isinstance(asked, EntryKey):
        day, minute, position, width = (next(numbers) - FIRST for _part in asked[:-1])
        far = LATE.date() + timedelta(days=day)
        return EntryKey(far, SMALL + minute, SMALL + position, SMALL + width, next(numbers))
    if _is_several(asked):
        return [next(numbers) for _ in (asked[:1] if _takes_arrays() else asked)]
    return next(numbers)


def _flat(*asked: Asked) -> Iterator[Any]:
    """One by one, as the database's driver takes them; what is asked as an array as a tuple, one thing."""
    for each in asked:
        if isinstance(each, datetime):
            yield connection.ops.adapt_datetimefield_value(each)
        elif isinstance(each, date):
            yield connection.ops.adapt_datefield_value(each)
        elif isinstance(each, EntryKey):
            yield connection.ops.adapt_datefield_value(each.day)
            yield from each[1:]
        elif _is_several(each) and _takes_arrays():
            yield tuple(each)
        elif _is_several(each):
            yield from each
        else:
            yield each


def _ids(given: Sequence[Any]) -> Iterator[int]:
    for each in given:
        if isinstance(each, tuple):
            yield from each
        elif isinstance(each, int):
            yield each
