"""What gunicorn is told of the site: `gunicorn --config python:newsreader.gunicorn newsreader.wsgi`."""

import ctypes
import gc
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"
M_ARENA_MAX = -8  # as glibc's malloc.h has it
NEW_BETWEEN_COLLECTIONS = 5_000  # 700 by itself
worker_class = "newsreader.slow_clients.HeadFirstWorker"

PAGES = (
    "home.html",
    "articles/articles.html",
    "articles/article.html",
    "entities/entities.html",
    "entities/entity.html",
    "sources/sources.html",
    "sources/source.html",
    "timelines/timeline.html",
    "404.html",
)


def post_worker_init(worker: Any) -> None:
    """In each process that serves pages, after the fork."""
    from newsreader.pipeline import workers

    _share_memory()
    make_ready()
    if getattr(worker, "age", 0) == 1:  # one of them says what the site lacks
        Thread(target=_check, daemon=True).start()
    workers.start()


def make_ready() -> None:
    """All views, the templates of the pages that are asked for most, the names of countries and the outlines
    of maps are loaded before anybody asks: no reader waits for that, and what the process holds is known from
    its start.

    What stands then stands for good: Python's collector of cycles, which keeps every thread waiting for the
    tenth of a second that it takes to look through all there is, need not look at that again and again. And
    it looks at what is new when much of it stands: a page of a timeline makes some thousand values, none of
    them in a cycle, and is answered in a twentieth less of the time.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    from newsreader.models.territories import country
    from newsreader.text.places.outlines import outlines

    _ = get_resolver().url_patterns
    for page in PAGES:
        get_template(page)
    country("GB")
    outlines()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_BETWEEN_COLLECTIONS, 10, 10)


def _share_memory() -> None:
    """Among all threads, which take turns in Python anyway: by itself glibc gives each a heap of its own, and
    what one has freed there no other gets."""
    with suppress(AttributeError, OSError):  # where the C library is another
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def worker_exit(server: Any, worker: Any) -> None:
    from newsreader.pipeline import workers

    workers.stop()


def _check() -> None:
    """In a process of its own: all migrations, which it loads, are not held by one that serves pages."""
    check = [sys.executable, str(MANAGE), "check"]
    subprocess.run(check, stdout=subprocess.DEVNULL)  # noqa: S603 - ours; what it complains of is in the log
