"""An import whose workers are killed (-9) at random, started again, and what came of it.

With SQLite the workers are threads beside a web server, with PostgreSQL processes of their own; each a real
process on the database of this one. Moments and victims are chosen by a seed; a moment is a number of
articles taken, so that it is in the middle of the import on any machine.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from benchmarks.waiting import address
from newsreader.models import (
    Arrival,
    Article,
    ArticleVersion,
    Feed,
    HeldVersion,
    Mention,
    Proposal,
    TimeExpression,
)
from newsreader.pipeline.arrivals import ask_again
from newsreader.pipeline.following import fetch_now, follow
from newsreader.pipeline.jobs import OLDEST_RUN, clear_queue
from newsreader.pipeline.reading import read
from tests.pipeline.failing_paper import HOSTS, texts

ROOT = Path(__file__).resolve().parents[2]
LEASE = 4  # seconds, where a site has 600
LOOKED = 0.2  # seconds between two looks at the database
STUCK = 3 * LEASE  # seconds without a new article, after which the next one is killed anyhow


@dataclass
class Run:
    articles: int
    seed: int
    kills: int
    patience: float  # seconds, altogether
    beside: Callable[[int], None] = lambda taken: None  # called at each look
    killed: int = 0
    seconds: float = 0.0
    log: Path = field(default_factory=lambda: Path(os.devnull))


def run(asked: Run) -> None:
    """Until each article is there and read, the queue is empty and all that was to be killed was. Raises
    TimeoutError."""
    chosen = random.Random(asked.seed)
    moments = sorted(chosen.sample(range(1, asked.articles * 9 // 10), asked.kills))
    began = changed = time.monotonic()
    before = 0
    with paper(asked) as port, _workers(asked) as workers:
        follow(f"http://{HOSTS[0]}:{port}/rss", None, full_text=True)
        while moments or not _all_done(asked.articles):
            if time.monotonic() - began > asked.patience:
                raise TimeoutError(f"{before} articles taken, {asked.killed} killed; {standing()}")
            taken = Arrival.objects.filter(state="taken").count()
            changed = time.monotonic() if taken != before else changed
            before = taken
            asked.beside(taken)
            if moments and (taken >= moments[0] or time.monotonic() - changed > STUCK):
                moments.pop(0)
                changed = time.monotonic()
                time.sleep(chosen.random() / 5)  # anywhere within a piece of work
                workers.kill(chosen)
                asked.killed += 1
            _try_again()
            time.sleep(LOOKED)
    asked.seconds = time.monotonic() - began


def _all_done(articles: int) -> bool:
    return (
        Arrival.objects.filter(state="taken").count() == articles
        and not Article.objects.unread().exists()
        and not DBTaskResult.objects.ready().exists()
    )


def _try_again() -> None:
    """What an editor does at the desk about what the paper's server failed to give."""
    later = {"failures__gt": 0, "busy_until": None, "next_at__gt": timezone.now()}
    for feed in Feed.objects.filter(**later):
        fetch_now(feed)
    for arrival in Arrival.objects.waiting().filter(**later):
        ask_again(arrival)


def standing() -> dict[str, object]:
    return {
        "arrivals": Counter(Arrival.objects.values_list("state", "failure")),
        "jobs": Counter(DBTaskResult.objects.values_list("task_path", "status")),
        "unread": Article.objects.unread().count(),
        "feed": list(Feed.objects.values_list("failure", "next_at", "busy_until")),
    }


@contextmanager
def paper(asked: Run, *more: str) -> Iterator[int]:
    """The port of its server."""
    numbers = ["--articles", str(asked.articles), "--seed", str(asked.seed), *more]
    command = [sys.executable, "-m", "tests.pipeline.failing_paper", *numbers]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


@contextmanager
def _workers(asked: Run) -> Iterator[Workers]:
    with asked.log.open("ab") as log:
        workers = Workers(log)
        try:
            yield workers
        finally:
            workers.end()


class Workers:
    """Two processes with PostgreSQL; a web server with two threads that work, with SQLite."""

    def __init__(self, log) -> None:
        self.log = log
        beside = connection.vendor == "postgresql"
        db_worker = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "0.2"]
        self.commands = [db_worker] * 2 if beside else [WEB_SERVER]
        self.processes = [self._started(command) for command in self.commands]

    def _started(self, command: list[str]) -> subprocess.Popen[bytes]:
        settings = {
            "DATABASE_URL": address(),
            "DJANGO_SETTINGS_MODULE": "newsreader.settings",
            "NEWSREADER_LEASE": str(LEASE),
            "NEWSREADER_PRIVATE_NETWORKS": "127.0.0.0/8",
            "NEWSREADER_WORKERS": "2",
        }
        return subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **settings}, stderr=self.log, start_new_session=True
        )

    def kill(self, chosen: random.Random) -> None:
        """One of them, or all at once; a web server with its processes."""
        at_once = chosen.random() < 0.3
        victims = range(len(self.processes)) if at_once else [chosen.randrange(len(self.processes))]
        for victim in victims:
            os.killpg(self.processes[victim].pid, signal.SIGKILL)
        for victim in victims:
            self.processes[victim].wait()
            self.processes[victim] = self._started(self.commands[victim])

    def end(self) -> None:
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


WEB_SERVER = [
    *(sys.executable, "-m", "gunicorn", "newsreader.wsgi", "--config", "python:newsreader.gunicorn"),
    *("--bind", "127.0.0.1:0", "--workers", "1", "--threads", "2"),
    *("--no-control-socket", "--log-level", "warning"),
]


def faults(asked: Run) -> list[str]:
    """What is not as it has to be after such a run; none where each article is there once, whole and read."""
    expected = dict(texts(asked.articles, asked.seed))
    articles = list(Article.objects.select_related("current"))
    found = []
    stored = Counter(each.headline for each in articles)
    found += [
        f"not once: {each}, {stored[each]}"
        for each in {*stored, *expected}
        if stored[each] != (each in expected)
    ]
    found += [f"not whole: {each}" for each in articles if each.current.body != expected.get(each.headline)]
    found += [f"in versions: {each}" for each in articles if each.versions.count() != 1]
    found += [f"not read: {each}" for each in articles if each.read_at is None or each.reading_failed]
    found += _differ("versions", ArticleVersion.objects.count(), asked.articles)
    found += _differ("held", HeldVersion.objects.count(), 0)
    states = Counter(Arrival.objects.values_list("state", flat=True))
    found += _differ("states", states, {"taken": asked.articles})
    found += _differ("addresses", len({each.fetched_from for each in articles}), asked.articles)
    before = _marks()
    for article in articles:
        read(article)
    found += _differ("marks, read once more", _marks(), before)
    clear_queue(timezone.now() + 2 * OLDEST_RUN)
    found += _differ("jobs", DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"]).count(), 0)
    return found


def _marks() -> Counter[tuple[object, ...]]:
    """Proposals and marks by article and place, each with how many stand there."""
    marks = Counter()
    for model in (Proposal, TimeExpression, Mention):
        places = model.objects.values_list("version", "field", "start", "end")
        marks += Counter((model.__name__, *place) for place in places)
    return marks


def _differ(what: str, are: object, should: object) -> list[str]:
    return [] if are == should else [f"{what}: {are}, not {should}"]
