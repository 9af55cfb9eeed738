"""How the entries of a timeline were dated by what had been reported by the end of a day.

An event has one when, chosen with all its reports at hand. Where that comes from a report of a later day, or
from an editor who had read one, it was not known yet: then the entry is dated, and stands, by the closest of
what the reports until then say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q

from newsreader.models.beside import BESIDE_OTHERS
from newsreader.models.entry_key import DatedThen, EntryKey, between
from newsreader.models.event import Citation
from newsreader.models.lying import Lying, lying_in
from newsreader.models.reported import Retold, first_named
from newsreader.models.timeline import OPEN_END, OPEN_START, EntryQuerySet, Timeline
from newsreader.models.when import Dated
from newsreader.text.order import BETWEEN, DAY, UNKNOWN, grain, place
from newsreader.text.when import When


def dated_then(timeline: Timeline, day: date, retold: Retold) -> dict[int, DatedThen]:
    """By entry what was dated otherwise at the end of this day, of these that later reports told of again."""
    by_later = ~Q(event__dated_by__reported__lte=day)  # or by an editor, who had read them
    entries = (
        timeline.entries.filter(by_later, pk__in=list(retold.entries))
        if retold.entries
        else timeline.entries.none()
    )
    rows = entries.values_list("pk", "event", *WHEN)
    told = {event: (entry, When(*when)) for entry, event, *when in rows}
    reports: dict[int, list[When]] = defaultdict(list)
    cited = Citation.objects.filter(event__in=told, reported__lte=day)
    cited = cited.order_by("contradicts", "reported", "pk")
    for event, against, *when in cited.values_list("event", "contradicts", *Dated.WHEN_FIELDS):
        if not (against and reports[event]):  # who says it happened dates it, where anybody does
            reports[event].append(When(*when))
    found = {}
    for event, (entry, now) in told.items():
        closest = min(reports[event], key=lambda when: place(when).width)
        if closest != now:
            found[entry] = DatedThen(EntryKey(*_standing(closest), entry), closest)
    return found | _between_then(timeline, day, found)


def _between_then(timeline: Timeline, day: date, then: Mapping[int, DatedThen]) -> dict[int, DatedThen]:
    """Of what is known to lie between others what stood elsewhere then: these stood elsewhere, or were not
    known, and then it was undated."""
    known = timeline.entries.known_on(day)
    dayless = [each for each in known.filter(BESIDE_OTHERS, width=BETWEEN) if each.pk not in then]
    beside = known.in_bulk({id for each in dayless for id in each.beside}) if dayless else {}
    found = {}
    for each in dayless:
        stood = None
        keys = {pk: then[pk].key if pk in then else entry.key for pk, entry in beside.items()}
        keys = {pk: key for pk, key in keys.items() if key.day < UNKNOWN}
        if all(id in keys for id in each.beside):
            after, before = (keys.get(id or 0) for id in (each.stands_after_id, each.stands_before_id))
            stood = between(after, before, each.pk)
        if stood != each.key:
            found[each.pk] = DatedThen(stood or EntryKey(*_standing(NO_DAY), each.pk), NO_DAY)
    return found


NO_DAY = When(None, None)


WHEN = tuple(f"event__{name}" for name in Dated.WHEN_FIELDS)


def _standing(when: When) -> tuple[date, int, int, int]:
    stands = place(when)
    return stands.day, stands.minute, 0, stands.width


def bounds(when: When) -> tuple[date, date]:
    """As entries carry them."""
    return when.earliest or OPEN_START, when.latest or OPEN_END


def lying_then(entries: EntryQuerySet, then: Iterable[DatedThen]) -> list[Lying]:
    """How these entries lie in time, and those that were dated otherwise then."""
    return lying_in(entries) + list(dated_otherwise(then))


def dated_otherwise(then: Iterable[DatedThen]) -> Iterator[Lying]:
    for key, when in then:
        if when.earliest is None and when.latest is None:
            yield Lying(UNKNOWN, "day", UNKNOWN, 1, True)
        elif key.width <= DAY:
            yield Lying(key.day, "day", key.day, 1)
        else:
            known = when.earliest is not None and when.latest is not None
            named = grain(when.precision, when.earliest if known else None, when.latest or OPEN_END)
            exact = known and not when.circa
            yield Lying(key.day, named, (when.latest or key.day) if exact else key.day, 1, not exact)


def named_later(events: Sequence[int], day: date) -> dict[int, set[int]]:
    """By event the entities that no report until the end of this day named, but a later one."""
    found: dict[int, set[int]] = defaultdict(set)
    for (event, entity), first in first_named(events).items():
        if first > day.toordinal():
            found[event].add(entity)
    return found
