"""The days of entries: from the feed's own words, and no more than they say."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsreader.extraction.dates.delivered import FORMS, rewritten
from newsreader.extraction.feeds.entry_dates import DateReader
from newsreader.extraction.fields import Outlet
from newsreader.extraction.pages.moments import machine
from tests.extraction.feeds.making import NOW, atom, of, one, rss

LOCAL = datetime(2016, 12, 8, 20, 37)


def read(raw, **more):
    return DateReader(NOW, **more).read(raw)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_each_form_reads_its_example(form):
    moment = machine(rewritten(form.example))

    assert (form.pattern.search(" ".join(form.example.split())) is not None, moment.local.isoformat()) == (
        True,
        form.means,
    )


@pytest.mark.parametrize(
    ("raw", "zone", "utc"),
    [
        ("Thu, 08 Dec 2016 20:37:00 GMT", "UTC", "20:37"),
        ("Thu, 08 Dec 2016 20:37 UT", "UTC", "20:37"),
        ("08 Dec 16 20:37:00 +0530", "+05:30", "15:07"),
        ("Thu, 08 Dec 2016 20:37:00 GMT+3", "+03:00", "17:37"),
        ("Thu, 08 Dec 2016 20:37:00 GMT-0300", "-03:00", "23:37"),
        ("2016-12-08T20:37:00+03", "+03:00", "17:37"),
        ("2016-12-08T20:37:00.123Z", "UTC", "20:37"),
        ("2016-12-08t20:37:00z", "UTC", "20:37"),
        ("Thu Dec  8 20:37:00 2016", "", None),
        ("Thu Dec  8 20:37:00 EDT 2016", "-04:00", "00:37"),
        ("Thu, 08 Dec 2016 20:37:00 CET", "+01:00", "19:37"),
        ("Thu, 08 Dec 2016 20:37:00 CEST", "+02:00", "18:37"),
        ("Thu, 08 Dec 2016 20:37:00 MSK", "Europe/Moscow", "17:37"),
        ("Thu, 08 Dec 2016 20:37:00 EST", "-05:00", "01:37"),
        # Letters that name several zones, and no zone at all, are not asserted.
        ("Thu, 08 Dec 2016 20:37:00 BST", "", None),
        ("Thu, 08 Dec 2016 20:37:00 IST", "", None),
        ("Thu, 08 Dec 2016 20:37:00 CST", "", None),
        ("Thu, 08 Dec 2016 20:37:00", "", None),
        ("2016-12-08T20:37:00", "", None),
    ],
)
def test_the_clock_is_the_feeds_and_the_zone_is_what_it_says(raw, zone, utc):
    moment = read(raw).moment

    instant = moment.utc and f"{moment.utc:%H:%M}"
    assert (moment.local.replace(microsecond=0), moment.zone, instant) == (LOCAL, zone, utc)


@pytest.mark.parametrize(
    ("raw", "zone", "utc"),
    [
        ("Thu, 08 Dec 2016 20:37:00 IST", "Asia/Kolkata", "15:07"),
        ("Thu, 08 Dec 2016 20:37:00", "Asia/Kolkata", "15:07"),
        ("Thu, 08 Dec 2016 20:37:00 GMT", "UTC", "20:37"),
    ],
)
def test_the_outlet_settles_what_the_feed_leaves_open(raw, zone, utc):
    moment = read(raw, outlet=Outlet("Mill", zone="Asia/Kolkata")).moment

    assert (moment.zone, f"{moment.utc:%H:%M}") == (zone, utc)


@pytest.mark.parametrize(
    "raw",
    [
        "2016-12",
        "2016",
        "Dec 2016",
        "yesterday",
        "0000-00-00 00:00:00",
        "2016-13-45T00:00:00Z",
        "Thu, 31 Nov 2016 20:37:00 GMT",
        "08/12/2016 20:37",
        "1970-01-01T00:00:00Z",
        "Wed, 31 Dec 1969 19:00:00 -0500",
        "0001-01-01T00:00:00",
    ],
)
def test_a_day_nobody_wrote_is_not_invented(raw):
    found = read(raw)

    assert (found.raw, found.moment, found.future, len(found.doubts)) == (raw, None, False, 1)


@pytest.mark.parametrize("raw", ["", " \n "])
def test_no_words_are_no_date(raw):
    assert read(raw) is None


@pytest.mark.parametrize(
    ("raw", "precision"),
    [
        ("2016-12-08", "day"),
        ("Thu, 08 Dec 2016 00:00:00 GMT", "day"),
        ("2016-12-08T00:00:00Z", "day"),
        ("2016-12-08T00:00:00+05:30", "second"),
        ("2016-12-08T00:01:00Z", "second"),
        ("2016-12-08T20:37Z", "minute"),
    ],
)
def test_midnight_of_a_program_is_a_day(raw, precision):
    assert read(raw).moment.precision == precision


@pytest.mark.parametrize(
    ("raw", "future"),
    [
        ("Fri, 09 Dec 2016 11:59:00 GMT", False),
        ("Fri, 09 Dec 2016 12:01:00 GMT", True),
        ("Fri, 09 Dec 2016 13:30:00 +0200", False),
        ("Fri, 09 Dec 2016 23:00:00", False),  # it may be so late somewhere
        ("Sat, 10 Dec 2016 03:00:00", True),
        ("2016-12-10", False),  # where days begin first it is that day
        ("2016-12-11", True),
        ("2031-01-01T08:00:00Z", True),
    ],
)
def test_what_is_ahead_of_its_fetching_is_kept_as_written(raw, future):
    found = read(raw)

    assert (found.raw, found.future, found.moment is None) == (raw, future, future)


def test_the_other_dates_of_a_feed_show_its_order():
    days = ["08/12/2016 20:37", "25/11/2016 09:00"]

    feed = of(rss(*(f"<title>{day}</title><pubDate>{day}</pubDate>" for day in days)))

    assert [entry.published.moment.local.day for entry in feed.entries] == [8, 25]


def test_publication_and_update_are_each_their_own():
    entry = one(atom("<published>2016-12-08T20:37:00Z</published><updated>2016-12-09T08:00:00Z</updated>"))

    assert (entry.published.raw, entry.updated.raw) == ("2016-12-08T20:37:00Z", "2016-12-09T08:00:00Z")


def test_a_publication_is_no_update_and_an_update_no_publication():
    published = one(atom("<published>2016-12-08T20:37:00Z</published>"))
    updated = one(atom("<updated>2016-12-08T20:37:00Z</updated>"))

    assert (published.updated, updated.published) == (None, None)


def test_the_plain_date_of_dublin_core_is_the_publication():
    entry = one(rss("<dc:date>2016-12-08T20:37:00+05:30</dc:date>"))

    assert (entry.published.moment.utc, entry.updated) == (datetime(2016, 12, 8, 15, 7, tzinfo=UTC), None)


def test_but_not_where_the_feed_names_another():
    entry = one(rss("<dc:date>2016-12-01</dc:date><pubDate>Thu, 08 Dec 2016 20:37:00 GMT</pubDate>"))

    assert entry.published.moment.local == LOCAL


def test_a_month_of_dublin_core_stays_a_month():
    entry = one(rss("<dc:date>2016-12</dc:date>"))

    assert (entry.published.raw, entry.published.moment) == ("2016-12", None)


def test_an_update_in_a_feed_of_rss_is_one():
    entry = one(rss("<pubDate>2016-12-08</pubDate><a10:updated>2016-12-09T08:00:00Z</a10:updated>"))

    assert (entry.published.raw, entry.updated.raw) == ("2016-12-08", "2016-12-09T08:00:00Z")


def test_an_entry_without_a_date_has_none():
    entry = one(rss("<title>Mill</title>", channel="<pubDate>Thu, 08 Dec 2016 20:37:00 GMT</pubDate>"))

    assert (entry.published, entry.updated) == (None, None)


def test_dates_do_not_pass_from_a_feed_taken_over_to_its_entry():
    entry = one(atom("<source><title>Lock</title><updated>2016-12-01T00:00:00Z</updated></source>"))

    assert (entry.published, entry.updated, entry.origin) == (None, None, "Lock")


def test_a_weekday_that_does_not_fit_is_doubted():
    found = read("Mon, 08 Dec 2016 20:37:00 GMT")

    assert (found.moment.local, len(found.doubts)) == (LOCAL, 1)


def test_the_moment_of_fetching_may_be_in_any_zone():
    there = NOW.astimezone(timezone(timedelta(hours=-7)))

    found = [DateReader(at).read("Sat, 10 Dec 2016 01:30:00").future for at in (NOW, there)]

    assert found == [False, False]
