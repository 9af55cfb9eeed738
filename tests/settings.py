"""The site's settings, made quick, in a folder of their own: a test never reads or writes ~/.config."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="newsreader-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("NEWSREADER_") and "TEST" not in name]:
    del os.environ[_name]
os.environ.pop("SITE_URL", None)
os.environ["NEWSREADER_DATA"] = str(_folder)
os.environ["NEWSREADER_SECRETS"] = str(_folder / "secrets")
if os.environ.get("NEWSREADER_TEST_DATABASE", "sqlite") == "sqlite":
    os.environ.pop("DATABASE_URL", None)
elif "DATABASE_URL" not in os.environ:
    raise SystemExit("PostgreSQL is wanted but DATABASE_URL is not set: python -m tests.postgres -- pytest …")

from newsreader.settings import *  # noqa: E402,F403
from newsreader.settings import DATABASES, STORAGES  # noqa: E402

# A file, not memory: a browser test's server has threads, and they must meet the same WAL a site has.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = _folder / "staticfiles"
STATIC_ROOT.mkdir()
WHITENOISE_AUTOREFRESH = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
