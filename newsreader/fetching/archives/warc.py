"""Web archives (WARC 1.0 and 1.1): the pages they hold, one at a time.

The heads are read by warcio; what goes on around them (compression, bounds, where a record ends) is ours.

- A `response` with status 200 that is HTML or plain text is a document, and a `resource` of the web is one.
- A `revisit` has no body: the page was the same as before. It is never an empty version.
- A `conversion` is passed over: it is made of another record, under the same address. Taken, a bare text
  would stand as the newest version of the page it was drawn from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from newsreader.fetching.archives.bodies import MOST_BYTES, unpacked
from newsreader.fetching.archives.streams import BLOCK, Damaged, EndsEarly, Unpacked
from newsreader.fetching.binary import binary_kind
from newsreader.fetching.documents import Document, Refusal, Refused, Tally

_HEAD = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)
_HTTP_HEAD = StatusAndHeadersParser([], verify=False)
_LONGEST_HEAD = 262_144  # of an answer: sites set many cookies
_MOST_BLANK = 1_000  # lines between two records; there should be two
_NO_RECORD = "there is no record of a web archive (WARC)"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{2,40})""", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?)?)?)?")
# Texts that programs look for: their addresses are fixed (RFC 9309, RFC 9116, the IAB's ads.txt).
_FOR_PROGRAMS = re.compile(r"/(?:robots|ads|app-ads|security|humans|llms)\.txt|/\.well-known/.*")


@dataclass(frozen=True, slots=True)
class _WarcRecord:
    """A record's head, its content where that is wanted, and where it stands: in the file, and unpacked."""

    head: StatusAndHeaders
    place: int
    begins: int
    content: bytes = b""
    length: int = 0

    def field(self, name: str) -> str:
        return str(self.head.get_header(name) or "").strip()

    @property
    def type(self) -> str:
        return self.field("WARC-Type").lower()

    @property
    def address(self) -> str:
        """Without the "<" and ">" that wget 1.19 puts round it."""
        return self.field("WARC-Target-URI").strip("<>").replace(" ", "%20")


class _PassedOver(Exception):
    """It holds no article. Its text is the reason, as it is counted."""


def documents(path: str, file: BinaryIO, tally: Tally) -> Iterator[Document | Refusal]:
    """The pages of an archive in their order, named "path#123", by where the record begins in the file.

    What is no article is counted in `tally`. A file that is damaged or ends early gives what stood before,
    and then one Refusal. At most one record is held at a time, and of none more than MOST_BYTES.
    """
    stream = Unpacked(file, tally.read)
    try:
        for record in _records(stream):
            name = f"{path}#{record.place}"
            try:
                yield _document(name, record)
            except _PassedOver as why:
                tally.passed_over[str(why)] += 1
            except Refused as refused:
                yield Refusal(name, str(refused))
    except EndsEarly:
        yield Refusal(path, "The file ends early, in the middle of a record; those before it were read.")
    except Damaged as damage:
        yield Refusal(path, f"At byte {stream.tell()} {damage}; what stands before it was read.")


def _records(stream: Unpacked) -> Iterator[_WarcRecord]:
    """A record is given out once the next one begins: then what it is compressed in was checked."""
    line = _first_line(stream)
    if not line:
        raise Damaged(_NO_RECORD)
    while line:
        record = _record(stream, line)
        try:
            line = _first_line(stream)
        except (EndsEarly, Damaged):
            if not stream.begins_member(record.begins):  # else it is the record's own checksum that is wrong
                yield record
            raise
        yield record


def _first_line(stream: Unpacked) -> bytes:
    """The next line that is not blank; "" at the end."""
    for _blank in range(_MOST_BLANK):
        stream.begin_head()
        line = stream.readline()
        if not line or line.strip():
            return line
    raise Damaged(_NO_RECORD)


def _record(stream: Unpacked, line: bytes) -> _WarcRecord:
    begins = stream.tell() - len(line)
    place = stream.name_of(begins)
    try:
        head = _HEAD.parse(stream, line)
    except StatusAndHeadersParserException:
        raise Damaged(_NO_RECORD) from None
    length = str(head.get_header("Content-Length") or "").strip()
    if stream.at_end() and not length:
        raise EndsEarly
    if not re.fullmatch(r"[0-9]{1,18}", length):
        raise Damaged("a record does not say how long it is")
    record = _WarcRecord(head, place, begins, length=int(length))
    limited = LimitReader(stream, record.length)
    content = limited.read(MOST_BYTES + BLOCK) if record.type in _READ else b""
    while limited.limit:
        if not limited.read(BLOCK):
            raise EndsEarly
    if stream.readline().strip():
        raise Damaged("a record is longer than it says")
    return replace(record, content=content)


