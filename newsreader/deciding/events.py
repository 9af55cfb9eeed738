"""Events: when they happened, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Citation, Clash, Entity, Entry, Event, Mention, Participation, Stale, User
from newsreader.text.order import place
from newsreader.text.when import When


def set_when(
    event: Event,
    when: When,
    by: User,
    *,
    citation: Citation | None = None,
    made_from: When | None = None,
    why: str = "",
) -> list[Entry] | None:
    """Say when the event happened: by one of its citations, or by the editor's own word (citation None).

    Gives the entries that lose the place an editor gave them, for it was one within the day they leave; None
    where there was nothing to change. Raises Stale where the when is no longer `made_from`, which a form
    showed, nor what the editor says.
    """
    with decide(by, Action.DATE, event.title, why, event=event) as changes:
        stored = lock(event)
        if made_from is not None and stored.when not in (made_from, when):
            raise Stale(event, [Clash("when", made_from, stored.when, when)])
        leaving = date_event(event, when, citation, changes)
    return leaving if changes.rows else None


def set_place(
    event: Event, by: User, *, made_from: Mapping[str, Any] | None = None, why: str = "", **fields: Any
) -> bool:
    """Say where the event happened: `place`, and `latitude` and `longitude` in degrees where that is certain,
    else None. Was there anything to change? See deciding/stale.py for `made_from`, and Stale.
    """
    with decide(by, Action.PLACE, event.title, why, event=event) as changes:
        changes.update(event, made_from, **fields)
    return bool(changes.rows)


def date_event(event: Event, when: When, citation: Citation | None, changes: Changes) -> list[Entry]:
    """The same within another decision."""
    day = place(when).day
    held = list(event.entries.select_for_update(no_key=True).order_by("pk"))  # nobody places one meanwhile
    leaving = [entry for entry in held if entry.placed is not None and entry.day != day]
    changes.update(event, dated_by=citation, **{name: getattr(when, name) for name in Event.WHEN_FIELDS})
    for entry in leaving:
        changes.update(entry, placed=None, position=0)
    dated = when.earliest is not None or when.latest is not None
    for entry in held if dated else ():  # it has a place of its own now
        if entry.beside:
            changes.update(entry, stands_after_id=None, stands_before_id=None, position=0)
    return leaving


def add_participants(event: Event, citation: Citation, changes: Changes) -> None:
    """The entities that the cited sentence names are the event's."""
    known = set(event.participations.values_list("entity_id", flat=True))
    mentions = Mention.objects.filter(citation.within_sentence).order_by("start")
    named = list(mentions.values_list("entity_id", flat=True))
    for entity in dict.fromkeys(_standing(named)):
        if entity not in known:
            changes.create(Participation(event=event, entity_id=entity, position=len(known)))
            known.add(entity)


def _standing(entities: list[int]) -> list[int]:
    """These entities, held; of one that is merged meanwhile the one that it is now."""
    held = Entity.objects.select_for_update(no_key=True).filter(pk__in=entities).order_by("pk")
    merged = {entity.pk: entity for entity in held if entity.merged_into_id}
    return [merged[id].standing.pk if id in merged else id for id in entities]
