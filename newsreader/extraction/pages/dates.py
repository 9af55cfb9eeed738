"""When a page says it was published: structured data, then metas, then its visible words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates.dates import Moment, moments
from newsreader.extraction.dates.day_order import Order, PageDate, PageDateKind, order
from newsreader.extraction.dates.plausible import too_late
from newsreader.extraction.dates.publication import published, with_year
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.pages.findings import Findings
from newsreader.extraction.pages.moments import machine
from newsreader.extraction.pages.shown_dates import ABOVE, BY_HEADLINE, TEXT, ShownDate, shown_dates
from newsreader.extraction.parts import Dates
from newsreader.extraction.stamps import StampKind

_PUBLISHED_METAS = (
    "article:published_time",
    "article:published:time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published_time",
    "published_date",
    "pubdate",
    "pub_date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "last-publication-date",
    "bt:pubdate",
    "rnews:datepublished",
    "citation_publication_date",
    "published-date",
    "date",
)
_UPDATED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "revised",
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_IN_ADDRESS = re.compile(
    rf"/((?:19|20)\d\d)[/-](\d{{1,2}}|{'|'.join(_MONTHS)})[/-](\d{{1,2}})(?:/|-|$)", re.IGNORECASE
)
_AWAY = "The date “{raw}” stands away from the headline."
_SAID_BEFORE = "The page says “{shown}” and its data “{stated}”; the earlier is taken."
_DISPUTED = (
    "The page shows “{shown}”, and its data say that it was published on “{stated}”; this is left open."
)
# Days so far apart are no clock's, nor an update's of the same report.
_FAR = timedelta(days=2)
_MINUTE = timedelta(minutes=1)
# Minutes ahead of UTC of the zones that are not whole hours.
_ZONES_OF_PARTS = frozenset((-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765))


def _date_only(moment: Moment) -> bool:
    """Midnight to the second, in UTC or no zone, is how programs write a day without a time."""
    return (
        moment.hour == moment.minute == 0
        and moment.second <= 0
        and moment.zone in ("", "Z", "+00:00", "+0000")
    )


def dates(
    page: Findings, opening: Dateline | None, outlet: Outlet | None, address: str, latest: date | None = None
) -> Dates:
    """When the page was published, updated, and captured, as far as it says.

    No day after `latest` is taken for a publication, nor one after the day it says it was captured.
    """
    reader = _Reader(page, outlet, latest, _day_in(address))
    captured = reader.captured()
    stated = reader.stated("published", ("datePublished", "dateCreated"), _PUBLISHED_METAS)
    updated = reader.stated("updated", ("dateModified",), _UPDATED_METAS)
    if stated:
        first = reader.undisputed(stated, updated)
        if "captured" not in reader.labelled:
            captured = None  # a masthead's day says little where the page dates itself
    else:
        first = reader.first_shown("published", ("published", ""))
        updated = updated or reader.first_shown("updated", ("updated",))
        first = first or reader.of_dateline(opening, updated) or reader.of_address()
        if first is None:
            page.warnings.append("No publication date was found.")
    if first and updated and first.local == updated.local and first.zone == updated.zone:
        updated = None
    ahead = reader.ahead_of(first) if first else None
    if ahead:
        first, updated = _by_clock(first, ahead), _by_clock(updated, ahead)
    return Dates(first, updated, captured)


_Claim = tuple[str, str, Moment]


@dataclass(slots=True)
class _Reader:
    """Reads the dates of one page, all in the same order of day and month."""

    page: Findings
    outlet: Outlet | None
    latest: date | None
    in_address: tuple[date, str] | None
    shown: list[ShownDate] = field(init=False)
    labelled: set[StampKind] = field(init=False)
    _order: Order | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.shown = list(shown_dates(self.page))
        self.labelled = {shown.kind for shown in self.shown}

    @property
    def order(self) -> Order:
        """How the page writes day and month: asked for by a date with two readings, which few pages have."""
        if self._order is None:
            self._order = order(list(self._every()), self.outlet, _language(self.page))
        return self._order

    def _every(self) -> Iterator[PageDate]:
        """The dates of the page with what they date; those in its margins date other articles."""
        for shown in self.shown:
            yield PageDate(shown.moment, shown.dates, shown.raw)
        stated: tuple[tuple[PageDateKind, str, Sequence[str]], ...] = (
            ("published", "datePublished", _PUBLISHED_METAS),
            ("updated", "dateModified", _UPDATED_METAS),
        )
        for kind, link, metas in stated:
            for _, value, moment in _claims(self.page, (link,), metas):
                yield PageDate(moment, kind, value)
        for raw in self.page.found["margins"]:
            for moment in moments(raw):
                yield PageDate(moment, "body", raw[moment.start : moment.end])

    def captured(self) -> Published | None:
        """The day of capture, before which the page was published."""
        found = self.first_shown("captured", ("captured",))
        if found and found.local and "captured" in self.labelled:
            day = found.local.date()
            self.latest = min(day, self.latest or day)
        return found

    def stated(self, name: str, links: Sequence[str], metas: Sequence[str]) -> Published | None:
        """The first claim of structured data that can be read."""
        return self._dated(name, _claims(self.page, links, metas))

    def first_shown(self, name: str, kinds: Sequence[StampKind]) -> Published | None:
        """The first visible date of the first of these kinds that can be read, the address's day first."""
        in_order = sorted(self.shown, key=self._not_in_address) if name == "published" else self.shown
        for kind in kinds:
            for shown in in_order:
                found = self._read(shown.moment, shown.raw, name) if shown.dates == kind else None
                if found:
                    self.page.prove(name, "shown", shown.raw, shown.where)
                    if shown.away and name == "published":
                        self.page.warnings.append(_AWAY.format(raw=shown.raw))
                    return found
        return None

    def _not_in_address(self, shown: ShownDate) -> bool:
        local = shown.moment.local
        return self.in_address is None or local is None or local.date() != self.in_address[0]

    def undisputed(self, stated: Published, updated: Published | None) -> Published | None:
        """The publication that data state, or what the page's own words say against it.

        An earlier day that they call the publication's wins. What they show without a label its readers take
        for it: where that is the update's day, or the only one and far off, nobody can tell which it is.
        """
        seen = self._seen()
        agreed = any(_agree(shown.moment, found, stated) for shown, found in seen)
        if not seen or agreed or (self.in_address and self.in_address[0] == _day(stated)):
            return stated
        for shown, found in seen:
            if shown.kind == "published":
                return self._instead(stated, found, shown) if _day(found) < _day(stated) else stated
        if not _doubted(stated, updated, seen):
            return stated
        del self.page.evidence["published"]
        line = _DISPUTED.format(shown=seen[0][0].raw, stated=stated.raw)
        self.page.warnings.append(line)
        return None

    def _instead(self, stated: Published, said: Published, shown: ShownDate) -> Published:
        del self.page.evidence["published"]
        self.page.prove("published", "shown", said.raw, shown.where)
        self.page.warnings.append(_SAID_BEFORE.format(shown=said.raw, stated=stated.raw))
        return said

    def _seen(self) -> list[tuple[ShownDate, Published]]:
        """The days that readers see by the headline and take for the publication's."""
        may_be = (
            shown
            for shown in self.shown
            if shown.dates in ("published", "") and shown.where in (BY_HEADLINE, TEXT) and not shown.away
        )
        read = ((shown, self._read(shown.moment, shown.raw, "captured")) for shown in may_be)
        return [(shown, found) for shown, found in read if found and found.local]

    def ahead_of(self, stated: Published) -> timedelta | None:
        """How far ahead of UTC the page's clock is, where readers see a moment stated in UTC."""
        if stated.zone != "UTC" or stated.precision == "day" or stated.local is None:
            return None
        may_be = (
            shown.moment
            for shown in self.shown
            if shown.kind in ("published", "") and shown.where != ABOVE and not shown.away
        )
        return next(filter(None, (_ahead(moment, stated.local) for moment in may_be)), None)

    def of_dateline(self, opening: Dateline | None, updated: Published | None) -> Published | None:
        """The day the report opens with, its year that of the update."""
        if opening is None or opening.moment is None:
            return None
        day = updated.local if updated else None
        others = [Moment(0, 0, day.year, day.month, day.day)] if day else []
        moment = opening.moment if opening.moment.year else with_year(opening.moment, others)
        return self._dated("published", [("dateline", "", moment)]) if moment else None

    def of_address(self) -> Published | None:
        """The day the page's address holds."""
        if self.in_address is None:
            return None
        day, raw = self.in_address
        read = Published(datetime(day.year, day.month, day.day), "", "unknown", "day", raw)
        if too_late(read, self.latest):
            return None
        self.page.prove("published", "address", raw, "address")
        self.page.warnings.append(f"Only the page's address says when it was published: “{raw}”.")
        return read

    def _dated(self, name: str, claims: Iterable[_Claim]) -> Published | None:
        """The first claim that can be read; one with a time rather than a bare day of the same date."""
        best: Published | None = None
        for where, value, moment in claims:
            if _date_only(moment):
                moment = Moment(moment.start, moment.end, moment.year, moment.month, moment.day)
            found = self._read(moment, value, name)
            if found and (best is None or _adds_time(found, best)):
                best, proof = found, (value, where)
            if best and best.precision != "day" and best.zone:
                break
        if best is not None:
            self.page.prove(name, "structured-data", *proof)
        return best

    def _read(self, moment: Moment, raw: str, name: str) -> Published | None:
        """A date as it is meant; None, with a line for people, where that is open or cannot be."""
        day_first = self.order.day_first if moment.other else None
        found, warnings = published(moment, raw, self.outlet, day_first)
        if name == "published":
            self.page.warnings += warnings
        if found is None or name == "captured":
            return found
        if line := too_late(found, self.latest):
            self.page.warnings.append(line)
            return None
        if moment.other and moment.weekday < 0 and self.order.doubt:
            self.page.warnings.append(self.order.doubt)
        return found


