"""Bytes to a feed: which of the formats they are, or what else, and each entry once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from newsreader.extraction.feeds.entry_dates import DateReader
from newsreader.extraction.feeds.feed import FeedEntry, NotAFeed, ParsedFeed
from newsreader.extraction.feeds.feed_elements import elements
from newsreader.extraction.feeds.json_feed import json_feed
from newsreader.extraction.feeds.xml_feed import xml_feed
from newsreader.extraction.fields import Outlet
from newsreader.fetching.decoding import decode
from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.discovery import discover
from newsreader.fetching.feeds.xml_text import XmlText, xml_text

_JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[\[{]")
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_OF_PAGES = frozenset({"html", "head", "body"})
_SOMETHING_ELSE = {
    "opml": "This is a list of feeds (OPML), not a feed.",
    "urlset": "This is a sitemap, not a feed.",
    "sitemapindex": "This is a list of sitemaps, not a feed.",
}


def read(
    data: bytes,
    *,
    media_type: str = "",
    url: str = "",
    charset: str = "",
    now: datetime,
    outlet: Outlet | None = None,
) -> ParsedFeed:
    """The feed these bytes are. `media_type` and `charset` are what HTTP says of them, `url` is where they
    came from, `now` (with a zone) when; `outlet` gives the zone of dates that name none.

    Raises NotAFeed, which has the feeds a web page names, and Refused for what cannot be read. What the bytes
    are is told by them, for servers say anything; `media_type` decides only where they are empty of signs.

    >>> from datetime import UTC
    >>> feed = read(b"<rss><channel><item><title>Mill burns</title></item></channel></rss>",
    ...             now=datetime(2016, 12, 9, tzinfo=UTC))
    >>> [entry.title for entry in feed.entries]
    ['Mill burns']
    """
    if not data.strip():
        raise NotAFeed("There is nothing in it.")
    dates = DateReader(now, outlet)
    if _JSON.match(data) or "json" in media_type.lower():
        feed = json_feed(decode(data).text.removeprefix("\ufeff"), url, dates)
    else:
        feed = _of_xml(data, url, charset, dates, page="html" in media_type.lower())
    entries, left_out = _once(feed.entries)
    if not left_out:
        return feed
    warning = f"Entries that the feed has more than once were read once; left out: {left_out}."
    return replace(feed, entries=entries, warnings=(*feed.warnings, warning))


def _of_xml(data: bytes, url: str, charset: str, dates: DateReader, *, page: bool) -> ParsedFeed:
    try:
        document = xml_text(data, charset)
    except Refused as reason:
        raise NotAFeed(str(reason)) from None
    name = document.root.rpartition(":")[2].lower()
    if name in _OF_PAGES or (document.document_type == "html" and name not in _FEEDS):
        raise _web_page(data, url)
    if name in _SOMETHING_ELSE:
        raise NotAFeed(_SOMETHING_ELSE[name])
    found = elements(document, url)
    if name not in _FEEDS and not found.version and not found.entries:
        if page:  # HTML may begin with any of its tags
            raise _web_page(data, url)
        raise NotAFeed("This is XML, but not a feed.")
    feed = xml_feed(found, dates)
    return replace(feed, warnings=(*_doubt(document), *feed.warnings))


def _doubt(document: XmlText) -> tuple[str, ...]:
    return (document.warning,) if document.warning else ()


def _web_page(data: bytes, url: str) -> NotAFeed:
    feeds = tuple(discover(data, url))
    named = f"; it names {len(feeds)} of its own" if feeds else ""
    return NotAFeed(f"This is a web page, not a feed{named}.", feeds)


def _once(entries: Iterable[FeedEntry]) -> tuple[tuple[FeedEntry, ...], int]:
    """Each entry once, in the feed's order, and how many were left out."""
    every = tuple(entries)
    kept = tuple(_first_of_each(every))
    return kept, len(every) - len(kept)


def _first_of_each(entries: Iterable[FeedEntry]) -> Iterator[FeedEntry]:
    """One id with several links is several entries, and so is one link without ids under several titles."""
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        known_by_both = entry.id and entry.link
        key = (entry.id, entry.link, "" if known_by_both else entry.title)
        if any(key) and key in seen:
            continue
        seen.add(key)
        yield entry
