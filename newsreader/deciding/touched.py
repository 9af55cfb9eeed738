"""The events that a decision touched, as they stood on a timeline before it and stand there now.

Before is what is stored now with the decision's rows taken back: nothing needs to be looked at beforehand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from newsreader.models import Article, Citation, Entry, Event, Participation, SameReport, Timeline
from newsreader.models.lying import Lying, lying_by
from newsreader.models.near_copy import batches
from newsreader.models.prepared import Answers, Prepared, filled_up
from newsreader.models.user import NOBODY
from newsreader.text.order import UNKNOWN
from newsreader.text.when import When

_Rows = dict[int, dict[str, Any]]

# What an overview counts by, of each kind of row; and the kinds of which it counts nothing.
COUNTED: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "event": (Event, (*Event.WHEN_FIELDS, "place", "latitude", "longitude")),
    "entry": (Entry, ("event_id", "timeline_id")),
    "citation": (Citation, ("event_id", "article_id")),
    "participation": (Participation, ("event_id", "entity_id")),
}
# The columns by which a row is one of a timeline's.
_BELONGS = {
    name: tuple(column for column in columns if column.endswith("_id"))
    for name, (_model, columns) in COUNTED.items()
}
UNCOUNTED = {"correctionnote", "cover", "era", "rejection", "review", "schedule", "timeline"}


class Cited(NamedTuple):
    """An article, its source, and whether others have the same report."""

    article: int
    source: int
    copied: bool


class OnTimeline(NamedTuple):
    """What its overview counts of some events of a timeline."""

    lying: Counter[Lying]
    entities: Counter[int]
    places: Counter[tuple[str, float, float]]
    cited: set[tuple[int, Cited]]  # with the event


class Touch(NamedTuple):
    events: set[int]
    before: OnTimeline
    after: OnTimeline

    @property
    def years(self) -> set[int]:
        """In which any of them stood, or stand."""
        return {
            each.day.year for side in (self.before, self.after) for each in side.lying if each.day < UNKNOWN
        }


def touched(
    timeline: Timeline,
    rows: Sequence[Mapping[str, Any]],
    cited_before: Mapping[int, Cited | None] = MappingProxyType({}),
) -> Touch | None:
    """What these rows of a decision changed on a timeline; None where they do not say all. `cited_before` are
    articles that are known as they were then (deciding/uncounted.py).

    An event goes alone: what hung on it has rows of its own, else it could not go (deciding/changes.py).
    """
    if any("ids" in row or row["model"] not in COUNTED.keys() | UNCOUNTED for row in rows):
        return None
    rows = [row for row in rows if row["model"] in COUNTED]
    events = _events(rows)
    now = _stored(events)
    then = {name: {id: dict(row) for id, row in found.items()} for name, found in now.items()}
    for row in reversed(rows):
        _take_back(row, then[row["model"]])
    articles = cited_articles(
        row["article_id"] for state in (now, then) for row in state["citation"].values()
    )
    before = {id: each for id, each in {**articles, **cited_before}.items() if each is not None}
    return Touch(events, _standing(timeline, then, before), _standing(timeline, now, articles))


def takes_away(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Does anything that a timeline counted leave it, and may change elsewhere?

    What becomes of it afterwards is noted at that timeline no more, so that "before" cannot be told later.
    What goes for good is told whole by its row; so is an entry that goes with its event.
    """
    gone = {
        row["id"] for row in rows if row["model"] == "event" and "ids" not in row and row["after"] is None
    }
    return any(row["model"] in COUNTED and _is_elsewhere(row, gone) for row in rows)


def _is_elsewhere(row: Mapping[str, Any], gone: Collection[int]) -> bool:
    """`gone` are the events that went with it."""
    if "ids" in row:
        return True
    before, after = row["before"], row["after"]
    if before is None or (row["model"] == "entry" and before.get("timeline_id", 0) is None):
        return False  # it stood on no timeline
    if after is None:
        return row["model"] == "entry" and before["event_id"] not in gone
    return any(before.get(name) != after.get(name) for name in _BELONGS[row["model"]])


def _events(rows: Sequence[Mapping[str, Any]]) -> set[int]:
    events: set[int] = {row["id"] for row in rows if row["model"] == "event"}
    ids = defaultdict(list)
    for row in rows:
        if row["model"] != "event":
            ids[row["model"]].append(row["id"])
            events |= {
                state["event_id"] for state in (row["before"], row["after"]) if "event_id" in (state or ())
            }
    asked = [(_EVENT_OF[name], filled_up(some)) for name, found in ids.items() for some in batches(found)]
    answers = Answers(NOBODY)
    answers.ask(*asked)
    return events | {event for question in asked for (event,) in answers.rows(*question)}


def _stored(events: set[int]) -> dict[str, _Rows]:
    """What is counted of each event, by the kind of row and its id."""
    asked = [
        (name, prepared, filled_up(some)) for some in batches(events) for name, prepared in _OF_EVENTS.items()
    ]
    answers = Answers(NOBODY)
    answers.ask(*((prepared, some) for _name, prepared, some in asked))
    stored: dict[str, _Rows] = {name: {} for name in COUNTED}
    for name, prepared, some in asked:
        for id, *values in answers.rows(prepared, some):
            stored[name][id] = dict(zip(COUNTED[name][1], values, strict=True))
    return stored


_EVENT_OF = {
    name: Prepared(
        lambda _viewer, ids, model=model: model.objects.filter(pk__in=ids).order_by().values_list("event_id")
    )
    for name, (model, _columns) in COUNTED.items()
    if model is not Event
}
_OF_EVENTS = {
    name: Prepared(
        lambda _viewer, events, model=model, columns=columns: (
            model.objects.filter(**{"pk__in" if model is Event else "event__in": events})
            .order_by()
            .values_list("id", *columns)
        )
    )
    for name, (model, columns) in COUNTED.items()
}


def _take_back(row: Mapping[str, Any], state: _Rows) -> None:
    model, columns = COUNTED[row["model"]]
    if row["before"] is None:
        state.pop(row["id"], None)
        return
    values = {
        name: model._meta.get_field(name).to_python(value)
        for name, value in row["before"].items()
        if name in columns
    }
    state[row["id"]] = state.get(row["id"], {}) | values


def cited_articles(ids: Iterable[int]) -> dict[int, Cited]:
    """Those of an outlet."""
    answers = Answers(NOBODY)
    parts = (answers.rows(_OF_OUTLETS, filled_up(some)) for some in batches(set(ids)))
    return {row[0]: Cited(*row) for found in parts for row in found}


_OF_OUTLETS = Prepared(
    lambda _viewer, ids: (
        Article.objects.filter(pk__in=ids, source__isnull=False)
        .order_by()
        .values_list("pk", "source_id", Exists(SameReport.objects.filter(article=OuterRef("pk"))))
    )
)


def _standing(timeline: Timeline, state: Mapping[str, _Rows], articles: Mapping[int, Cited]) -> OnTimeline:
    shown = {row["event_id"] for row in state["entry"].values() if row["timeline_id"] == timeline.pk}
    events = [state["event"][id] for id in shown]
    return OnTimeline(
        Counter(lying_by(When(**{name: event[name] for name in Event.WHEN_FIELDS})) for event in events),
        Counter(row["entity_id"] for row in state["participation"].values() if row["event_id"] in shown),
        Counter(
            (event["place"], event["latitude"], event["longitude"])
            for event in events
            if event["latitude"] is not None
        ),
        {
            (row["event_id"], articles[row["article_id"]])
            for row in state["citation"].values()
            if row["event_id"] in shown and row["article_id"] in articles
        },
    )
