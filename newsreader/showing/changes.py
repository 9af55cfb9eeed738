"""What a decision changed, in words: the rows it keeps, by the names people know, before and after.

Only what hangs on the decision's own rows is said, and of other rows the names of entities, which every
editor may see: a merge moves events of others' drafts, and counts them. Who may see the decision may see its
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Decision
from newsreader.models.decision import Noun
from newsreader.models.user import Viewer
from newsreader.showing.fields_known import BOOKKEEPING, FIELDS, LISTED, TELLS, place_label
from newsreader.showing.names_then import NamesThen, Row
from newsreader.showing.seen_entries import SeenEntries

MOST_NAMED = 12  # of one list: a timeline may have a hundred eras


class Change(NamedTuple):
    """One thing that was changed: None stands where there was no such thing, "" where it was empty."""

    label: str
    before: str | None
    after: str | None


class DecisionWords(NamedTuple):
    decision: Decision
    changes: Sequence[Change]


def with_words(decisions: Iterable[Decision], viewer: Viewer) -> list[DecisionWords]:
    """Each with what it changed, as far as this viewer may know. As many queries for a hundred as for one."""
    several = list(decisions)
    names, seen = NamesThen(several), SeenEntries(several, viewer)
    return [DecisionWords(decision, _changes(decision, names, seen)) for decision in several]


def _changes(decision: Decision, names: NamesThen, seen: SeenEntries) -> list[Change]:
    moves = [row for row in decision.changes if "ids" in row]
    rows = fold([row for row in decision.changes if "ids" not in row and seen.holds(decision, row)])
    changes: list[Change] = []
    listed: dict[str, list[Row]] = {}
    for row in rows:
        if row["model"] in LISTED:
            listed.setdefault(row["model"], []).append(row)
        else:
            changes += _of_row(row, decision, names)
    changes = _one_place(changes)
    for model, several in listed.items():
        if model == "participation" and decision.noun in (Noun.ENTITY, Noun.ARTICLE):
            changes += _counted(several, names)
        else:
            changes.append(_listed(model, several, names))
    changes += [_moved(row, names) for row in moves]
    if not changes and rows:
        kinds = ", ".join(dict.fromkeys(_called(row["model"]) for row in rows))
        changes.append(Change(_("Without words of its own"), None, kinds))
    return changes


def _one_place(changes: list[Change]) -> list[Change]:
    """With one entry that moved: where no room was left, others of its minute are counted anew with it."""
    places = sorted(
        (each for each in changes if each.label == place_label()), key=lambda each: not each.before
    )
    return [each for each in changes if each.label != place_label()] + places[:1]


def fold(rows: Iterable[Row]) -> list[Row]:
    """The rows, one each: what was made and then changed was made so."""
    folded: dict[tuple[str, int], Row] = {}
    for row in rows:
        key = (row["model"], row["id"])
        if (known := folded.get(key)) is None:
            folded[key] = dict(row)
            continue
        before, after = known["before"], row["after"]
        known["before"] = before if before is None else {**(row["before"] or {}), **before}
        known["after"] = after if after is None else {**(known["after"] or {}), **after}
    return [row for row in folded.values() if (row["before"], row["after"]) != (None, None)]


def _of_row(row: Row, decision: Decision, names: NamesThen) -> list[Change]:
    model, before, after = row["model"], row["before"], row["after"]
    known = FIELDS.get(model, ())
    changed = set(before or {}) | set(after or {})
    whole = before is None or after is None
    changes = []
    if model in TELLS and whole:
        there, not_there = TELLS[model]()
        label = _called(model)
        changes.append(Change(label, not_there, there) if before is None else Change(label, there, not_there))
    for field in known:
        if not changed & set(field.columns):
            continue
        # Of what was made or taken away whole, the fields nobody filled in say nothing.
        if whole and {(before or after or {}).get(column) or field.unset for column in field.columns} == {
            field.unset
        }:
            continue
        sides = [
            None if side is None else field.say(names.filled(row, side, field.columns, decision.pk), names)
            for side in (before, after)
        ]
        if sides[0] != sides[1]:
            changes.append(Change(field.label(), *sides))
        elif field.otherwise and not whole:
            changes.append(Change(field.label(), None, field.otherwise(after or {})))
    told = {column for field in known for column in field.columns} | BOOKKEEPING.get(model, set())
    return changes + _unknown(row, sorted(changed - told - {"id", "created", "modified"}))


def _unknown(row: Row, columns: Iterable[str]) -> list[Change]:
    """Columns that nobody named for people: as the table calls them, and as they are stored."""
    changes = []
    for column in columns:
        sides = [None if side is None else _plain(side.get(column)) for side in (row["before"], row["after"])]
        if sides[0] != sides[1] and any(sides):
            changes.append(Change(_called(row["model"], column), *sides))
    return changes


def _plain(value: Any) -> str:
    return "" if value in (None, [], {}) else _("yes") if value is True else str(value)


def _called(model: str, column: str = "") -> str:
    table = apps.get_model("newsreader", model)._meta
    if not column:
        return str(table.verbose_name)
    fields = {field.attname: field for field in table.concrete_fields}
    named = str(fields[column].verbose_name) if column in fields else column
    return f"{table.verbose_name}: {named}"


def _listed(model: str, rows: Sequence[Row], names: NamesThen) -> Change:
    """Rows that are each a name in a list: who takes part, eras, members."""
    label, say = LISTED[model]
    sides: list[list[str]] = [[], []]
    for row in rows:
        for words, side in zip(sides, (row["before"], row["after"]), strict=True):
            if side is not None and (said := say(names.of_row(row, side), names)):
                words.append(said)
    before, after = (_some(words) if words else None for words in sides)
    return Change(label(), before, after)


def _some(words: Sequence[str]) -> str:
    if len(words) <= MOST_NAMED:
        return "\n".join(words)
    more = len(words) - MOST_NAMED
    rest = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
    return "\n".join([*words[:MOST_NAMED], rest])


def _counted(rows: Sequence[Row], names: NamesThen) -> list[Change]:
    """The part in events that went from one entity to another, as sums: the events may be others' drafts."""
    sums: dict[tuple[int | None, int | None], int] = {}
    for row in rows:
        before, after = row["before"] or {}, row["after"] or {}
        ends = (before.get("entity_id"), after.get("entity_id"))
        sums[ends] = sums.get(ends, 0) + 1
    return [
        Change(
            ngettext("part in %(count)d event", "part in %(count)d events", count) % {"count": count},
            *(None if id is None else names.entity(id) for id in ends),
        )
        for ends, count in sums.items()
    ]


def _moved(row: Mapping[str, Any], names: NamesThen) -> Change:
    count = len(row["ids"])
    said = {
        "mention": ngettext("%(count)d mention", "%(count)d mentions", count),
        "quotation": ngettext("%(count)d quotation", "%(count)d quotations", count),
        "figure": ngettext("%(count)d figure", "%(count)d figures", count),
    }.get(row["model"], f"%(count)d × {_called(row['model'])}")
    return Change(said % {"count": count}, names.entity(row["before"]), names.entity(row["after"]))
