"""Feeds to their entries: RSS, RDF, Atom and JSON Feed, whatever state they are in."""

from newsreader.extraction.feeds.feed import (
    Enclosure,
    EntryDate,
    EntryPicture,
    FeedEntry,
    NotAFeed,
    ParsedFeed,
)
from newsreader.extraction.feeds.reading import read

__all__ = ["Enclosure", "EntryDate", "EntryPicture", "FeedEntry", "NotAFeed", "ParsedFeed", "read"]
