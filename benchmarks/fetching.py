"""python -m benchmarks.fetching: the table of attacks against the fetcher, and how long each drip took.

Everything is on loopback, the servers in this process too. Meanwhile another thread asks an honest server
for a page again and again; how long it waited stands below.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks import report
from newsreader.fetching.http import Fetcher
from tests.fetching.attacks import ATTACKS, Attack, tried
from tests.fetching.reader import AGENT, LOOPBACK
from tests.fetching.server import serving

SECONDS = 2.0  # of the deadline here; on a site 30
LATE = 0.25  # seconds, to look up, connect and end
ANSWERED = 50  # ms


def measure() -> None:
    quick = [attack for attack in ATTACKS if not attack.drip]
    drips = [attack for attack in ATTACKS if attack.drip]
    print(f"\nAttacks on the fetcher: {len(quick)} end by themselves, {len(drips)} by its deadline alone")
    with _honest() as waits:
        held = sum(_held(attack) for attack in quick)
        for attack in drips:
            began = time.monotonic()
            held += _held(attack)
            report.figure(attack.name, time.monotonic() - began, SECONDS + LATE, "s")
    report.figure(f"SSRF and the like, of {len(ATTACKS)}: not held", len(ATTACKS) - held, 0, "")
    report.figure(f"meanwhile an honest page, median of {len(waits)}", median(waits) * 1000, ANSWERED, "ms")
    report.figure("  the longest", max(waits) * 1000, None, "ms")


def _held(attack: Attack) -> bool:
    outcome = tried(attack, seconds=SECONDS)
    if held := (outcome.reason, outcome.reached) == (attack.reason, False):
        return held
    print(f"  {attack.name}: {outcome.reason or 'a page came back'}, {outcome.line}")
    return False


@contextmanager
def _honest() -> Iterator[list[float]]:
    """How long a page took that another thread asks for again and again, in seconds."""
    over, waits = threading.Event(), list[float]()

    def asking() -> None:
        fetcher = Fetcher(AGENT, networks=[LOOPBACK])
        with serving(lambda visit: visit.answer(b"The harbour is closed. " * 400)) as server:
            while not over.wait(0.05):
                began = time.monotonic()
                fetcher.get(f"http://{server.address}/")
                waits.append(time.monotonic() - began)

    thread = threading.Thread(target=asking)
    thread.start()
    try:
        yield waits
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    measure()
