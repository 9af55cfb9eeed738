"""python -m benchmarks [--full] [--times N] [--only memory|killed|queue|timeline] [--kills N]: goal beside
measured.

Everything happens in a temporary folder: neither the site's data nor its secrets are read or written.
"""

from __future__ import annotations

import argparse
import os
import platform
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import before

ROOT = Path(__file__).resolve().parents[1]
LAST_FULL = ROOT / "docs" / "benchmarks" / "last-full.txt"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--full", action="store_true", help="100,000 events, 500,000 articles, both databases"
    )
    parser.add_argument("--times", type=int, default=25, help="requests a measurement is the median of")
    parser.add_argument("--size", choices=("usual", "full"), default="usual", help=argparse.SUPPRESS)
    parser.add_argument(
        "--only", choices=("memory", "killed", "queue", "timeline"), help="this alone, on a small site"
    )
    parser.add_argument("--kills", type=int, default=20, help="with --only killed; 25 articles each")
    asked = parser.parse_args()
    if asked.only:
        with settle_in_a_folder():
            return _alone(asked.only, asked.times, asked.kills)
    return on_both(asked.times) if asked.full else on_one(asked.size, asked.times)


def on_both(times: int) -> int:
    """On SQLite, then on PostgreSQL, each in a process of its own; then what was slowest beside the commit
    before the work on it, in turns. What they print is kept."""
    environment = {name: v for name, v in os.environ.items() if name != "DATABASE_URL"}
    one = [sys.executable, "-m", "benchmarks", "--size", "full", "--times", str(times)]
    beside = [sys.executable, "-m", "benchmarks.before", *before.FULL]
    on_postgresql = [sys.executable, "-m", "tests.postgres", "--"]
    codes = []
    lines = ["$ make bench-full"]
    for command in (one, [*on_postgresql, *one], beside, [*on_postgresql, *beside]):
        running = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            lines.append(line.rstrip("\n"))
        codes.append(running.wait())
    if not any(codes):
        LAST_FULL.parent.mkdir(exist_ok=True)
        LAST_FULL.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return max(codes)


def on_one(size: str, times: int) -> int:
    with settle_in_a_folder() as folder:
        return _measured(size, times, folder)


@contextmanager
def settle_in_a_folder() -> Iterator[Path]:
    """A site of its own, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="newsreader-benchmark-"))
    try:
        settle_in(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle_in(folder: Path) -> None:
    """A site of its own, with the settings a real one has."""
    launched = os.environ.get("NEWSREADER_TEST_DATABASE") == "postgres"  # by tests/postgres.py, and ours
    for name in [n for n in os.environ if n.startswith("NEWSREADER_") or n == "SITE_URL"]:
        del os.environ[name]
    if not launched:
        os.environ.pop("DATABASE_URL", None)
    os.environ["NEWSREADER_DATA"] = str(folder)
    os.environ["NEWSREADER_SECRET_KEY"] = secrets.token_urlsafe(50)
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsreader.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from newsreader import gunicorn

    gunicorn.make_ready()  # as in a process that serves pages


def _alone(name: str, times: int, kills: int) -> int:
    from django.core.management import call_command

    from benchmarks import data, killed, memory, pages, queue, report

    print(_machine())
    if name == "memory":
        call_command("sample", verbosity=0)
    if name == "timeline":
        data.make(data.SHORT)
        pages.timelines(data.SHORT, times)
    elif name == "killed":
        killed.measure(kills)
    else:
        {"memory": memory, "queue": queue}[name].measure()
    return len(report.MISSED)


def _measured(name: str, times: int, folder: Path) -> int:
    from benchmarks import (
        apart,
        browser,
        data,
        feeding,
        fetching,
        growth,
        memory,
        pages,
        reading,
        report,
        waiting,
        weight,
    )

    size = {"usual": data.USUAL, "full": data.FULL}[name]
    began = time.monotonic()
    print(_machine())
    print(
        f"The machine: {pace():.0f} ms for a million additions in Python (20 where nobody else works on it)"
    )
    data.make(size)
    print(f"{size.articles:,} articles of {size.words} words, {size.events:,} events: ", end="")
    print(f"{_stored(folder):,.0f} MB, made in {time.monotonic() - began:.0f} s")
    print(
        f"CPU is the server's per request, the database's included; medians of {times}, nothing else cached"
    )
    pages.measure(size, times)
    reading.measure(size.words, times)
    waiting.measure()
    growth.measure()
    fetching.measure()
    feeding.measure(size.feeds)
    apart.measure(whole=name == "full")
    memory.measure()
    weight.measure("/timelines/benchmark-1000/")
    browser.measure(pages.IN_BROWSER, 7)
    print(f"\nThe machine, once more: {pace():.0f} ms for a million additions")
    print(f"{len(report.MISSED)} goals missed; {time.monotonic() - began:.0f} s altogether")
    return 0


def pace(turns: int = 9) -> float:
    """How quick the machine is just now: neighbours on the same cores cost CPU time too."""
    took = []
    for _turn in range(turns):
        began, total = time.process_time(), 0
        for number in range(1_000_000):
            total += number
        took.append(time.process_time() - began)
    return median(took) * 1000


def _machine() -> str:
    import django
    from django.db import connection

    server = connection.cursor().connection.info.server_version if connection.vendor == "postgresql" else 0
    if server:
        database = f"PostgreSQL {server // 10000}.{server % 10000}"
    else:
        import sqlite3

        database = f"SQLite {sqlite3.sqlite_version}"
    return (
        f"\n{date.today():%-d %B %Y}: {os.cpu_count()} cores ({platform.machine()}), Linux, "
        f"Python {platform.python_version()}, Django {django.__version__}, {database}"
    )


def _stored(folder: Path) -> float:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0] / 1e6
    return sum(path.stat().st_size for path in folder.glob("newsreader.sqlite3*")) / 1e6


if __name__ == "__main__":
    sys.exit(main())
