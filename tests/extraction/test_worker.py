"""The child process: limits, threads, and nothing left behind."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreader.extraction.pages import worker
from newsreader.extraction.pages.worker import Limits, found_in
from newsreader.fetching import Refused

PAGE = "<h1>Town {}</h1><p>The army said on Monday that it had left the town.</p>"
SLOW = ("<div>" * 200 + "<p>The army left.</p>" + "</div>" * 200) * 600


def children():
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


@pytest.fixture(autouse=True)
def nothing_left_behind():
    worker.end_all()
    before = children()
    yield
    worker.end_all()
    assert children() <= before


def test_one_child_serves_many_pages():
    for number in range(5):
        assert found_in(PAGE.format(number))["h1"] == [f"Town {number}"]

    assert len(worker._idle) == 1
    assert worker._idle[0].pages == 5


def test_threads_do_not_get_each_others_answers():
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda number: found_in(PAGE.format(number))["h1"], range(20)))

    assert found == [[f"Town {number}"] for number in range(20)]


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read():
    with pytest.raises(Refused, match=r"^The page cannot be read: it took too long\.$"):
        found_in(SLOW, limits=Limits(cpu=1))

    assert found_in(PAGE.format(1))["h1"] == ["Town 1"]


def test_a_page_that_only_waits_is_refused_by_the_clock():
    with pytest.raises(Refused, match=r"^The page cannot be read: it took too long\.$"):
        found_in(SLOW, limits=Limits(seconds=0.8))


def test_memory_is_limited():
    with pytest.raises(Refused, match=r"^The page cannot be read: it needs too much memory\.$"):
        found_in("<p>word " * 150_000, limits=Limits(memory=180_000_000))


def test_a_child_that_died_idle_is_replaced():
    found_in(PAGE.format(1))
    worker._idle[0].process.kill()
    worker._idle[0].process.wait()

    assert found_in(PAGE.format(2))["h1"] == ["Town 2"]


def test_a_fork_leaves_the_parents_child_alone():
    script = (
        "import os\n"
        "from newsreader.extraction.pages.worker import found_in\n"
        "found_in('<h1>one</h1><p>x')\n"
        "if os.fork() == 0:\n"
        "    assert found_in('<h1>two</h1><p>x')['h1'] == ['two']\n"
        "    raise SystemExit\n"
        "status = os.wait()[1]\n"
        "print(status, found_in('<h1>three</h1><p>x')['h1'])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=30
    )

    assert (done.stdout, done.stderr) == ("0 ['three']\n", "")
