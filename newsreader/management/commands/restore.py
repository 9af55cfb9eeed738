"""manage.py restore FILE: a backup in place of the site's database, or into a scratch place to try it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from newsreader.management.command import OneLineCommand
from newsreader.management.commands.backup import in_short
from newsreader.models.set_up import is_behind
from newsreader.pipeline import backups


class Command(OneLineCommand):
    help = (
        "Put a backup in place of the site's database, while nothing of the site runs. Refused, and nothing "
        "changed, where the site is not empty (see --replace), or the file damaged or of a later release."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--check",
            action="store_true",
            help="restore it into a scratch place, count what stands there, and take that away again",
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="though the site is not empty: what SQLite had is kept by another name",
        )

    def handle(self, *args: Any, file: Path, check: bool, replace: bool, **options: Any) -> None:
        try:
            if check:
                note = backups.check(file)
                self.stdout.write(f"{file}, of {note.made}, is whole: {in_short(note)}.")
                return
            note, kept = backups.restore(file, replace=replace)
        except backups.NotRestored as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(f"Restored, as of {note.made}: {in_short(note)}.")
        if kept:
            self.stdout.write(f"What stood there: {kept}")
        if is_behind():
            self.stdout.write("It is of an earlier release: `manage.py migrate`.")
