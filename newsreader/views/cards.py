"""What a card says of an entity, counting only what its viewer may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from django.db import models
from django.db.models import Count, Max, Min, Sum
from django.db.models.functions import Coalesce, Now

from newsreader.models import Appearance, Entity, Entry, Figure, Mention, Quotation
from newsreader.models.entity import AppearanceQuerySet
from newsreader.models.user import Viewer, is_editor

SENTENCES = 3  # on the card; the full page has more
RECENT = 50  # articles that decide who an entity appears with
SAME_SENTENCE = 12  # newest articles in which company is looked for
QUOTATIONS, FIGURES = 2, 3  # on the card
SAID_ON_PAGE = 60
MONTHS = 60  # of the chart
EVENTS = 4  # on the card
EVENTS_ON_PAGE = 60
SENTENCE_FIELDS = (
    *("field", "start", "end", "sentence_start", "sentence_end"),
    *("article__headline", "article__slug", "article__source__name", "version__published_day"),
)


Said = TypeVar("Said", Quotation, Figure)


class Month(models.Func):
    """The month of a moment as "2016-12", grouped by the database: cards count thousands of rows."""

    output_field = models.CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM')"
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


class Card:
    def __init__(self, entity: Entity, viewer: Viewer) -> None:
        self.entity = entity
        self.viewer = viewer

    @cached_property
    def appearances(self) -> dict[str, object]:
        """mentions, articles, first and last: None where this viewer may see no mention."""
        return self._appearances.aggregate(
            mentions=Sum("mentions"), articles=Count("pk"), first=Min("listed"), last=Max("listed")
        )

    @property
    def _appearances(self) -> AppearanceQuerySet:
        return Appearance.objects.visible_to(self.viewer).filter(entity=self.entity)

    @cached_property
    def aliases(self) -> list[str]:
        return [alias.name for alias in self.entity.aliases.all() if alias.name != self.entity.name]

    @cached_property
    def first(self) -> Appearance | None:
        return self._with_address.order_by("listed", "article").first()

    @cached_property
    def last(self) -> Appearance | None:
        return self._with_address.order_by("-listed", "-article").first()

    @property
    def _with_address(self) -> AppearanceQuerySet:
        return self._appearances.select_related("article__current").only(
            "article__headline", "article__slug", "article__current__published_day"
        )

    @cached_property
    def recent(self) -> list[int]:
        """Its newest articles."""
        newest = self._appearances.order_by("-listed", "-article").values_list("article_id", flat=True)
        return list(newest[:RECENT])

    @cached_property
    def sentences(self) -> Sequence[Mention]:
        return self._sentences(SENTENCES)

    def _sentences(self, count: int) -> Sequence[Mention]:
        """The newest sentences that name it, one an article first; each cut from its body by the database."""
        mentions = (
            Mention.objects.visible_to(self.viewer)
            .filter(entity=self.entity, article__in=self.recent[:count], field="body")
            .with_sentences()
            .select_related("article", "article__source", "version")
            .only(*SENTENCE_FIELDS)
            .order_by("-article__listed", "-article_id", "start")
        )
        seen: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            seen.setdefault((mention.article_id, mention.sentence_start), mention)
        return list(seen.values())[:count]

    @cached_property
    def company(self) -> Sequence[Entity]:
        """Whom it stands with in one sentence, in its newest articles; most often first."""
        near = Mention.objects.filter(article__in=self.recent[:SAME_SENTENCE], demonym=False)
        places = set(near.filter(entity=self.entity).values_list("version", "field", "sentence_start"))
        together: Counter[int] = Counter()
        others = near.exclude(entity=self.entity).order_by()
        for entity, *place in others.values_list("entity", "version", "field", "sentence_start").distinct():
            together[entity] += tuple(place) in places
        ranked = [id for id, count in together.most_common(16) if count]
        found = Entity.objects.visible_to(self.viewer).worth_a_card().in_bulk(ranked)
        return [found[id] for id in ranked if id in found][:8]

    @cached_property
    def months(self) -> list[tuple[str, int]]:
        """Mentions by month ("2016-12"), the months between without any included."""
        counted = dict(
            self._appearances.annotate(month=Month("listed"))
            .order_by()
            .values_list("month")
            .annotate(Sum("mentions"))
        )
        return filled(counted)

    @cached_property
    def joined(self) -> list[str]:
        """The rules that brought its mentions together in its newest articles."""
        mentions = Mention.objects.filter(entity=self.entity, article__in=self.recent[:SENTENCES])
        return sorted({rule for joined in mentions.values_list("joined", flat=True) for rule in joined})

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """Its newest words."""
        return list(self._said(Quotation)[:QUOTATIONS])

    @cached_property
    def all_quotations(self) -> Sequence[Quotation]:
        """What it said, in order of time: the last of it, where it is much."""
        return list(self._said(Quotation)[:SAID_ON_PAGE])[::-1]

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return list(self._said(Figure)[:FIGURES])

    @cached_property
    def all_figures(self) -> Sequence[Figure]:
        return list(self._said(Figure)[:SAID_ON_PAGE])[::-1]

    def _said(self, kind: type[Said]) -> models.QuerySet[Said]:
        """Quotations or figures it gave, newest first, of articles this viewer may see; the body's alone."""
        said = kind._default_manager.filter(speaker=self.entity, field="body")
        if not is_editor(self.viewer):
            said = said.filter(version__article__public=True)
        said = said.select_related("version__article", "version__article__source")
        shown = ("headline", "slug", "source__name")
        own = [field.name for field in kind._meta.concrete_fields]
        # By an expression, not by the column: PostgreSQL walked all of half a million articles in the order
        # of its index, in the hope of soon meeting one in which the entity speaks.
        newest = Coalesce("version__article__listed", Now()).desc()
        return said.only(
            *own, "version__published_day", *(f"version__article__{name}" for name in shown)
        ).order_by(newest, "-version", "-start")

    @cached_property
    def entries(self) -> Sequence[Entry]:
        return self._entries(EVENTS)

    @cached_property
    def all_entries(self) -> Sequence[Entry]:
        return self._entries(EVENTS_ON_PAGE)

    def _entries(self, count: int) -> Sequence[Entry]:
        """Its first events on timelines this viewer may see; an event on several stands once."""
        key = ("earliest", "latest", "time", "event")  # alike in all entries of an event
        first = (
            Entry.objects.visible_to(self.viewer)
            .filter(event__participations__entity=self.entity)
            .values(*key)
            .annotate(entry=Min("pk"))
            .order_by(*key)
            .values_list("entry", flat=True)[:count]
        )
        entries = Entry.objects.select_related("event", "timeline").defer("timeline__overview")
        ids = list(first)
        found = entries.in_bulk(ids)
        return [found[id] for id in ids]
