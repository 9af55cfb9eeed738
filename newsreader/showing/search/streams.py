"""Keys of what matches, newest first, as far as they are wanted and no further.

SQLite's FTS5 gives rows in the order of their keys by itself, from whichever end. PostgreSQL's GIN index gives
them in none: there the newest stretch of time is looked through first, then one four times as long, until
there are enough; rows of one stretch share a word of the index (models/search.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from newsreader.models import SearchText
from newsreader.models.access import Rights, rights_of
from newsreader.models.search import STRETCHES, stretch
from newsreader.models.user import Viewer
from newsreader.showing.search.expressions import DIALECTS

FIRST, BEYOND = 0, 2**63 - 1  # keys: none is lower, none as high
ROWS = 200  # that the first stretch holds about
WIDER = 4  # how many times longer the next one is
PIECES = 4  # words that a stretch is made of, one more at most


class Match(NamedTuple):
    key: int
    kind: int
    target: int


def stream(viewer: Viewer, match: str, low: int, high: int, most: int) -> list[Match]:
    """The newest `most` that match and that the viewer may see, of keys from `low` to below `high`."""
    if low >= high or most <= 0:
        return []
    seen = _seen(connection.vendor, viewer.pk, rights_of(viewer), viewer)
    if connection.vendor == "postgresql":
        return _in_stretches(seen, match, low, high, most)
    asked = _ending(match, low, high)
    return _asked(_SQLITE.format(seen=seen.sql), [asked, high, low, *seen.parameters, most])


def keys(match: str, low: int, high: int, most: int) -> list[int]:
    """The newest keys that match, whoever may see them: for what is told to nobody."""
    if connection.vendor == "postgresql":
        return [each.key for each in _in_stretches(ALL, match, low, high, most)]
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, [_ending(match, low, high), high, low, most])
        return [key for (key,) in cursor.fetchall()]


def _ending(match: str, low: int, high: int) -> str:
    """The match, ending about at `low`: SQLite looks at a key's bound only where something is found."""
    if low == FIRST:
        return match
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(key) FROM newsreader_searchtext")
        newest = cursor.fetchone()[0] or FIRST
    words, _begins = _stretches(low, max(low, min(high, newest + 1)) + 1)
    fts5 = DIALECTS["sqlite"]
    return fts5.every([match, fts5.either([fts5.phrase([word]) for word in words])])


_KEYS = (
    "SELECT rowid FROM newsreader_searchwords WHERE newsreader_searchwords MATCH %s"
    " AND rowid < %s AND rowid >= %s ORDER BY rowid DESC LIMIT %s"
)
_SQLITE = (
    "SELECT newsreader_searchtext.key, newsreader_searchtext.kind, newsreader_searchtext.target"
    " FROM newsreader_searchwords CROSS JOIN newsreader_searchtext"
    " ON newsreader_searchtext.key = newsreader_searchwords.rowid"
    " WHERE newsreader_searchwords MATCH %s AND newsreader_searchwords.rowid < %s"
    " AND newsreader_searchwords.rowid >= %s AND {seen}"
    " ORDER BY newsreader_searchwords.rowid DESC LIMIT %s"
)
# Found apart from what follows: else it is taken for quicker to look at each row, the newest first.
_POSTGRESQL = (
    "WITH found AS MATERIALIZED (SELECT key, kind, target, article_id, event_id, entity_id, timeline_id"
    " FROM newsreader_searchtext WHERE words @@ %s::tsquery)"
    " SELECT key, kind, target FROM found AS newsreader_searchtext"
    " WHERE key < %s AND key >= %s AND {seen} ORDER BY key DESC LIMIT %s"
)
_DEPTH = (
    "SELECT key FROM newsreader_searchtext WHERE key < %s AND key >= %s ORDER BY key DESC OFFSET %s LIMIT 1"
)


class Seen(NamedTuple):
    """What a viewer may see, as a condition on rows of the table."""

    sql: str
    parameters: tuple[Any, ...]


ALL = Seen("TRUE", ())


@lru_cache(maxsize=500)
def _seen(vendor: str, id: int | None, rights: Rights, viewer: Viewer) -> Seen:
    query = SearchText.objects.visible_to(viewer).query
    sql, parameters = query.get_compiler(connection=connection).compile(query.where)
    return Seen(sql, tuple(parameters))


def _asked(sql: str, parameters: list[Any]) -> list[Match]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Match(*row) for row in cursor.fetchall()]


def _in_stretches(seen: Seen, match: str, low: int, high: int, most: int) -> list[Match]:
    sql, say = _POSTGRESQL.format(seen=seen.sql), DIALECTS["postgresql"]
    found: list[Match] = []
    rows = ROWS
    while len(found) < most and high > low:
        begins = _begin(low, high, rows)
        within, begins = _stretches(begins, high)
        begins = max(begins, low)
        asked = say.every([match, say.either([say.phrase([word]) for word in within])])
        asked = asked if begins > FIRST else match
        found += _asked(sql, [asked, high, begins, *seen.parameters, most - len(found)])
        high, rows = begins, rows * WIDER
    return found


def _begin(low: int, high: int, rows: int) -> int:
    """The key so many rows below `high`; `low` where there are not so many."""
    with connection.cursor() as cursor:
        cursor.execute(_DEPTH, [high, low, rows])
        row = cursor.fetchone()
    return row[0] if row else low


def _stretches(begins: int, high: int) -> tuple[list[str], int]:
    """The words of the stretches from one key to below another, and the key that the first begins with."""
    first, last = begins >> 32, (high - 1) >> 32
    level = next(
        (at for at, shift in enumerate(STRETCHES) if (last - first) >> shift <= PIECES), len(STRETCHES) - 1
    )
    shift = STRETCHES[level]
    numbers = range(first >> shift, (last >> shift) + 1)
    return [stretch(level, number << shift) for number in numbers], (numbers[0] << shift) << 32