def _document(name: str, record: _WarcRecord) -> Document:
    reader = _READ.get(record.type)
    if reader is None:
        raise _PassedOver(_OTHERS.get(record.type, "records about others"))
    if record.field("WARC-Truncated"):
        raise Refused("The archive holds only its beginning: it was cut off then.")
    if record.field("WARC-Segment-Number"):
        raise Refused("The archive holds it in several pieces, which is not read here.")
    media_type, charset, data = reader(record)
    if media_type not in _PAGES:
        raise _PassedOver("neither HTML nor plain text")
    if not data.strip():
        raise _PassedOver("without a body")
    if binary_kind(data):
        raise _PassedOver("neither HTML nor plain text")
    if media_type == "text/plain" and _FOR_PROGRAMS.fullmatch(_path(record.address)):
        raise _PassedOver("texts for programs (robots.txt)")
    address = record.address if record.address.lower().startswith(("http://", "https://")) else ""
    return Document(name, data, media_type, address, last_moment(record.field("WARC-Date")), charset)


def _response(record: _WarcRecord) -> tuple[str, str, bytes]:
    """Media type, charset and body of an HTTP answer."""
    is_http = record.field("Content-Type").lower().startswith("application/http")
    if not (is_http or record.content.startswith(b"HTTP/")):  # some leave the type out
        raise _PassedOver("no answers of the web")
    head, body = _answer(record.content)
    if head.get_statuscode() != "200":
        raise _PassedOver("answers other than 200")
    media_type, charset = _typed(str(head.get_header("Content-Type") or ""))
    if media_type and media_type not in _PAGES:
        return media_type, charset, b""
    _check_length(record)
    transfer, packed = (str(head.get_header(n) or "") for n in ("Transfer-Encoding", "Content-Encoding"))
    data = unpacked(body, transfer, packed)
    if not media_type and _MARKUP.match(data):
        media_type = "text/html"
    return media_type, charset, data


def _resource(record: _WarcRecord) -> tuple[str, str, bytes]:
    """Of a resource the content is the page itself. Those of other schemes are the crawler's own notes."""
    if not record.address.lower().startswith(("http:", "https:", "ftp:", "file:")):
        raise _PassedOver("records about others")
    media_type, charset = _typed(record.field("Content-Type"))
    if media_type in _PAGES:
        _check_length(record)
    return media_type, charset, record.content


def _answer(content: bytes) -> tuple[StatusAndHeaders, bytes]:
    lines = BytesIO(content[:_LONGEST_HEAD])
    try:
        head = _HTTP_HEAD.parse(lines)
    except EOFError:
        raise _PassedOver("without a body") from None
    if lines.tell() == _LONGEST_HEAD:
        raise Refused("The head of the answer is too long.")
    return head, content[lines.tell() :]


def _typed(content_type: str) -> tuple[str, str]:
    charset = _CHARSET.search(content_type)
    return content_type.partition(";")[0].strip().lower(), charset[1] if charset else ""


def _check_length(record: _WarcRecord) -> None:
    if record.length > MOST_BYTES:
        raise Refused(f"Too large: {record.length / 1e6:.1f} MB, where {MOST_BYTES / 1e6:g} MB is the limit.")


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def last_moment(stamp: str) -> datetime | None:
    """The last second that a WARC-Date can mean: one to the day or month names no time, and none is invented.

    >>> [str(last_moment(stamp)) for stamp in ("2016-12-08T13:00:05Z", "2016-12-08", "2016-12", "soon")]
    ['2016-12-08 13:00:05+00:00', '2016-12-08 23:59:59+00:00', '2016-12-31 23:59:59+00:00', 'None']
    """
    found = _DATE.fullmatch(stamp)
    if not found:
        return None
    given = [int(part) for part in found.groups() if part]
    try:
        year, month, day, hour, minute, second = given + [1, 1, 1, 0, 0, 0][len(given) :]
        first = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        return _end(first, len(given)) - timedelta(seconds=len(given) < 6)
    except (ValueError, OverflowError):
        return None


def _end(first: datetime, parts: int) -> datetime:
    """Where the next year, month, day, hour or minute begins; of a second it is the second itself."""
    if parts <= 2:
        months = first.year * 12 + first.month - 1 + (12 if parts == 1 else 1)
        return first.replace(year=months // 12, month=months % 12 + 1)
    return first + (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta())[parts - 3]


_READ = {"response": _response, "resource": _resource}
_OTHERS = {"revisit": "the same as on an earlier visit", "conversion": "made of another record"}
