"""manage.py ingest PATH…: take articles in from files, folders or standard input."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, connection
from tqdm import tqdm

from newsreader import pipeline
from newsreader.fetching.documents import Document, Refusal, Refused
from newsreader.fetching.files import MEDIA_TYPES, documents
from newsreader.management.command import OneLineCommand, one_line
from newsreader.models import Article
from newsreader.showing.failed_readings import FailedReading

logger = logging.getLogger(__name__)
FINE = ("taken", "already here", "new version")
OUTCOMES = {"same": "already here", "version": "new version", "held": "held back"}
READ_IN_PART = "taken, read in part"
WRONG = ("refused", "failed", "taken but not read", READ_IN_PART)
MOST_LOST = 10  # a disk that is full or a server that is gone takes none of the rest either
LONG_RUN = 20  # documents from which a progress bar helps more than it distracts


class Command(OneLineCommand):
    help = (
        "Take in articles: plain text and HTML files, folders of them, or - for standard input. "
        "The status is 0 only if nothing was refused, missing or failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input"
        )
        parser.add_argument(
            "--no-read",
            action="store_true",
            help="take them in only; `manage.py read` finds their dates and names later",
        )

    def handle(self, *args: Any, paths: list[str], no_read: bool, **options: Any) -> None:
        self.counts: Counter[str] = Counter()
        self.rows: list[tuple[str, str, str]] = []
        self.reads, self.shows_where = not no_read, options["traceback"]
        self.lost = 0  # files in a row that the database did not take
        total = _count(paths)
        quiet = total < LONG_RUN or not sys.stderr.isatty()
        try:
            for document in tqdm(documents(paths), total=total, desc="Taking in", unit="file", disable=quiet):
                self._take(document)
                if self.lost >= MOST_LOST:
                    raise CommandError(f"The database took none of the last {MOST_LOST} files.")
        finally:
            self._report()
            self.failed = any(self.counts[outcome] for outcome in WRONG)

    def _take(self, document: Document | Refusal) -> None:
        """One file's fate; whatever becomes of it, the next one is taken."""
        if isinstance(document, Refusal):
            return self._note("refused", document.name, document.reason)
        try:
            ingested = pipeline.ingest(document)
        except Refused as refused:
            return self._note("refused", document.name, str(refused))
        except Exception as failure:  # a defect of ours met by one file must not keep the others out
            return self._failed(document, failure)
        self.lost = 0
        article = ingested.article
        new = ingested.outcome in ("new", "version")
        unread = new or article.read_at is None or article.reading_failed
        if self.reads and unread and not self._read(document, article):
            return self._note("taken but not read", document.name, str(article))
        if self.reads and article.reading_failed:
            return self._note(READ_IN_PART, document.name, str(FailedReading(article)))
        outcome = OUTCOMES.get(ingested.outcome, "taken")
        if ingested.warnings and ingested.outcome != "same":
            return self._note(f"{outcome} with doubts", document.name, "; ".join(ingested.warnings))
        return self._note(outcome, document.name, str(article))

    def _read(self, document: Document, article: Article) -> bool:
        try:
            return pipeline.try_to_read(article)
        except KeyboardInterrupt:
            self._note("taken but not read", document.name, str(article))
            raise

    def _failed(self, document: Document, failure: Exception) -> None:
        if isinstance(failure, OperationalError | InterfaceError):
            self.lost += 1
            connection.close_if_unusable_or_obsolete()  # the next file asks for a new one
        elif self.shows_where:
            logger.exception("%s could not be taken in", document.name)
        self._note("failed", document.name, one_line(failure))

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
        if os.path.isdir(path):  # noqa: PTH112 - it never fails: documents() tells what is wrong
            total += sum(1 for _root, _folders, names in os.walk(path) for n in names if _wanted(n))
        else:
            total += 1
    return total


def _wanted(name: str) -> bool:
    return Path(name).suffix.lower() in MEDIA_TYPES and not name.startswith(".")


def _end(name: str, width: int) -> str:
    return name if len(name) <= width else "…" + name[-width + 1 :]
