"""Where Accept puts an event: the timeline that is likeliest, and never for everybody to read unasked."""

import re
from html import unescape

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Decision, Entry, Proposal
from tests import factories

HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(db, client):
    """An editor with three drafts and a published timeline, and two articles with proposals."""
    client.editor = factories.editor()
    titles = ("A first", "Middle", "The last")
    client.drafts = [factories.timeline(t, owner=client.editor, published=False) for t in titles]
    client.public = factories.timeline("Read by all", owner=client.editor)
    client.articles = [factories.read_article(), factories.read_article(source=factories.source())]
    client.force_login(client.editor)
    return client


def proposals(article):
    return list(article.proposals.open().order_by("id"))


def stands_on(page, proposal):
    """What the list of timelines beside this proposal stands on in the queue."""
    row = page.content.decode().partition(f'id="timeline-{proposal.pk}"')[2].partition("</select>")[0]
    chosen = re.findall(r"<option[^>]* selected>([^<]*)", row) or re.findall(r"<option[^>]*>([^<]*)", row)[:1]
    return chosen[0]


def offered(desk):
    """By article: what the queue stands on, then what the proposal's own page and the article's do."""
    page = desk.get(reverse("desk-proposals"))
    rows = {}
    for article in desk.articles:
        own = desk.get(proposals(article)[0].get_absolute_url()).context["accepting"]
        writing = desk.get(reverse("article-write", args=[article.pk])).context["form"]
        initial = {form.fields["timeline"].initial for form in (own, writing)}
        rows[article] = (stands_on(page, proposals(article)[0]), initial)
    return [rows[article] for article in desk.articles]


def test_nothing_is_likely_before_anything_was_done(desk):
    assert offered(desk) == [("Choose a timeline", {None})] * 2


def test_the_timeline_an_article_feeds_comes_first_and_the_last_one_used_after(desk):
    first, middle, last = desk.drafts
    deciding.proposals.accept(proposals(desk.articles[0])[0], last, desk.editor)
    deciding.timelines.update(first, desk.editor, title="A first")

    assert offered(desk) == [("The last", {last.pk})] * 2

    deciding.proposals.accept(proposals(desk.articles[1])[0], middle, desk.editor)

    assert offered(desk) == [("The last", {last.pk}), ("Middle", {middle.pk})]


def test_what_was_undone_or_done_by_others_is_not_likely(desk):
    deciding.proposals.accept(proposals(desk.articles[0])[0], desk.drafts[1], desk.editor)
    deciding.decisions.undo(Decision.objects.get(), desk.editor)
    theirs = factories.timeline(owner=(other := factories.editor()))
    deciding.proposals.accept(proposals(desk.articles[0])[0], theirs, other)

    assert offered(desk) == [("Choose a timeline", {None})] * 2


def press(desk, proposal, timeline, headers=None, **more):
    return desk.post(
        reverse("proposal-accept", args=[proposal.pk]),
        {"timeline": timeline.pk} | more,
        headers=headers or {},
    )


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_onto_a_published_timeline_it_asks_and_one_more_press_does_it(headers, desk, text):
    proposal = proposals(desk.articles[0])[0]

    asked = press(desk, proposal, desk.public, headers, next="/desk/proposals/", why="a “b” <c>")
    before = Entry.objects.count()
    html = asked.content.decode()
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    desk.post(reverse("proposal-accept", args=[proposal.pk]), {k: unescape(v) for k, v in again.items()})

    assert (asked.status_code, before) == (200, 0)
    assert "“Read by all” is published: everybody could read" in text(asked)
    assert html.lstrip().startswith("<!doctype html>" if not headers else '<li class="proposal asking"')
    assert (Entry.objects.get().timeline, Decision.objects.get().why) == (desk.public, "a “b” <c>")


def test_a_draft_takes_it_at_once(desk):
    press(desk, proposals(desk.articles[0])[0], desk.drafts[0])

    assert Entry.objects.get().timeline == desk.drafts[0]


@pytest.mark.parametrize(("used", "asks"), [("public", True), ("draft", False), ("none", False)])
def test_on_its_own_page_only_what_was_not_chosen_by_hand_is_asked_back(used, asks, desk):
    first, proposal = proposals(desk.articles[0])[:2]
    if used != "none":
        deciding.proposals.accept(first, desk.public if used == "public" else desk.drafts[0], desk.editor)
    page = desk.get(proposal.get_absolute_url()).content.decode()
    preset = re.search(r'name="preset" value="([^"]*)"', page)[1]

    press(desk, proposal, desk.public, title="T", when="12 March 2019", preset=preset)

    assert Entry.objects.filter(event__title="T").exists() == (not asks)


def test_what_was_decided_meanwhile_is_said_and_not_asked(desk):
    proposal = proposals(desk.articles[0])[0]
    deciding.proposals.reject(proposal, factories.editor())

    answer = press(desk, proposal, desk.public)

    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said == ["This proposal was decided already."]


def test_in_the_queue_it_is_said_in_its_place_and_what_is_open_still_stays_counted(desk):
    """Over a new version that nobody read yet nothing is decided, by anyone."""
    decided, unread = proposals(desk.articles[0])[0], proposals(desk.articles[1])[0]
    deciding.proposals.reject(decided, factories.editor())
    factories.new_version(desk.articles[1], body="Nothing is said of it any more.")

    rows = [press(desk, each, desk.drafts[0], headers=HTMX).content.decode() for each in (decided, unread)]

    assert ['class="decided"' in row for row in rows] == [True, True]
    assert ['data-counts=""' in row for row in rows] == [False, True]


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_the_answer_names_the_timeline_leads_there_and_can_be_undone(headers, desk):
    desk.drafts[0].title = "<b>Draft</b>"
    desk.drafts[0].save()
    answer = press(desk, proposals(desk.articles[0])[0], desk.drafts[0], headers)

    html = answer.content.decode() if headers else desk.get(reverse("desk-proposals")).content.decode()
    entry, decision = Entry.objects.get(), Decision.objects.get()
    undo = reverse("undo", args=[decision.pk])
    assert f'on <a href="{entry.get_absolute_url()}">&lt;b&gt;Draft&lt;/b&gt;</a>' in html
    assert f'action="{undo}"' in html


def test_the_queue_asks_as_much_of_two_articles_as_of_one(desk):
    first = proposals(desk.articles[0])[0]
    Proposal.objects.exclude(pk=first.pk).update(state="rejected")
    with CaptureQueriesContext(connection) as of_one:
        desk.get(reverse("desk-proposals"))
    Proposal.objects.update(state="open")
    with CaptureQueriesContext(connection) as of_all:
        desk.get(reverse("desk-proposals"))

    assert len(of_all) == len(of_one)
