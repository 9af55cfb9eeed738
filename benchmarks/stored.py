"""Half a million articles that can be found and listed, written as cheaply as rows can be.

Of what a reading finds only names are stored. The rows of the index are those that `index()` would write, of
the same words, but written with their articles: reading each of them back would take longer than all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from newsreader.deciding.indexing import index, send
from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    Citation,
    Entity,
    Entry,
    Event,
    Feed,
    ReadBlock,
    ReaderMark,
    SameReport,
    SearchText,
    Source,
    Timeline,
    User,
)
from newsreader.models.search import STRETCHES, Findable, Kind, minute_of
from newsreader.text.when import When

VOCABULARY, BODY, HEADLINE = 60_000, 300, 9
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "ha", "ge")
BEGIN, STEP = datetime(2006, 1, 1, tzinfo=UTC), timedelta(minutes=10)
SOURCES, NAMED, NAMES = 40, 2000, 8
# Feeds, and how many of them are in a folder: the largest as large as a list takes them one by one.
FEEDS, FOLDERS = 120, {"World": 60, "Coast": 10}
FROM = 90_000  # written last, of which copies are made
MINUTE = timedelta(minutes=1)
COPIES = 10  # one article of so many tells what another told before it
READ, STARRED, EVENTS = 20_000, 300, 2_000  # of a reader the newest articles; of a timeline
FORMERLY = 5  # one article of so many of the first has that word
WRITTEN = 100_000  # by us; what is more are copies
BATCH, COPIED = 2000, 20_000


def word(number: int) -> str:
    """The word of this rank; short ones are common."""
    said = ""
    while number or len(said) < 4:
        number, syllable = divmod(number, len(SYLLABLES))
        said += SYLLABLES[syllable]
    return said


class Written(NamedTuple):
    """An article's words, and the same as a reader has them."""

    headline: list[str]
    body: list[str]

    @property
    def title(self) -> str:
        return " ".join(self.headline).capitalize()

    @property
    def text(self) -> str:
        """Sentences of fifteen words, paragraphs of four sentences."""
        said = [" ".join(self.body[each : each + 15]).capitalize() + "." for each in range(0, BODY, 15)]
        return "\n\n".join(" ".join(said[each : each + 4]) for each in range(0, len(said), 4))


