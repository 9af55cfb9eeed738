"""Administrators make, disable and re-role people; everybody sets their password and sees their sessions."""

import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from newsreader.models import AccountEvent, Conflict, User, people
from newsreader.models.account_events import KEPT, MOST_KEPT
from newsreader.pipeline.jobs import sweep
from tests import factories
from tests.views.test_nothing_lost import logged_in

PASSWORD = "seven grey herons"
LINK = re.compile(r"http://127\.0\.0\.1:8000(/login/new/[^\s\"]+)")
ADMINISTRATORS = ("desk-people", "account-events")


@pytest.fixture
def root(db):
    return factories.superuser()


def set_password(client, link, password=PASSWORD):
    """As a browser does that follows the link."""
    page = client.get(link, follow=True)
    return client.post(
        page.request["PATH_INFO"], {"new_password1": password, "new_password2": password}, follow=True
    )


def log_in(username, password=PASSWORD, **headers):
    client = Client(headers=headers)
    client.post(reverse("login"), {"username": username, "password": password})
    return client


def kinds(user):
    return list(AccountEvent.objects.filter(user=user).order_by("id").values_list("kind", flat=True))


def test_who_is_made_at_the_desk_sets_a_password_by_the_link_and_is_an_editor(root):
    page = logged_in(root).post(reverse("desk-people"), {"username": "ada", "position": "editor"})
    [link] = set(LINK.findall(page.content.decode()))

    arrived = set_password(Client(), link)

    ada = User.objects.get(username="ada")
    assert (arrived.request["PATH_INFO"], ada.is_editor, ada.is_superuser) == (reverse("me"), True, False)
    assert log_in("ada").get(reverse("desk")).status_code == 200
    assert kinds(ada) == ["made", "link", "login", "password", "login"]


def test_a_link_holds_once(root):
    ada = people.make("ada", "reader")
    link = LINK.search(people.password_link(ada))[1]
    set_password(Client(), link)

    page = set_password(Client(), link, "another of mine")

    assert "This link does not hold any more" in page.content.decode()
    assert User.objects.get(username="ada").check_password(PASSWORD)


def test_who_is_disabled_is_out_at_once(root):
    ada = factories.editor()
    working = logged_in(ada)

    logged_in(root).post(reverse("person-active", args=[ada.pk]), {"active": "no"})

    assert working.get(reverse("desk")).status_code == 302
    assert kinds(ada) == ["login", "disabled"]


def test_nobody_disables_themselves(root):
    factories.superuser()
    working = logged_in(root)

    page = working.post(reverse("person-active", args=[root.pk]), {"active": "no"}, follow=True)

    root.refresh_from_db()
    assert (page.status_code, page.request["PATH_INFO"], root.is_active) == (200, reverse("desk"), True)
    assert "another administrator can disable yours" in page.content.decode()


def test_a_disabled_account_is_not_opened_by_an_old_link(root):
    ada = people.make("ada", "editor")
    link = LINK.search(people.password_link(ada))[1]
    people.disable(ada)

    page = set_password(Client(), link)

    assert page.status_code == 422
    assert not User.objects.get(username="ada").has_usable_password()


@pytest.mark.parametrize(
    ("position", "is_editor", "is_administrator"),
    [("reader", False, False), ("editor", True, False), ("administrator", True, True)],
)
def test_a_role_is_given(position, is_editor, is_administrator, root):
    ada = factories.superuser()

    logged_in(root).post(reverse("person-role", args=[ada.pk]), {"position": position})

    ada.refresh_from_db()
    assert (ada.is_editor, ada.is_superuser, ada.is_staff) == (is_editor, is_administrator, is_administrator)


def test_who_steps_down_is_led_to_a_page_of_theirs(root):
    factories.superuser()

    page = logged_in(root).post(reverse("person-role", args=[root.pk]), {"position": "reader"}, follow=True)

    assert (page.status_code, page.request["PATH_INFO"]) == (200, reverse("me"))
    assert "The role is changed." in page.content.decode()


@pytest.mark.parametrize("what", ["disable", "re-role"])
def test_one_administrator_stays(what, root):
    with pytest.raises(Conflict, match="is the only administrator"):
        people.disable(root) if what == "disable" else people.give_position(root, "reader")

    root.refresh_from_db()
    assert (root.is_active, root.is_superuser) == (True, True)


@pytest.mark.parametrize("who", ["stranger", "reader", "editor"])
def test_nobody_else_comes_near(who, root):
    client = {"stranger": Client, "reader": lambda: logged_in(factories.reader())}.get(
        who, lambda: logged_in(factories.editor())
    )()
    pages = [reverse(name) for name in ADMINISTRATORS] + [reverse("desk-person", args=[root.pk])]
    forms = [reverse(f"person-{name}", args=[root.pk]) for name in ("role", "active", "link", "end")]

    answers = [client.get(page).status_code for page in pages]
    answers += [client.post(form, {"active": "no", "position": "reader"}).status_code for form in forms]

    assert set(answers) == ({302} if who == "stranger" else {403})
    root.refresh_from_db()
    assert root.is_active and root.is_superuser


# Sessions


