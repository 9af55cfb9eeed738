"""The queue of proposals: narrowed, in order, paged by values, with what stands beside each."""

import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.urls import reverse
from lxml import html

from newsreader import deciding
from newsreader.models import Decision, Entry, Proposal, RejectionReason
from newsreader.showing import queue_outlets, queue_rows
from newsreader.text.when import When
from newsreader.views.desk import proposals as views
from tests import factories

QUEUE = reverse("desk-proposals")


@pytest.fixture
def desk(db, client):
    """An editor with a draft, and two reports of two outlets with proposals over words of their own."""
    client.editor = factories.editor()
    client.draft = factories.timeline("The strike", owner=client.editor, published=False)
    client.reports = [factories.article(source=factories.source(name)) for name in ("Ebb", "Flow")]
    first, second = client.reports
    client.walk = factories.proposal(first, title="Dockers walk out")
    client.meeting = factories.proposal(first, factories.BOARD_MET, date(2019, 3, 7), "The board meets")
    client.march = factories.proposal(second, factories.MARCHED, date(2019, 3, 11), "Marchers reach the hall")
    client.force_login(client.editor)
    return client


def shown(desk, **query):
    return [row.proposal.title for row in desk.get(QUEUE, query).context["rows"]]


def row(desk, proposal):
    return next(row for row in desk.get(QUEUE).context["rows"] if row.proposal == proposal)


@pytest.mark.parametrize(
    ("name", "value", "titles"),
    [
        ("day", "7 March 2019", ["The board meets"]),
        ("day", "March 2019", ["Dockers walk out", "The board meets", "Marchers reach the hall"]),
        ("day", "no date", ["Dockers walk out", "The board meets", "Marchers reach the hall"]),
        ("q", "harbour UNION", ["Marchers reach the hall"]),
        ("q", "no such words", []),
    ],
)
def test_it_narrows_to_days_as_they_are_typed_and_to_words(name, value, titles, desk):
    assert shown(desk, **{name: value}) == titles


def test_it_narrows_to_an_outlet_an_article_and_a_timeline(desk):
    deciding.proposals.accept(desk.walk, desk.draft, desk.editor)
    outlet = desk.reports[1].source.pk

    assert shown(desk, outlet=outlet) == ["Marchers reach the hall"]
    assert shown(desk, article=desk.reports[0].pk) == ["The board meets"]
    assert shown(desk, timeline=desk.draft.pk) == ["The board meets"]


def test_only_outlets_with_open_proposals_are_offered_and_the_chosen_one(desk):
    factories.source("Slack")
    ebb, flow = (report.source for report in desk.reports)

    def offered(**query):
        page = html.fromstring(desk.get(QUEUE, query).content.decode())
        return [(o.text, o.get("selected")) for o in page.xpath("//select[@id='outlet']/option")]

    assert offered(outlet=ebb.pk) == [("All", None), ("Ebb", "selected"), ("Flow", None)]
    deciding.proposals.reject(desk.march, desk.editor)
    assert offered() == [("All", None), ("Ebb", None)]
    assert offered(outlet=flow.pk) == [("All", None), ("Flow", "selected"), ("Ebb", None)]


def test_of_a_long_queue_the_outlets_are_looked_for_once_a_minute(desk, monkeypatch):
    monkeypatch.setattr(queue_outlets, "FEW_OPEN", 0)

    def offered():
        page = html.fromstring(desk.get(QUEUE).content.decode())
        return [option.text for option in page.xpath("//select[@id='outlet']/option")]

    before = offered()
    deciding.proposals.reject(desk.march, desk.editor)
    soon = offered()
    cache.clear()

    assert (before, soon, offered()) == (["All", "Ebb", "Flow"], ["All", "Ebb", "Flow"], ["All", "Ebb"])


def test_of_a_long_queue_an_outlet_is_found_by_its_newest_articles_or_as_first_and_last_to_come_in(
    desk, monkeypatch
):
    monkeypatch.setattr(queue_outlets._OUTLETS, "statements", {})
    for name, number in (("FEW_OPEN", 0), ("NEWEST", 1), ("ENDS", 1)):
        monkeypatch.setattr(queue_outlets, name, number)
    middle, hidden = factories.source("Middle"), factories.source("Older")
    for source in (middle, hidden):
        factories.proposal(factories.article(source=source))
    for source in (desk.reports[0].source, hidden):
        factories.article(source=source)
    factories.proposal(desk.reports[1])

    page = html.fromstring(desk.get(QUEUE).content.decode())

    offered = [option.text for option in page.xpath("//select[@id='outlet']/option")]
    assert offered == ["All", "Ebb", "Flow", "Middle"]


