"""What gunicorn is told of the site: `gunicorn --config python:newsreader.gunicorn newsreader.wsgi`."""

import gc
from typing import Any


def post_worker_init(worker: Any) -> None:
    """In each process that serves pages, after the fork.

    All views are loaded before anybody asks for one. What stands then stands for good: Python's collector of
    cycles, which keeps every thread waiting for the tenth of a second that it takes to look through all
    there is, need not look at that again and again.
    """
    from django.urls import get_resolver

    from newsreader.pipeline import workers

    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    workers.start()


def worker_exit(server: Any, worker: Any) -> None:
    from newsreader.pipeline import workers

    workers.stop()
