"""What a site must have before it can serve, and what to do where it lacks it: a line each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.functional import LazyObject, empty

from newsreader.models.user import User

LITTLE_ROOM = 200_000_000  # bytes: what a day of feeds and its backup take on a small site
LEAST_SECRET = 50  # signs, as Django's own check of a secret key asks (security.W009)


def faults() -> list[str]:
    """What keeps the site from serving, or soon will."""
    return [*static_faults(), *database_faults(), *_room(), *_secret()]


def hints() -> list[str]:
    """What a site can be without, and few are."""
    try:
        if not User.objects.filter(is_superuser=True, is_active=True).exists():
            make = "`make admin`, or `manage.py people make NAME --role administrator`"
            return [f"Nobody is an administrator yet: {make}."]
    except (DatabaseError, InterfaceError):
        pass  # that is a fault
    return []


def static_faults() -> Iterator[str]:
    """Of the files that pages are drawn with: those of this release, by their names."""
    storage = staticfiles_storage
    if isinstance(storage, LazyObject) and storage._wrapped is empty:
        storage._setup()
    if not isinstance(storage, ManifestFilesMixin):
        return
    collected, _digest = storage.load_manifest()
    wanted = {path for finder in get_finders() for path, _storage in finder.list(None)}
    if missing := len(wanted - set(collected)):
        where = settings.STATIC_ROOT
        yield f"{missing} style sheets and scripts are not in {where}: `manage.py collectstatic --no-input`."


def database_faults() -> Iterator[str]:
    try:
        waiting, unknown = _migrations()
    except (DatabaseError, InterfaceError) as failure:
        yield f"The database cannot be asked: {' '.join(str(failure).split())}"
        return
    if getattr(connection, "read_alone", False):
        path = connection.settings_dict["NAME"]
        yield f"{path} stands on a read-only disk: its pages can be read, and nothing can be changed."
    if waiting:
        yield f"The database lacks {waiting} changes of its tables: `manage.py migrate`."
    if unknown:
        yield (
            f"The database is of a later release, which has {unknown} changes of its tables that this one "
            "does not know: run that release, or restore a backup of this one."
        )


def is_behind() -> bool:
    """Whether the database lacks tables or columns of this release."""
    try:
        return bool(_migrations()[0])
    except (DatabaseError, InterfaceError):
        return False


def _migrations() -> tuple[int, int]:
    """How many wait to be applied, and how many of ours were that nobody knows here."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    applied = {key for key in loader.applied_migrations if key[0] == "newsreader"}
    unknown = applied - set(loader.disk_migrations)
    return len(executor.migration_plan(loader.graph.leaf_nodes())), len(unknown)


def _room() -> Iterator[str]:
    free = shutil.disk_usage(settings.DATA).free
    if free < LITTLE_ROOM:
        yield f"{settings.DATA} has room for {free // 1_000_000} MB more."


def _secret() -> Iterator[str]:
    key: Path = settings.SECRETS / "secret-key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield f"{key} can be read by others on this machine: `chmod 600 {key}`."
    if len(settings.SECRET_KEY) < LEAST_SECRET:
        yield (
            f"NEWSREADER_SECRET_KEY has fewer than {LEAST_SECRET} signs and can be guessed: leave it out, "
            "and a long one is made."
        )
