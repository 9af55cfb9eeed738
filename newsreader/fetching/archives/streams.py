"""The bytes of an archive from its beginning to its end, unpacked, a little at a time."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import BinaryIO

BLOCK = 65_536
# A line of a record's head, and all lines of one head: an address may be long, and a site set many cookies.
_LONGEST_LINE, _LONGEST_HEAD = 65_536, 262_144
_GZIP = b"\x1f\x8b"


class EndsEarly(Exception):
    """The file ends in the middle of something."""


class Damaged(Exception):
    """The file is not what it says. Its text is one clear line for people, without the file's name."""


class Unpacked:
    """A file's bytes in order; those of gzip are unpacked, be it compressed whole or each record by itself.

    `name_of` says where in the file something stands. `read` is told of each number of bytes that was read of
    the file. Memory: two blocks, however large the file and whatever it unpacks to.
    """

    def __init__(self, file: BinaryIO, read: Callable[[int], object] = int) -> None:
        self._file, self._told = file, read
        self._packed = self._from_file()
        self._gzip = zlib.decompressobj(31) if self._packed.startswith(_GZIP) else None
        self._ready, self._at = b"", 0
        self._before = 0  # bytes that came before those that are ready
        self._read_of_file = len(self._packed)
        # Where the last member of gzip begins: in the file, and among what it unpacks to.
        self._member = (0, 0)
        self._left_of_head = _LONGEST_HEAD

    def tell(self) -> int:
        """How many unpacked bytes were given out."""
        return self._before + self._at

    def name_of(self, place: int) -> int:
        """Where in the file it stands, given where among the unpacked bytes; the latter where the file is
        compressed as a whole, for there is no other way to it."""
        return self._member[0] if self.begins_member(place) else place

    def begins_member(self, place: int) -> bool:
        """Whether the member of gzip that is being read begins at this unpacked byte."""
        return self._gzip is not None and self._member[1] == place

    def read(self, length: int) -> bytes:
        """So many bytes, or fewer at the end of the file."""
        pieces = []
        while length > 0 and self._fill():
            piece = self._ready[self._at : self._at + length]
            pieces.append(piece)
            self._at += len(piece)
            length -= len(piece)
        return b"".join(pieces)

    def readline(self, length: int = _LONGEST_LINE) -> bytes:
        """A line with its end, "" at the end of the file. Raises Damaged where a head grows too long."""
        line = b""
        while not line.endswith(b"\n") and len(line) < length and self._fill():
            end = self._ready.find(b"\n", self._at) + 1 or len(self._ready)
            piece = self._ready[self._at : min(end, self._at + length - len(line))]
            self._at += len(piece)
            line += piece
            self._left_of_head -= len(piece)
            if len(line) >= _LONGEST_LINE or self._left_of_head < 0:
                raise Damaged("the head of a record is too long")
        return line

    def begin_head(self) -> None:
        self._left_of_head = _LONGEST_HEAD

    def at_end(self) -> bool:
        return not self._fill()

    def _fill(self) -> bool:
        """Whether there are bytes ready, after some were made so. What is ready never spans two members."""
        while self._at == len(self._ready):
            self._before += len(self._ready)
            self._ready, self._at = b"", 0
            if not self._packed:
                self._packed = self._from_file()
                self._read_of_file += len(self._packed)
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        if self._gzip is None:
            self._ready, self._packed = self._packed, b""
            return bool(self._ready)
        if self._gzip.eof and not self._next_member():
            return False
        if not self._packed:
            raise EndsEarly
        try:
            self._ready = self._gzip.decompress(self._packed, BLOCK)
        except zlib.error as error:
            raise Damaged("its compression (gzip) is damaged") from error
        self._packed = self._gzip.unused_data if self._gzip.eof else self._gzip.unconsumed_tail
        return True

    def _next_member(self) -> bool:
        """Begin the one that follows; False at the end, or where only zeros follow."""
        while not self._packed.lstrip(b"\0"):
            self._packed = self._from_file()
            self._read_of_file += len(self._packed)
            if not self._packed:
                return False
        self._gzip = zlib.decompressobj(31)
        self._member = (self._read_of_file - len(self._packed), self._before)
        return True

    def _from_file(self) -> bytes:
        data = self._file.read(BLOCK)
        self._told(len(data))
        return data