def test_it_narrows_to_whom_its_sentence_names(desk):
    ines = factories.entity("Ines Calloway")
    factories.mention(ines, desk.reports[0])

    assert shown(desk, name="ines calloway") == ["The board meets"]
    assert shown(desk, name="Orla Quist") == []


def test_its_orders_are_intake_time_and_likelihood(desk):
    Proposal.objects.filter(pk=desk.walk.pk).update(likelihood=20)
    Proposal.objects.filter(pk=desk.meeting.pk).update(likelihood=40)

    assert shown(desk) == ["Dockers walk out", "The board meets", "Marchers reach the hall"]
    assert shown(desk, order="time") == ["The board meets", "Marchers reach the hall", "Dockers walk out"]
    assert shown(desk, order="likely") == ["Marchers reach the hall", "The board meets", "Dockers walk out"]


def test_of_a_timeline_what_names_somebody_of_it_comes_first_and_what_several_outlets_report(desk):
    ines = factories.entity("Ines Calloway")
    factories.mention(ines, desk.reports[0])
    for report, cited in zip(desk.reports, (factories.WALKED_OUT, factories.MARCHED), strict=True):
        event = factories.event("Told", date(2019, 1, 2), report, cited, naming=[ines])
        factories.entry(desk.draft, event)
    asked = {"order": "likely", "timeline": desk.draft.pk}

    assert shown(desk, **asked) == ["The board meets", "Dockers walk out", "Marchers reach the hall"]
    assert shown(desk, order="likely") == ["Dockers walk out", "The board meets", "Marchers reach the hall"]

    Proposal.objects.filter(pk=desk.march.pk).update(earliest=date(2019, 3, 12), latest=date(2019, 3, 12))
    rows = desk.get(QUEUE, asked).context["rows"]

    assert [
        (row.proposal.title, "another outlet" in row.why, "somebody or something" in row.why) for row in rows
    ] == [
        ("The board meets", False, True),
        ("Dockers walk out", True, False),
        ("Marchers reach the hall", True, False),
    ]


def test_a_report_without_an_outlet_is_not_another_outlet_to_itself_or_to_others(desk):
    factories.entry(desk.draft, factories.event("Told", date(2019, 1, 2), desk.reports[0]))
    found = factories.article()
    factories.entry(desk.draft, factories.event("Found", date(2019, 1, 3), found))
    factories.proposal(found, factories.BOARD_MET, date(2019, 3, 7), "A drawer is opened")

    rows = desk.get(QUEUE, {"order": "likely", "timeline": desk.draft.pk}).context["rows"]

    assert [(row.proposal.title, "another outlet" in row.why) for row in rows] == [
        ("Dockers walk out", False),
        ("The board meets", False),
        ("A drawer is opened", False),
    ]


def test_of_a_timeline_nothing_is_lost_from_the_next_page_when_a_press_brings_it_a_name(desk, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    ines, other = factories.entity("Ines Calloway"), desk.reports[1]
    for report in desk.reports:
        factories.mention(ines, report)
        factories.entry(desk.draft, factories.event("Told", date(2019, 1, 2), report))
    deciding.proposals.reject(desk.walk, desk.editor)
    later = factories.proposal(other, factories.BOARD_MET, date(2019, 3, 8), "The board adjourns")
    Proposal.objects.filter(pk=desk.meeting.pk).update(likelihood=60)
    Proposal.objects.filter(pk=later.pk).update(likelihood=45)
    asked = {"order": "likely", "timeline": desk.draft.pk}
    first = desk.get(QUEUE, asked).context

    desk.post(reverse("proposal-accept", args=[desk.meeting.pk]), {"timeline": desk.draft.pk, "next": QUEUE})
    second = desk.get(QUEUE + first["more"]).context

    pages = [[row.proposal for row in page["rows"]] for page in (first, second)]
    assert pages == [[desk.meeting, desk.march], [later]]
    assert shown(desk, **asked) == ["The board adjourns", "Marchers reach the hall"]


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        ("no.number", 2),
        ("9", 2),
        ("..", 2),
        ("2019-03-01.1", 2),
        ("9" * 30 + ".1", 2),
        ("0.1.x.2", 0),
        ("99.1" + ".7" * 900, 2),
    ],
)
def test_a_place_that_nobody_wrote_is_read_as_far_as_it_goes(after, rows, desk):
    factories.entry(desk.draft, factories.event("Told", date(2019, 1, 2), desk.reports[0]))

    shown = desk.get(QUEUE, {"order": "likely", "timeline": desk.draft.pk, "after": after}).context["rows"]

    assert len(shown) == rows


