"""A child process for strangers' markup, with limits, kept for the next page.

Importing trafilatura costs more than reading a page, so a child serves many, pages and feeds. Each has its
own allowance of CPU and time; a child that exceeds it, or dies, is thrown away and the page is refused. Only
JSON comes back: nothing a page could do to the child reaches this process as code.
"""

import atexit
import contextlib
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsreader.fetching.documents import Refused

_ROOT = str(Path(__file__).resolve().parents[3])
# The child starts by path, not by module, and never reads anything but its own two pipes.
_SERVES = "newsreader.extraction.pages import child; child.serve()"
_START = f"import sys; sys.path.insert(0, sys.argv[1]); from {_SERVES}"
_HEADER = struct.Struct("!IIQ")  # as in child.py
_IDLE_KEPT = 2
# A child's memory grows with the pages it has seen.
_PAGES_EACH = 500
_LONGEST_ANSWER = 64_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page or feed may cost: CPU and wall-clock seconds, and bytes of the child's address space."""

    cpu: int = 10
    seconds: float = 30.0
    memory: int = 1_500_000_000


LIMITS = Limits()


class _Broken(Exception):
    """The child is gone, or is to be."""


class _Child:
    """One child process and its two pipes. Used by one thread at a time."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.pages = 0
        command = [sys.executable, "-c", _START, _ROOT, str(memory)]
        self.process = subprocess.Popen(  # noqa: S603 - this interpreter, no shell, nothing of the page
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            # Signals of the terminal are for the parent; it ends its children itself.
            start_new_session=True,
        )

    def ask(self, question: bytes, data: bytes, limits: Limits) -> dict[str, Any]:
        deadline = time.monotonic() + limits.seconds
        self._write(_HEADER.pack(limits.cpu, len(question), len(data)) + question + data, deadline)
        length = int.from_bytes(self._read(8, deadline), "big")
        if length > _LONGEST_ANSWER:
            raise _Broken("too much came of it")
        self.pages += 1
        answer = json.loads(self._read(length, deadline))
        if not isinstance(answer, dict):
            raise _Broken("it could not be read")
        return answer

    def _write(self, data: bytes, deadline: float) -> None:
        assert self.process.stdin
        pipe = self.process.stdin.fileno()
        os.set_blocking(pipe, False)
        view = memoryview(data)
        while view:
            if not select.select([], [pipe], [], self._left(deadline))[1]:
                raise _Broken("it took too long")
            try:
                view = view[os.write(pipe, view[:1_000_000]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise _Broken("its reader stopped") from error

    def _read(self, length: int, deadline: float) -> bytes:
        assert self.process.stdout
        pipe = self.process.stdout.fileno()
        parts: list[bytes] = []
        while length:
            if not select.select([pipe], [], [], self._left(deadline))[0]:
                raise _Broken("it took too long")
            part = os.read(pipe, min(length, 1_000_000))
            if not part:
                raise _Broken(self._how_it_ended())
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _left(self, deadline: float) -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise _Broken("it took too long")
        return left

    def _how_it_ended(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(1)
        # SIGXCPU; what else ends a child is memory that ran out inside the parser.
        return "it took too long" if self.process.returncode == -24 else "it needs too much memory"

    def end(self) -> None:
        """Ends the child and waits for it: no zombie stays."""
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


_lock = threading.Lock()
_idle: list[_Child] = []


def found_in(source: str, url: str = "", limits: Limits = LIMITS) -> dict[str, Any]:
    """What `tree.found_in` finds in a page, read in a child process. Raises Refused with one line."""
    return asked("page", {"url": url}, source.encode("utf-8", "replace"), limits)


def asked(what: str, given: dict[str, str], data: bytes, limits: Limits = LIMITS) -> dict[str, Any]:
    """What the child's reader of pages or feeds (child.READERS) makes of these bytes and what is `given` of
    them. Raises Refused with one line.

    Safe to call from any thread: each call has a child of its own.
    """
    child = _taken(limits.memory)
    reused = child.pages > 0
    try:
        answer = child.ask(json.dumps({"what": what, "given": given}).encode(), data, limits)
    except (_Broken, ValueError) as error:
        child.end()
        if reused and not isinstance(error, ValueError) and str(error) == "its reader stopped":
            return asked(what, given, data, limits)  # an idle child had died: no fault of this page
        reason = str(error) if isinstance(error, _Broken) else "it could not be read"
        raise Refused(f"The {what} cannot be read: {reason}.") from None
    except BaseException:
        child.end()
        raise
    _given_back(child)
    if "unread" in answer:
        raise Refused(f"The {what} cannot be read: {answer['unread']}.")
    return answer


def _taken(memory: int) -> _Child:
    while True:
        with _lock:
            child = next((idle for idle in reversed(_idle) if idle.memory == memory), None)
            if child is not None:
                _idle.remove(child)
        if child is None:
            return _Child(memory)
        if child.process.poll() is None:
            return child
        child.close()


def _given_back(child: _Child) -> None:
    with _lock:
        if child.pages < _PAGES_EACH and len(_idle) < _IDLE_KEPT:
            _idle.append(child)
            return
    child.end()


def end_all() -> None:
    """Ends the idle children, as happens when the process ends."""
    with _lock:
        children = _idle[:]
        _idle.clear()
    for child in children:
        child.end()


def _forget() -> None:
    """After a fork the children are the parent's: only the copies of their pipes are closed here."""
    global _lock
    _lock = threading.Lock()
    for child in _idle:
        child.close()
        child.process.returncode = 0  # not ours to wait for
    _idle.clear()


atexit.register(end_all)
os.register_at_fork(after_in_child=_forget)
