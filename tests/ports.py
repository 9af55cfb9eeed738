"""Ports for servers that tests start: none that another worker's tests take in the meantime."""

import os
import socket
from contextlib import suppress
from itertools import count

_FIRST = 20_000  # below those that systems give to outgoing connections
_EACH = 200  # so many for each worker
_WORKERS = 50
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
_begun = count(os.getpid())  # another run of the tests on this machine begins elsewhere


def free_port() -> int:
    """The next of this worker's own at which nothing listens on 127.0.0.1."""
    for _ in range(_EACH):
        port = _FIRST + _worker * _EACH + next(_begun) % _EACH
        with suppress(OSError), socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
            tried.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("All ports of this worker are taken.")
