"""Who works on a row has it by a lease. What others change meanwhile is never overwritten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsreader.models import Arrival, Article, Feed
from newsreader.pipeline.arrivals import TRIED_AFTER, ask_again, give, take, take_due
from newsreader.pipeline.following import fetch_now, follow, poll
from tests.pipeline.test_following import MARCH, STRIKE, headlines

pytestmark = pytest.mark.django_db


def begun(row):
    """The row as a worker has it that has just begun."""
    rows = type(row).objects.all()
    if isinstance(row, Arrival):
        rows = rows.select_related("feed__source", "article")
    assert rows.claim(row.pk, now=timezone.now() + timedelta(days=30))
    return rows.get(pk=row.pk)


def over(row):
    """The lease of its worker ended."""
    type(row).objects.filter(pk=row.pk).update(busy_until=timezone.now() - timedelta(seconds=1))


@pytest.fixture
def feed(newspaper):
    """Followed, polled once; its one entry waits."""
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    poll(begun(feed))
    return Feed.objects.get()


def test_words_that_change_while_they_are_taken_are_taken_next(newspaper, feed):
    arrival = begun(feed.arrivals.get())
    newspaper.rss(newspaper.entry("/1", "Strike goes on", STRIKE + MARCH))
    poll(begun(feed))

    take(arrival)

    arrival.refresh_from_db()
    assert (arrival.state, arrival.headline, arrival.article) == (
        "waiting",
        "Strike goes on",
        Article.objects.get(),
    )
    take_due(feed.pk)
    assert (headlines(), Article.objects.get().versions.count()) == (["Strike goes on"], 2)


def test_nobody_takes_the_new_words_beside_the_old(newspaper, feed):
    arrival = begun(feed.arrivals.get())
    newspaper.rss(newspaper.entry("/1", "Strike goes on", STRIKE + MARCH))

    poll(begun(feed))

    assert not Arrival.objects.claim(arrival.pk)


def test_asked_for_again_while_it_is_taken_it_is_taken_again(newspaper):
    given = give(newspaper.page("/1", "Strike", "Dockers in Port Selby walked out on Tuesday."), None)
    arrival = begun(given)
    ask_again(given)

    take(arrival)

    arrival.refresh_from_db()
    assert (arrival.state, arrival.busy_until, arrival.article) == ("waiting", None, Article.objects.get())


def test_who_lost_the_lease_writes_nothing_about_it(feed):
    late = begun(feed.arrivals.get())
    over(late)
    other = begun(late)

    assert late.done(state="refused") is False

    other.refresh_from_db()
    assert (other.state, other.busy_until is None) == ("waiting", False)
    assert other.done(state="taken") is True


def test_a_feed_that_is_paused_while_it_is_fetched_stays_paused(newspaper, feed):
    newspaper.rss(newspaper.entry("/2", "March on the hall", MARCH))
    fetched = begun(feed)
    Feed.objects.update(paused=True, next_at=None)

    assert poll(fetched) == 0

    feed.refresh_from_db()
    assert (feed.next_at, feed.busy_until, feed.arrivals.count()) == (None, None, 1)


def test_a_feed_that_is_asked_for_while_it_is_fetched_is_fetched_once_more(newspaper, feed):
    fetched = begun(feed)
    fetch_now(feed)

    poll(fetched)

    feed.refresh_from_db()
    assert (feed.next_at <= timezone.now(), feed.digest, feed.busy_until) == (True, "", None)


def test_a_feed_that_is_left_while_it_is_fetched_leaves_nothing_and_no_fault(newspaper, feed, caplog):
    newspaper.rss(newspaper.entry("/2", "March on the hall", MARCH))
    fetched = begun(feed)
    Feed.objects.all().delete()

    assert poll(fetched) == 0

    assert (Arrival.objects.count(), caplog.records) == (0, [])


def test_an_article_stays_whose_feed_is_left_while_it_is_taken(feed, caplog):
    arrival = begun(feed.arrivals.get())
    Feed.objects.all().delete()

    take(arrival)

    assert (headlines(), Arrival.objects.count(), caplog.records) == (["Strike"], 0, [])


def test_arrivals_are_claimed_one_by_one_when_they_are_begun(newspaper, feed):
    """Twenty pages may take longer than a lease."""
    newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), newspaper.entry("/2", "March on the hall", MARCH))
    poll(begun(feed))

    assert take_due(feed.pk, seconds=0) is False

    assert list(feed.arrivals.order_by("pk").values_list("state", "busy_until")) == [
        ("taken", None),
        ("waiting", None),
    ]


def test_what_ends_its_worker_each_time_is_given_up_with_a_reason(newspaper, feed):
    newspaper.rss(newspaper.entry("/1", "Strike", STRIKE), newspaper.entry("/2", "March on the hall", MARCH))
    poll(begun(feed))
    deadly = feed.arrivals.order_by("pk").first()
    for _turn in range(len(TRIED_AFTER) + 1):
        over(begun(deadly))

    take_due(feed.pk)

    deadly.refresh_from_db()
    assert (deadly.state, deadly.failure) == ("refused", "Who worked on it was ended in the middle of it.")
    assert headlines() == ["March on the hall"]


def test_a_worker_that_was_ended_once_costs_one_failure_and_no_article(feed):
    over(begun(feed.arrivals.get()))

    take_due(feed.pk)

    arrival = feed.arrivals.get()
    assert (arrival.state, arrival.failures, arrival.failure) == ("taken", 0, "")
