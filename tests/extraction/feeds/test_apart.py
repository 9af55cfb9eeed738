"""Feeds read in the child process: the same feed, and a reason where it cannot be read there."""

import os
import signal
from dataclasses import asdict
from datetime import timedelta

import pytest

from newsreader.extraction.feeds import NotAFeed, apart
from newsreader.extraction.feeds.apart import read_apart
from newsreader.extraction.pages import worker
from newsreader.extraction.pages.worker import Limits
from newsreader.fetching import Refused
from newsreader.fetching.feeds import NamedFeed
from tests.extraction.feeds.making import NOW, URL, atom, of, rss

FULL = rss(
    "<guid>1</guid><link>/1</link><title>Mill &amp; weir</title><description>&lt;p&gt;It burned.&lt;/p&gt;"
    "</description><dc:creator>Ines Calloway</dc:creator><category>Fires</category>"
    "<pubDate>Thu, 08 Dec 2016 20:37:00 +0530</pubDate>"
    '<media:content url="/1.jpg" medium="image" width="640" height="480"><media:description>The mill'
    "</media:description></media:content>"
    '<enclosure url="https://mill.example/1.mp3" type="audio/mpeg" length="9"/>',
    "<guid>2</guid><title>مطحنة</title><pubDate>Thu, 08 Dec 2044 20:37:00 GMT</pubDate>",
    channel="<title>The Mill</title><link>https://mill.example/</link><ttl>30</ttl>"
    "<skipHours><hour>3</hour><hour>4</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
    "<sy:updatePeriod>hourly</sy:updatePeriod>",
)
UPDATED = atom(
    "<id>a</id><title>Weir</title><updated>2016-12-08T10:00:00Z</updated>"
    '<content type="html" src="https://mill.example/whole"/><author><name>T. Aske</name></author>'
)
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "Mill", "items": [{"id": 7, "title": "A"}]}'


def apart_of(source, **more):
    return read_apart(source.encode(), **{"url": URL, "now": NOW, **more})


@pytest.mark.parametrize("source", [FULL, UPDATED, JSON, rss()])
def test_a_feed_is_the_same_as_where_it_is_read_at_once(source):
    assert asdict(apart_of(source)) == asdict(of(source))


def test_what_is_a_page_names_its_feeds():
    page = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="All"></head></html>'
    )

    with pytest.raises(NotAFeed, match=r"^This is a web page, not a feed; it names 1 of its own\.$") as told:
        apart_of(page)

    assert told.value.feeds == (NamedFeed("https://mill.example/rss", "All", "application/rss+xml"),)


def test_a_feed_that_needs_too_much_is_refused_and_the_next_is_read():
    with pytest.raises(Refused, match=r"^The feed cannot be read: it took too long\.$"):
        apart_of(FULL, limits=Limits(seconds=0.0))

    assert apart_of(FULL).title == "The Mill"


def test_a_feed_that_ends_the_child_is_refused(monkeypatch):
    def ended(child, length, deadline):
        os.kill(child.process.pid, signal.SIGKILL)
        return read(child, length, deadline)

    read = worker._Child._read
    worker.end_all()
    monkeypatch.setattr(worker._Child, "_read", ended)

    with pytest.raises(Refused, match=r"^The feed cannot be read: it needs too much memory\.$"):
        apart_of("<rss>" * 50)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"feed": None},
        {"feed": {"title": "half of one"}},
        {"feed": apart.plain(of(FULL)) | {"title": 7}},
        {"feed": apart.plain(of(FULL)) | {"entries": "all"}},
        {"feed": apart.plain(of(FULL)) | {"ttl": "soon"}},
        {"refused": "", "named": [{"address": 1}]},
    ],
)
def test_an_answer_that_is_no_feed_is_refused(answer, monkeypatch):
    monkeypatch.setattr(apart, "asked", lambda *_given: answer)

    with pytest.raises(Refused, match=r"^The feed cannot be read: what came of it is none\.$"):
        apart_of(FULL)


def test_spans_and_hours_come_whole():
    feed = apart_of(FULL)

    assert (feed.ttl, feed.update_every, feed.skip_hours, feed.skip_days) == (
        timedelta(minutes=30),
        timedelta(hours=1),
        {3, 4},
        {6},
    )
