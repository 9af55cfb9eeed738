"""Workers that are killed lose nothing and double nothing; a full disk and a database that restarts neither.

On SQLite a web server with its threads is killed, on PostgreSQL two processes of `manage.py db_worker`. Five
hundred articles are `python -m benchmarks.killed`.
"""

import hashlib
import logging
import os
from contextlib import suppress
from datetime import timedelta

import psycopg
import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from newsreader.models import Arrival, Article, Feed
from newsreader.pipeline.following import follow
from newsreader.pipeline.jobs import OLDEST_RUN, sweep
from newsreader.pipeline.trying_again import TRIED_AFTER
from tests import factories
from tests.pipeline.killing import Run, faults, run
from tests.pipeline.no_room import no_room
from tests.pipeline.test_following import headlines

ARTICLES, KILLS = 60, 3
PATIENCE = 240  # seconds: of a machine on which eight others work


def test_killed_at_random_during_an_import_each_article_is_there_once(transactional_db):
    asked = Run(ARTICLES, seed=3, kills=KILLS, patience=PATIENCE)

    run(asked)

    assert (asked.killed, faults(asked)) == (KILLS, [])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that restarts")
def test_a_database_that_restarts_loses_nothing_and_is_waited_for(transactional_db, tmp_path):
    """It ends all connections and takes none for a while: as workers see a restart."""
    down = iter([True])

    def restart(taken):
        if taken >= 5 and next(down, False):
            _away()

    asked = Run(20, seed=4, kills=0, patience=PATIENCE, beside=restart, log=tmp_path / "log")

    run(asked)

    assert (next(down, "was down"), faults(asked)) == ("was down", [])
    assert "waits for the database" in asked.log.read_text()


def _away():
    name = connection.settings_dict["NAME"]
    mine = connection.connection.info.backend_pid
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, dbname="postgres") as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
            [name, mine],
        )
        server.execute("SELECT pg_sleep(2)")
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def test_a_full_disk_loses_nothing_and_says_so(transactional_db, newspaper, work, caplog, client):
    caplog.set_level(logging.WARNING)
    entries = [newspaper.entry(f"/{n}", f"Gate {n}", _long(n)) for n in range(3)]
    feed, _new = follow(newspaper.rss(*entries), None)
    sweep()
    client.force_login(factories.editor())

    with no_room():
        with suppress(OperationalError):  # where not even the job's end can be noted
            work()
        half_read = [each.pk for each in Article.objects.filter(read_at=None) if each.proposals.exists()]
        told = _told()
    shown = client.get(reverse("desk")).content.decode()
    _an_hour_later()
    work()

    assert (half_read, [each.failures for each in told]) == ([], [0])
    assert f"{told[0].failure.split(':')[0]}: " == "The database did not take it: "
    assert told[0].failure.split(": ", 1)[1] in caplog.text
    assert ['id="failing"' in shown, 'id="waiting"' in shown] == [
        isinstance(told[0], each) for each in (Feed, Arrival)
    ]
    assert sorted(headlines()) == ["Gate 0", "Gate 1", "Gate 2"]
    assert set(feed.arrivals.values_list("state", "failure")) == {("taken", "")}


def test_a_disk_full_for_days_gives_nothing_up(transactional_db, newspaper, work):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Gate 1", _long(1))), None)
    sweep()

    with no_room():
        for _time in range(2 * len(TRIED_AFTER)):
            with suppress(OperationalError):
                work()
            _an_hour_later()
    _an_hour_later()
    work()

    assert set(feed.arrivals.values_list("state", "failures")) == {("taken", 0)}


def _told():
    """What waits and says why."""
    return [each for rows in (Feed, Arrival) for each in rows.objects.exclude(failure="")]


def _an_hour_later():
    over = timezone.now() - timedelta(seconds=1)
    for rows in (Feed, Arrival):
        rows.objects.exclude(busy_until=None).update(busy_until=over)
        rows.objects.exclude(failure="").update(next_at=over)
    with suppress(OperationalError):
        sweep(timezone.now() + OLDEST_RUN)


def _long(number):
    """A text that packs to more than there is room for: half of these letters is chance."""
    seals = [hashlib.shake_256(f"{number} {line}".encode()).hexdigest(500) for line in range(120)]
    return "".join(f"<p>The lock is sealed with {seal}.</p>" for seal in seals)
