"""Keys of what matches, newest first, as far as they are wanted and no further.

SQLite's FTS5 gives rows in the order of their keys by itself, from whichever end. PostgreSQL's GIN index
gives them in none: there the newest stretch of time is looked through first, then one four times as long,
until there are enough; rows of one stretch share a word of the index (models/search.py).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from newsreader.models import SearchText
from newsreader.models.access import ANYTHING, Hanging, Rights, rights_of
from newsreader.models.search import STRETCHES, hanging_of, stretch
from newsreader.models.user import Viewer
from newsreader.showing.search.expressions import DIALECTS

FIRST, BEYOND = 0, 2**63 - 1  # keys: none is lower, none as high
ROWS = 200  # that the first stretch holds about
SPARSE = 16  # times as many, where what is sought stands in few rows
WIDER, WIDEST = 4, 8  # how many times more is asked for the next time, and how many times farther away
# Of so many rows one is rare, as PostgreSQL guesses: so much it takes a word for that it knows nothing of.
RARE = 200
FEW, MANY = 600, 10_000  # rows that are rare, and are not, of however many
PIECES = 4  # words that a stretch is made of, one more at most
MOST_PIECES = 16  # of the longest: beyond so many centuries all that is older is looked through at once


class Match(NamedTuple):
    key: int
    kind: int
    target: int


def stream(
    viewer: Viewer,
    match: str,
    low: int,
    high: int,
    most: int,
    *,
    rare: bool = False,
    sparse: bool = False,
    among: Q | None = None,
) -> list[Match]:
    """The newest `most` that match and that the viewer may see, of keys from `low` to below `high`.

    Of what is `rare` among them all may be looked at; what is `sparse` is worth a longer first stretch.
    `among` says more of the rows of SearchText.
    """
    if low >= high or most <= 0:
        return []
    if connection.vendor == "postgresql":
        return _in_stretches(viewer, among, match, low, high, most, rare, sparse)
    seen = _seen_by(viewer, among)
    asked = _ending(match, low, high)
    return _asked(_SQLITE.format(seen=seen.sql), [asked, high, low, *seen.parameters, most])


def keys(match: str, low: int, high: int, most: int, *, rare: bool = False) -> list[int]:
    """The newest keys that match, whoever may see them: for what is told to nobody."""
    if connection.vendor == "postgresql":
        return _candidates(match, low, high, most, rare) if low < high else []
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, [_ending(match, low, high), high, low, most])
        return [key for (key,) in cursor.fetchall()]


def all_keys(match: str, low: int, high: int, most: int, *, rare: bool) -> list[int] | None:
    """On PostgreSQL all keys that match, the newest first, where they are fewer than `most`; else None, and
    quickly so. `rare`: its words are (are_rare).

    They are asked for only where they are, or it guesses that few match: of common words it would look
    through whole lists, and stretches find the newest sooner, as they do between two days.
    """
    if (low, high) != (FIRST, BEYOND) or not (rare or are_rare(match)):
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"{_ALL} LIMIT %s", [match, most])
        found = sorted((key for (key,) in cursor.fetchall()), reverse=True)
    return found if len(found) < most else None


def are_rare(words: str) -> bool:
    """Whether PostgreSQL takes the words of this match for rare, or knows nothing of them."""
    guessed = _guess(words)
    if not FEW < guessed <= MANY:
        return guessed <= FEW
    with connection.cursor() as cursor:
        cursor.execute(_HOW_MANY)
        return bool(guessed <= cursor.fetchone()[0] / RARE)


def _guess(match: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {_ALL}", [match])
        guessed: float = cursor.fetchone()[0][0]["Plan"]["Plan Rows"]
        return guessed


def seen_among(viewer: Viewer, found: Sequence[int], among: Q | None, most: int) -> list[Match]:
    """Of these keys the first `most` whose rows the viewer may see, in their order."""
    seen: list[Match] = []
    begin, asked = 0, most
    while begin < len(found) and len(seen) < most:
        some = list(found[begin : begin + asked])
        begin, asked = begin + asked, asked * WIDER
        rows = {each.key: each for each in _visible(viewer, among, some)}
        seen += [rows[key] for key in some if key in rows]
    return seen[:most]


def ranked(
    viewer: Viewer, found: Collection[int], steps: Sequence[Sequence[Sequence[str]]], among: Q | None
) -> list[tuple[int, Match]]:
    """Those of these keys that the viewer may see, each with the number of the first step it belongs to, in
    order. A step is phrases that the words of a row must all hold; what belongs to none comes last."""
    if not found:
        return []
    if connection.vendor == "sqlite":
        seen = _seen_by(viewer, among)
        asked = _ROWS.format(seen=seen.sql)
        with connection.cursor() as cursor:
            cursor.execute(asked, [json.dumps(sorted(found)), *seen.parameters])
            matches = [(_rank(f" {words} ", steps), Match(*row)) for *row, words in cursor.fetchall()]
    else:
        say = DIALECTS["postgresql"]
        matching = [say.every([say.phrase(phrase) for phrase in step]) for step in steps]
        rank = "".join(f" WHEN words @@ %s::tsquery THEN {number}" for number in range(len(steps)))
        rank = f"CASE{rank} ELSE {len(steps)} END" if steps else "0"
        matches = []
        for hanging, rows in _parted(found).items():
            seen = _seen_by(viewer, among, hanging)
            with connection.cursor() as cursor:
                cursor.execute(_RANKED.format(rank=rank, seen=seen.sql), [*matching, rows, *seen.parameters])
                matches += [(number, Match(*row)) for number, *row in cursor.fetchall()]
    return sorted(matches, key=lambda each: (each[0], -each[1].key))


def _rank(words: str, steps: Sequence[Sequence[Sequence[str]]]) -> int:
    held = (
        number for number, step in enumerate(steps) if all(f" {' '.join(each)} " in words for each in step)
    )
    return next(held, len(steps))


def _ending(match: str, low: int, high: int) -> str:
    """The match, ending about at `low`: SQLite looks at a key's bound only where something is found."""
    if low == FIRST:
        return match
    words, _begins = _stretches(low, max(low, min(high, _newest() + 1)) + 1)
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
# OFFSET 0: found apart from what follows. Else it is taken for quicker to look at each row, the newest first.
_WITHIN = (
    "SELECT key FROM (SELECT key FROM newsreader_searchtext WHERE words @@ %s::tsquery OFFSET 0) AS found"
    " WHERE key < %s AND key >= %s ORDER BY key DESC LIMIT %s"
)
_VISIBLE = "SELECT key, kind, target FROM newsreader_searchtext WHERE key = ANY(%s) AND {seen}"
_ALL = "SELECT key FROM newsreader_searchtext WHERE words @@ %s::tsquery"
_HOW_MANY = "SELECT reltuples FROM pg_class WHERE oid = 'newsreader_searchtext'::regclass"
_ROWS = (
    "SELECT key, kind, target, words FROM newsreader_searchtext"
    " WHERE key IN (SELECT value FROM json_each(%s)) AND {seen}"
)
_RANKED = "SELECT {rank}, key, kind, target FROM newsreader_searchtext WHERE key = ANY(%s) AND {seen}"
_DEPTH = (
    "SELECT max(key), min(key), count(*) FROM (SELECT key FROM newsreader_searchtext"
    " WHERE key < %s AND key >= %s ORDER BY key DESC LIMIT %s) AS newest"
)


