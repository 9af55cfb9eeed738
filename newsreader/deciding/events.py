"""Events: when they happened, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, held_by_ids, lock, lock_all
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.event_merging import hold_events, move_everything, share_participations
from newsreader.deciding.overview import hold, outdate
from newsreader.deciding.pending import new_entry, put
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import (
    Article,
    Citation,
    Clash,
    Conflict,
    Entity,
    Entry,
    Event,
    Mention,
    Participation,
    Stale,
    Timeline,
    User,
)
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.user import NOBODY
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
        if stored.merged_into_id:
            raise Conflict(_("“%(event)s” was merged with another event meanwhile.") % {"event": stored})
        if citation and lock(citation).event_id != event.pk:
            raise Conflict(_("These words are cited for another event by now."))
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


def set_status(event: Event, by: User, *, made_from: Mapping[str, Any] | None = None, **fields: Any) -> bool:
    """Say how sure it is that the event happened (`status`), and what is to be said of it (`body`, plain
    text). Was there anything to change? See deciding/stale.py for `made_from`, and Stale.
    """
    with decide(by, Action.STATUS, event.title, event=event) as changes:
        changes.update(event, made_from, **fields)
    return bool(changes.rows)


def set_title(
    event: Event, by: User, title: str, *, made_from: Mapping[str, Any] | None = None, why: str = ""
) -> bool:
    """Say what happened in other words, on every page that has no headline of its own for it. Was there
    anything to change? See deciding/stale.py for `made_from`, and Stale.
    """
    with decide(by, Action.RETITLE, event.title, why, event=event) as changes:
        changes.update(event, made_from, title=title)
    return bool(changes.rows)


def set_stance(citation: Citation, by: User, *, contradicts: bool, why: str = "") -> bool:
    """Say whether the cited words contradict the event, or support it. Was that another thing before?"""
    event = citation.event
    with decide(by, Action.STANCE, event.title, why, event=event, article=citation.article) as changes:
        if lock(citation).event_id != event.pk:
            raise Conflict(_("These words are cited for another event by now."))
        changes.update(citation, contradicts=contradicts)
    return bool(changes.rows)


def create_own(
    timeline: Timeline,
    by: User,
    *,
    title: str,
    when: When,
    place: str = "",
    body: str = "",
    annotation: str = "",
) -> Entry:
    """An event that no report is cited for, by the editors' own word, and its entry."""
    event = Event(title=title[:300], place=place, body=body)
    event.when = when
    with decide(by, Action.OWN, title) as changes:
        changes.about["event"] = changes.create(event)
        return put(event, timeline, changes, annotation)


def merge(event: Event, into: Event, by: User, why: str = "") -> None:
    """Make `event` one with `into`: its reports, who takes part and its entries go there.

    On a timeline that has both one entry stays, with the words of the other.
    """
    if event.pk == into.pk:
        raise Conflict(_("That is the same event already."))
    with decide(by, Action.UNITE, f"{event.title} → {into.title}", why, event=into) as changes:
        reports = hold_events(event, into)
        move_everything(lock(event), lock(into), changes)
        _show(reports, [into])


def split(event: Event, citations: Iterable[int], by: User, *, title: str = "", why: str = "") -> Event:
    """Make an event of its own of what some of the reports tell: `citations`, by id. At least one stays.

    It is dated by the first of them, and stands on those timelines of the event that `by` edits, pending
    where new entries are.
    """
    asked = set(citations)
    told = event.citations.filter(pk__in=asked).first()
    title = (title or (told.title if told else "") or event.title)[:300]
    with decide(by, Action.DIVIDE, f"{title} ← {event.title}", why, event=event) as changes:
        reports = hold_events(event)
        leaving = list(event.citations.filter(pk__in=asked).order_by("contradicts", "reported", "pk"))
        if not leaving or len(leaving) < len(asked) or len(leaving) == event.citations.count():
            raise Conflict(_("Choose some of its reports, and leave it at least one."))
        new = Event(title=title)
        new.when = leaving[0].when
        changes.create(new)
        if event.dated_by_id in asked:
            changes.update(event, dated_by=None)
        for citation in leaving:
            changes.update(citation, event=new)
        changes.update(new, dated_by=leaving[0])
        share_participations(event, new, changes)
        entries = Entry.objects.editable_by(by).filter(event=event).select_related("timeline", "pending_on")
        homes = {entry.home.pk: entry for entry in entries}
        hold(homes)
        for _home, entry in sorted(homes.items()):
            made = new_entry(new, entry.home)
            if entry.is_pending:  # a part of it is read no sooner than the rest
                made.timeline, made.pending_on = None, entry.home  # type: ignore[assignment]
            changes.create(made)
        _show(reports, [event, new])
    return new


def _show(reports: Iterable[Article], events: Iterable[Event]) -> None:
    for report in reports:
        resolve_proposals(report, held=True)
    outdate({timeline for event in events for timeline in Timeline.objects.with_event(event)}, None)


def date_event(event: Event, when: When, citation: Citation | None, changes: Changes) -> list[Entry]:
    """The same within another decision."""
    day = place(when).day
    held = lock_all(event.entries.all())  # nobody places one meanwhile
    leaving = [entry for entry in held if entry.placed is not None and entry.day != day]
    changes.update(event, dated_by=citation, **{name: getattr(when, name) for name in Event.WHEN_FIELDS})
    for entry in leaving:
        changes.update(entry, placed=None, position=0)
    dated = when.earliest is not None or when.latest is not None
    for entry in held if dated else ():  # it has a place of its own now
        if entry.beside:
            changes.update(entry, stands_after_id=None, stands_before_id=None, position=0)
    return leaving


_NAMED = Prepared(lambda _viewer, id: Participation.objects.filter(event=id).order_by().values_list("entity"))


def add_participants(event: Event, citation: Citation, changes: Changes) -> None:
    """The entities that the cited sentence names are the event's."""
    mentions = Mention.objects.filter(citation.within_sentence).order_by("start")
    standing, known = _standing(list(mentions.values_list("entity_id", flat=True)), event)
    coming = [entity for entity in dict.fromkeys(standing) if entity not in known]
    changes.create_all(
        [
            Participation(event=event, entity_id=entity, position=position, begins=event.first_day)
            for position, entity in enumerate(coming, start=len(known))
        ]
    )


def _standing(entities: list[int], event: Event) -> tuple[list[int], set[int]]:
    """These entities, held; of one that is merged meanwhile the one that it is now. And those that take part
    in the event, asked once these are held: who was merged meanwhile took its part along."""
    answers, held = Answers(NOBODY), held_by_ids(Entity, entities)
    answers.ask(held, (_NAMED, event.pk))
    merged = {entity.pk: entity for entity in answers.models(*held) if entity.merged_into_id}
    known = {entity for (entity,) in answers.rows(_NAMED, event.pk)}
    return [merged[id].standing.pk if id in merged else id for id in entities], known
