"""Every setting of newsreader. What a site may choose comes from the environment: see docs/developers.md."""

import os
import re
import secrets
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured


def switched_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def switched_off(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"0", "false", "no", "off"}


def megabytes(name: str, default: int) -> int:
    """The bytes of so many whole megabytes."""
    given = os.environ.get(name, "").strip() or str(default)
    if not given.isdecimal() or int(given) < 1:
        raise ImproperlyConfigured(f"{name} must be a number of megabytes, such as {default}")
    return int(given) * 1024 * 1024


def whole_number(name: str, default: int) -> int:
    given = os.environ.get(name, "").strip() or str(default)
    if not given.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, such as {default}")
    return int(given)


def number_of_proxies(name: str) -> int:
    """0 for none; who says only that there is one has one."""
    if switched_on(name):
        return 1
    return 0 if switched_off(name) else whole_number(name, 0)


def days(name: str) -> int | None:
    """So many days; None where nothing is given."""
    given = os.environ.get(name, "").strip()
    if given and not (given.isdecimal() and 1 <= int(given) <= 36_500):
        raise ImproperlyConfigured(f"{name} must be a number of days, 1 to 36500, or empty: for ever")
    return int(given) if given else None


def one_of(name: str, *choices: str) -> str:
    """The first where nothing is given."""
    given = os.environ.get(name, "").strip().lower() or choices[0]
    if given not in choices:
        raise ImproperlyConfigured(f"{name} must be one of: {', '.join(choices)}")
    return given


