"""The tables of a site: made once a run by `manage.py migrate`, and copied wherever a test begins with them.

Migrating takes seconds, in each process that needs tables; a copy takes milliseconds. SQLite's file is kept
for the next run, too, where nothing changed that it follows from. tests/test_migrations.py walks through all
migrations in every run, and under CI=true nothing is kept.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from tests.test_status import ROOT, run

KEPT = Path(__file__).parent / "__pycache__"  # which git leaves out and `make clean` takes away
FOLLOWS_FROM = (
    *("requirements.txt", "newsreader/settings.py", "newsreader/apps.py", "tests/tables.py"),
    *("newsreader/migrations/**/*.py", "newsreader/models/**/*.py", "newsreader/sqlite3/**/*.py"),
)


class Tables:
    """Made at the first need, by whichever worker has it; the others wait. `folder` is all workers' own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put_into(self, folder: Path) -> Path:
        """A file of them, where a site whose commands are run by `test_status.run(folder, …)` has it."""
        file = folder / "site" / "newsreader.sqlite3"
        file.parent.mkdir(exist_ok=True)
        with self._alone():
            made = self.folder / "migrated.sqlite3"
            if not made.exists() and not _taken_from_a_run_before(made):
                making = self.folder / "migrating"
                making.mkdir(exist_ok=True)
                _migrate(making)
                (making / "site" / file.name).rename(made)
                _keep(made)
            shutil.copy(made, file)
        return file

    def put_into_database(self, name: str) -> str:
        """The address of a database of that name that has them, in the server of DATABASE_URL."""
        address = urlsplit(os.environ["DATABASE_URL"])
        model = f"{address.path.removeprefix('/')}_tables"
        with self._alone(), psycopg.connect(address.geturl(), autocommit=True) as server:
            made = self.folder / "migrated"
            if not made.exists():
                server.execute(f"DROP DATABASE IF EXISTS {model}")
                server.execute(f"CREATE DATABASE {model}")
                _migrate(self.folder, database=address._replace(path=f"/{model}").geturl())
                made.touch()
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
        return address._replace(path=f"/{name}").geturl()

    def empty(self, folder: Path, name: str) -> str:
        """The NAME, in Django's settings, of a database without tables: a file of `folder`, or that name with
        this process's number."""
        if connection.vendor == "sqlite":
            return str(folder / "newsreader.sqlite3")
        name = f"{name}_{os.getpid()}"
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
        return name

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """PostgreSQL copies no database that anybody is connected to, another copy included."""
        with (self.folder / "tables.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _migrate(folder: Path, **options: str) -> None:
    status, _printed, complained = run(folder, "migrate", "--verbosity", "0", **options)
    assert (status, complained) == (0, "")


def fingerprint(root: Path = ROOT) -> str:
    """Of all that migrated tables follow from, whatever the times of its files say."""
    read = hashlib.sha256()
    for pattern in FOLLOWS_FROM:
        for path in sorted(root.glob(pattern)):
            read.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return read.hexdigest()[:16]


def _taken_from_a_run_before(file: Path) -> bool:
    if os.environ.get("CI") == "true":
        return False
    try:
        shutil.copy(KEPT / f"tables-{fingerprint()}.sqlite3", file)
    except FileNotFoundError:
        return False
    return True


def _keep(file: Path) -> None:
    """In place of those that no run will ask for again. Another run may do the same meanwhile."""
    if os.environ.get("CI") == "true":
        return
    KEPT.mkdir(exist_ok=True)
    for former in KEPT.glob("tables-*.sqlite3"):
        former.unlink(missing_ok=True)
    aside = KEPT / f"tables-{os.getpid()}"  # complete before it has its name
    shutil.copy(file, aside)
    aside.replace(KEPT / f"tables-{fingerprint()}.sqlite3")