@pytest.mark.parametrize("order", ["intake", "time", "likely"])
def test_the_next_page_goes_on_though_the_last_row_was_decided(order, desk, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 1)
    whole = [row.proposal.title for row in [*desk.get(QUEUE, {"order": order}).context["rows"]]]
    seen, address = [], f"{QUEUE}?order={order}"
    for _turn in range(3):
        page = desk.get(address).context
        [only] = page["rows"]
        seen.append(only.proposal.title)
        deciding.proposals.reject(only.proposal, desk.editor)
        address = QUEUE + page.get("more", "")

    assert whole == seen[:1]
    assert sorted(seen) == ["Dockers walk out", "Marchers reach the hall", "The board meets"]


def test_a_row_shows_its_paragraph_and_what_its_timeline_has(desk):
    stands = factories.event("Dockers leave the quay", date(2019, 3, 12))
    factories.entry(desk.draft, stands)
    factories.entry(desk.draft, factories.event("Long after", date(2019, 5, 1)))

    found = row(desk, desk.walk)

    assert found.lead + found.proposal.sentence + found.tail == factories.BODY.partition("\n\n")[0]
    assert [each.title for each in found.standing] == ["Dockers leave the quay"]
    assert found.target == desk.draft


def test_a_row_shows_other_reports_of_its_day_in_like_words(desk):
    other = factories.proposal(desk.reports[1], title="Dockers walk out at Selby")
    factories.proposal(desk.reports[1], factories.MARCHED, date(2019, 3, 12), "Something else entirely")

    assert [each.id for each in row(desk, desk.walk).others] == [other.pk]


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        (date(2019, 3, 13), date(2019, 3, 13), True),  # one of them counted from midnight
        (date(2019, 3, 11), date(2019, 3, 12), True),
        (None, date(2019, 3, 13), True),  # told without a day
        (date(2019, 3, 14), date(2019, 3, 14), False),
        (date(2019, 3, 11), date(2019, 3, 17), False),
    ],
)
def test_other_reports_may_be_of_the_day_beside(desk, earliest, latest, shown):
    other = factories.proposal(desk.reports[1], title="Dockers walk out at Selby")
    Proposal.objects.filter(pk=other.pk).update(earliest=earliest, latest=latest)

    assert [each.id for each in row(desk, desk.walk).others] == [other.pk] * shown


def test_reports_of_the_very_same_days_are_not_crowded_out_by_those_beside(desk, monkeypatch):
    monkeypatch.setattr(queue_rows, "LOOKED_AT", 1)
    other = factories.proposal(desk.reports[1], title="Dockers walk out at Selby")
    beside = factories.proposal(desk.reports[1], factories.MARCHED, date(2019, 3, 13), "Dockers walk on")
    deciding.proposals.reject(beside, desk.editor)

    assert [each.id for each in row(desk, desk.walk).others] == [other.pk]


def test_an_event_of_the_day_beside_stands_there_if_its_words_are_alike(desk):
    factories.entry(desk.draft, factories.event("Dockers walk out", date(2019, 3, 13)))
    factories.entry(desk.draft, factories.event("A flood at Kelling", date(2019, 3, 13)))

    assert [each.title for each in row(desk, desk.walk).standing] == ["Dockers walk out"]


def test_what_stands_beside_a_row_can_be_cited_there(desk):
    """The queue offers events of a day beside, and one press takes them."""
    factories.entry(desk.draft, event := factories.event("Dockers walk out", date(2019, 3, 13)))

    [standing] = row(desk, desk.walk).standing
    desk.post(reverse("proposal-cite", args=[desk.walk.pk]), {"event": standing.event, "next": QUEUE})

    assert [each.article for each in event.citations.all()] == [desk.reports[0]]


def test_what_is_accepted_goes_to_the_timeline_that_was_chosen(desk):
    other = factories.timeline("A flood", owner=desk.editor, published=False)

    page = desk.get(QUEUE, {"onto": other.pk}).context

    assert {row.target for row in page["rows"]} == {other}