def networks(named: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks, by spaces or commas.

    >>> networks("10.1.0.0/16, fd00::/8")
    (IPv4Network('10.1.0.0/16'), IPv6Network('fd00::/8'))
    """
    try:
        return tuple(ip_network(each) for each in named.replace(",", " ").split())
    except ValueError as error:
        raise ImproperlyConfigured(f"NEWSREADER_PRIVATE_NETWORKS: {error}") from error


def folder(path: Path) -> Path:
    """`path`, made for its owner alone when it is missing: strangers must not read ours."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as failure:
        raise ImproperlyConfigured(f"The folder {path} cannot be made: {failure.strerror}.") from failure
    return path


def stored_secret(path: Path) -> str:
    """The secret in `path`, made at the first start.

    Written aside and linked into place, so that of several workers starting at once one wins, and the
    others never read a half-written file.
    """
    try:
        return _made_secret(path)
    except OSError as failure:
        raise ImproperlyConfigured(
            f"{path} cannot be read or made: {failure.strerror}. NEWSREADER_SECRETS names another folder."
        ) from failure


def _made_secret(path: Path) -> str:
    if not path.exists():
        aside = folder(path.parent) / f".{path.name}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_text().strip()


def sqlite(path: Path) -> dict[str, Any]:
    """With Django's defaults 994 of 1,200 read-then-write transactions of 8 writers were lost; so, none."""
    return {
        "ENGINE": "newsreader.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def database(url: str) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?option=value`, percent-encoded.

    A Unix socket is named by its folder: `postgresql:///name?host=/run/postgresql`.

    >>> database("postgresql://reader:s%40fe@db:5433/news?sslmode=require")["PASSWORD"]
    's@fe'
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc:
        return sqlite(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// (or sqlite:///)")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or "") or options.pop("user", ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


BASE = Path(__file__).resolve().parent.parent
DATA = folder(Path(os.environ.get("NEWSREADER_DATA") or BASE / "var").expanduser().absolute())
SECRETS = Path(os.environ.get("NEWSREADER_SECRETS") or "~/.config/newsreader").expanduser().absolute()

# What the fetcher may ask besides the public internet: networks such as 10.1.0.0/16, by spaces or commas.
NEWSREADER_PRIVATE_NETWORKS = networks(os.environ.get("NEWSREADER_PRIVATE_NETWORKS", ""))
# Threads that do the site's jobs, in each process that serves its pages.
NEWSREADER_WORKERS = whole_number("NEWSREADER_WORKERS", 1)
# Seconds after which a worker that says nothing more is taken for killed, and another takes its work. Longer
# than one piece of work can take: a page is waited for and fetched in a minute at most, then read.
NEWSREADER_LEASE = max(1, whole_number("NEWSREADER_LEASE", 600))
# How many days what feeds brought is kept where nobody used it, and its original bytes; None: for ever.
NEWSREADER_KEEP_DAYS = days("NEWSREADER_KEEP_DAYS")
NEWSREADER_KEEP_ORIGINALS_DAYS = days("NEWSREADER_KEEP_ORIGINALS_DAYS")

# Whether nobody writes the SQLite file, which stands on a read-only disk: it is read without locks then.
NEWSREADER_READ_ONLY = switched_on("NEWSREADER_READ_ONLY")
# Whether search engines and other crawlers are asked in, by robots.txt and a sitemap.
NEWSREADER_CRAWLERS = not switched_off("NEWSREADER_CRAWLERS")
# Whether browsers keep what was read for when the site cannot be reached, by a service worker.
NEWSREADER_OFFLINE = not switched_off("NEWSREADER_OFFLINE")
# Whether strangers are asked what is wrong with an entry; each timeline's owner may say no to it.
NEWSREADER_REMARKS = not switched_off("NEWSREADER_REMARKS")
# Who may make themselves a reader's account: nobody, who has an administrator's invitation, anybody.
NEWSREADER_REGISTRATION = one_of("NEWSREADER_REGISTRATION", "closed", "invited", "open")

DEBUG = switched_on("NEWSREADER_DEBUG")
SECRET_KEY = os.environ.get("NEWSREADER_SECRET_KEY") or stored_secret(SECRETS / "secret-key")

# Where the site stands, and what follows from it.
_site = urlsplit((os.environ.get("SITE_URL") or "http://127.0.0.1:8000").rstrip("/"))
_is_plain = re.fullmatch(r"(/[\w.~-]+)*", _site.path, re.ASCII) and not (_site.query or _site.fragment)
if _site.scheme not in {"http", "https"} or not _site.hostname or not _is_plain:
    raise ImproperlyConfigured(
        "SITE_URL must be a scheme, a host and perhaps a plain path, such as https://example.org/news"
    )
SITE_URL = f"{_site.scheme}://{_site.netloc}"  # without the path, with which every address of ours begins
FORCE_SCRIPT_NAME = _site.path or None
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"{_site.path}/"
_https = _site.scheme == "https"
_host = f"[{_site.hostname}]" if ":" in _site.hostname else _site.hostname
_more_hosts = os.environ.get("NEWSREADER_HOSTS", "").replace(",", " ").split()
ALLOWED_HOSTS = [*dict.fromkeys(["127.0.0.1", "localhost", "[::1]", _host, *_more_hosts])]
CSRF_TRUSTED_ORIGINS = [
    f"{_site.scheme}://{_site.netloc}",
    *(f"{_site.scheme}://{host}" for host in _more_hosts),
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
# Other sites may live on our subdomains, and a preload list is for its owner to ask for.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
NEWSREADER_BEHIND_PROXY = number_of_proxies("NEWSREADER_BEHIND_PROXY")
if NEWSREADER_BEHIND_PROXY:
    # Only where a proxy sets this header itself: a stranger's would be believed otherwise.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

INSTALLED_APPS = [
    "newsreader",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_extensions",
    "django_htmx",
    "csp",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "axes",
]
AUTH_USER_MODEL = "newsreader.User"
SESSION_ENGINE = "newsreader.models.sessions"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# No GZipMiddleware: a page that holds both a token and a stranger's words must not be compressed (BREACH);
# the views that are safe choose it for themselves.
MIDDLEWARE = [
    "newsreader.views.door.served",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsreader.views.door.kept_by_nobody",
    "newsreader.views.door.bounded",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # the innermost: an answer of ours takes the place of the view's
]
ROOT_URLCONF = "newsreader.urls"
WSGI_APPLICATION = "newsreader.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,  # template_partials puts its own loader around Django's cached ones
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

_url = os.environ.get("DATABASE_URL")
DATABASES = {
    "default": (database(_url) if _url else sqlite(DATA / "newsreader.sqlite3"))
    # Opening SQLite anew costs a request 0.7 ms. (runserver has a new thread, so a new one, each time.)
    | {"CONN_MAX_AGE": 0 if DEBUG else 600, "CONN_HEALTH_CHECKS": True}
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Of at most 100 kB each (views/door.py), mostly 15: what strangers can make a process hold.
        "OPTIONS": {"MAX_ENTRIES": 500},
    }
}

# The queue of jobs is a table: enqueued in the transaction that makes the work, or not at all.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Wrong passwords: after so many for one account from one address, and for all accounts from one address, that
# address waits. No account is ever locked: nobody can lock another out from elsewhere (docs/decisions/0039).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "newsreader.models.sessions.Accounts",
    "django.contrib.auth.backends.ModelBackend",  # sessions opened by releases before
]
AXES_FAILURE_LIMIT = 5
WRONG_FROM_ONE_ADDRESS = 50
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # whose count a right password clears
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HANDLER = "newsreader.views.logins.LoginAttempts"
AXES_CLIENT_IP_CALLABLE = "newsreader.views.client_address.client_address"
AXES_USERNAME_CALLABLE = "newsreader.views.logins.account_of"
AXES_LOCKOUT_CALLABLE = "newsreader.views.logins.try_later"
AXES_DISABLE_ACCESS_LOG = True  # who logs in is noted in the events of accounts
AXES_ENABLE_ADMIN = False  # its pages count by other rules than ours
AXES_VERBOSE = False

# Mail is sent for forgotten passwords alone, and only by a server that is named here.
_mail = urlsplit(os.environ.get("NEWSREADER_MAIL", ""))
if _mail.scheme not in {"", "smtp", "smtps"} or bool(_mail.scheme) != bool(_mail.hostname):
    raise ImproperlyConfigured("NEWSREADER_MAIL must be smtp://user:password@host:port, or smtps://…")
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = not EMAIL_USE_SSL and EMAIL_PORT != 25  # a port 25 is this machine's own server
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("NEWSREADER_MAIL_FROM") or f"newsreader@{_site.hostname}"

CSRF_FAILURE_VIEW = "newsreader.views.door.refused"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# A message costs no cookie of its own, and nobody gets a session before they need one.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # add one when its catalogue in locale/ is whole
LOCALE_PATHS = [BASE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = f"{_site.path}/static/"
STATICFILES_DIRS = [BASE / "static"]
STATIC_ROOT = DATA / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsreader.static_files.SmallStaticFiles"
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # without files
# Of a whole request, files included, in bytes. Strangers have a login to send, and nothing else.
MOST_SENT_BY_STRANGERS = 256 * 1024
MOST_SENT_BY_EDITORS = megabytes("NEWSREADER_MOST_SENT", 100)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "newsreader": {"level": "INFO"},
        # Strangers' doing, and nothing to act on: a wrong Host (it is answered with 400), a HEAD request.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "gunicorn.http.wsgi": {"level": "ERROR"},
        # Without this Django would mail its errors, and print none.
        "django": {"handlers": ["stderr"], "level": "INFO" if DEBUG else "WARNING", "propagate": False},
    },
}
