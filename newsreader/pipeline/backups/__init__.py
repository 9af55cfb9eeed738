"""The site's database as one file, and back: `manage.py backup` and `manage.py restore` (decision 40).

A backup is a tar file with two members: `newsreader.json`, an archive.BackupNote of what is in it, and
`database`, a copy of the database as its own tools make one. The secret key is apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from newsreader.pipeline.backups import postgresql, sqlite
from newsreader.pipeline.backups.archive import BackupNote, NotRestored, known_migrations, pack, unpack

__all__ = ["BackupNote", "NotRestored", "back_up", "check", "restore"]

WAYS = {"sqlite": sqlite, "postgresql": postgresql}


def back_up(to: Path) -> BackupNote:
    """The whole database, as it stood at one moment, while others write. `to` appears once it is whole.

    Raises FileExistsError where there is such a file: a backup is never written over another.
    """
    if to.exists():
        raise FileExistsError(f"{to} is there already: a backup is never written over.")
    with TemporaryDirectory(dir=to.absolute().parent, prefix=f".{to.name}.") as folder:
        database, packed = Path(folder) / "database", Path(folder) / "packed"
        way = WAYS[connection.vendor]
        note = BackupNote.of(connection.vendor, way.copy(database))
        pack(packed, note, database)
        database.unlink()
        check(packed, whole=connection.vendor == "sqlite")
        packed.rename(to)
    return note


def check(backup: Path, *, whole: bool = True) -> BackupNote:
    """Restore it into a scratch place and compare what stands there with what its note says; not `whole`,
    only whether the copy can be read. Raises NotRestored, for one of the other kind of database too, and
    leaves nothing behind."""
    with _unpacked(backup) as (note, database):
        rows = WAYS[note.vendor].rows_restored(database, whole=whole)
        if whole and rows != note.rows:
            differing = sorted(name for name in {*rows, *note.rows} if rows.get(name) != note.rows.get(name))
            raise NotRestored(
                f"{backup} is damaged: other rows than its note says in {', '.join(differing)}."
            )
    return note


def restore(backup: Path, *, replace: bool = False) -> tuple[BackupNote, str]:
    """The backup in place of the site's database; what stood there is kept, or was empty.

    Gives its note, and the file where what stood there is kept ("" for none). Raises NotRestored, and has
    changed nothing then: where a process of the site has the database open, where anything stands in it and
    `replace` is not said, where the backup is damaged, of the other kind of database or of a later release.
    """
    with _unpacked(backup) as (note, database):
        if later := sorted(set(note.migrations) - known_migrations()):
            raise NotRestored(f"{backup} is of a later release: nobody here knows {later[-1]}.")
        return note, WAYS[note.vendor].put_back(database, note.rows, replace=replace)


@contextmanager
def _unpacked(backup: Path) -> Iterator[tuple[BackupNote, Path]]:
    """Beside the site's file: there it can be put in place in one step."""
    beside = sqlite.site_file().parent if connection.vendor == "sqlite" else backup.absolute().parent
    with TemporaryDirectory(dir=beside, prefix=".restoring-") as folder:
        database = Path(folder) / "database"
        note = unpack(backup, database)
        if note.vendor != connection.vendor:
            raise NotRestored(
                f"{backup} is of {note.vendor}, and this site's database is {connection.vendor}."
            )
        yield note, database
