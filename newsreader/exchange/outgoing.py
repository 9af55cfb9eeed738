"""What leaves the site as a feed, whatever its form: a feed and its entries, as plain text.

What came in is another thing: models/feed.py. All times are aware, all addresses whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

PUBLISHER = "newsreader"
# What neither XML 1.0 (its production Char) nor UTF-8 can carry.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = ("R", "AL", "AN")


@dataclass(frozen=True, slots=True)
class OutgoingEntry:
    id: str  # for ever the same, whatever it is called: see tag()
    url: str
    title: str
    summary: str  # plain text, its lines parted by line ends
    updated: datetime  # when it last changed here
    published: datetime | None = None  # None where that instant is not known: the summary says what is
    language: str = ""
    author: str = ""
    via: str = ""  # where it was published first


@dataclass(frozen=True, slots=True)
class OutgoingFeed:
    id: str
    url: str  # the page it goes with
    address: str  # its own
    title: str
    updated: datetime
    entries: Sequence[OutgoingEntry]
    subtitle: str = ""
    language: str = "en"
    older: str = ""  # the address of what is older (RFC 5005, next)


def tag(*parts: str | int) -> str:
    """A name that outlives slugs and titles (RFC 4151), such as "tag:news.example.org,2026:entry/12"."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{'/'.join(map(str, parts))}"


def carried(text: str) -> str:
    """The text without the characters that no feed may hold.

    >>> carried("a\\x00\\ud800b\\n")
    'ab\\n'
    """
    return _FORBIDDEN.sub("", text)


def isolated(text: str) -> str:
    """A text that may run from right to left, as a part of a line: it moves nothing around it (Unicode's
    FSI and PDI). One that runs from left to right stays bare."""
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
    return f"\u2068{text}\u2069" if turns else text
