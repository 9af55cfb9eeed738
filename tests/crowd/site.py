"""The site's rows after the crowd has gone: what stands, in which order, and whether undoing restores it."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.test import Client

from newsreader import deciding
from newsreader.deciding.overview import overview_of
from newsreader.models import Alias, Conflict, Decision, Entry, Mention, Participation, Timeline, User
from tests.crowd.judging import Findings, Made, Rows

# What the record itself writes, and what follows from the rest.
BOOKKEEPING = {
    "modified",
    "revision",
    "kept_overview",
    "uncounted",
    "read_at",
    "reading_failed",
    "last_login",
    "opened_at",
}
UNDID = ("undid",) if hasattr(Decision, "undid") else ()  # the first commit it was tried on had none
NOT_COMPARED = {"accountevent", "decision", "user", "original", "presence", "unsavedform", "visit"} | {
    *("searchtext", "toindex", "unindexed"),  # which follow from the others: tests/deciding/test_indexing.py
}


def decisions() -> list[Made]:
    asked = Decision.objects.order_by("pk").values_list(
        "pk", "action", "changes", "undone", "event", "timeline", "entity", "article", *UNDID
    )
    return [Made(*row) for row in asked]


def rows() -> Rows:
    """Every row of the site but the record, as JSON holds it."""
    return {
        (model._meta.model_name, row.pk): _columns(row)
        for model in apps.get_app_config("newsreader").get_models()
        if model._meta.model_name not in NOT_COMPARED
        for row in model._default_manager.all()
    }


def _columns(row: models.Model) -> dict[str, Any]:
    columns = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.attname not in BOOKKEEPING and not isinstance(value, bytes | memoryview):
            columns[field.attname] = value.isoformat() if isinstance(value, date | time) else value
    return json.loads(json.dumps(columns, cls=DjangoJSONEncoder))


def comparable(rows: Rows) -> dict[Any, Any]:
    """Appearances are counted anew, so without their ids."""
    known = {}
    for (model, id), columns in rows.items():
        if model == "appearance":
            key = (model, columns["entity_id"], columns["article_id"])
            known[key] = {name: value for name, value in columns.items() if name != "id"}
        else:
            known[model, id] = columns
    return known


def look(found: Findings) -> None:
    """Order, keys and overviews, as the tables have them and as pages show them."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.order_by("pk")[0])
    for timeline in Timeline.objects.all():
        entries = list(Entry.objects.filter(timeline=timeline).select_related("event").in_order())
        order = [entry.pk for entry in entries]
        if sorted(entries, key=lambda entry: entry.key) != entries or len({e.key for e in entries}) < len(
            order
        ):
            found.order.append(f"{timeline.slug}: the keys are no total order: {order}")
        for entry in entries:
            key = dict(Entry.key_columns(entry.event))
            if entry.placed is not None:
                key["minute"] = entry.placed
            if {name: getattr(entry, name) for name in key} != key:
                found.order.append(f"{timeline.slug}: entry {entry.pk} is not keyed by its event's when")
        shown = _shown(client, timeline.get_absolute_url(), r'id="entry-(\d+)"')
        desk = _shown(client, f"/desk/timelines/{timeline.slug}/", r'href="/desk/entries/(\d+)/"')
        for name, page in (("readers", shown), ("the desk", desk)):
            if page != order:
                found.order.append(f"{timeline.slug}: {name} see {page}, the keys say {order}")
        given = json.loads(json.dumps(overview_of(timeline)))
        if wrong := [name for name in given if given[name] != timeline.overview.get(name)]:
            kept = {name: timeline.overview.get(name) for name in wrong}
            now = {name: given[name] for name in wrong}
            found.overviews.append(f"{timeline.slug}: the overview has {kept}, its entries give {now}")
        if timeline.overview["count"] != len(order):
            found.overviews.append(f"{timeline.slug}: {timeline.overview['count']} of {len(order)} counted")

    for model in (Alias, Mention, Participation):
        if stray := list(model._default_manager.filter(entity__merged_into__isnull=False)[:9]):
            found.strays.append(f"{stray} stand at entities that were merged into others")


def _shown(client: Client, address: str, pattern: str) -> list[int]:
    """The ids in the order of the page and the pages after it."""
    ids: list[int] = []
    following: str | None = address
    while following:
        content = client.get(following).content.decode()
        ids += dict.fromkeys(int(id) for id in re.findall(pattern, content))
        more = re.search(r'<p class="more(?: after)?"><a href="([^"]+)"', content)
        following = re.sub(r"^\?", f"{address}?", more[1].replace("&amp;", "&")) if more else None
    return list(dict.fromkeys(ids))


def _backwards() -> list[int]:
    """Those that stand, by when they were done, or done again, last."""
    stands_by = getattr(deciding.resting, "standing_by", lambda decision: decision)
    standing = {decision.pk: stands_by(decision).pk for decision in Decision.objects.standing()}
    return sorted(standing, key=lambda id: -standing[id])


def undo_all(before: Rows, found: Findings) -> int:
    """Every decision that stands undone, the last first: then all must be as it was."""
    by = User.objects.order_by("pk")[0]
    undone = 0
    for id in _backwards():
        decision = Decision.objects.get(pk=id)
        if not decision.can_be_undone:
            continue
        try:
            deciding.decisions.undo(decision, by)
            undone += 1
        except Conflict as conflict:
            found.restoring.append(f"decision {id} ({decision}) cannot be undone: {conflict}")
    was, stands = comparable(before), comparable(rows())
    for key in sorted(was.keys() | stands.keys(), key=str):
        if was.get(key) != stands.get(key):
            found.restoring.append(f"{key}: was {_differing(was, stands, key)}")
    return undone


def _differing(was: dict[Any, Any], stands: dict[Any, Any], key: Any) -> str:
    one, other = was.get(key), stands.get(key)
    if one is None or other is None:
        return f"{'nothing' if one is None else 'there'}, is {'nothing' if other is None else 'there'}"
    names = [name for name in one if one[name] != other.get(name)]
    return f"{ {n: one[n] for n in names} }, is { {n: other.get(n) for n in names} }"
