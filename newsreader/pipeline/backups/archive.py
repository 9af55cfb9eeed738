"""The file that a backup is."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import tarfile
import zlib
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

NOTE, DATABASE = "newsreader.json", "database"
LARGEST_NOTE = 1_000_000  # bytes
QUICK = 1  # gzip's level: half the size in a fifth of the time of its default


class NotRestored(Exception):
    """With a sentence for the administrator: why, and what to do."""


@dataclass(frozen=True)
class BackupNote:
    made: str  # in ISO 8601, UTC
    vendor: str  # "sqlite" or "postgresql", as Django calls them
    migrations: list[str]  # those of ours that were applied, "0032_colleagues"
    rows: dict[str, int]  # of each table

    def __post_init__(self) -> None:
        """Raises TypeError where a file says something else."""
        names = [self.made, self.vendor, *self.migrations, *self.rows]
        if not all(isinstance(name, str) for name in names) or not isinstance(self.rows, dict):
            raise TypeError("not the note of a backup")

    @classmethod
    def of(cls, vendor: str, rows: dict[str, int]) -> BackupNote:
        applied = MigrationRecorder(connection).applied_migrations()
        ours = sorted(name for app, name in applied if app == "newsreader")
        return cls(timezone.now().isoformat(timespec="seconds"), vendor, ours, rows)


def known_migrations() -> set[str]:
    """Of ours, in this release."""
    return {name for app, name in MigrationLoader(None).disk_migrations if app == "newsreader"}


def pack(to: Path, note: BackupNote, database: Path) -> None:
    """For its owner alone, and on the disk before it is said to be."""
    told = json.dumps(asdict(note), indent=1).encode()
    with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=QUICK) as tar:
            about = tarfile.TarInfo(NOTE)
            about.size = len(told)
            tar.addfile(about, BytesIO(told))
            tar.add(database, DATABASE, filter=_nobodys)
        file.flush()
        os.fsync(file.fileno())


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whose it was on the machine it was made on says nothing on another."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def unpack(backup: Path, database: Path) -> BackupNote:
    """The note, and the copy written to `database`. Raises NotRestored where it is no whole backup."""
    try:
        with tarfile.open(backup, "r:gz") as tar:
            told, copy = tar.extractfile(NOTE), tar.extractfile(DATABASE)
            assert told is not None and copy is not None
            note = BackupNote(**json.loads(told.read(LARGEST_NOTE)))
            with os.fdopen(os.open(database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                shutil.copyfileobj(copy, file, 1024 * 1024)
                file.flush()
                os.fsync(file.fileno())
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as failure:
        raise NotRestored(f"{backup} is no whole backup: {failure}") from failure
    except (KeyError, ValueError, TypeError, AssertionError) as failure:
        raise NotRestored(f"{backup} is no backup of newsreader.") from failure
    return note
