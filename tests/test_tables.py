"""Tables that an earlier run migrated are taken only where nothing changed that they follow from."""

import os

import pytest

from tests import tables
from tests.tables import FOLLOWS_FROM, fingerprint
from tests.test_status import ROOT


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a file for each of what tables follow from."""
    for pattern in FOLLOWS_FROM:
        file = tmp_path / pattern.replace("**/*", "deeper/file")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("before")
    return tmp_path


@pytest.mark.parametrize("pattern", FOLLOWS_FROM)
def test_a_change_of_any_of_it_makes_them_anew(pattern, checkout):
    before = fingerprint(checkout)

    (checkout / pattern.replace("**/*", "deeper/file")).write_text("behind")

    assert fingerprint(checkout) != before


def test_a_new_migration_makes_them_anew_and_another_checkout_of_the_same_does_not(checkout):
    before = fingerprint(checkout)
    os.utime(checkout / "requirements.txt", (1, 1))
    untouched = fingerprint(checkout)

    (checkout / "newsreader" / "migrations" / "0002_more.py").write_text("before")

    assert (untouched == before, fingerprint(checkout) == before) == (True, False)


def test_each_of_it_is_there():
    assert [pattern for pattern in FOLLOWS_FROM if not any(ROOT.glob(pattern))] == []


def test_they_are_kept_for_the_next_run_alone_and_never_where_ci_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "KEPT", tmp_path / "kept")
    made, taken = tmp_path / "made", tmp_path / "taken"
    made.write_text("tables")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "tables-of-before.sqlite3").touch()

    monkeypatch.setenv("CI", "true")
    tables._keep(made)
    in_ci = tables._taken_from_a_run_before(taken)
    monkeypatch.delenv("CI")
    before = tables._taken_from_a_run_before(taken)
    tables._keep(made)
    monkeypatch.setenv("CI", "true")
    again_in_ci = tables._taken_from_a_run_before(taken)
    monkeypatch.delenv("CI")

    assert [in_ci, before, again_in_ci, tables._taken_from_a_run_before(taken)] == [False, False, False, True]
    assert (taken.read_text(), len([*(tmp_path / "kept").iterdir()])) == ("tables", 1)
