"""What a card says of an entity, counting only what its viewer may see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django.db.models import Count, Max, Min, OuterRef, Subquery, Sum

from newsreader.models import Appearance, Entity, Entry, Mention
from newsreader.models.user import Viewer

SENTENCES = 3  # on the card; the full page has more
SENTENCES_ON_PAGE = 40
RECENT = 50  # articles that decide who an entity appears with


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
    def _appearances(self):  # type: ignore[no-untyped-def]
        return Appearance.objects.visible_to(self.viewer).filter(entity=self.entity)

    @cached_property
    def aliases(self) -> list[str]:
        return [alias.name for alias in self.entity.aliases.all() if alias.name != self.entity.name]

    @cached_property
    def first(self) -> Appearance | None:
        return self._appearances.select_related("article").order_by("listed").first()

    @cached_property
    def last(self) -> Appearance | None:
        return self._appearances.select_related("article").order_by("-listed").first()

    @cached_property
    def sentences(self) -> Sequence[Mention]:
        return self._sentences(SENTENCES)

    @cached_property
    def all_sentences(self) -> Sequence[Mention]:
        return self._sentences(SENTENCES_ON_PAGE)

    def _sentences(self, count: int) -> Sequence[Mention]:
        """The newest sentences that name it, one an article first; each cut from its body by the database."""
        recent = list(self._appearances.order_by("-listed").values_list("article_id", flat=True)[:count])
        mentions = (
            Mention.objects.visible_to(self.viewer)
            .filter(entity=self.entity, article__in=recent, field="body")
            .with_sentences()
            .select_related("article", "article__source")
            .order_by("-article__listed", "-article_id", "start")
        )
        seen: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            seen.setdefault((mention.article_id, mention.sentence_start), mention)
        return list(seen.values())[:count]

    @cached_property
    def company(self) -> Sequence[Entity]:
        """Whom it appears with in its most recent articles, most often first."""
        recent = self._appearances.order_by("-listed").values_list("article_id", flat=True)[:RECENT]
        others = (
            Appearance.objects.visible_to(self.viewer)
            .filter(article__in=list(recent), entity__merged_into__isnull=True)
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
        """Its events on timelines this viewer may see; an event on several stands once."""
        visible = Entry.objects.visible_to(self.viewer)
        once = visible.filter(event=OuterRef("event")).order_by("pk").values("pk")[:1]
        return list(
            visible.filter(event__participations__entity=self.entity, pk=Subquery(once))
            .select_related("event", "timeline")
            .in_order()[:60]
        )
