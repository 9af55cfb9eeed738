"""The jobs: what is done in the background, whoever does it.

A job says only that it is time. What there is to do stands in the rows of feeds, arrivals, pictures and
articles, each claimed by whoever works on it; so a job may come twice, and one that was lost is enqueued
again by a later sweep. Each can be done by hand: `manage.py feeds`, `manage.py read`, `manage.py tidy`,
`manage.py sweep`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from newsreader.models import Arrival, Article, Feed
from newsreader.models.used import any_rule
from newsreader.models.work import LEASE
from newsreader.pipeline import arrivals, following, tidying
from newsreader.pipeline.giving_way import ending, goes_on
from newsreader.pipeline.reading import try_to_read

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 500  # rows that one sweep enqueues jobs for, of each kind
UNREAD_FOR = timedelta(minutes=5)  # who took it in reads it at once, unless killed
KEPT_FOR = timedelta(days=2)  # of jobs that ended: the rows know what became of it
TIDIED_EVERY = timedelta(days=1)  # at most KEPT_FOR: the last time is told from its job
BATCHES_AT_ONCE = 10
KEEPING_CHANGED = timedelta(days=1)  # before a feed's new rule holds: a slip of the pen costs no articles
OLDEST_RUN = timedelta(hours=2)  # no job runs so long: its worker was killed


@task()
def poll_feed(feed: int) -> None:
    """Fetch a feed whose time has come, and take what it has new."""
    if Feed.objects.claim(feed):
        following.poll(Feed.objects.get(pk=feed))
        arrivals.take_due(feed)


@task()
def take_arrivals(feed: int) -> None:
    """Take what waits of this feed; 0 is what editors gave the address of."""
    arrivals.take_due(feed or None)


@task()
def read_articles() -> None:
    """Read what was taken in and never read: its worker was killed in between."""
    for article in Article.objects.unread().filter(modified__lt=timezone.now() - UNREAD_FOR).iterator():
        if not goes_on():
            return
        try_to_read(article)


@task()
def tidy_up() -> None:
    """Let go what nobody used, a few batches at a time: other jobs have their turn between."""
    if not tidying.tidy(grace=KEEPING_CHANGED, most=BATCHES_AT_ONCE) and not ending.is_set():
        tidy_up.enqueue()


def sweep(now: datetime | None = None) -> Counter[str]:
    """Enqueue a job for all that is due and has none, and clear the queue of what ended. How many of each."""
    now = now or timezone.now()
    done: Counter[str] = Counter()
    for feed in Feed.objects.to_queue(now).values_list("pk", flat=True)[:MOST_AT_ONCE]:
        done["feeds"] += enqueue_once(Feed.objects, [feed], partial(poll_feed.enqueue, feed), now)
    waiting = Arrival.objects.waiting().to_queue(now).values_list("feed", "pk")[:MOST_AT_ONCE]
    by_feed: dict[int | None, list[int]] = {}
    for feed, arrival in waiting:
        by_feed.setdefault(feed, []).append(arrival)
    for feed, pks in by_feed.items():
        done["arrivals"] += enqueue_once(Arrival.objects, pks, partial(take_arrivals.enqueue, feed or 0), now)
    if Article.objects.unread().filter(modified__lt=now - UNREAD_FOR).exists() and not _is_waiting(
        read_articles
    ):
        read_articles.enqueue()
        done["readings"] += 1
    if _is_time_to_tidy(now):
        tidy_up.enqueue()
        done["tidyings"] += 1
    done["ended"] += clear_queue(now)
    return done


def enqueue_once(rows: Any, pks: list[int], enqueue: Callable[[], Any], now: datetime | None = None) -> int:
    """Enqueue one job for these rows, unless they have one: mark and job are written together, or neither.
    How many of the rows had none."""
    if not pks:
        return 0
    with transaction.atomic():
        queued: int = rows.queue(pks, now or timezone.now())
        if queued:
            enqueue()
    return queued


def _is_time_to_tidy(now: datetime) -> bool:
    last = DBTaskResult.objects.filter(task_path=tidy_up.module_path, enqueued_at__gt=now - TIDIED_EVERY)
    return any_rule() and not last.exists()


def _is_waiting(job: Any) -> bool:
    standing = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=job.module_path, status__in=standing).exists()


def clear_queue(now: datetime) -> int:
    """Take away the jobs that ended, and those whose worker was killed, which stay RUNNING for ever."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT_FOR)
    killed = DBTaskResult.objects.running().filter(started_at__lt=now - max(OLDEST_RUN, LEASE))
    return ended.delete()[0] + killed.delete()[0]
