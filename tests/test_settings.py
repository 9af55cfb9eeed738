import runpy
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsreader.settings import BASE, database, stored_secret


@pytest.fixture
def settings_under(monkeypatch, tmp_path):
    """The settings as a site with these environment variables would have them."""
    monkeypatch.setenv("NEWSREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSREADER_SECRETS", str(tmp_path / "secrets"))
    monkeypatch.delenv("NEWSREADER_SECRET_KEY")

    def read(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE / "newsreader" / "settings.py"))

    return read


def test_plain_site_is_for_this_machine_only(settings_under):
    settings = settings_under()

    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_secure_address_makes_everything_secure(settings_under):
    settings = settings_under(SITE_URL="https://news.example.org/", NEWSREADER_HOSTS="reader.example.org")

    assert settings["ALLOWED_HOSTS"][3:] == ["news.example.org", "reader.example.org"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://news.example.org", "https://reader.example.org"]
    assert [settings[f"{cookie}_COOKIE_SECURE"] for cookie in ("SESSION", "CSRF", "LANGUAGE")] == [True] * 3
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600


def test_proxy_is_believed_only_when_named(settings_under):
    settings = settings_under(NEWSREADER_BEHIND_PROXY="1")

    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    "address",
    [
        "news.example.org",
        "ftp://news.example.org",
        "https://example.org/news?x=1",
        "https://example.org/%6e",
        "https://example.org//news",
    ],
)
def test_address_that_cannot_be_a_site_is_refused(settings_under, address):
    with pytest.raises(ImproperlyConfigured, match="SITE_URL must be a scheme, a host"):
        settings_under(SITE_URL=address)


def test_secret_is_kept_and_for_its_owner_alone(settings_under, tmp_path):
    first = settings_under()["SECRET_KEY"]

    assert settings_under()["SECRET_KEY"] == first
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "secrets" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_workers_starting_at_once_share_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as workers:
        secrets = list(workers.map(lambda _: stored_secret(tmp_path / "key"), range(40)))

    assert secrets == [secrets[0]] * 40
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("postgresql://reader:s%40fe%2F@db:5433/news", ("news", "reader", "s@fe/", "db", "5433", {})),
        ("postgres:///news?host=%2Frun%2Fpostgresql", ("news", "", "", "/run/postgresql", "", {})),
        ("postgresql://reader@/news?sslmode=require", ("news", "reader", "", "", "", {"sslmode": "require"})),
    ],
)
def test_database_is_read_from_its_address(address, parts):
    settings = database(address)

    assert tuple(settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == parts


def test_unknown_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must begin with postgresql://"):
        database("mysql://db/news")
