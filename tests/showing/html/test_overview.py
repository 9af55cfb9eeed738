"""The overview as it is drawn: what it says, where its links lead, and that they keep what a reader chose."""

import re
from dataclasses import replace
from datetime import date, time
from html import unescape

import pytest

from newsreader.models import Era, Timeline
from newsreader.text.timex.typed import understand
from tests import factories

TOLD = [
    "the 1990s",
    "19th century",
    *(f"{day} {month}" for month in ("May 2003", "May 2004", "June 2011", "July 2016") for day in (3, 4, 20)),
]


@pytest.fixture
def ferries(db):
    timeline = factories.timeline("Ferries", slug="ferries")
    for words in TOLD:
        factories.entry(timeline, factories.event(words, understand(words)))
    return timeline


def overview(client, url):
    page = client.get(url).content.decode()
    found = re.search(r'(?s)<(nav|div) class="overview".*?</\1>', page)
    return found[0] if found else ""


def links(html, kind='[^"]*'):
    """What each says, and where it leads."""
    found = re.findall(rf'<a class="{kind}" href="([^"]*)" aria-label="([^"]*)"', html)
    return {unescape(said): unescape(url) for url, said in found}


def titles(client, url):
    """Of the entries on a page, from the one that its address names or begins at."""
    path, _hash, anchor = url.partition("#")
    page = client.get(path or "/timelines/ferries/").content.decode()
    shown = re.findall(r'id="(entry-\d+)".*?<h2><a[^>]*>([^<]*)', page, re.DOTALL)
    begin = next((at for at, (id, _title) in enumerate(shown) if id == anchor), 0)
    return [title for _id, title in shown[begin:]]


def test_each_bar_says_its_time_and_leads_to_its_first_event(client, ferries):
    bars = links(overview(client, "/timelines/ferries/"), "to-events")

    assert {said: titles(client, url)[0] for said, url in bars.items()} == {
        "19th century: 1 event": "19th century",
        "2000–2004: 6 events": "3 May 2003",
        "2010–2014: 3 events": "3 June 2011",
        "2015–2019: 3 events": "3 July 2016",
    }


def test_what_is_told_by_a_decade_is_said_so_and_leads_to_its_event(client, ferries):
    across = links(overview(client, "/timelines/ferries/"), "across")

    assert {said: titles(client, url)[0] for said, url in across.items()} == {
        "the 1990s: 1 event": "the 1990s"
    }


@pytest.mark.parametrize("order", ["", "&order=newest"])
def test_where_the_event_is_on_another_page_the_link_opens_that(client, ferries, monkeypatch, order):
    monkeypatch.setattr("newsreader.showing.windows.FIRST", 2)

    bars = links(overview(client, f"/timelines/ferries/?known={order}"), "to-events")

    leads = {said: titles(client, url)[0] for said, url in bars.items()}
    assert leads["2010–2014: 3 events"] == ("20 June 2011" if order else "3 June 2011")
    assert leads["2000–2004: 6 events"] == ("20 May 2004" if order else "3 May 2003")


def test_who_presses_by_voice_says_what_is_seen(client, db):
    """WCAG 2.5.3: what a link is called holds the words that stand on it, shortened ones too."""
    timeline = factories.timeline("Tides", slug="tides")
    days = [f"{day} {month}" for day in (2, 3, 9) for month in ("July 2018", "October 2018", "May 2019")]
    for words in ["1057", "3 November 2018 to 6 March 2019", *days]:
        factories.entry(timeline, factories.event(words, understand(words)))

    html = overview(client, "/timelines/tides/")

    named = re.findall(r'aria-label="([^"]*)"[^>]*>(?:<rect[^>]*>)+<text[^>]*>([^<]*)</text></a>', html)
    assert {seen for _said, seen in named} >= {"Jul", "Oct"}
    assert [pair for pair in named if not pair[1].isdigit() and pair[1].strip("…") not in pair[0]] == []


def test_one_goes_closer_step_by_step_and_up_again(client, ferries):
    whole = links(overview(client, "/timelines/ferries/"), "closer")
    years = links(overview(client, whole["Closer: 2000–2004"]), "closer")
    months = overview(client, years["Closer: 2003"])
    weeks = overview(client, links(months, "closer")["Closer: May 2003"])
    days = overview(client, links(weeks, "closer")["Closer: 1–4 May 2003"])

    assert list(links(months, "to-events")) == ["May 2003: 3 events"]
    assert list(links(weeks, "to-events")) == ["1–4 May 2003: 2 events", "19–25 May 2003: 1 event"]
    assert list(links(days, "to-events")) == ["3 May 2003: 1 event", "4 May 2003: 1 event"]
    assert links(days, "closer") == {}
    way = re.search(r'<p class="way-up">(.*?)</p>', days)[1]
    up = re.findall(r'href="([^"]*)">([^<]*)', way)
    assert [said for _url, said in up] == [
        "19th century – 20 July 2016",
        "21st century",
        "the 2000s",
        "2003",
        "May 2003",
    ]
    assert overview(client, unescape(up[-1][0])).count("to-events") == 2
    assert "#overview" in up[0][0]


def test_every_link_keeps_what_the_reader_chose(client, ferries):
    named = factories.entity("Ines Calloway")
    factories.entry(ferries, factories.event("Calloway", understand("5 May 2003"), naming=[named]))
    factories.entry(ferries, factories.event("again", understand("5 May 2013"), naming=[named]))
    factories.entry(ferries, factories.event("again", understand("6 May 2013"), naming=[named]))

    html = overview(client, f"/timelines/ferries/?entity={named.pk}&order=newest&span=2000..2019")

    away = [url for url in links(html).values() if not url.startswith("#")]
    assert [url for url in away if f"entity={named.pk}&order=newest" not in url] == []
    assert list(links(html, "to-events")) == ["2000–2004: 1 event", "2010–2014: 2 events"]


