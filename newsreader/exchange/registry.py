"""The registry of names as CSV and JSON: out, and in again. Reading the same file twice changes nothing.

A row is an entity: name, kind, description, aliases, demonyms, wikidata, wikipedia. In CSV several aliases
stand in one cell, parted by "|", and a cell that a spreadsheet would run as a formula begins with an
apostrophe, which is taken off again. Only entities that somebody stands for are written.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from newsreader import deciding
from newsreader.models import Alias, Entity, User
from newsreader.models.entity import fold

COLUMNS = ("name", "kind", "description", "aliases", "demonyms", "wikidata", "wikipedia")
LONGEST = {"name": 200, "description": 300, "wikidata": 20, "wikipedia": 200}
# How a cell begins that spreadsheets run, with as many apostrophes as it may bring: one more is put before
# it and one taken off, so that every cell comes back as it was. (OWASP, "CSV injection".)
RUN_BY_SPREADSHEETS = re.compile("'*[-=+@\t\r\n＝＋－＠]")
# JSON can name these; PostgreSQL and UTF-8 have no place for them.
NOT_STORED = re.compile("[\0\ud800-\udfff]")


class Unreadable(Exception):
    """The file was not summary; `problems` are lines for people, each with its row."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class RegistryRow:
    name: str
    kind: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    wikidata: str = ""
    wikipedia: str = ""


@dataclass(slots=True)
class ImportSummary:
    """What reading a file did."""

    added: int = 0
    changed: int = 0
    same: int = 0
    problems: list[str] = field(default_factory=list)


def rows() -> Iterator[RegistryRow]:
    """Every entity somebody stands for, in order of name."""
    standing = Entity.objects.filter(confirmed=True, merged_into__isnull=True)
    for entity in standing.by_name().prefetch_related("aliases"):
        aliases = [a.name for a in entity.aliases.all() if not a.demonym and a.name != entity.name]
        demonyms = [a.name for a in entity.aliases.all() if a.demonym]
        yield RegistryRow(
            entity.name,
            entity.kind,
            entity.description,
            tuple(aliases),
            tuple(demonyms),
            entity.wikidata,
            entity.wikipedia,
        )


def to_json() -> str:
    return json.dumps([asdict(row) for row in rows()], ensure_ascii=False, indent=1) + "\n"


def to_csv() -> str:
    out = io.StringIO()
    # All in quotes: where lists are parted by ";", spreadsheets would begin a cell in the midst of a name.
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for row in rows():
        cells = asdict(row)
        writer.writerow([_guarded("|".join(v) if isinstance(v := cells[c], tuple) else v) for c in COLUMNS])
    return out.getvalue()


def _guarded(cell: str) -> str:
    return "'" + cell if RUN_BY_SPREADSHEETS.match(cell) else cell


