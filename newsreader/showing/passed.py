"""Announced events whose day has passed: did they happen? With the later reports that may say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from newsreader.models import Event, Mention, Participation, Proposal, User
from newsreader.models.event import EventQuerySet

MOST = 20  # events of a page
MOST_REPORTS = 3  # beside one
LOOKED_AT = 1_000  # proposals that one page compares, of each day some
NEAR = timedelta(days=1)  # a report may count the day before or after


TOLD = ("id", "version", "earliest", "latest")
Told = tuple[int, int, date | None, date]  # of a proposal


class PassedEvent(NamedTuple):
    """An announced event, and proposals of its day in whose reports one of its names stands."""

    event: Event
    reports: Sequence[Proposal]


def passed(editor: User, today: date) -> EventQuerySet:
    """Those that this editor may say something of, in no order: found among the announced, which are few."""
    announced = Event.objects.standing().filter(status=Event.Status.ANNOUNCED, latest__lt=today)
    return announced.editable_by(editor)


def page(editor: User, today: date) -> list[PassedEvent]:
    """The first of them, by their day: four queries more, however many."""
    events = list(passed(editor, today).order_by("latest", "id")[:MOST])
    names = defaultdict(set)
    for event, entity in Participation.objects.filter(event__in=events).values_list("event", "entity"):
        names[event].add(entity)
    near = _near([each for each in events if each.pk in names])
    versions = {version for _id, version, _first, _last in near}
    named = _named(versions, set().union(*names.values()))
    beside = {
        event: [
            id
            for id, version, first, last in near
            if _is_near(first, last, event) and names[event.pk] & named[version]
        ][:MOST_REPORTS]
        for event in events
    }
    told = Proposal.objects.select_related("article__source").in_bulk(set().union(*beside.values()))
    return [PassedEvent(event, [told[id] for id in ids if id in told]) for event, ids in beside.items()]


def _near(events: Sequence[Event]) -> list[Told]:
    """What is told of their days, by day: some of each, so that a day of very many hides no other."""
    if not events:
        return []
    days = Q()
    for first, last in {_days(each) for each in events}:
        begins = Q(earliest__lte=last + NEAR) | Q(earliest=None, latest__lte=last + NEAR)
        days |= begins & Q(latest__gte=first - NEAR)
    told = Proposal.objects.open().filter(days, status=Event.Status.REPORTED)
    turn = Window(RowNumber(), partition_by=F("latest"), order_by=F("id").asc())
    rows = told.annotate(turn=turn).order_by("turn", "latest").values_list(*TOLD)[:LOOKED_AT]
    return sorted(rows, key=lambda row: (row[3], row[0]))


def _named(versions: Collection[int], entities: Collection[int]) -> Mapping[int, set[int]]:
    """Which of these are named in each version."""
    found = defaultdict(set)
    mentions = Mention.objects.filter(version__in=versions, entity__in=entities)
    for version, entity in mentions.values_list("version", "entity").distinct():
        found[version].add(entity)
    return found


def _days(event: Event) -> tuple[date, date]:
    last = event.latest or date.max - NEAR
    return event.earliest or last, last


def _is_near(first: date | None, last: date, event: Event) -> bool:
    begins, ends = _days(event)
    return begins - NEAR <= last and (first or last) <= ends + NEAR
