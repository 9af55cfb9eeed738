from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django.db.utils import ConnectionHandler

from newsreader.models import Source
from newsreader.settings import sqlite


def read_then_write(writer: int) -> None:
    try:
        for number in range(10):
            with transaction.atomic():
                count = Source.objects.count()
                Source.objects.create(name=f"Outlet {writer}-{number} after {count}")
    finally:
        connection.close()


def test_writers_wait_for_each_other_and_lose_nothing(transactional_db):
    before = Source.objects.count()

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(read_then_write, range(8)))

    assert Source.objects.count() == before + 80


def test_sqlite_keeps_readers_and_a_writer_apart(transactional_db, tmp_path):
    """On a file of its own: the suite may be running on PostgreSQL."""
    own = ConnectionHandler({"default": sqlite(tmp_path / "own.sqlite3")})["default"]

    with own.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    own.close()

    assert found == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 20_000, "foreign_keys": 1}
