"""Lists of feeds as other readers write and read them: OPML 1.0 and 2.0 (opml.org), folders in folders."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.mending import balanced, mended
from newsreader.fetching.feeds.xml_text import NOT_XML, with_entities, xml_text

_DEEPEST = 50  # folders within folders; below, feeds stand in the last of these


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed of such a list. `folders` are the names of those it stands in, the outermost first."""

    address: str
    title: str = ""
    page: str = ""
    folders: tuple[str, ...] = ()


def read_opml(data: bytes) -> list[Subscription]:
    """The feeds of a list in its order, each once a folder; what else a list holds is left out.

    Raises Refused for what is no such list, or is hostile.

    >>> mill = b'<outline text="River"><outline xmlUrl="https://mill.example/rss"/></outline>'
    >>> read_opml(b"<opml><body>" + mill + b"</body></opml>")
    [Subscription(address='https://mill.example/rss', title='', page='', folders=('River',))]
    """
    document = xml_text(data)
    if document.root.lower() != "opml":
        raise Refused("This is not a list of feeds (OPML).")
    whole = with_entities(document)
    for mend in (str, mended, _sound):
        try:
            return list(dict.fromkeys(_subscriptions(mend(whole))))
        except ParseError:
            continue
        except DefusedXmlException:
            break
    raise Refused("This list of feeds is too damaged to be read.")


def _sound(text: str) -> str:
    return balanced(mended(text))


def _subscriptions(text: str) -> Iterator[Subscription]:
    """Element by element, for outlines within outlines may go deeper than a tree can be walked."""
    folders: list[str] = []  # of each outline that stands open, "" where it is a feed
    for event, element in iterparse(io.BytesIO(text.encode()), events=("start", "end"), forbid_dtd=True):
        if _name(element) != "outline":
            continue
        if event == "end":
            folders.pop()
            element.clear()
            continue
        attributes = {str(name).lower(): " ".join(str(value).split()) for name, value in element.items()}
        title = attributes.get("title") or attributes.get("text", "")
        address = attributes.get("xmlurl", "")
        if address:
            standing = tuple(filter(None, folders))[:_DEEPEST]
            yield Subscription(
                address, title, attributes.get("htmlurl", ""), standing or _category(attributes)
            )
        folders.append("" if address else title)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _category(attributes: dict[str, str]) -> tuple[str, ...]:
    """Where no folder holds it: "/River/Mills,/News" names two places, the first of which counts."""
    first = attributes.get("category", "").partition(",")[0]
    return tuple(filter(None, (part.strip() for part in first.split("/"))))


def write_opml(subscriptions: Iterable[Subscription], *, title: str, now: datetime) -> bytes:
    """The list as OPML 2.0; feeds of one folder stand together, where its first stood."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = _plain(title)
    SubElement(head, "dateCreated").text = format_datetime(now.astimezone(UTC), usegmt=True)
    body = SubElement(root, "body")
    folders: dict[tuple[str, ...], Element] = {(): body}
    for each in subscriptions:
        folder = _folder(folders, each.folders[:_DEEPEST])
        name = _plain(each.title) or each.address
        written = {"type": "rss", "text": name, "title": name, "xmlUrl": _plain(each.address)}
        if each.page:
            written["htmlUrl"] = _plain(each.page)
        SubElement(folder, "outline", written)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _folder(folders: dict[tuple[str, ...], Element], names: tuple[str, ...]) -> Element:
    for depth in range(1, len(names) + 1):
        here = names[:depth]
        if here not in folders:
            name = _plain(here[-1])
            folders[here] = SubElement(folders[here[:-1]], "outline", {"text": name, "title": name})
    return folders[names]


def _plain(words: str) -> str:
    """Without what XML has no sign for."""
    return " ".join(NOT_XML.sub("", words).split())
