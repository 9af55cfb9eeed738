"""manage.py ingest PATH…: take articles in from files, folders, archives, addresses or standard input."""

from __future__ import annotations

import logging
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, connection
from tqdm import tqdm

from newsreader import pipeline
from newsreader.fetching.documents import Document, Refusal, Refused, Tally
from newsreader.fetching.files import documents, holds_many, wanted
from newsreader.management.command import OneLineCommand, one_line
from newsreader.models import Article
from newsreader.pipeline.web import Busy, page
from newsreader.showing.failed_readings import FailedReading

logger = logging.getLogger(__name__)
FINE = ("taken", "already here", "new version")
OUTCOMES = {"same": "already here", "version": "new version", "held": "held back"}
READ_IN_PART = "taken, read in part"
WRONG = ("refused", "failed", "taken but not read", READ_IN_PART)
MOST_LOST = 10  # a disk that is full or a server that is gone takes none of the rest either
LONG_RUN, LARGE_RUN = 20, 5_000_000  # files or bytes from which a progress bar helps more than it distracts
MOST_TOLD = 1_000  # lines about what needs a look: an archive may hold a hundred thousand pages


class Command(OneLineCommand):
    help = (
        "Take in articles: pages of the web, plain text and HTML files, web archives (.warc, .warc.gz), "
        "newsletters (.eml, .mbox), folders of all these, or - for standard input. A run that was stopped is "
        "started again: what was taken is passed over. The status is 0 only if nothing was refused, missing "
        "or failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file, a folder, an address (https://…), or - for standard input",
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
        files, size = _measure(paths)
        quiet = (files < LONG_RUN and size < LARGE_RUN) or not sys.stderr.isatty()
        bar = tqdm(total=size, desc="Taking in", unit="B", unit_scale=True, disable=quiet)
        self.tally = Tally(bar.update)
        try:
            for document in self._documents(paths):
                self._take(document)
                if self.lost >= MOST_LOST:
                    raise CommandError(f"The database took none of the last {MOST_LOST} files.")
        finally:
            bar.close()
            self._report()
            self.failed = any(self.counts[outcome] for outcome in WRONG)

    def _documents(self, paths: list[str]) -> Iterator[Document | Refusal]:
        """In the order named; neighbours of one kind together."""
        for on_the_web, named in groupby(paths, lambda path: path.startswith(("http://", "https://"))):
            if on_the_web:
                yield from map(_fetched, named)
            else:
                yield from documents(named, tally=self.tally)

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
        short = self.counts.total() <= LONG_RUN
        if short or (outcome not in FINE and len(self.rows) < MOST_TOLD):
            self.rows.append((outcome, name, why))

    def _report(self) -> None:
        """A line a document that needs a look (all of them on a short run), and the sums."""
        short = self.counts.total() <= LONG_RUN
        for outcome, name, why in self.rows:
            if short or outcome not in FINE:
                self.stdout.write(f"{outcome:<24} {_end(name, 40):<40} {why}")
        if len(self.rows) == MOST_TOLD:
            self.stdout.write(f"Only the first {MOST_TOLD} are told.")
        self.stdout.write("")
        for outcome, count in sorted(self.counts.items()):
            self.stdout.write(f"{count:>7}  {outcome}")
        for reason, count in sorted(self.tally.passed_over.items()):
            self.stdout.write(f"{count:>7}  passed over: {reason}")
        if not (self.counts or self.tally.passed_over):
            self.stdout.write("Nothing was found there to take in.")


def _fetched(address: str) -> Document | Refusal:
    try:
        return page(address)
    except Refused as refused:
        return Refusal(address, str(refused))
    except Busy:
        return Refusal(address, "Its host is being asked by another worker, or wants a pause; try it later.")


def _measure(paths: list[str]) -> tuple[int, int]:
    """Roughly how many documents there will be, and the bytes of their files, for the progress bar; nothing
    is opened."""
    files = size = 0
    for path in paths:
        for each in _walked(path) if os.path.isdir(path) else (path,):  # noqa: PTH112 - it never fails
            files += LONG_RUN if holds_many(each) else 1
            size += _size(each)
    return files, size


def _walked(folder: str) -> Iterator[str]:
    for root, _folders, names in os.walk(folder):
        yield from (f"{root}/{name}" for name in names if wanted(name))


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - it is handed names that no file can have
    except (OSError, ValueError):
        return 0


def _end(name: str, width: int) -> str:
    return name if len(name) <= width else "…" + name[-width + 1 :]
