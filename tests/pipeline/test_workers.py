"""The threads beside the web server: nothing ends them but the end of their process, and pages go before."""

import signal
import subprocess
import sys
import threading
from threading import Event

import pytest
from django.db import OperationalError
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult, get_date_max

from newsreader.pipeline import giving_way, workers
from newsreader.pipeline.giving_way import ending, readers
from newsreader.pipeline.jobs import take_arrivals
from newsreader.pipeline.workers import AFTER_FAILURE, PatientWorker, WorkerThread, noted

LONG = 60.0  # seconds that nothing here waits for, unless it is broken


@pytest.fixture
def finished():
    """Set when a job has ended."""
    finished = Event()

    def note(**_told):
        finished.set()

    task_finished.connect(note)
    yield finished
    task_finished.disconnect(note)


@pytest.fixture
def thread(transactional_db):
    thread = WorkerThread(0)
    yield thread
    ending.set()
    thread.join(LONG)
    ending.clear()
    assert not thread.is_alive()


def unreadable():
    """A job whose arguments are damaged: django-tasks-db's own worker ends of it."""
    DBTaskResult.objects.create(
        task_path=take_arrivals.module_path, args_kwargs={}, backend_name="default", run_after=get_date_max()
    )


def patient(**options):
    """What `manage.py db_worker` is made of."""
    usual = {
        "queue_names": ["*"],
        "excluded_queue_names": [],
        "interval": 0.0,
        "batch": True,
        "backend_name": "default",
        "startup_delay": False,
        "max_tasks": None,
        "worker_id": "patient",
    }
    return PatientWorker(**usual | options)


def test_a_process_that_works_goes_on_after_a_job_that_nobody_can_read(transactional_db, monkeypatch):
    monkeypatch.setattr(workers, "PAUSE", 0.0)
    unreadable()
    good = take_arrivals.enqueue(0)

    patient().run()

    assert DBTaskResult.objects.get(pk=good.id).status == "SUCCESSFUL"


def test_a_process_that_is_to_end_ends_after_the_piece_of_work_at_hand():
    worker = patient()
    worker.running_task = True
    try:
        worker.shutdown(signal.SIGTERM, None)
        assert (ending.is_set(), worker.running) == (True, False)
    finally:
        ending.clear()


def test_a_job_that_nobody_can_read_is_logged_and_the_next_one_done(thread, finished, caplog):
    unreadable()
    good = take_arrivals.enqueue(0)

    thread.start()

    assert finished.wait(LONG)
    assert DBTaskResult.objects.get(pk=good.id).status == "SUCCESSFUL"
    assert [record.message for record in caplog.records if record.name == workers.__name__] == [
        "The queue goes on after a fault of ours"
    ]


def test_a_database_that_is_gone_is_said_in_a_line_and_waited_for(caplog):
    pause = noted(OperationalError("the connection\nis closed"), "The queue")

    assert pause == AFTER_FAILURE
    assert [(record.levelname, record.message, record.exc_info) for record in caplog.records] == [
        ("WARNING", "The queue waits for the database: the connection is closed", None)
    ]


def test_no_work_is_begun_while_a_page_is_made(thread, finished, monkeypatch):
    waits = Event()
    wait_for = readers.wait_for

    def told(*_longest):
        waits.set()
        wait_for(LONG)

    monkeypatch.setattr(readers, "wait_for", told)
    take_arrivals.enqueue(0)

    with readers.one_more():
        thread.start()
        assert waits.wait(LONG)
        assert not finished.is_set()

    assert finished.wait(LONG)


def test_readers_who_never_stop_do_not_stop_the_news(thread, finished, monkeypatch):
    wait_for = readers.wait_for
    monkeypatch.setattr(readers, "wait_for", lambda: wait_for(0.0))
    take_arrivals.enqueue(0)

    with readers.one_more():
        thread.start()
        assert finished.wait(LONG)

    assert giving_way.LONGEST == 2.0


def test_they_begin_once_and_end_together(transactional_db, settings):
    settings.NEWSREADER_WORKERS = 2
    interval = sys.getswitchinterval()
    before = threading.active_count()
    try:
        workers.start()
        workers.start()
        assert threading.active_count() == before + 3
        workers.stop()
        assert threading.active_count() == before
    finally:
        ending.clear()
        sys.setswitchinterval(interval)


def test_no_thread_is_begun_before_the_web_servers_fork():
    loaded = "import threading, newsreader.gunicorn, newsreader.wsgi; print(threading.active_count())"

    printed = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert printed.stdout == "1\n"


def test_a_web_process_has_loaded_what_its_first_readers_need():
    asked = """
import sys
import newsreader.wsgi
from newsreader import gunicorn
from newsreader.pipeline import workers
workers.start = lambda: None
gunicorn.post_worker_init(None)
loaded = set(sys.modules)
from django.template.loader import get_template
from newsreader.models.territories import country
get_template("timelines/timeline.html")
get_template("articles/article.html")
print(country("FR"), sorted(set(sys.modules) - loaded))
"""

    printed = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert printed.stdout == "France []\n"
