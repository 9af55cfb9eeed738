"""The names of rows that decisions point at, asked for all decisions of a list at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from newsreader.models import (
    Alias,
    Article,
    ArticleVersion,
    Citation,
    Decision,
    Entity,
    Entry,
    Event,
    Source,
    User,
)
from newsreader.models.when import Dated
from newsreader.showing.evidence import field_labels
from newsreader.showing.html.dates import published

Row = dict[str, Any]  # as Decision.changes keeps it
Side = Mapping[str, Any]  # its columns before, or after
POINTERS = {
    "entity_id": "entity",
    "merged_into_id": "entity",
    "one_id": "entity",
    "other_id": "entity",
    "dated_by_id": "citation",
    "user_id": "user",
    "lower_id": "article",
    "higher_id": "article",
    "current_id": "version",
    "looked_at_id": "version",
    "entry_id": "entry",
    "stands_after_id": "entry",
    "stands_before_id": "entry",
    "source_id": "source",
    "reviewer_id": "user",
}
DATED = ("event", "citation", "datereading")


class NamesThen:
    """What is gone has words that say so."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        wanted: dict[str, set[int]] = {}
        dated: dict[str, set[int]] = {}  # whose when was changed in part
        events: set[int] = set()
        for decision in decisions:
            for row in decision.changes:
                if "ids" in row:
                    wanted.setdefault("entity", set()).update((row["before"], row["after"]))
                    continue
                if row["model"] == "alias":
                    wanted.setdefault("alias", set()).add(row["id"])
                for side in (row["before"] or {}, row["after"] or {}):
                    for column in POINTERS.keys() & side.keys():
                        if side[column] is not None:
                            wanted.setdefault(_pointed_at(row, column), set()).add(side[column])
                if row["model"] in DATED and _partly_dated(row):
                    dated.setdefault(row["model"], set()).add(row["id"])
                    events |= {decision.event_id} - {None}  # type: ignore[arg-type]
        self._entities = _names(Entity, wanted.get("entity"), "name")
        self._events = _names(Event, wanted.get("event"), "title")
        self._citations = _names(Citation, wanted.get("citation"), "exact")
        self._articles = _names(Article, wanted.get("article"), "headline")
        self._sources = _names(Source, wanted.get("source"), "name")
        # As everywhere: how they log in is their own.
        people = User.objects.in_bulk(wanted["user"]) if wanted.get("user") else {}
        self._users = {id: str(person) for id, person in people.items()}
        self._aliases = _names(Alias, wanted.get("alias"), "name")
        entries = Entry.objects.filter(pk__in=wanted.get("entry", ())).select_related("event")
        self._entries = {entry.pk: entry.title for entry in entries} if "entry" in wanted else {}
        told = ("number", "published_day", "published_time", "published_zone", "mended")
        versions = ArticleVersion.objects.only(*told)
        self._versions = versions.in_bulk(wanted.get("version", ()))
        self._whens = {
            (model, row.pk): {name: getattr(row, name) for name in Dated.WHEN_FIELDS}
            for model, ids in dated.items()
            for row in apps.get_model("newsreader", model)
            ._default_manager.filter(pk__in=ids)
            .only(*Dated.WHEN_FIELDS)
        }
        self._since = _whens_since(events, min((d.pk for d in decisions), default=0)) if events else {}

    def entity(self, id: Any) -> str:
        return "" if id is None else self._entities.get(id) or _("a name that is gone")

    def event(self, id: Any) -> str:
        return "" if id is None else self._events.get(id) or _("an event that is gone")

    def entry(self, id: Any) -> str:
        return "" if id is None else self._entries.get(id) or _("an entry that is gone")

    def article(self, id: Any) -> str:
        return self._articles.get(id) or _("an article that is gone")

    def source(self, id: Any) -> str:
        return "" if id is None else self._sources.get(id) or _("an outlet that is gone")

    def user(self, id: Any) -> str:
        return self._users.get(id) or _("somebody")

    def citation(self, id: Any) -> str:
        if id is None:
            return _("an editor’s own date")
        return self._citations.get(id) or _("words that are gone")

    def alias(self, side: Side) -> str:
        return str(side.get("name") or self._aliases.get(side.get("id", 0)) or "")

    def version(self, id: Any) -> str:
        if id is None:
            return ""
        if (version := self._versions.get(id)) is None:
            return _("a version that is gone")
        told = {"number": version.number or "–", "when": published(version)}
        words = _("%(number)s, published %(when)s") % told
        mended = field_labels(version.mended.keys() - {"published", "source"})
        return f"{words}; {_('corrected: %(fields)s') % {'fields': mended}}" if mended else words

    @staticmethod
    def of_row(row: Row, side: Side) -> Side:
        return {"id": row["id"], **side}

    def filled(self, row: Row, side: Side, columns: Sequence[str], decision: int) -> Side:
        """The side; a when with its columns that this decision left alone, as they were then: what the next
        decision found, or what stands today."""
        if columns != Dated.WHEN_FIELDS or set(columns) <= set(side):
            return side
        key = (row["model"], row["id"])
        then = dict(self._whens.get(key, {}))
        for _later, before in reversed([each for each in self._since.get(key, ()) if each[0] > decision]):
            then.update({name: before[name] for name in Dated.WHEN_FIELDS if name in before})
        return then | dict(side)


def _pointed_at(row: Row, column: str) -> str:
    """The table of the row that a column names: that of its own, where one was merged into another."""
    return str(row["model"]) if column == "merged_into_id" else POINTERS[column]


def _partly_dated(row: Row) -> bool:
    columns = set(row["before"] or ()) | set(row["after"] or ())
    return row["before"] is not None and row["after"] is not None and bool(columns & set(Dated.WHEN_FIELDS))


def _names(table: Any, ids: set[int] | None, column: str) -> dict[int, str]:
    return dict(table._default_manager.filter(pk__in=ids or ()).values_list("pk", column))


def _whens_since(events: set[int], first: int) -> dict[tuple[str, int], list[tuple[int, Side]]]:
    """What each later decision about these events found, oldest first."""
    found: dict[tuple[str, int], list[tuple[int, Side]]] = {}
    later = Decision.objects.filter(event__in=events, pk__gt=first).order_by("pk")
    for id, changes in later.values_list("pk", "changes"):
        for row in changes:
            if row["model"] in DATED and row["before"]:
                found.setdefault((row["model"], row["id"]), []).append((id, row["before"]))
    return found
