"""A body as it was before the server packed it, piece by piece: a bomb is cut when it has grown too large."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import brotli

from newsreader.fetching.not_fetched import NotFetched

ASKED = "gzip, deflate, br"
PIECE = 65_536  # bytes unpacked at a time
_DEEP = 2  # packings within each other; a page has one
_MEMBERS = 1_000  # of a gzip body; each costs time, however little it holds
_NOT_ASKED = {"zstd", "compress", "x-compress", "dcb", "dcz"}


def unpacked(pieces: Iterable[bytes], codings: str, most: int) -> Iterator[bytes]:
    """The pieces without what Content-Encoding names, at most so many bytes at each layer.

    A name nobody knows ("utf-8", "none") packs nothing: servers write it by mistake, and browsers pass over
    it. Raises NotFetched ("too large", "broken").

    >>> b"".join(unpacked([zlib.compress(b"Rebels left the city.")], "deflate", 100))
    b'Rebels left the city.'
    """
    names = [name.strip().lower() for name in codings.split(",")]
    if unasked := sorted(_NOT_ASKED.intersection(names)):
        raise NotFetched(f"It is packed as {unasked[0]}, which nobody asked for.", "broken")
    unpackers = [_UNPACKERS[name] for name in names if name in _UNPACKERS]
    if len(unpackers) > _DEEP:
        raise NotFetched("It is packed more than twice.", "broken")
    for unpacker in reversed(unpackers):
        pieces = counted(unpacker(pieces), most)
    return counted(pieces, most)


def counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces that hold something; raises NotFetched ("too large") when they hold more than `most`."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise NotFetched(f"It is larger than {most / 1e6:g} MB, which is the limit.", "too large")
        if piece:
            yield piece


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Several members are one text (RFC 1952); what follows the last one is left, as gzip leaves it."""
    inflating: zlib._Decompress | None = None
    members = 0
    for piece in pieces:
        while piece:
            if inflating is None:
                if members and piece[0] != 0x1F:
                    return
                members += 1
                inflating = _member(members)
            yield from _inflated(inflating, piece)
            piece = inflating.unused_data
            inflating = None if inflating.eof else inflating
    if inflating is not None:
        raise _broken()


def _member(number: int) -> zlib._Decompress:
    if number > _MEMBERS:
        raise _broken()
    return zlib.decompressobj(31)


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """With zlib's two bytes before it, as the standard has it, or without, as some servers send it."""
    inflating: zlib._Decompress | None = None
    start = b""
    for piece in pieces:
        if inflating is None:
            start += piece
            if len(start) < 2:
                continue
            inflating, piece = zlib.decompressobj(15 if _is_zlib(start) else -15), start
        yield from _inflated(inflating, piece)
        if inflating.eof:
            return
    if start:
        raise _broken()


def _is_zlib(start: bytes) -> bool:
    return start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0


def _inflated(inflating: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    while not inflating.eof:
        try:
            out = inflating.decompress(piece, PIECE)
        except zlib.error as error:
            raise _broken() from error
        yield out
        piece = inflating.unconsumed_tail
        if not piece and len(out) < PIECE:
            return


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflating = brotli.Decompressor()
    fed = False
    for piece in pieces:
        fed = True
        yield from _debrotlied(inflating, piece)
        if inflating.is_finished():
            return
    if fed:
        raise _broken()


def _debrotlied(inflating: Any, piece: bytes) -> Iterator[bytes]:
    """It may hold words back after it has taken all that was fed: it is asked until it gives none."""
    while not inflating.is_finished():
        try:
            out = inflating.process(piece, output_buffer_limit=PIECE)
        except brotli.error as error:
            raise _broken() from error
        yield out
        piece = b""
        if not out and inflating.can_accept_more_data():
            return


def _broken() -> NotFetched:
    return NotFetched("It does not unpack: it is damaged or cut short.", "broken")


_UNPACKERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
