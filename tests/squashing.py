"""python -m tests.squashing: all migrations there are as one, for a database that has none of them yet.

Writes the tables as they are after the last migration, one file a group, beside the migrations, and prints
the names they replace. What a migration did to a fresh database besides (an index no model knows) is to be
called by the one that replaces it: see newsreader/migrations/all_squashed_0052_citation_listed.py, and "A
model" in docs/developers.md. tests/test_migrations.py compares what comes of both ways.
"""

import os
from collections import defaultdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.state import ModelState  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

APP = "newsreader"
FOLDER = Path(__file__).parent.parent / APP / "migrations"
GROUPS = {  # the files of newsreader/models whose tables stand in it; the rest are the timelines'
    "articles": {
        *("article", "original", "source", "held", "arrival", "feed", "host", "erased"),
        *("lead_picture", "near_copy", "search"),
    },
    "events": {"entity", "event", "marks", "proposal"},
    "readers": {
        *("user", "account_events", "unsaved", "presence", "read_blocks"),
        *("reader_visits", "reader_accounts", "reader_follows", "reader_notes", "reader_marks"),
    },
}


def group_of(model: ModelState) -> str:
    file = apps.get_model(APP, model.name).__module__.rpartition(".")[2]
    return next((group for group, files in GROUPS.items() if file in files), "timelines")


def lines_of(model: ModelState, imports: set[str]) -> list[str]:
    """The columns in the order of the table, not of the model: a column that was added stands last."""

    def written(value: object) -> str:
        words, needed = MigrationWriter.serialize(value)
        imports.update(needed)
        return words

    fields = [f"            ({name!r}, {written(field)})," for name, field in model.fields.items()]
    options = {name: value for name, value in model.options.items() if value}
    told = [f"            {name!r}: {written(value)}," for name, value in options.items()]
    managers = f"        managers={written(model.managers)},\n" if model.managers else ""
    return [
        *("    migrations.CreateModel(", f"        {model.name!r},", "        [", *fields, "        ],"),
        *(["        options={", *told, "        },"] if told else []),
        *managers.splitlines(),
        "    ),",
    ]


def main() -> None:
    loader = MigrationLoader(None)
    imports, lines = defaultdict(set), defaultdict(list)
    for (app, _name), model in loader.project_state().models.items():
        if app == APP:
            group = group_of(model)
            lines[group] += lines_of(model, imports[group])
    for group in lines:
        needed = sorted(imports[group] - {"from django.db import models"})
        head = [*needed, "from django.db import migrations, models", "", "TABLES = ["]
        (FOLDER / f"_tables_of_{group}.py").write_text("\n".join([*head, *lines[group], "]", ""]))
    print(*sorted(name for app, name in loader.disk_migrations if app == APP), sep="\n")


if __name__ == "__main__":
    main()
