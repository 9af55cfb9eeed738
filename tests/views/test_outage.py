"""The disk is full, or the database is held or away: a page says so, and that nothing was saved."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from newsreader.models import Entry
from newsreader.views.outage import kind_of
from tests import factories
from tests.pipeline.no_room import no_room
from tests.views.forms import saved
from tests.views.test_nothing_lost import logged_in

TYPED = "They had waited since six. " * 8_000


@pytest.mark.django_db(transaction=True)
def test_what_a_full_disk_did_not_take_is_said_to_be_unsaved():
    ada = factories.editor()
    timeline = factories.timeline("The strike at Selby", owner=ada)
    entry = factories.entry(timeline, factories.event(article=factories.article()))
    desk = logged_in(ada, raise_request_exception=False)
    page = desk.get(reverse("desk-entry", args=[entry.pk]))

    with no_room("newsreader_entry"):
        answer = saved(desk, page, annotation=TYPED)

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "<h1>Not saved</h1>" in answer.content.decode()
    assert "no room left on this site's disk" in answer.content.decode()
    assert Entry.objects.get(pk=entry.pk).annotation == ""


@pytest.mark.django_db
def test_the_page_is_made_without_the_database():
    def locked(*_statement):
        raise OperationalError("database is locked") from _error("SQLITE_BUSY")

    with connection.execute_wrapper(locked):
        answer = Client(raise_request_exception=False).get("/articles/")

    assert (answer.status_code, answer["Cache-Control"]) == (503, "private, no-store")
    assert "<h1>Not to be had just now</h1>" in answer.content.decode()
    assert "held by other work" in answer.content.decode()


def _error(name):
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", "full"),
        ("SQLITE_BUSY_SNAPSHOT", "busy"),
        ("SQLITE_READONLY_DBMOVED", "away"),
        ("SQLITE_ERROR", ""),  # a fault in a statement of ours
    ],
)
def test_outages_are_told_from_faults(name, kind):
    failure = OperationalError(name)
    failure.__cause__ = _error(name)

    assert kind_of(failure) == kind
