"""Knowing: the registry as the names package wants it, and the entity behind a name it found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from newsreader.models import Alias, Entity
from newsreader.models.entity import fold
from newsreader.text.names import Known, NamedEntity, Registry


def registry() -> Registry:
    """The confirmed entities as the names package wants them; built again only when one of them changed."""
    state = _confirmed().aggregate(count=Count("pk"), latest=Max("modified"))
    return _registry_as_of(state["count"], state["latest"])


def _confirmed() -> QuerySet[Entity]:
    return Entity.objects.filter(confirmed=True, merged_into__isnull=True)


@lru_cache(maxsize=1)
def _registry_as_of(count: int, latest: datetime | None) -> Registry:
    return Registry(
        Known(
            key=str(entity.pk),
            name=entity.name,
            kind=entity.kind,
            aliases=tuple(a.name for a in entity.aliases.all() if not a.demonym and a.name != entity.name),
            demonyms=tuple(a.name for a in entity.aliases.all() if a.demonym),
            default=all(a.default for a in entity.aliases.all()),
        )
        for entity in _confirmed().prefetch_related("aliases").order_by("pk")
    )


def known_entities(found: Iterable[NamedEntity]) -> dict[str | None, Entity]:
    """The registry's entities among the names of an article, by their keys."""
    ids = [int(named.key) for named in found if named.key is not None]
    return {str(id): entity for id, entity in Entity.objects.in_bulk(ids).items()}


def provisional(named: NamedEntity) -> Entity:
    """The provisional entity of this name and kind, made when it is new."""
    same_name = (
        Alias.objects.filter(folded=fold(named.name)[:200], entity__merged_into__isnull=True, demonym=False)
        .select_related("entity")
        .order_by("-entity__confirmed", "entity_id")
    )
    known = [alias.entity for alias in same_name]
    for entity in known:
        if entity.kind == named.kind:
            return entity
    # What a name means without a registry entry is a guess: another article's guess is joined, not doubled,
    # but for people, who share their names with places and companies.
    if known and named.kind != "person" and known[0].kind != "person":
        return known[0]
    entity = Entity.objects.create(kind=named.kind, name=named.name[:200])
    Alias.objects.create(entity=entity, name=named.name[:200])
    return entity