def test_a_press_and_edit_first_come_back_to_the_row_below(desk):
    back = f"{QUEUE}?order=time&outlet={desk.reports[0].source.pk}"
    page = desk.get(back).content.decode()
    at = desk.walk.pk
    edit = re.search(r'href="([^"]+)" data-edit', page)[1]
    own = desk.get(edit)

    answer = desk.post(
        f"{reverse('proposal-reject', args=[desk.meeting.pk])}?at={at}", {"next": back, "why": ""}
    )

    assert own.context["back"] == f"{back}#proposal-{at}"
    assert answer.headers["Location"] == f"{back}#proposal-{at}"


def several(desk, **answers):
    return desk.post(reverse("proposals-several"), answers)


def test_several_are_accepted_as_one_line_with_one_undo(desk, text):
    ids = [desk.walk.pk, desk.march.pk]

    several(desk, proposal=ids, do="accept", timeline=desk.draft.pk)
    record = text(desk.get(reverse("desk-decisions")))
    desk.post(reverse("undo-all", args=[Decision.objects.earliest("id").pk]))

    assert "accepted a proposal: Dockers walk out and 1 more" in record
    assert (Entry.objects.count(), Proposal.objects.open().count()) == (0, 3)


def test_all_of_an_article_are_rejected_with_a_reason(desk):
    several(desk, all_of=desk.reports[0].pk, do="reject", why="Not an event")

    assert list(Proposal.objects.open()) == [desk.march]
    assert {decision.why for decision in Decision.objects.all()} == {"Not an event"}


def test_several_onto_a_published_timeline_are_asked_back_first(desk):
    public = factories.timeline("Read by all", owner=desk.editor)
    answers = {"proposal": [desk.walk.pk, desk.march.pk], "do": "accept", "timeline": public.pk}

    asked = several(desk, **answers)
    before = Entry.objects.count()
    several(desk, **answers, sure="yes")

    assert (asked.templates[0].name, before, Entry.objects.count()) == ("desk/several.html", 0, 2)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"do": "reject"}, "Tick some proposals first."),
        ({"do": "accept", "all": True}, "Choose the timeline they go to."),
    ],
)
def test_what_cannot_be_done_with_several_is_said(answers, said, desk):
    ids = [desk.walk.pk] if answers.pop("all", False) else []

    response = several(desk, proposal=ids, **answers)

    assert [str(message) for message in get_messages(response.wsgi_request)] == [said]
    assert Decision.objects.count() == 0


def test_others_timelines_take_nothing_and_their_batches_are_not_undone(desk):
    theirs = factories.timeline("Theirs", owner=(other := factories.editor()))
    deciding.proposals.accept_all([desk.walk, desk.march], theirs, other)

    several(desk, proposal=[desk.meeting.pk], do="accept", timeline=theirs.pk)
    desk.post(reverse("undo-all", args=[Decision.objects.earliest("id").pk]))

    assert (Entry.objects.count(), Decision.objects.count()) == (2, 2)


def test_the_newsrooms_reasons_are_offered(desk):
    RejectionReason.objects.create(words="Not an event", position=2)
    RejectionReason.objects.create(words="Stands there already", position=1)

    pages = [desk.get(QUEUE), desk.get(desk.walk.get_absolute_url())]

    for page in pages:
        assert re.findall(
            r'<datalist id="reasons">(?:<option value="([^"]*)"></option>)', page.content.decode()
        ) == ["Stands there already"]


def test_an_undo_from_the_queue_answers_with_the_row(desk):
    deciding.proposals.reject(desk.walk, desk.editor)

    answer = desk.post(
        reverse("undo", args=[Decision.objects.get().pk]),
        {"row": desk.walk.pk, "next": QUEUE},
        headers={"HX-Request": "true"},
        follow=True,
    )

    assert answer.content.decode().lstrip().startswith(f'<li class="proposal" id="proposal-{desk.walk.pk}"')


@pytest.mark.parametrize("day", [date.min, date.max])
def test_beside_the_first_and_the_last_day_there_are_stands_what_is_of_it(day, desk):
    told = Proposal.objects.filter(pk__in=[desk.walk.pk, desk.march.pk])
    told.update(earliest=day, latest=day, title="Dockers walk out")

    assert [other.id for other in row(desk, desk.walk).others] == [desk.march.pk]


def test_what_has_no_days_stands_beside_nothing(desk):
    undated = factories.proposal(desk.reports[1], "town hall", When(None, None), "Somewhere, sometime")

    found = row(desk, undated)

    assert (found.standing, found.others) == ((), ())
