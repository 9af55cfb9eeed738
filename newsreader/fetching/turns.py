"""One request a host at a time, in the order they came, and none while it asked to be left alone.

Of this process: across processes whoever asks keeps a table of hosts.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from newsreader.fetching.not_fetched import NotFetched

_FEW = 1_000  # hosts that asked for a pause, before those whose pause is over are forgotten


class Turns:
    """Shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[threading.Event]] = {}
        self._resting: dict[str, float] = {}

    @contextmanager
    def of(self, host: str, seconds: float) -> Iterator[None]:
        """The host is this thread's inside. Raises NotFetched: "busy" after so many seconds, "rest"."""
        self._check_rest(host)
        mine = threading.Event()
        with self._lock:
            line = self._waiting.setdefault(host, deque())
            line.append(mine)
            line[0].set()
        try:
            if not mine.wait(seconds):
                raise NotFetched(
                    f"Other requests to {host} are still under way.", "busy", retry_after=seconds
                )
            self._check_rest(host)  # the one before may have been told so
            yield
        finally:
            self._leave(host, mine)

    def rest(self, host: str, seconds: float) -> None:
        """No request to the host for so long."""
        now = monotonic()
        with self._lock:
            if len(self._resting) >= _FEW:
                self._resting = {name: until for name, until in self._resting.items() if until > now}
            self._resting[host] = now + seconds

    def _check_rest(self, host: str) -> None:
        left = self._resting.get(host, 0.0) - monotonic()
        if left > 0:
            line = f"{host} asked to be left alone for {left:.0f} seconds more."
            raise NotFetched(line, "rest", retry_after=left)

    def _leave(self, host: str, mine: threading.Event) -> None:
        with self._lock:
            line = self._waiting[host]
            line.remove(mine)
            if line:
                line[0].set()
            else:
                del self._waiting[host]
