"""The feeds a web page names, and where one may be that it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from newsreader.fetching.decoding import decode

FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/x.atom+xml",
        "application/x-atom+xml",
        "application/rss",
        "application/atom",
        "text/rss+xml",
        "text/atom+xml",
    }
)
# These are feeds only where their address says so: a site's own interface to programs is named so too.
_ANY_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
_FEED_ADDRESS = re.compile(r"feed|rss|atom|rdf", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\bcomments?\b|\bcommentaires?\b|\bkommentare?\b|\bcomentarios?\b|\bcoment[aá]rios?\b|\bcommenti\b"
    r"|\breacties\b|комментари|التعليقات",
    re.IGNORECASE,
)
# Most tags stand in the first part of a page; what a page has beyond is not worth the time.
_LONGEST = 2_000_000
_LONGEST_TAG = 4_000
_MOST = 100
_OPENS = re.compile(r"<(?:!--|(?:base|link|script|style|textarea|title|template)\b)", re.IGNORECASE)
_RAW = frozenset({"script", "style", "textarea", "title", "template"})
_ATTRIBUTE = re.compile(
    r"""([a-z][\w:-]*)\s*(?:=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?|(>)|"[^"]*"|'[^']*'""", re.IGNORECASE
)
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}  # keeps every offset
# In the order in which they are most often right.
WELL_KNOWN = (
    "feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "rss/", "feeds/", "atom/",
    "index.rdf", "feed.atom", "feed.rss", "rss/index.xml", "feeds/posts/default", "blog/feed/", "?feed=rss2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedFeed:
    """A feed as a page names it. `comments`: of what readers wrote, by its title or address."""

    address: str
    title: str = ""
    media_type: str = ""
    comments: bool = False


def discover(data: bytes, url: str) -> list[NamedFeed]:
    """The feeds named by the page of that address, each once, feeds of comments last.

    Named in the head or in the body alike, by addresses of http or https. Raises Refused for what is no text.

    >>> discover(b'<link rel=alternate type="application/rss+xml" href="/rss">', "https://mill.example/a")[0].address
    'https://mill.example/rss'
    """
    return named_in(decode(data, html=True).text, url)


def named_in(page: str, url: str) -> list[NamedFeed]:
    """`discover` for a page that is text already."""
    base = ""
    links: list[dict[str, str]] = []
    for name, attributes in _tags(page[:_LONGEST]):
        if name == "base":
            base = base or attributes.get("href", "").strip()
        elif _names_a_feed(attributes) and len(links) < _MOST:
            links.append(attributes)
    base = _joined(url, base) or url
    feeds: dict[str, NamedFeed] = {}
    for link in links:
        if named := _named(link, base):
            feeds.setdefault(named.address, named)
    return sorted(feeds.values(), key=lambda feed: feed.comments)


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The tags of links and of the base outside comments and scripts. One pass, whatever the page."""
    lower = page.translate(_LOWER)
    at = 0
    while found := _OPENS.search(lower, at):
        name = found[0][1:]
        if name == "!--":
            at = _behind(lower, "-->", found.end())
        elif name in _RAW:
            at = _behind(lower, f"</{name}", found.end())
        else:
            end, attributes = _attributes(page, found.end())
            yield name, attributes
            at = end


def _behind(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return len(text) if found < 0 else found + len(mark)


def _attributes(page: str, start: int) -> tuple[int, dict[str, str]]:
    tag = page[start : start + _LONGEST_TAG]
    attributes: dict[str, str] = {}
    end = start
    for found in _ATTRIBUTE.finditer(tag):
        end = start + found.end()
        if found[3]:
            break
        if found[1]:
            value = found[2] or ""
            value = value[1:-1] if value[:1] in ('"', "'") else value
            attributes.setdefault(found[1].translate(_LOWER), unescape(value))
    return end, attributes


def _names_a_feed(attributes: dict[str, str]) -> bool:
    relations = attributes.get("rel", "").lower().split()
    media_type = _media_type(attributes)
    if "alternate" not in relations and "feed" not in relations:
        return False
    if media_type in _ANY_TYPES:
        return bool(_FEED_ADDRESS.search(attributes.get("href", "")))
    return media_type in FEED_TYPES or (not media_type and "feed" in relations)


def _media_type(attributes: dict[str, str]) -> str:
    return attributes.get("type", "").partition(";")[0].strip().lower()


def _named(attributes: dict[str, str], base: str) -> NamedFeed | None:
    address = _joined(base, attributes.get("href", "").strip())
    if not address:
        return None
    title = " ".join(attributes.get("title", "").split())
    comments = bool(_COMMENTS.search(f"{title} {urlsplit(address).path}"))
    return NamedFeed(address, title, _media_type(attributes), comments)


def _joined(base: str, address: str) -> str:
    """An absolute address of the web, "" where it is none. `feed:` is another way to write http."""
    address = re.sub(r"[\t\r\n]", "", address)
    address = re.sub(r"^feed:(?://)?(https?:)", r"\1", re.sub(r"^feed://(?!https?:)", "http://", address))
    if not address:
        return ""
    try:
        joined = urljoin(base, address).partition("#")[0]
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def well_known(url: str) -> list[str]:
    """Addresses at which sites often have a feed, to try one after another; nothing is fetched here.

    First those of the whole site, then those of the section the page is in.

    >>> well_known("https://mill.example/valley/one.html")[:2]
    ['https://mill.example/feed/', 'https://mill.example/rss']
    """
    root, section = _joined(url, "/"), _joined(url, "./")
    places = [place for place in dict.fromkeys((root, section)) if place]
    return [place + path for place in places for path in WELL_KNOWN]
