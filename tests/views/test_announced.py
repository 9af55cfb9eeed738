"""What was announced: accepted as announced, and asked after once its day has passed."""

import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.decisions import undo_all
from newsreader.models import Event, Proposal, Rejection
from newsreader.showing import passed
from newsreader.showing.passed import page
from tests import factories


@pytest.fixture
def ada(db):
    return factories.editor(first_name="Ada")


def announced(owner, title="The pier closes", when=date(2019, 3, 12), naming=()):
    event = factories.event(title, when, naming=naming)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.ANNOUNCED)
    factories.entry(factories.timeline(owner=owner), event)
    return event


def test_what_lies_ahead_is_accepted_as_announced(ada):
    proposal = factories.proposal(factories.article())
    Proposal.objects.filter(pk=proposal.pk).update(status=Event.Status.ANNOUNCED)
    proposal.refresh_from_db()

    entry = deciding.proposals.accept(proposal, factories.timeline(owner=ada), ada)

    assert entry.event.status == Event.Status.ANNOUNCED


def test_an_announced_event_is_asked_after_once_its_day_has_passed(ada):
    event = announced(ada)
    announced(factories.editor())

    assert [row.event for row in page(ada, date(2019, 3, 13))] == [event]
    assert page(ada, date(2019, 3, 12)) == []


def test_reports_of_its_day_that_share_a_name_stand_beside_it(ada):
    ines = factories.entity("Ines Calloway")
    announced(ada, naming=[ines])
    told, other = factories.article(), factories.article()
    factories.mention(ines, told)
    proposal = factories.proposal(told, when=date(2019, 3, 13))
    factories.proposal(other, when=date(2019, 3, 13))

    assert [row.reports for row in page(ada, date(2019, 3, 20))] == [[proposal]]


def test_the_page_lists_them_and_the_desk_leads_there(ada, client, text):
    client.force_login(ada)
    announced(ada)

    assert "The pier closes" in text(client.get(reverse("desk-announced")))
    assert "1 announced event whose day has passed: did it happen?" in text(client.get(reverse("desk")))


def test_a_day_of_many_reports_hides_those_of_no_other(ada, monkeypatch):
    monkeypatch.setattr(passed, "LOOKED_AT", 4)
    ines = factories.entity("Ines Calloway")
    days = [date(2019, 3, 3), date(2019, 3, 12), date(2019, 3, 25)]
    for day in days:
        announced(ada, when=day, naming=[ines])
    for day, reports in zip(days, (9, 1, 1), strict=True):
        for _each in range(reports):
            told = factories.article()
            factories.mention(ines, told)
            factories.proposal(told, when=day)

    rows = page(ada, date(2019, 4, 1))

    assert [[report.latest for report in row.reports] for row in rows] == [
        [days[0]] * 2,
        *([day] for day in days[1:]),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_however_many_passed_five_questions_are_asked(number, ada, django_assert_num_queries):
    ines = factories.entity("Ines Calloway")
    for day in range(1, number + 1):
        announced(ada, when=date(2019, 3, day), naming=[ines])
        told = factories.article()
        factories.mention(ines, told)
        factories.proposal(told, when=date(2019, 3, day))

    with django_assert_num_queries(5):
        rows = page(ada, date(2019, 4, 1))

    assert all(row.reports for row in rows)


def test_they_are_found_among_the_announced_alone(ada):
    """Who edits what is asked of few events, not of all that the site has."""
    announced(ada)
    factories.event("The pier is built")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = passed.passed(ada, date(2019, 4, 1)).order_by("latest", "id").explain()

    assert "event_announced" in plan


@pytest.fixture
def queue(ada, client):
    """A likely proposal, two unlikely ones, and the form of their queue."""
    client.force_login(ada)
    client.likely = factories.proposal(factories.article())
    client.unlikely = [unlikely() for _each in range(2)]
    return client


def unlikely(article=None):
    proposal = factories.proposal(article or factories.article())
    Proposal.objects.filter(pk=proposal.pk).update(likelihood=10)
    return proposal


def press(client, **query):
    """What the page of the queue sends, as it stood when it was asked for."""
    page = client.get(reverse("desk-proposals"), query)
    until = re.search(r'name="until" value="(\d+)"', page.content.decode())[1]
    sent = {"do": "unlikely", "next": page.context["back"], "until": until}
    return lambda **others: client.post(reverse("proposals-several"), sent | others)


def test_the_unlikely_are_set_aside_by_one_press_with_one_undo(ada, queue):
    press(queue)()

    assert list(Proposal.objects.open()) == [queue.likely]
    made = ada.decisions.latest("id")
    undo_all(made.batch or made, ada)
    assert (Proposal.objects.open().count(), Rejection.objects.count()) == (3, 0)


def test_what_came_in_since_the_button_counted_is_not_set_aside(queue):
    pressed = press(queue)
    since = unlikely()

    pressed()

    assert set(Proposal.objects.open()) == {queue.likely, since}


def test_of_a_narrowed_queue_only_its_own_are_set_aside(queue):
    kept, gone = queue.unlikely

    press(queue, article=gone.article.pk)()

    assert list(Proposal.objects.open().order_by("id")) == [queue.likely, kept]


@pytest.mark.parametrize(
    "sent", [{"next": ""}, {"next": "/desk/"}, {"next": "/desk/proposals/1/"}, {"until": ""}, {"until": "x"}]
)
def test_from_anywhere_but_a_queue_nothing_is_set_aside(sent, queue):
    answer = press(queue)(**sent)

    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said == ["Nothing was set aside: the queue has changed since."]
    assert (Proposal.objects.open().count(), Rejection.objects.count()) == (3, 0)
