"""Who is signed in: as Django's own sessions and accounts have it, which these take the place of."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.utils import timezone

from newsreader.models.sessions import ACCOUNTS, SessionStore
from tests import factories

pytestmark = pytest.mark.django_db
OF_DJANGO = "django.contrib.auth.backends.ModelBackend"


def kept(**words):
    session = SessionStore()
    session.update(words)
    session.save()
    return session.session_key


def test_a_session_holds_what_was_kept_until_it_is_over():
    key, over = kept(colour="green"), kept(colour="red")
    Session.objects.filter(session_key=over).update(expire_date=timezone.now() - timedelta(seconds=1))

    found = [SessionStore(each) for each in (key, over, "of-nobody-at-all")]

    assert [each.get("colour") for each in found] == ["green", None, None]
    assert [each.session_key for each in found] == [key, None, None]


def test_a_key_that_no_database_can_hold_is_nobodys():
    assert SessionStore("a-stranger's\0key").get("colour") is None


@pytest.mark.parametrize("opened_by", [ACCOUNTS, OF_DJANGO])
def test_who_logged_in_under_a_release_before_stays_so(client, opened_by):
    reader = factories.reader()

    client.force_login(reader, backend=opened_by)

    assert client.get("/keys/").context["user"] == reader


def test_who_is_disabled_or_gone_is_signed_in_no_more(client):
    disabled, gone = factories.reader(), factories.editor()
    client.force_login(disabled, backend=ACCOUNTS)
    before = client.get("/keys/").context["user"]
    type(disabled).objects.filter(pk=disabled.pk).update(is_active=False)
    after = client.get("/keys/").context["user"]
    client.force_login(gone, backend=ACCOUNTS)
    gone.delete()

    assert before == disabled
    assert not after.is_authenticated
    assert not client.get("/keys/").context["user"].is_authenticated


def test_a_wrong_password_is_compared_once(rf, monkeypatch):
    compared, compare = [], MD5PasswordHasher.verify
    monkeypatch.setattr(MD5PasswordHasher, "verify", lambda *words: compared.append(words) or compare(*words))
    reader = factories.reader()
    reader.set_password("nine grey boats")
    reader.save()

    entered = [
        authenticate(rf.post("/login/"), username=reader.username, password=each)
        for each in ("ten grey boats", "nine grey boats")
    ]

    assert entered == [None, reader]
    assert len(compared) == 2
