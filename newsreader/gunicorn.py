"""What gunicorn is told of the site: `gunicorn --config python:newsreader.gunicorn newsreader.wsgi`."""

from typing import Any


def post_worker_init(worker: Any) -> None:
    """In each process that serves pages, after the fork."""
    from newsreader.pipeline import workers

    workers.start()


def worker_exit(server: Any, worker: Any) -> None:
    from newsreader.pipeline import workers

    workers.stop()
