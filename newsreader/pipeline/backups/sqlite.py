"""Of SQLite: a copy by `VACUUM INTO`, put back by a rename."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.utils import timezone

from newsreader.pipeline.backups.archive import NotRestored
from newsreader.sqlite3.base import has_foreign_log

BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file
# Where a site is begun, one of these has a row.
FILLED = ("newsreader_user", "newsreader_article", "newsreader_timeline", "newsreader_feed")


def site_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def copy(to: Path) -> dict[str, int]:
    """One reading transaction, so writers go on; what was deleted is not in it. Its rows, by table."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])
    return rows_restored(to)


def rows_restored(database: Path, *, whole: bool = True) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as copied:
        try:
            found = [words for (words,) in copied.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"]:
                raise NotRestored(f"The copy is damaged: {found[0]}")
            return {name: _count(copied, name) for name in _tables(copied)}
        except sqlite3.DatabaseError as failure:
            raise NotRestored(f"The copy is damaged: {failure}") from failure


def put_back(database: Path, rows: dict[str, int], *, replace: bool) -> str:
    if rows_restored(database) != rows:
        raise NotRestored("The backup is damaged: it has other rows than its note says.")
    site = site_file()
    connection.close()
    with _alone(site):
        if _is_filled(site) and not replace:
            raise NotRestored(f"{site} is not empty: --replace keeps it under another name.")
        kept = _set_aside(site)
        database.replace(site)
        _on_the_disk(site.parent)
    return kept


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """While nobody else has the file open, nor can. Takes its log in, where that is its own."""
    if not site.exists() or has_foreign_log(site):
        yield
        return
    with closing(sqlite3.connect(site, timeout=0, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA journal_mode=DELETE")  # which SQLite does for its only user alone
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as failure:
            raise NotRestored(
                f"{site} is in use: end every process of the site (web server, workers, commands) first."
            ) from failure
        except sqlite3.DatabaseError:
            pass  # it is no database any more, which is why another is wanted
        yield


def _is_filled(site: Path) -> bool:
    """Read as it stands, without a log that is not its own."""
    if not site.exists() or not site.stat().st_size:
        return False
    with closing(sqlite3.connect(f"{site.absolute().as_uri()}?immutable=1", uri=True)) as read:
        try:
            return any(_count(read, name) for name in set(FILLED) & set(_tables(read)))
        except sqlite3.DatabaseError:
            return True  # nobody knows what it was


def _set_aside(site: Path) -> str:
    """The name under which what stood there is kept, with its log; "" where nothing did."""
    moment = timezone.now().strftime("%Y%m%dT%H%M%S.%f")
    kept = site.with_name(f"{site.name}.before-{moment}")
    for end in ("", *BESIDE):
        beside = Path(f"{site}{end}")
        if beside.exists():
            beside.rename(f"{kept}{end}")
    return str(kept) if kept.exists() else ""


def _on_the_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tables(database: sqlite3.Connection) -> list[str]:
    """Without those inside an index of the search, and SQLite's own."""
    found = database.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' ORDER BY name"
    )
    return [name for (name,) in found if not name.startswith("sqlite_")]


def _count(database: sqlite3.Connection, table: str) -> int:
    [count] = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - a table's own name
    return int(count)
