"""A database by all migrations, one by one, and what makes its tables."""

import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.postgres import programs


class OneByOne(MigrationLoader):
    """All migrations but those that replace others: the way of a site that began with an early release."""

    def load_disk(self) -> None:
        super().load_disk()
        for key in [key for key, each in self.disk_migrations.items() if each.replaces]:
            del self.disk_migrations[key]


def one_by_one() -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.loader = OneByOne(connection)
    return executor


def schema(name: str | Path) -> list[list[str]]:
    """The statements that make the tables of a database, the columns of each in any order."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as database:
            asked = database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        made = [sql.removesuffix(")") for (sql,) in asked]
        between = r"(^CREATE TABLE \S+ \()|, (?![^()]*\))"
    else:
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        dumping = [programs() / "pg_dump", "--schema-only", "--no-comments", "--dbname", address]
        printed = subprocess.run(dumping, capture_output=True, text=True, check=True).stdout
        made = re.sub(r"(?m)^(--|\\).*\n", "", printed).split(";\n")
        between = r",?\n"
    return sorted(sorted(filter(None, re.split(between, sql))) for sql in made)
