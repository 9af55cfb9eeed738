"""Of PostgreSQL: `pg_dump` and `pg_restore`, of the server's own version or a later one."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, transaction
from psycopg import sql

from newsreader.pipeline.backups.archive import NotRestored
from newsreader.pipeline.backups.sqlite import FILLED

# All that stands in the schema and is of no extension; a later release may have made what the backup lacks.
EMPTIED = """
DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', each.name);
  END LOOP;
  FOR each IN SELECT oid::regprocedure AS name FROM pg_proc WHERE
    pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', each.name);
  END LOOP;
  FOR each IN SELECT cfgname AS name FROM pg_ts_config WHERE
    cfgnamespace = current_schema()::regnamespace LOOP
    EXECUTE format('DROP TEXT SEARCH CONFIGURATION IF EXISTS %I CASCADE', each.name);
  END LOOP;
END $$
"""


def copy(to: Path) -> dict[str, int]:
    """By pg_dump, of the snapshot in which the rows are counted: writers go on. Its rows, by table."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        rows = {}
        for name in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            [rows[name]] = cursor.fetchone()
        dump = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}"]
        _run([*dump, f"--snapshot={snapshot}"])
    return rows


def rows_restored(database: Path, *, whole: bool = True) -> dict[str, int]:
    """Restored into a database of its own, which is dropped again; not `whole`, pg_restore reads its table of
    contents alone."""
    if not whole:
        _run(["pg_restore", "--list", str(database)], connecting=False)
        return {}
    with _scratch() as name:
        _fill(database, name)
        parameters = {**connection.get_connection_params(), "dbname": name}
        kept = {key: value for key, value in parameters.items() if key in _SHARED}
        with psycopg.connect(**kept) as scratch:
            tables = scratch.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            return {name: _count(scratch, name) for (name,) in tables.fetchall()}


_SHARED = {
    "dbname",
    "user",
    "password",
    "host",
    "port",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "passfile",
}


def put_back(database: Path, rows: dict[str, int], *, replace: bool) -> str:
    """In one transaction: all of it or nothing. What stood there is not kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        [others] = cursor.fetchone()
        if others:
            raise NotRestored(
                f"{others} others have the database open: end every process of the site first "
                "(web server, workers, commands)."
            )
        tables = set(connection.introspection.table_names(cursor)) & set(FILLED)
        filled = any(_first_row(cursor, name) for name in tables)
        if filled and not replace:
            raise NotRestored("The database is not empty: make a backup of it, then --replace.")
    connection.close()
    _fill(database, connection.settings_dict["NAME"])
    return ""


def _fill(database: Path, name: str) -> None:
    """The script is whole before any of it is run: of half of one, half would be restored."""
    script = database.with_name("script")
    _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(database)], connecting=False)
    quiet = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--output=/dev/null"]
    _run(["psql", *quiet, f"--command={EMPTIED}", f"--file={script}"], name=name)
    script.unlink()


def _first_row(cursor: Any, table: str) -> object:
    cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - one of FILLED
    return cursor.fetchone()


@contextmanager
def _scratch() -> Iterator[str]:
    name = f"newsreader_check_{secrets.token_hex(6)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield name
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def _count(database: psycopg.Connection, table: str) -> int:
    [count] = database.execute(
        sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    ).fetchone() or [0]
    return int(count)


def _psql(name: str) -> tuple[list[str], dict[str, str]]:
    """How the site's own settings are said to PostgreSQL's programs; a password stands in no arguments."""
    settings = {**connection.settings_dict, "NAME": name}
    arguments, environment = connection.client.settings_to_cmd_args_env(settings, [])
    return list(arguments[1:]), {**os.environ, **(environment or {})}


def _run(command: list[str], *, connecting: bool = True, name: str = "") -> None:
    arguments, environment = _psql(name or connection.settings_dict["NAME"]) if connecting else ([], None)
    whole = [_program(command[0]), *command[1:], *arguments]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own programs, with the site's own settings
        whole, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise NotRestored(f"{command[0]}: {_first_line(done.stderr)}")


def _program(name: str) -> str:
    """The newest installed: Debian keeps those of each version in a folder outside PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = next((str(each / name) for each in reversed(folders) if (each / name).is_file()), None)
    if found is None and (found := shutil.which(name)) is None:
        raise NotRestored(f"{name} is not installed: on Debian, `apt install postgresql-client`.")
    return found


def _first_line(words: str) -> str:
    return next((line.strip() for line in words.splitlines() if line.strip()), "it did not say why")
