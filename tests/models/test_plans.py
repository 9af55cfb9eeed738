"""PostgreSQL keeps the plans of what cards and entities' pages ask, on a connection of its own alone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from newsreader.models import Article, plans
from newsreader.models.prepared import Answers, Prepared
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL"),
]


@pytest.fixture
def process(monkeypatch):
    """Of the server, for this connection; none of its plans is known yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        own = cursor.fetchone()[0]
    monkeypatch.setattr(plans, "_NAMES", type(plans._NAMES)())
    return own


def asked(*questions):
    """The first word of each statement of each message, and what is answered: of a question a message."""
    answers = Answers(AnonymousUser())
    with CaptureQueriesContext(connection) as sent:
        found = [answers.rows(*each) for each in questions]
    return [[part.split()[0] for part in each["sql"].split(";")] for each in sent], found


def headlines(percent=""):
    """Of a public article; `percent` is written into its SQL."""
    return Prepared(
        lambda viewer, id: (
            Article.objects.visible_to(viewer)
            .filter(pk=id)
            .extra(where=[f"headline <> '{percent}'"])
            .values_list("headline")
        )
    )


def test_a_statement_is_planned_once_and_asked_by_name(process):
    one, two = (factories.article(headline=name, public=True) for name in ("One", "50% of them"))
    shown = headlines("100%%")
    plans.keep_plans(connection.connection, process)

    sent, found = asked((shown, one.pk), (shown, two.pk))

    assert sent == [["PREPARE", "EXECUTE"], ["EXECUTE"]]
    assert found == [[("One",)], [("50% of them",)]]


def test_behind_a_pooler_every_statement_is_sent_whole(process):
    article = factories.article(headline="One", public=True)
    shown = headlines()
    plans.keep_plans(connection.connection, process + 1)

    sent, found = asked((shown, article.pk), (shown, article.pk + 1))

    assert (sent, found) == ([["SELECT"], ["SELECT"]], [[("One",)], []])


def test_of_many_plans_the_connection_keeps_those_asked_last(process, monkeypatch):
    monkeypatch.setattr(plans, "MOST", 2)
    article = factories.article(headline="One", public=True)
    first, second, third = (headlines(name) for name in "abc")
    plans.keep_plans(connection.connection, process)

    turns = [asked((each, article.pk)) for each in (first, second, first, third, first, second)]

    new, known = ["PREPARE", "EXECUTE"], ["EXECUTE"]
    instead = ["DEALLOCATE", *new]
    assert [sent for sent, _found in turns] == [[new], [new], [known], [instead], [known], [instead]]
    assert [found for _sent, found in turns] == [[[("One",)]]] * 6


def test_what_failed_is_prepared_again(process):
    article = factories.article(headline="One", public=True)
    shown = headlines()
    plans.keep_plans(connection.connection, process)
    with pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 1")
        Answers(AnonymousUser()).ask((shown, article.pk), (waits, article.pk))

    sent, found = asked((shown, article.pk))

    assert (sent, found) == ([["PREPARE", "EXECUTE"]], [[("One",)]])


waits = Prepared(
    lambda viewer, id: (
        Article.objects.filter(pk=id).extra(where=["pg_sleep(1) IS NOT NULL"]).values_list("headline")
    )
)
