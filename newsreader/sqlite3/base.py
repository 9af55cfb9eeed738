"""What Django asks of a database backend; all but the opening of a file is its own."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.sqlite3 import base

WRITES_ROLLBACK = (
    b"\x01\x01"  # bytes 18 and 19 of a file that is in no WAL mode (SQLite's "File Format", 1.3)
)


class DatabaseWrapper(base.DatabaseWrapper):
    read_alone = False  # it stands on a read-only disk

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self.read_alone = False
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
            if can_be_read_alone(path):
                self.read_alone = True
                return super().get_new_connection(
                    conn_params | {"database": f"{path.as_uri()}?immutable=1", "uri": True}
                )
            if reason := _reason(path):
                raise _failure(failure.sqlite_errorname, reason) from failure
            raise


_looking = threading.Lock()
os.register_at_fork(
    before=_looking.acquire, after_in_parent=_looking.release, after_in_child=_looking.release
)
_own: set[str] = set()  # the files whose log this process found to be theirs, or found none beside


def has_foreign_log(path: Path) -> bool:
    """Whether a write-ahead log beside the file cannot be its own; looked at once in a process, unless it is.

    A file of ours is in WAL mode from before its first log has a byte; a copy by `VACUUM INTO`, as
    `manage.py backup` makes, is not. SQLite plays any log in that it finds, and has no means to tell.

    No other look may follow, nor may anything but SQLite open a database that this process has connections
    to: closing it gives up all locks that they hold (SQLite's "How To Corrupt", 2.2), and the next process
    that ends its connection deletes the log that they write.
    """
    file = os.path.realpath(path)
    with _looking:
        if file in _own:
            return False
        if _is_foreign(path):
            return True
        _own.add(file)
        return False


def _is_foreign(path: Path) -> bool:
    try:
        if not Path(f"{path}-wal").stat().st_size:
            return False
        with path.open("rb") as file:
            return file.read(20)[18:] == WRITES_ROLLBACK
    except OSError:
        return False


def can_be_read_alone(path: Path) -> bool:
    """Whether the file stands on a read-only disk, whole, and nobody writes it, so that it needs no log.

    That nobody does, an administrator says: a disk that is read-only here may be written from elsewhere,
    through another mount of it or by another machine.
    """
    log = Path(f"{path}-wal")
    told = settings.NEWSREADER_READ_ONLY and _is_read_only(path)
    return told and not (log.exists() and log.stat().st_size)


def _is_read_only(path: Path) -> bool:
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _reason(path: Path) -> str:
    """In words, where the folder is what keeps the file from being opened."""
    if not path.parent.is_dir():
        return f"The folder {path.parent} is not there."
    if path.exists() and _is_read_only(path) and not settings.NEWSREADER_READ_ONLY:
        return (
            f"{path} stands on a read-only disk. If nobody writes it from elsewhere either, set "
            "NEWSREADER_READ_ONLY=yes: the site's pages can be read then, and nothing can be changed."
        )
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
