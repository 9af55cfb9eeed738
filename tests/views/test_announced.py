"""What was announced: accepted as announced, and asked after once its day has passed."""

from datetime import date

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.decisions import undo_all
from newsreader.models import Event, Proposal, Rejection
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


def test_the_unlikely_are_set_aside_by_one_press_with_one_undo(ada, client):
    client.force_login(ada)
    article = factories.article()
    likely = factories.proposal(article)
    unlikely = [factories.proposal(factories.article()) for _each in range(2)]
    Proposal.objects.filter(pk__in=[each.pk for each in unlikely]).update(likelihood=10)

    client.post(reverse("proposals-several"), {"do": "unlikely", "next": reverse("desk-proposals")})

    assert list(Proposal.objects.open()) == [likely]
    made = ada.decisions.latest("id")
    undo_all(made.batch or made, ada)
    assert (Proposal.objects.open().count(), Rejection.objects.count()) == (3, 0)
