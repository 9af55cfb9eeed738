"""One moment by which a whole fetch has ended, whatever it is doing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from time import monotonic
from typing import TypeVar

from newsreader.fetching.not_fetched import NotFetched

_T = TypeVar("_T")
# A look-up of a name cannot be broken off, only left behind: so many may be under way in a process.
_LOOKUPS = threading.BoundedSemaphore(32)


class Deadline:
    """`seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.prolonged = 0.0
        self._until = monotonic() + seconds

    def prolong(self, seconds: float) -> None:
        """For time that was spent waiting for others of this site."""
        self._until += seconds
        self.prolonged += seconds

    @property
    def over(self) -> bool:
        return monotonic() >= self._until

    def left(self) -> float:
        """Seconds, always above 0; raises NotFetched ("deadline") where none are left."""
        left = self._until - monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def part(self, seconds: float) -> Deadline:
        """A nearer one: so many seconds, or half of what is left where that is less."""
        return Deadline(min(seconds, self.left() / 2))

    def passed(self) -> NotFetched:
        return NotFetched(f"It was not there within {round(self.seconds, 1):g} seconds.", "deadline")


def within(deadline: Deadline, ask: Callable[[], _T]) -> _T:
    """What `ask` gives or raises, asked in a thread that is left behind when time is up."""
    answer: Future[_T] = Future()

    def asked() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:  # whatever it is, it is raised where it was asked for
            answer.set_exception(error)
        finally:
            _LOOKUPS.release()

    if not _LOOKUPS.acquire(timeout=deadline.left()):
        raise deadline.passed()
    try:
        threading.Thread(target=asked, name="look-up", daemon=True).start()
    except RuntimeError as error:
        _LOOKUPS.release()
        raise NotFetched("The machine has no thread left to look up the host.", "network") from error
    done, _pending = wait([answer], deadline.left())
    if not done:
        raise deadline.passed()
    return answer.result()
