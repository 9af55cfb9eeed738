"""The site, loaded once and forked for each test that kills it: to load it takes two seconds of CPU.

Reads orders, a line each. "start PORT 1": a gunicorn in a session of its own, whose process id is printed;
with 0, of a site that keeps nothing in browsers. "kill ID": all of that session; that it is gone is printed.
"""

import os
import signal
import sys

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.wsgiapp import run

from newsreader.wsgi import application


def main() -> None:
    assert application and get_resolver().url_patterns  # all is loaded
    connections.close_all()
    for line in sys.stdin:
        match line.split():
            case "start", port, offline:
                if id := os.fork():
                    print(id, flush=True)
                else:
                    serve(port, offline == "1")
            case "kill", id:
                os.killpg(int(id), signal.SIGKILL)
                os.waitpid(int(id), 0)
                print("gone", flush=True)


def serve(port: str, offline: bool) -> None:
    os.setsid()
    settings.NEWSREADER_OFFLINE = offline
    sys.argv = ["gunicorn", "newsreader.wsgi", "--threads", "4", "--bind", f"127.0.0.1:{port}"]
    run()


if __name__ == "__main__":
    main()
