"""The days of a feed's entries, from the words it writes: never from what a parser of feeds made of them.

Zone letters that name several zones, a month alone, 08/12/2016: what the words leave open stays open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from newsreader.extraction.dates.delivered import delivered, unset
from newsreader.extraction.dates.plausible import latest_day
from newsreader.extraction.dates.publication import page_day_first, published
from newsreader.extraction.feeds.feed import EntryDate
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.folding import folded

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of one feed, as it was had at `now` (with a zone).

    `outlet` gives the zone of dates without one and the order of 08/12; `language` is the feed's. The other
    dates of the feed show the order too.
    """

    now: datetime
    outlet: Outlet | None = None
    language: str = ""
    day_first: bool | None = None

    def knowing(self, raws: Iterable[str]) -> DateReader:
        """The same reader, with the order that these dates of the feed are written in."""
        pairs = [(moment, raw) for raw in raws if "/" in raw and (moment := delivered(folded(raw)))]
        moments, texts = [moment for moment, _ in pairs], [raw for _, raw in pairs]
        return replace(self, day_first=page_day_first(moments, texts, self.outlet))

    def read(self, raw: str) -> EntryDate | None:
        """None of no words at all.

        >>> reader = DateReader(datetime(2016, 12, 9, tzinfo=UTC))
        >>> reader.read("Thu, 08 Dec 2016 20:37:00 BST").moment.zone, reader.read("2016-12").moment
        ('', None)
        """
        words = folded(raw)[:_LONGEST]
        if not words:
            return None
        found = delivered(words)
        if found is None:
            return EntryDate(words, doubts=(f"“{words}” names no day that can be read.",))
        moment, doubts = published(found, words, self.outlet, self.day_first)
        if moment is None:
            return EntryDate(words, doubts=tuple(doubts))
        if unset(moment):
            return EntryDate(words, doubts=(f"“{words}” is what a program writes for no date.",))
        if self._is_ahead(moment):
            return EntryDate(words, future=True, doubts=(*doubts, f"“{words}” is after the feed was read."))
        return EntryDate(words, moment, doubts=tuple(doubts))

    def _is_ahead(self, moment: Published) -> bool:
        """Without a zone only where it is ahead wherever days begin first."""
        local = moment.local
        if local is None:
            return False
        if moment.utc is not None:
            return moment.utc > self.now
        if moment.precision == "day":
            latest = latest_day(self.now)
            return latest is not None and local.date() > latest
        return local > self.now.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=14)
