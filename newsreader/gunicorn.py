"""What gunicorn is told of the site: `gunicorn --config python:newsreader.gunicorn newsreader.wsgi`."""

import gc
from typing import Any

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
    """In each process that serves pages, after the fork.

    All views, the templates of the pages that are asked for most and the names of countries are loaded before
    anybody asks: no reader waits for that, and what the process holds is known from its start. What stands
    then stands for good: Python's collector of cycles, which keeps every thread waiting for the tenth of a
    second that it takes to look through all there is, need not look at that again and again.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    from newsreader.models import set_up
    from newsreader.models.territories import country
    from newsreader.pipeline import workers

    _ = get_resolver().url_patterns
    for page in PAGES:
        get_template(page)
    country("GB")
    gc.collect()
    gc.freeze()
    if worker.age == 1:  # one of them says it
        for fault in set_up.faults():
            worker.log.warning("newsreader is not set up: %s", fault)
    workers.start()


def worker_exit(server: Any, worker: Any) -> None:
    from newsreader.pipeline import workers

    workers.stop()
