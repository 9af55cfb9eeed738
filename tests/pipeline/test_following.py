"""Feeds are followed: what is new in them arrives once, and becomes articles."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from newsreader.deciding.erasure import erase
from newsreader.models import Article, Feed, HeldVersion
from newsreader.pipeline import arrivals
from newsreader.pipeline.following import follow, poll
from tests.pipeline.newspaper import Answer

pytestmark = pytest.mark.django_db

STRIKE = (
    "<p>Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay.</p>"
    "<p>The board met on 7 March and refused to talk, its chairwoman Ines Calloway said.</p>"
)
MARCH = "<p>At least 400 people marched to the town hall on Monday, the Selby Harbour Union said.</p>"


def fetched(feed):
    """What a worker does when the feed's time has come."""
    assert Feed.objects.claim(feed.pk, now=timezone.now() + timedelta(days=30))
    feed.refresh_from_db()
    new = poll(feed)
    arrivals.take_due(feed.pk)
    feed.refresh_from_db()
    return new


def headlines():
    return list(Article.objects.order_by("pk").values_list("headline", flat=True))


def test_entries_become_articles_the_oldest_first(newspaper):
    newer, older = (
        newspaper.entry("/2", "March on the hall", MARCH),
        newspaper.entry("/1", "Strike", STRIKE),
    )
    feed, new = follow(newspaper.rss(newer, older), None)

    assert (new, fetched(feed)) == (True, 2)

    assert headlines() == ["Strike", "March on the hall"]
    strike = Article.objects.get(headline="Strike")
    assert strike.current.body.startswith("Dockers in Port Selby walked out on Tuesday after")
    assert strike.current.published_at == datetime(2019, 3, 13, 9, 30, tzinfo=UTC)
    assert strike.source.name == "Port Selby Gazette"
    assert (strike.public, bool(strike.read_at), strike.proposals.exists()) == (False, True, True)
    assert (feed.title, feed.failure, feed.next_at > timezone.now()) == ("Port Selby Gazette", "", True)


def test_what_is_there_arrives_once(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    fetched(feed)
    newspaper.rss(newspaper.entry("/2", "March on the hall", MARCH), newspaper.entry("/1", "Strike", STRIKE))

    assert fetched(feed) == 1

    assert headlines() == ["Strike", "March on the hall"]
    assert list(feed.arrivals.values_list("state", "outcome")) == [("taken", "new"), ("taken", "new")]


def test_entries_of_one_teaser_are_articles_of_their_own(newspaper):
    days = (3, 2, 1)
    entries = [newspaper.entry(f"/{day}", f"Strike, day {day}", "<p>Read on.</p>") for day in days]
    feed, _new = follow(newspaper.rss(*entries), None)

    fetched(feed)
    fetched(feed)

    assert headlines() == ["Strike, day 1", "Strike, day 2", "Strike, day 3"]


def test_one_erased_keeps_no_other_of_its_teaser_out(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", "<p>Read on.</p>")), None)
    fetched(feed)
    erase(Article.objects.get())
    newspaper.rss(newspaper.entry("/2", "March on the hall", "<p>Read on.</p>"))

    fetched(feed)

    assert Article.objects.get(erased=None).headline == "March on the hall"


def test_a_feed_that_has_not_changed_is_not_sent_again(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), ETag='W/"7"'), None)

    assert [fetched(feed), fetched(feed)] == [1, 0]

    assert [headers.get("If-None-Match") for _path, headers in newspaper.asked] == [None, 'W/"7"']
    assert feed.failure == ""


def test_an_entry_told_in_other_words_is_a_new_version(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    fetched(feed)
    newspaper.rss(newspaper.entry("/1", "Strike in the port", STRIKE + MARCH))

    assert fetched(feed) == 1

    article = Article.objects.get()
    assert (article.headline, article.versions.count()) == ("Strike in the port", 2)
    assert feed.arrivals.get().outcome == "version"


def test_an_entry_that_lost_most_of_its_words_waits_for_an_editor(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE + MARCH)), None)
    fetched(feed)
    newspaper.rss(newspaper.entry("/1", "Strike", "<p>Subscribe to read about the dockers.</p>"))

    fetched(feed)

    assert (
        Article.objects.get().versions.filter(number__isnull=False).count(),
        HeldVersion.objects.count(),
    ) == (1, 1)


