"""manage.py read: read articles that wait to be read, or all of them again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from tqdm import tqdm

from newsreader import pipeline
from newsreader.management.command import OneLineCommand
from newsreader.models import Article


class Command(OneLineCommand):
    help = "Read the articles that wait for it. Nothing that an editor decided changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="read all articles again")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Article.objects.filter(erased__isnull=True).order_by("pk")
        if not options["all"]:
            waiting = waiting.filter(read_at__isnull=True)
        ids = list(waiting.values_list("pk", flat=True))
        read = failed = 0
        try:
            for id in tqdm(ids, desc="Reading", unit="article", disable=not sys.stderr.isatty()):
                article = waiting.select_related("source", "current").filter(pk=id).first()
                if article is None:  # read or erased meanwhile
                    continue
                fine = pipeline.try_to_read(article)
                read, failed = read + fine, failed + (not fine)
        finally:
            self.failed = failed > 0
            self.stdout.write(f"{read} read, {failed} failed.")
