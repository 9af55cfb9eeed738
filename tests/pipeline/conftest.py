import ipaddress

import pytest

from newsreader.models import Article
from newsreader.pipeline import web
from newsreader.pipeline.following import follow
from newsreader.pipeline.workers import WorkerThread
from tests import factories
from tests.pipeline.newspaper import Newspaper
from tests.pipeline.tidied import aged, brought


@pytest.fixture
def newspaper(settings):
    """A newspaper on this machine that the site's fetcher may ask, and a registry of the site's own."""
    factories.registry()
    settings.NEWSREADER_PRIVATE_NETWORKS = (ipaddress.ip_network("127.0.0.0/8"),)
    web.fetcher.cache_clear()
    site = Newspaper()
    yield site
    site.shutdown()
    site.server_close()
    web.fetcher.cache_clear()


@pytest.fixture
def work(monkeypatch):
    """work(): a worker in the test's own thread does what is in the queue, until there is nothing to do. A
    real one begins each job on a connection that still answers; here it is the test's."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)

    def work():
        worker = WorkerThread(0).worker
        worker.max_tasks = None
        worker.run()

    return work


@pytest.fixture
def feed(settings):
    """One whose articles stay for a month where nobody uses them."""
    settings.NEWSREADER_KEEP_DAYS = None
    factories.registry()
    made, _new = follow("https://selby.example/rss", None, keep_days=30)
    return made


@pytest.fixture
def article(feed):
    """One that the feed brought long ago, read, and nobody looked at."""
    made = brought(feed)
    aged()
    return Article.objects.get(pk=made.pk)
