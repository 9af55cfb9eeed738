"""Deciding who is who: merging, splitting, naming. Each one decision, kept on re-reading, undoable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from newsreader.models.deciding import Action, deciding
from newsreader.models.decision import Changes, Conflict, locked
from newsreader.models.entity import Alias, Appearance, Distinction, Entity, Mention, fold
from newsreader.models.event import Participation
from newsreader.models.marks import Figure, Quotation
from newsreader.models.timeline import Timeline
from newsreader.models.user import User
from newsreader.text.names.similarity import PROPOSE, similarity

MOST_NEAR = 400  # names compared of those that share a last word


def merge(entity: Entity, into: Entity, by: User, why: str = "") -> None:
    """Make `entity` one with `into`: names, mentions, events, speech, figures move; its address redirects."""
    if entity.pk == into.pk:
        raise Conflict(_("That is the same entity already."))
    with transaction.atomic():
        first, second = sorted((entity, into), key=lambda each: each.pk)  # the same order for everybody
        if locked(first).merged_into_id or locked(second).merged_into_id:
            raise Conflict(_("One of the two was merged with another meanwhile."))
        with deciding(by, Action.MERGE, f"{entity.name} → {into.name}", why, entity=into) as changes:
            known = set(into.aliases.values_list("folded", "demonym"))
            for alias in entity.aliases.all():
                if (alias.folded, alias.demonym) in known:
                    changes.take_away(alias)
                else:
                    changes.alter(alias, entity=into)
            taking_part = set(into.participations.values_list("event", flat=True))
            for participation in entity.participations.all():
                if participation.event_id in taking_part:
                    changes.take_away(participation)
                else:
                    changes.alter(participation, entity=into)
            changes.move(Mention.objects.filter(entity=entity), "entity", into)
            changes.move(Quotation.objects.filter(speaker=entity), "speaker", into)
            changes.move(Figure.objects.filter(speaker=entity), "speaker", into)
            changes.alter(into, confirmed=True)
            changes.alter(entity, merged_into=into)
        settle_entities((entity, into))


def split(entity: Entity, names: Sequence[Alias], by: User, *, kind: str = "", why: str = "") -> Entity:
    """Make some of an entity's names, and what they mention, an entity of their own.

    The first of `names` names it. At least one name must stay behind.
    """
    ids = {alias.pk for alias in names}
    staying = [alias for alias in entity.aliases.all() if alias.pk not in ids]
    if not names or not staying:
        raise Conflict(_("Choose some of its names, and leave it at least one."))
    with transaction.atomic():
        locked(entity)
        with deciding(by, Action.SPLIT, f"{names[0].name} ← {entity.name}", why, entity=entity) as changes:
            new = changes.make(Entity(kind=kind or entity.kind, name=names[0].name, confirmed=True))
            for alias in names:
                changes.alter(alias, entity=new)
            forms = {alias.folded for alias in names}
            mentions = entity.mentions.values_list("pk", "exact", "article", "field", "sentence_start")
            theirs = [mention for mention in mentions if fold(mention[1]) in forms]
            for at in range(0, len(theirs), 500):
                chosen = [mention[0] for mention in theirs[at : at + 500]]
                changes.move(Mention.objects.filter(pk__in=chosen), "entity", new)
            _share_events(entity, new, changes)
            changes.alter(entity, confirmed=True)
        settle_entities((entity, new))
    return new


def _share_events(entity: Entity, new: Entity, changes: Changes) -> None:
    """Events whose cited sentences name only the new entity go with it; those that name both get both."""
    for participation in entity.participations.select_related("event"):
        named = set()
        for citation in participation.event.citations.all():
            named |= set(
                Mention.objects.filter(citation.within_sentence, entity__in=(entity, new)).values_list(
                    "entity", flat=True
                )
            )
        if new.pk not in named:
            continue
        if entity.pk in named:
            changes.make(
                Participation(event=participation.event, entity=new, position=participation.position)
            )
        else:
            changes.alter(participation, entity=new)


def part(one: Entity, other: Entity, by: User, why: str = "") -> None:
    """Remember that the two are not the same: nobody is asked again."""
    first, second = sorted((one, other), key=lambda each: each.pk)
    if Distinction.objects.filter(one=first, other=second).exists():
        raise Conflict(_("That was said already."))
    with deciding(by, Action.PART, f"{one.name} ≠ {other.name}", why, entity=one) as changes:
        changes.make(Distinction(one=first, other=second))


def name(entity: Entity, words: str, by: User, *, demonym: bool = False, why: str = "") -> Alias:
    """Give the entity a further name; articles read from now on know it."""
    words = " ".join(words.split())[:200]
    if not fold(words):
        raise Conflict(_("A name needs letters."))
    if entity.aliases.filter(folded=fold(words), demonym=demonym).exists():
        raise Conflict(_("It has this name already."))
    shared = Alias.objects.filter(folded=fold(words), entity__merged_into__isnull=True).exists()
    with deciding(by, Action.NAME, f"{entity.name}: {words}", why, entity=entity) as changes:
        alias = changes.make(Alias(entity=entity, name=words, demonym=demonym, default=not shared))
        changes.alter(entity, confirmed=True)
    return alias


def unname(alias: Alias, by: User, why: str = "") -> None:
    """Take a name away; an entity keeps at least one."""
    entity = alias.entity
    if entity.aliases.count() < 2:
        raise Conflict(_("It has no other name."))
    with deciding(by, Action.UNNAME, f"{entity.name}: {alias.name}", why, entity=entity) as changes:
        changes.take_away(alias)
        changes.alter(entity, confirmed=True)


def settle_entities(entities: Iterable[Entity]) -> None:
    """After rows moved between entities: counts, and the timelines that show them."""
    Appearance.count_again(*entities)
    for entity in entities:
        Timeline.objects.naming(entity).touch()


def perhaps_the_same(entity: Entity, most: int = 8) -> list[tuple[Entity, float]]:
    """Entities of the same kind whose names are alike, likest first; what an editor parted is left out.

    Looked for among names that share their last word: similarity only ever proposes.
    """
    return alike([entity], most)[entity.pk]


def alike(entities: Sequence[Entity], most: int) -> dict[int, list[tuple[Entity, float]]]:
    """Whom each of these may be the same as, by id, in as many queries as for one: see perhaps_the_same()."""
    names: dict[int, list[Alias]] = {entity.pk: [] for entity in entities}
    for alias in Alias.objects.filter(entity__in=entities, demonym=False):
        names[alias.entity_id].append(alias)
    near = _sharing_last_words({alias.last_word for aliases in names.values() for alias in aliases})
    parted = _parted_from(entities)
    found = {}
    for entity in entities:
        likest: dict[Entity, float] = {}
        for word in {alias.last_word for alias in names[entity.pk]}:
            for other in near[word, entity.kind]:
                best = max(similarity(alias.name, other.name, entity.kind) for alias in names[entity.pk])
                likest[other.entity] = max(likest.get(other.entity, 0.0), best)
        ranked = sorted(likest.items(), key=lambda pair: (-pair[1], pair[0].pk))
        apart = parted[entity.pk] | {entity.pk}
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


def _parted_from(entities: Sequence[Entity]) -> dict[int, set[int]]:
    parted: dict[int, set[int]] = defaultdict(set)
    pairs = Distinction.objects.filter(Q(one__in=entities) | Q(other__in=entities))
    for one, other in pairs.values_list("one", "other"):
        parted[one].add(other)
        parted[other].add(one)
    return parted