def _day_in(address: str) -> tuple[date, str] | None:
    """The day in an address, and how it stands there: /2016/12/08/, /2016-12-08, /2016/dec/08/."""
    found = _IN_ADDRESS.search(address)
    if not found:
        return None
    year, month, day = found.groups()
    number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
    local = Moment(0, 0, int(year), number, int(day)).local
    return (local.date(), found[0].strip("/-")) if local else None


def _day(published: Published) -> date:
    assert published.local
    return published.local.date()


def _doubted(
    stated: Published, updated: Published | None, seen: Sequence[tuple[ShownDate, Published]]
) -> bool:
    """Whether the first of the days seen may be the publication's as well as the stated one."""
    first = _day(seen[0][1])
    if updated:
        return _day(updated) == first
    by_headline = {_day(found) for shown, found in seen if shown.where == BY_HEADLINE}
    return by_headline == {first} and abs(first - _day(stated)) > _FAR


def _agree(moment: Moment, shown: Published, stated: Published) -> bool:
    """Whether a date the page shows is the stated one, perhaps by another clock."""
    if _day(shown) == _day(stated):
        return True
    if stated.utc is None:
        return False
    if shown.precision == "day":
        return abs(_day(shown) - _day(stated)) == timedelta(days=1)
    return _ahead(moment, stated.utc.replace(tzinfo=None)) is not None


