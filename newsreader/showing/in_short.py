"""The story in short: up to five of the events that an editor marked as key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from newsreader.models import Entry
from newsreader.models.overview import KeyEvent, evenly
from newsreader.models.timeline import Weight
from newsreader.showing.between import BETWEEN_OTHERS, Between, betweens, dated
from newsreader.showing.windows import Window
from newsreader.text.when import When

FEWEST = 3  # fewer than these tell no story
MOST = 5


class ToldInShort(NamedTuple):
    """A key event with the way to it."""

    title: str
    dated: str
    url: str


def in_short(window: Window) -> Sequence[ToldInShort]:
    """What stands above the first window of a timeline; nothing where fewer than three events are marked, or
    the reader asked for a part. As known on a day it is what was marked by then, told by a window that has
    all of them."""
    asked = window.filter
    if window.here or window.more_before or asked.span or asked.narrows:
        return []
    if asked.known:
        return _marked_then(window)
    rows = [KeyEvent(*row) for row in window.timeline.overview.get("key", [])]
    if len(rows) < FEWEST:
        return []
    on_page = {entry.pk for entry in window.entries}
    chosen = evenly(rows, MOST)
    between = _between([row.id for row in chosen if not (row.earliest or row.latest)])
    told = [
        ToldInShort(row.title, dated(_when(row), between.get(row.id)), _url(window, row, on_page))
        for row in chosen
    ]
    return told[::-1] if asked.newest else told


def _marked_then(window: Window) -> Sequence[ToldInShort]:
    marked = [entry for entry in window.entries if entry.weight == Weight.KEY]
    if window.more_after or len(marked) < FEWEST:
        return []
    return [ToldInShort(entry.title, entry.dated, f"#entry-{entry.pk}") for entry in evenly(marked, MOST)]


def _between(dayless: Sequence[int]) -> dict[int, Between | None]:
    """By id what these lie between; no query where all have a day."""
    if not dayless:
        return {}
    rows = [*Entry.objects.filter(pk__in=dayless).values_list("pk", *BETWEEN_OTHERS.columns)]
    found = betweens([BETWEEN_OTHERS.of(standing) for _pk, *standing in rows])
    return {pk: each and each.by_days for (pk, *_columns), each in zip(rows, found, strict=True)}


def _when(row: KeyEvent) -> When:
    earliest, latest = (date.fromisoformat(end) if end else None for end in (row.earliest, row.latest))
    return When(earliest, latest, row.precision, row.circa, part_of_day=row.part_of_day)


def _url(window: Window, row: KeyEvent, on_page: set[int]) -> str:
    """To where it stands on this page, or to the window that begins with its day."""
    anchor = f"#entry-{row.id}"
    if row.id in on_page:
        return anchor
    return window.timeline.get_absolute_url() + window.filter.query(at=row.day) + anchor
