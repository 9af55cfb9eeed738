"""What Django asks of a database backend; all but the opening of a file is its own."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

WRITES_ROLLBACK = (
    b"\x01\x01"  # bytes 18 and 19 of a file that is in no WAL mode (SQLite's "File Format", 1.3)
)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        path = Path(conn_params["database"])
        if has_foreign_log(path):
            raise _failure(
                "SQLITE_CANTOPEN",
                f"{path}-wal is not of the file beside it, which was put there later: it would be played in. "
                f"End every process of the site, delete {path}-wal and {path}-shm, and start again "
                "(`manage.py restore` does all of that).",
            )
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError as failure:
            if reason := _reason(path):
                raise _failure(failure.sqlite_errorname, reason) from failure
            raise


def has_foreign_log(path: Path) -> bool:
    """Whether a write-ahead log beside the file cannot be its own.

    A file of ours is in WAL mode from before its first log has a byte; a copy by `VACUUM INTO`, as
    `manage.py backup` makes, is not. SQLite plays any log in that it finds, and has no means to tell.
    """
    log = Path(f"{path}-wal")
    try:
        if not log.stat().st_size:
            return False
        with path.open("rb") as file:
            return file.read(20)[18:] == WRITES_ROLLBACK
    except OSError:
        return False


def _reason(path: Path) -> str:
    """In words, where the folder is what keeps the file from being opened."""
    if not path.parent.is_dir():
        return f"The folder {path.parent} is not there."
    kept_out = [each for each in (path.parent, path) if each.exists() and not os.access(each, os.W_OK)]
    if kept_out:
        return (
            f"{kept_out[0]} cannot be written: a read-only disk, or another owner. SQLite writes beside its "
            "file even to read it; let the site's user write there, or name another by NEWSREADER_DATA."
        )
    return ""


def _failure(name: str, words: str) -> sqlite3.OperationalError:
    failure = sqlite3.OperationalError(words)
    failure.sqlite_errorname = name
    return failure
