"""What editors' words said at the end of a day: out of the record of decisions.

A timeline is often made long after what it tells of. Read as it was known on a day it shows the words that
were written by then, each with the day it was written, and no others: hindsight is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from newsreader.models import Decision, Entry, Era, Timeline
from newsreader.models.event import Citation, Event
from newsreader.models.known import named_later
from newsreader.models.timeline import Weight
from newsreader.showing.entries import NO_PICTURE, ShownEntry

Columns = Mapping[str, Any]
RowKey = tuple[str, int]  # its model and id
PICTURE = {"report_picture_id", "sent_picture_id", "report_digest"}


def end_of(day: date) -> datetime:
    """The moment at which a day ends here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


# Of a timeline


def set_timeline_words(then: Timeline, moment: datetime) -> None:
    """Title, standfirst and eras as they were at this moment; of one made later its title alone."""
    then.eras_in_order = []
    if then.created >= moment:
        then.standfirst = ""
        return
    decisions = Decision.objects.filter(event=None, timeline=then.pk, at__gte=moment).order_by("pk")
    changed = before_these(decisions.values_list("changes", flat=True))
    for name, value in (changed.get(("timeline", then.pk)) or {}).items():
        if name in ("title", "standfirst"):
            setattr(then, name, value)
    eras = {era.pk: copy(era) for era in then.eras.all()}
    for (model, id), columns in changed.items():
        if model == "era":
            eras.pop(id, None)
            if columns is not None:
                eras[id] = Era(pk=id, **{name: _value(columns[name]) for name in ("title", *BOUNDS)})
    then.eras_in_order = sorted(eras.values(), key=lambda era: (era.earliest, era.latest, era.pk))


BOUNDS = ("earliest", "latest")


def _value(value: Any) -> Any:
    """As a column has it: the record keeps days as text."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def before_these(changes: Iterable[Sequence[Mapping[str, Any]]]) -> Mapping[RowKey, Columns | None]:
    """The columns that these changes, oldest first, found; None for a row that was not there."""
    found: dict[RowKey, dict[str, Any] | None] = {}
    for row in (row for rows in changes for row in rows if "ids" not in row):
        key = (row["model"], row["id"])
        if key not in found:
            found[key] = None if row["before"] is None else {}
        columns = found[key]
        if columns is not None:
            for name, value in (row["before"] or {}).items():
                columns.setdefault(name, value)
    return found


# Of entries


def set_entry_words(entries: Sequence[ShownEntry], moment: datetime, day: date) -> None:
    """What they said at this moment, the end of the day. One query, or five where some have later reports
    or are older than the moment."""
    stamps = dict(Entry.objects.filter(pk__in=[each.pk for each in entries]).values_list("pk", "put_on"))
    older = [entry for entry in entries if stamps[entry.pk] < moment]
    for entry in entries:
        if stamps[entry.pk] >= moment:
            _set_none(entry)
    _set_as_recorded(older, stamps, moment)
    _set_as_reported([entry for entry in entries if entry.reported_later], day)


def _set_none(entry: ShownEntry) -> None:
    entry.headline = entry.annotation = entry.body = ""
    entry.weight = Weight.ORDINARY
    entry.event = entry.event._replace(status=Event.Status.REPORTED)
    entry.picture = NO_PICTURE


def _set_as_recorded(entries: Sequence[ShownEntry], stamps: Mapping[int, datetime], moment: datetime) -> None:
    if not entries:
        return
    made = Decision.objects.filter(event__in=[entry.event.id for entry in entries]).order_by("pk")
    decisions = list(made.values_list("at", "changes"))
    changed = before_these(rows for at, rows in decisions if at >= moment)
    written = {
        row["id"]: at
        for at, rows in decisions
        if at < moment
        for row in rows
        if row.get("model") == "entry" and "annotation" in (row.get("after") or {})
    }
    for entry in entries:
        columns = changed.get(("entry", entry.pk), {})
        if columns is None:  # it was taken off meanwhile, and put on again
            _set_none(entry)
            continue
        entry.headline = columns.get("headline", entry.headline)
        entry.annotation = columns.get("annotation", entry.annotation)
        entry.weight = columns.get("weight", entry.weight)
        about = changed.get(("event", entry.event.id)) or {}
        entry.body = about.get("body", entry.body)
        entry.event = entry.event._replace(status=about.get("status", entry.event.status))
        if PICTURE & set(columns):
            entry.picture = NO_PICTURE
        if entry.annotation:
            entry.written = timezone.localdate(written.get(entry.pk, stamps[entry.pk]))


def _set_as_reported(entries: Sequence[ShownEntry], day: date) -> None:
    """Of entries that later reports told of: a title that only these give way to that of the first report,
    and whom only these name is left out."""
    events = [entry.event.id for entry in entries]
    if not events:
        return
    titles: dict[int, list[str]] = {}
    cited = Citation.objects.filter(event__in=events, reported__lte=day).order_by("reported", "pk")
    for event, title in cited.values_list("event", "title"):
        titles.setdefault(event, []).append(title)
    later = named_later(events, day)
    for entry in entries:
        told = [title for title in titles.get(entry.event.id, ()) if title]
        if told and entry.event.title not in told:
            entry.event = entry.event._replace(title=told[0])
        unnamed = later.get(entry.event.id, set())
        entry.taking_part = [each for each in entry.taking_part if each.id not in unnamed]
