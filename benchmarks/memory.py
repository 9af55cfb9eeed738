"""What the site's processes hold in memory, at rest and after their work.

A web server of one process (four threads for pages, one for work) and a `manage.py db_worker`, each a real
process on a database of its own, measured by its resident set (RSS) as Linux counts it: pages that processes
share count for each.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from benchmarks import report
from benchmarks.waiting import address
from newsreader.models import Arrival, Article, Entity, Source, Timeline
from newsreader.pipeline.following import follow
from newsreader.pipeline.jobs import sweep
from tests.pipeline.failing_paper import HOSTS
from tests.pipeline.killing import Run, paper

WEB_AT_REST, GROWS, WORKER_AT_REST, WORKER_AT_WORK = 110.0, 1.2, 90.0, 250.0  # MB; times; MB; MB
REQUESTS, FIRST = 10_000, 100
ARTICLES = 300  # that the worker takes and reads
ROOT = Path(__file__).resolve().parents[1]
LONGEST = 600.0  # seconds until the worker has to be done


def measure(requests: int = REQUESTS, articles: int = ARTICLES) -> None:
    print("\nMemory, in MB of RSS")
    _web(requests)
    _worker(articles)


def _web(requests: int) -> None:
    paths = _paths()
    with _web_server() as (process, port):
        ask = _asking(port)
        ask("/healthz")
        report.figure(
            "web process with its worker thread, at rest", rest := _held(process), WEB_AT_REST, "MB"
        )
        chosen = random.Random(7)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(ask, chosen.choices(paths, k=FIRST)))
            first = _held(process)
            list(pool.map(ask, chosen.choices(paths, k=requests - FIRST)))
        after = _held(process)
    report.figure(f"  after {FIRST} mixed requests", first, None, "MB")
    report.figure(f"  after {requests:,} mixed requests", after, None, "MB")
    report.figure("    that is so many times what it was at rest", after / rest, GROWS, "")
    report.figure(f"    and so many times what it was after {FIRST}", after / first, None, "")


def _paths() -> list[str]:
    """Addresses as readers ask for them, each kind alike; of what is stored some hundreds of each kind."""
    kinds = [
        ["/", "/articles/", "/sources/", "/entities/", "/healthz"],
        [row.get_absolute_url() for row in Article.objects.filter(public=True)[:300]],
        [row.get_absolute_url() for row in Entity.objects.filter(confirmed=True)[:300]],
        [row.get_absolute_url() for row in Timeline.objects.filter(published__isnull=False)[:50]],
        [row.get_absolute_url() for row in Source.objects.all()[:100]],
    ]
    longest = max(map(len, kinds))
    return [kind[at % len(kind)] for kind in kinds if kind for at in range(longest)]


def _asking(port: int) -> Callable[[str], None]:
    def ask(path: str) -> None:
        with (
            suppress(urllib.error.HTTPError),  # strangers see no entity that only private articles name
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer,
        ):
            answer.read()

    return ask


def _held(process: psutil.Process) -> float:
    return process.memory_info().rss / 1e6


@contextmanager
def _web_server() -> Iterator[tuple[psutil.Process, int]]:
    """Its one process that serves, and its port."""
    command = [sys.executable, "-m", "gunicorn", "newsreader.wsgi", "--config", "python:newsreader.gunicorn"]
    command += ["--bind", "127.0.0.1:0", "--workers", "1", "--threads", "4", "--no-control-socket"]
    with _started([*command, "--log-level", "warning"]) as master:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for child in master.children():
                for listening in child.net_connections("tcp4"):
                    if listening.status == psutil.CONN_LISTEN:
                        yield child, listening.laddr.port
                        return
            time.sleep(0.1)
        raise SystemExit("The web server did not start.")


@contextmanager
def _started(command: list[str], **settings: str) -> Iterator[psutil.Process]:
    environment = {
        **os.environ,
        **settings,
        "DATABASE_URL": address(),
        "NEWSREADER_PRIVATE_NETWORKS": "127.0.0.0/8",
    }
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _worker(articles: int) -> None:
    """One that does nothing, then takes and reads a feed's articles from their pages."""
    command = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--no-startup-delay"]
    with _started(command) as process:
        time.sleep(5)
        report.figure("db_worker at rest", _held(process), WORKER_AT_REST, "MB")
        with paper(Run(articles, seed=5, kills=0, patience=LONGEST), "--sound") as port:
            follow(f"http://{HOSTS[0]}:{port}/rss", None, full_text=True)
            sweep()
            most, alone = _highest(process, articles)
    report.figure(f"  at work on {articles} pages, with its child, at most", most, WORKER_AT_WORK, "MB")
    report.figure("    of that itself", alone, None, "MB")


def _highest(process: psutil.Process, articles: int) -> tuple[float, float]:
    most = alone = 0.0
    deadline = time.monotonic() + LONGEST
    while Arrival.objects.filter(state="taken").count() < articles and time.monotonic() < deadline:
        own = _held(process)
        children = [child for child in process.children(recursive=True) if child.is_running()]
        most, alone = max(most, own + sum(map(_held, children))), max(alone, own)
        time.sleep(0.2)
    return most, alone
