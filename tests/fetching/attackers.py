"""What the servers of the table of attacks do."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import cache

import brotli

from tests.fetching.server import Visit

Script = Callable[[Visit, dict[str, str]], None]  # the places are those an address is written with


def leads_to(address: str, status: str = "302 Found") -> Script:
    return lambda visit, places: visit.lead_to(address.format(**places), status)


def sends(body: Callable[[], bytes], **headers: str) -> Script:
    return lambda visit, places: visit.answer(body(), **headers)


@cache
def zeros_in_gzip(megabytes: int = 1_000) -> bytes:
    """A gigabyte of nothing, a thousandth of that on the wire: the same megabyte again and again."""
    packer = zlib.compressobj(9, wbits=31)
    first, next_one = (packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + next_one * (megabytes - 1) + packer.flush()


@cache
def zeros_in_brotli(megabytes: int = 200) -> bytes:
    packer = brotli.Compressor(quality=1)
    pieces = [packer.process(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join(pieces) + packer.finish()


@cache
def zeros_in_deflate() -> bytes:
    return zlib.compress(bytes(50_000_000), 9)


def big_without_length(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
    visit.pour(b"words " * 10_000)


def big_in_chunks(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    visit.pour(b"2710\r\n" + b"w" * 10_000 + b"\r\n")


def tiny_chunks(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    visit.pour(b"1\r\nw\r\n" * 10_000)


def endless_size_of_chunk(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;")
    visit.pour(b"x" * 10_000)


def endless_trailers(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nw\r\n0\r\n")
    visit.pour(b"X-More: words\r\n" * 1_000)


def promises_more(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nwords")


def promises_much(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    visit.drip(b"w")


def promises_below_nothing(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n")
    visit.pour(b"w" * 10_000)


def chunk_below_nothing(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n")
    visit.pour(b"w" * 10_000)


def body_drip(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    visit.drip(b"w")


def chunk_drip(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    visit.drip(b"1\r\nw\r\n")


def header_drip(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    visit.drip(b"w")


def status_drip(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 2")
    visit.drip(b"0")


def again_and_again_soon(visit: Visit, places: dict[str, str]) -> None:
    """The interim answer 100, for ever."""
    visit.drip(b"HTTP/1.1 100 Continue\r\n\r\n")


def interim_flood(visit: Visit, places: dict[str, str]) -> None:
    visit.pour(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def many_headers(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\n")
    visit.pour(b"X-More: words\r\n" * 1_000)


def long_header(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    visit.pour(b"w" * 10_000)


def slow_redirects(visit: Visit, places: dict[str, str]) -> None:
    if visit.wait(float(places["pause"])):
        visit.lead_to(f"http://{places['here']}/{len(visit.path)}{'x' * len(visit.path)}")


def far_redirects(visit: Visit, places: dict[str, str]) -> None:
    visit.lead_to(f"http://{places['here']}{visit.path}x")


def says_nothing(visit: Visit, places: dict[str, str]) -> None:
    visit.wait(30)


def hangs_up(visit: Visit, places: dict[str, str]) -> None:
    """With a reset, not an end."""
    visit.end_with_a_reset()


def hangs_up_within(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nwords")
    hangs_up(visit, places)


def greeting_drip(visit: Visit, places: dict[str, str]) -> None:
    """TLS that begins to say hello: a record of 16 kB, a byte at a time."""
    visit.send(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03")
    visit.drip(b"w")


def no_http(visit: Visit, places: dict[str, str]) -> None:
    visit.send(b"220 mail.example ESMTP\r\n")


def gzip_drip(visit: Visit, places: dict[str, str]) -> None:
    """Members that hold nothing, each a whole gzip file."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    visit.drip(gzip.compress(b""))
