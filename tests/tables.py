"""The tables of a site: made once a run by `manage.py migrate`, and copied wherever a test begins with them.

All migrations together take seconds, in each process that needs tables; a copy takes milliseconds.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from tests.test_status import run


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
            if not made.exists():
                making = self.folder / "migrating"
                making.mkdir(exist_ok=True)
                _migrate(making)
                (making / "site" / file.name).rename(made)
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
        """The NAME, in Django's settings, of a database without tables: a file of `folder`, or that name."""
        if connection.vendor == "sqlite":
            return str(folder / "newsreader.sqlite3")
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
