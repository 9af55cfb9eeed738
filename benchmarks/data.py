"""The benchmark's data: articles, marks, events and timelines, as the app itself would have stored them.

Some hundred articles are read by the pipeline. The rest are copies of these with days, sources and
addresses of their own, and their marks are copied inside the database: the rows are the pipeline's own, and
half a million articles take minutes instead of hours. What nothing measured reads is left out: original
bytes, decisions, proposals of the copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

from benchmarks.words import Writer
from newsreader import pipeline
from newsreader.deciding import indexing
from newsreader.deciding.overview import refresh
from newsreader.models import (
    Alias,
    Appearance,
    Article,
    ArticleVersion,
    Citation,
    Entity,
    Entry,
    Event,
    Figure,
    Membership,
    Mention,
    Participation,
    Proposal,
    Quotation,
    Source,
    TimeExpression,
    Timeline,
    User,
)
from newsreader.models.entity import fold
from newsreader.models.search import Kind

BEGIN = date(2006, 1, 1)
DAYS = 7300  # the articles lie evenly over twenty years
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Size:
    articles: int
    words: int  # of an article's body
    prototypes: int  # articles the pipeline reads; a divisor of `articles`
    famous: int  # prototypes that name the famous entity (twice each)
    entities: int
    timelines: tuple[int, ...]  # their events; the largest holds the others'
    sources: int = 40
    feeds: int = 20  # of benchmarks/feeding.py
    searched: int = 5_000  # articles that the search finds, the newest; benchmarks/search.py has them all

    @property
    def events(self) -> int:
        return max(self.timelines)


USUAL = Size(
    articles=20_000,
    words=600,
    prototypes=200,
    famous=50,
    entities=2_000,
    timelines=(100, 200, 1_000, 2_000, 10_000),
)
SHORT = Size(
    articles=14_000,
    words=40,
    prototypes=200,
    famous=50,
    entities=500,
    timelines=(100, 200, 1_000, 2_000, 10_000),
)
FULL = Size(
    articles=500_000,
    words=40,
    prototypes=500,
    famous=5,
    entities=2_000,
    timelines=(100, 200, 1_000, 2_000, 10_000, 100_000),
    feeds=100,
)
FAMOUS = "Tarmina Solvenbek"


def make(size: Size) -> None:
    """Fill an empty, migrated database."""
    writer = Writer(seed=1)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # for the making alone: the measurements open a connection anew
            cursor.execute("PRAGMA cache_size = -1000000")
            cursor.execute("PRAGMA synchronous = OFF")
    pipeline.load_starter()
    names = _entities(writer, size)
    sources = _sources(size)
    _prototypes(writer, size, names, sources)
    _copies(size, sources)
    for mark in (TimeExpression, Mention, Figure, Quotation):
        _copy_marks(mark, size)
    _copy_appearances(size)
    editor = User.objects.create(username="editor", role=User.Role.EDITOR)
    _events(size, sources)
    _timelines(size, editor)
    _index(size)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article, ArticleVersion, Event]):
            cursor.execute(statement)
        # PostgreSQL gathers statistics by itself in time. SQLite never does, so here it has none either.
        cursor.execute(
            "VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)"
        )
    connection.close()


def _index(size: Size) -> None:
    """For the search: the newest articles, and with the timelines some events of each."""
    indexing.index(Kind.ARTICLE, range(size.articles - size.searched + 1, size.articles + 1))
    indexing.index(Kind.TIMELINE, list(Timeline.objects.values_list("pk", flat=True)))
    indexing.index(Kind.EVENT, range(1, min(size.events, size.searched) + 1))


def famous() -> Entity:
    return Entity.objects.get(name=FAMOUS)


def _entities(writer: Writer, size: Size) -> list[str]:
    names = [(FAMOUS, "person"), *writer.names(size.entities)]
    entities = [Entity(name=name, kind=kind, confirmed=True) for name, kind in names]
    for entity in entities:
        entity.file_by_name()
    Entity.objects.bulk_create(entities)
    Alias.objects.bulk_create(
        Alias(entity=entity, name=entity.name, folded=fold(entity.name)) for entity in entities
    )
    return [name for name, _kind in names[1:]]


def _sources(size: Size) -> list[Source]:
    return Source.objects.bulk_create(
        Source(name=f"The Benchmark Courier {number}", zone="Europe/Oslo") for number in range(size.sources)
    )


def _public(number: int, size: Size) -> bool:
    """Three sources of four are public; of the last ones nothing is, and nothing of theirs is cited."""
    return number % size.sources < size.sources * 3 // 4


def _moment(number: int, size: Size) -> datetime:
    seconds = (number - 1) * (DAYS * 86_400) // size.articles
    return datetime.combine(BEGIN, time(), tzinfo=UTC) + timedelta(seconds=seconds)


def _prototypes(writer: Writer, size: Size, names: list[str], sources: list[Source]) -> None:
    """Articles 1 … prototypes, read by the pipeline; version and article have the same id."""
    rows = []
    for number in range(1, size.prototypes + 1):
        chosen = writer.random.sample(names, 12)
        kinds: list[str] = []
        if number % OF_BLOCKS:
            body = writer.body(size.words, _moment(number, size).date(), chosen)
        else:
            body, kinds = writer.body_of_blocks(size.words, _moment(number, size).date(), chosen)
        if number <= size.famous:
            body = f"{FAMOUS} arrived first. Nobody had expected {FAMOUS}, they said.\n\n{body}"
            kinds = kinds and ["paragraph", *kinds]
        version = ArticleVersion(
            headline=writer.headline(chosen[0])[:140],
            standfirst=writer.body(min(25, size.words // 4), _moment(number, size).date(), chosen),
            authors=[chosen[1]],
            agency="Benchmark Wire",
            body=body,
            kinds=kinds,
            caption=writer.body(12, _moment(number, size).date(), chosen) if size.words > 100 else "",
            language="en",
            made=timezone.now(),
        )
        rows.append(_article(number, version, size, sources))
    _store(rows)
    for article in Article.objects.select_related("source", "current").order_by("pk"):
        pipeline.read(article)


def _article(
    number: int, words: ArticleVersion, size: Size, sources: list[Source]
) -> tuple[Article, ArticleVersion]:
    moment = _moment(number, size)
    version = ArticleVersion(
        id=number,
        article_id=number,
        number=1,
        published_day=moment.date(),
        published_time=moment.time().replace(microsecond=0),
        published_zone="+00:00",
        zone_status=ArticleVersion.ZoneStatus.STATED,
        published_precision="minute",
        published_at=moment,
        canonical_url=f"https://courier.example/{moment:%Y/%m/%d}/report-{number}",
        **{name: getattr(words, name) for name in WORDS},
    )
    source = sources[number % size.sources]
    article = Article(
        id=number,
        source=source,
        current_id=number,
        headline=version.headline,
        canonical_url=version.canonical_url,
        fingerprint=f"{number:064x}",
        public=_public(number, size),
        listed=version.listed,
        read_at=moment,
    )
    return article, version


OF_BLOCKS = 20  # one prototype of so many has a subhead and a list
WORDS = ("headline", "standfirst", "authors", "agency", "body", "kinds", "caption", "language", "made")


def _store(rows: Iterable[tuple[Article, ArticleVersion]]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():  # each points to the other: the constraint is checked at the end
            Article.objects.bulk_create([article for article, _version in batch])
            ArticleVersion.objects.bulk_create([version for _article, version in batch])


def _copies(size: Size, sources: list[Source]) -> None:
    prototypes = list(ArticleVersion.objects.order_by("pk"))

    def rows() -> Iterator[tuple[Article, ArticleVersion]]:
        for number in range(size.prototypes + 1, size.articles + 1):
            yield _article(number, prototypes[(number - 1) % size.prototypes], size, sources)

    _store(rows())


def _copy_marks(model: type[models.Model], size: Size) -> None:
    """Every prototype's marks for each of its copies."""
    given = {"version_id": "a.id", "article_id": "a.id", "listed": "a.listed"}
    _insert(model, given, "m.version_id", size)


