"""The site, loaded once and forked for each test that kills it: to load it takes two seconds of CPU.

Reads orders, a line each. "start PORT 1": a gunicorn in a session of its own, whose process id is printed;
with 0, of a site that keeps nothing in browsers. "kill ID": all of that session; that it is gone is printed.
The port listens before the id is printed, so who connects early waits, and is free before "gone" is.
"""

import contextlib
import os
import signal
import socket
import sys
from typing import NoReturn

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.wsgiapp import run

from newsreader.wsgi import application


def main() -> None:
    assert application and get_resolver().url_patterns  # all is loaded
    connections.close_all()
    ports = {}
    for line in sys.stdin:
        match line.split():
            case "start", port, offline:
                with socket.create_server(("127.0.0.1", int(port))) as listening:
                    id = os.fork() or serve(listening, offline == "1")
                ports[id] = int(port)
                print(id, flush=True)
            case "kill", id:
                os.killpg(int(id), signal.SIGKILL)
                os.waitpid(int(id), 0)
                await_free(ports.pop(int(id)))
                print("gone", flush=True)


def await_free(port: int) -> None:
    """Until nobody listens: a worker dies a little after its master, and is not ours to wait for."""
    with contextlib.suppress(ConnectionError):
        while True:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()


def serve(listening: socket.socket, offline: bool) -> NoReturn:
    os.setsid()
    settings.NEWSREADER_OFFLINE = offline
    sys.argv = ["gunicorn", "newsreader.wsgi", "--threads=4", "--no-control-socket"]
    sys.argv.append(f"--bind=fd://{listening.fileno()}")
    run()
    sys.exit()


if __name__ == "__main__":
    main()
