"""An article saved as plain text: its fields, each with the words it was read from."""

import re
from collections.abc import Sequence

from newsreader.extraction import bylines, captions
from newsreader.extraction.datelines import Dateline, dateline
from newsreader.extraction.dates import Moment
from newsreader.extraction.fields import Evidence, Extracted, Outlet, Published
from newsreader.extraction.folding import language, right_to_left
from newsreader.extraction.labels import ADDRESS
from newsreader.extraction.layout import Paragraph
from newsreader.extraction.outlets import recogniser
from newsreader.extraction.owners import owner_of
from newsreader.extraction.publication import page_day_first, published, with_year
from newsreader.extraction.regions import Page, regions

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,60})$")
_SIGN_OFF = re.compile(
    r"\(?(?:Additional )?Reporting by (?P<names>[^;.()]{3,200})[^()]{0,400}\)?", re.IGNORECASE
)


def read(decoded: str, outlets: Sequence[Outlet], *, url: str = "") -> Extracted:
    """The fields of a text. `decoded` is the original: evidence points into it."""
    return _resolved(regions(decoded, recogniser(outlets)), url)


def _resolved(page: Page, url: str) -> Extracted:
    evidence: dict[str, Evidence] = {}
    opening = dateline(page.body[0].text, page.outlets) if page.body else None
    headline = _headline(page, evidence)
    outlet, source, status = _source(page, evidence, url)
    if outlet and status == "inferred from the headline":
        headline = headline[: _SUFFIX.search(headline).start()]  # type: ignore[union-attr]
    body = "\n\n".join(unit.text for unit in page.body)
    if page.body:
        start, end = page.body[0].start, page.body[-1].end
        evidence["body"] = Evidence("paragraphs", page.decoded[start:end], start, end)
    if page.standfirst:
        start, end = page.standfirst[0].start, page.standfirst[-1].end
        evidence["standfirst"] = Evidence("below-headline", page.decoded[start:end], start, end)
    standfirst = " ".join(unit.text for unit in page.standfirst)
    if "standfirst" in page.labelled:
        unit, standfirst = page.labelled["standfirst"]
        evidence["standfirst"] = page.evidence(unit, standfirst, "labelled")
    byline, authors, agency, place = _writers(page, opening, evidence)
    dates = _dates(page, opening, outlet, evidence)
    picture = _picture(page, evidence)
    words = _keywords(page, evidence)
    text = body or headline
    where = page.labelled.get("language", (None, ""))[1]
    address = _address(page, evidence)
    dropped = sorted(page.dropped + page.footers, key=lambda unit: unit.start)
    captured = dates["captured"]
    return Extracted(
        headline=headline,
        standfirst=standfirst,
        byline=byline,
        authors=authors,
        agency=agency,
        dateline=place,
        published=dates["published"],
        updated=dates["updated"],
        captured=captured.local.date() if captured and captured.local else None,
        captured_raw=captured.raw if captured else "",
        language=language(text, where),
        direction="rtl" if right_to_left(text) else "ltr",
        body=body,
        keywords=words,
        source=(outlet.key or outlet.name) if outlet else source,
        source_name=outlet.name if outlet else source,
        source_status=status,
        canonical_url=address,
        evidence=evidence,
        doubts=tuple(dict.fromkeys(page.doubts)),
        dropped=tuple(unit.text for unit in dropped if not _is_captured(unit, captured)),
        **picture,  # type: ignore[arg-type]
    )


def _is_captured(unit: Paragraph, captured: Published | None) -> bool:
    return captured is not None and unit.text == captured.raw


def _headline(page: Page, evidence: dict[str, Evidence]) -> str:
    if "headline" in page.labelled:
        unit, text = page.labelled["headline"]
        evidence["headline"] = page.evidence(unit, text, "labelled")
        return text
    if page.headline is None:
        page.doubts.append("No headline was found.")
        return ""
    evidence["headline"] = page.evidence(page.headline, page.headline.text, "first-line")
    return page.headline.text


def _address(page: Page, evidence: dict[str, Evidence]) -> str:
    if "url" not in page.labelled:
        return ""
    unit, text = page.labelled["url"]
    address = ADDRESS.match(text)[0]  # type: ignore[index]
    evidence["canonical_url"] = page.evidence(unit, address, "labelled")
    return address


