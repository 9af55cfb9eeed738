"""The fields of an article, and the evidence each carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

ZoneStatus = Literal["stated", "inferred", "unknown"]
Precision = Literal["second", "minute", "day"]
Kind = Literal["outlet", "agency"]
BlockKind = Literal["paragraph", "subhead", "list", "quote", "table"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field was read: `raw` stands at [start, end) of the decoded original, in code points.

    For HTML the place in the tree counts: `where` names it ("meta[name=author]", "JSON-LD headline"), and
    `start` is -1 where the words do not stand in the source letter for letter (entities, escapes).
    """

    rule: str
    raw: str
    start: int = -1
    end: int = -1
    where: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the page that is in no field, and the rule that left it out."""

    text: str
    rule: str


class Link(NamedTuple):
    """Words [start, end) of a text, in code points, and the address they lead to."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Published:
    """A moment as the page states it. Never more precise than its words: of a "day" only the day counts.

    `zone` is an IANA name or an offset such as "+05:30", "" when unknown. `local` is the clock of that zone.
    """

    local: datetime | None
    zone: str = ""
    zone_status: ZoneStatus = "unknown"
    precision: Precision = "day"
    raw: str = ""

    @property
    def utc(self) -> datetime | None:
        """The instant, where time and zone are known.

        >>> moment = datetime(2016, 12, 8, 20, 37)
        >>> Published(moment, "Asia/Kolkata", "inferred", "minute").utc
        datetime.datetime(2016, 12, 8, 15, 7, tzinfo=datetime.timezone.utc)
        >>> Published(moment, "Asia/Kolkata", "inferred", "day").utc
        """
        if self.local is None or not self.zone or self.precision == "day":
            return None
        try:
            return self.local.replace(tzinfo=zone_of(self.zone)).astimezone(UTC)
        except OverflowError:
            return None


def zone_of(name: str) -> ZoneInfo | timezone:
    """The zone of an IANA name or an offset. Raises KeyError or ValueError for anything else.

    >>> zone_of("+05:30")
    datetime.timezone(datetime.timedelta(seconds=19800))
    """
    if name[:1] in "+-":
        hours, minutes = int(name[1:3]), int(name[4:6] or 0)
        span = timedelta(hours=hours, minutes=minutes)
        return timezone(-span if name[0] == "-" else span)
    return ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source or agency that pages can be recognised by.

    `names` are further forms of its name; `zone` the IANA zone its pages are stamped in; `day_first` how
    it writes 08/12/2016, None when unknown; `key` the caller's own id.
    """

    name: str
    names: tuple[str, ...] = ()
    home_page: str = ""
    zone: str = ""
    day_first: bool | None = None
    kind: Kind = "outlet"
    language: str = "en"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article's fields: plain text, NFC, unknown ones empty.

    `body` has its blocks parted by one blank line, `kinds` has the kind of each (none: all are paragraphs);
    inside a list or table a line is an item or a row. `links` are those of the body, by its code points and
    in its order, each within one block; addresses are whole, of http or https (links.py). `caption` has those
    of several pictures, parted as the body is; `credit` and what follows is the first picture's. `evidence`
    is keyed by field name; `warnings` are lines for people; `dropped` are the page's lines that belong to no
    field. `source` is the outlet's key (its name where it has none), `source_name` its name, `source_status`
    how it was recognised ("stated", "inferred from the footer", "from the address"), "" when it was not.
    """

    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    dateline: str = ""
    published: Published | None = None
    captured: date | None = None
    captured_raw: str = ""
    updated: Published | None = None
    language: str = "und"
    direction: Literal["ltr", "rtl"] = "ltr"
    body: str = ""
    kinds: tuple[BlockKind, ...] = ()
    links: tuple[Link, ...] = ()
    caption: str = ""
    credit: str = ""
    archive: bool = False
    photo_date: date | None = None
    photo_place: str = ""
    keywords: tuple[str, ...] = ()
    source: str = ""
    source_name: str = ""
    source_status: str = ""
    canonical_url: str = ""
    image_url: str = ""
    encoding: str = ""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """`warnings` by the name they are stored under, and by which scripts outside ask for them."""
        return self.warnings
