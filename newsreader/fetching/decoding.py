"""Bytes to text, with the evidence: which encoding, who said so, and whether it was a guess."""

import codecs
import re
from dataclasses import dataclass

from newsreader.fetching.binary import BOMS, binary_kind, wide_without_mark
from newsreader.fetching.documents import Refused

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
# Browsers read these two as windows-1252, and so do the pages that declare them mean it.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Japanese in bytes of ASCII, as many mails still have it; escapes tell it.
_IN_ASCII = {
    "iso2022_jp",
    "iso2022_jp_1",
    "iso2022_jp_2",
    "iso2022_jp_2004",
    "iso2022_jp_3",
    "iso2022_jp_ext",
}
# Python's own, which no page is in.
_OF_PROGRAMS = ("punycode", "idna", "unicode", "raw-unicode", "raw_unicode", "undefined")
# A guess needs no more than this to be as good as it gets; on megabytes the guesser takes seconds.
_SAMPLE = 64_000
# Of Western text less than this is not ASCII, and of that most are its quotes, dashes and commonest accents.
_FEW, _MOST = 0.1, 0.5
_ENGLISH_BYTES = frozenset(b"\x91\x92\x93\x94\x96\x97\x85\xa0\xa3\xa9\xe9\xe8\xfc\xf6\xe4")
_MAC_BYTES = frozenset(b"\xd2\xd3\xd4\xd5\xd0\xd1\xc9\xca\x8e\x8f")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is the original that evidence points into. `warning` is a line for people, "" when sure."""

    text: str
    encoding: str
    rule: str
    warning: str = ""


def decode(data: bytes, *, html: bool = False, charset: str = "") -> Decoded:
    """Byte order mark, then UTF-8 if all of it fits, then the encoding it was sent with (`charset`, of which
    browsers think as much), then what the page declares, then a guess.

    Raises Refused for binary data and for bytes no encoding explains.

    >>> decode("Café".encode())
    Decoded(text='Café', encoding='utf-8', rule='utf-8', warning='')
    """
    if kind := binary_kind(data):
        raise Refused(f"This is {kind}, not text.")
    for mark, name in BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    if wide := wide_without_mark(data):
        text = _lone_surrogates_replaced(data.decode(wide, "replace"))
        return Decoded(
            text, wide, "zero-bytes", f"Read as {wide}: its zero bytes look like it; it does not say."
        )
    sent = _known(charset)
    declared = sent or (_declared(data) if html else "")
    in_escapes = declared in _IN_ASCII and b"\x1b" in data
    if data.isascii() and not in_escapes:
        return Decoded(data.decode("ascii"), "utf-8", "ascii")
    if not in_escapes and (fitting := _utf8(data)):
        return fitting
    if declared:
        return _declared_so(data, declared, "it was sent with" if sent else "the page declares")
    return _guessed(data)


def _utf8(data: bytes) -> Decoded | None:
    """Pages saved again by a browser keep an old declaration over UTF-8 bytes; bytes that are all valid UTF-8
    are practically never anything else."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "utf-8")
    except UnicodeDecodeError:
        return None


def _declared_so(data: bytes, name: str, who: str) -> Decoded:
    text = data.decode(name, "replace")
    warning = f"Some characters do not fit the encoding {who} ({name})." if "\ufffd" in text else ""
    return Decoded(text, name, "declared", warning)


def _marked(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    warning = f"Some characters do not fit the encoding its mark names ({name})." if "\ufffd" in text else ""
    return Decoded(_lone_surrogates_replaced(text), name, "byte-order-mark", warning)


def _lone_surrogates_replaced(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _declared(data: bytes) -> str:
    head = data[:4096]
    found = _XML.search(head) or _DECLARED.search(head)
    return _known(found[1].decode("ascii")) if found else ""


def _known(charset: str) -> str:
    """The codec of a name, "" of none, or of one that these bytes cannot be in."""
    try:
        name = codecs.lookup(charset).name
        b" ".decode(name)  # of no bytes Python never looks whether it is a text encoding
    except (LookupError, UnicodeError, ValueError):
        return ""
    if name == "utf-8" or name.startswith(("utf-16", "utf-32", "utf-7", *_OF_PROGRAMS)):
        return ""  # it cannot be: the bytes carry neither mark nor zeros, nor are they UTF-8
    return _AS_BROWSERS.get(name, name)


def _guessed(data: bytes) -> Decoded:
    if broken := _mostly_utf8(data):
        return broken
    if name := _western(data):
        return _as(name, data)
    from charset_normalizer import from_bytes  # seldom needed, and slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    return _as(name, data)


def _western(data: bytes) -> str:
    """Which of the two old encodings Western text is in, told by its quotes and dashes; "" if it is none."""
    high = _high(data[:_SAMPLE]) or _high(data)[:_SAMPLE]
    if len(high) / min(len(data), _SAMPLE) >= _FEW:
        return ""
    windows = sum(byte in _ENGLISH_BYTES for byte in high)
    macintosh = sum(byte in _MAC_BYTES for byte in high)
    if windows == macintosh or max(windows, macintosh) < len(high) * _MOST:
        return ""
    return "cp1252" if windows > macintosh else "mac_roman"


def _high(data: bytes) -> bytes:
    return data.translate(None, bytes(range(128)))


def _mostly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    fine = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - wrong
    if fine <= 4 * wrong:
        return None
    return Decoded(text, "utf-8", "utf-8-damaged", f"Nearly all of it is UTF-8, but {wrong} bytes are not.")


def _as(name: str, data: bytes) -> Decoded:
    text = _lone_surrogates_replaced(data.decode(name, "replace"))
    return Decoded(text, name, "guessed", f"The encoding is a guess: read as {name}.")
