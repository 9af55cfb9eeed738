"""How a reader comes to an account, keeps it and leaves it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsreader.models import Decision, Invitation, RegistrationAttempt, User
from newsreader.models.reader_accounts import FROM_ALL, FROM_ONE_ADDRESS
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {"username": "ferry", "password1": "nine grey boats", "password2": "nine grey boats"}
REGISTER = "/register/"


def invited(days=14):
    return Invitation.objects.invite(factories.superuser(), "For Ada", days)


# Registration


@pytest.mark.parametrize(
    ("mode", "token", "made"),
    [
        ("closed", "none", False),
        ("closed", "good", False),
        ("invited", "none", False),
        ("invited", "good", True),
        ("invited", "wrong", False),
        ("open", "none", True),
        ("open", "wrong", True),
    ],
)
def test_who_may_make_an_account(mode, token, made, client, settings):
    settings.NEWSREADER_REGISTRATION = mode
    _invitation, good = invited()
    sent = WORDS | {"invitation": {"none": "", "good": good, "wrong": "x\0y"}[token]}

    page = client.get(REGISTER, {"invitation": sent["invitation"]}).status_code
    answer = client.post(REGISTER, sent)

    status = (200, 302) if made else (404, 404)
    assert ((page, answer.status_code), User.objects.filter(username="ferry").exists()) == (status, made)


def test_who_made_an_account_is_a_reader_and_logged_in(client, settings):
    settings.NEWSREADER_REGISTRATION = "open"

    answer = client.post(REGISTER, WORDS | {"next": "/articles/", "role": "editor", "is_superuser": "1"})

    user = User.objects.get(username="ferry")
    assert (answer.url, user.role, user.is_superuser, user.is_staff) == ("/articles/", "reader", False, False)
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example", "/nowhere/", "\0"])
def test_nobody_is_led_elsewhere(url, client, settings):
    settings.NEWSREADER_REGISTRATION = "open"

    assert client.post(REGISTER, WORDS | {"next": url}).url == "/me/"


@pytest.mark.parametrize(
    "words",
    [
        {"username": "FERRY"},
        {"username": "a\0b"},
        {"username": "two words"},
        {"password1": "12345678", "password2": "12345678"},
        {"password1": "ferry2", "password2": "ferry2"},
        {"password2": "nine grey goats"},
    ],
)
def test_a_name_that_is_taken_or_a_weak_password_is_refused(words, client, settings):
    settings.NEWSREADER_REGISTRATION = "open"
    User.objects.create_user("ferry")

    answer = client.post(REGISTER, WORDS | {"username": "other"} | words)

    assert (answer.status_code, User.objects.count()) == (422, 1)


def test_many_registrations_from_one_address_are_refused_before_they_are_looked_at(client, settings):
    settings.NEWSREADER_REGISTRATION = "open"
    taken = User.objects.create_user("ferry").username

    sent = [client.post(REGISTER, {"username": taken}).status_code for _ in range(FROM_ONE_ADDRESS + 1)]
    refused = client.post(REGISTER, WORDS | {"username": taken}).content.decode()
    elsewhere = client.post(REGISTER, {"username": taken}, REMOTE_ADDR="192.0.2.7").status_code
    RegistrationAttempt.objects.update(at=timezone.now() - timedelta(hours=2))
    later = client.post(REGISTER, {"username": taken}).status_code

    assert sent == [422] * FROM_ONE_ADDRESS + [429]
    assert ("exists" in refused, elsewhere, later) == (False, 422, 422)
    assert RegistrationAttempt.objects.count() == 1


def test_many_registrations_from_everywhere_are_refused_too(client, settings):
    settings.NEWSREADER_REGISTRATION = "open"
    RegistrationAttempt.objects.bulk_create(RegistrationAttempt(address=str(n)) for n in range(FROM_ALL))

    assert client.post(REGISTER, WORDS).status_code == 429


@pytest.mark.parametrize(("behind", "statuses"), [(True, [422, 422, 429]), (False, [429, 429, 429])])
def test_a_proxy_is_believed_where_there_is_one_and_its_last_word_alone(behind, statuses, client, settings):
    settings.NEWSREADER_REGISTRATION, settings.NEWSREADER_BEHIND_PROXY = "open", behind
    for _ in range(FROM_ONE_ADDRESS):
        client.post(REGISTER, {}, headers={"X-Forwarded-For": "192.0.2.1, 2001:db8::7"})
    told = ["192.0.2.9", "2001:db8::7, 192.0.2.8", "192.0.2.5, 2001:db8::1:2:3:4"]

    answers = [client.post(REGISTER, {}, headers={"X-Forwarded-For": each}).status_code for each in told]

    assert answers == statuses


def test_no_address_is_kept_as_it_is(client, settings):
    settings.NEWSREADER_REGISTRATION = "open"

    client.post(REGISTER, WORDS)

    assert "127.0.0.1" not in RegistrationAttempt.objects.get().address


# Invitations


def test_an_invitation_is_used_once_expires_and_is_stored_as_a_digest(client, settings):
    settings.NEWSREADER_REGISTRATION = "invited"
    invitation, token = invited()
    _late, late = invited(days=-1)

    first = client.post(REGISTER, WORDS | {"invitation": token}).status_code
    again = Client().post(REGISTER, WORDS | {"username": "quay", "invitation": token}).status_code
    expired = Client().get(REGISTER, {"invitation": late}).status_code

    assert (first, again, expired) == (302, 404, 404)
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))


def test_an_administrator_makes_and_withdraws_invitations(as_viewer, settings):
    settings.NEWSREADER_REGISTRATION = "invited"
    root = as_viewer("superuser")

    page = root.post(reverse("desk-invitations"), {"label": "For Ada", "days": 3})
    link = page.context["link"].removeprefix("http://127.0.0.1:8000")
    holds = Client().get(link).status_code
    root.post(reverse("invitation-withdraw", args=[Invitation.objects.get().pk]))

    assert (holds, Client().get(link).status_code) == (200, 404)
    assert link not in root.get(reverse("desk-invitations")).content.decode()


@pytest.mark.parametrize("name", ["reader", "editor"])
def test_nobody_else_makes_or_sees_invitations(name, as_viewer):
    invitation, _token = invited()
    client, url = as_viewer(name), reverse("desk-invitations")

    answers = [
        client.get(url),
        client.post(url, {"days": 3}),
        client.post(reverse("invitation-withdraw", args=[invitation.pk])),
    ]

    assert [each.status_code for each in answers] == [403, 403, 403]
    assert [each.is_open for each in Invitation.objects.all()] == [True]


def test_an_invitation_holds_for_a_number_of_days(as_viewer):
    root, url = as_viewer("superuser"), reverse("desk-invitations")

    assert [root.post(url, {"days": days}).status_code for days in ("0", "91", "x", "\0")] == [422] * 4


# Logging in, and passwords


def test_who_logs_in_comes_back_to_the_page_they_came_from(client, text):
    User.objects.create_user("ferry", password="nine grey boats")
    link = '<a href="/login/?next=/articles/">Log in</a>'

    linked = link in client.get("/articles/").content.decode()
    page = client.get("/login/?next=/articles/")
    answer = client.post(
        "/login/", {"username": "ferry", "password": "nine grey boats", "next": page.context["next"]}
    )

    assert (linked, answer.url) == (True, "/articles/")
    assert "<h1>Log in</h1>" in page.content.decode()


@pytest.mark.parametrize(("mode", "shown"), [("closed", False), ("invited", False), ("open", True)])
def test_the_login_leads_to_the_registration_where_that_is_open(mode, shown, client, settings):
    settings.NEWSREADER_REGISTRATION = mode

    assert (
        'href="/register/?next=/articles/"' in client.get("/login/?next=/articles/").content.decode()
    ) == shown


def test_a_reader_changes_their_password_and_other_sessions_end():
    User.objects.create_user("ferry", password="nine grey boats")
    here, elsewhere = Client(), Client()
    for each in (here, elsewhere):
        each.post("/login/", {"username": "ferry", "password": "nine grey boats"})
    new = {"new_password1": "ten grey boats", "new_password2": "ten grey boats"}

    wrong = here.post("/me/password/", new | {"old_password": "guess"}).status_code
    right = here.post("/me/password/", new | {"old_password": "nine grey boats"}).status_code

    assert (wrong, right) == (422, 302)
    assert [each.get("/me/password/").status_code for each in (here, elsewhere)] == [200, 302]


# Leaving


def everything_of(user):
    """How many rows of each table name the user, by a foreign key of whatever name."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model is User:
                found[f"{model.__name__}.{field.name}"] = model._default_manager.filter(
                    **{field.attname: user}
                ).count()
    return {name: count for name, count in found.items() if count}


