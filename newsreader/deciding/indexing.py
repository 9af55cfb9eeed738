"""What the search finds: written in the transaction that changes it, whoever does.

A *root* is a row on which all that is found hangs together: an article with its quotations and figures, an
event with its entries, an entity, a timeline. Whatever changed, its roots are indexed anew, as by a rebuild.

Decisions name their rows, from which follow the roots (`follow`): one place for all that editors do. Of very
many at once the first are indexed in the transaction, the rest by the sweep; who may see them is asked of the
rows themselves at each search, and never late.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from newsreader.deciding.documents import DOCUMENTS, known_entities
from newsreader.models import (
    Article,
    Citation,
    Entity,
    Entry,
    Event,
    Mention,
    SearchText,
    Timeline,
    ToIndex,
    Unindexed,
)
from newsreader.models.plans import takes_several
from newsreader.models.search import Findable, Kind

AT_ONCE = 200  # roots that one transaction indexes: a tenth of a second or two
BATCH = 500  # ids named in one statement
ROOTS: Mapping[Kind, type[Any]] = {
    Kind.ARTICLE: Article,
    Kind.EVENT: Event,
    Kind.ENTITY: Entity,
    Kind.TIMELINE: Timeline,
}
Roots = dict[Kind, set[int]]


# What is written


def index(kind: Kind, ids: Collection[int]) -> None:
    """Index these roots anew, as they are now; what is gone, or seen by nobody, is found no more."""
    for some in _batches(ids):
        documents = DOCUMENTS[kind](some)
        with transaction.atomic(savepoint=False):
            _take_out(kind, some)
            send(documents)


def index_read(article: int, entities: Iterable[int]) -> None:
    """What a reading found: the article, and whom it names for the first time."""
    index(Kind.ARTICLE, [article])
    for some in _batches(set(entities)):
        known = known_entities(some)
        index(Kind.ENTITY, [entity for entity in some if entity not in known])


def index_soon(kind: Kind, ids: Iterable[int]) -> None:
    """Let the sweep index these roots."""
    rows = [ToIndex(kind=kind, target=id) for id in sorted(set(ids))]
    ToIndex.objects.bulk_create(rows, BATCH, ignore_conflicts=True)


def index_roots(roots: Roots) -> None:
    """Index the first of each kind now, the others soon."""
    for kind, ids in sorted(roots.items()):
        ordered = sorted(ids, reverse=True)
        index(kind, ordered[:AT_ONCE])
        if ordered[AT_ONCE:]:
            index_soon(kind, ordered[AT_ONCE:])


def overwrite_what_went() -> None:
    """Leave nothing in SQLite's files of words that were taken out of the index, which are only marked as
    gone until what was written is merged. Of a large index the rest is left to the sweep."""
    if connection.vendor == "sqlite" and not any(merge_a_little(first=not step) for step in range(STEPS)):
        Unindexed.objects.update_or_create(kind=MERGING, defaults={"next": 1})


def merge_a_little(first: bool = False) -> bool:
    """A step of merging all of SQLite's index into one; `first` begins it. Is it done?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        before = cursor.fetchone()[0]
        cursor.execute(_MERGE, [-PAGES if first else PAGES])
        cursor.execute("SELECT total_changes()")
        return bool(cursor.fetchone()[0] - before < 2)  # as its makers say


_MERGE = "INSERT INTO newsreader_searchwords(newsreader_searchwords, rank) VALUES ('merge', %s)"
PAGES, STEPS = 500, 20  # pages of a step, a twentieth of a second; steps in the transaction that erases
MERGING = Kind.HAPPENED  # which has no roots: in Unindexed that steps are left


def _take_out(kind: Kind, ids: list[int]) -> None:
    """The rows that stand of these roots.

    On PostgreSQL one indexes a root at a time: it waits for who took the old rows out, but does not see
    those put in, and both would stand or be refused. SQLite has one writer.
    """
    statements = [(_forgetting(kind, len(ids)), list[Any](ids))]
    if connection.vendor == "postgresql":
        statements.insert(0, (_HOLD, [int(kind), [id % 2**31 for id in ids]]))
    with connection.cursor() as cursor:
        if takes_several(connection):
            cursor.execute(
                ";".join(sql for sql, _given in statements), [each for _sql, g in statements for each in g]
            )
        else:
            for sql, given in statements:
                cursor.execute(sql, given)


_HOLD = "SELECT pg_advisory_xact_lock(%s, id) FROM unnest(%s::int[]) AS id"  # in this order


