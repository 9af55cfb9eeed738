"""Clients that send slowly, or never to the end, keep no thread of the web server waiting.

gunicorn reads a request in the thread that answers it, and waits there without end: as many clients as there
are threads, each with half a head, stop a site. Here a request is given to a thread when its head (and a
short form) has come, which the main loop sees by looking without taking; what is read and written by threads
has a slowest pace. A proxy in front does more: docs/administrators.md.
"""

from __future__ import annotations

import errno
import re
import selectors
import socket
from functools import partial
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_WITHIN = 10.0  # seconds, with a short form
PATIENCE = 20.0  # seconds that a thread waits, and so much more
SLOWEST = 4096  # bytes a second
LOOKED_AT = 64 * 1024  # bytes: gunicorn takes heads that are no longer, and a system keeps as much unread
SHORT = 16 * 1024  # bytes of a form that is waited for outside threads
LOOK_AGAIN = 0.1  # seconds, where half a head is there: it is readable, so nothing else tells of the rest

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:", re.IGNORECASE)  # sends its body when a thread has said to go on


def is_there(seen: bytes) -> bool:
    """Has the request come, as far as it is waited for? Nothing at all is a client that has gone.

    >>> is_there(b"GET / HTTP/1.1\\r\\nHost: x\\r\\n"), is_there(b"GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
    (False, True)
    >>> is_there(b"POST / HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\na=")
    False
    """
    head, ends, body = seen.partition(b"\r\n\r\n")
    if not ends:
        return not seen
    length = _LENGTH.search(head + b"\r\n")
    if length is None or int(length[1]) > SHORT or _EXPECTS.search(head):
        return True
    return len(body) >= int(length[1])


class TimedSocket:
    """A client's socket, as gunicorn's threads use it, with a slowest pace. Too slow is as if it had gone."""

    def __init__(self, wrapped: socket.socket) -> None:
        self.wrapped = wrapped
        self.begin()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.wrapped, name)

    def begin(self) -> None:
        """A request: its pace is its own."""
        self.began, self.received = monotonic(), 0

    def look(self) -> bytes | None:
        """What has come, which stays there; None where nothing has yet."""
        try:
            return self.wrapped.recv(LOOKED_AT, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def setblocking(self, flag: bool) -> None:
        self.wrapped.settimeout(PATIENCE if flag else 0)

    def recv(self, size: int, *flags: int) -> bytes:
        left = self.began + PATIENCE + self.received / SLOWEST - monotonic()
        self._wait_for(left)
        try:
            got = self.wrapped.recv(size, *flags)
        except TimeoutError:
            raise _gone() from None
        self.received += len(got)
        return got

    def sendall(self, data: bytes) -> None:
        self._wait_for(PATIENCE + len(data) / SLOWEST)
        try:
            self.wrapped.sendall(data)
        except TimeoutError:
            raise _gone() from None
        self.begin()

    def _wait_for(self, seconds: float) -> None:
        if seconds <= 0:
            raise _gone()
        self.wrapped.settimeout(seconds)


def _gone() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "too slow")


class HeadFirstWorker(ThreadWorker):
    """gunicorn's worker of threads, which hears a request out before it gives it to one of them."""

    def init_process(self) -> None:
        self.coming: dict[TConn, float] = {}  # until when its head must have come
        self.begun: set[TConn] = set()  # of these, with half a head
        super().init_process()

    def enqueue_req(self, conn: TConn) -> None:
        if self.cfg.is_ssl:  # what comes cannot be read before a thread does
            super().enqueue_req(conn)
            return
        if not isinstance(conn.sock, TimedSocket):
            conn.sock = TimedSocket(conn.sock)
        conn.sock.begin()
        conn.sock.setblocking(False)
        read_ahead = conn.parser is not None and conn.parser.unreader.buf.getvalue()
        if read_ahead or self._is_there(conn):
            self._go(conn)
        else:
            self.coming[conn] = monotonic() + HEAD_WITHIN
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._more_came, conn))

    def _is_there(self, conn: TConn) -> bool:
        seen = conn.sock.look()
        return seen is not None and is_there(seen)

    def _go(self, conn: TConn) -> None:
        conn.data_ready = True
        super().enqueue_req(conn)

    def _more_came(self, conn: TConn, sock: object) -> None:
        self.poller.unregister(sock)
        self.begun.add(conn)
        self._look_at(conn)

    def _look_at(self, conn: TConn) -> None:
        if self._is_there(conn):
            self.begun.discard(conn)
            del self.coming[conn]
            self._go(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(min(timeout, LOOK_AGAIN) if self.begun else timeout)
        for conn in list(self.begun):
            self._look_at(conn)

    def murder_pending(self) -> None:
        """Close those who did not come to the end in time; all of them where the worker is to stop."""
        super().murder_pending()
        now = monotonic()
        for conn in [each for each, until in self.coming.items() if until < now or not self.alive]:
            del self.coming[conn]
            if conn in self.begun:
                self.begun.discard(conn)
            else:
                self.poller.unregister(conn.sock)
            self.nr_conns -= 1
            conn.close()
