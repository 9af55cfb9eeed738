"""Events: when they happened, and who takes part."""

from __future__ import annotations

from newsreader.deciding.changes import Changes
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Citation, Entry, Event, Mention, Participation, User
from newsreader.text.when import When


def set_when(event: Event, when: When, by: User, *, citation: Citation | None = None, why: str = "") -> None:
    """Say when the event happened: by one of its citations, or by the editor's own word (citation None)."""
    with decide(by, Action.DATE, event.title, why, event=event) as changes:
        date_event(event, when, citation, changes)


def date_event(event: Event, when: When, citation: Citation | None, changes: Changes) -> None:
    """The same within another decision."""
    changes.update(event, dated_by=citation, **{name: getattr(when, name) for name in Event.WHEN_FIELDS})
    for entry in event.entries.all():
        changes.update(entry, **Entry.key_columns(event))


def add_participants(event: Event, citation: Citation, changes: Changes) -> None:
    """The entities that the cited sentence names are the event's."""
    known = set(event.participations.values_list("entity_id", flat=True))
    mentions = Mention.objects.filter(citation.within_sentence).order_by("start")
    named = mentions.values_list("entity_id", flat=True)
    for entity in dict.fromkeys(named):
        if entity not in known:
            changes.create(Participation(event=event, entity_id=entity, position=len(known)))
            known.add(entity)
