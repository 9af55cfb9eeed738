"""Who takes part in the events that cite an article, as what it names is said anew."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.deciding.changes import Changes, lock
from newsreader.models import Article, Citation, Event, MarkKind, MarkReading, Mention, Participation
from newsreader.models.passage import Field
from newsreader.text.names import SaidName
from newsreader.text.names.said import Place, apply

Named = dict[Place, int]  # the entity that words name, by their place


def follow_names(reading: MarkReading, changes: Changes) -> None:
    """Let the events whose cited sentences hold these words follow what is said of them.

    Who is named there now takes part; who was, and is in none of an event's sentences any more, does not. Who
    takes part though no sentence named them stays.
    """
    article = reading.article
    before, after = _named(reading)
    touched = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
    cited = [c for c in _citations(article, reading) if any(_within(place, c) for place in touched)]
    for event in Event.objects.filter(pk__in={c.event_id for c in cited}).order_by("pk"):
        lock(event)
        _take_part(event, _of_event(event, reading, before), _of_event(event, reading, after), changes)


def _named(reading: MarkReading) -> tuple[Named, Named]:
    """Whom the version names, and whom with this reading and what was said of single places before."""
    mentions = Mention.objects.filter(version=reading.version).order_by("field", "start")
    before: Named = {
        (field, start, end): entity
        for field, start, end, entity in mentions.values_list("field", "start", "end", "entity")
    }
    fields = {field: reading.version.text_of(field) for field in Field.values}
    alone = reading.article.mark_readings.filter(
        kind=MarkKind.NAME, version=reading.version, lost=False, everywhere=False
    )
    after = apply(before, [_said(each) for each in (*alone.order_by("pk"), reading)], fields)
    return before, {
        place: int(named.key or 0) if isinstance(named, SaidName) else named for place, named in after.items()
    }


def _said(reading: MarkReading) -> SaidName:
    place = (reading.field, reading.start, reading.end)
    key = str(reading.entity.standing.pk) if reading.entity else None  # it may have been merged since
    return SaidName(reading.exact, place, reading.everywhere, key)


def _citations(article: Article, reading: MarkReading) -> Iterable[Citation]:
    return article.citations.filter(version=reading.version, lost=False).order_by("pk")


def _within(place: Place, citation: Citation) -> bool:
    field, start, end = place
    in_sentence = citation.sentence_start <= start and end <= citation.sentence_end
    return field == citation.field and in_sentence


def _of_event(event: Event, reading: MarkReading, named: Named) -> list[int]:
    """The entities that the event's cited sentences name, in their order; `named` are the version's."""
    found: list[int] = []
    for citation in event.citations.order_by("pk"):
        if citation.version_id == reading.version_id:
            places = sorted(place for place in named if _within(place, citation))
            found += [named[place] for place in places]
        elif citation.version_id is not None:
            mentions = Mention.objects.filter(citation.within_sentence).order_by("start")
            found += mentions.values_list("entity", flat=True)
    return list(dict.fromkeys(found))


def _take_part(event: Event, before: list[int], after: list[int], changes: Changes) -> None:
    partaking = {each.entity_id: each for each in event.participations.all()}
    coming = [entity for entity in after if entity not in before and entity not in partaking]
    for entity in before:
        if entity in after or entity not in partaking:
            continue
        if coming:  # in the place of whom they were taken for
            changes.update(partaking[entity], entity_id=coming.pop(0))
        else:
            changes.delete(partaking[entity])
    for number, entity in enumerate(coming, start=len(partaking)):
        changes.create(Participation(event=event, entity_id=entity, position=number))
