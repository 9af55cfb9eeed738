"""The tests' settings on a database that many processes share: CROWD_DATABASE, a file or an address."""

import os
from pathlib import Path

from newsreader.settings import database, sqlite
from tests.settings import *  # noqa: F403

_address = os.environ.get("CROWD_DATABASE", ":memory:")
DATABASES = {
    "default": (database(_address) if "://" in _address else sqlite(Path(_address))) | {"CONN_MAX_AGE": 600}
}
ALLOWED_HOSTS = ["127.0.0.1"]
