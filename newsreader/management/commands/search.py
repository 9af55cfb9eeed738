"""manage.py search: make the index of the search anew, while the site serves."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from newsreader.management.command import OneLineCommand
from newsreader.pipeline import indexed


class Command(OneLineCommand):
    help = "Make the index of the search anew, or tidy its files. The site serves meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "what",
            choices=["rebuild", "optimize"],
            help=(
                "rebuild: index all there is again, and go on where a rebuild was stopped; optimize: leave "
                "nothing in the files of words that are gone, as after erasing an article"
            ),
        )
        parser.add_argument("--anew", action="store_true", help="begin a stopped rebuild from its start")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "optimize":
            optimize()
            self.stdout.write("The index holds what can be found and nothing else.")
            return
        if options["anew"] or not indexed.anything_to_index():
            indexed.begin_anew()
        rows = whole = 0
        try:
            for done in indexed.index_waiting():
                rows += done.rows
                whole = max(whole, rows + done.left)
                if self.stdout.isatty():
                    self.stdout.write(f"\r{'#' * (40 * rows // max(1, whole)):40} {rows}", ending="")
                    self.stdout.flush()
        finally:
            self.stdout.write(f"{'' if not self.stdout.isatty() else chr(10)}Indexed {rows} rows.")


def optimize() -> None:
    """Neither database overwrites at once what is taken out of an index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO newsreader_searchwords(newsreader_searchwords) VALUES ('optimize')")
        else:
            cursor.execute("SELECT gin_clean_pending_list('newsreader_searchwords'::regclass)")
