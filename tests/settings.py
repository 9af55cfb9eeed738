"""The site's settings, made quick, without a trace: a test never reads or writes ~/.config or var/."""

import os
import tempfile

for _name in [name for name in os.environ if name.startswith("NEWSREADER_") and "TEST" not in name]:
    del os.environ[_name]
os.environ.pop("SITE_URL", None)
os.environ["NEWSREADER_DATA"] = tempfile.gettempdir()  # nothing is written there: see below
os.environ["NEWSREADER_SECRET_KEY"] = "of no use outside tests, and as long as one of a site has to be"
if os.environ.get("NEWSREADER_TEST_DATABASE", "sqlite") == "sqlite":
    os.environ.pop("DATABASE_URL", None)
elif "DATABASE_URL" not in os.environ:
    raise SystemExit("PostgreSQL is wanted but DATABASE_URL is not set: python -m tests.postgres -- pytest …")

from newsreader.settings import *  # noqa: E402,F403
from newsreader.settings import DATABASES, STORAGES  # noqa: E402

DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["NAME"] = ":memory:"  # for mypy and manage.py; conftest.py gives tests a file

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
