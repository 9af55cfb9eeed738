"""What a search finds, as it leaves the site: the sentence, its outlet and day, of what strangers may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.exchange.outgoing import OutgoingEntry, isolated, tag
from newsreader.models.addresses import absolute
from newsreader.models.user import NOBODY
from newsreader.showing.search import Hit, HitOrder, Kind, search
from newsreader.showing.search.asked import AskedSearch

PAGE = 30  # entries
NAMES = {
    Kind.ARTICLE: "article",
    Kind.ENTRY: "entry",
    Kind.QUOTATION: "quotation",
    Kind.FIGURE: "figure",
    Kind.ENTITY: "entity",
    Kind.TIMELINE: "timeline",
}


class OutgoingHits(NamedTuple):
    entries: Sequence[OutgoingEntry]
    older: str  # what the next page begins after; "" where this is the last


def newest(asked: AskedSearch, today: date, after: str) -> OutgoingHits:
    """The newest reports first, in whatever order the page shows them."""
    found = search(NOBODY, asked.wanted(today), order=HitOrder.NEWEST, after=after, limit=PAGE)
    entries = [_entry(hit, hit.moment) for hit in found.hits if hit.moment]
    return OutgoingHits(entries, found.next_after)


def _entry(hit: Hit, moment: datetime) -> OutgoingEntry:
    stands = [isolated(each) for each in (hit.speaker, hit.stands_in) if each]
    about = " · ".join([str(hit.kind.label), *stands, *([hit.dated] if hit.dated else [])])
    said = f"“{hit.sentence}”" if hit.sentence else ""
    return OutgoingEntry(
        id=tag(NAMES[hit.kind], hit.target),
        url=absolute(hit.url),
        title=hit.title or _("Without a headline"),
        summary=f"{about}\n{said}".strip(),
        updated=moment,
        language=hit.language,
        author=hit.stands_in if hit.kind in (Kind.ARTICLE, Kind.QUOTATION, Kind.FIGURE) else "",
    )
