"""The body of an HTTP answer as the page's own bytes: chunks joined, compression taken off, within bounds.

Not warcio's own reading: with today's Brotli it raises, without Brotli it hands out packed bytes in silence,
it takes the fields behind the last chunk for text, and it knows no bounds.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import brotli

from newsreader.fetching.binary import binary_kind
from newsreader.fetching.documents import Refused

MOST_BYTES = 15_000_000
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP = b"\x1f\x8b"


def unpacked(body: bytes, transfer: str = "", content: str = "", most: int = MOST_BYTES) -> bytes:
    """The bytes of the page, given the answer's Transfer-Encoding and Content-Encoding.

    Many archives keep these two in the head and the body already undone: then it is taken as it is. Raises
    Refused for one that is damaged, unpacks to more than `most` bytes or is packed as nobody knows.
    """
    for encoding in (*_listed(transfer), *_listed(content)):
        if encoding == "chunked":
            body = _joined(body)
        elif encoding in _UNPACKING:
            body = _UNPACKING[encoding](body, most)
        elif encoding not in ("identity", "none", "utf-8", "binary"):
            raise Refused(f"It is compressed in a way that is not known here ({encoding[:40]}).")
    return body


def _listed(encodings: str) -> list[str]:
    """What was done last comes first."""
    return [name for each in reversed(encodings.lower().split(",")) if (name := each.strip())]


def _joined(body: bytes) -> bytes:
    """What the chunks hold, up to where they break off."""
    pieces, at = [], 0
    while size := _SIZE.match(body, at):
        length = int(size[1], 16)
        piece = body[size.end() : size.end() + length]
        pieces.append(piece)
        at = size.end() + length
        if not length:
            break
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(pieces) if pieces else body


def _gunzipped(body: bytes, most: int) -> bytes:
    if not body.startswith(_GZIP):
        return _plain(body, "gzip")
    pieces, left = [], most
    while body.startswith(_GZIP):
        member = zlib.decompressobj(31)
        piece = _inflated(member, body, left, "gzip")
        pieces.append(piece)
        left -= len(piece)
        body = member.unused_data
    return b"".join(pieces)


def _inflated(stream: zlib._Decompress, body: bytes, most: int, name: str) -> bytes:
    try:
        data = stream.decompress(body, most + 1)
    except zlib.error as error:
        raise _damaged(name) from error
    if len(data) > most:
        raise _too_large(most)
    if not stream.eof:
        raise Refused(f"Its compression ({name}) breaks off.")
    return data


def _deflated(body: bytes, most: int) -> bytes:
    """As zlib writes it, or bare, as some servers do."""
    try:
        return _inflated(zlib.decompressobj(), body, most, "deflate")
    except Refused as refused:
        if not isinstance(refused.__cause__, zlib.error):
            raise
    try:
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, most, "deflate")
    except Refused as refused:
        if not isinstance(refused.__cause__, zlib.error):
            raise
    return _plain(body, "deflate")


def _unbrotlied(body: bytes, most: int) -> bytes:
    stream = brotli.Decompressor()
    pieces, left, given = [], most, body
    try:
        while not stream.is_finished():
            piece = stream.process(given, output_buffer_limit=65_536)
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise _too_large(most)
            if not piece and stream.can_accept_more_data():
                raise Refused("Its compression (br) breaks off.")
            given = b""
    except brotli.error:
        return _plain(body, "br")
    return b"".join(pieces)


def _plain(body: bytes, name: str) -> bytes:
    """Bytes that are no such compression: text is what the archive unpacked already."""
    try:
        body[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(body), 4096) - 4 and not _markup(body):
            raise _damaged(name) from None
    if binary_kind(body):
        raise _damaged(name)
    return body


def _markup(body: bytes) -> bool:
    return body.lstrip()[:1] == b"<"


def _damaged(name: str) -> Refused:
    return Refused(f"Its compression ({name}) is damaged.")


def _too_large(most: int) -> Refused:
    return Refused(f"It unpacks to more than {most / 1e6:g} MB.")


_UNPACKING: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
}
