"""Where the links of an article lead: which of them are kept, and how their addresses are written.

A link is words of the body and an address of the web. The words are known to the code point or the link is
left out: nothing here looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from newsreader.extraction.fields import Link
from newsreader.fetching.addresses import fold, host_of
from newsreader.fetching.trackers import is_tracker

MOST_LINKS, LONGEST_ADDRESS = 200, 2000
# What some program might take for the end of an address, or for another of its parts.
_UNSAFE = frozenset("\"'<>\\^`{|} ")
_WHOLE = re.compile("https?://", re.IGNORECASE)
# Host and port; no user's name, nor a sign that a browser reads otherwise than Python does.
_HOST = re.compile(r"""(?:[^\s/?#@\\<>"'%^`{|}:\[\]]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?""")


def kept(links: Iterable[Link], page: str, *others: str, base: str = "") -> tuple[Link, ...]:
    """The links in the order of their words, with whole addresses; at most MOST_LINKS.

    `page` is the page's own address, "" where nobody knows, `others` further ones of it; `base` what it says
    its links are relative to. Left out: what leads to no page of the web, what leads only to the page itself,
    a link within another.

    >>> kept([Link(4, 8, "/mill#top"), Link(9, 12, "#note")], "https://tidewater.example/a")
    (Link(start=4, end=8, address='https://tidewater.example/mill#top'),)
    """
    base = _joined(page, base)
    itself = {fold(address) for address in (page, *others)} - {""}
    hosts = {host_of(folded) for folded in itself}
    found: list[Link] = []
    for link in _apart(links):
        address = "" if link.address.lstrip()[:1] == "#" else whole(link.address, base)
        # To fold an address takes longer than all else here.
        its_own = any(host in address.lower() for host in hosts) and fold(address) in itself
        if address and not its_own:
            found.append(link._replace(address=address))
            if len(found) == MOST_LINKS:
                break
    return tuple(found)


def _apart(links: Iterable[Link]) -> Iterator[Link]:
    """Those that stand in no other."""
    behind = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if link.start >= behind:
            behind = link.end
            yield link


def whole(written: str, base: str = "") -> str:
    """The address as a page writes it made absolute, without trackers; "" of what is none of the web.

    An address with a user's name in it is none: it shows one host and leads to another.

    >>> whole("../b?utm_source=mail&id=3", "http://tidewater.example/news/a")
    'http://tidewater.example/b?id=3'
    >>> whole("javascript:alert(1)"), whole("mailto:a@tidewater.example"), whole("//user@tidewater.example/")
    ('', '', '')
    """
    if len(written) > LONGEST_ADDRESS:
        return ""
    written = written.strip()
    if not _WHOLE.match(written):
        written = _joined(base, written)
    parts = _parted(written)
    if parts is None:
        return ""
    parts = parts._replace(
        path=_quoted(parts.path), query=_quoted(_untracked(parts.query)), fragment=_quoted(parts.fragment)
    )
    address = urlunsplit(parts)
    return address if len(address) <= LONGEST_ADDRESS else ""


def _parted(address: str) -> SplitResult | None:
    """The parts of an address of the web."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:  # "http://["
        return None
    host = parts.netloc
    known = parts.scheme in ("http", "https") and _HOST.fullmatch(host) and host.isprintable()
    return parts if known else None


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written)
    except ValueError:
        return ""


def _untracked(query: str) -> str:
    """The query as it was written, without the parameters that say who sent the reader."""
    return "&".join(pair for pair in query.split("&") if not is_tracker(pair.partition("=")[0]))


def _quoted(words: str) -> str:
    """With signs quoted that nobody sees, or that end an address elsewhere (U+202E turns it round)."""
    if words.isprintable() and _UNSAFE.isdisjoint(words):
        return words
    return "".join(
        sign if sign.isprintable() and sign not in _UNSAFE else quote(sign, safe="", errors="replace")
        for sign in words
    )
