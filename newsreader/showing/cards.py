"""What a card says of an entity, counting only what its viewer may see.

As rows and not as objects, by queries whose SQL is worked out once (models/prepared.py): a card is opened in
the midst of reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import MINYEAR, UTC, date, datetime
from functools import cached_property, partial
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Count, OuterRef, Subquery, Sum

from newsreader.models import (
    Alias,
    Appearance,
    Entity,
    Entry,
    Figure,
    Mention,
    Participation,
    Quotation,
)
from newsreader.models.addresses import address, of_sentence
from newsreader.models.entity import AppearanceQuerySet
from newsreader.models.passage import Field
from newsreader.models.prepared import Prepared
from newsreader.models.user import Viewer
from newsreader.showing.chips import CHIP, EntityChip
from newsreader.showing.event_links import EventLink, event_links
from newsreader.showing.shapes import Shape

SENTENCES = 3  # on the card; the full page has more
CO_OCCURRING = 8
SAME_SENTENCE = 8  # newest articles in which they are looked for
QUOTATIONS, FIGURES = 2, 3  # on the card
MONTHS = 60  # of the chart
COUNTED = 5_000  # articles, newest first: counting 200,000 takes a tenth of a second
EVENTS = 4  # on the card

Rows = models.QuerySet[Any, Any]


class SentenceLink(NamedTuple):
    """A sentence of an article, as much of it as a card's link says."""

    article: int
    slug: str
    headline: str
    source: str | None
    published: date | None
    field: str
    sentence_start: int

    def get_absolute_url(self) -> str:
        page = address("article", id=self.article, slug=self.slug)
        return of_sentence(page, self.field, self.sentence_start)


class ArticleLink(NamedTuple):
    """An article the entity is named in."""

    article: int
    slug: str
    published: date | None
    listed: datetime

    def get_absolute_url(self) -> str:
        return address("article", id=self.article, slug=self.slug)


class NamingSentence(NamedTuple):
    """A sentence and the name in it; `joined` are the rules that say whose name it is there."""

    place: SentenceLink
    words: str | None
    start_in_field: int
    end_in_field: int
    joined: Sequence[str]

    @property
    def sentence(self) -> str:
        return self.words or ""

    @property
    def start(self) -> int:
        """Of the name, in the sentence."""
        return self.start_in_field - self.place.sentence_start

    @property
    def end(self) -> int:
        return self.end_in_field - self.place.sentence_start


class SpokenWords(NamedTuple):
    place: SentenceLink
    exact: str
    direct: bool
    certain: bool
    rule: str


class GivenFigure(NamedTuple):
    """A figure, and what it counts."""

    place: SentenceLink
    exact: str
    counts: str


def _sentence_link(article: str, version: str) -> Shape[SentenceLink]:
    """By the ways to its article and to its version."""
    return Shape(
        SentenceLink,
        article=f"{article}__pk",
        slug=f"{article}__slug",
        headline=f"{article}__headline",
        source=f"{article}__source__name",
        published=f"{version}__published_day",
        field="field",
        sentence_start="sentence_start",
    )


_MENTIONED, _SAID = _sentence_link("article", "version"), _sentence_link("version__article", "version")
ARTICLE = Shape(
    ArticleLink,
    article="article",
    slug="article__slug",
    published="article__current__published_day",
    listed="listed",
)
NAMING = Shape(
    NamingSentence,
    place=_MENTIONED,
    words="sentence",
    start_in_field="start",
    end_in_field="end",
    joined="joined",
)
SAID: Mapping[type[Quotation | Figure], Shape[Any]] = {
    Quotation: Shape(
        SpokenWords, place=_SAID, exact="exact", direct="direct", certain="certain", rule="rule"
    ),
    Figure: Shape(GivenFigure, place=_SAID, exact="exact", counts="counts"),
}


class Month(models.Func):
    """The month of a moment, of which str() begins "2016-12", grouped by the database: cards count thousands
    of rows."""

    output_field = models.CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "date_trunc('month', %(expressions)s AT TIME ZONE 'UTC')"  # writing it takes twice as long
        return self.as_sql(compiler, connection, template=template, **extra)


def filled(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    """The months from first to last, at most the last MONTHS of them."""
    if not counted:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (min(counted), max(counted)))
    months = [
        f"{number // 12:04}-{number % 12 + 1:02}" for number in range(max(first, last - MONTHS + 1), last + 1)
    ]
    return [(month, counted.get(month, 0)) for month in months]


def mentions_of(entity: Entity, viewer: Viewer, articles: Sequence[int]) -> list[NamingSentence]:
    """Where these articles name it, in their order."""
    named = [NAMING.of(row) for row in _mentions.rows(viewer, entity.pk, articles)]
    return sorted(named, key=lambda each: (articles.index(each.place.article), each.place, each.start))


