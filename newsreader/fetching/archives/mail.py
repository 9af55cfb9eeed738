"""Newsletters saved from a mailbox: a message (.eml) or many (.mbox), each with what its head says of it.

The document is the message's HTML, else its plain text, as it was sent. Subject, date and sender are told
beside it. A message has no address of its own: it is known by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import getaddresses
from typing import BinaryIO

from newsreader.fetching.binary import binary_kind
from newsreader.fetching.documents import Document, Refusal, Refused, Tally, Told

MOST_BYTES = 15_000_000
_BLOCK = 65_536
_HTML, _TEXT = "text/html", "text/plain"
# "From " and a moment, behind a blank line (RFC 4155): a sentence may begin with the word too.
_BEGINS = re.compile(rb"From .{0,300}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{0,60}\d\d:\d\d")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_DEEPEST = 20  # parts within parts
# The standard library makes an object of each line and part. A picture of 15 MB has 200,000 lines.
_MOST_LINES, _MOST_PARTS = 300_000, 5_000
_LONGEST_FIELD = 2000


class _ShortFields(Compat32):
    """The standard library's time for a field's parameters grows with their square: of a megabyte, hours."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


_HEADS = _ShortFields()


def document(name: str, data: bytes) -> Document:
    """What a message says. Raises Refused where it holds no text, or is none."""
    if data.count(b"\n") > _MOST_LINES or data.count(b"\n--") > _MOST_PARTS:
        raise Refused("The mail has too many lines or parts to be read.")
    try:
        message = BytesParser(policy=_HEADS).parsebytes(data)
        if not any(message.get(field) for field in ("From", "Date", "Subject", "Content-Type")):
            raise Refused("This is no mail: it has no head.")
        part = _text_of(message)
        content = part.get_payload(decode=True)
        told = _told(message)
    # What the standard library raises on a message that is none is not said anywhere.
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Refused("The mail cannot be read: its parts are damaged.") from error
    if not isinstance(content, bytes) or not content.strip():
        raise Refused("There is no text in it.")
    if kind := binary_kind(content):
        raise Refused(f"This is {kind}, not text.")
    charset = part.get_param("charset")
    return Document(
        name, content, part.get_content_type(), charset=charset if isinstance(charset, str) else "", told=told
    )


def message(path: str, file: BinaryIO, tally: Tally) -> Iterator[Document | Refusal]:
    """The one message of a file."""
    data = file.read(MOST_BYTES + 1)
    tally.read(len(data))
    try:
        if len(data) > MOST_BYTES:
            raise _too_large()
        yield document(path, data)
    except Refused as refused:
        yield Refusal(path, str(refused))


def documents(path: str, file: BinaryIO, tally: Tally) -> Iterator[Document | Refusal]:
    """The messages of a mailbox in their order, named "path#123", by where each begins in the file.

    At most one is held at a time; one larger than MOST_BYTES is refused and the rest goes on.
    """
    for place, data in _messages(file, tally):
        name = f"{path}#{place}"
        try:
            if data is None:
                raise _too_large()
            yield document(name, data)
        except Refused as refused:
            yield Refusal(name if place else path, str(refused))


def _messages(file: BinaryIO, tally: Tally) -> Iterator[tuple[int, bytes | None]]:
    """Each message, or None in the place of one that is too large, with the place of its first line."""
    begun, at, size = -1, 0, 0
    held = bytearray()
    blank, starts = True, True  # whether the line before was blank, and whether this is the start of a line
    while line := file.readline(_BLOCK):
        tally.read(len(line))
        if blank and starts and _BEGINS.match(line):
            if begun >= 0:
                yield begun, _own(held, size)
            begun, size, held = at, 0, bytearray()
        elif begun < 0 and line.strip():
            yield 0, b""
            return
        else:
            size += len(line)
            if size <= MOST_BYTES:
                held += line
        blank, starts = starts and not line.strip(), line.endswith(b"\n")
        at += len(line)
    if begun >= 0:
        yield begun, _own(held, size)


def _own(data: bytearray, size: int) -> bytes | None:
    """Without the ">" and the blank line that a mailbox adds: the same mail as a file has the same bytes."""
    if size > MOST_BYTES:
        return None
    end = len(data) - (2 if data.endswith(b"\n\r\n") else 1 if data.endswith(b"\n\n") else 0)
    return _ESCAPED.sub(rb"\1", bytes(data[:end]))


def _too_large() -> Refused:
    return Refused(f"Too large: {MOST_BYTES / 1e6:g} MB is the limit of a mail.")


def _text_of(message: Message) -> Message:
    """The first part that is HTML, else the first that is plain text; attachments and forwarded mails are not
    the message's own words. Raises Refused where there is none."""
    own: dict[str, Message] = {}
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        children = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(children, list) and depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(children) if isinstance(each, Message)]
        elif part.get_content_type() in (_HTML, _TEXT) and part.get_content_disposition() != "attachment":
            own.setdefault(part.get_content_type(), part)
    if found := own.get(_HTML) or own.get(_TEXT):
        return found
    raise Refused("There is no text in it.")


def _told(message: Message) -> Told:
    senders = getaddresses([_field(message, "From")])
    return Told(
        by="mail",
        headline=_field(message, "Subject"),
        published=_field(message, "Date"),
        source=senders[0][0].strip() if senders else "",
        language=_field(message, "Content-Language").partition(",")[0].strip(),
    )


def _field(message: Message, name: str) -> str:
    """A line of the head in words, whatever it is encoded in; "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    words = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "=?" in words:
        with suppress(LookupError, ValueError, HeaderParseError):
            words = str(make_header(decode_header(words)))
    return " ".join(words.split())
