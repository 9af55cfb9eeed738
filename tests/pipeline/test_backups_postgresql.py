"""A backup of a site on PostgreSQL, in real processes: whole, checked, and put back in one transaction."""

import psycopg
import pytest
from django.db import connection

from tests.test_status import run

pytestmark = [
    pytest.mark.database,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL"),
]


@pytest.fixture(scope="module")
def address(tables):
    """A site's own database, with one person in it."""
    parameters = {name: connection.settings_dict[name] for name in ("HOST", "USER")}
    address = f"postgresql://{parameters['USER']}@/backup_site?host={parameters['HOST'].replace('/', '%2F')}"
    tables.put_into_database("backup_site")
    add_person("ada")
    yield address
    with psycopg.connect(_parameters("postgres"), autocommit=True) as server:
        server.execute("DROP DATABASE backup_site")


def _parameters(name):
    settings = connection.settings_dict
    return f"host={settings['HOST']} user={settings['USER']} dbname={name}"


def add_person(name):
    with psycopg.connect(_parameters("backup_site")) as site:
        site.execute(
            "INSERT INTO newsreader_user (username, password, first_name, last_name, email, role, "
            "is_superuser, is_staff, is_active, date_joined) "
            "VALUES (%s, '', '', '', '', 'reader', false, false, true, now())",
            [name],
        )


def people():
    with psycopg.connect(_parameters("backup_site")) as site:
        found = site.execute("SELECT username FROM newsreader_user ORDER BY id").fetchall()
    return [name for (name,) in found]


def test_a_backup_is_checked_refused_and_put_back(address, tmp_path):
    backup = tmp_path / "backup.tar.gz"

    written = run(tmp_path, "backup", backup, database=address)
    checked = run(tmp_path, "restore", backup, "--check", database=address)
    add_person("grace")
    refused = run(tmp_path, "restore", backup, database=address)
    with psycopg.connect(_parameters("backup_site")) as running:
        running.execute("CREATE TABLE newsreader_of_a_later_release (n int)")
        running.commit()
        in_use = run(tmp_path, "restore", backup, "--replace", database=address)
    left = people()
    restored = run(tmp_path, "restore", backup, "--replace", database=address)

    assert (written[0], written[2]) == (0, "")
    assert checked[0] == 0 and "is whole: 0 articles, 0 timelines, 1 people." in checked[1]
    assert refused[0] == 1 and "The database is not empty" in refused[2]
    assert in_use[0] == 1 and "1 others have the database open" in in_use[2]
    assert left == ["ada", "grace"]
    assert (restored[0], restored[2], people()) == (0, "", ["ada"])
    with psycopg.connect(_parameters("backup_site")) as site:
        later = site.execute("SELECT to_regclass('newsreader_of_a_later_release')").fetchone()
    assert later == (None,)


def test_a_site_restored_into_a_new_database_needs_nothing_else(address, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    run(tmp_path, "backup", backup, database=address)
    with psycopg.connect(_parameters("postgres"), autocommit=True) as server:
        server.execute("CREATE DATABASE newsreader_new")

    restored = run(tmp_path, "restore", backup, database=address.replace("backup_site", "newsreader_new"))
    migrated = run(tmp_path, "migrate", "--check", database=address.replace("backup_site", "newsreader_new"))

    assert (restored[0], restored[2], migrated[0]) == (0, "", 0)
