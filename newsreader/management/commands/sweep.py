"""manage.py sweep: enqueue what is due, as the site's own threads do every few seconds."""

from __future__ import annotations

from typing import Any

from newsreader.management.command import OneLineCommand
from newsreader.pipeline.jobs import sweep


class Command(OneLineCommand):
    help = (
        "Enqueue a job for every feed, article and picture whose time has come and that has none. The web "
        "server does so by itself; this is for a site whose web server runs elsewhere."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in sweep().items():
            if count:
                self.stdout.write(f"{count:>7}  {what}")
