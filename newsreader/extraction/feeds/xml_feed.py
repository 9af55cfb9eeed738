"""RSS 0.9 to 2.0, RDF and Atom: from what their elements say to a feed and its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from html import unescape
from typing import Any, NamedTuple

from newsreader.extraction.feeds.entry_dates import DateReader
from newsreader.extraction.feeds.entry_pictures import is_web, number, of_enclosures, of_media
from newsreader.extraction.feeds.entry_text import Stated, chosen, joined, title
from newsreader.extraction.feeds.feed import Enclosure, EntryDate, EntryPicture, FeedEntry, ParsedFeed
from newsreader.extraction.feeds.feed_elements import CREATED, DATE, PUBLISHED, UPDATED, FeedElements
from newsreader.extraction.folding import folded

# Which of the dates stated is the publication: `dc:date` is one, where nothing calls itself so.
_OF_PUBLICATION = (PUBLISHED, DATE, CREATED)
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}  # hours
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_NO_NAME = re.compile(r"[^\s<>()]+@[^\s<>()]+|https?://[^\s<>()]+")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|<\s*>")

Said = Mapping[str, Any]


def xml_feed(found: FeedElements, dates: DateReader) -> ParsedFeed:
    feed = found.feed
    language = _language(feed.get("language"))
    reader = dates.knowing(raw for entry in found.entries for _, raw in entry.get("stated_dates", ()))
    atom = found.version.startswith("atom")
    # What Atom says of its feed is so of each entry, and its summary is one; RSS calls its only text a
    # description, whole or not.
    common = _Common(reader, language, _authors(feed) if atom else (), "summary" if atom else "")
    return ParsedFeed(
        title=title(feed.get("title", ""), _media_type(feed, "title")),
        link=_link(feed),
        language=language,
        description=title(feed.get("subtitle", ""), _media_type(feed, "subtitle")),
        image=_image(feed),
        format=found.version,
        entries=tuple(_entry(entry, common) for entry in found.entries),
        hub=_linked(feed, "hub"),
        self_link=_linked(feed, "self"),
        ttl=_minutes(feed.get("ttl")),
        update_every=_update_every(feed),
        skip_hours=frozenset(_hours(feed.get("skip_hours", ()))),
        skip_days=frozenset(_days(feed.get("skip_days", ()))),
        warnings=(found.warning,) if found.warning else (),
    )


class _Common(NamedTuple):
    """What all entries of a feed share. `summary_is` is the kind of what feedparser calls a summary."""

    dates: DateReader
    language: str
    authors: tuple[str, ...]
    summary_is: str


def _entry(entry: Said, common: _Common) -> FeedEntry:
    text = chosen(_texts(entry, common.summary_is))
    enclosures = _enclosures(entry)
    origin = entry.get("source") or {}
    language = _language(entry.get("language")) or _language_of_texts(entry) or common.language
    return FeedEntry(
        id=folded(entry.get("id") or ""),
        link=_link(entry, language),
        title=_title(entry),
        html=text.html,
        summary_html=text.summary_html,
        authors=_authors(entry) or _authors(origin) or common.authors,
        published=_date(entry, _OF_PUBLICATION, common.dates),
        updated=_date(entry, (UPDATED,), common.dates),
        categories=_categories(entry),
        picture=_picture(entry, enclosures),
        enclosures=enclosures,
        language=language,
        shortened=text.shortened,
        elsewhere=_elsewhere(entry),
        origin=title(origin.get("title", ""), _media_type(origin, "title")),
        origin_link=_link(origin) or _web(origin.get("href")),
    )


def _title(entry: Said) -> str:
    """Its own, else the one it gives all its media together."""
    own = title(entry.get("title", ""), _media_type(entry, "title"))
    return own or title((entry.get("media_words") or {}).get("title", ""))


def _texts(entry: Said, summary_is: str) -> list[Stated]:
    texts = [
        Stated(each.get("value") or "", each.get("type") or "text/html", each.get("base") or "", "content")
        for each in entry.get("content", ())
    ]
    summary = entry.get("summary") or ""
    if summary and all(summary != each.value for each in texts):
        detail = entry.get("summary_detail") or {}
        texts.append(Stated(summary, detail.get("type") or "text/html", detail.get("base") or "", summary_is))
    return texts


def _media_type(said: Said, name: str) -> str:
    return (said.get(f"{name}_detail") or {}).get("type") or "text/plain"


def _date(entry: Said, kinds: tuple[str, ...], dates: DateReader) -> EntryDate | None:
    """The last that can be read of the first kind that is stated, else its last as it is written."""
    stated = entry.get("stated_dates", ())
    for kind in kinds:
        read = [found for each, raw in stated if each == kind and (found := dates.read(raw))]
        if read:
            return next((found for found in reversed(read) if found.moment), read[-1])
    return None


def _authors(said: Said) -> tuple[str, ...]:
    """Names of people; an address for letters is none."""
    people = said.get("authors") or ()
    return tuple(dict.fromkeys(filter(None, (_person(each.get("name") or "") for each in people))))


def _person(words: str) -> str:
    """The name in "ada@mill.example (Ada Weir)" or "Ada Weir <ada@mill.example>"."""
    name = _EMPTY_BRACKETS.sub("", _NO_NAME.sub("", unescape(words))).strip(" ,;:")
    name = name[1:-1] if name.startswith("(") and name.endswith(")") else name
    return title(name, "text/html")


def _categories(entry: Said) -> tuple[str, ...]:
    terms = [title(tag.get("label") or tag.get("term") or "", "text/html") for tag in entry.get("tags", ())]
    return tuple(dict.fromkeys(filter(None, terms)))


def _link(said: Said, language: str = "") -> str:
    """The page of an entry: its own address where a service that counts readers stands before it; of pages in
    several languages the one in this."""
    own = _web(said.get("feedburner_origlink"))
    if own:
        return own
    alternates = [link for link in said.get("links", ()) if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in alternates if link.get("type", "text/html") in _PAGE_TYPES]
    translated = any(link.get("hreflang") for link in pages)
    pages.sort(key=lambda link: _is_another(_language(link.get("hreflang")), language))
    named = ["" if translated else said.get("link"), *(link.get("href") for link in (*pages, *alternates))]
    return next(filter(None, map(_web, named)), "")


def _is_another(language: str, wanted: str) -> bool:
    """What names no language may be any; "en" is also "en-GB"."""
    return bool(language and wanted) and language.split("-")[0].lower() != wanted.split("-")[0].lower()


def _web(address: Any) -> str:
    """An address of the web on one line; "" for any other."""
    written = re.sub(r"[\t\r\n]+", "", str(address or "")).strip().replace(" ", "%20")
    return written if is_web(written) else ""


def _linked(said: Said, relation: str) -> str:
    links = (link.get("href") for link in said.get("links", ()) if link.get("rel") == relation)
    return next(filter(None, map(_web, links)), "")


def _enclosures(entry: Said) -> tuple[Enclosure, ...]:
    found = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
    return tuple(
        Enclosure(address, folded(str(link.get("type") or "")), number(link.get("length")))
        for link in found
        if (address := _web(link.get("href")))
    )


def _picture(entry: Said, enclosures: Iterable[Enclosure]) -> EntryPicture | None:
    words = entry.get("media_words") or {}
    episode = _web(entry.get("itunes_image"))
    return (
        of_media(entry.get("media", ()), words)
        or of_enclosures(enclosures)
        or (EntryPicture(episode) if episode else None)
    )


def _image(feed: Said) -> str:
    image = feed.get("image") or {}
    named = (
        image.get("href"),
        image.get("url"),
        feed.get("logo"),
        feed.get("itunes_image"),
        feed.get("icon"),
    )
    return next(filter(None, map(_web, named)), "")


def _elsewhere(entry: Said) -> str:
    """The first address of a body that stands elsewhere."""
    bodies = [each for each in entry.get("content", ()) if each.get("src")]
    return next(filter(None, (_web(joined(each.get("base"), each["src"])) for each in bodies)), "")


def _language(tag: Any) -> str:
    """A tag of BCP 47 as far as its form tells, "" for anything else."""
    written = str(tag or "").strip().replace("_", "-")
    return written if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", written) else ""


def _language_of_texts(entry: Said) -> str:
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    return next(filter(None, (_language(each.get("language")) for each in details)), "")


def _minutes(value: Any) -> timedelta | None:
    minutes = number(value)
    return timedelta(minutes=minutes) if minutes else None


def _update_every(feed: Said) -> timedelta | None:
    hours = _PERIODS.get(folded(str(feed.get("sy_updateperiod") or "")).lower())
    return timedelta(hours=hours) / (number(feed.get("sy_updatefrequency")) or 1) if hours else None


def _hours(written: Iterable[Any]) -> Iterable[int]:
    """RSS 0.91 counts them from 1 to 24, RSS 2.0 from 0 to 23."""
    return {int(hour) % 24 for each in written if (hour := str(each).strip()).isdecimal() and int(hour) <= 24}


def _days(written: Iterable[Any]) -> Iterable[int]:
    return {_WEEKDAYS.index(day) for each in written if (day := str(each).strip().lower()) in _WEEKDAYS}
