"""What the search finds: written in the transaction that changes it, whoever does.

A *root* is a row on which all that is found hangs together: an article with its quotations and figures, an
event with its entries, an entity, a timeline. Whatever changed, its roots are indexed anew, as a rebuild does.

Decisions name their rows, from which follow the roots (`follow`): one place for all that editors do. Of very
many at once the first are indexed in the transaction, the rest by the sweep; who may see them is asked of the
rows themselves at each search, and never late.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import F

from newsreader.models import (
    Alias,
    Appearance,
    Article,
    Citation,
    Entity,
    Entry,
    Era,
    Event,
    Figure,
    Mention,
    Participation,
    Quotation,
    SearchText,
    Timeline,
    ToIndex,
)
from newsreader.models.prepared import Prepared
from newsreader.models.search import STRETCHES, Document, Kind, minute_of, stretch
from newsreader.text.folding import joined
from newsreader.text.order import place
from newsreader.text.when import When

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
            _forget(kind, some)
            _send(documents)


def index_read(article: int, entities: Iterable[int]) -> None:
    """What a reading found: the article, and whom it names for the first time."""
    index(Kind.ARTICLE, [article])
    for some in _batches(set(entities)):
        known = {entity for (entity,) in _asked(_KNOWN, some)}
        index(Kind.ENTITY, [entity for entity in some if entity not in known])


_KNOWN = Prepared(
    lambda _viewer, ids: SearchText.objects.filter(entity__in=ids).order_by().values_list("entity")
)


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


def _forget(kind: Kind, ids: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_forgetting(kind, len(ids)), list(ids))


@cache
def _forgetting(kind: Kind, number: int) -> str:
    of_timeline = f" AND kind = {Kind.TIMELINE.value}" if kind == Kind.TIMELINE else ""
    places = ", ".join(["%s"] * number)
    return f"DELETE FROM newsreader_searchtext WHERE {kind.name.lower()}_id IN ({places}){of_timeline}"  # noqa: S608 - names of our own


_COLUMNS = ("key", "kind", "target", "article_id", "event_id", "entity_id", "timeline_id", "words")
_INSERT = (
    f"INSERT INTO newsreader_searchtext ({', '.join(_COLUMNS)})"  # noqa: S608 - names of our own
    f" VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
)


def _send(documents: Iterable[Document]) -> None:
    words = SearchText._meta.get_field("words")
    in_stretches = connection.vendor == "postgresql"
    rows = []
    for each in documents:
        text = each.words
        if in_stretches:
            text = " ".join([text, *(stretch(level, each.minute) for level in range(len(STRETCHES)))])
        rows.append(
            (
                each.key,
                int(each.kind),
                each.target,
                each.article,
                each.event,
                each.entity,
                each.timeline,
                words.get_db_prep_value(text, connection),
            )
        )
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)


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
    if "listed" in _changed(row):
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


# What there is to be found


def _asked(prepared: Prepared, ids: list[int]) -> list[tuple[Any, ...]]:
    """One statement for each power of two of ids."""
    filled = [*ids, *[ids[0]] * ((1 << (len(ids) - 1).bit_length()) - len(ids))]
    return prepared.rows(AnonymousUser(), filled)


def _by_first(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(rest)
    return found


def _of_articles(ids: list[int]) -> Iterator[Document]:
    named = _by_first(_asked(_APPEARANCES, ids))
    said = {
        Kind.QUOTATION: _by_first(_asked(_QUOTATIONS, ids)),
        Kind.FIGURE: _by_first(_asked(_FIGURES, ids)),
    }
    for id, listed, source, public, language, *texts in _asked(_ARTICLES, ids):
        minute = minute_of(listed)
        about = [f"a_{id}", "r_"]
        if source:
            about.append(f"s_{source}")
        if public:
            about.append("v_0")
        entities = [f"e_{entity}" for (entity,) in named.get(id, ())]
        own = [f"k_{Kind.ARTICLE.value}", f"g_{language.lower()}"]
        parts = [joined(text) for text in texts]
        yield Document(Kind.ARTICLE, id, minute, parts, [*about, *own, *entities], article=id)
        for kind, rows in said.items():
            for pk, exact, by, by_words, *more in rows.get(id, ()):
                facets = [*about, f"k_{kind.value}", *([f"e_{by}"] if by else [])]
                spoken = ["", joined(" ".join([exact, *more])), joined(by_words)]
                yield Document(kind, pk, minute, spoken, facets, article=id)


_ARTICLES = Prepared(
    lambda _viewer, ids: (
        Article.objects.filter(pk__in=ids, erased__isnull=True, current__isnull=False)
        .order_by()
        .values_list(
            *("pk", "listed", "source", "public", "current__language", "headline"),
            *("current__standfirst", "current__body", "current__caption"),
        )
    )
)
_APPEARANCES = Prepared(
    lambda _viewer, ids: (
        Appearance.objects.filter(article__in=ids).order_by("pk").values_list("article", "entity")
    )
)
_QUOTATIONS = Prepared(
    lambda _viewer, ids: (
        Quotation.objects.filter(version__article__in=ids, version=F("version__article__current"))
        .order_by("pk")
        .values_list("version__article", "pk", "exact", "speaker", "speaker_words")
    )
)
_FIGURES = Prepared(
    lambda _viewer, ids: (
        Figure.objects.filter(version__article__in=ids, version=F("version__article__current"))
        .order_by("pk")
        .values_list("version__article", "pk", "exact", "speaker", "speaker_words", "counts", "unit")
    )
)


def _of_events(ids: list[int]) -> Iterator[Document]:
    entries = _by_first(_asked(_ENTRIES, ids))
    cited = _by_first(_asked(_CITED, ids))
    partaking = _by_first(_asked(_PARTAKING, ids))
    for id, title, created, *when in _asked(_EVENTS, ids):
        reports = cited.get(id, [])
        reported = minute_of(min((listed for listed, _source in reports), default=created))
        about = [f"s_{source}" for source in sorted({source for _listed, source in reports if source})]
        about += [f"e_{entity}" for (entity,) in partaking.get(id, ())]
        if id not in entries:
            facets = ["r_", f"k_{Kind.EVENT.value}", *about]
            yield Document(Kind.EVENT, id, reported, [joined(title)], facets, event=id)
        happened = minute_of(place(When(*when)).day) if any(when[:2]) else 0
        for pk, timeline, published, headline, annotation in entries.get(id, ()):
            parts = [joined(headline or title), joined(annotation), joined(title) if headline else ""]
            facets = [f"k_{Kind.ENTRY.value}", f"t_{timeline}", *(["v_0"] if published else []), *about]
            hangs = {"event": id, "timeline": timeline}
            yield Document(Kind.ENTRY, pk, reported, parts, ["r_", *facets], **hangs)
            yield Document(Kind.HAPPENED, pk, happened, parts, ["h_", *facets], **hangs)


_EVENTS = Prepared(
    lambda _viewer, ids: (
        Event.objects.filter(pk__in=ids)
        .order_by()
        .values_list("pk", "title", "created", *Event.WHEN_FIELDS)
    )
)
_ENTRIES = Prepared(
    lambda _viewer, ids: (
        Entry.objects.filter(event__in=ids)
        .order_by("pk")
        .values_list("event", "pk", "timeline", "timeline__published", "headline", "annotation")
    )
)
_CITED = Prepared(
    lambda _viewer, ids: (
        Citation.objects.filter(event__in=ids)
        .order_by("pk")
        .values_list("event", "article__listed", "article__source")
    )
)
_PARTAKING = Prepared(
    lambda _viewer, ids: (
        Participation.objects.filter(event__in=ids).order_by("position", "pk").values_list("event", "entity")
    )
)


def _of_entities(ids: list[int]) -> Iterator[Document]:
    names = _by_first(_asked(_NAMES, ids))
    for id, name, description, created in _asked(_ENTITIES, ids):
        facets = ["r_", f"k_{Kind.ENTITY.value}", f"e_{id}", "v_0"]
        others = [joined(other) for (other,) in names.get(id, ()) if other != name]
        parts = [joined(name), *others, joined(description)]
        yield Document(Kind.ENTITY, id, minute_of(created), parts, facets, entity=id)


_ENTITIES = Prepared(
    lambda _viewer, ids: (
        Entity.objects.filter(pk__in=ids, merged_into__isnull=True)
        .order_by()
        .values_list("pk", "name", "description", "created")
    )
)
_NAMES = Prepared(
    lambda _viewer, ids: Alias.objects.filter(entity__in=ids).order_by("pk").values_list("entity", "name")
)


def _of_timelines(ids: list[int]) -> Iterator[Document]:
    eras = _by_first(_asked(_ERAS, ids))
    for id, title, standfirst, published, created in _asked(_TIMELINES, ids):
        facets = ["r_", f"k_{Kind.TIMELINE.value}", f"t_{id}", *(["v_0"] if published else [])]
        parts = [joined(title), joined(standfirst), *(joined(era) for (era,) in eras.get(id, ()))]
        yield Document(
            Kind.TIMELINE, id, minute_of(published or created), parts, facets, timeline=id
        )


_TIMELINES = Prepared(
    lambda _viewer, ids: (
        Timeline.objects.filter(pk__in=ids)
        .order_by()
        .values_list("pk", "title", "standfirst", "published", "created")
    )
)
_ERAS = Prepared(
    lambda _viewer, ids: Era.objects.filter(timeline__in=ids).order_by("pk").values_list("timeline", "title")
)

DOCUMENTS: Mapping[Kind, Callable[[list[int]], Iterator[Document]]] = {
    Kind.ARTICLE: _of_articles,
    Kind.EVENT: _of_events,
    Kind.ENTITY: _of_entities,
    Kind.TIMELINE: _of_timelines,
}
