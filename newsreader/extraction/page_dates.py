"""When a page says it was published: structured data, then metas, then its visible words."""

import re
from collections.abc import Iterable, Iterator

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates import Moment, moments
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.findings import Findings, plain
from newsreader.extraction.publication import page_day_first, published, with_year
from newsreader.extraction.stamps import header, stamps

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


def dates(
    page: Findings, opening: Dateline | None, outlet: Outlet | None, address: str
) -> tuple[Published | None, Published | None, Published | None]:
    """When the page was published, updated, and captured, as far as it says."""
    captured = None
    first = _dated(page, "published", _claims(page, "published"), outlet)
    updated = _dated(page, "updated", _claims(page, "updated"), outlet)
    if first is None:
        first, shown, captured = _shown(page, outlet)
        updated = updated or shown
    if first is None and opening and opening.moment:
        day = updated.local if updated else None
        others = [Moment(0, 0, day.year, day.month, day.day)] if day else []
        moment = opening.moment if opening.moment.year else with_year(opening.moment, others)
        if moment:
            first = _dated(page, "published", [("dateline", "", moment)], outlet)
    if first is None and (
        in_address := re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)", address)
    ):
        year, month, day_of_month = (int(part) for part in in_address.groups())
        moment = Moment(0, 0, year, month, day_of_month)
        if moment.local:
            raw = in_address[0].strip("/-")
            page.prove("published", "address", raw, "address")
            first = Published(moment.local, "", "unknown", "day", raw)
    if first is None:
        page.doubts.append("No publication date was found.")
    if first and updated and first.local == updated.local and first.zone == updated.zone:
        updated = None
    return first, updated, captured


_ABOVE = "line above the headline"
_Claim = tuple[str, str, Moment]


def _claims(page: Findings, kind: str) -> Iterator[_Claim]:
    links = ("datePublished", "dateCreated") if kind == "published" else ("dateModified",)
    metas = _PUBLISHED_METAS if kind == "published" else _UPDATED_METAS
    values: list[tuple[str, str]] = []
    for name in links:
        values += [(where, value) for where, value in page.link(name) if isinstance(value, str)]
    values += [(f"itemprop {name}", value) for name, value in page.found["itemprops"] if name == links[0]]
    values += list(page.meta(*metas))
    for where, value in values:
        if moment := _machine(value.strip()):
            yield where, value.strip(), moment


def _dated(page: Findings, field: str, claims: Iterable[_Claim], outlet: Outlet | None) -> Published | None:
    """The first claim that can be read; one with a time rather than a bare day of the same date."""
    best: Published | None = None
    for where, value, moment in claims:
        if _date_only(moment):
            moment = Moment(moment.start, moment.end, moment.year, moment.month, moment.day)
        found, doubts = published(moment, value, outlet, outlet.day_first if outlet else None)
        if found is None or found.local is None:
            page.doubts += doubts
            continue
        if best is None or (best.precision == "day" and found.precision != "day" and _same_day(best, found)):
            best, proof, said = found, (value, where), doubts
        if best.precision != "day" and best.zone:
            break
    if best is not None:
        page.prove(field, "structured-data", *proof)
        page.doubts += said
    return best


def _same_day(one: Published, other: Published) -> bool:
    assert one.local and other.local
    return abs((one.local.date() - other.local.date()).days) <= 1


def _shown(
    page: Findings, outlet: Outlet | None
) -> tuple[Published | None, Published | None, Published | None]:
    """Dates in the page's visible words: time elements and dated lines, those by the headline first."""
    lines: list[tuple[str, str, Moment, str]] = []

    def add(value: str, where: str, marks: str = "") -> None:
        for stamp, _ in stamps(value):
            if stamp.moment.year:
                kind = stamp.kind or ("updated" if re.search(r"updat|modif", marks, re.IGNORECASE) else "")
                lines.append((kind, value, stamp.moment, where))

    elsewhere = re.compile(
        r"comment|teaser|related|footer|sidebar|widget|aside|card|promo|recommend", re.IGNORECASE
    )
    above = page.found["lines"][: page.found["heading_at"]]
    for line in page.found["lines"][len(above) :]:
        if header(plain(line), page.outlets):
            add(plain(line), "line by the headline")
    for title in (page.found["title"], *(value for _, value in page.meta("og:title"))):
        if (bar := title.rfind("|")) >= 0 and header(last := plain(title[bar + 1 :]), page.outlets):
            add(last, "title")
    for attribute, text, marks in page.found["times"]:
        if not elsewhere.search(marks):
            add(plain(attribute) or plain(text), "text" if marks.startswith("text") else "time", marks)
    for line in above:
        if header(plain(line), page.outlets):
            add(plain(line), _ABOVE)
    texts = [value[moment.start : moment.end] for _, value, moment, _ in lines]
    order = page_day_first([moment for *_, moment, _ in lines], texts, outlet)
    if order is None and (page.found.get("language") or "en").lower() not in ("en", "en-us", "en-ph", ""):
        order = True
    first: Published | None = None
    updated: Published | None = None
    captured: Published | None = None
    for wanted in ("published", ""):
        for kind, value, moment, where in lines:
            raw = value[moment.start : moment.end]
            # A masthead's "Thursday, July 19, 2018" is the day the page was looked at.
            if kind == "captured" or (not kind and where == _ABOVE and moment.weekday >= 0 > moment.hour):
                captured, _ = published(moment, raw, outlet, order) if captured is None else (captured, ())
                if captured:
                    page.prove("captured", "shown", raw, where)
            elif kind == wanted and first is None:
                first, doubts = published(moment, raw, outlet, order)
                page.doubts += doubts
                if first:
                    page.prove("published", "shown", raw, where)
            elif kind == "updated" and updated is None:
                updated, _ = published(moment, raw, outlet, order)
                if updated:
                    page.prove("updated", "shown", raw, where)
    return first, updated, captured
