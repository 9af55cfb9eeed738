"""A backup is the site as it stood at one moment, and comes back whole or not at all."""

import json
import shutil
import sqlite3
import tarfile
import threading
from contextlib import closing
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsreader.pipeline import backups
from tests.test_upgrade import unpacked

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The file of a site with two articles, which this process takes for its own."""
    file = unpacked(tmp_path)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode=WAL")
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    yield file
    connection.close()


@pytest.fixture(autouse=True)
def without_the_tests_own(django_db_blocker):
    """These ask files of their own, and leave the database of the tests alone."""
    with django_db_blocker.unblock():
        yield


def titles(file):
    with closing(sqlite3.connect(file)) as database:
        return [title for (title,) in database.execute("SELECT title FROM newsreader_timeline ORDER BY id")]


def renamed(file, title):
    """Who gave the timeline another title, which stands in the log alone."""
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("UPDATE newsreader_timeline SET title = ?", [title])
    return database


def test_what_was_backed_up_comes_back_and_what_stood_there_is_kept(site, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    made = backups.back_up(backup)
    renamed(site, "Renamed after the backup").close()

    note, kept = backups.restore(backup, replace=True)

    assert (note, note.rows["newsreader_article"]) == (made, 2)
    assert titles(site) == ["The strike at Port Selby"]
    assert titles(kept) == ["Renamed after the backup"]
    assert sorted(path.name for path in site.parent.iterdir()) == [site.name, Path(kept).name]


def test_the_log_of_a_killed_site_is_not_played_into_what_is_restored(site, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    backups.back_up(backup)
    connection.close()
    writing = renamed(site, "Renamed after the backup")
    for end in ("-wal", "-shm"):
        shutil.copy(f"{site}{end}", tmp_path / f"killed{end}")
    writing.close()
    site.unlink()
    for end in ("-wal", "-shm"):
        shutil.copy(tmp_path / f"killed{end}", f"{site}{end}")

    backups.restore(backup)

    assert titles(site) == ["The strike at Port Selby"]


def test_it_is_of_one_moment_while_others_write(site, tmp_path):
    """Each writer's transaction adds a row here and one there: no backup has the one without the other."""
    with closing(sqlite3.connect(site)) as database:
        database.executescript("CREATE TABLE here (n); CREATE TABLE there (n)")
    ended = threading.Event()

    def write():
        with closing(sqlite3.connect(site, timeout=20, isolation_level=None)) as database:
            while not ended.is_set():
                database.execute("BEGIN IMMEDIATE")
                database.execute("INSERT INTO here VALUES (1)")
                database.execute("INSERT INTO there VALUES (1)")
                database.execute("COMMIT")

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        notes = [backups.back_up(tmp_path / f"{number}.tar.gz") for number in range(3)]
    finally:
        ended.set()
        for writer in writers:
            writer.join()

    counted = [(note.rows["here"], note.rows["there"]) for note in notes]
    assert [here for here, there in counted if here != there] == []
    assert counted[0] < counted[-1]


def test_a_site_that_runs_is_not_restored_over(site, tmp_path):
    backups.back_up(tmp_path / "backup.tar.gz")
    connection.close()
    running = renamed(site, "Of the running site")

    with pytest.raises(backups.NotRestored, match="is in use: end every process of the site"):
        backups.restore(tmp_path / "backup.tar.gz", replace=True)
    running.close()

    assert titles(site) == ["Of the running site"]


def test_nor_one_that_holds_anything_unless_that_is_said(site, tmp_path):
    backups.back_up(tmp_path / "backup.tar.gz")

    with pytest.raises(backups.NotRestored, match="is not empty: --replace"):
        backups.restore(tmp_path / "backup.tar.gz")


@pytest.mark.parametrize("harm", ["cut short", "a byte changed", "no backup"])
def test_what_is_damaged_changes_nothing(harm, site, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    backups.back_up(backup)
    held = backup.read_bytes()
    middle = len(held) // 2
    harmed = {
        "cut short": held[:middle],
        "a byte changed": held[:middle] + bytes([held[middle] ^ 255]) + held[middle + 1 :],
        "no backup": b"PDF",
    }
    backup.write_bytes(harmed[harm])

    with pytest.raises(backups.NotRestored):
        backups.restore(backup, replace=True)

    assert titles(site) == ["The strike at Port Selby"]
    assert list(site.parent.glob(".*")) == []


def test_a_later_releases_is_refused(site, tmp_path, monkeypatch):
    backups.back_up(tmp_path / "backup.tar.gz")
    monkeypatch.setattr(backups, "known_migrations", lambda: {"0001_initial"})

    with pytest.raises(backups.NotRestored, match="is of a later release: nobody here knows 0032_colleagues"):
        backups.restore(tmp_path / "backup.tar.gz", replace=True)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"vendor": "mysql"}, "is of mysql, and this site's database is sqlite"),
        ({"vendor": "postgresql"}, "is of postgresql, and this site's database is sqlite"),
        ({"vendor": ["sqlite"]}, "is no backup of newsreader"),
        ({"rows": None}, "is no backup of newsreader"),
        ({"rows": ["newsreader_user"]}, "is no backup of newsreader"),
        ({"migrations": 32}, "is no backup of newsreader"),
    ],
)
def test_a_note_that_says_something_else_is_refused_in_words(said, why, site, tmp_path):
    made, other = tmp_path / "backup.tar.gz", tmp_path / "other.tar.gz"
    note = backups.back_up(made)
    with tarfile.open(made) as whole, tarfile.open(other, "w:gz") as tar:
        told = json.dumps(asdict(note) | said).encode()
        for name, content in (("newsreader.json", told), ("database", whole.extractfile("database").read())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))

    for restored in (backups.check, backups.restore):
        with pytest.raises(backups.NotRestored, match=why):
            restored(other)


def test_none_is_written_over_another(site, tmp_path):
    (tmp_path / "backup.tar.gz").write_bytes(b"of yesterday")

    with pytest.raises(FileExistsError):
        backups.back_up(tmp_path / "backup.tar.gz")

    assert (tmp_path / "backup.tar.gz").read_bytes() == b"of yesterday"


def test_it_is_for_its_owner_alone_and_holds_nothing_else(site, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    backups.back_up(backup)

    with tarfile.open(backup) as tar:
        members = [(each.name, each.mode, each.uname) for each in tar]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert members == [("newsreader.json", 0o644, ""), ("database", 0o600, "")]


def test_the_commands_say_what_they_did(site, tmp_path, capsys):
    backup = tmp_path / "backup.tar.gz"

    def said(*command):
        call_command(*command)
        return capsys.readouterr().out.splitlines()[0]

    told = [said("backup", str(backup)), said("restore", str(backup), "--check")]
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(backup))
    told.append(said("restore", str(backup), "--replace"))

    assert ["2 articles, 1 timelines, 3 people." in each for each in told] == [True] * 3
    assert str(refused.value) == f"{site} is not empty: --replace keeps it under another name."
