"""Jobs: what is due gets one, once; what a killed worker left gets another."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsreader.models import Arrival, Article, Feed, Host
from newsreader.models.work import JUST_QUEUED, LEASE
from newsreader.pipeline import jobs
from newsreader.pipeline.following import follow, poll
from newsreader.pipeline.giving_way import ending
from newsreader.pipeline.jobs import OLDEST_RUN, poll_feed, sweep, take_arrivals
from newsreader.pipeline.web import Busy, fetch
from tests import factories
from tests.pipeline.newspaper import Answer
from tests.pipeline.test_following import MARCH, STRIKE, headlines

pytestmark = pytest.mark.django_db


def queued():
    return sorted(DBTaskResult.objects.ready().values_list("task_path", flat=True))


def names(*jobs):
    return [f"newsreader.pipeline.jobs.{job}" for job in jobs]


def arrival(**fields):
    return Arrival.objects.create(key="1", **fields)


def test_what_is_due_gets_one_job():
    follow("https://selby.example/rss", None)
    arrival(address="https://selby.example/1", whole_page=True)

    sweep()
    sweep()

    assert queued() == names("poll_feed", "take_arrivals")


def test_what_is_not_due_paused_or_done_gets_none():
    later = timezone.now() + timedelta(hours=1)
    for n, next_at in enumerate([later, None]):
        feed, _new = follow(f"https://selby.example/{n}", None)
        Feed.objects.filter(pk=feed.pk).update(next_at=next_at)
    arrival(state="taken")

    sweep()

    assert queued() == []


def test_a_job_that_was_lost_is_enqueued_again():
    follow("https://selby.example/rss", None)
    sweep()
    DBTaskResult.objects.all().delete()

    sweep()
    assert queued() == []
    sweep(timezone.now() + JUST_QUEUED + timedelta(seconds=1))
    assert queued() == names("poll_feed")


def test_a_job_that_only_waits_for_long_is_not_enqueued_again():
    follow("https://selby.example/rss", None)
    arrival(address="https://selby.example/1", whole_page=True)
    sweep()

    sweep(timezone.now() + 3 * LEASE)

    assert queued() == names("poll_feed", "take_arrivals")


def test_the_job_of_a_killed_worker_keeps_none_from_reading(work):
    article = factories.article()
    Article.objects.filter(pk=article.pk).update(read_at=None, modified=timezone.now() - timedelta(hours=1))
    sweep()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - LEASE - timedelta(seconds=1))

    sweep()

    assert queued() == names("read_articles")


def test_a_large_feed_keeps_no_other_waiting(newspaper, work, monkeypatch):
    """The time of a job is over after each piece here; what is left goes to the end of the queue."""
    monkeypatch.setattr(jobs, "LONGEST_JOB", 0.0)
    texts = [
        STRIKE,
        MARCH,
        "<p>The lower lock of the canal was opened on Friday after two years.</p>",
    ]
    large = [newspaper.entry(f"/{n}", f"Large {n}", text) for n, text in enumerate(texts, 1)][::-1]
    follow(newspaper.rss(*large, path="/large"), None)
    small = newspaper.entry("/small", "Small", "<p>The ferry to Hale Point ran late on Sunday.</p>")
    follow(newspaper.rss(small, path="/small.xml"), None)
    sweep()

    work()

    assert headlines() == ["Large 1", "Small", "Large 2", "Large 3"]
    assert not DBTaskResult.objects.ready().exists()


def test_what_is_left_at_the_end_of_a_process_stands_in_the_queue(newspaper, work):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    assert Feed.objects.claim(feed.pk)
    poll(Feed.objects.get())
    take_arrivals.enqueue(feed.pk)
    ending.set()
    try:
        DBTaskResult.objects.ready().get().task.call(feed.pk)
    finally:
        ending.clear()

    assert (headlines(), queued()) == ([], names("take_arrivals"))
    work()
    assert headlines() == ["Strike"]


def test_what_a_killed_worker_had_begun_is_done_by_another(newspaper, work):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    assert Feed.objects.claim(feed.pk)

    sweep()
    work()
    assert headlines() == []

    Feed.objects.update(busy_until=timezone.now() - timedelta(seconds=1))
    sweep()
    work()
    assert headlines() == ["Strike"]


def test_a_job_that_comes_twice_does_its_work_once(newspaper, work):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None)
    poll_feed.enqueue(feed.pk)
    poll_feed.enqueue(feed.pk)

    work()

    assert (headlines(), newspaper.paths()) == (["Strike"], ["/rss"])


def test_an_article_that_was_left_unread_is_read(work):
    article = factories.article()
    Article.objects.filter(pk=article.pk).update(read_at=None, modified=timezone.now() - timedelta(hours=1))

    sweep()
    work()

    article.refresh_from_db()
    assert (article.read_at is not None, article.proposals.exists()) == (True, True)


def test_the_queue_forgets_what_ended_and_whose_worker_was_killed():
    follow("https://selby.example/rss", None)
    sweep()
    began = timezone.now() - OLDEST_RUN - timedelta(minutes=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=began)

    assert sweep()["ended"] == 1
    assert not DBTaskResult.objects.exists()


def test_one_request_a_host_at_a_time(newspaper):
    address = newspaper.rss()
    assert Host.objects.claim("127.0.0.1")

    with pytest.raises(Busy):
        fetch(address)

    Host.objects.give_back("127.0.0.1")
    assert fetch(address).status == 200
    assert newspaper.paths() == ["/rss"]


def test_a_host_that_wants_a_pause_is_left_alone(newspaper, work):
    newspaper.pages["/rss"] = Answer(b"", 503, headers={"Retry-After": "3600"})
    feed, _new = follow(f"{newspaper.address}/rss", None)
    other, _new = follow(f"{newspaper.address}/other", None)
    sweep()
    work()

    feed.refresh_from_db()
    other.refresh_from_db()
    wait = timezone.now() + timedelta(minutes=55)
    assert (feed.next_at > wait, other.next_at > wait, len(newspaper.paths())) == (True, True, 1)
