"""Giving way: in a process that serves pages, background work stops between two pieces of it while anybody
waits for a page, and where the process is to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Event

LONGEST = 2.0  # seconds that one piece of work waits for readers: a busy site must not stop the news


class Readers:
    """How many pages are being made in this process just now."""

    def __init__(self) -> None:
        self._none = Condition()
        self._served = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        with self._none:
            self._served += 1
        try:
            yield
        finally:
            with self._none:
                self._served -= 1
                if not self._served:
                    self._none.notify_all()

    def wait_for(self, longest: float = LONGEST) -> None:
        """Returns when no page is being made, or after so many seconds."""
        with self._none:
            self._none.wait_for(lambda: not self._served, longest)


readers = Readers()
ending = Event()  # set where the process is to end: work stops after the piece at hand


def goes_on() -> bool:
    """Between two pieces of work: whether to begin the next one, now."""
    readers.wait_for()
    return not ending.is_set()
