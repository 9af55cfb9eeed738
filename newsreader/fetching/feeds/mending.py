"""XML with faults made sound enough for a parser: references, prefixes, and last the tags themselves.

What stands in CDATA stays as it is. Each step is one pass over the text, whatever is in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from newsreader.fetching.feeds.xml_text import NOT_XML

_REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|([A-Za-z][\w.-]{0,60});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAME = re.compile(r"[^\W\d][\w.-]*(?::[\w.-]+)?")
# Of an element, or of an attribute.
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z][\w-]{0,30}):[A-Za-z]")
_DECLARED_PREFIX = re.compile(r"xmlns:([\w-]+)\s*=")
_TAKEN_BACK = re.compile(r"""\sxmlns:[\w-]+\s*=\s*(?:""|'')""")  # XML 1.0 knows no such thing
_LAST_SIGN = 0x10FFFF
# Where a feed uses a prefix without saying what it means, it means this.
PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
}
_MARKUP = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z_][\w.-]*(?::[\w.-]+)?)"
    r"(?P<attributes>(?>[^<>\"']++|\"[^\"<>]{0,4000}\"|'[^'<>]{0,4000}'|[\"']){0,200})>"
    r"|<!\[CDATA\[|<!--|<\?|<!|<"
)
_CLOSING = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>", "<!": ">"}
_ATTRIBUTE = re.compile(r"""([A-Za-z_][\w.-]*(?::[\w.-]+)?)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")
# Elements of feeds that hold others, that hold text alone, and that no HTML has: where one of the last opens,
# whatever stands open in its entry has ended.
_ENTRIES = frozenset({"item", "entry"})
_HOLDERS = _ENTRIES | {"channel", "feed", "rss", "rdf:rdf"}
_TEXTS = frozenset(
    {"title", "link", "guid", "id", "pubdate", "published", "updated", "category", "dc:creator"}
)
_OWN = frozenset({"guid", "pubdate", "published", "updated", "content:encoded", "dc:date", "dc:creator"})


def mended(text: str) -> str:
    """With bare "&", names of HTML's entities and prefixes that nobody declared put right.

    >>> mended("<rss><title>Bread &amp; Butter & Jam&hellip;</title></rss>")
    '<rss><title>Bread &amp; Butter &amp; Jam…</title></rss>'
    >>> mended("<rss><media:credit/></rss>")
    '<rss xmlns:media="http://search.yahoo.com/mrss/"><media:credit/></rss>'
    """
    pieces = list(_outside_cdata(text))
    pieces = [(outside, _mended(piece) if outside else piece) for outside, piece in pieces]
    text = "".join(piece for _, piece in pieces)
    used = {name for outside, piece in pieces if outside for name in _PREFIX.findall(piece)}
    missing = sorted(used - set(_DECLARED_PREFIX.findall(text)) - {"xml", "xmlns"})
    root = _NAME.match(text, 1)
    if not root or not missing:
        return text
    declared = "".join(f' xmlns:{name}="{PREFIXES.get(name, f"urn:undeclared:{name}")}"' for name in missing)
    return text[: root.end()] + declared + text[root.end() :]


def _mended(piece: str) -> str:
    return _TAKEN_BACK.sub("", _REFERENCE.sub(_reference, piece))


def _reference(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&amp;"
    name = found[1]
    if not name:
        return found[0] if _is_sign(found[0][2:-1]) else "\ufffd"
    if name in _OF_XML:
        return found[0]
    signs = html5.get(f"{name};")
    return html.escape(signs) if signs else f"&amp;{name};"


def _is_sign(number: str) -> bool:
    """Whether XML has a sign of that number ("160", "xA0")."""
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code <= _LAST_SIGN and not NOT_XML.fullmatch(chr(code))


def _outside_cdata(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it stands outside CDATA."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = _behind(text, "]]>", start)
        yield True, text[at:start]
        yield False, text[start:end]
        at = end
    yield True, text[at:]


def _behind(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def balanced(text: str) -> str:
    """With every tag closed that something behind it shows to have ended, and none closed that is not open.

    What is open at the end stays open: there it breaks off.

    >>> balanced("<item><title>One</titl><link>a</link></item>")
    '<item><title>One</title><link>a</link></item>'
    >>> balanced("<item><description>One<br>two</description></item>")
    '<item><description>One<br>two</br></description></item>'
    """
    tags = _Tags()
    at = 0
    while found := _MARKUP.search(text, at):
        tags.written.append(text[at : found.start()])
        at = found.end()
        if found["name"]:
            tags.tag(found)
        elif closing := _CLOSING.get(found[0]):
            at = _behind(text, closing, at)
            if found[0] == "<![CDATA[":
                tags.written.append(text[found.start() : at].removesuffix("]]>") + "]]>")
        else:
            tags.written.append("&lt;")
    tags.written.append(text[at:])
    return "".join(tags.written)


class _Tags:
    """The tags that stand open, and the text as written so far."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.open_of_each: dict[str, int] = {}
        self.written: list[str] = []

    def tag(self, found: re.Match[str]) -> None:
        name = found["name"]
        if found["close"]:
            if self.open_of_each.get(name):
                self._close(name)
            return
        self._end_what_ends_before(name.lower())
        attributes = found["attributes"]
        empty = attributes.rstrip().endswith("/")
        self.written.append(f"<{name}{_requoted(attributes)}{'/' if empty else ''}>")
        if not empty:
            self.open.append(name)
            self.open_of_each[name] = self.open_of_each.get(name, 0) + 1

    def _close(self, name: str) -> None:
        while self.open[-1] != name:
            self._close_last()
        self._close_last()

    def _close_last(self) -> None:
        name = self.open.pop()
        self.open_of_each[name] -= 1
        self.written.append(f"</{name}>")

    def _end_what_ends_before(self, name: str) -> None:
        if name in _ENTRIES:
            for each in _ENTRIES:
                if self.open_of_each.get(each):
                    self._close(each)
        elif name in _OWN:
            while self.open and self.open[-1].lower() not in _HOLDERS:
                self._close_last()
        elif self.open and self.open[-1].lower() in _TEXTS and (name in _TEXTS or name == "description"):
            self._close_last()


def _requoted(attributes: str) -> str:
    kept: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        plain = value[1:-1] if value[0] in "\"'" else value.removesuffix("/")
        kept.setdefault(name, plain.replace('"', "&quot;").replace("<", "&lt;"))
    return "".join(f' {name}="{value}"' for name, value in kept.items())
