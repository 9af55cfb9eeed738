"""The jobs: what is done in the background, whoever does it.

A job says only that it is time. What there is to do stands in the rows of feeds, arrivals, pictures and
articles, each claimed by whoever works on it; so a job may come twice, and one that was lost is enqueued
again by a later sweep. Each can be done by hand: `manage.py feeds`, `manage.py read`, `manage.py tidy`,
`manage.py sweep`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from newsreader.deciding import schedules
from newsreader.models import (
    AccountEvent,
    Arrival,
    Article,
    Feed,
    LeadPicture,
    RegistrationAttempt,
    Remark,
    remark,
)
from newsreader.models.reader_accounts import HOUR
from newsreader.models.used import any_rule
from newsreader.models.work import LEASE
from newsreader.pipeline import arrivals, following, indexed, pictures, rereading, tidying
from newsreader.pipeline.giving_way import ending, goes_on
from newsreader.pipeline.reading import try_to_read

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 500  # rows that one sweep enqueues jobs for, of each kind
LOOKED_AT = 20  # articles looked up together
LONGEST_JOB = 60.0  # seconds: then the others in the queue have their turn, and this one once more
UNREAD_FOR = min(timedelta(minutes=5), LEASE)  # who took it in reads it at once, unless killed
KEPT_FOR = timedelta(days=2)  # of jobs that ended: the rows know what became of it
TIDIED_EVERY = timedelta(days=1)  # at most KEPT_FOR: the last time is told from its job
BATCHES_AT_ONCE = 10
KEEPING_CHANGED = timedelta(days=1)  # before a feed's new rule holds: a slip of the pen costs no articles
OLDEST_RUN = 6 * LEASE  # no job runs so long: its worker was killed


@task()
def poll_feed(feed: int) -> None:
    """Fetch a feed whose time has come, and take what it has new."""
    if not Feed.objects.claim(feed):
        return
    claimed = Feed.objects.filter(pk=feed).first()
    if claimed:  # an editor left it at this moment
        following.poll(claimed)
        _take(feed)


@task()
def take_arrivals(feed: int) -> None:
    """Take what waits of this feed; 0 is what editors gave the address of."""
    _take(feed)


def _take(feed: int) -> None:
    if not arrivals.take_due(feed or None, LONGEST_JOB):
        _once_more(take_arrivals, feed)


@task()
def keep_pictures() -> None:
    """Fetch the lead pictures that are asked for."""
    if not pictures.keep_due(LONGEST_JOB):
        _once_more(keep_pictures)


@task()
def read_articles() -> None:
    """Read what was taken in and never read: its worker was killed in between."""
    ends = monotonic() + LONGEST_JOB
    for article in _unread():
        if not goes_on() or monotonic() > ends:
            _once_more(read_articles)
            return
        try_to_read(article)


@task()
def reread_outlets() -> None:
    """Read anew what hung on outlets that were corrected."""
    if not rereading.reread_due(LONGEST_JOB) and not ending.is_set():
        _once_more(reread_outlets)


@task()
def index_texts() -> None:
    """Index for the search what waits for it."""
    ends = monotonic() + LONGEST_JOB
    for _done in indexed.index_waiting():
        if monotonic() > ends:
            _once_more(index_texts)
            return


@task()
def tidy_up() -> None:
    """Let go what nobody used, a few batches at a time: other jobs have their turn between."""
    if not tidying.tidy(grace=KEEPING_CHANGED, most=BATCHES_AT_ONCE) and not ending.is_set():
        _once_more(tidy_up)


def _unread() -> Iterator[Article]:
    """In the order of their ids. Each once: the database may keep one from being read just now."""
    unread = Article.objects.unread().filter(modified__lt=timezone.now() - UNREAD_FOR).order_by("pk")
    last = 0
    while pks := list(unread.filter(pk__gt=last).values_list("pk", flat=True)[:LOOKED_AT]):
        for last in pks:
            if article := unread.filter(pk=last).first():  # nobody else read it meanwhile
                yield article


def _once_more(job: Any, *arguments: int) -> None:
    """At the end of the queue, unless it stands there already."""
    if (job.module_path, arguments) not in _in_queue(DBTaskResult.objects.ready()):
        job.enqueue(*arguments)


Key = tuple[str, tuple[int, ...]]  # the job's path and its arguments


def _in_queue(jobs: Any) -> set[Key]:
    return {(path, tuple(said["args"])) for path, said in jobs.values_list("task_path", "args_kwargs")}


def _standing(now: datetime) -> set[Key]:
    """The jobs that wait or are being done. Whose worker was killed stays RUNNING, and is neither."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__gte=now - LEASE)
    return _in_queue(DBTaskResult.objects.filter(status=TaskResultStatus.READY)) | _in_queue(running)


