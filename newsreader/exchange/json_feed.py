"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Ids are strings: readers refuse feeds for others."""

from __future__ import annotations

import json
from typing import Any

from newsreader.exchange.atom import moment
from newsreader.exchange.outgoing import PUBLISHER, OutgoingEntry, OutgoingFeed, carried

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: OutgoingFeed) -> bytes:
    told = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.url,
        "feed_url": feed.address,
        "next_url": feed.older,
        "language": feed.language,
        "authors": [{"name": PUBLISHER}],
        "items": [_entry(entry) for entry in feed.entries],
    }
    return json.dumps(_filled(told), ensure_ascii=False, indent=1).encode()


def _entry(entry: OutgoingEntry) -> dict[str, Any]:
    return _filled(
        {
            "id": entry.id,
            "url": entry.url,
            "external_url": entry.via,
            "title": entry.title,
            "content_text": entry.summary,
            "date_published": moment(entry.published) if entry.published else "",
            "date_modified": moment(entry.updated),
            "authors": [{"name": carried(entry.author)}] if entry.author else [],
            "language": entry.language,
        }
    )


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty, but for the two that a feed and its entries must have."""
    kept = {name: carried(value) if isinstance(value, str) else value for name, value in told.items()}
    return {name: value for name, value in kept.items() if value or name in ("items", "content_text")}
