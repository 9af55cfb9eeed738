"""One request a host at a time, and none while it asks for a pause."""

from __future__ import annotations

import threading

import pytest

from newsreader.fetching.http import FetchLimits, NotFetched
from tests.fetching.reader import fetcher
from tests.fetching.server import Visit, serving


def test_requests_to_one_host_wait_for_each_other_in_their_order():
    first_is_there, go_on = threading.Event(), threading.Event()
    at_once, most = 0, 0

    def script(visit: Visit) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        first_is_there.set()
        go_on.wait(10)
        at_once -= 1
        visit.answer(b"page")

    with serving(script) as server:
        reader = fetcher()
        threads = []
        for number in range(4):
            threads.append(threading.Thread(target=reader.get, args=[f"http://{server.address}/{number}"]))
            threads[-1].start()
            assert first_is_there.wait(10)
            waits_for(lambda: len(reader._turns._waiting["127.0.0.1"]) == len(threads))
        go_on.set()
        for thread in threads:
            thread.join(10)

    assert (most, [visit.path for visit in server.visits]) == (1, ["/0", "/1", "/2", "/3"])
    assert reader._turns._waiting == {}


def waits_for(condition):
    waited = threading.Event()
    for _ in range(1_000):
        if condition():
            return
        waited.wait(0.005)
    raise AssertionError


def test_who_waits_too_long_for_a_host_is_told_that_it_is_busy():
    there = threading.Event()

    def script(visit: Visit) -> None:
        there.set()
        visit.wait(20)

    with serving(script) as server:
        reader = fetcher(limits=FetchLimits(seconds=20))
        threading.Thread(
            target=lambda: pytest.raises(NotFetched, reader.get, f"http://{server.address}/")
        ).start()
        assert there.wait(10)
        reader.limits = FetchLimits(seconds=0.2)
        with pytest.raises(NotFetched) as raised:
            reader.get(f"http://{server.address}/next")

    assert (raised.value.reason, raised.value.kind) == ("busy", "failed")


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_host_that_asks_for_a_pause_is_left_alone(status):
    with serving(lambda visit: visit.answer(status=status, Retry_After="120")) as server:
        reader = fetcher()
        with pytest.raises(NotFetched) as first:
            reader.get(f"http://{server.address}/")
        with pytest.raises(NotFetched) as second:
            reader.get(f"http://{server.address}/other")

    assert (first.value.reason, first.value.retry_after, second.value.reason) == ("status", 120, "rest")
    assert (100 < second.value.retry_after <= 120, len(server.visits)) == (True, 1)
