"""The same entries from their other end: every one once, each link keeps the order, an index finds them."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection

from newsreader.models import Entry, Event
from newsreader.showing import windows
from newsreader.text.when import When
from tests import factories

FIRST_OF_MARCH = date(2019, 3, 1)


@pytest.fixture
def eight_days(db):
    """Event 0 to 7, on the first eight days of March 2019."""
    timeline = factories.timeline("Ferries", slug="ferries")
    for number in range(8):
        factories.entry(timeline, factories.event(f"Event {number}", When(*[_day(number)] * 2, "day")))
    return timeline


def _day(number):
    return FIRST_OF_MARCH + timedelta(days=number)


@pytest.fixture
def short_windows(monkeypatch):
    for name in ("FIRST", "NEXT"):
        monkeypatch.setattr(windows, name, 3)


def told(page):
    return "".join(re.findall(r"<h2[^>]*>(?:<a[^>]*>)?Event (\d)", page))


def words_and_url(page, where):
    found = re.search(rf'(?s)class="more {where}"><a href="([^"]*)"[^>]*>([^<]*)', page)
    return (found[2], unescape(found[1])) if found else None


def follow(client, url, where):
    """What stands on each page from here, as far as the link above or below leads, and that link's words."""
    pages = []
    while url:
        page = client.get(url).content.decode()
        words, url = words_and_url(page, where) or ("", "")
        pages.append((told(page), words))
    return pages


def test_newest_first_goes_on_to_the_oldest(client, eight_days, short_windows):
    assert follow(client, "/timelines/ferries/?order=newest", "after") == [
        ("765", "Earlier events"),
        ("432", "Earlier events"),
        ("10", ""),
    ]


def test_newest_first_goes_back_to_the_newest(client, eight_days, short_windows):
    oldest = eight_days.entries.in_order()[0]

    assert follow(client, f"/timelines/ferries/?order=newest&before={oldest.pk}", "before") == [
        ("321", "Later events"),
        ("654", "Later events"),
        ("7", ""),
    ]


def test_oldest_first_stays_what_it_was(client, eight_days, short_windows):
    assert follow(client, "/timelines/ferries/", "after") == [
        ("012", "Later events"),
        ("345", "Later events"),
        ("67", ""),
    ]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("at=2019-03-05", "456"),
        ("at=2019-03-05&order=newest", "432"),
        ("at=2019-02", "012"),
        ("at=2019-03", "012"),
        ("at=2019-03&order=newest", "765"),
        ("at=yesterday", "012"),
        ("span=2019-03-04..2019-03-06", "345"),
        ("span=2019-03-04..2019-03-06&order=newest", "543"),
    ],
)
def test_a_page_may_begin_at_some_days(client, eight_days, short_windows, asked, first):
    assert told(client.get(f"/timelines/ferries/?{asked}").content.decode()) == first


def test_the_order_goes_along_with_every_link_of_the_page(client, eight_days, short_windows):
    page = client.get("/timelines/ferries/?order=newest&period=2019").content.decode()

    narrowing = [unescape(url) for url in re.findall(r'href="(/timelines/ferries/(?:print/)?\?[^"]*)"', page)]
    lost = [url for url in narrowing if "order=newest" not in url]
    assert lost == ["/timelines/ferries/?period=2019"]  # the way to the other order
    assert '<input type="hidden" name="order" value="newest">' in page


def test_the_print_is_in_the_order_asked_for(client, eight_days):
    assert told(client.get("/timelines/ferries/print/?order=newest").content.decode()) == "76543210"
    assert told(client.get("/timelines/ferries/print/2019/").content.decode()) == "01234567"


@pytest.mark.parametrize("asked", ["", "?order=newest"])
def test_entries_are_found_by_the_index_of_their_order(client, asked, db):
    timeline = factories.timeline(slug="ferries")
    events = Event.objects.bulk_create(
        Event(title="Event", earliest=_day(number), latest=_day(number)) for number in range(800)
    )
    Entry.objects.bulk_create(
        Entry(timeline=timeline, event=event, **Entry.key_columns(event)) for event in events
    )
    middle = timeline.entries.in_order()[400].key
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if (
            connection.vendor == "postgresql"
        ):  # of 800 rows a sort is as cheap: asked is whether one is needed
            cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
    ways = (
        timeline.entries.before(middle).in_reverse() if asked else timeline.entries.after(middle).in_order()
    )

    plan = ways[:51].explain()

    sorted_by_hand = re.findall(r"(?i)temp b-tree|\bsort\b", plan)
    assert ("entry_in_order" in plan, sorted_by_hand) == (True, [])
