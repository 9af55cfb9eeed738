"""Requests answered in this process by the site's own WSGI application, and what each costs."""

from __future__ import annotations

import gzip
import io
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

import brotli
from backports import zstd
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.cache import cache as pages
from django.core.wsgi import get_wsgi_application
from django.db import connection

from benchmarks.report import PACE
from newsreader.models import User
from newsreader.models.sessions import ACCOUNTS, SessionStore


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def compressed(self) -> int:
        """Bytes on the wire. Pages the site does not compress are compressed here, as a proxy would."""
        packed = "Content-Encoding" in self.headers
        return len(self.body if packed else gzip.compress(self.body, 6))

    @property
    def text(self) -> str:
        unpack = {"zstd": zstd.decompress, "br": brotli.decompress, "gzip": gzip.decompress}.get(
            self.headers.get("Content-Encoding", "")
        )
        return (unpack(self.body) if unpack else self.body).decode()


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu` and `wall` are medians in milliseconds; `cpu` includes the database server's."""

    cpu: float
    wall: float
    queries: int
    answer: Answer


@cache
def application() -> Callable[..., Any]:
    return get_wsgi_application()


def get(url: str, cookie: str = "", fragment: bool = False, etag: str = "") -> Answer:
    return _asked("GET", url, cookie, fragment, etag)


def post(url: str, answers: Mapping[str, object], cookie: str) -> Answer:
    """A form sent as a script sends it: the answer is the part of the page alone."""
    body = urlencode({**answers, "csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
    return _asked("POST", url, f"{cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}", True, "", body)


TOKEN = "b" * 32  # of forms, in the cookie and in each of them


def _asked(method: str, url: str, cookie: str, fragment: bool, etag: str, sent: bytes = b"") -> Answer:
    path, _mark, query = url.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
        "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(sent),
        "CONTENT_LENGTH": str(len(sent)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if sent else "",
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
    }
    if cookie:
        environ["HTTP_COOKIE"] = cookie
    if fragment:
        environ["HTTP_HX_REQUEST"] = "true"
    if etag:
        environ["HTTP_IF_NONE_MATCH"] = etag
    began: list[tuple[str, list[tuple[str, str]]]] = []
    response = application()(environ, lambda status, headers, exc_info=None: began.append((status, headers)))
    body = b"".join(response)
    response.close()
    status, headers = began[0]
    return Answer(int(status.split()[0]), dict(headers), body)


def signed_in(user: User) -> str:
    """The cookie of a session of theirs."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = ACCOUNTS
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def cost(
    url: str,
    *,
    times: int,
    kept: bool = False,
    status: int = 200,
    cookie: str = "",
    paced: bool = False,
    **asked: Any,
) -> Cost:
    """What it costs; unless `kept`, with the cache of pages emptied before each. `paced`: see timed()."""

    def ask() -> Answer:
        if not kept:
            pages.clear()
        return get(url, cookie, **asked)

    answer = ask()
    if answer.status != status:
        raise SystemExit(f"{url}: {answer.status} where {status} was meant")
    with counted() as queries:
        ask()
    cpu, wall = timed(ask, times, paced=paced)
    return Cost(cpu, wall, queries.count, answer)


def timed(action: Callable[[], object], times: int, *, paced: bool = False) -> tuple[float, float]:
    """Medians of CPU and wall-clock milliseconds; `paced`, the CPU is told as where a million additions take
    report.PACE, asked before and after: between the turns it would leave each a cold cache."""
    from benchmarks.__main__ import pace

    cpus, walls = [], []
    before = pace(3) if paced else PACE
    for _turn in range(times):
        cpu, wall = _cpu(), time.perf_counter()
        action()
        walls.append(time.perf_counter() - wall)
        cpus.append(_cpu() - cpu)
    after = pace(3) if paced else PACE
    return median(cpus) * 1000 * 2 * PACE / (before + after), median(walls) * 1000


def _cpu() -> float:
    """Seconds of CPU this process has had, and PostgreSQL's process that serves it."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return time.process_time()
    process = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(process.read_text().split()[0]) / 1e9


@dataclass
class Queries:
    count: int = 0
    slow: list[tuple[float, str]] = field(default_factory=list)


@contextmanager
def counted() -> Iterator[Queries]:
    queries = Queries()

    def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.count += 1
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            queries.slow.append(((time.perf_counter() - began) * 1000, sql))
            if os.environ.get("BENCHMARK_SQL"):
                print(f"{queries.slow[-1][0]:8.2f} ms  {sql[:3000]}")

    with connection.execute_wrapper(count):
        yield queries