def _copy_appearances(size: Size) -> None:
    given = {"article_id": "a.id", "public": "a.public", "listed": "a.listed"}
    _insert(Appearance, given, "m.article_id", size)


def copy_proposals(size: Size) -> None:
    """Those of the prototypes for each of their copies: for a queue, which make() leaves empty of them."""
    _insert(Proposal, {"version_id": "a.id", "article_id": "a.id"}, "m.article_id", size)


def _insert(model: type[models.Model], given: dict[str, str], prototype: str, size: Size) -> None:
    quote = connection.ops.quote_name
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = [given.get(column, f"m.{quote(column)}") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(map(quote, columns))}) "
            f"SELECT {', '.join(values)} FROM {Article._meta.db_table} a "
            f"JOIN {model._meta.db_table} m ON {prototype} = (a.id - 1) %% %s + 1 "
            "WHERE a.id > %s ORDER BY a.id, m.id",
            [size.prototypes, size.prototypes],
        )


def _events(size: Size, sources: list[Source]) -> None:
    """An event a public article, evenly over the years; every third is cited from two articles."""
    proposals: dict[int, list[Proposal]] = {}
    for proposal in Proposal.objects.order_by("article_id", "field", "start"):
        proposals.setdefault(proposal.article_id, []).append(proposal)
    named: dict[int, list[int]] = {}
    prototypes = Mention.objects.filter(article_id__lte=size.prototypes).order_by("article_id", "start")
    for article, entity in prototypes.values_list("article_id", "entity_id"):
        if entity not in named.setdefault(article, []):
            named[article].append(entity)
    public = [number for number in range(1, size.articles + 1) if _public(number, size)]
    step = len(public) / size.events
    chosen = [public[int(index * step)] for index in range(size.events)]
    someone = famous().pk

    def said(article: int, turn: int) -> Proposal:
        several = proposals[(article - 1) % size.prototypes + 1]
        return several[turn % len(several)]

    def rows() -> Iterator[tuple[Event, list[Citation], list[Participation]]]:
        for index, article in enumerate(chosen):
            id = index + 1
            day = _moment(article, size).date() - timedelta(days=index % 3)
            proposal = said(article, index // size.prototypes)
            event = Event(id=id, title=proposal.title)
            event.when = replace(proposal.when, earliest=day, latest=_latest(proposal, day))
            cited = [article, public[(int(index * step) + 1) % len(public)]][: 2 if index % 3 == 0 else 1]
            citations = [_citation(id, each, said(each, index), event, size, sources) for each in cited]
            present = named[(article - 1) % size.prototypes + 1][: 2 + index % 3]
            if index % max(1, size.events // 1000) == 0 and someone not in present:
                present = [*present, someone]
            participations = [
                Participation(event_id=id, entity_id=entity, position=position, begins=event.begins)
                for position, entity in enumerate(present)
            ]
            yield event, citations, participations

    made = rows()
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            Event.objects.bulk_create([event for event, _c, _p in batch])
            Citation.objects.bulk_create([citation for _e, several, _p in batch for citation in several])
            Participation.objects.bulk_create([each for _e, _c, several in batch for each in several])


def _latest(proposal: Proposal, day: date) -> date:
    if proposal.earliest is None or proposal.latest is None:
        return day
    return day + (proposal.latest - proposal.earliest)


def _citation(
    event: int, article: int, proposal: Proposal, dated: Event, size: Size, sources: list[Source]
) -> Citation:
    said: dict[str, Any] = {name: getattr(proposal, name) for name in Citation.STATEMENT_FIELDS}
    citation = Citation(event_id=event, article_id=article, proposed=True)
    for name, value in said.items():
        setattr(citation, name, value)
    citation.version_id, citation.source = article, sources[article % size.sources]
    citation.listed = _moment(article, size)
    citation.reported = citation.anchor_day = citation.listed.date()
    citation.when = dated.when
    return citation


def _timelines(size: Size, editor: User) -> None:
    """Each holds the first of the events; the smaller ones are older."""
    events = list(Event.objects.order_by("pk"))
    for count in sorted(size.timelines):
        timeline = Timeline.objects.create(
            slug=f"benchmark-{count}",
            title=f"A story of {count:,} events",
            standfirst="What happened first, what came of it, and who said so at the time.",
            published=timezone.now(),
        )
        Membership.objects.create(timeline=timeline, user=editor, role=Membership.Role.OWNER)
        Entry.objects.bulk_create(
            (Entry(timeline=timeline, event=event, **Entry.key_columns(event)) for event in events[:count]),
            batch_size=BATCH,
        )
        refresh([timeline])
