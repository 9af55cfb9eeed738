"""manage.py backup FILE: the whole database as one file, while the site runs."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.template.defaultfilters import filesizeformat

from newsreader.management.command import OneLineCommand
from newsreader.pipeline import backups


class Command(OneLineCommand):
    help = (
        "Write the whole database to FILE (a .tar.gz), as it stands at one moment, while the site runs; what "
        "was written is read again. The secret key is not in it. The status is 0 only if FILE is whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as newsreader-2026-11-29.tar.gz; must not be there")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            note = backups.back_up(file)
        except backups.NotRestored as failure:
            raise CommandError(str(failure)) from failure
        size = filesizeformat(file.stat().st_size).replace("\xa0", " ")
        self.stdout.write(f"Written: {file}, {size}: {in_short(note)}.")
        if (key := settings.SECRETS / "secret-key").exists():
            self.stdout.write(f"Not in it, and kept apart: {key}. Without it people log in anew, no more.")


def in_short(note: backups.BackupNote) -> str:
    named = {"article": "articles", "timeline": "timelines", "user": "people"}
    return ", ".join(f"{note.rows.get(f'newsreader_{name}', 0)} {many}" for name, many in named.items())
