"""Feeds made for the tests, in words of our own."""

from datetime import UTC, datetime

from newsreader.extraction.feeds import read

NOW = datetime(2016, 12, 9, 12, tzinfo=UTC)
URL = "https://mill.example/rss"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:a10="http://www.w3.org/2005/Atom"'
)


def rss(*items, channel="", prolog=""):
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'{prolog}<rss version="2.0" {SPACES}><channel>{channel}{entries}</channel></rss>'


def atom(*entries, feed=""):
    written = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}>{feed}{written}</feed>'


def of(source, **more):
    data = source if isinstance(source, bytes) else source.encode()
    return read(data, **{"url": URL, "now": NOW, **more})


def one(source, **more):
    (entry,) = of(source, **more).entries
    return entry
