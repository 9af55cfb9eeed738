"""One request and its answer over a socket that is connected: no redirect, no second try."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from newsreader.fetching.deadlines import Deadline
from newsreader.fetching.guard import Destination
from newsreader.fetching.measured_socket import MeasuredSocket
from newsreader.fetching.not_fetched import NotFetched
from newsreader.fetching.retry_after import retry_after
from newsreader.fetching.unpacking import PIECE, counted, unpacked

_REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_PAGES = {200, 203, 204}
_GONE = {404, 410}
_CLOSED = {401, 402, 403, 407, 451}
_PAUSES = {429, 503}
# A body in chunks of a byte or two costs far more time than its size says.
_THIN, _EARLY = 2, 1_000_000
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_UNSENDABLE = re.compile(r"[^\t -~\x80-\xff]")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """`url` is the address it came from, after redirects, in ASCII and without fragment.

    `permanent` is the last address reached by nothing but lasting redirects (301, 308), "" where there were
    none: what moved for good is asked there the next time. A redirect from https to http never counts.
    `body` is unpacked, b"" for 304. `media_type` ("text/html") and `charset` are what the server says, ""
    where it says nothing. `etag` and `last_modified` are to be sent back as they are. `max_age` and
    `retry_after` are in seconds, None where not said.
    """

    url: str
    status: int
    body: bytes
    permanent: str = ""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    max_age: int | None = None
    retry_after: float | None = None

    @property
    def unchanged(self) -> bool:
        return self.status == 304


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect: where to, as written there, made whole."""

    address: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """The most bytes as sent and as unpacked. With a `cut` so many are read, and the rest is left."""

    wire: int
    unpacked: int
    cut: int = 0


def encrypted(
    connected: socket.socket, destination: Destination, tls: ssl.SSLContext, deadline: Deadline
) -> ssl.SSLSocket:
    """The socket under TLS, its certificate held against the host's name.

    The whole handshake is cut by what is left: OpenSSL's own wait counts it in one.
    """
    try:
        wrapped = tls.wrap_socket(connected, server_hostname=destination.host, do_handshake_on_connect=False)
    except (ValueError, OSError):
        connected.close()
        raise
    try:
        wrapped.settimeout(deadline.left())
        wrapped.do_handshake()
    except BaseException:
        wrapped.close()
        raise
    return wrapped


def ask(
    connected: socket.socket,
    destination: Destination,
    headers: dict[str, str],
    sizes: Sizes,
    deadline: Deadline,
) -> Response | Redirect:
    """The answer to GET; raises NotFetched, OSError, http.client.HTTPException, ValueError."""
    measured = MeasuredSocket(connected, deadline)
    connection = http.client.HTTPConnection(destination.host, destination.port)
    connection.sock = measured  # which has all that http.client asks of one
    connection.auto_open = 0  # it never connects by itself
    connection.putrequest("GET", destination.path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    measured.allow(sizes.wire)
    if answer.status in _REDIRECTS:
        return _redirect(answer, destination)
    pause = retry_after(answer.headers.get("Retry-After", ""), datetime.now(UTC))
    if answer.status != 304 or not headers.keys() & {"If-None-Match", "If-Modified-Since"}:
        _check(answer.status, destination.host, pause)
    body = b"" if answer.status == 304 else _body(answer, measured, sizes)
    return Response(
        destination.url,
        answer.status,
        body,
        media_type=_media_type(answer.headers.get("Content-Type", "")),
        charset=_found(_CHARSET, answer.headers.get("Content-Type", "")).lower(),
        etag=_returnable(answer.headers.get("ETag", "")),
        last_modified=_returnable(answer.headers.get("Last-Modified", "")),
        max_age=int(age) if (age := _found(_MAX_AGE, answer.headers.get("Cache-Control", ""))) else None,
        retry_after=pause,
    )


def _redirect(answer: http.client.HTTPResponse, destination: Destination) -> Redirect:
    location = answer.headers.get("Location", "").strip()
    with suppress(UnicodeError):  # http.client reads headers as Latin-1; what is no ASCII in one is UTF-8
        location = location.encode("latin-1").decode("utf-8")
    if not location:
        raise NotFetched("It leads on to no address.", "redirects", status=answer.status)
    try:
        address = urljoin(destination.url, location)
    except ValueError as error:
        raise NotFetched("It leads on to what is no address.", "redirects", status=answer.status) from error
    weaker = destination.scheme == "https" and not address.lower().startswith("https:")
    return Redirect(address, answer.status in _LASTING and not weaker)


def _check(status: int, host: str, pause: float | None) -> None:
    """Raises NotFetched unless this is a page."""
    if status in _PAGES:
        return
    try:
        named = f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        named = str(status)
    if status in _GONE:
        raise NotFetched(f"There is no such page ({named}).", "gone", status=status)
    what = "does not give this page to us" if status in _CLOSED else "answered with no page"
    raise NotFetched(f"{host} {what} ({named}).", "status", status=status, retry_after=pause)


def pauses(failure: NotFetched) -> float:
    """Seconds for which the host as a whole asks not to be asked, 0 if it does not."""
    return failure.retry_after or 0.0 if failure.status in _PAUSES and failure.reason == "status" else 0.0


def _body(answer: http.client.HTTPResponse, measured: MeasuredSocket, sizes: Sizes) -> bytes:
    if answer.length is not None and answer.length > sizes.wire and not sizes.cut:
        line = f"It is {answer.length / 1e6:.1f} MB large, where {sizes.wire / 1e6:g} MB is the limit."
        raise NotFetched(line, "too large")
    if answer.headers.get("Transfer-Encoding", "chunked").lower() not in ("chunked", "identity"):
        raise NotFetched("It is packed for the way, which nobody asked for.", "broken")
    codings = ",".join(answer.headers.get_all("Content-Encoding", []))
    body = bytearray()
    for piece in unpacked(counted(_pieces(answer, measured), sizes.wire), codings, sizes.unpacked):
        body += piece
        if sizes.cut and len(body) >= sizes.cut:
            return bytes(body[: sizes.cut])
    return bytes(body)


def _pieces(answer: http.client.HTTPResponse, measured: MeasuredSocket) -> Iterator[bytes]:
    before, taken = measured.received, 0
    while piece := answer.read1(PIECE):
        taken += len(piece)
        if measured.received - before > taken * _THIN + _EARLY:
            raise NotFetched("It comes in pieces too small to be a page.", "broken")
        yield piece
    if answer.length:
        raise NotFetched("It broke off before its end.", "broken")


def _media_type(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _found(pattern: re.Pattern[str], value: str) -> str:
    match = pattern.search(value)
    return match[1] if match else ""


def _returnable(value: str) -> str:
    """As received, to be sent back; "" where it holds what no header can."""
    return value if sendable(value) else ""


def sendable(value: str) -> bool:
    return not _UNSENDABLE.search(value)
