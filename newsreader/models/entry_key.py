"""Where an entry stands in its timeline: what order, index and paging go by."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from newsreader.text.order import BETWEEN
from newsreader.text.when import When as Happened

OFF_ITS_DAY = 999_999_999  # minutes: no entry stands as far from its day


class EntryKey(NamedTuple):
    """An entry's key in its timeline: what order, index and paging go by; see text/order.py."""

    day: date
    minute: int
    position: int
    width: int
    id: int

    @classmethod
    def beginning(cls, day: date) -> EntryKey:
        """A place before all that stands at a day."""
        return cls(day, -OFF_ITS_DAY, 0, 0, 0)

    @classmethod
    def ending(cls, day: date) -> EntryKey:
        """A place after all that stands at a day."""
        return cls(day, OFF_ITS_DAY, 0, 0, 0)

    @property
    def as_text(self) -> str:
        """For addresses, which lead to this place though the entry be taken off.

        >>> EntryKey(date(2019, 3, 12), 720, 0, 1, 42).as_text
        '2019-03-12_720_0_1_42'
        """
        return f"{self.day}_{self.minute}_{self.position}_{self.width}_{self.id}"

    @classmethod
    def of_text(cls, text: str) -> EntryKey | None:
        """What as_text wrote, or None for anything else.

        >>> EntryKey.of_text("2019-03-12_720_0_1_42").day
        datetime.date(2019, 3, 12)
        >>> EntryKey.of_text("2019-02-30_720_0_1_42")
        """
        match = _KEY.match(text)
        if not match:
            return None
        try:
            return cls(date.fromisoformat(match[1]), *(int(part) for part in match.groups()[1:]))
        except ValueError:
            return None


def between(after: EntryKey | None, before: EntryKey | None, id: int) -> EntryKey | None:
    """The key of what is known only to lie after one entry, before another, or both: just after the one, or
    just before the other. None where there is no such place.

    >>> third, fifth = (EntryKey(date(2019, 3, day), 720, 0, 61, day) for day in (3, 5))
    >>> between(third, fifth, 9).as_text, between(None, fifth, 9).as_text
    ('2019-03-03_720_0_10000001_9', '2019-03-05_720_-1_10000001_9')
    >>> between(fifth, third, 9), between(third, third, 9), between(None, None, 9)
    (None, None, None)
    """
    if after is None:
        return before and before._replace(position=before.position - 1, width=BETWEEN, id=id)
    key = after._replace(width=BETWEEN, id=id)
    return key if before is None or key < before else None


# No further digits than a column holds.
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)_(-?\d{1,9})_(-?\d{1,9})_(-?\d{1,9})_(\d{1,15})\Z", re.ASCII)


class DatedThen(NamedTuple):
    """How an entry was dated, and where it stood, before later reports."""

    key: EntryKey
    when: Happened


def beyond(key: EntryKey, than: str, *, itself: bool = False) -> Q:
    """The keyset, of what is "gt" or "lt", with or without the place itself; the bound on the first column,
    though implied, is what the index scan starts from."""
    found = Q(**key._asdict()) if itself else Q()
    for depth, name in enumerate(EntryKey._fields):
        equal = {each: getattr(key, each) for each in EntryKey._fields[:depth]}
        found |= Q(**equal, **{f"{name}__{than}": getattr(key, name)})
    return found & Q(**{f"day__{than}e": key.day})