def _ahead(shown: Moment, stated: datetime) -> timedelta | None:
    """How far ahead of UTC a clock is that shows a moment in UTC; None where it shows another moment."""
    if shown.hour < 0 or shown.other or shown.local is None:
        return None
    ahead = shown.local.replace(second=0) - stated.replace(second=0, microsecond=0)
    if not _may_be_zone(ahead) or shown.zone in ("Z", _offset(timedelta())):
        return None
    return ahead if shown.zone[:1] not in ("+", "-") or shown.zone == _offset(ahead) else None


def _offset(ahead: timedelta) -> str:
    hours, minutes = divmod(abs(ahead) // _MINUTE, 60)
    return f"{'-' if ahead < timedelta() else '+'}{hours:02}:{minutes:02}"


def _may_be_zone(ahead: timedelta) -> bool:
    """Whether some zone is so far ahead of UTC: by whole hours, or by parts of one that are in use."""
    minutes = ahead // _MINUTE
    return -12 * 60 <= minutes <= 14 * 60 and (minutes % 60 == 0 or minutes in _ZONES_OF_PARTS)


def _by_clock(stated: Published | None, ahead: timedelta) -> Published | None:
    """A moment in UTC by the clock that is so far ahead."""
    if stated is None or stated.local is None or stated.zone != "UTC" or stated.precision == "day":
        return stated
    return replace(stated, local=stated.local + ahead, zone=_offset(ahead), zone_status="inferred")


def _language(page: Findings) -> str:
    """What the page says of its language, with a region where any of its words has one."""
    stated = [page.found.get("language") or ""]
    stated += [value for _, value in page.meta("content-language")]
    stated += [value for _, value in page.link("inLanguage") if isinstance(value, str)]
    stated = [tag for tag in stated if tag]
    return next((tag for tag in stated if "-" in tag or "_" in tag), stated[0] if stated else "")


def _claims(page: Findings, links: Sequence[str], metas: Sequence[str]) -> Iterator[_Claim]:
    """The dates structured data gives under these names."""
    for where, value in _values(page, links, metas):
        if moment := machine(value):
            yield where, value.strip(), moment


def _values(page: Findings, links: Sequence[str], metas: Sequence[str]) -> Iterator[tuple[str, str]]:
    for link in links:
        for where, value in page.link(link):
            if isinstance(value, str):
                yield where, value
    for name, value in page.found["itemprops"]:
        if name == links[0]:
            yield f"itemprop {name}", value
    yield from page.meta(*metas)


def _adds_time(one: Published, other: Published) -> bool:
    """Whether one gives the time of the other's day, give or take the hours between zones."""
    if one.precision == "day" or other.precision != "day":
        return False
    assert one.local and other.local
    return abs((one.local.date() - other.local.date()).days) <= 1
