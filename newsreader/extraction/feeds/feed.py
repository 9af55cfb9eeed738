"""What a feed says, as values: the feed, its entries, their dates and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from newsreader.extraction.fields import Published
from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.discovery import NamedFeed


class NotAFeed(Refused):
    """Something else than a feed came. `feeds` are those it names, where it is a web page."""

    def __init__(self, reason: str, feeds: tuple[NamedFeed, ...] = ()) -> None:
        super().__init__(reason)
        self.feeds = feeds


@dataclass(frozen=True, slots=True)
class EntryDate:
    """A date as the feed writes it, and the moment it names.

    `raw` is the feed's own words on one line. `moment` is None where they give no whole day (a month
    alone, 08/12/2016 whose order nothing settles), and where `future`: after the moment of fetching, so
    that the entry is told by its arrival. `doubts` are lines for people.
    """

    raw: str
    moment: Published | None = None
    future: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """The picture an entry leads with. `width` and `height` are pixels, 0 unknown."""

    address: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry; `length` is in bytes, 0 unknown."""

    address: str
    media_type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. Texts are plain, on one line, NFC; unknown ones are empty.

    `id` is the feed's own, "" where it gives none; `link` an absolute address of http or https, "" where
    there is none. `html` is the source of the fullest body it gives, not cleaned and with absolute
    addresses, never the caption of a picture; `summary_html` a shorter text beside it. `shortened`: the body
    is none, a summary, or ends as one that goes on elsewhere, so the page must be fetched for the whole.
    `elsewhere` is the address of a body that the feed only points to (Atom's `content src`).
    `origin` and `origin_link` are the feed an entry was taken over from.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    html: str = ""
    summary_html: str = ""
    authors: tuple[str, ...] = ()
    published: EntryDate | None = None
    updated: EntryDate | None = None
    categories: tuple[str, ...] = ()
    picture: EntryPicture | None = None
    enclosures: tuple[Enclosure, ...] = ()
    language: str = ""
    shortened: bool = False
    elsewhere: str = ""
    origin: str = ""
    origin_link: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed with its entries, in its own order.

    `format` is "rss20", "rss10", "atom10", "json11" and the like, "" unknown. `hub` tells of new entries by
    itself (WebSub), `self_link` is the address it names as its own. `ttl`, `update_every`, `skip_hours` (0
    to 23, UTC) and `skip_days` (0 is Monday) are how often it wants to be asked. `warnings` are lines for
    people: what was damaged, doubted or left out.
    """

    title: str = ""
    link: str = ""
    language: str = ""
    description: str = ""
    image: str = ""
    format: str = ""
    entries: tuple[FeedEntry, ...] = ()
    hub: str = ""
    self_link: str = ""
    ttl: timedelta | None = None
    update_every: timedelta | None = None
    skip_hours: frozenset[int] = field(default_factory=frozenset)
    skip_days: frozenset[int] = field(default_factory=frozenset)
    warnings: tuple[str, ...] = ()
