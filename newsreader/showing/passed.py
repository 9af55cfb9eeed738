"""Announced events whose day has passed: did they happen? With the later reports that may say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsreader.models import Event, Mention, Participation, Proposal, User
from newsreader.models.event import EventQuerySet

MOST = 20  # events of a page
MOST_REPORTS = 3  # beside one
LOOKED_AT = 200  # proposals that one page compares
NEAR = timedelta(days=1)  # a report may count the day before or after


class PassedEvent(NamedTuple):
    """An announced event, and proposals of its day in whose reports one of its names stands."""

    event: Event
    reports: Sequence[Proposal]


def passed(editor: User, today: date) -> EventQuerySet:
    """Those that this editor may say something of, in no order."""
    announced = Event.objects.editable_by(editor).standing().filter(status=Event.Status.ANNOUNCED)
    return announced.filter(latest__lt=today)


def page(editor: User, today: date) -> list[PassedEvent]:
    """The first of them, by their day: three queries more, however many."""
    events = list(passed(editor, today).order_by("latest", "id")[:MOST])
    if not events:
        return []
    names = defaultdict(set)
    for event, entity in Participation.objects.filter(event__in=events).values_list("event", "entity"):
        names[event].add(entity)
    found = _reports(events)
    named = defaultdict(set)
    mentioned = Mention.objects.filter(
        version__in={each.version_id for each in found}, entity__in=set().union(*names.values())
    )
    for version, entity in mentioned.values_list("version", "entity").distinct():
        named[version].add(entity)
    return [
        PassedEvent(
            event,
            [each for each in found if _is_near(each, event) and names[event.pk] & named[each.version_id]][
                :MOST_REPORTS
            ],
        )
        for event in events
    ]


def _reports(events: Sequence[Event]) -> list[Proposal]:
    ends = [each.latest for each in events if each.latest]
    told = Proposal.objects.open().filter(status=Event.Status.REPORTED)
    told = told.filter(latest__gte=_first(events) - NEAR, latest__lte=max(ends) + NEAR)
    return list(told.select_related("article__source").order_by("latest", "id")[:LOOKED_AT])


def _first(events: Sequence[Event]) -> date:
    return min(each.earliest or each.latest or date.max for each in events)


def _is_near(proposal: Proposal, event: Event) -> bool:
    first, last = event.earliest or event.latest, event.latest
    if proposal.latest is None or first is None or last is None:
        return False
    return first - NEAR <= proposal.latest and (proposal.earliest or proposal.latest) <= last + NEAR
