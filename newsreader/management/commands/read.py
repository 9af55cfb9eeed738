"""manage.py read: read articles that wait to be read, or all of them again."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from newsreader import pipeline
from newsreader.models import Article


class Command(BaseCommand):
    help = "Read the articles that wait for it. Nothing that an editor decided changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="read all articles again")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Article.objects.filter(erased__isnull=True).order_by("pk")
        if not options["all"]:
            waiting = waiting.filter(read_at__isnull=True)
        ids = list(waiting.values_list("pk", flat=True))
        failed = 0
        for id in tqdm(ids, desc="Reading", unit="article", disable=not sys.stderr.isatty()):
            failed += not pipeline.try_to_read(Article.objects.select_related("source", "current").get(pk=id))
        self.stdout.write(f"{len(ids) - failed} read, {failed} failed.")
