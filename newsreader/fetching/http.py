"""The one fetcher: whatever the site takes from the web comes through here.

What each rule is for, and what was tried against it: docs/decisions/0014-fetching.md.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from time import monotonic

from newsreader.fetching import robots as robots_txt
from newsreader.fetching.deadlines import Deadline
from newsreader.fetching.guard import Destination, Guard, Network, Resolver
from newsreader.fetching.not_fetched import NotFetched
from newsreader.fetching.request import Redirect, Response, Sizes, ask, encrypted, pauses, sendable
from newsreader.fetching.robots import KnownRobots, Robots
from newsreader.fetching.turns import Turns
from newsreader.fetching.unpacking import ASKED

__all__ = ["FetchLimits", "Fetcher", "NotFetched", "Response"]

_ROBOTS = 10.0  # seconds for robots.txt, or half of what is left of the whole


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bytes of a body as sent and as unpacked, redirects in a row, seconds from the first look-up to the last
    byte. Waiting for another request to the same host before that may take as long again.
    """

    wire_bytes: int = 15_000_000
    unpacked_bytes: int = 15_000_000
    redirects: int = 5
    seconds: float = 30.0


class Fetcher:
    """Built once a process and shared by its threads, for it knows whose turn it is at each host.

    `user_agent` names the site ("newsreader/1.0 (+https://news.example.org)"). `networks` are those an
    administrator allows besides the public internet. Raises ValueError for a user agent that no header can
    hold or that has no name robots.txt could call it by, and for a network that wraps others.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        networks: Iterable[Network] = (),
        limits: FetchLimits | None = None,
        resolver: Resolver = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        if not sendable(user_agent) or not robots_txt.token(user_agent):
            raise ValueError(f"no User-Agent: {user_agent!r}")
        self.user_agent = user_agent
        self.limits = limits or FetchLimits()
        self._guard = Guard(networks, resolver)
        self._given_tls = tls
        self._turns = Turns()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made once: to read the machine's certificates takes some 20 ms."""
        return self._given_tls or ssl.create_default_context()

    def get(
        self,
        address: str,
        *,
        accept: str = "",
        etag: str = "",
        last_modified: str = "",
        robots: KnownRobots | None = None,
    ) -> Response:
        """What stands at the address; raises NotFetched, and nothing else, where it cannot be had.

        `etag` and `last_modified` are those of the last response: where nothing has changed since, the answer
        is `unchanged`. With `robots` each address on the way is asked of its host's robots.txt first, which
        is read where it is not known or not young enough, and kept there.
        """
        headers = {"Accept": accept if sendable(accept) and accept else "*/*"}
        if etag and sendable(etag):
            headers["If-None-Match"] = etag
        if last_modified and sendable(last_modified):
            headers["If-Modified-Since"] = last_modified
        sizes = Sizes(self.limits.wire_bytes, self.limits.unpacked_bytes)
        return self._followed(address, _Request(headers, sizes, Deadline(self.limits.seconds), robots))

    def _followed(self, address: str, request: _Request) -> Response:
        """Through redirects to the end."""
        visited: list[str] = []
        permanent, lasting = "", True
        while True:
            try:
                destination = self._next(address, visited)
                permanent = destination.url if visited and lasting else permanent
                first = request.patient and not visited
                self._check_robots(destination, request, first=first)
                answer = self._asked(destination, request, first=first)
            except NotFetched as failure:
                led = failure.within(f"It leads on to {address[:200]}") if visited else failure
                raise led from failure.__cause__
            if isinstance(answer, Response):
                return replace(answer, permanent=permanent)
            visited.append(destination.url)
            address = answer.address
            lasting = lasting and answer.lasting

    def _next(self, address: str, visited: list[str]) -> Destination:
        destination = self._guard.destination(address)
        if destination.url in visited:
            raise NotFetched("It leads back to where it came from.", "redirects")
        if len(visited) > self.limits.redirects:
            raise NotFetched(f"It leads on more than {self.limits.redirects} times.", "redirects")
        return destination

    def _asked(self, destination: Destination, request: _Request, *, first: bool) -> Response | Redirect:
        """The answer of one host, whose turn is this thread's meanwhile."""
        with (
            self._turn(destination.host, request.deadline, first=first),
            _told(destination, request.deadline),
        ):
            connected = self._guard.connect(destination, request.deadline)
            if destination.scheme == "https":
                connected = encrypted(connected, destination, self._tls, request.deadline)
            with connected:
                return ask(
                    connected,
                    destination,
                    self._headers(destination, request),
                    request.sizes,
                    request.deadline,
                )

    @contextmanager
    def _turn(self, host: str, deadline: Deadline, *, first: bool) -> Iterator[None]:
        """Waiting for the first is nobody's fault there: it does not count, and has an end of its own."""
        began = monotonic()
        with self._turns.of(host, self.limits.seconds if first else deadline.left()):
            if first:
                deadline.prolong(monotonic() - began)
            try:
                yield
            except NotFetched as failure:
                if pause := pauses(failure):
                    self._turns.rest(host, pause)
                raise

    def _headers(self, destination: Destination, request: _Request) -> dict[str, str]:
        """Nothing that tells who reads: no cookie, no Referer, no name and password."""
        return {
            "Host": destination.authority,
            "User-Agent": self.user_agent,
            "Accept-Encoding": ASKED,
            "Connection": "close",
            **request.headers,
        }

    def _check_robots(self, destination: Destination, request: _Request, *, first: bool) -> None:
        if request.robots is None:
            return
        told = request.robots.get(destination.origin)
        now = datetime.now(UTC)
        if told is None or told.until <= now:
            part = request.deadline.part(_ROBOTS)
            told = self._robots(destination, told, part, patient=first)
            request.deadline.prolong(part.prolonged)
            request.robots[destination.origin] = told
        if not told.reachable:
            line = f"{destination.host} cannot show its robots.txt now, so nothing is fetched from it."
            raise NotFetched(line, "no robots.txt", retry_after=max((told.until - now).total_seconds(), 0.0))
        if not told.allows(destination.url, self.user_agent):
            raise NotFetched(f"{destination.host} asks robots not to fetch this page (robots.txt).", "robots")

    def _robots(
        self, destination: Destination, earlier: Robots | None, deadline: Deadline, *, patient: bool
    ) -> Robots:
        """What the host asks of robots, read now; where it gives no answer at all, NotFetched is raised."""
        sizes = Sizes(self.limits.wire_bytes, self.limits.unpacked_bytes, cut=robots_txt.MOST)
        request = _Request({"Accept": "text/plain, */*"}, sizes, deadline, None, patient)
        try:
            answer = self._followed(f"{destination.origin}/robots.txt", request)
        except NotFetched as failure:
            told = robots_txt.without(failure.status, failure.reason, earlier, datetime.now(UTC))
            if told is None:
                line = f"Nothing is fetched from {destination.host} without its robots.txt"
                raise failure.within(line) from failure
            return told
        return robots_txt.found(answer.body, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class _Request:
    """What stays the same through redirects; `patient`: the wait for the first host is not counted."""

    headers: dict[str, str]
    sizes: Sizes
    deadline: Deadline
    robots: KnownRobots | None
    patient: bool = True


@contextmanager
def _told(destination: Destination, deadline: Deadline) -> Iterator[None]:
    """Whatever sockets, TLS and http.client raise, as NotFetched."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) and deadline.over:
            raise deadline.passed() from error
        raise _failure(error, destination.host) from error


def _failure(error: Exception, host: str) -> NotFetched:
    match error:
        case ssl.SSLCertVerificationError():
            line = f"The certificate of {host} does not hold: {error.verify_message}."
            return NotFetched(line, "certificate")
        case ssl.SSLError():
            return NotFetched(f"No encrypted connection to {host} could be made.", "network")
        case socket.gaierror():
            return NotFetched(f"There is no host {host}, or its name cannot be looked up now.", "network")
        case TimeoutError():
            return NotFetched(f"{host} does not answer.", "network")
        case http.client.HTTPException() | ValueError():
            return NotFetched(f"What {host} answered is not HTTP, or broke off.", "broken")
    return NotFetched(f"The connection to {host} failed.", "network")
