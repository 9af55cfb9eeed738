"""As it was known on a day: weight, places, the story in short and narrowing are of that day too."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest

from newsreader import deciding
from newsreader.models import Decision, Entry, Event, Timeline
from tests import factories

MARCH = [datetime(2019, 3, day, 12, tzinfo=UTC) for day in range(1, 32)]
SPOTS = {"Selby": (53.8, -1.1), "Quayside": (54.9, -1.6), "Holm": (57.0, 10.0), "Norby": (60.0, 5.0)}
WALKED_OUT = "Dockers walked out at Quayside"


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def story(editor):
    """Four entries, of reports of 10 March, on a timeline that was made on the 5th."""
    timeline = factories.timeline("The strike", slug="strike", owner=editor)
    for name in SPOTS:
        article = factories.article(f"{WALKED_OUT}. Ines Calloway said so.", published=date(2019, 3, 10))
        event = factories.event(name, date(2019, 3, 9), article, WALKED_OUT)
        factories.entry(timeline, event)
    Timeline.objects.update(created=MARCH[4])
    Event.objects.update(created=MARCH[4])
    Entry.objects.update(created=MARCH[4], put_on=MARCH[4])
    return timeline


def on(day):
    """What is decided now was decided on this day of March."""
    Decision.objects.filter(at__gt=MARCH[-1]).update(at=MARCH[day - 1])


def placed(entry, editor, place):
    latitude, longitude = SPOTS[place]
    deciding.events.set_place(entry.event, editor, place=place, latitude=latitude, longitude=longitude)


def shown(client, query):
    return client.get(f"/timelines/strike/{query}").context["window"].entries


def counts(client, query):
    page = client.get(f"/timelines/strike/{query}").content.decode()
    return dict(re.findall(r'<bdi>(\w+)</bdi> <span class="count">(\d+)', page))


def test_an_entry_weighs_what_it_weighed_then(story, editor, client):
    first, second, *_others = story.entries.in_order()
    deciding.entries.update(first, editor, weight="key")
    on(11)
    deciding.entries.update(first, editor, weight="minor")
    deciding.entries.update(second, editor, weight="key")
    on(13)

    def weights(day):
        return [entry.weight for entry in shown(client, f"?known=2019-03-{day}")][:2]

    assert weights(10) == ["ordinary", "ordinary"]
    assert weights(12) == ["key", "ordinary"]
    assert weights(13) == ["minor", "key"]


def test_what_was_put_on_later_weighs_as_any(story, client):
    Entry.objects.update(weight="key", put_on=MARCH[20])

    assert {entry.weight for entry in shown(client, "?known=2019-03-12")} == {"ordinary"}


def test_the_story_in_short_is_of_what_was_key_then(story, editor, client):
    for entry in story.entries.in_order()[:3]:
        deciding.entries.update(entry, editor, weight="key")
    on(12)
    deciding.entries.update(story.entries.in_order()[3], editor, weight="key")
    on(14)

    def told(query):
        page = client.get(f"/timelines/strike/{query}").content.decode()
        short = re.search(r'class="in-short".*?</ol>', page, re.S)
        return re.findall(r"<b [^>]*>([^<]+)</b>", short[0]) if short else []

    assert told("?known=2019-03-11") == []
    assert told("?known=2019-03-13") == ["Selby", "Quayside", "Holm"]
    assert told("?known=2019-03-13&order=newest") == ["Holm", "Quayside", "Selby"]
    assert told("?known=2019-03-14") == told("") == ["Selby", "Quayside", "Holm", "Norby"]


def test_it_happened_where_an_editor_had_said_or_a_report_had(story, editor, client):
    first, second, *_others = story.entries.in_order()
    placed(first, editor, "Selby")
    on(12)
    placed(first, editor, "Holm")
    placed(second, editor, "Quayside")  # as its report says
    on(14)

    def places(day):
        return [entry.place for entry in shown(client, f"?known=2019-03-{day}")][:2]

    assert places(10) == ["", "Quayside"]
    assert places(13) == ["Selby", "Quayside"]
    assert places(14) == ["Holm", "Quayside"]
    narrowed = {place: len(shown(client, f"?known=2019-03-13&place={place}")) for place in SPOTS}
    assert narrowed == {"Selby": 1, "Quayside": 1, "Holm": 0, "Norby": 0}


def test_the_map_counts_the_places_of_then(story, editor, client):
    entries = list(story.entries.in_order())
    for entry, place in zip(entries, ("Selby", "Holm", "Norby"), strict=False):
        placed(entry, editor, place)
    on(12)
    placed(entries[2], editor, "Holm")
    placed(entries[3], editor, "Norby")
    on(14)

    assert counts(client, "?known=2019-03-11") == {}
    assert counts(client, "?known=2019-03-13") == {"Selby": "1", "Holm": "1", "Norby": "1"}
    assert counts(client, "?known=2019-03-14") == {"Holm": "2", "Selby": "1", "Norby": "1"}


def test_a_place_that_was_undone_is_not_told_of(story, editor, client):
    first = story.entries.in_order()[0]
    placed(first, editor, "Selby")
    placed(first, editor, "Holm")
    on(12)
    deciding.decisions.undo(Decision.objects.filter(action="place").latest("pk"), editor)
    on(14)

    assert [shown(client, f"?known=2019-03-{day}")[0].place for day in (11, 12, 14)] == ["", "Holm", "Selby"]


def test_narrowed_by_whom_only_later_reports_name(story, editor, client):
    calloway, quist = factories.entity("Ines Calloway"), factories.entity("Orla Quist")
    ledger = factories.source("The Ledger")
    event = story.entries.in_order()[0].event
    later = factories.article(
        "Dockers walked out, Orla Quist said.", published=date(2019, 3, 14), source=ledger
    )
    factories.citation(event, later, "Dockers walked out")
    factories.mention(quist, later)
    for entity in (calloway, quist):
        event.participations.create(entity=entity)

    def left(query):
        return len(shown(client, f"?{query}"))

    for known, named_later in (("&known=2019-03-13", 0), ("&known=2019-03-14", 1), ("", 1)):
        assert left(f"entity={calloway.pk}{known}") == 1
        assert left(f"entity={quist.pk}{known}") == named_later
        assert left(f"entity={calloway.pk}&entity={quist.pk}{known}") == named_later
        assert left(f"entity={calloway.pk}&entity={quist.pk}&match=any{known}") == 1
        assert left(f"source={ledger.pk}{known}") == named_later


def test_the_bar_keeps_what_the_reader_chose_and_steps_with_it(story, client):
    names = [factories.entity(name) for name in ("Ines Calloway", "Orla Quist")]
    for entry in story.entries.all():
        for entity in names:
            entry.event.participations.create(entity=entity)
    chosen = f"entity={names[0].pk}&entity={names[1].pk}&period=2019&order=newest"

    page = client.get(f"/timelines/strike/?{chosen}&known=2019-03-12").content.decode()

    bar = re.search(r'<section class="known-then".*?</section>', page, re.S)[0]
    sent = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', bar)
    assert sent == [
        ("entity", str(names[0].pk)), ("entity", str(names[1].pk)), ("period", "2019"), ("order", "newest"),
    ]  # fmt: skip
    steps = [unescape(url) for url in re.findall(r'<a href="([^"]*)" rel="nofollow"', bar)]
    left = chosen.replace("&order", "&known={}&order")
    assert steps == [f"/timelines/strike/?{left.format(f'2019-03-{day}')}" for day in (10, 11)]
    [again] = [client.get(steps[0]).context["window"].entries]
    assert [entry.title for entry in again] == ["Norby", "Holm", "Quayside", "Selby"]
    assert unescape(re.search(r'<a href="([^"]*)" class="leave"', bar)[1]) == f"/timelines/strike/?{chosen}"


def test_before_the_first_report_the_page_says_so(story, client):
    page = client.get("/timelines/strike/?known=2019-01-01").content.decode()

    assert page.count("Nothing had been reported yet.") == 1


def test_what_changed_since_leads_to_now_and_to_then(story, client):
    entry = story.entries.in_order()[0]
    later = factories.article("Dockers walked out on Monday.", published=date(2019, 3, 14))
    Event.objects.filter(pk=entry.event_id).update(
        dated_by=factories.citation(entry.event, later, "Dockers walked out", when=date(2019, 3, 8))
    )
    deciding.overview.refresh([story])

    page = client.get("/timelines/strike/changes/?since=2019-03-12").content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    address = f"/timelines/strike/entries/{entry.pk}/"
    assert [unescape(url) for url in re.findall(r'href="([^"]*)"', main)] == [
        "/timelines/strike/",
        "/timelines/strike/?known=2019-03-12",
        "/timelines/strike/",
        f"{address}#entry-{entry.pk}",
        f"{address}?known=2019-03-12#entry-{entry.pk}",
    ]
