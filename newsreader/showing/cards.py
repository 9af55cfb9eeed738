"""What a card says of an entity, counting only what its viewer may see.

As rows and not as objects, by queries whose SQL is worked out once (models/prepared.py): a card is opened in
the midst of reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import MINYEAR, UTC, datetime
from functools import cached_property, partial
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Subquery, Sum, Value

from newsreader.models import (
    Alias,
    Appearance,
    ArticleVersion,
    Entity,
    Entry,
    Figure,
    Mention,
    Participation,
    Quotation,
)
from newsreader.models.entity import AppearanceQuerySet
from newsreader.models.passage import Field
from newsreader.models.prepared import Answers, Prepared, Question
from newsreader.models.user import Viewer
from newsreader.showing.chips import CHIP, EntityChip
from newsreader.showing.event_links import LINKED, EventLink, in_order
from newsreader.showing.naming import (
    ARTICLE,
    NAMING,
    SAID,
    ArticleLink,
    GivenFigure,
    NamingSentence,
    SpokenWords,
    as_named,
    each_once,
)

SENTENCES = 3  # on the card; the full page has more
CO_OCCURRING = 8
SAME_SENTENCE = 8  # newest articles in which they are looked for
QUOTATIONS, FIGURES = 2, 3  # on the card
MONTHS = 60  # of the chart
COUNTED = 5_000  # articles, newest first: counting 200,000 takes a tenth of a second
EVENTS = 4  # on the card

Rows = models.QuerySet[Any, Any]


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


def newest_mentions(entities: Sequence[int], viewer: Viewer) -> dict[int, NamingSentence]:
    """A sentence that names each of these entities, by entity, of the newest article that does: the first of
    its body, where that names it.

    The article is found by the appearances, which stand in that order: somebody has ten thousand mentions.
    And its text is asked for once: to cut forty sentences out of a megabyte takes a database three seconds.
    """
    theirs = Appearance.objects.visible_to(viewer).filter(entity=OuterRef("pk"))
    newest = theirs.order_by("-listed", "-article").values("article")[:1]
    named_in = dict(
        Entity.objects.filter(pk__in=entities).annotate(newest=Subquery(newest)).values_list("pk", "newest")
    )
    mentions = Mention.objects.visible_to(viewer).filter(
        entity__in=named_in, article__in={article for article in named_in.values() if article}
    )
    elsewhere = models.Case(models.When(field=Field.BODY, then=0), default=1)
    columns = ("entity", "version", "sentence_end", *NAMING.columns)
    rows = mentions.annotate(sentence=Value("")).order_by(elsewhere, "start").values_list(*columns)
    first: dict[int, tuple[int, int, NamingSentence]] = {}
    for entity, version, end, *row in rows:
        sentence = NAMING.of(row)
        if sentence.place.article == named_in[entity]:
            first.setdefault(entity, (version, end, sentence))
    versions = {version for version, *_rest in first.values()}
    texts = ArticleVersion.objects.only(*Field.values).in_bulk(versions)
    return {
        entity: sentence._replace(
            words=texts[version].text_of(sentence.place.field)[sentence.place.sentence_start : end]
        )
        for entity, (version, end, sentence) in first.items()
        if version in texts  # else it was erased since
    }


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
        self.answers = Answers(viewer)

    def ask(self) -> None:
        """All that a card shows, in as few messages to the database as what hangs on what allows."""
        said = [(each, self.entity.pk) for each in (_events, _quotations, _figures)]
        self.answers.ask(*self.first_questions(), *said)
        self.answers.ask(*self.questions_then(), (LINKED, self._entries))

    def first_questions(self) -> list[Question]:
        """Of what a card and a page show."""
        return [(each, self.entity.pk) for each in (_aliases, _newest, _one_more, _oldest)]

    def questions_then(self) -> list[Question]:
        of, recent = self.entity.pk, [seen.article for seen in self._recent]
        then: list[Question] = [(MENTIONS, of, recent[:SENTENCES]), (_standing, recent)]
        if since := self._since:
            then.append((_by_month, of, since))
        return then if self._uncounted else [*then, (_totals, of)]

    @cached_property
    def _uncounted(self) -> datetime | None:
        """Where the newest article stands that is not counted; none where all are."""
        if self._all or len(self._recent) < SAME_SENTENCE:
            return None
        return next((listed for (listed,) in self.answers.rows(_one_more, self.entity.pk)), None)

    @property
    def more_than(self) -> int | None:
        """The number of articles it counts, where it is named in more."""
        return COUNTED if self._uncounted else None

    def is_in_more_than(self, articles: int) -> bool:
        """At most COUNTED may be asked of a card that does not count all."""
        return self._uncounted is not None or self.articles > articles

    @cached_property
    def _counted(self) -> tuple[int, int]:
        rows = self.answers.rows(_totals, self.entity.pk)
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
        if not self._since:
            return []
        rows = self.answers.rows(_by_month, self.entity.pk, self._since)
        return filled({str(month)[:7]: mentions for month, mentions in rows})

    @property
    def _since(self) -> datetime | None:
        """The begin of the first month that is counted."""
        if not self.last:
            return None
        since = _next_month(self.last.listed, 1 - MONTHS)
        return max(since, _next_month(self._uncounted)) if self._uncounted else since

    @cached_property
    def aliases(self) -> list[str]:
        names = [name for (name,) in self.answers.rows(_aliases, self.entity.pk)]
        return [name for name in dict.fromkeys(names) if name != self.entity.shown_name]

    @cached_property
    def _recent(self) -> list[ArticleLink]:
        """Its newest articles."""
        return [ARTICLE.of(row) for row in self.answers.rows(_newest, self.entity.pk)]

    @cached_property
    def first(self) -> ArticleLink | None:
        return next((ARTICLE.of(row) for row in self.answers.rows(_oldest, self.entity.pk)), None)

    @property
    def last(self) -> ArticleLink | None:
        return self._recent[0] if self._recent else None

    @cached_property
    def _named(self) -> list[NamingSentence]:
        newest = [seen.article for seen in self._recent[:SENTENCES]]
        return as_named(self.answers.rows(MENTIONS, self.entity.pk, newest), newest)

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
        rows = set(self.answers.rows(_standing, [seen.article for seen in self._recent]))
        here = self.entity.pk
        own = {row[1:] for row in rows if row[0] == here}
        together = Counter(row[0] for row in rows if row[0] != here and row[1:] in own)
        ranked = sorted(together, key=lambda entity: (-together[entity], entity))[: 2 * CO_OCCURRING]
        found = {chip.id: chip for chip in map(CHIP.of, self.answers.rows(_worth_a_card, ranked))}
        return [found[id] for id in ranked if id in found][:CO_OCCURRING]

    @cached_property
    def quotations(self) -> list[SpokenWords]:
        """Its newest words."""
        return [SAID[Quotation].of(row) for row in self.answers.rows(_quotations, self.entity.pk)]

    @cached_property
    def figures(self) -> list[GivenFigure]:
        return [SAID[Figure].of(row) for row in self.answers.rows(_figures, self.entity.pk)]

    @cached_property
    def events(self) -> list[EventLink]:
        """Its latest events, the latest first."""
        return in_order(self._entries, self.answers.rows(LINKED, self._entries))

    @cached_property
    def _entries(self) -> list[int]:
        return [id for (id,) in self.answers.rows(_events, self.entity.pk)]


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
MENTIONS = Prepared(_named_in)
_standing = Prepared(_in_sentences)
_worth_a_card = Prepared(_others)
_quotations = Prepared(partial(_latest_said, Quotation, QUOTATIONS))
_figures = Prepared(partial(_latest_said, Figure, FIGURES))
_events = Prepared(lambda viewer, entity: latest_events(viewer, entity).values_list("entry")[:EVENTS])
