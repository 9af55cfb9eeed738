"""Who is who: describing, merging, splitting, naming. Kept on re-reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.merging import hold_two, move_all
from newsreader.deciding.overview import refresh
from newsreader.models import (
    Alias,
    Appearance,
    Conflict,
    Distinction,
    Entity,
    MarkReading,
    Mention,
    Participation,
    Timeline,
    User,
)
from newsreader.models.entity import fold


def update(
    entity: Entity, by: User, *, made_from: Mapping[str, Any] | None = None, why: str = "", **fields: Any
) -> bool:
    """Change an entity's name, kind or description; an editor now stands for it.

    Was there anything to change? `made_from` holds what the form showed: see deciding/stale.py.
    """
    with decide(by, Action.DESCRIBE, entity.name, why, entity=entity) as changes:
        _hold(entity)
        changes.update(entity, made_from, confirmed=True, **fields)
    return bool(changes.rows)


def _hold(entity: Entity) -> None:
    """Hold an entity that stands. Raises Conflict where somebody merged it meanwhile."""
    if lock(entity).merged_into_id:
        raise Conflict(_("“%(name)s” was merged with another meanwhile.") % {"name": entity})


def merge(entity: Entity, into: Entity, by: User, why: str = "") -> None:
    """Make `entity` one with `into`: names, mentions, events, speech, figures move; its address redirects."""
    if entity.pk == into.pk:
        raise Conflict(_("That is the same entity already."))
    with decide(by, Action.MERGE, f"{entity.name} → {into.name}", why, entity=into) as changes:
        hold_two(entity, into)
        move_all(entity, into, changes)
        changes.update(into, confirmed=True)
        changes.update(entity, merged_into=into)
        refresh_entities((entity, into))


def split(entity: Entity, names: Sequence[Alias], by: User, *, kind: str = "", why: str = "") -> Entity:
    """Make some of an entity's names, and what they mention, an entity of their own.

    The first of `names` names it. At least one name must stay behind.
    """
    leaving = {alias.pk for alias in names}
    if not names:
        raise Conflict(_("Choose some of its names, and leave it at least one."))
    with decide(by, Action.SPLIT, f"{names[0].name} ← {entity.name}", why, entity=entity) as changes:
        _hold(entity)
        standing = set(entity.aliases.values_list("pk", flat=True))
        if not leaving < standing:  # all of them, or one that somebody took elsewhere
            raise Conflict(_("Choose some of its names, and leave it at least one."))
        new = changes.create(Entity(kind=kind or entity.kind, name=names[0].name, confirmed=True))
        for alias in names:
            changes.update(alias, entity=new)
        forms = {alias.folded for alias in names}
        mentions = entity.mentions.values_list("pk", "exact")
        theirs = [id for id, exact in mentions if fold(exact) in forms]
        for at in range(0, len(theirs), 500):
            changes.move(Mention.objects.filter(pk__in=theirs[at : at + 500]), "entity", new)
        said = [m.pk for m in MarkReading.objects.filter(entity=entity) if fold(m.exact) in forms]
        changes.move(MarkReading.objects.filter(pk__in=said), "entity", new)
        _share_events(entity, new, changes)
        changes.update(entity, confirmed=True)
        refresh_entities((entity, new))
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
            changes.create(
                Participation(event=participation.event, entity=new, position=participation.position)
            )
        else:
            changes.update(participation, entity=new)


def distinguish(one: Entity, other: Entity, by: User, why: str = "") -> None:
    """Remember that the two are not the same: nobody is asked again."""
    first, second = sorted((one, other), key=lambda each: each.pk)
    if Distinction.objects.filter(one=first, other=second).exists():
        raise Conflict(_("That was said already."))
    with decide(by, Action.PART, f"{one.name} ≠ {other.name}", why, entity=one) as changes:
        changes.create(Distinction(one=first, other=second))


def add_name(entity: Entity, words: str, by: User, *, demonym: bool = False, why: str = "") -> Alias:
    """Give the entity a further name; articles read from now on know it."""
    words = " ".join(words.split())[:200]
    if not fold(words):
        raise Conflict(_("A name needs letters."))
    if entity.aliases.filter(folded=fold(words), demonym=demonym).exists():
        raise Conflict(_("It has this name already."))
    shared = Alias.objects.filter(folded=fold(words), entity__merged_into__isnull=True).exists()
    with decide(by, Action.NAME, f"{entity.name}: {words}", why, entity=entity) as changes:
        _hold(entity)
        alias = changes.create(Alias(entity=entity, name=words, demonym=demonym, default=not shared))
        changes.update(entity, confirmed=True)
    return alias


def remove_name(alias: Alias, by: User, why: str = "") -> None:
    """Take a name away; an entity keeps at least one."""
    entity = alias.entity
    with decide(by, Action.UNNAME, f"{entity.name}: {alias.name}", why, entity=entity) as changes:
        _hold(entity)
        if entity.aliases.count() < 2:
            raise Conflict(_("It has no other name."))
        changes.delete(alias)
        changes.update(entity, confirmed=True)


def refresh_entities(entities: Iterable[Entity]) -> None:
    """After rows moved between entities: counts, and the timelines that show them."""
    Appearance.recount(*entities)
    shown_on = {timeline for entity in entities for timeline in Timeline.objects.mentioning(entity)}
    refresh(shown_on)  # at once: there may be hundreds, and one reader of a list would count them all
