import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
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


def test_postgresql_is_told_what_a_page_costs_and_compiles_nothing(db):
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    names = ("random_page_cost", "max_parallel_workers_per_gather", "jit")

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s), current_setting(%s), current_setting(%s)", names)
        told = cursor.fetchone()

    assert told == ("1.1", "0", "off")


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


def test_a_log_in_use_stays_when_another_process_ends(transactional_db, tmp_path):
    """Whatever this process closes of the file with its own hands gives up the locks that SQLite holds on it:
    the next process to end would take itself for the last one, and throw the log away."""
    file = tmp_path / "own.sqlite3"
    with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as another:
        first, second = (
            threads.submit(lambda: ConnectionHandler({"default": sqlite(file)})["default"]).result()
            for threads in (one, another)
        )
        one.submit(_execute, first, "CREATE TABLE timeline (title)").result()
        another.submit(_execute, second, "SELECT title FROM timeline").result()

        in_a_process_of_its_own(file, "SELECT title FROM timeline")
        assert Path(f"{file}-wal").exists()
        one.submit(_execute, first, "INSERT INTO timeline VALUES ('The strike')").result()

        assert in_a_process_of_its_own(file, "SELECT title FROM timeline") == "[('The strike',)]"
        for threads, opened in ((one, first), (another, second)):
            threads.submit(opened.close).result()


def _execute(opened, statement):
    with opened.cursor() as cursor:
        cursor.execute(statement)


def in_a_process_of_its_own(file, statement):
    program = (
        "import sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1])\n"
        "print(database.execute(sys.argv[2]).fetchall())\n"
        "database.close()"
    )
    asked = [sys.executable, "-c", program, str(file), statement]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