def test_what_was_not_known_yet_is_not_counted(client, db):
    timeline = factories.timeline(slug="ferries")
    for number, (month, published) in enumerate([(1, 13), (2, 13), (3, 13), (3, 14)]):
        article = factories.article(published=date(2019, 3, published), public=True)
        when = understand(f"{number + 1} {['January', 'February', 'March'][month - 1]} 2019")
        factories.entry(timeline, factories.event(f"{number}", when, article))

    known = links(overview(client, "/timelines/ferries/?known=2019-03-13&span=2019"), "to-events")

    assert list(known) == ["January 2019: 1 event", "February 2019: 1 event", "March 2019: 1 event"]


def test_an_overview_stored_before_there_was_one_is_counted(client, ferries):
    now = overview(client, "/timelines/ferries/")
    kept = {name: each for name, each in ferries.overview.items() if name != "spread"}
    Timeline.objects.update(kept_overview=kept, revision=99)

    assert (overview(client, "/timelines/ferries/"), "to-events" in now) == (now, True)


def test_eras_are_named_in_place_and_lead_to_their_first_event(client, ferries):
    Era.objects.create(
        timeline=ferries, title="The <bridge>", earliest=date(2004, 1, 1), latest=date(2012, 12, 31)
    )
    Era.objects.create(timeline=ferries, title="Before", earliest=date(1700, 1, 1), latest=date(1750, 1, 1))

    eras = links(overview(client, "/timelines/ferries/"), "to-era")

    assert {said: titles(client, url)[0] for said, url in eras.items()} == {
        "The <bridge>, 2004–2012": "3 May 2004"
    }


def test_the_print_says_it_without_links(client, ferries):
    printed = overview(client, "/timelines/ferries/print/")

    assert ("<a " in printed, printed.count('class="bar"'), "the 1990s" in printed) == (False, 4, True)


@pytest.mark.parametrize("told", [[], ["5 May 2016"], ["5 May 2016", "5 May 2016"], ["date unknown"]])
def test_what_has_nothing_to_compare_has_no_overview(client, db, told):
    timeline = factories.timeline(slug="ferries")
    for number, words in enumerate(told):
        factories.entry(timeline, factories.event(f"{number}", understand(words)))

    assert overview(client, "/timelines/ferries/") == ""


@pytest.mark.parametrize("asked", ["span=2016-13", "span=x", "span=9999", "at=0000", "span=0001", "at=9998"])
def test_whatever_is_asked_is_answered(client, ferries, asked):
    assert client.get(f"/timelines/ferries/?{asked}").status_code == 200


def test_where_one_begins_is_marked(client, ferries):
    begun = overview(client, "/timelines/ferries/?at=2011-06-04")

    assert re.findall(r'aria-label="([^"]*)"[^>]* aria-current="location"', begun) == ["2010–2014: 3 events"]


def clocks(times):
    timeline = factories.timeline(slug="ferries")
    told = understand("12 March 2019")
    for hour, minute in times:
        when = replace(told, precision="instant", time=time(hour, minute))
        factories.entry(timeline, factories.event(f"At {hour}:{minute:02}", when))
    factories.entry(timeline, factories.event("That day", told))
    return timeline


NIGHT = [(0, 10), (1, 59), (2, 0), (9, 30), (9, 31), (23, 59)]


@pytest.mark.parametrize("order", ["", "&order=newest"])
@pytest.mark.parametrize("first", [2, 100])
def test_a_day_of_many_clock_times_shows_its_hours(client, db, monkeypatch, order, first):
    monkeypatch.setattr("newsreader.showing.windows.FIRST", first)
    clocks(NIGHT)

    page = f"/timelines/ferries/?span={order}"
    html = overview(client, page)

    bars = {said: f"{page}{url}" if url[0] == "#" else url for said, url in links(html, "to-events").items()}
    assert {said: titles(client, url)[0] for said, url in bars.items()} == {
        "00:00–01:59, 12 March 2019: 2 events": "At 1:59" if order else "At 0:10",
        "02:00–03:59, 12 March 2019: 1 event": "At 2:00",
        "08:00–09:59, 12 March 2019: 2 events": "At 9:31" if order else "At 9:30",
        "22:00–23:59, 12 March 2019: 1 event": "At 23:59",
    }
    assert "1 more is told by a longer time" in html
    assert html.count('aria-current="location"') == 1


def test_a_day_within_a_longer_story_shows_its_hours_too(client, db):
    ferries = clocks(NIGHT)
    factories.entry(ferries, factories.event("Later", understand("20 March 2019")))

    assert "08:00–09:59" in overview(client, "/timelines/ferries/?span=2019-03-12")
    assert "08:00–09:59" not in overview(client, "/timelines/ferries/")


@pytest.mark.parametrize("times", [[], NIGHT[:5], [(9, minute) for minute in range(20)]])
def test_a_day_of_few_clock_times_or_of_one_hour_has_no_hours(client, db, times):
    clocks(times)

    bars = links(overview(client, "/timelines/ferries/?span=2019-03-12"), "to-events")

    assert list(bars) == [f"12 March 2019: {len(times) + 1} event{'s' if times else ''}"]