def _source(page: Page, evidence: dict[str, Evidence], url: str) -> tuple[Outlet | None, str, str]:
    """Whose page it is: what it says outright, its address, its masthead and byline, its footer."""

    def found(
        unit: Paragraph, words: str, outlet: Outlet | None, rule: str, status: str
    ) -> tuple[Outlet | None, str, str]:
        evidence["source"] = page.evidence(unit, words, rule)
        return outlet, words, status

    if "source" in page.labelled:
        unit, text = page.labelled["source"]
        outlet = page.outlets.named(text) or page.outlets.at(text)
        if outlet is None or outlet.kind == "outlet":
            return found(unit, text, outlet, "labelled", "stated")
    for address in (url, page.labelled["url"][1] if "url" in page.labelled else ""):
        if address and (outlet := page.outlets.at(address)):
            evidence["source"] = Evidence("address", address, where="address")
            return outlet, outlet.name, "from the address"
    for unit, outlet in page.mastheads:
        if outlet.kind == "outlet":
            return found(unit, unit.text, outlet, "masthead", "inferred from the masthead")
    for unit, line in page.headers:
        for outlet in line.outlets:
            return found(unit, outlet.name, outlet, "byline", "inferred from the byline")
    if page.headline and (suffix := _SUFFIX.search(page.headline.text)):
        outlet = page.outlets.named(suffix["name"])
        if outlet and outlet.kind == "outlet":
            return found(
                page.headline, suffix["name"], outlet, "headline-suffix", "inferred from the headline"
            )
    bare: tuple[Paragraph, str] | None = None
    for place, units in (("footer", page.footers), ("page's furniture", page.dropped)):
        for unit in units:
            owner = owner_of(unit.text, page.outlets)
            if owner and owner.outlet:
                return found(
                    unit,
                    unit.text[owner.start : owner.end],
                    owner.outlet,
                    "footer",
                    f"inferred from the {place}",
                )
            bare = bare or ((unit, owner.name) if owner else None)
    if bare:
        return found(bare[0], bare[1], None, "footer", "inferred from the footer")
    return None, "", ""


def _writers(
    page: Page, opening: Dateline | None, evidence: dict[str, Evidence]
) -> tuple[str, tuple[str, ...], str, str]:
    authors: list[str] = []
    agency = place = byline = ""
    # What stands above the report says who wrote it; a line below it only where nothing does.
    above = page.body[0].start if page.body else 0
    for unit, line in sorted(page.headers, key=lambda found: (found[0].start > above, found[0].start)):
        text = unit.text
        if line.byline[0] >= 0 and not byline:
            byline = text[line.byline[0] : line.byline[1]]
            evidence["byline"] = page.evidence(unit, byline, "byline")
        for author in line.authors:
            if author not in authors:
                authors.append(author)
                evidence.setdefault("authors", page.evidence(unit, author, "byline"))
        if line.agencies and not agency:
            agency = line.agencies[0].name
            evidence["agency"] = page.evidence(unit, byline or agency, "byline")
        if line.place and not place:
            place = line.place
            evidence["dateline"] = page.evidence(unit, place, "byline")
    signed = _SIGN_OFF.fullmatch(page.body[-1].text) if page.body and len(page.body[-1].text) < 500 else None
    if signed and not authors:
        authors += bylines.credited(signed["names"], page.outlets).authors
        if authors:
            evidence["authors"] = page.evidence(page.body[-1], signed["names"], "sign-off")
    if opening and page.body:
        words = page.body[0].text[: opening.end].strip()
        if opening.place and not place:
            place = opening.place
            evidence["dateline"] = page.evidence(page.body[0], words, "dateline")
        if opening.agency and not agency:
            agency = opening.agency.name
            evidence["agency"] = page.evidence(page.body[0], words, "dateline")
    return byline, tuple(authors), agency, place


