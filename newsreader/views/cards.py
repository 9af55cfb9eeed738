"""What a card says of an entity, counting only what its viewer may see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django.db.models import Count, Max, Min, Sum

from newsreader.models import Appearance, Entity, Entry, Mention
from newsreader.models.entity import AppearanceQuerySet
from newsreader.models.user import Viewer

SENTENCES = 3  # on the card; the full page has more
SENTENCES_ON_PAGE = 40
RECENT = 50  # articles that decide who an entity appears with
EVENTS = 4  # on the card
EVENTS_ON_PAGE = 60
SENTENCE_FIELDS = (
    *("field", "start", "end", "sentence_start", "sentence_end"),
    *("article__headline", "article__slug", "article__listed", "article__source__name"),
)


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
        return self._appearances.select_related("article").only("article__headline", "article__slug")

    @cached_property
    def recent(self) -> list[int]:
        """Its newest articles."""
        newest = self._appearances.order_by("-listed", "-article").values_list("article_id", flat=True)
        return list(newest[:RECENT])

    @cached_property
    def sentences(self) -> Sequence[Mention]:
        return self._sentences(SENTENCES)

    @cached_property
    def all_sentences(self) -> Sequence[Mention]:
        return self._sentences(SENTENCES_ON_PAGE)

    def _sentences(self, count: int) -> Sequence[Mention]:
        """The newest sentences that name it, one an article first; each cut from its body by the database."""
        mentions = (
            Mention.objects.visible_to(self.viewer)
            .filter(entity=self.entity, article__in=self.recent[:count], field="body")
            .with_sentences()
            .select_related("article", "article__source")
            .only(*SENTENCE_FIELDS)
            .order_by("-article__listed", "-article_id", "start")
        )
        seen: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            seen.setdefault((mention.article_id, mention.sentence_start), mention)
        return list(seen.values())[:count]

    @cached_property
    def company(self) -> Sequence[Entity]:
        """Whom it appears with in its most recent articles, most often first."""
        others = (
            Appearance.objects.visible_to(self.viewer)
            .filter(article__in=self.recent, entity__merged_into__isnull=True)
            .exclude(entity=self.entity)
            .order_by()
            .values("entity")
            .annotate(together=Count("pk"), mentions=Sum("mentions"))
            .order_by("-together", "-mentions", "entity")[:8]
        )
        ranked = [row["entity"] for row in others]
        found = Entity.objects.in_bulk(ranked)
        return [found[id] for id in ranked]

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
            .order_by(*key)[:count]
        )
        entries = Entry.objects.select_related("event", "timeline").defer("timeline__overview")
        found = entries.in_bulk([row["entry"] for row in first])
        return list(found.values())
