"""manage.py registry: the names a newsroom knows, out to a file and in from one."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from newsreader.exchange import registry
from newsreader.management.command import OneLineCommand
from newsreader.models import User


class Command(OneLineCommand):
    help = "Export the registry of names to a .csv or .json file, or import one. Twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("export", "import"))
        parser.add_argument("file", type=Path, help="a .csv or .json file")
        parser.add_argument("--by", default="", help="the editor whose decision an import is (username)")

    def handle(self, *args: Any, what: str, file: Path, by: str, **options: Any) -> None:
        if file.suffix.lower() not in (".csv", ".json"):
            raise CommandError("The file's name must end in .csv or .json.")
        if what == "export":
            file.write_text(
                registry.to_json() if file.suffix.lower() == ".json" else registry.to_csv(), "utf-8"
            )
            self.stdout.write(f"Written: {file}")
            return
        editor = User.objects.filter(username=by).first()
        if editor is None or not editor.is_editor:
            raise CommandError("--by must name an editor: an import is somebody's decision.")
        try:
            taken = registry.import_rows(registry.from_text(file.read_text("utf-8")), editor)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        except registry.Unreadable as unreadable:
            lines = "\n".join(f"  {problem}" for problem in unreadable.problems[:40])
            raise CommandError(f"Nothing was taken from {file}:\n{lines}") from unreadable
        self.stdout.write(f"{taken.added} added, {taken.changed} changed, {taken.same} as they were.")
