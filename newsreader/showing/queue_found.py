"""What a narrowed queue holds, found by one statement: how many, a page of them, and the unlikely.

What narrows it (a word in 5,000 sentences, the articles of a timeline) is most of the page's cost to the
database, and was looked for at each of these.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from newsreader.drafting.likelihood import UNLIKELY
from newsreader.models.prepared import Answers, Prepared, Question, Row, Statement
from newsreader.models.user import Viewer

MOST_AT_ONCE = 200  # decided by one press
_NUMBER, _PAGE, _UNLIKELY = range(3)


class QueueFound(NamedTuple):
    """`page` are ids with their keys, in order; `unlikely` ids, the first to come in."""

    page: list[Row]
    number: int
    unlikely: list[int]


class FoundOnce(Prepared):
    """Of what a question asks for, rows (id, key, likelihood) in no order: those behind a place, a (key, id)
    or None for the first page, at most so many."""

    def __init__(
        self, found: Question, behind: tuple[Any, int] | None, most: int, *, highest_first: bool
    ) -> None:
        prepared, *asked = found
        super().__init__(lambda viewer: prepared.build(viewer, *asked))
        self._found = found
        self._behind = behind
        self._most = most
        self._beyond, self._direction = ("<", "DESC") if highest_first else (">", "ASC")

    def filled_in(self, viewer: Viewer, *asked: Any) -> Statement | None:
        prepared, *given_it = self._found
        found: Statement | None = prepared.filled_in(viewer, *given_it)
        if found is None:
            return None
        place, given = "", []
        if self._behind:
            key, id = self._behind
            key = connection.ops.adapt_datefield_value(key) if isinstance(key, date) else key
            place, given = f"WHERE key {self._beyond} %s OR (key = %s AND id > %s)", [key, key, id]
        order = f"key {self._direction}, id"
        parts = (
            f"SELECT {_NUMBER} AS part, COUNT(*) AS id, MIN(key) AS key FROM found",  # noqa: S608 - of ours
            f"SELECT * FROM (SELECT {_PAGE}, id, key FROM found {place} ORDER BY {order} LIMIT %s) AS page",  # noqa: S608 - of ours
            f"SELECT * FROM (SELECT {_UNLIKELY}, id, NULLIF(key, key) FROM found"  # noqa: S608 - of ours
            " WHERE likelihood <= %s ORDER BY id LIMIT %s) AS unlikely",
        )
        return found._replace(
            sql=f"WITH found (id, key, likelihood) AS MATERIALIZED ({found.sql})"  # noqa: S608 - of ours
            f" SELECT part, id, key FROM ({' UNION ALL '.join(parts)}) AS parts ORDER BY part, {order}",
            parameters=(*found.parameters, *given, self._most, UNLIKELY, MOST_AT_ONCE),
            converters=[(at + 1, turn, column) for at, turn, column in found.converters if at < 2],
        )

    def among(self, answers: Answers, *beside: Question) -> QueueFound:
        """Asked together with what is `beside`."""
        answers.ask((self,), *beside)
        rows = answers.rows(self)
        parts = {part: [row[1:] for row in rows if row[0] == part] for part in (_PAGE, _UNLIKELY)}
        number = rows[0][1] if rows else 0
        return QueueFound(parts[_PAGE], number, [id for id, _key in parts[_UNLIKELY]])
