"""A site that is not set up, or whose folder is not as it was, says in a line what to do."""

import logging
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.sqlite3 import base
from django.test import Client
from django.urls import path

from newsreader.models import set_up
from newsreader.sqlite3.base import DatabaseWrapper, can_be_read_alone, has_foreign_log
from newsreader.views.outage import kind_of
from tests.test_status import ROOT, run


@pytest.fixture
def file(tmp_path):
    """Of a site that is running: a file in WAL mode, and beside it the log that holds its last row."""
    path = tmp_path / "newsreader.sqlite3"
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE timeline (title)")
        database.execute("INSERT INTO timeline VALUES ('Begun after the backup')")
        yield path
    database.close()


def copied(file, folder):
    """As a site's folder looks after it was killed: the file, and its log."""
    folder.mkdir()
    for name in ("newsreader.sqlite3", "newsreader.sqlite3-wal"):
        shutil.copy(file.with_name(name), folder / name)
    return folder / file.name


def opened(path):
    settings = connections[DEFAULT_DB_ALIAS].settings_dict
    wrapper = DatabaseWrapper({**settings, "NAME": path, "OPTIONS": {}}, "another")
    try:
        with wrapper.cursor() as cursor:
            return cursor.execute("SELECT title FROM timeline").fetchall()
    finally:
        wrapper.close()


@pytest.mark.django_db
def test_a_log_that_a_killed_site_left_is_played_in(file, tmp_path):
    killed = copied(file, tmp_path / "killed")

    assert opened(killed) == [("Begun after the backup",)]


@pytest.mark.django_db
def test_an_old_log_beside_a_restored_file_is_never_played_in(file, tmp_path):
    backup = tmp_path / "backup"
    with sqlite3.connect(file) as database:
        database.execute("DELETE FROM timeline")
        database.commit()
        database.execute("VACUUM INTO ?", [str(backup)])
    restored = copied(file, tmp_path / "restored")
    shutil.copy(backup, restored)

    with pytest.raises(OperationalError, match="newsreader.sqlite3-wal is not of the file beside it"):
        opened(restored)
    Path(f"{restored}-wal").unlink()
    assert opened(restored) == []


@pytest.mark.parametrize("there", [(), ("-wal",)], ids=["nothing", "a log without a file"])
def test_a_folder_without_a_file_is_no_restored_one(there, tmp_path):
    for end in there:
        (tmp_path / f"newsreader.sqlite3{end}").write_bytes(b"x")

    assert has_foreign_log(tmp_path / "newsreader.sqlite3") is False


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _mode: path != tmp_path)
    (tmp_path / "newsreader.sqlite3").mkdir()  # SQLite cannot open it, nor one that root itself may not write

    with pytest.raises(OperationalError, match=f"^{tmp_path} cannot be written: a read-only disk"):
        opened(tmp_path / "newsreader.sqlite3")


@pytest.fixture
def read_only_disk(monkeypatch):
    """As its files would be on one: even their owner could not open them in WAL mode."""
    monkeypatch.setattr(os, "statvfs", lambda _path: SimpleNamespace(f_flag=os.ST_RDONLY))
    opening = base.DatabaseWrapper.get_new_connection

    def refused(wrapper, given):
        if "immutable" not in str(given["database"]):
            failure = sqlite3.OperationalError("unable to open database file")
            failure.sqlite_errorname = "SQLITE_CANTOPEN"
            raise failure
        return opening(wrapper, given)

    monkeypatch.setattr(base.DatabaseWrapper, "get_new_connection", refused)


@pytest.mark.django_db
def test_a_read_only_disk_is_read_and_takes_nothing(file, tmp_path, read_only_disk, settings):
    settings.NEWSREADER_READ_ONLY = True
    backup = tmp_path / "backup"
    with sqlite3.connect(file) as database:
        database.execute("VACUUM INTO ?", [str(backup)])
    given = connections[DEFAULT_DB_ALIAS].settings_dict
    wrapper = DatabaseWrapper({**given, "NAME": backup, "OPTIONS": {}}, "another")

    with wrapper.cursor() as cursor:
        read = cursor.execute("SELECT title FROM timeline").fetchall()
        with pytest.raises(OperationalError) as refused:
            cursor.execute("DELETE FROM timeline")
    wrapper.close()

    assert (read, kind_of(refused.value)) == ([("Begun after the backup",)], "read-only")


