"""What a browser kept for a reader without an account, as it sends it to be taken over: static/js/kept.js.

It is a stranger's JSON: whatever in it is not as kept.js writes it is passed over, and what is more than an
account may have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.utils import timezone

from newsreader.models.ids import id_in
from newsreader.models.passage import CONTEXT
from newsreader.models.reader_follows import LONGEST_QUERY, MOST_FOLLOWED
from newsreader.models.reader_notes import LONGEST, LONGEST_QUOTE, MOST_NOTES

SEARCH = "search:"  # before the query of a followed one
MOST_MARKED = 5000  # articles
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)


class KeptNote(NamedTuple):
    """`key` is what the browser calls it by; `quote` is "" of a note on the whole article."""

    key: str
    article: int
    text: str
    quote: str
    prefix: str
    suffix: str
    place: str
    at: datetime


class KeptInBrowser(NamedTuple):
    """By article's id the moments it was read and starred; what is followed, with a name each; notes."""

    read: dict[int, datetime]
    starred: dict[int, datetime]
    follows: dict[str, str]
    notes: list[KeptNote]


def kept_in(sent: str) -> KeptInBrowser:
    """
    >>> kept_in('{"v": 1, "star": {"12": {"at": 1764403200000}, "x": 1}, "notes": []}').starred
    {12: datetime.datetime(2025, 11, 29, 8, 0, tzinfo=datetime.timezone.utc)}
    >>> kept_in("[")
    KeptInBrowser(read={}, starred={}, follows={}, notes=[])
    """
    try:
        found = json.loads(sent)
    except (ValueError, RecursionError):
        found = None
    parts = found if isinstance(found, dict) else {}
    notes = [note for key, row in _rows(parts, "notes")[:MOST_NOTES] if (note := _note(key, row))]
    return KeptInBrowser(
        read=_moments(parts, "read", lambda row: row),
        starred=_moments(parts, "star", lambda row: row.get("at") if isinstance(row, dict) else None),
        follows={
            key: _words(row, "title", 200)
            for key, row in _rows(parts, "follow")[:MOST_FOLLOWED]
            if isinstance(row, dict) and "\0" not in key and len(key.removeprefix(SEARCH)) <= LONGEST_QUERY
        },
        notes=sorted(notes, key=lambda note: note.at),
    )


def _rows(parts: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    rows = parts.get(name)
    return list(rows.items()) if isinstance(rows, dict) else []


def _moments(parts: Mapping[str, Any], name: str, at: Callable[[Any], Any]) -> dict[int, datetime]:
    rows = _rows(parts, name)[:MOST_MARKED]
    return {id: _moment(at(row)) for key, row in rows if (id := id_in(key)) is not None}


def _moment(milliseconds: Any) -> datetime:
    """No later than now, whatever the browser's clock says; now, where it says nothing."""
    now = timezone.now()
    if not isinstance(milliseconds, (int, float)):
        return now
    try:
        return min(max(datetime.fromtimestamp(milliseconds / 1000, UTC), EARLIEST), now)
    except (ValueError, OverflowError, OSError):
        return now


def _note(key: str, row: Any) -> KeptNote | None:
    article = id_in(_words(row, "article", 20)) if isinstance(row, dict) else None
    if article is None or not (text := _words(row, "text", LONGEST).strip()):
        return None
    quote, place = _words(row, "quote", LONGEST_QUOTE), _words(row, "place", 40)
    prefix, suffix = _words(row, "prefix", CONTEXT), _words(row, "suffix", CONTEXT)
    return KeptNote(key, article, text, quote, prefix, suffix, place, _moment(row.get("at")))


def _words(row: Mapping[str, Any], name: str, most: int) -> str:
    """What no database keeps is taken out: U+0000, and halves of a pair."""
    words = row.get(name)
    if not isinstance(words, str):
        return ""
    return words.replace("\0", "").encode("utf-8", "ignore").decode()[:most]
