"""JSON Feed 1.0 and 1.1 (jsonfeed.org), as feeds write it: numbers for ids, missing and mistyped parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from newsreader.extraction.feeds.entry_dates import DateReader
from newsreader.extraction.feeds.entry_pictures import is_web, number, of_enclosures
from newsreader.extraction.feeds.entry_text import Stated, chosen, joined, title
from newsreader.extraction.feeds.feed import Enclosure, EntryPicture, FeedEntry, NotAFeed, ParsedFeed
from newsreader.extraction.folding import folded

_HALF_A_PAIR = re.compile("[\x00\ud800-\udfff]")
_VERSION = re.compile(r"jsonfeed\.org/version/(\d(?:\.\d)?)")


def json_feed(text: str, url: str, dates: DateReader) -> ParsedFeed:
    """Raises NotAFeed for JSON that breaks off or is something else."""
    said = _parsed(text)
    version = _VERSION.search(_text(said.get("version")))
    entries = said.get("items")
    if not isinstance(entries, list) or not (version or said.get("title") or said.get("feed_url")):
        raise NotAFeed("This is JSON, but not a JSON Feed.")
    written = [entry for entry in entries if isinstance(entry, dict)]
    base = _address(said.get("home_page_url"), url) or url
    reader = dates.knowing(_text(each.get("date_published")) for each in written)
    language = _text(said.get("language"))
    authors = _authors(said)
    return ParsedFeed(
        title=title(_text(said.get("title"))),
        link=_address(said.get("home_page_url"), url),
        language=language,
        description=title(_text(said.get("description"))),
        image=_address(said.get("icon"), url) or _address(said.get("favicon"), url),
        format="json" + (version[1].replace(".", "") if version else ""),
        entries=tuple(_entry(each, base, reader, language, authors) for each in written),
        hub=_hub(said, url),
        self_link=_address(said.get("feed_url"), url),
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeed("This is JSON with a fault, or it breaks off; it cannot be read.") from None
    if not isinstance(said, dict):
        raise NotAFeed("This is JSON, but not a JSON Feed.")
    return said


def _entry(
    said: dict[str, Any], base: str, dates: DateReader, language: str, authors: tuple[str, ...]
) -> FeedEntry:
    link = _address(said.get("url"), base) or _address(said.get("external_url"), base)
    here = link or base
    text = chosen(
        [
            Stated(_text(said.get("content_html")), "text/html", here, "content"),
            Stated(_text(said.get("content_text")), "text/plain", here, "content"),
            Stated(_text(said.get("summary")), "text/plain", here, "summary"),
        ]
    )
    enclosures = tuple(_enclosures(said.get("attachments"), here))
    picture = _address(said.get("image"), here) or _address(said.get("banner_image"), here)
    return FeedEntry(
        id=folded(_text(said.get("id"))),
        link=link,
        title=title(_text(said.get("title"))),
        html=text.html,
        summary_html=text.summary_html,
        authors=_authors(said) or authors,
        published=dates.read(_text(said.get("date_published"))),
        updated=dates.read(_text(said.get("date_modified"))),
        categories=tuple(dict.fromkeys(filter(None, (title(_text(tag)) for tag in _list(said.get("tags")))))),
        picture=EntryPicture(picture) if picture else of_enclosures(enclosures),
        enclosures=enclosures,
        language=_text(said.get("language")) or language,
        shortened=text.shortened,
    )


def _text(value: Any) -> str:
    """A string; numbers as they are written (ids), "" for anything else."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _HALF_A_PAIR.sub("\ufffd", value) if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _authors(said: dict[str, Any]) -> tuple[str, ...]:
    """1.1 has `authors`, 1.0 one `author`; some write mere names."""
    people = _list(said.get("authors")) or [said.get("author")]
    names = (each.get("name") if isinstance(each, dict) else each for each in people)
    return tuple(dict.fromkeys(filter(None, (title(_text(name)) for name in names))))


def _enclosures(written: Any, base: str) -> Iterable[Enclosure]:
    for each in _list(written):
        if isinstance(each, dict) and (address := _address(each.get("url"), base)):
            yield Enclosure(address, _text(each.get("mime_type")).lower(), number(each.get("size_in_bytes")))


def _hub(said: dict[str, Any], url: str) -> str:
    hubs = [each for each in _list(said.get("hubs")) if isinstance(each, dict)]
    named = (_address(hub.get("url"), url) for hub in hubs if _text(hub.get("type")).lower() == "websub")
    return next(filter(None, named), "")


def _address(value: Any, base: str) -> str:
    written = re.sub(r"[\t\r\n]+", "", _text(value) if isinstance(value, str) else "")
    written = written.strip().replace(" ", "%20")
    address = joined(base, written) if written else ""
    return address if is_web(address) else ""
