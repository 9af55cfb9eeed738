"""What was slowest, in turns with another commit: the same work by both trees, each in a process of its own.

    python -m benchmarks.before [--against COMMIT] [--articles N] [--kilobytes N] [--times N] [--requests N]
                               [--suite]

Each tree has a site of its own with the data that its own `benchmarks/data.py` makes, on SQLite; run by
`python -m tests.postgres -- python -m benchmarks.before`, the pages' on PostgreSQL, and nothing else then.
`--suite` runs `make test`'s tests on SQLite in both trees, which takes long. A part of `make bench-full`.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

import psycopg

from benchmarks import trees

ROOT = Path(__file__).resolve().parents[1]
BEFORE = "0094b8d"
ARTICLES, KILOBYTES, REQUESTS, TIMES = 20_000, 500, 2_000, 9
FULL = ("--articles", "500000", "--kilobytes", "2000", "--requests", "10000", "--times", "25", "--suite")


class Line(NamedTuple):
    """What is asked of both trees, with its unit, and the goal: of ours by the other's, or of ours alone."""

    what: str
    asked: str
    unit: str
    ratio: float | None = None
    most: float | None = None


MANY = 500_000  # articles: with few of them the pages of then were quick as well
PAGES = (
    Line("entity page, of one often named", "page", "ms", ratio=0.15),
    Line("  of the one named most", "busiest", "ms", ratio=0.15),
    Line("sources page", "sources", "ms", ratio=0.2),
    Line("card, of one often named", "card", "ms"),
    Line("  of the one named most", "busiest card", "ms"),
)
CARD_ON_POSTGRESQL = 0.5
OFTEN = {line.asked for line in PAGES} | {"months"}  # the others once: each takes seconds, or hardly varies
OTHERS = (
    Line("the long article, to its first byte", "long", "ms"),
    Line("  its HTML", "long kilobytes", "kB", most=200),
    Line("timex.find, 100 kB of month names", "months", "ms", ratio=0.125),
    Line("extraction's worst growth, n to the power of", "growth", "", most=1.2),
    Line("a web process after its requests", "memory", "MB", most=110),
)
SUITE = Line("the tests on SQLite, by the clock", "suite", "min")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.before", description=__doc__)
    parser.add_argument("--against", default=BEFORE)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--kilobytes", type=int, default=KILOBYTES, help="of the long article")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--suite", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreader-before-") as folder:
        if not trees.check_out(asked.against, folder):
            print(f"No ratios: this checkout does not have {asked.against} (git fetch --unshallow).")
            return 0
        _compare(asked, Path(folder))
    return 0


def _compare(asked: argparse.Namespace, before: Path) -> None:
    from benchmarks.__main__ import pace

    on_postgresql = os.environ.get("NEWSREADER_TEST_DATABASE") == "postgres"
    sizes = f"{asked.articles:,} articles, a long one of {asked.kilobytes:,} kB"
    print(f"\nBeside {asked.against}, in turns; {sizes}; pace {pace():.0f} ms")
    print(f"{'':<50}{asked.against:>12}{'now':>12}{'ratio':>9}{'goal':>9}", flush=True)
    lines = [*PAGES, *OTHERS, *([SUITE] if asked.suite else ())]
    if on_postgresql:
        lines = [*PAGES[:3], *(line._replace(ratio=CARD_ON_POSTGRESQL) for line in PAGES[3:])]
    if asked.articles < MANY:
        lines = [line._replace(ratio=None) if line in PAGES else line for line in lines]
    with _site(before, asked, "before") as former, _site(ROOT, asked, "now") as ours:
        for line in lines:
            turns = asked.times if line.asked in OFTEN else 1
            figures: tuple[list[float], list[float]] = ([], [])
            for _turn in range(turns):
                for site, found in zip((former, ours), figures, strict=True):
                    found.append(site.ask(line.asked))
            _print(line, *map(median, figures))


def _print(line: Line, before: float, now: float) -> None:
    missed = bool((line.ratio and now > line.ratio * before) or (line.most and now > line.most))
    goal = f"{line.ratio:.3g}" if line.ratio else f"{line.most:g} {line.unit}" if line.most else ""
    figures = f"{before:>9.1f} {line.unit:<3}{now:>9.1f} {line.unit:<3}{now / before:>8.2f}{goal:>9}"
    print(f"{line.what:<48}{figures}{'  MISSED' * missed}", flush=True)


@contextmanager
def _site(tree: Path, asked: argparse.Namespace, name: str) -> Iterator[trees.Speaker]:
    """A process that answers with the code of one tree, on a site of its own."""
    with tempfile.TemporaryDirectory(prefix="newsreader-before-") as folder, _database(name) as address:
        own = {n: v for n, v in os.environ.items() if not n.startswith("NEWSREADER_") and n != "SITE_URL"}
        own.pop("DATABASE_URL", None)
        settings = {
            "NEWSREADER_DATA": folder,
            "NEWSREADER_SECRETS": folder,
            "NEWSREADER_SECRET_KEY": secrets.token_urlsafe(50),
            "NEWSREADER_NAMES_MODEL": "rules",  # a former commit reads with a model that is installed
            "DJANGO_SETTINGS_MODULE": "newsreader.settings",
            **({"DATABASE_URL": address} if address else {}),
        }
        script = Path(__file__).with_name("in_tree.py")
        sizes = map(str, (asked.articles, asked.kilobytes, asked.requests))
        command = [sys.executable, "-P", str(script), str(tree), *sizes]
        speaker = trees.Speaker(command, own | settings, tree)
        try:
            yield speaker
        finally:
            speaker.end()


@contextmanager
def _database(name: str) -> Iterator[str]:
    """The address of a database for one tree, beside that of tests/postgres.py; "" with SQLite."""
    if os.environ.get("NEWSREADER_TEST_DATABASE") != "postgres":
        yield ""
        return
    given = os.environ["DATABASE_URL"]
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    yield urlsplit(given)._replace(path=f"/{name}").geturl()


if __name__ == "__main__":
    sys.exit(main())
