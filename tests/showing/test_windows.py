"""Paging and narrowing a timeline: every entry once and in order, and no query breaks it."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.models import Entry, Event
from newsreader.models.timeline import OPEN_END, OPEN_START
from newsreader.showing import windows
from newsreader.showing.windows import Filter
from newsreader.text.order import place
from newsreader.text.when import When
from tests import factories


@pytest.fixture
def short_windows(monkeypatch):
    """Windows of three, so that a few rows make many pages."""
    for name in ("FIRST", "NEXT"):
        monkeypatch.setattr(windows, name, 3)
    monkeypatch.setattr(windows, "BEFORE", 1)


def shown(response):
    """The ids of the entries on a page, in its order."""
    return [int(id) for id in re.findall(r'id="entry-(\d+)"', response.content.decode())]


def on_timeline(whens):
    """A timeline of entries with these (earliest, latest, time, position), in one stroke."""
    timeline = factories.timeline()
    events = Event.objects.bulk_create(
        Event(title=f"{number}", earliest=first, latest=last, time=at)
        for number, (first, last, at, _position) in enumerate(whens)
    )
    Entry.objects.bulk_create(
        Entry(timeline=timeline, event=event, position=position, **Entry.key_columns(event))
        for event, (*_when, position) in zip(events, whens, strict=True)
    )
    return timeline


def key(entry):
    day, minute, width = place(entry.event.when)
    return day, minute, entry.position, width, entry.pk


a_day = st.integers(0, 6).map(lambda n: date(2019, 3, 1) + timedelta(days=n))
a_when = st.tuples(
    st.none() | a_day | st.just(OPEN_START),
    st.none() | a_day | st.just(OPEN_END),
    st.none() | st.sampled_from([time(0, 0), time(9, 30), time(18, 0)]),
    st.integers(-1, 1),
)


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(a_when, max_size=14))
def test_walking_on_and_back_meets_every_entry_once_in_order(short_windows, whens):
    timeline = on_timeline(whens)
    everything = Filter()
    expected = [entry.pk for entry in sorted(timeline.entries.select_related("event"), key=key)]

    window = windows.opening(timeline, everything)
    onwards = list(window.entries)
    while window.more_after:
        window = windows.going_on(timeline, everything, window.entries[-1].key)
        onwards += window.entries
    backwards = onwards[-1:]
    more = bool(backwards)
    while more:
        window = windows.going_back(timeline, everything, backwards[-1].key)
        backwards += reversed(window.entries)
        more = window.more_before

    assert [entry.pk for entry in onwards] == expected
    assert [entry.pk for entry in backwards] == expected[::-1]


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(a_when, min_size=1, max_size=12), st.data())
def test_an_entrys_own_address_shows_it_between_its_neighbours(short_windows, whens, data):
    timeline = on_timeline(whens)
    entries = sorted(timeline.entries.select_related("event"), key=key)
    place = data.draw(st.integers(0, len(entries) - 1))

    window = windows.around(timeline, entries[place])

    ids = [None, *(entry.pk for entry in entries), None]
    beside = [shown and shown.pk for shown in (window.previous, window.here, window.following)]
    assert beside == ids[place : place + 3]
    assert [entry.pk for entry in window.entries] == [id for id in beside if id]
    assert (window.more_before, window.more_after) == (place > 1, place + 2 < len(entries))


def test_a_reader_walks_by_the_links_on_the_page(short_windows, db, client):
    timeline = on_timeline([(date(2019, 3, n), date(2019, 3, n), None, 0) for n in range(1, 11)])
    expected = [entry.pk for entry in timeline.entries.in_order()]

    walked, url = [], timeline.get_absolute_url()
    while url:
        page = client.get(url)
        walked += shown(page)
        following = re.search(r'class="more after"><a href="([^"]+)"', page.content.decode())
        url = following and following[1]

    assert walked == expected


def test_beyond_the_last_entry_there_is_a_page_with_nothing_on_it(db, client):
    timeline = factories.timeline()
    entry = factories.entry(timeline)

    pages = [client.get(f"{timeline.get_absolute_url()}?{way}={entry.pk}") for way in ("after", "before")]

    assert [(page.status_code, shown(page)) for page in pages] == [(200, []), (200, [])]


# Narrowing


@pytest.fixture
def story(db):
    """Three events: in February, over the turn to March, in March; two sources, one name in the last two."""
    story = factories.timeline("The strike")
    post, ledger = factories.source("The Post"), factories.source("The Ledger")
    person = factories.entity("Ines Calloway")
    made = [
        ("Early", date(2019, 2, 3), date(2019, 2, 3), post, []),
        ("Turn", date(2019, 2, 27), date(2019, 3, 2), ledger, [person]),
        ("Late", date(2019, 3, 12), date(2019, 3, 12), ledger, [person]),
    ]
    for title, first, last, source, naming in made:
        event = factories.event(
            title,
            factories.When(first, last, "period"),
            article=factories.article(source=source),
            naming=naming,
        )
        factories.entry(story, event)
    story.person, story.post, story.ledger = person, post, ledger
    return story


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Early", "Turn", "Late"]),
        ("?entity={story.person.pk}", ["Turn", "Late"]),
        ("?source={story.post.pk}", ["Early"]),
        ("?source={story.ledger.pk}&entity={story.person.pk}", ["Turn", "Late"]),
        ("?period=2019-02", ["Early", "Turn"]),
        ("?period=2019-03", ["Turn", "Late"]),
        ("?period=2019-02-28", ["Turn"]),
        ("?period=2019", ["Early", "Turn", "Late"]),
        ("?period=2018", []),
        ("?period=2019-02..2019-03", ["Early", "Turn", "Late"]),
        ("?period=2019-03-03..2019-03-31&source={story.ledger.pk}", ["Late"]),
        ("?period=2019-03&source={story.post.pk}", []),
    ],
)
def test_narrowing_leaves_what_was_asked_for(query, titles, story, client):
    url = story.get_absolute_url() + query.format(story=story)

    page, fragment = client.get(url), client.get(url, headers={"HX-Request": "true"})

    found = [[Entry.objects.get(pk=pk).title for pk in shown(answer)] for answer in (page, fragment)]
    assert found == [titles, titles]


def test_paging_keeps_to_what_was_asked_for(short_windows, story, client):
    for day in range(20, 26):
        article = factories.article(source=story.ledger)
        factories.entry(story, factories.event(f"{day}", date(2019, 3, day), article=article))

    page = client.get(f"{story.get_absolute_url()}?source={story.ledger.pk}&period=2019-03")
    following = re.search(r'class="more after"><a href="([^"]+)"', page.content.decode())[1]
    more = client.get(following.replace("&amp;", "&"))

    titles = [Entry.objects.get(pk=pk).title for pk in shown(page) + shown(more)]
    assert titles == ["Turn", "Late", "20", "21", "22", "23"]


@pytest.mark.parametrize(
    "period", ["2016-13", "2016-02-30", "0000", "9999", "20166", "x", "%00", "..", "２０１９x"]
)
def test_a_period_nobody_can_read_is_left_out(period, story, client):
    page = client.get(f"{story.get_absolute_url()}?period={period}")

    assert (page.status_code, len(shown(page))) == (200, 3)


@pytest.mark.parametrize("name", ["entity", "source", "after", "before"])
@pytest.mark.parametrize("value", ["abc", "0", "-1", "9" * 15, "9" * 40, "%00", "1%20", "٣", "1;2", "😀"])
def test_an_id_that_is_none_is_not_there(name, value, story, client):
    assert client.get(f"{story.get_absolute_url()}?{name}={value}").status_code == 404


@pytest.mark.parametrize("year", [0, 1, 1999, 9999, 10_000, 10**30])
def test_a_year_without_events_prints_nothing(year, story, client):
    assert client.get(f"{story.get_absolute_url()}print/{year}/").status_code == 404


def test_a_year_prints_its_events(story, client):
    page = client.get(f"{story.get_absolute_url()}print/2019/")

    assert (page.status_code, len(shown(page))) == (200, 3)


NUMBERS = st.integers(-5, 5) | st.integers(10**15, 10**40)
JUNK = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | NUMBERS.map(str)
NAMES = ("after", "before", "period", "entity", "source", "known", "kind", "letter", "q", "article", "events")
PAGES = (
    "/",
    "/timelines/",
    "/articles/",
    "/entities/",
    "/sources/",
    "/timelines/junk/",
    "/timelines/junk/print/",
    "/desk/proposals/",
    "/desk/decisions/",
)


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PAGES),
    st.dictionaries(st.sampled_from(NAMES), JUNK, max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_no_query_breaks_a_page(page, query, fragment, as_editor):
    client = Client()
    if as_editor:
        client.force_login(factories.editor())
    if page.startswith("/timelines/junk") and not Entry.objects.filter(timeline__slug="junk").exists():
        factories.entry(factories.timeline(slug="junk"))

    response = client.get(page, query, headers={"HX-Request": "true"} if fragment else {})

    assert response.status_code in (200, 302, 404, 401 if fragment else 404)


@pytest.mark.parametrize("known", ["2016..2017", "٢٠١٦-١٢-٠٧", "2016-12", "2016-12-32", "0000-01-01"])
def test_a_day_nobody_can_read_is_left_out(known, story, client):
    page = client.get(story.get_absolute_url(), {"known": known})

    assert (page.status_code, page.context["filter"].known) == (200, "")


def test_the_first_and_last_days_of_the_calendar_are_shown(story, client):
    late, first = date(9999, 12, 21), date(1, 1, 1)
    for when in (When(late, date.max, "month"), When(first, first), When(date.max, date.max, circa=True)):
        factories.entry(story, factories.event("At the end of days", when))

    page = client.get(story.get_absolute_url())

    assert "late December 9999" in page.content.decode()


@pytest.mark.parametrize(
    ("url", "status"),
    [("/entities/?q=%00", 200), ("/entities/?q=a%00b", 200), ("/timelines/%00/", 404)],
)
def test_a_character_that_postgresql_cannot_hold_is_not_looked_up(url, status, db, client):
    assert client.get(url).status_code == status


@pytest.mark.parametrize("path", ["articles", "entities", "sources", "events"])
def test_ids_beyond_any_row_are_not_there(path, db, client):
    huge = "9" * 30

    assert client.get(f"/{path}/{huge}{'' if path == 'events' else '-x'}/").status_code == 404