def test_pages_are_fetched_where_the_feed_shortens(newspaper):
    newspaper.page("/1", "Dockers strike in Port Selby", *STRIKE[3:-4].split("</p><p>"))
    feed, _new = follow(
        newspaper.rss(newspaper.entry("/1", "Strike", "Dockers in Port Selby…")), None, full_text=True
    )

    fetched(feed)

    article = Article.objects.get()
    assert article.current.body.endswith("refused to talk, its chairwoman Ines Calloway said.")
    assert article.current.published_day == date(2019, 3, 13)  # the page tells none: the feed does
    assert article.fetched_from == f"{newspaper.address[7:]}/1"
    assert newspaper.paths() == ["/rss", "/1"]


def test_a_page_that_cannot_be_had_leaves_what_the_feed_gave(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None, full_text=True)

    fetched(feed)

    article = Article.objects.get()
    assert article.current.body.startswith("Dockers in Port Selby walked out on Tuesday")
    assert any("Its page could not be had" in doubt for doubt in article.current.doubts)


def test_robots_keep_out_of_pages_and_not_of_feeds(newspaper):
    newspaper.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", media_type="text/plain")
    newspaper.page("/1", "Strike", "Words that robots are not to fetch.")
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None, full_text=True)

    fetched(feed)

    assert newspaper.paths() == ["/rss"]
    assert headlines() == ["Strike"]


def test_a_feed_that_fails_is_tried_again_later_and_later(newspaper):
    newspaper.pages["/rss"] = Answer(b"", 500)
    feed, _new = follow(f"{newspaper.address}/rss", None)
    pauses = []
    for _turn in range(4):
        fetched(feed)
        pauses.append(feed.next_at - timezone.now())

    assert pauses == sorted(pauses)
    assert (feed.failures, feed.failure != "") == (4, True)

    newspaper.rss(newspaper.entry("/1", "Strike", STRIKE))
    fetched(feed)
    assert (feed.failures, feed.failure, headlines()) == (0, "", ["Strike"])


def test_the_feed_of_a_web_page_is_followed_instead(newspaper):
    newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), path="/news.xml")
    newspaper.pages["/"] = Answer(b'<link rel=alternate type="application/rss+xml" href="/news.xml"><p>Hello')
    feed, _new = follow(f"{newspaper.address}/", None)

    fetched(feed)
    fetched(feed)

    assert (feed.address, headlines()) == (f"{newspaper.address}/news.xml", ["Strike"])


def test_of_several_feeds_of_a_page_an_editor_chooses(newspaper):
    links = "".join(
        f'<link rel=alternate type="application/rss+xml" href="/{n}.xml" title="{n}">' for n in "ab"
    )
    newspaper.pages["/"] = Answer(links.encode())
    feed, _new = follow(f"{newspaper.address}/", None)

    fetched(feed)

    assert feed.offered == [[f"{newspaper.address}/{n}.xml", n] for n in "ab"]
    assert feed.failures == 1


def test_a_feed_that_moved_for_good_is_asked_there(newspaper):
    new = newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), path="/new")
    newspaper.pages["/rss"] = Answer(status=301, headers={"Location": "/new"})
    feed, _new = follow(f"{newspaper.address}/rss", None)

    fetched(feed)

    assert feed.address == new
    assert follow(new, None) == (feed, False)


def test_public_from_the_beginning_where_the_feed_says_so(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None, public=True)

    fetched(feed)

    assert Article.objects.get().public


def test_the_address_of_another_site_is_only_claimed(newspaper):
    """Anybody's feed may name anybody's address: what is public there is not changed by it."""
    item = newspaper.entry("/1", "Strike", STRIKE).replace(
        f"{newspaper.address}/1", "https://tidewater.example/1"
    )
    feed, _new = follow(newspaper.rss(item), None)

    fetched(feed)

    article = Article.objects.get()
    assert (article.fetched_from, article.canonical_url) == ("", "https://tidewater.example/1")


def test_a_date_ahead_is_none(newspaper):
    ahead = "Wed, 13 Mar 2999 09:30:00 +0000"
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE, published=ahead)), None)

    fetched(feed)

    version = Article.objects.get().current
    assert (version.published_day, bool(version.doubts)) == (None, True)


def test_erased_and_delivered_again_stays_out(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    fetched(feed)
    erase(Article.objects.get())
    newspaper.rss(newspaper.entry("/1", "Strike goes on", STRIKE))

    fetched(feed)

    arrival = feed.arrivals.get()
    assert (arrival.state, arrival.headline) == ("refused", "Strike goes on")
    assert Article.objects.filter(erased__isnull=True).count() == 0


@pytest.mark.parametrize(
    ("text", "shortened"), [("Dockers in Port Selby walked out…", True), (STRIKE, False)]
)
def test_a_feed_that_shortens_is_known_for_it(newspaper, text, shortened):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", text)), None)

    fetched(feed)

    assert feed.rhythm.get("shortened", False) == shortened
