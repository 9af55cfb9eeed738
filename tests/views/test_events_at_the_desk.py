"""Events at the desk: how sure one is, merging, splitting, further reports, the editors' own."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from lxml import html

from newsreader import deciding
from newsreader.models import Citation, Decision, Event, UnsavedForm
from newsreader.text.when import When
from tests import factories
from tests.views.forms import form_of

STRIKE = "The strike began on 5 March 2019, Ines Calloway said."
DENIED = "No strike began on 5 March 2019, the harbour board said."


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def timeline(editor):
    return factories.timeline(owner=editor)


@pytest.fixture
def strike(timeline):
    """An event with a report, and its entry."""
    report = factories.article(STRIKE, source=factories.source("Tidewater Post"))
    event = factories.event("Strike", date(2019, 3, 5), report, "The strike began on 5 March 2019")
    return factories.entry(timeline, event)


def deny(event, published=date(2019, 3, 20)):
    report = factories.article(DENIED, published=published, source=factories.source("Quay Herald"))
    citation = factories.citation(event, report, "No strike began on 5 March 2019")
    Citation.objects.filter(pk=citation.pk).update(reported=published)
    return citation


def page(client, address):
    return client.get(address).content.decode()


def pages(client, entry):
    """Every page and feed of readers that shows the entry."""
    slug = entry.timeline.slug
    return {
        "timeline": page(client, entry.timeline.get_absolute_url()),
        "entry": page(client, entry.get_absolute_url()),
        "print": page(client, reverse("timeline-print", args=[slug])),
        "event": page(client, entry.event.get_absolute_url()),
        "atom": page(client, reverse("timeline-feed", args=[slug, "atom"])),
        "json": page(client, reverse("timeline-feed", args=[slug, "json"])),
    }


def test_how_sure_an_event_is_is_said_where_it_says_something(client, strike, editor):
    before = {name for name, html in pages(client, strike).items() if "Reported</p>" in html}
    deciding.events.set_status(strike.event, editor, status="not-so", body="One.\n\nTwo <b>.")

    shown = pages(client, strike)

    assert before == set()
    assert {name for name, html in shown.items() if "Did not happen" in html} == set(shown)
    assert {name for name in ("entry", "print", "event") if '<p dir="auto">One.</p>' in shown[name]} == {
        *("entry", "print", "event")
    }
    assert "<b>." not in shown["entry"]


def test_who_contradicts_an_event_is_always_seen(client, strike, editor):
    deciding.events.set_stance(deny(strike.event), editor, contradicts=True)

    shown = pages(client, strike)
    told = {name for name, html in shown.items() if "ontradicted by" in html and "Quay Herald" in html}

    assert told == set(shown)
    assert "also reported by" not in shown["timeline"]


def test_as_known_on_a_day_no_later_contradiction_or_status_is_shown(client, strike, editor):
    deciding.events.set_stance(deny(strike.event), editor, contradicts=True)
    deciding.events.set_status(strike.event, editor, status="disputed", body="Two say so.")

    then = page(client, f"{strike.get_absolute_url()}?known=2019-03-14")

    assert "The strike began" in then
    assert [words for words in ("ontradicted by", "Disputed", "Two say so") if words in then] == []


def test_an_editor_says_how_sure_it_is_with_the_entrys_form(desk, strike):
    form = {
        "status": "disputed",
        "body": "Two say so.",
        "headline": "",
        "annotation": "",
        "weight": "ordinary",
    }

    answer = desk.post(reverse("desk-entry", args=[strike.pk]), form)

    strike.event.refresh_from_db()
    assert (answer.status_code, strike.event.status, strike.event.body) == (302, "disputed", "Two say so.")


def test_an_event_is_given_another_title_which_can_be_undone(desk, client, strike, timeline):
    own = factories.entry(factories.timeline(owner=strike.timeline.memberships.get().user), strike.event)
    deciding.entries.update(own, own.timeline.memberships.get().user, headline="Our words")
    address = reverse("event-retitle", args=[strike.event.pk])
    form = form_of(desk.get(reverse("desk-event", args=[strike.event.pk])), address)

    answer = desk.post(address, form | {"title": "Dockers strike"}, follow=True)

    assert "It is called “Dockers strike” now. Undo it" in unescape(strip_tags(answer.content.decode()))
    assert {name for name, html in pages(client, strike).items() if "Dockers strike" in html} == {
        *("timeline", "entry", "print", "event", "atom", "json")
    }
    assert "Dockers strike" not in page(client, own.timeline.get_absolute_url())
    decision = Decision.objects.latest("id")
    desk.post(reverse("undo", args=[decision.pk]))
    strike.event.refresh_from_db()
    assert (decision.action, strike.event.title) == ("retitle", "Strike")


def test_a_title_that_another_changed_meanwhile_is_asked_about(desk, strike, editor):
    address = reverse("event-retitle", args=[strike.event.pk])
    form = form_of(desk.get(reverse("desk-event", args=[strike.event.pk])), address)
    deciding.events.set_title(strike.event, editor, "Dockers strike")

    asked = desk.post(address, form | {"title": "A strike began"})
    strike.event.refresh_from_db()
    stood = strike.event.title
    desk.post(address, form_of(asked, address))
    strike.event.refresh_from_db()

    assert (asked.status_code, stood, strike.event.title) == (409, "Dockers strike", "A strike began")


def test_an_event_is_never_without_a_title(desk, strike):
    answer = desk.post(reverse("event-retitle", args=[strike.event.pk]), {"title": " "})

    strike.event.refresh_from_db()
    assert (answer.status_code, strike.event.title) == (422, "Strike")


def test_two_events_are_made_one_and_their_addresses_lead_on(desk, client, strike, timeline):
    other = factories.entry(timeline, factories.event("Walk-out", date(2019, 3, 5)))
    event = strike.event
    offered = page(desk, reverse("desk-event", args=[event.pk]))

    answer = desk.post(reverse("event-merge", args=[event.pk]), {"into": other.event.pk})
    client.logout()
    moved = [client.get(address) for address in (event.get_absolute_url(), strike.get_absolute_url())]

    assert f'name="into" value="{other.event.pk}"' in offered
    assert answer.headers["Location"] == reverse("desk-event", args=[other.event.pk])
    assert [(each.status_code, each.headers["Location"]) for each in moved] == [
        (301, other.event.get_absolute_url()),
        (301, other.get_absolute_url()),
    ]


def offered(client, event):
    """The titles of those it may be made one with, in order."""
    return [each.title for each in client.get(reverse("desk-event", args=[event.pk])).context["others"]]


def put(timeline, title, when):
    return factories.entry(timeline, factories.event(title, when)).event


OPEN = When(date(2019, 3, 5), None, "day")


@pytest.mark.parametrize("when", [date(2019, 3, 5), OPEN, When(None, date(2019, 3, 5), "day")])
def test_the_likest_event_is_offered_first_then_those_of_its_days(when, desk, timeline):
    fire = put(timeline, "Fire destroyed the old mill", when)
    put(timeline, "A storm closed every school", date(2019, 3, 6))
    put(timeline, "The council sat", date(2019, 3, 5))
    put(timeline, "The old mill was destroyed in a fire", date(2019, 2, 1))
    put(timeline, "Fire destroyed the old mill", date(2019, 3, 3))
    put(timeline, "The mayor of the town resigned", date(2019, 3, 3))
    put(factories.timeline(), "Fire destroyed the old mill, others write", date(2019, 3, 5))

    assert offered(desk, fire) == [
        "Fire destroyed the old mill",
        "The old mill was destroyed in a fire",
        "The council sat",
        "A storm closed every school",
    ]


def test_an_event_of_unknown_days_is_offered_those_of_like_words(desk, timeline):
    fire = put(timeline, "Fire destroyed the old mill", When(None, None))
    put(timeline, "The council sat", date(2019, 3, 5))
    put(timeline, "A fire destroyed the mill", date(2019, 3, 3))

    assert offered(desk, fire) == ["A fire destroyed the mill"]


def test_where_nothing_is_like_it_the_page_says_what_was_looked_at(desk, strike, text):
    alone = desk.get(reverse("desk-event", args=[strike.event.pk]))
    sought = desk.get(reverse("desk-event", args=[strike.event.pk]), {"q": "ferry"})

    assert "No other event of yours near it in time has like words, or its days." in text(alone)
    assert "No other event of yours was found." in text(sought)


def test_an_event_merged_into_one_on_a_draft_leads_nowhere_for_strangers(client, strike, editor):
    secret = factories.entry(factories.timeline(published=False, owner=editor))
    event = strike.event
    deciding.entries.delete(strike, editor)
    deciding.events.merge(event, secret.event, editor)

    assert client.get(event.get_absolute_url()).status_code == 404


def test_others_find_no_event_of_a_draft_to_merge_with(desk, strike):
    secret = factories.entry(factories.timeline(published=False), factories.event("Secret", date(2019, 3, 5)))
    address = reverse("event-merge", args=[strike.event.pk])

    answer = desk.post(address, {"into": secret.event.pk})

    assert (answer.status_code, Event.objects.filter(merged_into=None).count()) == (404, 2)
    assert "Secret" not in page(desk, f"{reverse('desk-event', args=[strike.event.pk])}?q=secret")


def test_reports_that_are_ticked_make_an_event_of_their_own(desk, strike):
    leaving = deny(strike.event)

    desk.post(reverse("event-split", args=[strike.event.pk]), {"citation": leaving.pk, "title": "No strike"})

    leaving.refresh_from_db()
    assert (leaving.event.title, strike.event.citations.count()) == ("No strike", 1)


def test_a_split_of_nothing_says_so(desk, strike):
    answer = desk.post(reverse("event-split", args=[strike.event.pk]), {"title": "None"})

    assert (answer.status_code, Event.objects.count()) == (422, 1)


def split_of(desk, event):
    """The form that splits an event as its page shows it, and where it is sent."""
    at = reverse("event-split", args=[event.pk])
    return form_of(desk.get(reverse("desk-event", args=[event.pk])), at), at


def test_a_split_that_is_refused_keeps_its_title_and_its_ticks(desk, strike):
    both = [strike.event.citations.get().pk, deny(strike.event).pk]
    form, at = split_of(desk, strike.event)

    answer = desk.post(at, form | {"title": "No strike", "citation": both})

    shown = html.fromstring(answer.content.decode())
    ticked = shown.xpath("//input[@name='citation'][@checked]/@value")
    assert (form_of(answer, at)["title"], sorted(map(int, ticked))) == ("No strike", both)


def test_a_title_typed_for_a_split_is_kept_though_one_report_is_left_meanwhile(desk, strike, editor, text):
    leaving = deny(strike.event)
    form, at = split_of(desk, strike.event)
    deciding.events.split(strike.event, [leaving.pk], editor)

    answer = desk.post(at, form | {"title": "No strike", "citation": leaving.pk})

    assert "What you typed is kept, not saved." in text(answer)
    assert [tuple(word) for word in UnsavedForm.objects.get().words] == [("title", "No strike")]


def test_a_report_is_said_to_contradict_by_one_press(desk, strike):
    citation = strike.event.citations.get()

    desk.post(reverse("citation-stance", args=[citation.pk]), {"contradicts": "yes"})

    citation.refresh_from_db()
    assert citation.contradicts


def test_a_further_report_is_found_by_words_and_cited_as_contradicting(desk, strike):
    report = factories.read_article(DENIED, headline="Board denies it", published=date(2019, 9, 1))
    deciding.indexing.index(deciding.indexing.Kind.ARTICLE, [report.pk])

    found = page(desk, f"{reverse('entry-further', args=[strike.pk])}?q=harbour")
    picking = page(desk, f"{reverse('article-write', args=[report.pk])}?entry={strike.pk}")
    answer = desk.post(
        reverse("article-cite", args=[report.pk]),
        {
            "quote": "No strike began on 5 March 2019",
            "when": "5 March 2019",
            "event": strike.event.pk,
            "entry": strike.pk,
            "contradicts": "on",
        },
    )

    assert f"{reverse('article-write', args=[report.pk])}?entry={strike.pk}" in found
    assert f'<option value="{strike.event.pk}" selected>' in picking
    assert answer.headers["Location"] == reverse("desk-entry", args=[strike.pk])
    assert strike.event.citations.get(article=report).contradicts


def test_an_article_is_cited_for_an_event_found_by_words(desk, strike):
    report = factories.read_article(DENIED)
    deciding.indexing.index(deciding.indexing.Kind.EVENT, [strike.event.pk])
    address = reverse("article-write", args=[report.pk])

    offered = {
        words: "5 March 2019: Strike</option>" in page(desk, f"{address}?{words}")
        for words in ("q=strike", "q=xylophone", "first=2019-03-01&last=2019-03-09", "first=2020-01-01")
    }

    assert list(offered.values()) == [True, False, True, False]


def test_an_entry_is_written_without_a_report_and_says_so(desk, client, timeline):
    answer = desk.post(
        reverse("timeline-write", args=[timeline.slug]),
        {"title": "The quay opens", "when": "about 7 March 2019", "place": "Holm"},
    )
    entry = timeline.entries.get()
    shown = pages(client, entry)

    assert answer.headers["Location"] == reverse("desk-entry", args=[entry.pk])
    assert (entry.event.place, entry.event.circa) == ("Holm", True)
    assert {name for name, html in shown.items() if "No report cited" in html} == set(shown)


def test_cited_later_an_own_event_is_no_longer_only_the_editors(client, timeline, editor):
    entry = deciding.events.create_own(timeline, editor, title="Strike", when=When(None, None))
    article = factories.article(STRIKE)
    deciding.passages.cite(article, "body", "The strike began", entry.event, editor, when=When(None, None))

    assert "No report cited" not in page(client, entry.get_absolute_url())
