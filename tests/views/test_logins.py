"""Who tries passwords waits; nobody else does."""

import logging
import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from newsreader.models import AccountEvent, RegistrationAttempt, User
from newsreader.pipeline.jobs import sweep
from newsreader.views.client_address import client_address

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def ada():
    return User.objects.create_superuser("ada", password="nine grey boats")


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was compared, which is what costs."""
    compared = []
    monkeypatch.setattr(User, "check_password", lambda self, raw: compared.append(raw) or raw == "right")
    monkeypatch.setattr(User, "set_password", lambda self, raw: compared.append(raw))
    return compared


def try_password(password="wrong", *, name="ada", address=HERE, page="/login/", client=None, **sent):
    words = {"username": name, "password": password} | sent
    return (client or Client()).post(page, words, REMOTE_ADDR=address)


def tried(times, **how):
    return [try_password(**how).status_code for _ in range(times)]


def later(minutes):
    for each in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=each.pk).update(
            attempt_time=each.attempt_time - timedelta(minutes=minutes)
        )


@pytest.mark.parametrize("page", ["/login/", "/admin/login/"])
def test_the_fifth_wrong_password_pauses_that_account_from_that_address_alone(page, ada):
    User.objects.create_user("ned", password="nine grey boats")

    answers = tried(6, page=page)
    same = try_password("nine grey boats", page=page)
    another = try_password("nine grey boats", name="ned").status_code
    from_elsewhere = try_password("nine grey boats", address=ELSEWHERE, page=page).status_code

    assert answers == [200] * 4 + [429] * 2
    assert (same.status_code, another, from_elsewhere) == (429, 302, 302)


def test_it_says_when_to_try_again_and_then_one_may(ada, text):
    tried(5)
    later(3)

    answer = try_password("nine grey boats")
    later(13)
    after = try_password("nine grey boats").status_code

    at = timezone.now() + timedelta(minutes=12)
    assert "Try again in 12 minutes, at" in text(answer)
    assert (answer["Retry-After"], "no-store" in answer["Cache-Control"]) == ("720", True)
    assert abs(int(re.search(r"at (\d\d):", text(answer))[1]) - at.hour) % 23 <= 1
    assert after == 302


def test_trying_on_while_it_is_paused_makes_it_no_longer(ada):
    tried(5)
    later(10)
    tried(20)
    later(6)

    assert try_password("nine grey boats").status_code == 302


def test_a_right_password_clears_what_was_wrong_before_it(ada):
    tried(4)
    try_password("nine grey boats")

    assert tried(4) == [200] * 4


def test_a_right_password_clears_nothing_of_other_accounts(ada, settings):
    """Else who has an account here could try all others without end."""
    User.objects.create_user("ned", password="nine grey boats")
    settings.WRONG_FROM_ONE_ADDRESS = 6
    for n in range(6):
        try_password(name=f"nobody-{n}")
        try_password("nine grey boats", name="ned")

    assert try_password("nine grey boats", name="ned").status_code == 429


def test_an_address_waits_whatever_accounts_it_tries(ada, settings):
    settings.WRONG_FROM_ONE_ADDRESS = 7

    answers = [try_password(name=f"nobody-{n}").status_code for n in range(8)]

    assert answers == [200] * 6 + [429] * 2
    assert try_password("nine grey boats").status_code == 429
    assert try_password("nine grey boats", address=ELSEWHERE).status_code == 302


def test_an_account_that_is_not_there_is_answered_as_one_that_is(ada, text):
    answers = {name: [text(try_password(name=name)) for _ in range(6)] for name in ("ada", "eve")}

    assert answers["ada"] == answers["eve"]


def test_once_it_waits_no_password_is_compared(ada, hashed):
    tried(5)
    compared = len(hashed)

    answers = tried(195)

    assert (set(answers), len(hashed)) == ({429}, compared)
    assert compared == 5


def test_what_is_stopped_is_counted_nowhere_and_writes_nothing(ada, django_assert_max_num_queries):
    tried(5)
    with django_assert_max_num_queries(3) as asked:
        answers = tried(1)

    assert (answers, AccountEvent.objects.get(kind="wrong").times) == ([429], 5)
    assert [each["sql"] for each in asked if not each["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/me/password/", {"old_password": "wrong", "new_password1": "x", "new_password2": "x"}),
        ("/me/delete/", {"password": "wrong"}),
    ],
)
def test_who_is_logged_in_guesses_their_password_no_oftener(page, words, ada, hashed):
    reader, client = User.objects.create_user("ferry"), Client()
    client.force_login(reader)

    answers = [client.post(page, words, REMOTE_ADDR=HERE).status_code for _ in range(7)]
    elsewhere = client.post(page, words, REMOTE_ADDR=ELSEWHERE).status_code

    assert (answers, elsewhere) == ([422] * 4 + [429] * 3, 422)
    assert hashed.count("wrong") == 6
    assert client.get("/me/", REMOTE_ADDR=HERE).status_code == 200


def test_the_admins_own_page_for_passwords_leads_to_ours(client, ada):
    client.force_login(ada)

    assert client.get("/admin/password_change/").headers["Location"] == "/me/password/"


def test_nothing_of_what_was_typed_is_kept_or_logged(ada, caplog):
    """People type their password where the name belongs."""
    with caplog.at_level(logging.DEBUG):
        for name in ("ada", "my secret word"):
            tried(5, name=name, password="another secret", old_password="an old one")

    rows = str(list(AccessAttempt.objects.values()))
    assert AccessAttempt.objects.count() == 2
    assert [word for word in ("secret", "an old one", "Mozilla") if word in rows + caplog.text] == []
    assert "wrong password for ada from 192.0.2.7: paused until" in caplog.text


def test_an_administrator_lifts_a_pause(ada):
    tried(5)
    tried(5, address=ELSEWHERE)

    call_command("axes_reset_ip_username", HERE, "ada", verbosity=0)
    lifted = try_password("nine grey boats").status_code, tried(1, address=ELSEWHERE)
    call_command("axes_reset_username", "ada", verbosity=0)

    assert lifted == (302, [429])
    assert tried(1, address=ELSEWHERE) == [200]


@pytest.mark.parametrize("by", [sweep, lambda: try_password(name="ned")], ids=["sweep", "the next"])
def test_rows_go_with_the_pause(by, ada):
    tried(3)
    RegistrationAttempt.objects.create(address="a digest", at=timezone.now() - timedelta(hours=2))
    later(14)
    by()
    before = AccessAttempt.objects.filter(username="ada").count()
    later(2)
    by()

    assert (before, AccessAttempt.objects.filter(username="ada").count()) == (1, 0)
    assert RegistrationAttempt.objects.exists() == (by is not sweep)


# Where a request comes from


@pytest.mark.parametrize(
    ("proxies", "forwarded", "peer", "address"),
    [
        (0, "", HERE, HERE),
        (0, ELSEWHERE, HERE, HERE),  # a claim, where nobody stands in front
        (1, ELSEWHERE, "127.0.0.1", ELSEWHERE),
        (1, f"203.0.113.1, {ELSEWHERE}", "127.0.0.1", ELSEWHERE),
        (2, f"203.0.113.1, {ELSEWHERE}, 10.0.0.2", "127.0.0.1", ELSEWHERE),
        (2, ELSEWHERE, "127.0.0.1", ELSEWHERE),  # asked by the inner one alone
        (1, "", "127.0.0.1", "127.0.0.1"),
        (1, "unknown", "127.0.0.1", "127.0.0.1"),
        (1, f"{ELSEWHERE}:4711", "127.0.0.1", ELSEWHERE),
        (1, "[2001:db8:0:7::1]:4711", "127.0.0.1", "2001:db8:0:7::"),
        (0, "", "2001:db8:0:7:aaaa::1", "2001:db8:0:7::"),
        (0, "", f"::ffff:{HERE}", HERE),
        (0, "", "", "::"),
    ],
)
def test_where_a_request_comes_from(proxies, forwarded, peer, address, settings):
    settings.NEWSREADER_BEHIND_PROXY = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-For": forwarded})
    request.user = AnonymousUser()

    assert client_address(request) == address
