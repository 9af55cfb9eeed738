"""Worker threads beside the web server: what `make run` needs no further step for.

They do the same jobs as `manage.py db_worker` does in a process of its own, and give way to readers. They are
started after the web server's fork, for no thread outlives one.
"""

from __future__ import annotations

import logging
import sys
import time
import uuid
from threading import Thread
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.urls import set_script_prefix
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from newsreader.models.work import LEASE
from newsreader.pipeline.giving_way import ending, goes_on
from newsreader.pipeline.jobs import sweep

logger = logging.getLogger(__name__)

SWEPT_EVERY = min(15.0, LEASE.total_seconds() / 2)  # seconds
PAUSE = 1.0  # seconds between two looks into an empty queue
# Seconds: a database that restarts is back by then, or the next time.
AFTER_FAILURE = min(10.0, LEASE.total_seconds())
LONGEST_END = 20.0  # seconds that an ending process waits for the pieces of work at hand
# Seconds that one thread may compute before another gets its turn, for a page waits a turn after each
# of its queries. Python's own is 0.005.
TURN = 0.0005


class WorkerThread(Thread):
    """Does one job after the other, for ever, whatever one of them does."""

    def __init__(self, number: int) -> None:
        super().__init__(name=f"worker-{number}", daemon=True)
        self.worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=PAUSE,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=f"{self.name}-{uuid.uuid4().hex[:12]}",
        )

    def run(self) -> None:
        set_script_prefix(settings.FORCE_SCRIPT_NAME or "/")  # each thread has its own
        while goes_on():
            ending.wait(self._pause_after_one())
        connections.close_all()

    def _pause_after_one(self) -> float:
        """Do a job, where there is one, and say how long to pause after it. (To look first keeps an idle
        site from taking SQLite's one lock for writing once a second.)"""
        try:
            close_old_connections()
            if not DBTaskResult.objects.ready().exists():
                return PAUSE
            self.worker.run()
        except Exception as failure:
            return noted(failure, "The queue")
        return 0.0


class PatientWorker(Worker):
    """Of `manage.py db_worker`: a process that only its administrator ends."""

    def run(self) -> None:
        while self.running:
            try:
                return super().run()
            except Exception as failure:
                time.sleep(noted(failure, "The queue"))
        return None

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """After the piece of work at hand: what is left of its job stands in the queue again."""
        ending.set()
        super().shutdown(signum, frame)


class SweepThread(Thread):
    """Enqueues what is due. Every process sweeps: of two that find one row, one enqueues its job."""

    def __init__(self) -> None:
        super().__init__(name="sweep", daemon=True)

    def run(self) -> None:
        set_script_prefix(settings.FORCE_SCRIPT_NAME or "/")
        while not ending.wait(SWEPT_EVERY):
            try:
                close_old_connections()
                sweep()
            except Exception as failure:
                noted(failure, "The sweep")
        connections.close_all()


def noted(failure: Exception, what: str) -> float:
    """A line in the log; how many seconds to pause. A fault of ours has its traceback: nobody else sees it,
    and the thread that it ended would be missed by nobody."""
    if isinstance(failure, DatabaseError | InterfaceError):
        logger.warning("%s waits for the database: %s", what, " ".join(str(failure).split()))
        return AFTER_FAILURE
    logger.error("%s goes on after a fault of ours", what, exc_info=failure)
    return PAUSE


_threads: list[Thread] = []


def start() -> None:
    """As many workers as the settings say, and one that sweeps; once a process, after its fork."""
    if _threads:
        return
    sys.setswitchinterval(TURN)
    _threads.extend(WorkerThread(number) for number in range(settings.NEWSREADER_WORKERS))
    _threads.append(SweepThread())
    for thread in _threads:
        thread.start()


def stop() -> None:
    """End them after the pieces of work at hand. What takes longer is left to its lease."""
    ending.set()
    ends = time.monotonic() + LONGEST_END
    while _threads:
        _threads.pop().join(max(0.0, ends - time.monotonic()))
