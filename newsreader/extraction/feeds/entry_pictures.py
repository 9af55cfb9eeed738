"""The picture an entry leads with: of those it names the one its feed means, with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from newsreader.extraction.feeds.entry_text import title
from newsreader.extraction.feeds.feed import Enclosure, EntryPicture
from newsreader.extraction.folding import folded

_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|heic|bmp|tiff?)$", re.IGNORECASE)


def of_media(media: Iterable[Mapping[str, Any]], words: Mapping[str, str]) -> EntryPicture | None:
    """Of Media RSS elements: the one marked as default, else the widest, a whole picture before a thumbnail.

    `words` are the entry's own caption and credit, for a picture that has none.
    """
    pictures = [each for each in media if _is_picture(each)]
    if not pictures:
        return None
    best = max(pictures, key=_rank)  # of equals the first
    return EntryPicture(
        str(best["url"]),
        _words(best, "description") or _words(words, "description") or _words(best, "title"),
        _words(best, "credit") or _words(words, "credit"),
        number(best.get("width")),
        number(best.get("height")),
    )


def _rank(medium: Mapping[str, Any]) -> tuple[bool, bool, int]:
    return medium.get("kind") == "content", medium.get("isdefault") == "true", number(medium.get("width"))


def _is_picture(medium: Mapping[str, Any]) -> bool:
    address = str(medium.get("url") or "")
    if not is_web(address):
        return False
    if medium.get("kind") == "thumbnail" or medium.get("medium") == "image":
        return True
    media_type = str(medium.get("type") or "")
    if media_type or medium.get("medium"):
        return media_type.startswith("image/")
    return is_picture_file(address)


def of_enclosures(enclosures: Iterable[Enclosure]) -> EntryPicture | None:
    for each in enclosures:
        by_name = not each.media_type and is_picture_file(each.address)
        if each.media_type.startswith("image/") or by_name:
            return EntryPicture(each.address)
    return None


def is_picture_file(address: str) -> bool:
    return bool(_PICTURE_FILE.search(re.split(r"[?#]", address, maxsplit=1)[0]))


def is_web(address: str) -> bool:
    return address[:8].lower().startswith(("http://", "https://"))


def _words(medium: Mapping[str, Any], key: str) -> str:
    return title(str(medium.get(key) or ""), "text/html")


def number(value: Any) -> int:
    """A whole number of a feed ("640", "640px", 640.0); 0 for anything else.

    >>> number("640px"), number(""), number(None), number("wide")
    (640, 0, 0, 0)
    """
    found = re.match(r"\s*(\d{1,9})", folded(str(value)))
    return int(found[1]) if found else 0