@cache
def _forgetting(kind: Kind, number: int) -> str:
    of_timeline = f" AND kind = {Kind.TIMELINE.value}" if kind == Kind.TIMELINE else ""
    places = ", ".join(["%s"] * number)
    return f"DELETE FROM newsreader_searchtext WHERE {kind.name.lower()}_id IN ({places}){of_timeline}"  # noqa: S608 - names of our own


_COLUMNS = ("key", "kind", "target", "article_id", "event_id", "entity_id", "timeline_id", "words")
_INSERT = f"INSERT INTO newsreader_searchtext ({', '.join(_COLUMNS)})"
_EACH = f"{_INSERT} VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
# PostgreSQL's driver sends each row as a statement of its own, of which an article's speech and figures make
# some sixteen: all go as one, a list a column.
_TYPES = ("bigint", "smallint", *["bigint"] * 5, "text")
_ALL = (
    f"{_INSERT} SELECT {', '.join(_COLUMNS[:-1])}, words::tsvector"  # noqa: S608 - names of our own
    f" FROM unnest({', '.join(f'%s::{each}[]' for each in _TYPES)}) AS sent ({', '.join(_COLUMNS)})"
)


def send(documents: Iterable[Findable]) -> None:
    """Store rows of the index, of which none stands there yet."""
    words = SearchText._meta.get_field("words")
    rows = [
        (
            each.key,
            int(each.kind),
            each.target,
            each.article,
            each.event,
            each.entity,
            each.timeline,
            words.get_db_prep_value(each.words, connection),
        )
        for each in documents
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_ALL, [list(column) for column in zip(*rows, strict=True)])
        else:
            cursor.executemany(_EACH, rows)


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for at in range(0, len(ordered), BATCH):
        yield ordered[at : at + BATCH]


# What follows of what was changed


def follow(rows: Iterable[dict[str, Any]]) -> None:
    """Index what the rows of a decision (deciding/changes.py) changed."""
    roots: Roots = {}
    for row in rows:
        if row["model"] in FOLLOWING:
            for kind, ids in FOLLOWING[row["model"]](row):
                roots.setdefault(kind, set()).update(id for id in ids if id)
    index_roots(roots)


Following = Iterable[tuple[Kind, Iterable[int | None]]]


def _changed(row: dict[str, Any]) -> set[str]:
    """The columns a row was made, taken away or changed with; of a move none."""
    return set() if "ids" in row else {*(row["before"] or {}), *(row["after"] or {})}


def _values(row: dict[str, Any], column: str) -> set[int]:
    """What the column was and is; of a row that is not told of it, as it is stored."""
    told = {side[column] for side in (row["before"], row["after"]) if side and column in side}
    if told:
        return {value for value in told if value}
    model = apps.get_model("newsreader", row["model"])
    stored: list[int] = model._default_manager.filter(pk=row["id"]).values_list(column, flat=True)
    return set(stored)


def _article(row: dict[str, Any]) -> Following:
    yield Kind.ARTICLE, [row["id"]]
    if not _changed(row).isdisjoint({"listed", "source_id"}):
        yield (
            Kind.EVENT,
            Citation.objects.filter(article=row["id"]).order_by().values_list("event", flat=True),
        )


def _timeline(row: dict[str, Any]) -> Following:
    yield Kind.TIMELINE, [row["id"]]
    if "published" in _changed(row):
        yield Kind.EVENT, Entry.objects.filter(timeline=row["id"]).order_by().values_list("event", flat=True)


def _alias(row: dict[str, Any]) -> Following:
    yield Kind.ENTITY, _values(row, "entity_id")


def _of_event(row: dict[str, Any]) -> Following:
    yield Kind.EVENT, _values(row, "event_id")


def _moved(row: dict[str, Any]) -> Following:
    """Mentions and speech that go to another entity: their articles."""
    if "ids" not in row:
        return
    model: Any = apps.get_model("newsreader", row["model"])
    column = "article" if model is Mention else "version__article"
    for some in _batches(row["ids"]):
        found = model._default_manager.filter(pk__in=some).order_by()
        yield Kind.ARTICLE, found.values_list(column, flat=True).distinct()


# Rows of other tables tell nothing that is searched.
FOLLOWING: Mapping[str, Callable[[dict[str, Any]], Following]] = {
    "article": _article,
    "articleversion": lambda row: [(Kind.ARTICLE, _values(row, "article_id"))],
    "event": lambda row: [(Kind.EVENT, [row["id"]])],
    "entry": _of_event,
    "citation": _of_event,
    "participation": _of_event,
    "timeline": _timeline,
    "era": lambda row: [(Kind.TIMELINE, _values(row, "timeline_id"))],
    "entity": lambda row: [(Kind.ENTITY, [row["id"]])],
    "alias": _alias,
    "mention": _moved,
    "quotation": _moved,
    "figure": _moved,
}
