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
    help = (
        "Read the articles that wait for it, and last, once more, those that a reading failed on. Nothing "
        "that an editor decided changes. The status is 0 only if nothing failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="read all articles again")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Article.objects.to_read()
        if options["all"]:
            waiting = Article.objects.filter(erased__isnull=True).order_by("pk")
        ids = list(waiting.values_list("pk", flat=True))
        read = in_part = failed = 0
        try:
            for id in tqdm(ids, desc="Reading", unit="article", disable=not sys.stderr.isatty()):
                article = waiting.select_related("source", "current").filter(pk=id).first()
                if article is None:  # read or erased meanwhile
                    continue
                if not pipeline.try_to_read(article):
                    failed += 1
                elif article.reading_failed:
                    in_part += 1
                else:
                    read += 1
        finally:
            self.failed = failed + in_part > 0
            partly = f"{in_part} read in part, " if in_part else ""
            self.stdout.write(f"{read} read, {partly}{failed} failed.")
