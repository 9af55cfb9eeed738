"""A walk as an administrator: from a bare folder to a site of two processes behind nginx, and on from there.

As far as one machine goes: systemd starts nothing here, and the packages are there. `manage.py migrate`, the
first step, made the tables in tests/tables.py. The way back from an upgrade is in test_upgrade.py.
"""

import re
import time

import psycopg
import pytest
from django.db import connection

from tests.pipeline.newspaper import Newspaper
from tests.test_deploy import COLLECT, Browser, make_certificate, nginx_before, served
from tests.test_status import run

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL"),
]
PASSWORD = "seven grey herons at dusk"
HEADLINE = "Dredger sinks off Salt Island"
PATIENCE = 60  # seconds: the site looks every 15 what is due


@pytest.fixture
def database(django_db_setup, django_db_blocker, tables):
    """The address of a migrated database of the site's own."""
    yield tables.put_into_database("walked_site")
    with django_db_blocker.unblock():
        host, user = connection.settings_dict["HOST"], connection.settings_dict["USER"]
    server = {"host": host, "user": user, "dbname": "postgres", "autocommit": True}
    with psycopg.connect(**server) as asked:
        asked.execute("DROP DATABASE walked_site WITH (FORCE)")


@pytest.fixture
def newspaper():
    paper = Newspaper()
    paper.rss(paper.entry("/dredger", HEADLINE, "A dredger sank on Tuesday off Salt Island, its owner said."))
    yield paper
    paper.shutdown()


@pytest.fixture
def site(tmp_path, database):
    """Runs a command of manage.py on the site, which must succeed, and gives what it printed."""

    def manage(*arguments):
        status, printed, complained = run(tmp_path, *arguments, database=database)
        assert (status, complained) == (0, ""), complained
        return printed

    return manage


def form(browser, path, **answers):
    _page, html = browser.ask(path)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    return browser.ask(path, {"csrfmiddlewaretoken": token, **answers})


def logged_in(port, folder, name):
    browser = Browser(port, folder)
    form(browser, "/login/", username=name, password=PASSWORD)
    return browser if "sessionid" in " ".join(browser.cookies) else None


def set_password(browser, printed):
    """By the link that was printed, as its person does."""
    [path] = re.findall(r"https?://[^/\s]+(/\S+)", printed)
    answer, _html = browser.ask(path)
    form(browser, answer.headers.get("Location", path), new_password1=PASSWORD, new_password2=PASSWORD)


def reads(browser, words):
    """Whether the list of articles shows them before patience ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if words in browser.ask("/articles/")[1]:
            return True
        time.sleep(0.5)
    return False


def test_from_a_bare_folder_through_backup_and_restore(site, database, tmp_path, newspaper):
    make_certificate(tmp_path)
    site(*COLLECT, "--verbosity", "0")
    head, ada = (site("people", "make", name, "--role", role) for name, role in PEOPLE)
    backup = tmp_path / "today.tar.gz"
    settings = {"DATABASE_URL": database, "NEWSREADER_PRIVATE_NETWORKS": "127.0.0.0/8"}

    with served(tmp_path, workers=2, **settings) as port, nginx_before(tmp_path, port) as front:
        for printed in (head, ada):
            set_password(Browser(front, tmp_path), printed)
        administrator = logged_in(front, tmp_path, "head")
        site("feeds", "--follow", f"{newspaper.address}/rss")
        assert reads(administrator, HEADLINE)
        site("backup", backup)
        site("people", "disable", "ada")
        assert logged_in(front, tmp_path, "ada") is None
        running = run(tmp_path, "restore", backup, "--replace", database=database)
        assert (running[0], "have the database open" in running[2]) == (1, True)

    site("restore", backup, "--check")
    site("restore", backup, "--replace")
    site("migrate", "--verbosity", "0")
    with served(tmp_path, workers=2, **settings) as port, nginx_before(tmp_path, port) as front:
        assert HEADLINE in logged_in(front, tmp_path, "ada").ask("/articles/")[1]


PEOPLE = (("head", "administrator"), ("ada", "editor"))
