"""When a page says it was published: structured data, then metas, then its visible words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates import Moment, moments
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.findings import Findings, plain
from newsreader.extraction.parts import Dates
from newsreader.extraction.publication import page_day_first, published, with_year
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
_BASIC = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-]\d{4})?)?")


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
# Class names of what dates another article.
_ELSEWHERE = re.compile(
    r"comment|teaser|related|footer|sidebar|widget|aside|card|promo|recommend", re.IGNORECASE
)
_UPDATED_MARKS = re.compile(r"updat|modif", re.IGNORECASE)
# Pages in any other language write the day first.
_MAY_BE_MONTH_FIRST = ("en", "en-us", "en-ph", "")
_KINDS: tuple[StampKind, ...] = ("published", "", "updated", "captured")


def _machine(value: str) -> Moment | None:
    """The first date of a value that is nothing but a date."""
    if basic := _BASIC.fullmatch(value):
        year, month, day, hour, minute, second = (int(part or -1) for part in basic.groups()[:6])
        zone = basic[7] or ""
        moment = Moment(0, len(value), year, month, day, hour, minute, second, zone=zone)
        return moment if moment.local else None
    found = next(moments(value), None)
    return found if found and found.year and found.start <= 12 else None


def _date_only(moment: Moment) -> bool:
    """Midnight to the second, in UTC or no zone, is how programs write a day without a time."""
    return (
        moment.hour == moment.minute == 0
        and moment.second <= 0
        and moment.zone in ("", "Z", "+00:00", "+0000")
    )


def dates(page: Findings, opening: Dateline | None, outlet: Outlet | None, address: str) -> Dates:
    """When the page was published, updated, and captured, as far as it says."""
    captured = None
    first = _dated(
        page, "published", _claims(page, ("datePublished", "dateCreated"), _PUBLISHED_METAS), outlet
    )
    updated = _dated(page, "updated", _claims(page, ("dateModified",), _UPDATED_METAS), outlet)
    if first is None:
        shown = _shown(page, outlet)
        first, captured = shown.published, shown.captured
        updated = updated or shown.updated
    first = first or _of_dateline(page, opening, updated, outlet) or _of_address(page, address)
    if first is None:
        page.warnings.append("No publication date was found.")
    if first and updated and first.local == updated.local and first.zone == updated.zone:
        updated = None
    return Dates(first, updated, captured)


def _of_dateline(
    page: Findings, opening: Dateline | None, updated: Published | None, outlet: Outlet | None
) -> Published | None:
    if opening is None or opening.moment is None:
        return None
    day = updated.local if updated else None
    others = [Moment(0, 0, day.year, day.month, day.day)] if day else []
    moment = opening.moment if opening.moment.year else with_year(opening.moment, others)
    return _dated(page, "published", [("dateline", "", moment)], outlet) if moment else None


def _of_address(page: Findings, address: str) -> Published | None:
    found = _IN_ADDRESS.search(address)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    local = Moment(0, 0, year, month, day).local
    if local is None:
        return None
    raw = found[0].strip("/-")
    page.prove("published", "address", raw, "address")
    return Published(local, "", "unknown", "day", raw)


_Claim = tuple[str, str, Moment]


def _claims(page: Findings, links: Sequence[str], metas: Sequence[str]) -> Iterator[_Claim]:
    """The dates structured data gives under these names."""
    for where, value in _values(page, links, metas):
        if moment := _machine(value.strip()):
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


def _dated(page: Findings, field: str, claims: Iterable[_Claim], outlet: Outlet | None) -> Published | None:
    """The first claim that can be read; one with a time rather than a bare day of the same date."""
    best: Published | None = None
    for where, value, moment in claims:
        if _date_only(moment):
            moment = Moment(moment.start, moment.end, moment.year, moment.month, moment.day)
        found, warnings = published(moment, value, outlet, outlet.day_first if outlet else None)
        if found is None or found.local is None:
            page.warnings += warnings
            continue
        if best is None or _adds_time(found, best):
            best, proof, said = found, (value, where), warnings
        if best.precision != "day" and best.zone:
            break
    if best is not None:
        page.prove(field, "structured-data", *proof)
        page.warnings += said
    return best


def _adds_time(one: Published, other: Published) -> bool:
    """Whether one gives the time of the other's day, give or take the hours between zones."""
    if one.precision == "day" or other.precision != "day":
        return False
    assert one.local and other.local
    return abs((one.local.date() - other.local.date()).days) <= 1


_ABOVE = "line above the headline"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A date in the page's visible words, `text`, and what it dates."""

    kind: StampKind
    text: str
    moment: Moment
    where: str

    @property
    def raw(self) -> str:
        return self.text[self.moment.start : self.moment.end]

    @property
    def dates(self) -> StampKind:
        """What it dates: a masthead's "Thursday, July 19, 2018" is the day the page was looked at."""
        masthead = self.where == _ABOVE and self.moment.weekday >= 0 > self.moment.hour
        return "captured" if masthead and not self.kind else self.kind


def _shown(page: Findings, outlet: Outlet | None) -> Dates:
    """Dates in the page's visible words: time elements and dated lines, those by the headline first."""
    every = list(_shown_dates(page))
    order = page_day_first([shown.moment for shown in every], [shown.raw for shown in every], outlet)
    if order is None and (page.found.get("language") or "en").lower() not in _MAY_BE_MONTH_FIRST:
        order = True
    of_kind = {kind: [shown for shown in every if shown.dates == kind] for kind in _KINDS}
    first, warnings = _first_read(page, "published", of_kind["published"] + of_kind[""], outlet, order)
    page.warnings += warnings
    updated, _ = _first_read(page, "updated", of_kind["updated"], outlet, order)
    captured, _ = _first_read(page, "captured", of_kind["captured"], outlet, order)
    return Dates(first, updated, captured)


def _first_read(
    page: Findings, field: str, every: Iterable[_Shown], outlet: Outlet | None, order: bool | None
) -> tuple[Published | None, list[str]]:
    warnings: list[str] = []
    for shown in every:
        found, said = published(shown.moment, shown.raw, outlet, order)
        warnings += said
        if found:
            page.prove(field, "shown", shown.raw, shown.where)
            return found, warnings
    return None, warnings


def _shown_dates(page: Findings) -> Iterator[_Shown]:
    for text, where, marks in _shown_texts(page):
        updated: StampKind = "updated" if _UPDATED_MARKS.search(marks) else ""
        for stamp, _ in stamps(text):
            if stamp.moment.year:
                yield _Shown(stamp.kind or updated, text, stamp.moment, where)


def _shown_texts(page: Findings) -> Iterator[tuple[str, str, str]]:
    """The texts that may hold a date, in the order of trust: (text, where, class names around it)."""
    for text in page.below_heading():
        if header(text, page.outlets):
            yield text, "line by the headline", ""
    for title in (page.found["title"], *(value for _, value in page.meta("og:title"))):
        _, bar, last = title.rpartition("|")
        if bar and header(last := plain(last), page.outlets):
            yield last, "title", ""
    for attribute, text, marks in page.found["times"]:
        if not _ELSEWHERE.search(marks):
            yield plain(attribute) or plain(text), "text" if marks.startswith("text") else "time", marks
    for text in page.above_heading():
        if header(text, page.outlets):
            yield text, _ABOVE, ""
