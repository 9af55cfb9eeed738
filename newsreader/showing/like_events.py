"""Events that one may be the same as: those of like words, and those of the same days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newsreader.models import Event
from newsreader.models.event import EventQuerySet
from newsreader.text.folding import tokens
from newsreader.text.nearest import shared

LOOKED_AT = 200  # on each side in time
LIKE = 0.5  # of the words of both titles: below it two share a name or small words
NEAR = 1  # days between two that may be one of which each report has its own day


class _Ranked(NamedTuple):
    """Orders the likest first, of those as like as each other the nearest in time."""

    unlike: float
    days: int
    id: int


def like_events(event: Event, among: EventQuerySet, most: int) -> list[Event]:
    """Those `among` these that are looked through first: of the nearest in time, on each side, those whose
    titles share half of their words, and those that overlap it or are a day apart."""
    words = frozenset(tokens(event.title))
    found = []
    for other in _nearest(event, among.exclude(pk=event.pk)):
        likeness, days = shared(words, frozenset(tokens(other.title))), _days_between(event, other)
        if likeness >= LIKE or days <= NEAR:
            found.append((_Ranked(-likeness if likeness >= LIKE else 0, days, other.pk), other))
    return [other for _ranked, other in sorted(found)[:most]]


def _nearest(event: Event, among: EventQuerySet) -> list[Event]:
    at = event.earliest or event.latest
    if at is None:
        return list(among.in_order()[:LOOKED_AT])
    before = among.filter(earliest__lt=at).order_by("-earliest", "-id")[:LOOKED_AT]
    after = among.filter(earliest__gte=at).order_by("earliest", "id")[:LOOKED_AT]
    begins_unknown = among.filter(earliest__isnull=True).order_by("id")[:LOOKED_AT]
    return [*before, *after, *begins_unknown]


def _days_between(one: Event, other: Event) -> int:
    """0 where they overlap. What has an open end is taken at the other; without either it is far off."""
    spans = [(each.earliest or each.latest, each.latest or each.earliest) for each in (one, other)]
    (first, last), (begins, ends) = spans
    if first is None or last is None or begins is None or ends is None:
        return (date.max - date.min).days
    return max(0, (begins - last).days, (first - ends).days)