def test_sessions_are_listed_and_ended_one_by_one(db):
    ada = factories.editor(password=PASSWORD)
    here, there = log_in(ada.username), log_in(ada.username, user_agent="Telephone")
    page = here.get(reverse("my-sessions")).content.decode()
    [other] = re.findall(r'name="session" value="(\d+)"', page)

    here.post(reverse("sessions-end"), {"session": other})

    assert "Telephone" in page
    assert [each.get(reverse("desk")).status_code for each in (here, there)] == [200, 302]


def test_nobody_ends_anothers(db):
    ada, eve = factories.editor(password=PASSWORD), factories.editor(password=PASSWORD)
    working, other = log_in(ada.username), log_in(eve.username)
    login = AccountEvent.objects.get(user=ada)

    answer = other.post(reverse("sessions-end"), {"session": login.pk})

    assert (answer.status_code, working.get(reverse("desk")).status_code) == (404, 200)


def test_all_others_are_ended_at_once_those_from_before_too(db):
    ada = factories.editor(password=PASSWORD)
    here, there = log_in(ada.username), log_in(ada.username)
    AccountEvent.objects.all().delete()  # as of sessions that a site had before it noted logins

    here.post(reverse("sessions-end"))

    assert [each.get(reverse("desk")).status_code for each in (here, there)] == [200, 302]


def test_a_changed_password_ends_the_others_and_this_session_is_still_listed(db):
    ada = factories.editor(password=PASSWORD)
    here, there = log_in(ada.username), log_in(ada.username)
    new = "eight white herons"

    here.post(reverse("my-password"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert [each.get(reverse("desk")).status_code for each in (here, there)] == [200, 302]
    assert "<strong>here</strong>" in here.get(reverse("my-sessions")).content.decode()


# What is noted


def test_wrong_passwords_of_an_hour_are_one_row_and_hold_no_password(root):
    ada = factories.editor(password=PASSWORD)
    for _ in range(3):
        log_in(ada.username, "five green herons")
    log_in("five green herons", PASSWORD)  # typed into the wrong field

    [row] = AccountEvent.objects.values_list("user", "kind", "times", "address")
    page = logged_in(root).get(reverse("account-events")).content.decode()

    assert row == (ada.pk, "wrong", 3, "127.0.0.1")
    assert "herons" not in page and "3 times within an hour" in page


def test_where_readers_log_in_is_not_kept(db):
    rosa, ada = factories.reader(password=PASSWORD), factories.editor(password=PASSWORD)
    log_in(rosa.username, user_agent="Telephone")
    log_in(ada.username, user_agent="Telephone")

    kept = dict(AccountEvent.objects.values_list("user", "address"))

    assert kept == {rosa.pk: None, ada.pk: "127.0.0.1"}


def test_what_is_noted_is_bounded(db):
    ada = factories.editor()
    old, _many, last = [AccountEvent.objects.note("logout", ada) for _ in range(3)]
    AccountEvent.objects.filter(pk=old.pk).update(at=old.at - KEPT)
    AccountEvent.objects.filter(pk=last.pk).update(id=last.pk + MOST_KEPT)

    sweep()

    assert list(AccountEvent.objects.values_list("pk", flat=True)) == [last.pk + MOST_KEPT]


# A forgotten password


def test_a_site_without_mail_says_who_helps(db):
    page = Client().get(reverse("password-forgotten")).content.decode()

    assert "an administrator of it makes you a link" in page
    assert 'type="email"' not in page


@pytest.mark.parametrize("known", [True, False])
def test_mail_goes_to_the_accounts_address_and_the_page_tells_nobody_whether(known, db, settings):
    settings.EMAIL_HOST = "mail.example"
    ada = factories.editor(password=PASSWORD, email="ada@selby.example")

    address = "ada@selby.example" if known else "eve@selby.example"
    page = Client().post(reverse("password-forgotten"), {"email": address}).content.decode()

    assert "If an account has this address" in page
    assert len(mail.outbox) == known
    if known:
        new = "eight white herons"
        set_password(Client(), LINK.search(mail.outbox[0].body)[1], new)
        ada.refresh_from_db()
        assert ada.check_password(new)


# By hand


def test_the_command_makes_the_first_administrator(db, capsys):
    call_command("people", "make", "root", "--role", "administrator")
    link = LINK.search(capsys.readouterr().out)[1]

    set_password(Client(), link)

    assert log_in("root").get(reverse("desk-people")).status_code == 200


def test_the_command_changes_and_lists(db, capsys):
    factories.superuser()
    ada = people.make("ada", "reader")

    call_command("people", "role", "ada", "--role", "editor")
    call_command("people", "disable", "ada")
    capsys.readouterr()
    call_command("people")

    ada.refresh_from_db()
    assert (ada.role, ada.is_active) == ("editor", False)
    assert "editor         never       ada  disabled\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [("disable", "eve"), ("make", "root"), ("make", "a b"), ("disable", "root"), ("role", "root")],
)
def test_what_the_command_cannot_do_is_said(arguments, db):
    people.make("root", "administrator")

    with pytest.raises(CommandError):
        call_command("people", *arguments)

    assert User.objects.get().is_active
