"""A site of an earlier release becomes one of today, with all that stood in it."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.test_status import run

KEPT = Path(__file__).parent / "data" / "site-of-2026-11.sqlite3.xz"
SELECTED = {
    "timelines": "SELECT slug, title, published IS NOT NULL FROM newsreader_timeline",
    "entries": "SELECT day, minute FROM newsreader_entry ORDER BY id",
    "events": "SELECT title, earliest, latest FROM newsreader_event ORDER BY id",
    "quotes": "SELECT exact, start, end FROM newsreader_citation ORDER BY id",
    "people": "SELECT username, role, is_superuser, password FROM newsreader_user ORDER BY id",
    "bodies": "SELECT headline, body FROM newsreader_articleversion ORDER BY id",
    "decisions": "SELECT action, subject FROM newsreader_decision ORDER BY id",
}


def unpacked(folder):
    """The old site's file, as the data folder of a site in `folder`."""
    (folder / "site").mkdir()
    file = folder / "site" / "newsreader.sqlite3"
    file.write_bytes(lzma.decompress(KEPT.read_bytes()))
    return file


def standing(file):
    with sqlite3.connect(file) as database:
        found = {name: database.execute(asked).fetchall() for name, asked in SELECTED.items()}
    database.close()
    return found


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """What stood in the old site, what stands in it after `migrate`, and its folder with a backup."""
    folder = tmp_path_factory.mktemp("old")
    file = unpacked(folder)
    before = standing(file)
    assert run(folder, "backup", folder / "before.tar.gz")[0] == 0
    assert run(folder, "migrate", "--verbosity", "0")[::2] == (0, "")
    return before, standing(file), folder


def test_nothing_that_stood_there_is_changed(upgraded):
    before, after, _folder = upgraded

    assert len(before["entries"]) == 2
    assert after == before


def test_what_it_has_is_of_today(upgraded):
    *_rows, folder = upgraded

    status, printed, _complained = run(folder, "read", "--all")

    assert (status, printed) == (0, "2 read, 0 failed.\n")


def test_no_row_points_at_nothing(upgraded):
    *_rows, folder = upgraded

    with closing(sqlite3.connect(folder / "site" / "newsreader.sqlite3")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_a_citation_copies_is_its_articles(upgraded):
    *_rows, folder = upgraded

    with closing(sqlite3.connect(folder / "site" / "newsreader.sqlite3")) as database:
        copied = database.execute(
            "SELECT c.listed = a.listed AND c.source_id IS a.source_id"
            " FROM newsreader_citation c JOIN newsreader_article a ON a.id = c.article_id"
        ).fetchall()
    assert set(copied) == {(1,)}


def test_it_goes_back(upgraded):
    """The last, for nothing is of today afterwards."""
    before, _after, folder = upgraded
    with closing(sqlite3.connect(folder / "site" / "newsreader.sqlite3")) as database:
        database.execute("UPDATE newsreader_user SET username = username || ' of today'")
        database.commit()

    assert run(folder, "restore", folder / "before.tar.gz", "--replace")[0] == 0

    assert standing(folder / "site" / "newsreader.sqlite3") == before