class Writing:
    """Words drawn by Zipf's law; "formerly" in every fifth article, of which no copy is made."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = [word(rank) for rank in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    def article(self, at: int) -> Written:
        headline, body = self._drawn(HEADLINE), self._drawn(BODY)
        if not at % FORMERLY:
            body[7] = "formerly"
        return Written(headline, body)

    def _drawn(self, words: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=words)


def store(number: int, written: int = WRITTEN) -> None:
    """Bring a migrated database to this many articles: the first `written`, then copies of the last of these,
    made inside the database, with moments and ids of their own."""
    have = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    if have >= number and Timeline.objects.exists():
        return  # PostgreSQL's index of words is not made anew for nothing
    feeds, named = _feeds(), _named()
    writing = Writing(Random(have + 7))
    with _in_bulk():
        for first in range(have, min(number, written), BATCH):
            with transaction.atomic():
                _store(range(first, min(first + BATCH, number, written)), writing, feeds, named)
        for first in range(max(have, written), number, COPIED):
            with transaction.atomic():
                _copy(first, min(first + COPIED, number), written)
        if not Timeline.objects.exists():
            with transaction.atomic():
                _timeline()
                _reader()


def _feeds() -> list[Feed]:
    if not Source.objects.exists():
        Source.objects.bulk_create(Source(name=f"Outlet {word(each)}") for each in range(SOURCES))
    if not Feed.objects.exists():
        sources = list(Source.objects.order_by("pk")[:SOURCES])
        folders = [name for name, feeds in FOLDERS.items() for _feed in range(feeds)]
        for at in range(FEEDS):
            folder = folders[at] if at < len(folders) else ""
            address = f"https://{word(at)}.example/feed"
            Feed.objects.create(
                address=address, folder=folder, public=True, source=sources[at % SOURCES], paused=True
            )
    return list(Feed.objects.order_by("pk"))


def _named() -> list[int]:
    if not Entity.objects.exists():
        Entity.objects.bulk_create(
            Entity(name=word(each).title(), kind="person", sort_name=word(each), initial="X")
            for each in range(NAMED)
        )
    return list(Entity.objects.order_by("pk").values_list("pk", flat=True)[:NAMED])


def _store(places: range, writing: Writing, feeds: list[Feed], named: list[int]) -> None:
    """Article `at` + 1 for each of these places; article and version have the same id."""
    random = writing.random
    articles, versions, appearances, found, same = [], [], [], [], []
    for at in places:
        id, moment, feed, written = at + 1, BEGIN + at * STEP, random.choice(feeds), writing.article(at)
        title, public = written.title, bool(random.randrange(10))
        articles.append(
            Article(
                id=id, headline=title, slug="x", listed=moment, created=moment, public=public,
                source_id=feed.source_id, feed=feed, current_id=id, read_at=moment,
            )
        )  # fmt: skip
        versions.append(
            ArticleVersion(
                id=id, article_id=id, number=1, headline=title, body=written.text, language="en",
                published_day=moment.date(), made=moment,
            )
        )  # fmt: skip
        who = sorted({named[int(random.paretovariate(0.7)) % len(named)] for _ in range(NAMES)})
        appearances += [
            Appearance(entity_id=each, article_id=id, mentions=1, public=public, listed=moment)
            for each in who
        ]
        facets = [f"a_{id}", "r_", f"s_{feed.source_id}", *(["v_0"] if public else [])]
        facets += [f"k_{Kind.ARTICLE.value}", "g_en", *(f"e_{each}" for each in who)]
        parts = [" ".join(words) for words in written]
        found.append(Findable(Kind.ARTICLE, id, minute_of(moment), parts, facets, article=id))
        if at % COPIES == COPIES - 1:  # of the one before
            same += [SameReport(article_id=each, first_id=id - 1) for each in (id - 1, id)]
    Article.objects.bulk_create(articles)
    Article.objects.filter(pk__gt=places.start).update(
        created=F("listed")
    )  # which a row made has of the clock
    ArticleVersion.objects.bulk_create(versions)
    Appearance.objects.bulk_create(appearances)
    SameReport.objects.bulk_create(same)
    send(found)


def _copy(first: int, last: int, written: int) -> None:
    """Articles `first` + 1 to `last`, each with the words of one that was written lately."""
    origins = min(written, FROM) // FORMERLY * (FORMERLY - 1)
    turn = f"((n.id - {written} - 1) %% {origins})"
    origin = f"{written} - {turn} - {turn} / {FORMERLY - 1}"
    minute = f"({minute_of(BEGIN)} + {STEP // MINUTE} * (n.id - 1))"
    moment = (
        f"datetime('{BEGIN:%Y-%m-%d}', ({minute} - {minute_of(BEGIN)}) || ' minutes')"
        if connection.vendor == "sqlite"
        else f"timestamptz '{BEGIN.isoformat()}' + {STEP // MINUTE} * (n.id - 1) * interval '1 minute'"
    )
    stretches = " || ' ' || ".join(
        f"'b{level}_' || ({minute} >> {shift})" for level, shift in enumerate(STRETCHES)
    )
    old_stretches = stretches.replace("n.id", "m.target")
    facets = f"'a_' || n.id || ' ' || {stretches}"
    words = (
        f"replace(substr(m.words, 1, instr(m.words, ' b0_')), ' a_' || m.target || ' ', ' a_' || n.id || ' ')"
        f" || {stretches}"
        if connection.vendor == "sqlite"
        else f"ts_delete(m.words, string_to_array('a_' || m.target || ' ' || {old_stretches}, ' '))"
        f" || ({facets})::tsvector"
    )
    key = f"({minute} << 32) | (n.id << 3) | {Kind.ARTICLE.value}"
    if connection.vendor == "postgresql":
        key = key.replace(minute, f"{minute}::bigint")
    numbers = {"article_id": "n.id", "current_id": "n.id"}
    when = {"listed": moment, "created": moment}
    _insert(Article, "id", {**numbers, **when, "id": "n.id"}, first, last, origin)
    _insert(
        ArticleVersion,
        "id",
        {**numbers, "id": "n.id", "published_day": f"date({moment})"},
        first,
        last,
        origin,
    )
    _insert(Appearance, "article_id", {**numbers, **when}, first, last, origin)
    _insert(
        SearchText,
        "article_id",
        {**numbers, "key": key, "target": "n.id", "words": words},
        first,
        last,
        origin,
    )


def _insert(model: Any, by: str, given: dict[str, str], first: int, last: int, origin: str) -> None:
    """For each number the rows of its origin, with what is `given` instead."""
    columns = [each.column for each in model._meta.concrete_fields if each.column != "id" or "id" in given]
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    values = ", ".join(given.get(each, f"m.{connection.ops.quote_name(each)}") for each in columns)
    table, kind = model._meta.db_table, f" AND m.kind = {Kind.ARTICLE.value}" if model is SearchText else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE n(id) AS (SELECT {first + 1} UNION ALL SELECT id + 1 FROM n WHERE id < {last})"
            f" INSERT INTO {table} ({quoted})"  # noqa: S608 - numbers and names of our own
            f" SELECT {values} FROM n CROSS JOIN {table} m WHERE m.{by} = {origin}{kind}",
            [],
        )


def _timeline() -> None:
    """Published, its events evenly over the public articles, each bound to one."""
    timeline = Timeline.objects.create(slug="stored", title="A story", published=BEGIN)
    public = list(Article.objects.filter(public=True).order_by("pk").values_list("pk", "listed"))
    for id, listed in public[:: max(1, len(public) // EVENTS)][:EVENTS]:
        event = Event(title=f"{word(id)} {word(id + 1)}")
        event.when = When(listed.date(), listed.date())
        event.save()
        Entry.objects.create(timeline=timeline, event=event, **Entry.key_columns(event))
        said = {"field": "body", "start": 0, "end": 4, "sentence_start": 0, "sentence_end": 80}
        bound = Citation(event=event, article_id=id, version_id=id, reported=listed.date(), **said)
        bound.when = event.when
        bound.save()
    index(Kind.TIMELINE, [timeline.pk])
    index(Kind.EVENT, list(timeline.entries.values_list("event", flat=True)))


def _reader() -> None:
    """Who has read all that is newest, and starred an article now and then."""
    user = User.objects.create(username="reader", role=User.Role.READER)
    User.objects.create(username="editor", role=User.Role.EDITOR)
    public = Article.objects.filter(public=True).newest_first().values_list("pk", flat=True)
    now = timezone.now()
    read = dict.fromkeys(public[:READ], now)
    starred = dict.fromkeys(list(public)[:: max(1, len(public) // STARRED)], now)
    ReaderMark.objects.bulk_create(
        [
            ReaderMark(user=user, article_id=each, read=read.get(each), starred=starred.get(each))
            for each in sorted({*read, *starred})
        ],
        BATCH,
    )
    ReadBlock.objects.write(ReadBlock.objects.hold(user, read), read, read=True)


@contextmanager
def _in_bulk() -> Iterator[None]:
    """PostgreSQL's index of words is made at the end; SQLite is given memory, and waits for no disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA cache_size = -1000000")
            cursor.execute("PRAGMA synchronous = OFF")
            yield
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'newsreader_searchwords'")
            (made,) = cursor.fetchone()
            cursor.execute("DROP INDEX newsreader_searchwords")
            yield
            tables: list[Any] = [Article, ArticleVersion]
            for statement in connection.ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(made)
            cursor.execute("VACUUM ANALYZE")
    connection.close()  # what is measured has a connection as a site has it
