"""What holds for every test: nothing leaves the machine, nothing outlives its test, nothing is timed."""

import gc
import ipaddress
import os
import socket
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from hypothesis import settings

from newsreader.models.entry_key import EntryKey
from newsreader.models.prepared import Prepared
from newsreader.pipeline.analysers import ANALYSERS
from newsreader.showing.queue_found import FoundOnce
from tests import seeds
from tests.shared import shared as shared_file
from tests.tables import Tables

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def stay_here(event: str, arguments: tuple) -> None:
    """Refuse a connection to another machine, whoever asks for it (libpq and Chromium are not Python's)."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host in {"", "localhost"}
    if not loopback:
        raise PermissionError(f"A test reached out to {host}; nothing may leave this machine.")


sys.addaudithook(stay_here)


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    """Under --reruns a worker asks before each test how often it failed, in small messages, and TCP holds the
    second back until the first is acknowledged: each test took 0.044 s, most of which need 0.003."""
    if asking := getattr(getattr(config, "failures_db", None), "sock", None):
        asking.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.corpus)


def pytest_collection_finish():
    """Garbage is looked for thirty times less often, and not among what all tests share: of what the tests of
    pages cost the processor that was a twentieth."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """See tests/tables.py."""
    own = tmp_path_factory.getbasetemp()
    return Tables(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tables, tmp_path_factory, worker_id):
    """A database for each worker. A file, where it is SQLite's: a browser test's server has threads, and they
    must meet the same WAL a site has."""
    given = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        own = str(tables.put_into(tmp_path_factory.mktemp("database")))
    else:
        own = f"test_{given}_{worker_id}"
        tables.put_into_database(own)
    connection.settings_dict["NAME"] = own

    yield

    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict["NAME"] = given


KEPT_ROWS = {"django_content_type", "auth_permission"}


def emptying(_style, connection, **_options):
    """The statements that empty the tables in which anything stands. Most hold nothing, and PostgreSQL makes
    new files for each table, and each index of it, that is truncated."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    quoted = connection.ops.quote_name
    asked = (f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {quoted(each)})" for each in tables - KEPT_ROWS)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        deleting = [f"DELETE FROM {quoted(each)}" for (each,) in cursor.fetchall()]
    if connection.vendor == "postgresql":  # in any order: without the triggers that look after foreign keys
        deleting.insert(0, "SET LOCAL session_replication_role = replica")
    return deleting


@pytest.fixture(scope="session", autouse=True)
def emptied_quickly():
    """After a test whose transactions are real Django empties all tables, and makes the rows of models and
    rights anew, which no test changes: 0.07 s on SQLite, more than many such tests take."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(flush, "sql_flush", emptying)
        patched.setattr(flush, "emit_post_migrate_signal", lambda *_told: None)
        yield


@pytest.fixture(scope="session")
def shared():
    """shared("corpora/…"): a file of the folder beside the checkout; see tests/shared.py."""
    return shared_file


@pytest.fixture(scope="session", params=seeds.SEEDS)
def seed(request):
    """The invented seed, then the given one; see tests/seeds.py."""
    return seeds.read(request.param)


def _by_the_query_set(prepared: Prepared, viewer, asked) -> list:
    """What the query set itself answers, unseen by whoever counts queries."""
    seen = len(connection.queries_log)
    rows = list(prepared.build(viewer, *asked))
    while len(connection.queries_log) > seen:
        connection.queries_log.pop()
    return rows


@pytest.fixture(autouse=True)
def prepared_rows_are_the_query_sets(monkeypatch):
    """Wherever a test asks prepared SQL, its query set is asked as well, and must say the same.

    The fixture's value asks as the site does.
    """
    rows_of = Prepared.rows

    def compared(self, viewer, *asked):
        # The ORM refuses what no row can have; and of no ids it knows that without asking.
        readable = all(isinstance(each, str | date | EntryKey) or _fits(each) for each in asked)
        # Behind a live server somebody else may write between the two: what is wrong stays so.
        for _again in range(5):
            rows = rows_of(self, viewer, *asked)
            if not readable or isinstance(self, FoundOnce):  # whose test compares it with what it stands for
                return rows
            query_set = self.build(viewer, *asked)
            expected = _by_the_query_set(self, viewer, asked)
            if (
                rows == expected
                if query_set.ordered
                else Counter(map(repr, rows)) == Counter(map(repr, expected))
            ):
                return rows
        raise AssertionError(f"prepared SQL says {rows}, its query set {expected}")

    monkeypatch.setattr(Prepared, "rows", compared)
    return rows_of


def _fits(asked) -> bool:
    return all(id < 2**63 for id in (asked if isinstance(asked, Sequence) else [asked]))


@pytest.fixture(autouse=True)
def empty_cache():
    """Rolled back rows leave their ids to the next test; pages cached under these ids must go with them."""
    yield
    cache.clear()


@pytest.fixture
def break_down():
    """break_down(*analysers): from now on these raise, `by` if that is given. `break_down.mended()` ends it.

    No text is known that makes an analyser fail: it would be a defect, and mended. So one that raises takes
    its place in the pipeline's table.
    """
    with pytest.MonkeyPatch.context() as patched:

        def broken(*analysers, by=None):
            def fail(_findings):
                raise by or LookupError("no such word")

            for analyser in analysers:
                patched.setitem(ANALYSERS, analyser, fail)

        broken.mended = patched.undo
        yield broken
