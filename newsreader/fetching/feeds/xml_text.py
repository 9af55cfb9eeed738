"""XML from strangers, as text that a parser can be given: decoded, and without a document type.

A document type is where bombs and files of the machine hide, and no feed needs one: it is cut off before
any parser sees the text. Of what it declares only short plain text is kept ("copyright" for "(C)").
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from newsreader.fetching.decoding import decode
from newsreader.fetching.documents import Refused

# XML 1.0 has no such characters, and a parser stops at the first.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENCODING = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_SEVEN_BIT = ("iso2022", "hz")  # their bytes are all ASCII, and mean something else
_NAME = re.compile(r"[^\W\d][\w.-]*(?::[\w.-]+)?")
# What servers print before a feed (warnings of PHP, empty lines) ends where one of these begins.
_BEGINS = re.compile(r"<\?xml\b|<(?:rss|feed|(?:\w{1,20}:)?RDF|opml)\b", re.IGNORECASE)
_LONGEST_JUNK = 10_000
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w:.-]+)", re.IGNORECASE)
_OF_DOCTYPE = re.compile(r"""["'\[\]>]|<!--|<\?""")
_CLOSING = {'"': '"', "'": "'", "<!--": "-->", "<?": "?>"}
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"<&%]{0,100})"|'([^'<&%]{0,100})')\s*>""")
# A text that others' entities make longer than this by more was made to be.
_MOST_GROWTH = 1_000_000


@dataclass(frozen=True, slots=True)
class XmlText:
    """`text` begins with its first element, `root` is that element's name ("rdf:RDF"), "" of none.

    `document_type` is the name of the one that was cut off, in small letters, and `entities` the plain words
    it declared. `warning` is a line for people about the encoding.
    """

    text: str
    root: str
    encoding: str
    document_type: str
    entities: dict[str, str]
    warning: str = ""


def xml_text(data: bytes, charset: str = "") -> XmlText:
    """`charset` is what came with the bytes (HTTP). Raises Refused for what is no text, or no XML at all.

    >>> xml_text(b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY c "(C)">]><rss/>').entities
    {'c': '(C)'}
    """
    decoded, encoding, warning = _decoded(data, charset)
    text = NOT_XML.sub("", decoded.removeprefix("\ufeff"))
    start = _start(text)
    at, doctype = _prolog(text, start)
    name = _NAME.match(text, at + 1)
    root = name[0] if name else ""
    of = _DOCTYPE.match(doctype)
    return XmlText(text[at:], root, encoding, of[1].lower() if of else "", _entities(doctype), warning)


def _decoded(data: bytes, charset: str) -> tuple[str, str, str]:
    """The text, its encoding and a line for people. UTF-8 that is valid is nothing else, whatever is said."""
    named = _ENCODING.search(data[:400])
    stated = [_codec(charset), _codec(named[1].decode("ascii")) if named else ""]
    if data.isascii():
        for name in stated:
            if name.startswith(_SEVEN_BIT):
                return data.decode(name, "replace"), name, ""
    elif stated[0] and not _fits(data, "utf-8") and _fits(data, stated[0]):
        return data.decode(stated[0]), stated[0], ""
    made = decode(data, html=True)
    return made.text, made.encoding, made.warning


def _codec(name: str) -> str:
    """A codec of text by that name; "" where there is none."""
    try:
        found = codecs.lookup(name.strip(" \"'")).name
        b"".decode(found)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(found, found)


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeError:
        return False
    return True


def _start(text: str) -> int:
    """Where the document begins: behind blank lines and what a server printed by mistake."""
    opening = text[:_LONGEST_JUNK]
    first = len(opening) - len(opening.lstrip())
    if opening[first : first + 2] in ("<?", "<!") or _BEGINS.match(opening, first):
        return first
    found = _BEGINS.search(opening)
    if found and not re.search(r"<(?:html|head|body)\b", opening[: found.start()], re.IGNORECASE):
        return found.start()
    return first


def _prolog(text: str, at: int) -> tuple[int, str]:
    """Where the first element begins, and the document type before it ("" of none).

    Raises Refused where none begins: then it is no XML.
    """
    doctype = ""
    while 0 <= at < len(text):
        if text[at].isspace():
            at += 1
        elif text.startswith("<?", at):
            at = _behind(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _behind(text, "-->", at + 4)
        elif text.startswith("<!", at):
            end = _end_of_doctype(text, at)
            doctype, at = text[at:end], end
        elif text[at] == "<":
            return at, doctype
        else:
            break
    raise Refused("This is not XML: no element begins in it.")


def _behind(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _end_of_doctype(text: str, at: int) -> int:
    """Behind its ">": those within its brackets, quotation marks and comments do not count."""
    depth, at = 0, at + 2
    while sign := _OF_DOCTYPE.search(text, at):
        at = sign.end()
        if closing := _CLOSING.get(sign[0]):
            at = _behind(text, closing, at)
        elif sign[0] == ">" and depth <= 0:
            return at
        else:
            depth += {"[": 1, "]": -1}.get(sign[0], 0)
    return len(text)


def _entities(doctype: str) -> dict[str, str]:
    return {name: one or other for name, one, other in _ENTITY.findall(doctype)} if "[" in doctype else {}


def with_entities(document: XmlText) -> str:
    """The text with the few plain words its document type declared in their places."""
    if not document.entities:
        return document.text
    spoken = re.compile("&(" + "|".join(map(re.escape, document.entities)) + ");")
    text = document.text
    growth = sum(len(document.entities[each[1]]) - len(each[0]) for each in spoken.finditer(text))
    return spoken.sub(lambda each: document.entities[each[1]], text) if growth < _MOST_GROWTH else text