class Seen(NamedTuple):
    """What a viewer may see, as a condition on rows of the table."""

    sql: str
    parameters: tuple[Any, ...]


def _seen_by(viewer: Viewer, among: Q | None, hanging: Hanging = ANYTHING) -> Seen:
    if among is None:
        return _seen(connection.vendor, viewer.pk, rights_of(viewer), hanging, viewer)
    return _condition(SearchText.objects.visible_to(viewer, hanging).filter(among))


@lru_cache(maxsize=500)
def _seen(vendor: str, id: int | None, rights: Rights, hanging: Hanging, viewer: Viewer) -> Seen:
    return _condition(SearchText.objects.visible_to(viewer, hanging))


def _parted(found: Iterable[int]) -> dict[Hanging, list[int]]:
    """The keys by what their rows hang on. PostgreSQL plans each question anew, and takes 2 ms and more to
    plan who may see any row whatever: of articles, which most are, a quarter of that."""
    parted: dict[Hanging, list[int]] = {}
    for key in found:
        parted.setdefault(hanging_of(key), []).append(key)
    return parted


def _condition(rows: QuerySet[SearchText]) -> Seen:
    query = rows.query
    sql, parameters = query.get_compiler(connection=connection).compile(query.where)
    return Seen(sql, tuple(parameters))