@pytest.mark.django_db
def test_a_read_only_disk_that_others_may_write_is_not_read_alone(file, read_only_disk):
    """As a bind mount of the folder in which another process of the site writes."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    with pytest.raises(OperationalError, match=f"^{file} stands on a read-only .* NEWSREADER_READ_ONLY=yes"):
        opened(file)


@pytest.mark.django_db
def test_a_disk_that_can_be_written_again_is_no_longer_read_alone(file):
    given = connections[DEFAULT_DB_ALIAS].settings_dict
    wrapper = DatabaseWrapper({**given, "NAME": file, "OPTIONS": {}}, "another")
    wrapper.read_alone = True

    wrapper.connect()
    wrapper.close()

    assert wrapper.read_alone is False


@pytest.mark.django_db
def test_a_file_whose_log_has_more_is_not_read_alone(file, read_only_disk, settings):
    settings.NEWSREADER_READ_ONLY = True

    assert (Path(f"{file}-wal").stat().st_size > 0, can_be_read_alone(file)) == (True, False)


@pytest.mark.django_db
def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OperationalError, match=f"^The folder {tmp_path / 'moved'} is not there"):
        opened(tmp_path / "moved" / "newsreader.sqlite3")


def test_check_says_what_a_fresh_folder_lacks(tmp_path):
    status, _printed, complained = run(tmp_path, "check")

    collect, migrate = complained.removeprefix("CommandError: ").splitlines()
    assert status == 1
    assert collect.endswith("staticfiles: `manage.py collectstatic --no-input`.")
    assert migrate.endswith("changes of its tables: `manage.py migrate`.")


def test_a_web_server_ends_with_that_line_and_starts_no_worker_again(tmp_path):
    (tmp_path / "site").write_text("a file")
    environment = {**os.environ, "NEWSREADER_DATA": str(tmp_path / "site")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    imported = [sys.executable, "-c", "import newsreader.wsgi"]
    ended = subprocess.run(imported, env=environment, cwd=ROOT, capture_output=True, text=True)

    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (4, "", 1)
    assert ended.stderr.startswith("newsreader is not set up: The folder ")


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_a_folder_that_cannot_be_made_is_a_line(command, tmp_path):
    (tmp_path / "site").write_text("a file")

    status, printed, complained = run(tmp_path, command)

    assert (status, printed) == (1, "")
    assert (
        complained == f"newsreader is not set up: The folder {tmp_path}/site cannot be made: File exists.\n"
    )


def test_another_commands_outage_is_a_line(tmp_path):
    (tmp_path / "site" / "newsreader.sqlite3").mkdir(parents=True)

    status, printed, complained = run(tmp_path, "migrate")

    assert (status, printed, complained.count("\n")) == (1, "", 1)
    assert complained.startswith("The database: unable to open database file")


def test_a_hint_makes_an_administrator(db):
    [hint] = set_up.hints()

    command = re.search("`manage.py (people make NAME[^`]*)`", hint)[1]
    call_command(*command.split(), stdout=StringIO())

    assert set_up.hints() == []


def test_tables_of_a_later_release_are_named(db, monkeypatch):
    monkeypatch.setattr(set_up, "_migrations", lambda: (0, 2))

    [fault] = set_up.database_faults()

    assert fault.startswith("The database is of a later release, which has 2 changes")


def lacking(request):
    raise OperationalError("no such table: newsreader_timeline")


def uncollected(request):
    raise ValueError("Missing staticfiles manifest entry for 'css/newsreader.css'")


urlpatterns = [path("lacking/", lacking), path("uncollected/", uncollected)]
handler500 = "newsreader.views.outage.failed"


@pytest.mark.parametrize("page", ["lacking", "uncollected"])
def test_pages_say_that_the_site_is_not_set_up_and_the_log_says_why_in_a_line(
    page, settings, monkeypatch, caplog
):
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": urlpatterns, "handler500": handler500})
    monkeypatch.setattr("newsreader.views.outage.is_behind", lambda: True)
    monkeypatch.setattr(
        "newsreader.views.outage.render_to_string", lambda _template, context: context["kind"]
    )
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)

    answer = Client(raise_request_exception=False).get(f"/{page}/")

    assert (answer.status_code, answer.content.decode()) == (503, "unmade")
    line = caplog.records[-1]
    assert (line.name, line.exc_info) == ("django.request", None)
    assert line.getMessage().startswith(f"Service Unavailable: /{page}/: ")


def test_a_fault_of_ours_keeps_its_traceback():
    assert kind_of(ValueError("no date")) == ""


def test_what_lacks_a_table_though_all_are_there_is_a_fault_of_ours(db):
    assert kind_of(OperationalError("no such table: newsreader_timelines")) == "away"
