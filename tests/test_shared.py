"""Without the folder beside the checkout: skipped by most, a failure in the project's own checks."""

from pathlib import Path

import pytest

from tests.shared import shared


@pytest.fixture(autouse=True)
def on_a_developers_machine(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("NEWSREADER_TEST_WITHOUT_SHARED", raising=False)


def test_skips_with_a_line_that_says_why():
    with pytest.raises(pytest.skip.Exception, match=r"reads shared/no-such, which stands beside"):
        shared("no-such")


def test_fails_in_the_projects_own_checks_and_says_what_a_fork_does(monkeypatch):
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match=r"a fork sets NEWSREADER_TEST_WITHOUT_SHARED=1"):
        shared("no-such")


def test_skips_in_a_forks_checks(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("NEWSREADER_TEST_WITHOUT_SHARED", "1")

    with pytest.raises(pytest.skip.Exception):
        shared("no-such")


def test_only_the_fixture_opens_it():
    """A test that asks for the fixture is marked `corpus`; one that imports the function would not be."""
    tests = [path for path in Path(__file__).parent.rglob("test_*.py") if path != Path(__file__)]

    assert [path.name for path in tests if "tests.shared" in path.read_text(encoding="utf-8")] == []