def _asked(sql: str, parameters: list[Any]) -> list[Match]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Match(*row) for row in cursor.fetchall()]


def _in_stretches(
    viewer: Viewer, among: Q | None, match: str, low: int, high: int, most: int, rare: bool, sparse: bool
) -> list[Match]:
    """The newest that match and may be seen. Who may see them is asked of many at once: that statement takes
    longer to plan than the one that finds them."""
    found: list[Match] = []
    wanted = most
    while len(found) < most:
        candidates = _candidates(match, low, high, wanted, rare, sparse)
        found += _visible(viewer, among, candidates)[: most - len(found)]
        if len(candidates) < wanted:
            break
        high, wanted = candidates[-1], wanted * WIDER
    return found


def _visible(viewer: Viewer, among: Q | None, candidates: list[int]) -> list[Match]:
    """Those of these keys that the viewer may see, newest first."""
    found: list[Match] = []
    for hanging, rows in _parted(candidates).items():
        seen = _seen_by(viewer, among, hanging)
        found += _asked(_VISIBLE.format(seen=seen.sql), [rows, *seen.parameters])
    return sorted(found, reverse=True)


def _candidates(match: str, low: int, high: int, most: int, rare: bool, sparse: bool = False) -> list[int]:
    """The newest keys that match, whoever may see them."""
    say = DIALECTS["postgresql"]
    found: list[int] = []
    high, reach = (high, high) if rare and low == FIRST else _reach(low, high)
    if rare or sparse:
        reach = high - low if rare else reach * SPARSE
    first, least = high, reach
    while len(found) < most and high > low:
        within, begins = _stretches(max(low, high - reach), high)
        begins = low if len(within) > MOST_PIECES else max(begins, low)
        narrowed = begins > FIRST and len(within) <= MOST_PIECES
        stretches = [say.either([say.phrase([word]) for word in within])] if narrowed else []
        with connection.cursor() as cursor:
            cursor.execute(_WITHIN, [say.every([match, *stretches]), high, begins, most - len(found)])
            found += [key for (key,) in cursor.fetchall()]
        high = begins
        reach = _next_reach(reach, least, first - high, most, len(found))
    return found


def _next_reach(reach: int, least: int, looked: int, most: int, found: int) -> int:
    """As far as the rest should lie, by how dense they lay so far; a good deal farther where none did."""
    if not found:
        return reach * WIDEST
    return max(least, min(reach * WIDEST, looked * (most - found) * 3 // (found * 2)))


def _reach(low: int, high: int) -> tuple[int, int]:
    """Where to begin below `high`, and how far back the first rows reach."""
    with connection.cursor() as cursor:
        cursor.execute(_DEPTH, [high, low, ROWS])
        newest, last, rows = cursor.fetchone()
    if newest is None:
        return low, 1
    return newest + 1, newest - last + 1 if rows == ROWS else newest + 1 - low


def _newest() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(key) FROM newsreader_searchtext")
        return int(cursor.fetchone()[0] or FIRST)


def _stretches(begins: int, high: int) -> tuple[list[str], int]:
    """The words of the stretches from one key to below another, and the key that the first begins with."""
    first, last = begins >> 32, (high - 1) >> 32
    level = next(
        (at for at, shift in enumerate(STRETCHES) if (last - first) >> shift <= PIECES), len(STRETCHES) - 1
    )
    shift = STRETCHES[level]
    numbers = range(first >> shift, (last >> shift) + 1)
    return [stretch(level, number << shift) for number in numbers], (numbers[0] << shift) << 32
