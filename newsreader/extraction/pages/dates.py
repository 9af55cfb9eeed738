"""When a page says it was published: structured data, then metas, then its visible words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates.dates import Moment, moments
from newsreader.extraction.dates.day_order import Order, PageDate, PageDateKind, order
from newsreader.extraction.dates.plausible import too_late
from newsreader.extraction.dates.publication import published, with_year
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.folding import folded
from newsreader.extraction.pages.findings import Findings
from newsreader.extraction.pages.moments import machine
from newsreader.extraction.parts import Dates
from newsreader.extraction.stamps import StampKind, header, stamps

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
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
# Class names of what dates another article.
_ELSEWHERE = re.compile(
    r"comment|teaser|related|footer|sidebar|widget|aside|card|promo|recommend", re.IGNORECASE
)
# Past more long paragraphs than this a date is away from the headline.
_NEAR = 1
# Class names of the lines that say when and by whom.
_MARKS = re.compile(r"meta|byline|publi|posted|stamp|info", re.IGNORECASE)
_UPDATED_MARKS = re.compile(r"updat|modif", re.IGNORECASE)


_BY_HEADLINE = "line by the headline"
_ABOVE = "line above the headline"
_AWAY = "The date “{raw}” stands away from the headline."
_MINUTE = timedelta(minutes=1)
# Minutes ahead of UTC of the zones that are not whole hours.
_ZONES_OF_PARTS = frozenset((-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765))
# In running text a date among so many other words dates what they tell, not the article.
_FEWEST_WORDS_OF_PROSE = 4


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
    reader = _Reader(page, outlet, latest)
    captured = reader.captured()
    first = reader.stated("published", ("datePublished", "dateCreated"), _PUBLISHED_METAS)
    updated = reader.stated("updated", ("dateModified",), _UPDATED_METAS)
    if first is None:
        first = reader.first_shown("published", ("published", ""))
        updated = updated or reader.first_shown("updated", ("updated",))
    elif "captured" not in reader.labelled:
        captured = None  # a masthead's day says little where the page dates itself
    first = first or reader.of_dateline(opening, updated) or reader.of_address(address)
    if first is None:
        page.warnings.append("No publication date was found.")
    if first and updated and first.local == updated.local and first.zone == updated.zone:
        updated = None
    ahead = reader.ahead_of(first) if first else None
    if ahead:
        first, updated = _by_clock(first, ahead), _by_clock(updated, ahead)
    return Dates(first, updated, captured)


_Claim = tuple[str, str, Moment]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A date in the page's visible words, `text`, and what it dates. `away` from the headline it is weak."""

    kind: StampKind
    text: str
    moment: Moment
    where: str
    away: bool = False

    @property
    def raw(self) -> str:
        return self.text[self.moment.start : self.moment.end]

    @property
    def dates(self) -> StampKind:
        """What it dates: a masthead's "Thursday, July 19, 2018" is the day the page was looked at."""
        masthead = self.where == _ABOVE and self.moment.weekday >= 0 > self.moment.hour
        return "captured" if masthead and not self.kind else self.kind


@dataclass(slots=True)
class _Reader:
    """Reads the dates of one page, all in the same order of day and month."""

    page: Findings
    outlet: Outlet | None
    latest: date | None
    shown: list[_Shown] = field(init=False)
    labelled: set[StampKind] = field(init=False)
    _order: Order | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.shown = list(_shown_dates(self.page))
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
        """The first visible date of the first of these kinds that can be read."""
        for kind in kinds:
            for shown in self.shown:
                found = self._read(shown.moment, shown.raw, name) if shown.dates == kind else None
                if found:
                    self.page.prove(name, "shown", shown.raw, shown.where)
                    if shown.away and name == "published":
                        self.page.warnings.append(_AWAY.format(raw=shown.raw))
                    return found
        return None

    def ahead_of(self, stated: Published) -> timedelta | None:
        """How far ahead of UTC the page's clock is, where readers see a moment stated in UTC."""
        if stated.zone != "UTC" or stated.precision == "day" or stated.local is None:
            return None
        may_be = (
            shown.moment
            for shown in self.shown
            if shown.kind in ("published", "") and shown.where != _ABOVE and not shown.away
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

    def of_address(self, address: str) -> Published | None:
        """The day the page's address holds."""
        found = _IN_ADDRESS.search(address)
        if not found:
            return None
        year, month, day = (int(part) for part in found.groups())
        local = Moment(0, 0, year, month, day).local
        raw = found[0].strip("/-")
        read = Published(local, "", "unknown", "day", raw) if local else None
        if read is None or too_late(read, self.latest):
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


def _shown_dates(page: Findings) -> Iterator[_Shown]:
    """The dates in the page's visible words, in the order of trust."""
    for text in page.below_heading():
        if header(text, page.outlets):
            yield from _of_text(text, _BY_HEADLINE)
    for title in (page.title, *(value for _, value in page.meta("og:title"))):
        _, bar, last = title.rpartition("|")
        if bar and header(last := folded(last), page.outlets):
            yield from _of_text(last, "title")
    for each in page.found["times"]:
        if not _ELSEWHERE.search(each["names"]) and not _in_prose(each, page):
            yield from _of_element(each)
    for text in page.above_heading():
        if header(text, page.outlets):
            yield from _of_text(text, _ABOVE)


def _of_text(
    text: str, where: str, names: str = "", away: bool = False, label: StampKind = ""
) -> Iterator[_Shown]:
    """The dates of words; `label` is what those right before them say that the first of them dates."""
    for stamp, _ in stamps(text):
        if stamp.moment.year:
            yield _Shown(stamp.kind or label or _kind_by(names), text, stamp.moment, where, away)
        label = ""


def _of_element(each: dict[str, Any]) -> Iterator[_Shown]:
    """The dates of a marked element: by its attribute, else by its words."""
    names: str = each["names"]
    where = "text" if names.startswith("text") else "time"
    away = each["past"] > _NEAR
    date = folded(each["date"])
    if date and (moment := machine(date)):
        yield _Shown(_label_before(each) or _kind_by(names), date, moment, where, away)
    else:
        yield from _of_text(folded(each["text"]), where, names, away, _label_before(each))


def _kind_by(names: str) -> StampKind:
    """What an element's names say it dates: one of both kinds is no update."""
    return "updated" if _UPDATED_MARKS.search(names) and "publi" not in names.lower() else ""


def _label_before(each: dict[str, Any]) -> StampKind:
    """What the words right before an element say that it dates."""
    before = folded(each["before"])
    kinds: list[StampKind] = [stamp.kind for stamp, _ in stamps(f"{before} 2000-01-01")] if before else []
    return kinds[-1] if kinds else ""


def _in_prose(each: dict[str, Any], page: Findings) -> bool:
    """Whether a time stands among the words of a sentence, an item or a subhead."""
    beside = folded(each["beside"])
    if not beside or _MARKS.search(each["names"]) or _label_before(each) or header(beside, page.outlets):
        return False
    return each["block"] != "p" or len(beside.split()) >= _FEWEST_WORDS_OF_PROSE