def sweep(now: datetime | None = None) -> Counter[str]:
    """Enqueue a job for all that is due and has none, and clear the queue of what ended. How many of each."""
    now = now or timezone.now()
    standing = _standing(now)
    done = Counter(
        feeds=_sweep_feeds(standing, now),
        arrivals=_sweep_arrivals(standing, now),
        pictures=_sweep_pictures(standing, now),
        readings=_sweep_articles(standing, now),
        indexings=_sweep_index(standing),
        rereadings=_sweep_outlets(standing),
    )
    if _is_time_to_tidy(now):
        tidy_up.enqueue()
        done["tidyings"] = 1
    done["scheduled"] = schedules.carry_out_due(now)
    done["pictures thrown away"] = pictures.throw_away_removed()
    done["strangers forgotten"] = forget_strangers(now)
    done["ended"] = clear_queue(now)
    return done


def _sweep_feeds(standing: set[Key], now: datetime) -> int:
    due = Feed.objects.to_queue(now).values_list("pk", flat=True)
    without = [feed for feed in due if (poll_feed.module_path, (feed,)) not in standing]
    return sum(
        enqueue_once(Feed.objects, [feed], partial(poll_feed.enqueue, feed), now)
        for feed in without[:MOST_AT_ONCE]
    )


def _sweep_arrivals(standing: set[Key], now: datetime) -> int:
    """One job a feed."""
    waiting = Arrival.objects.waiting().to_queue(now)
    queued = 0
    for feed in waiting.order_by().values_list("feed", flat=True).distinct():
        if (take_arrivals.module_path, (feed or 0,)) not in standing:
            pks = list(waiting.filter(feed=feed).values_list("pk", flat=True)[:MOST_AT_ONCE])
            queued += enqueue_once(Arrival.objects, pks, partial(take_arrivals.enqueue, feed or 0), now)
    return queued


def _sweep_pictures(standing: set[Key], now: datetime) -> int:
    if (keep_pictures.module_path, ()) in standing:
        return 0
    asked = list(LeadPicture.objects.wanted().to_queue(now).values_list("pk", flat=True)[:MOST_AT_ONCE])
    return enqueue_once(LeadPicture.objects, asked, keep_pictures.enqueue, now)


def _sweep_articles(standing: set[Key], now: datetime) -> int:
    unread = Article.objects.unread().filter(modified__lt=now - UNREAD_FOR)
    if (read_articles.module_path, ()) in standing or not unread.exists():
        return 0
    read_articles.enqueue()
    return 1


def _sweep_index(standing: set[Key]) -> int:
    if (index_texts.module_path, ()) in standing or not indexed.anything_to_index():
        return 0
    index_texts.enqueue()
    return 1


def _sweep_outlets(standing: set[Key]) -> int:
    if (reread_outlets.module_path, ()) in standing or not rereading.anything_to_reread():
        return 0
    reread_outlets.enqueue()
    return 1


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


def forget_strangers(now: datetime) -> int:
    """Let go who sent wrong passwords or registrations, once nobody counts it; remarks long answered and old
    events of accounts too."""
    wrong = AccessAttempt.objects.filter(attempt_time__lte=now - settings.AXES_COOLOFF_TIME)
    registered = RegistrationAttempt.objects.filter(at__lte=now - HOUR)
    remarks = Remark.objects.answered_before(now - remark.KEPT_FOR)
    events = AccountEvent.objects.beyond_keeping(now)
    return sum(rows.delete()[0] for rows in (wrong, registered, remarks, events) if rows.exists())


def clear_queue(now: datetime) -> int:
    """Take away the jobs that ended, and those whose worker was killed, which stay RUNNING for ever."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT_FOR)
    killed = DBTaskResult.objects.running().filter(started_at__lt=now - OLDEST_RUN)
    return ended.delete()[0] + killed.delete()[0]