def newest_mentions(entities: Sequence[int], viewer: Viewer) -> dict[int, NamingSentence]:
    """The newest sentence that names each of these entities, by entity: of a body where there is one."""
    fields = [models.When(field=name, then=f"version__{name}") for name in Field.values]
    elsewhere = models.Case(models.When(field=Field.BODY, then=0), default=1)
    theirs = Mention.objects.visible_to(viewer).filter(entity=OuterRef("pk"))
    newest = theirs.order_by(elsewhere, "-article__listed", "-article", "start").values("pk")[:1]
    chosen = Entity.objects.filter(pk__in=entities).annotate(newest=Subquery(newest)).values("newest")
    text = models.Case(*fields, output_field=models.TextField())
    mentions = Mention.objects.filter(pk__in=chosen).with_sentences(text).order_by()
    return {entity: NAMING.of(row) for entity, *row in mentions.values_list("entity", *NAMING.columns)}


def each_once(sentences: Iterable[NamingSentence]) -> list[NamingSentence]:
    """Each sentence of a body once, however often it names the entity."""
    seen: dict[SentenceLink, NamingSentence] = {}
    for sentence in sentences:
        if sentence.place.field == Field.BODY:
            seen.setdefault(sentence.place, sentence)
    return list(seen.values())


def _next_month(moment: datetime, months: int = 1) -> datetime:
    """The begin of a month after that of the moment; before, where `months` are negative."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return datetime(max(year, MINYEAR), month + 1, 1, tzinfo=UTC)


class Card:
    """Of an entity in more than COUNTED articles it says no more than that, unless it is to count `all`."""

    def __init__(self, entity: Entity, viewer: Viewer, *, all: bool = False) -> None:
        self.entity = entity
        self.viewer = viewer
        self._all = all

    @cached_property
    def _uncounted(self) -> datetime | None:
        """Where the newest article stands that is not counted; none where all are."""
        if self._all or len(self._recent) < SAME_SENTENCE:
            return None
        return next((listed for (listed,) in _one_more.rows(self.viewer, self.entity.pk)), None)

    @property
    def more_than(self) -> int | None:
        """The number of articles it counts, where it is named in more."""
        return COUNTED if self._uncounted else None

    def is_in_more_than(self, articles: int) -> bool:
        """At most COUNTED may be asked of a card that does not count all."""
        return self._uncounted is not None or self.articles > articles

    @cached_property
    def _counted(self) -> tuple[int, int]:
        rows = _totals.rows(self.viewer, self.entity.pk)
        return rows[0] if rows else (0, 0)

    @property
    def mentions(self) -> int:
        return self._counted[0]

    @property
    def articles(self) -> int:
        return self._counted[1]

    @property
    def months(self) -> list[tuple[str, int]]:
        """Mentions by month ("2016-12") to its last, the months between without any included; of those
        alone of which every article is counted."""
        if not self.last:
            return []
        since = _next_month(self.last.listed, 1 - MONTHS)
        if self._uncounted:
            since = max(since, _next_month(self._uncounted))
        rows = _by_month.rows(self.viewer, self.entity.pk, since)
        return filled({str(month)[:7]: mentions for month, mentions in rows})

    @cached_property
    def aliases(self) -> list[str]:
        names = [name for (name,) in _aliases.rows(self.viewer, self.entity.pk)]
        return [name for name in dict.fromkeys(names) if name != self.entity.shown_name]

    @cached_property
    def _recent(self) -> list[ArticleLink]:
        """Its newest articles."""
        return [ARTICLE.of(row) for row in _newest.rows(self.viewer, self.entity.pk)]

    @cached_property
    def first(self) -> ArticleLink | None:
        return next((ARTICLE.of(row) for row in _oldest.rows(self.viewer, self.entity.pk)), None)

    @property
    def last(self) -> ArticleLink | None:
        return self._recent[0] if self._recent else None

    @cached_property
    def _named(self) -> list[NamingSentence]:
        newest = [seen.article for seen in self._recent[:SENTENCES]]
        return mentions_of(self.entity, self.viewer, newest)

    @cached_property
    def sentences(self) -> list[NamingSentence]:
        """The newest sentences that name it, one an article first."""
        seen = each_once(self._named)
        first = {sentence.place.article: sentence for sentence in reversed(seen)}
        others = [sentence for sentence in seen if sentence not in first.values()]
        return [*reversed(first.values()), *others][:SENTENCES]

    @cached_property
    def joined(self) -> list[str]:
        """The rules that brought its mentions together in its newest articles."""
        return sorted({rule for sentence in self._named for rule in sentence.joined})

    @cached_property
    def co_occurring(self) -> list[EntityChip]:
        """Whom it stands with in one sentence, in its newest articles; most often first."""
        rows = set(_standing.rows(self.viewer, [seen.article for seen in self._recent]))
        here = self.entity.pk
        own = {row[1:] for row in rows if row[0] == here}
        together = Counter(row[0] for row in rows if row[0] != here and row[1:] in own)
        ranked = sorted(together, key=lambda entity: (-together[entity], entity))[: 2 * CO_OCCURRING]
        found = {chip.id: chip for chip in map(CHIP.of, _worth_a_card.rows(self.viewer, ranked))}
        return [found[id] for id in ranked if id in found][:CO_OCCURRING]

    @cached_property
    def quotations(self) -> list[SpokenWords]:
        """Its newest words."""
        return [SAID[Quotation].of(row) for row in _quotations.rows(self.viewer, self.entity.pk)]

    @cached_property
    def figures(self) -> list[GivenFigure]:
        return [SAID[Figure].of(row) for row in _figures.rows(self.viewer, self.entity.pk)]

    @cached_property
    def events(self) -> list[EventLink]:
        """Its latest events, the latest first."""
        return event_links(self.viewer, [id for (id,) in _events.rows(self.viewer, self.entity.pk)])


# The queries. A viewer's rights are in each, through visible_to().


def _appearances(viewer: Viewer, entity: int) -> AppearanceQuerySet:
    return Appearance.objects.visible_to(viewer).filter(entity=entity)


def _sums(viewer: Viewer, entity: int) -> Rows:
    summed = _appearances(viewer, entity).order_by().values("entity").annotate(Sum("mentions"), Count("pk"))
    return summed.values_list("mentions__sum", "pk__count")


def _months(viewer: Viewer, entity: int, since: datetime) -> Rows:
    """By month, of the last ones alone: grouping five thousand rows takes as long as all else of a card."""
    seen = _appearances(viewer, entity).filter(listed__gte=since).annotate(month=Month("listed"))
    return seen.order_by().values("month").annotate(Sum("mentions")).values_list("month", "mentions__sum")


def _articles(order: Sequence[str], count: int, viewer: Viewer, entity: int) -> Rows:
    return _appearances(viewer, entity).order_by(*order).values_list(*ARTICLE.columns)[:count]


def _named_in(viewer: Viewer, entity: int, articles: Sequence[int]) -> Rows:
    mentions = Mention.objects.visible_to(viewer).filter(entity=entity, article__in=articles)
    return mentions.with_sentences().order_by().values_list(*NAMING.columns)


def _in_sentences(viewer: Viewer, articles: Sequence[int]) -> Rows:
    mentions = Mention.objects.visible_to(viewer).filter(article__in=articles, demonym=False)
    return mentions.order_by().values_list("entity", "version", "field", "sentence_start")


def _others(viewer: Viewer, entities: Sequence[int]) -> Rows:
    others = Entity.objects.visible_to(viewer).worth_a_card(viewer).filter(pk__in=entities)
    return others.values_list(*CHIP.columns)


def newest_of_speaker(kind: type[Quotation | Figure], viewer: Viewer, entity: int) -> Rows:
    """What it said or gave, newest first, of articles this viewer may see; the body's alone."""
    said = kind.objects.visible_to(viewer).filter(speaker=entity, field="body")
    return said.order_by("-listed", "-version", "-start")


