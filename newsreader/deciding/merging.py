"""What moves from an entity to another: when they are merged, and when an undone merge is made again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock
from newsreader.models import Conflict, Entity, Figure, Mention, Quotation


def hold_two(one: Entity, other: Entity) -> None:
    """Lock both, in the same order for everybody. Raises Conflict where one of them no longer stands."""
    first, second = sorted((one, other), key=lambda each: each.pk)
    if lock(first).merged_into_id or lock(second).merged_into_id:
        raise Conflict(_("One of the two was merged with another meanwhile."))


def move_all(entity: Entity, into: Entity, changes: Changes) -> None:
    """Names, events, mentions, speech and figures; what `into` has already goes."""
    known = set(into.aliases.values_list("folded", "demonym"))
    for alias in entity.aliases.all():
        if (alias.folded, alias.demonym) in known:
            changes.delete(alias)
        else:
            changes.update(alias, entity=into)
    taking_part = set(into.participations.values_list("event", flat=True))
    for participation in entity.participations.all():
        if participation.event_id in taking_part:
            changes.delete(participation)
        else:
            changes.update(participation, entity=into)
    changes.move(Mention.objects.filter(entity=entity), "entity", into)
    changes.move(Quotation.objects.filter(speaker=entity), "speaker", into)
    changes.move(Figure.objects.filter(speaker=entity), "speaker", into)
