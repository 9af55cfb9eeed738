"""manage.py ingest PATH…: take articles in from files, folders or standard input."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from newsreader import pipeline
from newsreader.fetching.documents import Refusal, Refused
from newsreader.fetching.files import MEDIA_TYPES, documents

logger = logging.getLogger(__name__)
FINE = ("taken", "already here", "new version")
OUTCOMES = {"same": "already here", "version": "new version", "held": "held back"}
LONG_RUN = 20  # documents from which a progress bar helps more than it distracts


class Command(BaseCommand):
    help = "Take in articles: plain text and HTML files, folders of them, or - for standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        self.counts: Counter[str] = Counter()
        self.rows: list[tuple[str, str, str]] = []
        total = _count(paths)
        quiet = total < LONG_RUN or not sys.stderr.isatty()
        for document in tqdm(documents(paths), total=total, desc="Taking in", unit="file", disable=quiet):
            self._take(document)
        self._report()

    def _take(self, document: Any) -> None:
        """One file's fate; whatever becomes of it, the next one is taken."""
        if isinstance(document, Refusal):
            return self._note("refused", document.name, document.reason)
        try:
            ingested = pipeline.ingest(document)
        except Refused as refused:
            return self._note("refused", document.name, str(refused))
        except Exception as failure:  # a defect of ours met by one file must not keep the others out
            logger.exception("%s could not be taken in", document.name)
            return self._note("failed", document.name, f"{type(failure).__name__}: {failure}")
        unread = ingested.outcome in ("new", "version") or ingested.article.read_at is None
        if unread and not pipeline.try_to_read(ingested.article):
            return self._note("taken but not read", document.name, str(ingested.article))
        outcome = OUTCOMES.get(ingested.outcome, "taken")
        if ingested.warnings and ingested.outcome != "same":
            return self._note(f"{outcome} with doubts", document.name, "; ".join(ingested.warnings))
        return self._note(outcome, document.name, str(ingested.article))

    def _note(self, outcome: str, name: str, why: str) -> None:
        self.counts[outcome] += 1
        self.rows.append((outcome, name, why))

    def _report(self) -> None:
        """A line a file that needs a look (all of them on a short run), and the sums."""
        short = len(self.rows) <= LONG_RUN
        for outcome, name, why in self.rows:
            if short or outcome not in FINE:
                self.stdout.write(f"{outcome:<24} {_end(name, 40):<40} {why}")
        self.stdout.write("")
        for outcome, count in sorted(self.counts.items()):
            self.stdout.write(f"{count:>7}  {outcome}")
        if not self.rows:
            self.stdout.write("Nothing was found there to take in.")


def _count(paths: list[str]) -> int:
    """Roughly how many documents there will be, for the progress bar; nothing is opened."""
    total = 0
    for path in paths:
        folder = Path(path)
        if folder.is_dir():
            total += sum(1 for _root, _folders, names in os.walk(folder) for n in names if _wanted(n))
        else:
            total += 1
    return total


def _wanted(name: str) -> bool:
    return Path(name).suffix.lower() in MEDIA_TYPES and not name.startswith(".")


def _end(name: str, width: int) -> str:
    return name if len(name) <= width else "…" + name[-width + 1 :]
