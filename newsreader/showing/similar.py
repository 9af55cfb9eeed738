"""Entities that may be the same: similarity of names, which only ever proposes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q, Window
from django.db.models.functions import RowNumber

from newsreader.models import Alias, Distinction, Entity
from newsreader.text.names.similarity import PROPOSE, similarity

MOST_NEAR = 400  # names compared of those that share a last word


def similar_to(entity: Entity, most: int = 8) -> list[tuple[Entity, float]]:
    """Entities of its kind whose names are alike, likest first, but those an editor said are others.

    Looked for among names that share their last word: similarity only ever proposes.
    """
    return similar([entity], most)[entity.pk]


def similar(entities: Sequence[Entity], most: int) -> dict[int, list[tuple[Entity, float]]]:
    """Whom each of these may be the same as, by id, in as many queries as for one: see similar_to()."""
    names: dict[int, list[Alias]] = {entity.pk: [] for entity in entities}
    for alias in Alias.objects.filter(entity__in=entities, demonym=False):
        names[alias.entity_id].append(alias)
    near = _sharing_last_words({alias.last_word for aliases in names.values() for alias in aliases})
    distinct = _distinct_from(entities)
    found = {}
    for entity in entities:
        likest: dict[Entity, float] = {}
        for word in {alias.last_word for alias in names[entity.pk]}:
            for other in near[word, entity.kind]:
                best = max(similarity(alias.name, other.name, entity.kind) for alias in names[entity.pk])
                likest[other.entity] = max(likest.get(other.entity, 0.0), best)
        ranked = sorted(likest.items(), key=lambda pair: (-pair[1], pair[0].pk))
        apart = distinct[entity.pk] | {entity.pk}
        found[entity.pk] = [(e, best) for e, best in ranked if best >= PROPOSE and e.pk not in apart][:most]
    return found


def _sharing_last_words(words: Iterable[str]) -> dict[tuple[str, str], list[Alias]]:
    """Names by their last word and their entity's kind, MOST_NEAR of each."""
    sharing = Alias.objects.filter(last_word__in=words, demonym=False, entity__merged_into__isnull=True)
    nth = Window(RowNumber(), partition_by=["last_word", "entity__kind"], order_by="id")
    near: dict[tuple[str, str], list[Alias]] = defaultdict(list)
    for alias in sharing.annotate(nth=nth).filter(nth__lte=MOST_NEAR).select_related("entity"):
        near[alias.last_word, alias.entity.kind].append(alias)
    return near


def _distinct_from(entities: Sequence[Entity]) -> dict[int, set[int]]:
    distinct: dict[int, set[int]] = defaultdict(set)
    pairs = Distinction.objects.filter(Q(one__in=entities) | Q(other__in=entities))
    for one, other in pairs.values_list("one", "other"):
        distinct[one].add(other)
        distinct[other].add(one)
    return distinct