def _unguarded(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith("'") and RUN_BY_SPREADSHEETS.match(cell):
        return cell[1:]
    return cell


def from_text(text: str) -> list[RegistryRow]:
    """Rows of a CSV or JSON file. Raises Unreadable with every problem at once."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Unreadable([_("The file is empty.")])
    given = _from_json(text) if text.lstrip()[0] in "[{" else _from_csv(text)
    problems: list[str] = []
    found = []
    for number, cells in given:
        row = RegistryRow(
            name=_cell(cells, "name"),
            kind=_cell(cells, "kind"),
            description=_cell(cells, "description"),
            aliases=_names(cells, "aliases"),
            demonyms=_names(cells, "demonyms"),
            wikidata=_cell(cells, "wikidata"),
            wikipedia=_cell(cells, "wikipedia"),
        )
        problems += [f"{number}: {problem}" for problem in _problems(row)]
        found.append(row)
    if problems:
        raise Unreadable(problems)
    return found


def _from_json(text: str) -> list[tuple[int, dict[str, object]]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable([_("This is no JSON: %(why)s") % {"why": error}]) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable([_("The JSON must be a list of entities.")])
    return list(enumerate(rows, 1))


def _from_csv(text: str) -> list[tuple[int, dict[str, object]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        rows = [
            (number, {column: _unguarded(cell) for column, cell in row.items()})
            for number, row in enumerate(reader, 2)
        ]
    except csv.Error as error:
        raise Unreadable([_("This is no CSV: %(why)s") % {"why": error}]) from error
    missing = {"name", "kind"} - set(reader.fieldnames or ())
    if missing:
        columns = ", ".join(sorted(missing))
        raise Unreadable(
            [_("The first line must name the columns; missing: %(columns)s") % {"columns": columns}]
        )
    return rows


def _cell(cells: dict[str, object], column: str) -> str:
    value = cells.get(column)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(cells: dict[str, object], column: str) -> tuple[str, ...]:
    value = cells.get(column) or ()
    names = value.split("|") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    tidy = [" ".join(name.split()) for name in names if isinstance(name, str)]
    return tuple(dict.fromkeys(name for name in tidy if fold(name)))


def _problems(row: RegistryRow) -> Iterator[str]:
    for column, value in asdict(row).items():
        if found := NOT_STORED.search("".join(value)):
            yield _("its %(column)s holds the character U+%(code)s, which stands for nothing") % {
                "column": column,
                "code": f"{ord(found[0]):04X}",
            }
    if not fold(row.name):
        yield _("it has no name")
    if row.kind not in Entity.Kind.values:
        kind, kinds = (
            NOT_STORED.sub("\N{REPLACEMENT CHARACTER}", row.kind[:40]),
            ", ".join(Entity.Kind.values),
        )
        yield _("“%(kind)s” is no kind; these are: %(kinds)s") % {"kind": kind, "kinds": kinds}
    for column, most in LONGEST.items():
        if len(getattr(row, column)) > most:
            yield _("its %(column)s is longer than %(most)s characters") % {"column": column, "most": most}
    if any(len(name) > 200 for name in (*row.aliases, *row.demonyms)):
        yield _("one of its names is longer than 200 characters")


@transaction.atomic
def import_rows(rows: Sequence[RegistryRow], by: User) -> ImportSummary:
    """Add what is new, bring the rest up to date, each as a decision. Names are added, never summary away."""
    summary = ImportSummary()
    for row in rows:
        entity = _standing(row)
        if entity is None:
            entity = Entity.objects.create(kind=row.kind, name=row.name)
            Alias.objects.create(entity=entity, name=row.name)
            outcome = "added"
        else:
            outcome = "same"
        fields: dict[str, Any] = {"name": row.name, "kind": row.kind, "description": row.description}
        fields |= {"wikidata": row.wikidata, "wikipedia": row.wikipedia}
        if not entity.confirmed or any(getattr(entity, name) != value for name, value in fields.items()):
            deciding.entities.update(entity, by, why=_("read from a file"), **fields)
            outcome = outcome if outcome == "added" else "changed"
        if _name(entity, row, by) and outcome == "same":
            outcome = "changed"
        setattr(summary, outcome, getattr(summary, outcome) + 1)
    return summary


def _standing(row: RegistryRow) -> Entity | None:
    """The entity the row is about: by its Wikidata id, else by kind and name."""
    standing = Entity.objects.filter(merged_into__isnull=True)
    if row.wikidata:
        found = standing.filter(wikidata=row.wikidata).order_by("pk").first()
        if found:
            return found
    named = standing.filter(kind=row.kind, aliases__folded=fold(row.name)[:200], aliases__demonym=False)
    return named.order_by("-confirmed", "pk").first()


def _name(entity: Entity, row: RegistryRow, by: User) -> bool:
    known = set(entity.aliases.values_list("folded", "demonym"))
    new = [(name, False) for name in (row.name, *row.aliases)] + [(name, True) for name in row.demonyms]
    missing = [(name, demonym) for name, demonym in new if (fold(name)[:200], demonym) not in known]
    for name, demonym in missing:
        deciding.entities.add_name(entity, name, by, demonym=demonym, why=_("read from a file"))
    return bool(missing)
