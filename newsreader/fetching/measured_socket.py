"""A connected socket as http.client reads it: each byte counted, each wait cut by one deadline.

A wait shorter than the deadline that begins anew with each byte (a socket's own time-out) is beaten by a
server that sends a byte a second. Here every read waits no longer than what is left of the whole.
"""

from __future__ import annotations

import io
import socket

from newsreader.fetching.deadlines import Deadline
from newsreader.fetching.not_fetched import NotFetched

HEADERS = 131_072  # bytes of status line and headers; browsers take 256 KiB, most servers send 8 at most


class MeasuredSocket:
    """HEADERS bytes are read from it at most, until `allow` says how many may follow them."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self._most = HEADERS
        self._too_many = NotFetched("Its headers never end.", "broken")
        self.received = 0

    def allow(self, more: int) -> None:
        self._most = self.received + more
        self._too_many = NotFetched(f"It is larger than {more / 1e6:g} MB, which is the limit.", "too large")

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Whoever opened the socket closes it; http.client does so after the headers."""

    def receive_into(self, buffer: memoryview) -> int:
        """Raises NotFetched ("deadline", "broken", "too large"), and what a socket raises."""
        self._socket.settimeout(self._deadline.left())
        received = self._socket.recv_into(buffer)
        self.received += received
        if self.received > self._most:
            raise self._too_many
        return received


class _Incoming(io.RawIOBase):
    def __init__(self, measured: MeasuredSocket) -> None:
        self._measured = measured

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._measured.receive_into(buffer)
