"""Knowing: the registry as the names package wants it, and the entity behind a name it found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Max, QuerySet

from newsreader.models import Alias, Entity
from newsreader.models.entity import fold
from newsreader.pipeline.asking import Question
from newsreader.pipeline.together import once
from newsreader.text.names import Known, NamedEntity, Registry

BATCH = 200  # names looked up or made at once
MAKING_ENTITIES = 610_001  # any number that nothing else locks by on PostgreSQL


def registry() -> Registry:
    """The confirmed entities as the names package wants them; built again only when one of them changed."""
    state = once(_state)
    return _registry_as_of(*(state[0][1:] if state else (0, None)))


def _confirmed() -> QuerySet[Entity]:
    return Entity.objects.filter(confirmed=True, merged_into__isnull=True)


def _state() -> list[tuple[Any, ...]]:
    return _STATE.rows()


# Grouped by what is the same in all of them: an aggregate is no query set.
_STATE = Question(
    lambda: (
        _confirmed().order_by().values_list("confirmed").annotate(count=Count("pk"), latest=Max("modified"))
    )
)


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


def entities_of(found: Sequence[NamedEntity]) -> list[Entity]:
    """The entity of each: the registry's, or the provisional one of its name and kind, made when it is new.

    New ones are made a few at a time, each few in a short transaction, and seen there by nobody before an
    article that names them is stored.
    """
    known = _those_of({int(named.key) for named in found if named.key is not None})
    entities = [known.get(int(named.key)) if named.key is not None else None for named in found]
    unknown = [index for index, entity in enumerate(entities) if entity is None]
    guesses = _guesses(found[index] for index in unknown)
    for index in unknown:
        entities[index] = _guess(guesses, found[index])
    new = [index for index, entity in enumerate(entities) if entity is None]
    for at in range(0, len(new), BATCH):
        few = new[at : at + BATCH]
        for index, entity in zip(few, _provisional([found[index] for index in few]), strict=True):
            entities[index] = entity
    return [entity for entity in entities if entity is not None]


def stand(entities: Iterable[int]) -> bool:
    """Whether all of these are still there and merged into no other."""
    ids = sorted(set(entities))
    batches = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
    return all(len(_STANDING.rows(few)) == len(few) for few in batches)


_STANDING = Question(
    lambda ids: Entity.objects.filter(pk__in=ids, merged_into__isnull=True).order_by().values_list("pk"), int
)


def _those_of(ids: set[int]) -> dict[int, Entity]:
    """Entities by id, with no more than a reading looks at."""
    order = sorted(ids)
    batches = (order[at : at + BATCH] for at in range(0, len(order), BATCH))
    return {row[0]: _entity(row) for few in batches for row in _KNOWN.rows(few)}


LOOKED_AT = ("id", "kind", "name")
_KNOWN = Question(lambda ids: Entity.objects.filter(pk__in=ids).order_by().values_list(*LOOKED_AT), int)


def _entity(row: Sequence[Any]) -> Entity:
    return Entity.from_db(connection.alias, LOOKED_AT, row)


@transaction.atomic
def _provisional(found: Sequence[NamedEntity]) -> list[Entity]:
    """Those made meanwhile, and new ones for the rest."""
    _alone()
    guesses = _guesses(found)
    entities, new = [], []
    for named in found:
        entity = _guess(guesses, named)
        if entity is None:
            entity = Entity(kind=named.kind, name=named.name[:200])
            entity.file_by_name()
            new.append(entity)
            guesses.setdefault(_folded(named), []).append(entity)
        entities.append(entity)
    Entity.objects.bulk_create(new)
    aliases = [Alias(entity=entity, name=entity.name) for entity in new]
    for alias in aliases:
        alias.fold()
    Alias.objects.bulk_create(aliases)
    return entities


def _alone() -> None:
    """Until the transaction ends nobody else makes entities: two who read a new name at once make one.

    SQLite lets one write at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MAKING_ENTITIES])


def _folded(named: NamedEntity) -> str:
    return fold(named.name)[:200]


def _guesses(found: Iterable[NamedEntity]) -> dict[str, list[Entity]]:
    """The entities that go by these names, by folded name: confirmed ones first, then the oldest."""
    names = sorted({_folded(named) for named in found})
    guesses: dict[str, list[Entity]] = {}
    for at in range(0, len(names), BATCH):
        for folded, *entity in _ALIASES.rows(names[at : at + BATCH]):
            guesses.setdefault(folded, []).append(_entity(entity))
    return guesses


_ALIASES = Question(
    lambda names: (
        Alias.objects.filter(folded__in=names, entity__merged_into__isnull=True, demonym=False)
        .order_by("-entity__confirmed", "entity_id")
        .values_list("folded", *(f"entity__{name}" for name in LOOKED_AT))
    ),
    str,
)


def _guess(guesses: dict[str, list[Entity]], named: NamedEntity) -> Entity | None:
    known = guesses.get(_folded(named), [])
    for entity in known:
        if entity.kind == named.kind:
            return entity
    # What a name means without a registry entry is a guess: another article's guess is joined, not doubled,
    # but for people, who share their names with places and companies.
    if known and named.kind != "person" and known[0].kind != "person":
        return known[0]
    return None
