"""What holds for every test: nothing leaves the machine, nothing outlives its test, nothing is timed."""

import ipaddress
import os
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def stay_here(event: str, arguments: tuple) -> None:
    """Refuse a connection to another machine, whoever asks for it (libpq and Chromium are not Python's)."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host in {"", "localhost"}
    if not loopback:
        raise PermissionError(f"A test reached out to {host}; nothing may leave this machine.")


sys.addaudithook(stay_here)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """A file, not memory: a browser test's server has threads, and they must meet the same WAL a site has."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def empty_cache():
    """Rolled back rows leave their ids to the next test; pages cached under these ids must go with them."""
    yield
    cache.clear()
