"""Atom 1.0 (RFC 4287), a page at a time (RFC 5005). Texts are plain text, whatever stands in them."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from newsreader.exchange.outgoing import PUBLISHER, OutgoingEntry, OutgoingFeed, carried

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write(feed: OutgoingFeed) -> bytes:
    root = Element("feed", {"xmlns": NAMESPACE, LANGUAGE: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", moment(feed.updated))
    _author(root, PUBLISHER)
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.url, "text/html")
    if feed.older:
        _link(root, "next", feed.older, MEDIA_TYPE)
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def moment(at: datetime) -> str:
    """As RFC 3339 has it, to the second, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(root: Element, entry: OutgoingEntry) -> None:
    element = SubElement(root, "entry", {LANGUAGE: entry.language} if entry.language else {})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", moment(entry.updated))
    if entry.published:
        _text(element, "published", moment(entry.published))
    if entry.author:
        _author(element, entry.author)
    _link(element, "alternate", entry.url, "text/html")
    if entry.via:
        _link(element, "via", entry.via)
    _text(element, "summary", entry.summary)


def _text(parent: Element, name: str, words: str) -> None:
    """Atom takes text for plain text where no type is named."""
    SubElement(parent, name).text = carried(words)


def _author(parent: Element, name: str) -> None:
    _text(SubElement(parent, "author"), "name", name)


def _link(parent: Element, relation: str, address: str, media_type: str = "") -> None:
    link = SubElement(parent, "link", {"rel": relation, "href": carried(address)})
    if media_type:
        link.set("type", media_type)