def _dates(
    page: Page, opening: Dateline | None, outlet: Outlet | None, evidence: dict[str, Evidence]
) -> dict[str, Published | None]:
    found: dict[str, Published | None] = {"published": None, "updated": None, "captured": None}
    every = page.stamps + page.above
    texts = [unit.text[stamp.moment.start : stamp.moment.end] for unit, stamp in every]
    day_first = page_day_first([stamp.moment for _, stamp in every], texts, outlet)

    def take(field_name: str, unit: Paragraph, moment: Moment, rule: str) -> None:
        if found[field_name] is not None:
            return
        raw = unit.text[moment.start : moment.end]
        value, doubts = published(moment, raw, outlet, day_first)
        page.doubts += doubts
        if value is not None:
            found[field_name] = value
            evidence[field_name] = page.evidence(unit, raw, rule)

    for kind in ("published", "updated", "captured"):
        for unit, stamp in every:
            if stamp.kind == kind and stamp.moment.year:
                take(kind, unit, stamp.moment, f"labelled-{kind}")
    for unit, stamp in page.stamps:
        if not stamp.kind and stamp.moment.year and found["published"] is None:
            take("published", unit, stamp.moment, "header-date")
    bare = [(unit, stamp) for unit, stamp in page.above if not stamp.kind and stamp.moment.year]
    for unit, stamp in bare:
        # A day above the headline is the day somebody looked at the page, unless it has a time.
        if found["published"] is None and stamp.moment.hour >= 0:
            take("published", unit, stamp.moment, "date-above-headline")
        else:
            take("captured", unit, stamp.moment, "date-above-headline")
    if found["published"] is None:
        for unit, stamp in page.stamps:
            if stamp.moment.year or stamp.kind in ("updated", "captured"):
                continue
            raw = unit.text[stamp.moment.start : stamp.moment.end]
            completed = with_year(stamp.moment, [other.moment for _, other in page.stamps])
            if completed:
                take("published", unit, completed, "header-date")
            else:
                page.doubts.append(f"“{raw}” names no year, and no other date gives it.")
    if found["published"] is None and opening and opening.moment and page.body:
        moment: Moment | None = opening.moment
        if moment and not moment.year:
            moment = with_year(moment, [stamp.moment for _, stamp in page.stamps])
        if moment:
            take("published", page.body[0], moment, "dateline")
        else:
            page.doubts.append("The dateline names a day without a year, and no other date gives it.")
    if found["published"] is None:
        page.doubts.append("No publication date was found." if not bare else _only_above)
    return found


_only_above = "The only date stands above the headline, like the day the page was saved; no publication date."


def _picture(page: Page, evidence: dict[str, Evidence]) -> dict[str, object]:
    chosen: tuple[Paragraph, str] | None = None
    credit = ""
    credit_unit: Paragraph | None = None
    for unit, text in page.captions:
        if captions.is_credit_only(text):
            if not credit:
                credit, credit_unit = captions.picture(text).credit, unit
        elif chosen is None:
            chosen = (unit, text)
    if credit_unit:
        evidence["credit"] = page.evidence(credit_unit, credit, "credit-line")
    if chosen is None:
        return {"credit": credit}
    unit, text = chosen
    read_caption = captions.picture(text)
    evidence["caption"] = page.evidence(unit, text, "caption")
    if read_caption.credit:
        credit = read_caption.credit
        evidence["credit"] = page.evidence(unit, credit, "caption-credit")
    if read_caption.day:
        words = text[read_caption.day_start : read_caption.day_end]
        evidence["photo_date"] = page.evidence(unit, words, "caption-date")
    if read_caption.place:
        evidence["photo_place"] = page.evidence(unit, read_caption.place, "caption-place")
    return {
        "caption": text,
        "credit": credit,
        "archive": read_caption.archive,
        "photo_date": read_caption.day,
        "photo_place": read_caption.place,
    }


def _keywords(page: Page, evidence: dict[str, Evidence]) -> tuple[str, ...]:
    found: list[str] = []
    for unit, text in sorted(page.keywords, key=lambda found: found[0].start):
        words = [word.strip(" .#") for word in re.split(r"[,;|]", text)]
        found += [word for word in words if word]
        evidence.setdefault("keywords", page.evidence(unit, text, "keyword-line"))
    return tuple(dict.fromkeys(found))