def _latest_said(kind: type[Quotation | Figure], count: int, viewer: Viewer, entity: int) -> Rows:
    return newest_of_speaker(kind, viewer, entity).values_list(*SAID[kind].columns)[:count]


def latest_events(viewer: Viewer, entity: int) -> Rows:
    """Its part in events on timelines this viewer may see, each with one `entry`; the latest first."""
    seen = Entry.objects.visible_to(viewer).filter(event=OuterRef("event")).order_by("pk")
    part = Participation.objects.filter(entity=entity).annotate(entry=Subquery(seen.values("pk")[:1]))
    return part.filter(entry__isnull=False).order_by("-begins", "-event")


_totals = Prepared(_sums)
_by_month = Prepared(_months)
_newest = Prepared(partial(_articles, ("-listed", "-article"), SAME_SENTENCE))
_one_more = Prepared(
    lambda viewer, entity: (
        _appearances(viewer, entity)
        .order_by("-listed", "-article")
        .values_list("listed")[COUNTED : COUNTED + 1]
    )
)
_oldest = Prepared(partial(_articles, ("listed", "article"), 1))
_aliases = Prepared(
    lambda _viewer, entity: Alias.objects.filter(entity=entity).order_by("id").values_list("name")
)
_mentions = Prepared(_named_in)
_standing = Prepared(_in_sentences)
_worth_a_card = Prepared(_others)
_quotations = Prepared(partial(_latest_said, Quotation, QUOTATIONS))
_figures = Prepared(partial(_latest_said, Figure, FIGURES))
_events = Prepared(lambda viewer, entity: latest_events(viewer, entity).values_list("entry")[:EVENTS])
