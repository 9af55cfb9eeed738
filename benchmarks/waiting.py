"""How long an editor waits beside an import of long articles, in processes of their own."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client

from benchmarks import report
from benchmarks.words import Writer
from newsreader import deciding
from newsreader.models import Entry, User

WAITED = 1000  # ms on the clock, of a save or login beside any import
ROOT = Path(__file__).resolve().parents[1]


def measure() -> None:
    writer = Writer(seed=5)
    names = [name for name, _kind in writer.names(2000)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "news.txt").write_text(news(writer, names, 1000))
        (Path(folder) / "chronology.txt").write_text(chronology(names, 300))
        print("\nBeside an import of 1 MB of news and a chronology of 300 kB, in another process")
        waits = beside(importing(folder), {"save": _save(), "login": _login()})
    for what, times in waits.items():
        report.figure(f"the longest of {len(times)} waits, {what}", max(times) * 1000, WAITED, "ms")


def beside(process: subprocess.Popen[bytes], doings: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """How long each doing took on the clock, over and over until the process has ended."""
    waits: dict[str, list[float]] = {name: [] for name in doings}
    while process.poll() is None:
        for name, do in doings.items():
            began = time.perf_counter()
            do()
            waits[name].append(time.perf_counter() - began)
    if process.returncode:
        raise SystemExit(f"The import ended with {process.returncode}.")
    return waits


def importing(folder: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """`manage.py ingest` on the database of this process."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "ingest", folder],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "newsreader.settings"},
        stdout=stdout,
    )


def address() -> str:
    """The DATABASE_URL that another process finds this process's database by."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def news(writer: Writer, names: list[str], kilobytes: int) -> str:
    bodies: list[str] = []
    while sum(map(len, bodies)) < kilobytes * 1000:
        bodies.append(writer.body(600, date(2019, 3, 13), writer.random.sample(names, 12)))
    return "Long news\n\nBy Jane Doe\n\nPublished 13 March 2019\n\n" + "\n\n".join(bodies)


def chronology(names: list[str], kilobytes: int, seed: int = 4) -> str:
    chosen = random.Random(seed)
    lines: list[str] = []
    day = date(1990, 1, 1)
    size = 0
    while size < kilobytes * 1000:
        day += timedelta(days=chosen.randrange(1, 5))
        who, where = chosen.sample(names, 2)
        said = (
            f"{day.day} {day:%B %Y}: {who} said at least {chosen.randrange(3, 900)} people fled {where}.",
            f"On {day.day} {day:%B %Y} {who} opened the bridge. “We will not move,” {where} said.",
        )
        lines.append(chosen.choice(said))
        size += len(lines[-1]) + 2
    return "A chronology\n\nPublished 13 March 2019\n\n" + "\n\n".join(lines)


def _save() -> Callable[[], None]:
    entry = Entry.objects.select_related("timeline").order_by("timeline__slug", "pk")[0]
    editor = User.objects.filter(role=User.Role.EDITOR)[0]
    words = iter(range(10**9))
    return lambda: deciding.entries.update(entry, editor, annotation=f"Seen {next(words)} times.") and None


def _login() -> Callable[[], None]:
    reader, _made = User.objects.get_or_create(username="waiting")
    return lambda: Client().force_login(reader)