def test_a_deleted_account_leaves_no_row_and_no_session(settings):
    user = User.objects.create_user("ferry", password="nine grey boats")
    neighbour = Client()
    neighbour.force_login(factories.reader())
    here, elsewhere = Client(), Client()
    for each in (here, elsewhere):
        each.post("/login/", {"username": "ferry", "password": "nine grey boats"})
    article, story = factories.article(public=True), factories.timeline()
    for client in (here, neighbour):
        client.post(reverse("mark-read", args=[article.pk]), {"on": 1})
        client.post(reverse("note-write", args=[article.pk]), {"text": "Ask Ines why."})
        client.post(reverse("follow"), {"what": f"timeline:{story.pk}", "on": 1})
    before = everything_of(user.pk)

    page = here.get("/me/delete/").status_code
    wrong = here.post("/me/delete/", {"password": "guess"}).status_code
    right = here.post("/me/delete/", {"password": "nine grey boats"})

    kept = ("ReaderMark.user", "ReadBlock.user", "Note.user", "Follow.user", "Visit.user")
    rows = dict.fromkeys(kept, 1) | {"AccountEvent.user": 2}
    assert (page, wrong, right.status_code, before) == (200, 422, 200, rows)
    assert (everything_of(user.pk), User.objects.filter(username="ferry").count()) == ({}, 0)
    sessions = [each.get_decoded().get("_auth_user_id") for each in Session.objects.all()]
    assert str(user.pk) not in sessions
    assert [each.get("/me/password/").status_code for each in (here, elsewhere, neighbour)] == [302, 302, 200]


def test_no_table_holds_the_id_of_a_deleted_reader_outside_a_foreign_key():
    """What names users by a number without pointing at them would be missed by the test above."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        named = {
            (table, column.name)
            for table in tables
            for column in connection.introspection.get_table_description(cursor, table)
            if column.name in ("user_id", "by_id", "made_by_id", "reader_id")
        }
    pointing = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model is User
    }

    assert named - pointing == set()


@pytest.mark.parametrize("name", ["editor", "superuser"])
def test_editors_are_told_to_ask_an_administrator(name, as_viewer, text):
    client = as_viewer(name)
    client.user.set_password("nine grey boats")
    client.user.save()
    client.force_login(client.user)

    page = text(client.get("/me/delete/"))
    client.post("/me/delete/", {"password": "nine grey boats"})

    assert ("Ask an administrator" in page, User.objects.filter(pk=client.user.pk).exists()) == (True, True)


def test_who_was_an_editor_once_and_decided_is_told_the_same(as_viewer, text):
    reader = as_viewer("reader")
    Decision.objects.create(by=reader.user, action=Decision.Action.CREATE, subject="The strike")

    assert "Ask an administrator" in text(reader.get("/me/delete/"))
