"""python -m benchmarks.feeding [FEEDS]: feeds of short entries taken and read, and readers meanwhile.

The feeds stand on a server in a process of its own. The site is what `make run` starts, on a new SQLite
database: one web process with one worker thread, which polls, takes and reads them all. CPU is that of
gunicorn and all its children for half of the feeds, when a first one has been read; while the other half
is read, another process asks for the list of articles five times a second.
"""

from __future__ import annotations

import os
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from statistics import median

from benchmarks import report

FEEDS, ENTRIES = 20, 50
WORDS = (60, 100)  # of an entry
QUICK = 60  # articles a CPU-second
ANSWERED = 50  # ms, the list of articles
ASKED_EVERY = 0.2  # seconds
LONGEST = 900  # seconds until whatever is not done is given up
ROOT = Path(__file__).resolve().parents[1]

WHO = (
    "The harbour board",
    "The port council",
    "Ines Calloway",
    "The Selby Harbour Union",
    "A court in Holm",
    "Mara Lindqvist",
    "The transport ministry",
    "The ferry company",
    "Two witnesses",
    "Residents of Port Selby",
    "The mayor of Norling",
    "Tomas Aske",
    "The teachers of the district",
    "A spokeswoman",
    "The Tarn Valley Railway",
)
DID = (
    "announced",
    "rejected",
    "defended",
    "put off",
    "described",
    "approved",
    "criticised",
    "asked for",
    "agreed to",
    "published",
)
WHAT = (
    "the closing of the old quay",
    "a cut in pay of 12 percent",
    "a report about the fire",
    "the new timetable",
    "an inquiry into the collapse",
    "the budget of the northern schools",
    "the sale of the landing stage",
    "longer hours at the clinic",
    "a bridge over the lower canal",
    "rules for fishing boats",
    "the choice of a contractor",
)
HOW = (
    "after a long meeting",
    "in spite of protests",
    "for the third time",
    "without giving reasons",
    "while crews waited outside",
    "and said that more would follow",
    "although costs had risen",
    "before an audience of some 200 people",
    "and left the rest to the committee",
    "as had been expected in the town",
)
WHEN = (
    "on 7 March",
    "on Tuesday",
    "last week",
    "on 12 May 2018",
    "in January",
    "two years ago",
    "on Monday evening",
    "since 2016",
)


class Writer:
    """Entries of its own words; one or two of them say a day."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self, when: str = "") -> str:
        who, did, what, how = (self.random.choice(words) for words in (WHO, DID, WHAT, HOW))
        return f"{who} {did} {what}{' ' + when if when else ''} {how}."

    def text(self) -> str:
        least = self.random.randint(WORDS[0], WORDS[1] - 20)
        sentences: list[str] = []
        while sum(len(each.split()) for each in sentences) < least:
            sentences.append(self.sentence())
        for at in self.random.sample(range(len(sentences)), self.random.randint(1, 2)):
            sentences[at] = self.sentence(self.random.choice(WHEN))
        half = len(sentences) // 2
        return f"<p>{' '.join(sentences[:half])}</p><p>{' '.join(sentences[half:])}</p>"

    def feed(self, number: int, address: str) -> bytes:
        entries = []
        for entry in range(ENTRIES):
            published = datetime(2019, 3, 13, tzinfo=UTC) + timedelta(minutes=17 * entry)
            entries.append(
                f"<item><guid>{number}-{entry}</guid><link>{address}/{number}/{entry}</link>"
                f"<title>{escape(self.sentence()[:-1])}, {number} {entry}</title>"
                f"<description>{escape(self.text())}</description>"
                f"<pubDate>{format_datetime(published)}</pubDate></item>"
            )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper {number}</title>'
            f"<link>{address}/{number}</link>{''.join(entries)}</channel></rss>"
        ).encode()


def serve() -> None:
    """In a process of its own: the feeds at /0, /1 and so on; its port is its first line."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/")
            body = Writer(int(name)).feed(int(name), address) if name.isdigit() else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing to the terminal."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    print(server.server_address[1], flush=True)
    server.serve_forever()


def ask(address: str) -> None:
    """In a process of its own: how long each answer took, in milliseconds, a line each."""
    while True:
        began = time.monotonic()
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own, on this machine
            answer.read()
        print((time.monotonic() - began) * 1000, flush=True)
        time.sleep(ASKED_EVERY)


