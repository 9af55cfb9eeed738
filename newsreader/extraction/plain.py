"""An article saved as plain text: header, pictures' words, paragraphs and furniture told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import captions, furniture
from .datelines import Dateline, dateline
from .dates import Moment
from .fields import Evidence, Extracted, Outlet, Published
from .folding import folded, language, right_to_left
from .layout import Paragraph, paragraphs
from .outlets import Recogniser, recogniser
from .publication import page_day_first, published, with_year
from .stamps import Header, Stamp, header

# A header is short: past this many paragraphs only the body and its furniture are left.
_HEADER_REACHES = 40
_LONGEST_HEADLINE = 300
_LABELS = {
    "headline": r"headline|title|subject",
    "standfirst": r"standfirst|summary|description|subtitle|sub-?head(?:line|ing)?|strapline|deck|dek",
    "author": r"authors?|byline|written by|reporters?",
    "date": r"date|published|publication date|posted|first published|time",
    "updated": r"updated|last updated|modified",
    "source": r"source|publisher|outlet|publication|newspaper|site|website",
    "url": r"url|link|permalink|web address|address",
    "language": r"language|lang",
}
_LABELLED = {
    name: re.compile(rf"(?:{pattern})\s*:\s*(?=\S)", re.IGNORECASE) for name, pattern in _LABELS.items()
}
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,1000}|www\.[^\s<>\"]{3,1000}")
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,60})$")


@dataclass(slots=True)
class _Page:
    """What has been read so far."""

    decoded: str
    outlets: Recogniser
    headline: Paragraph | None = None
    headline_from: int = 0
    standfirst: list[Paragraph] = field(default_factory=list)
    headers: list[tuple[Paragraph, Header]] = field(default_factory=list)
    above: list[tuple[Paragraph, Stamp]] = field(default_factory=list)
    stamps: list[tuple[Paragraph, Stamp]] = field(default_factory=list)
    captions: list[tuple[Paragraph, str]] = field(default_factory=list)
    keywords: list[tuple[Paragraph, str]] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    dropped: list[Paragraph] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    mastheads: list[tuple[Paragraph, Outlet]] = field(default_factory=list)
    labelled: dict[str, tuple[Paragraph, str]] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def evidence(self, paragraph: Paragraph, words: str, rule: str, where: str = "") -> Evidence:
        """The place of `words` in the original: there spaces may be others and lines may be broken."""
        start, end = paragraph.start, paragraph.end
        if words and words != paragraph.text and len(words) <= 2000:
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            if found := re.compile(pattern).search(self.decoded, start, end):
                start, end = found.span()
        return Evidence(rule, self.decoded[start:end], start, end, where)


def read(decoded: str, outlets: Sequence[Outlet], *, url: str = "") -> Extracted:
    """The fields of a text. `decoded` is the original: evidence points into it."""
    known = recogniser(outlets)

    def stands_alone(line: str) -> bool:
        if len(line) > 200:
            return False
        text = folded(line)
        return furniture.is_furniture(text) or _labelled(text) != "" or _strong(header(text, known))

    units = paragraphs(decoded, stands_alone)
    page = _Page(decoded, known)
    first, last = _footer(page, units)
    body_from = _header(page, units[:last])
    _body(page, units[max(body_from, first) : last])
    return _settled(page, outlets, url)


def _strong(found: Header | None) -> bool:
    return found is not None and not found.weak


def _labelled(text: str) -> str:
    for name, pattern in _LABELLED.items():
        if pattern.match(text):
            return name
    return ""


def _footer(page: _Page, units: list[Paragraph]) -> tuple[int, int]:
    """Where the article's own words end: the page's furniture, keywords and dates below are read here."""
    last = len(units)
    floor = max(1, len(units) - 30)
    while last > floor:
        unit = units[last - 1]
        text = unit.text
        if start := captions.labelled_keywords(text):
            page.keywords.append((unit, text[start:]))
        elif furniture.is_furniture(text) or furniture.is_breadcrumb(text):
            page.footers.insert(0, unit)
        elif (found := header(text, page.outlets)) and _strong(found) and last > 2:
            page.headers.append((unit, found))
            page.stamps += [(unit, stamp) for stamp in found.stamps]
        else:
            break
        last -= 1
    return 0, last


def _header(page: _Page, units: list[Paragraph]) -> int:
    """Reads from the top and gives the index of the first paragraph of the body."""
    index = 0
    index = _above(page, units)
    end = _end_of_header(page, units, index)
    texts: list[Paragraph] = []
    pending: str = ""
    while index < end:
        unit = units[index]
        text = unit.text
        index += 1
        if _take_label(page, unit):
            continue
        if furniture.is_furniture(text):
            page.dropped.append(unit)
            continue
        found = header(text, page.outlets)
        if found is not None:
            if found.pending:
                pending = found.pending
            stamps = found.stamps
            if pending in ("published", "updated", "captured") and stamps and not stamps[0].kind:
                stamps = (Stamp(stamps[0].moment, pending), *stamps[1:])  # type: ignore[arg-type]
                pending = ""
            page.headers.append((unit, found))
            page.stamps += [(unit, stamp) for stamp in stamps]
            continue
        if _take_picture(page, unit):
            continue
        texts.append(unit)
    page.standfirst = texts
    return index


def _above(page: _Page, units: list[Paragraph]) -> int:
    """What stands above the headline, and the headline."""
    index = 0
    for index, unit in enumerate(units[:_HEADER_REACHES]):
        text = unit.text
        label = _labelled(text)
        if label and _take_label(page, unit):
            if label == "headline":
                return index + 1
            continue
        if furniture.is_furniture(text) or furniture.is_breadcrumb(text):
            page.dropped.append(unit)
            continue
        if outlet := page.outlets.named(text):
            page.mastheads.append((unit, outlet))
            page.dropped.append(unit)
            continue
        if "headline" in page.labelled:
            return index
        found = header(text, page.outlets)
        if found is not None and _strong(found):
            if found.authors or found.agencies or found.opened:
                page.headers.append((unit, found))
                page.stamps += [(unit, stamp) for stamp in found.stamps]
            else:
                page.above += [(unit, stamp) for stamp in found.stamps]
                page.dropped.append(unit)
            continue
        if _take_picture(page, unit):
            continue
        if len(text) <= _LONGEST_HEADLINE and not dateline(text, page.outlets) and not _is_prose(text):
            page.headline = unit
            return index + 1
        return index
    return min(len(units), index + 1) if units else 0


def _is_prose(text: str) -> bool:
    """A first paragraph where a headline should be: it is long, and ends as sentences end."""
    return len(text.split()) > 30 and text.rstrip("”\"'’)")[-1:] in (".", "!", "?")


def _end_of_header(page: _Page, units: list[Paragraph], index: int) -> int:
    """The header ends with its last line of names, dates or pictures; the body may begin without any."""
    end = index
    prose = 0
    for position in range(index, min(len(units), index + _HEADER_REACHES)):
        unit = units[position]
        text = unit.text
        found = header(text, page.outlets)
        if found is not None and (_strong(found) or _beside_header(page, units, position)):
            end, prose = position + 1, 0
        elif _labelled(text) or (captions.keywords(text)[0] and not prose):
            end = position + 1
        elif _is_picture(text) and not dateline(text, page.outlets):
            if not prose:
                end = position + 1
        elif furniture.is_furniture(text):
            if end == position:
                end = position + 1
        else:
            prose += 1
            # A standfirst is a paragraph or two; after that it is the report that runs.
            if dateline(text, page.outlets) or prose > 2 or len(text) > 700 or end > index:
                break
    return end


def _beside_header(page: _Page, units: list[Paragraph], position: int) -> bool:
    """Whether a line that is only shaped like a name has a date or byline as its neighbour."""
    for neighbour in (position - 1, position + 1):
        if 0 <= neighbour < len(units) and units[neighbour] is not page.headline:
            found = header(units[neighbour].text, page.outlets)
            if _strong(found):
                return True
    return False


def _take_label(page: _Page, unit: Paragraph) -> bool:
    """A line that names its own field: "Title: …", "Source: …", "URL: …"."""
    text = unit.text
    name = _labelled(text)
    if not name or len(text) > 2000:
        return False
    if name in ("date", "updated", "author"):
        return False  # bylines and dates read their own labels
    value = text[_LABELLED[name].match(text).end() :]  # type: ignore[union-attr]
    if name == "url" and not _ADDRESS.match(value):
        return False
    page.labelled.setdefault(name, (unit, value))
    return True


def _is_picture(text: str) -> bool:
    return bool(captions.labelled_keywords(text)) or captions.is_caption(text)


def _take_picture(page: _Page, unit: Paragraph) -> bool:
    """Keywords, a caption, or both run together."""
    text = unit.text
    if start := captions.labelled_keywords(text):
        page.keywords.append((unit, text[start:]))
        return True
    end, guessed = captions.keywords(text)
    if end:
        page.keywords.append((unit, text[:end]))
        if guessed:
            page.doubts.append("Where the keywords end and the caption begins is a guess.")
        text = text[end:].strip()
        if text:
            page.captions.append((unit, text))
        return True
    if captions.is_caption(text):
        page.captions.append((unit, text[captions.unlabelled(text) :]))
        return True
    return False


def _body(page: _Page, units: list[Paragraph]) -> None:
    for unit in units:
        text = unit.text
        if furniture.is_furniture(text):
            page.dropped.append(unit)
        elif start := captions.labelled_keywords(text):
            page.keywords.append((unit, text[start:]))
        elif captions.is_caption(text) and not (len(text) > 400 or dateline(text, page.outlets)):
            page.captions.append((unit, text[captions.unlabelled(text) :]))
        else:
            page.body.append(unit)


def _settled(page: _Page, outlets: Sequence[Outlet], url: str) -> Extracted:
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


def _headline(page: _Page, evidence: dict[str, Evidence]) -> str:
    if "headline" in page.labelled:
        unit, text = page.labelled["headline"]
        evidence["headline"] = page.evidence(unit, text, "labelled")
        return text
    if page.headline is None:
        page.doubts.append("No headline was found.")
        return ""
    evidence["headline"] = page.evidence(page.headline, page.headline.text, "first-line")
    return page.headline.text


def _address(page: _Page, evidence: dict[str, Evidence]) -> str:
    if "url" not in page.labelled:
        return ""
    unit, text = page.labelled["url"]
    address = _ADDRESS.match(text)[0]  # type: ignore[index]
    evidence["canonical_url"] = page.evidence(unit, address, "labelled")
    return address


def _source(page: _Page, evidence: dict[str, Evidence], url: str) -> tuple[Outlet | None, str, str]:
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
            listed, name, start, end = furniture.outlet_of(unit.text, page.outlets)
            if listed:
                return found(unit, unit.text[start:end], listed, "footer", f"inferred from the {place}")
            bare = bare or ((unit, name) if name else None)
    if bare:
        return found(bare[0], bare[1], None, "footer", "inferred from the footer")
    return None, "", ""


def _writers(
    page: _Page, opening: Dateline | None, evidence: dict[str, Evidence]
) -> tuple[str, tuple[str, ...], str, str]:
    authors: list[str] = []
    agency = place = byline = ""
    for unit, line in page.headers:
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
    page: _Page, opening: Dateline | None, outlet: Outlet | None, evidence: dict[str, Evidence]
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


def _picture(page: _Page, evidence: dict[str, Evidence]) -> dict[str, object]:
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


def _keywords(page: _Page, evidence: dict[str, Evidence]) -> tuple[str, ...]:
    found: list[str] = []
    for unit, text in page.keywords:
        words = [word.strip(" .#") for word in re.split(r"[,;|]", text)]
        found += [word for word in words if word]
        evidence.setdefault("keywords", page.evidence(unit, text, "keyword-line"))
    return tuple(dict.fromkeys(found))
