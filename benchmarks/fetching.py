"""python -m benchmarks.fetching: the table of attacks against the fetcher, and how long each drip took.

Everything is on loopback. While the drips run, another thread asks a page of an honest server again and
again; how long it waited stands below.
"""

from __future__ import annotations

import threading
import time
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
    held = sum(_held(attack) for attack in ATTACKS if not attack.drip)
    quick = sum(not attack.drip for attack in ATTACKS)
    print(f"\nAttacks on the fetcher: {quick} end by themselves, {len(ATTACKS) - quick} by its deadline")
    over, waits = threading.Event(), list[float]()
    honest = threading.Thread(target=_honest, args=(over, waits))
    honest.start()
    for attack in ATTACKS:
        if attack.drip:
            began = time.monotonic()
            held += _held(attack)
            report.figure(attack.name, time.monotonic() - began, SECONDS + LATE, "s")
    over.set()
    honest.join()
    report.figure(f"SSRF and the like, of {len(ATTACKS)}: not held", len(ATTACKS) - held, 0, "")
    report.figure(f"meanwhile an honest page, median of {len(waits)}", median(waits) * 1000, ANSWERED, "ms")
    report.figure("  the longest", max(waits) * 1000, None, "ms")


def _held(attack: Attack) -> bool:
    outcome = tried(attack, seconds=SECONDS)
    if held := (outcome.reason, outcome.reached) == (attack.reason, False):
        return held
    print(f"  {attack.name}: {outcome.reason or 'a page came back'}, {outcome.line}")
    return False


def _honest(over: threading.Event, waits: list[float]) -> None:
    """A page asked for again and again; the longest wait is the machine's more than the fetcher's."""
    fetcher = Fetcher(AGENT, networks=[LOOPBACK])
    with serving(lambda visit: visit.answer(b"The harbour is closed. " * 400)) as server:
        while not over.wait(0.05):
            began = time.monotonic()
            fetcher.get(f"http://{server.address}/")
            waits.append(time.monotonic() - began)


if __name__ == "__main__":
    measure()