def measure(feeds: int = FEEDS) -> None:
    from benchmarks.__main__ import pace

    print(f"\n{feeds} feeds of {ENTRIES} entries of {WORDS[0]} to {WORDS[1]} words, beside the web server")
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        _run(environment, "manage.py", "migrate", "--verbosity", "0")
        _run(environment, "manage.py", "collectstatic", "--no-input", "--verbosity", "0")
        with _own("serve") as server:
            port = int(_line(server))
            _follow(environment, port, range(1))
            with _site(environment) as (site, at):
                _until(lambda: _read(environment) >= ENTRIES)  # the starter lists, the parser, the rules
                cpu, began, half = _cpu(site.pid), time.monotonic(), (1 + feeds) // 2
                _follow(environment, port, range(1, half))
                _until(lambda: _read(environment) >= ENTRIES * half)
                took, seconds = _cpu(site.pid) - cpu, time.monotonic() - began
                with _own("ask", f"http://127.0.0.1:{at}/articles/") as asking:
                    _follow(environment, port, range(half, feeds))
                    _until(lambda: _read(environment) >= ENTRIES * feeds)
                    asking.terminate()
                    assert asking.stdout is not None
                    waits = [float(line) for line in asking.stdout]
    speed = ENTRIES * (half - 1) / took
    paced = pace()
    print(f"  {speed:.1f} articles a CPU-second taken and read, a million additions {paced:.0f} ms")
    report.at_least(f"  where these take {report.PACE:.0f} ms", speed * paced / report.PACE, QUICK, "")
    report.figure("  seconds on the clock", seconds, None, "s")
    report.figure(f"the list of articles meanwhile, median of {len(waits)}", median(waits), ANSWERED, "ms")
    report.figure("  the longest", max(waits), None, "ms")


def _environment(folder: str) -> dict[str, str]:
    """A site of its own, which may ask this machine."""
    kept = {name: v for name, v in os.environ.items() if not name.startswith(("NEWSREADER_", "DATABASE_URL"))}
    return kept | {
        "NEWSREADER_DATA": folder,
        "NEWSREADER_SECRET_KEY": "of a benchmark, and of nothing else, as long as it must be",
        "NEWSREADER_PRIVATE_NETWORKS": "127.0.0.0/8",
        "DJANGO_SETTINGS_MODULE": "newsreader.settings",
    }


def _run(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _follow(environment: dict[str, str], port: int, feeds: range) -> None:
    _run(
        environment, "manage.py", "feeds", "--follow", *(f"http://127.0.0.1:{port}/{feed}" for feed in feeds)
    )


def _read(environment: dict[str, str]) -> int:
    """How many articles were read; looked up beside the site."""
    database = Path(environment["NEWSREADER_DATA"]) / "newsreader.sqlite3"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
        found: int = connection.execute(
            "SELECT COUNT(*) FROM newsreader_article WHERE read_at IS NOT NULL"
        ).fetchone()[0]
    return found


@contextmanager
def _own(what: str, *given: str) -> Iterator[subprocess.Popen[str]]:
    """A process that runs a function of this module."""
    code = f"import sys; from benchmarks.feeding import {what}; {what}(*sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", code, *given], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@contextmanager
def _site(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """As `make run` starts it, at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = ["gunicorn", "newsreader.wsgi", "--config", "python:newsreader.gunicorn", "--threads", "4"]
    options = ["--bind", f"127.0.0.1:{port}", "--no-control-socket", "--log-level", "warning"]
    with subprocess.Popen([sys.executable, "-m", *command, *options], cwd=ROOT, env=environment) as site:
        try:
            _until(lambda: _answers(port))
            yield site, port
        finally:
            site.terminate()


def _answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30):
        return True
    return False


def _until(done: Callable[[], bool]) -> None:
    given_up = time.monotonic() + LONGEST
    while not done():
        if time.monotonic() > given_up:
            raise SystemExit(f"It was not done in {LONGEST} s.")
        time.sleep(0.2)


def _cpu(process: int) -> float:
    """Seconds of CPU a process has had, those it started, and those of them that ended."""
    stats = [_stat(path) for path in Path("/proc").glob("[0-9]*/stat")]
    family, grown = {process}, True
    while grown:
        children = {pid for pid, parent, _ticks in stats if parent in family}
        grown = not children <= family
        family |= children
    return sum(ticks for pid, _parent, ticks in stats if pid in family) / os.sysconf("SC_CLK_TCK")


def _stat(path: Path) -> tuple[int, int, int]:
    """The id, the parent's, and the ticks of a process; of one that just ended nothing."""
    try:
        columns = path.read_text().rpartition(")")[2].split()
    except OSError:
        return 0, 0, 0
    return int(path.parent.name), int(columns[1]), sum(int(each) for each in columns[11:15])


if __name__ == "__main__":
    measure(*(int(given) for given in sys.argv[1:2]))
