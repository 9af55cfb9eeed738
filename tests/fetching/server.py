"""Servers on loopback that do as a test says, honest or not."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Visit:
    """One connection: what was asked, and what goes back."""

    def __init__(self, connected: socket.socket, over: threading.Event) -> None:
        self._socket = connected
        self._over = over
        self.head = b""

    def read_request(self) -> None:
        """To the end of the headers; the greeting of TLS is left to who speaks it."""
        if self._socket.recv(1, socket.MSG_PEEK) == b"\x16":
            return
        while b"\r\n\r\n" not in self.head:
            received = self._socket.recv(4096)
            if not received:
                return
            self.head += received

    def encrypt(self, context: ssl.SSLContext) -> None:
        """TLS from here on, and the request that comes by it."""
        self._socket = context.wrap_socket(self._socket, server_side=True)
        while b"\r\n\r\n" not in self.head:
            self.head += self._socket.recv(4096)

    @property
    def path(self) -> str:
        return self.head.split(b" ")[1].decode()

    def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            self._socket.sendall(piece)

    def answer(self, body: bytes = b"", status: str = "200 OK", **headers: str) -> None:
        """Headers by their names with "_" for "-"; Content-Length where no other is given."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Content-Length", str(len(body)))
        lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        self.send(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode(), body)

    def lead_to(self, address: str, status: str = "302 Found") -> None:
        self.answer(status=status, Location=address)

    def end_with_a_reset(self) -> None:
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait(self, seconds: float) -> bool:
        """Whether the test goes on."""
        return not self._over.wait(seconds)

    def drip(self, piece: bytes, every: float = 0.02) -> None:
        """The same bytes again and again, as long as somebody listens."""
        while self.wait(every):
            self.send(piece)

    def pour(self, piece: bytes) -> None:
        while not self._over.is_set():
            self.send(piece)


Script = Callable[[Visit], None]


class Server:
    """`address` is "127.0.0.1:40001"; `visits` are the connections so far."""

    def __init__(self, script: Script, host: str) -> None:
        self._script = script
        self._over = threading.Event()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listening = socket.create_server((host, 0), family=family)
        self.host = f"[{host}]" if ":" in host else host
        self.port = self._listening.getsockname()[1]
        self.address = f"{self.host}:{self.port}"
        self.visits: list[Visit] = []
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def _listen(self) -> None:
        with suppress(OSError):  # when it is shut
            while True:
                connected, _peer = self._listening.accept()
                connected.settimeout(10)
                visit = Visit(connected, self._over)
                self.visits.append(visit)
                thread = threading.Thread(target=self._serve, args=(visit, connected), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, visit: Visit, connected: socket.socket) -> None:
        with connected, suppress(OSError, IndexError):
            visit.read_request()
            self._script(visit)

    def close(self) -> None:
        self._over.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(2)
        self._listening.close()


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@contextmanager
def serving(script: Script, host: str = "127.0.0.1") -> Iterator[Server]:
    server = Server(script, host)
    try:
        yield server
    finally:
        server.close()


def told(names: dict[str, list[str]]) -> Callable[..., list[tuple]]:
    """In place of socket.getaddrinfo: the addresses of each name, one list a look-up where lists are nested.

    What has no name here is looked up as it stands, if it is an address or one this machine knows.
    """
    asked: dict[str, int] = {}

    def resolver(host: str, port: int, *rest: int) -> list[tuple]:
        if host not in names:
            return socket.getaddrinfo(host, port, *rest)
        asked[host] = asked.get(host, 0) + 1
        found = names[host][min(asked[host], len(names[host])) - 1]
        each = [_row(address, port) for address in found.split()]
        if not each:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return each

    resolver.asked = asked
    return resolver


def _row(address: str, port: int) -> tuple:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
