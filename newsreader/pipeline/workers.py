"""Worker threads beside the web server: what `make run` needs no further step for.

They do the same jobs as `manage.py db_worker` does in a process of its own, and give way to readers. They are
started after the web server's fork, for no thread outlives one.
"""

from __future__ import annotations

import logging
import sys
import uuid
from threading import Thread
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from newsreader.pipeline.giving_way import ending, goes_on
from newsreader.pipeline.jobs import sweep

logger = logging.getLogger(__name__)

SWEPT_EVERY = 15.0  # seconds
PAUSE = 1.0  # seconds between two looks into an empty queue
AFTER_FAILURE = 10.0  # seconds: a database that restarts is back by then, or the next time
LONGEST_END = 20.0  # seconds that an ending process waits for the piece of work at hand
# Seconds that one thread may compute before another gets its turn, for a page waits a turn after each
# of its queries. Python's own is 0.005.
TURN = 0.0005


class WorkerThread(Thread):
    """Does one job after the other, for ever; a database that is gone for a while is waited for."""

    def __init__(self, number: int) -> None:
        super().__init__(name=f"worker-{number}", daemon=True)
        self.worker = QuietWorker(
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
        while goes_on():
            self.worker.found = False
            try:
                self.worker.run()
                pause = 0.0 if self.worker.found else PAUSE
            except (DatabaseError, InterfaceError) as failure:
                logger.warning("The queue cannot be read just now: %s", failure)
                pause = AFTER_FAILURE
            close_old_connections()
            ending.wait(pause)
        connections.close_all()


class QuietWorker(Worker):
    """One that notes whether there was anything to do."""

    found = False

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        self.found = True
        super().run_task(db_task_result)


class SweepThread(Thread):
    """Enqueues what is due. Every process sweeps: of two that find one row, one enqueues its job."""

    def __init__(self) -> None:
        super().__init__(name="sweep", daemon=True)

    def run(self) -> None:
        while not ending.wait(SWEPT_EVERY):
            try:
                sweep()
            except (DatabaseError, InterfaceError) as failure:
                logger.warning("Nothing could be enqueued just now: %s", failure)
            close_old_connections()
        connections.close_all()


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
    """End them after the piece of work at hand."""
    ending.set()
    for thread in _threads:
        thread.join(LONGEST_END)
