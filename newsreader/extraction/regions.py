"""The regions of an article saved as plain text: header, pictures' words, body, boilerplate."""

import re
from dataclasses import dataclass, field

from newsreader.extraction import boilerplate, bylines, captions
from newsreader.extraction.datelines import dateline
from newsreader.extraction.fields import Evidence, Outlet
from newsreader.extraction.folding import folded
from newsreader.extraction.layout import Paragraph, paragraphs
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.stamps import Header, Stamp, header

# A header is short: past this many paragraphs only the body and its boilerplate are left.
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
_BARE_TOPICS = re.compile(r"(?:related )?(?:topics|tags|keywords)(?: in this story)?:?", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"]{3,1000}|www\.[^\s<>\"]{3,1000}")


@dataclass(slots=True)
class Page:
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


def regions(decoded: str, known: Recogniser) -> Page:
    """Tells header, pictures' words, paragraphs and boilerplate apart. `decoded` is the original."""

    def stands_alone(line: str) -> bool:
        if len(line) > 200:
            return False
        text = folded(line)
        return boilerplate.is_boilerplate(text) or _labelled(text) != "" or _strong(header(text, known))

    units = paragraphs(decoded, stands_alone)
    page = Page(decoded, known)
    last = _footer(page, units)
    body_from = _header(page, units[:last])
    _body(page, units[body_from:last])
    return page


def _strong(found: Header | None) -> bool:
    return found is not None and not found.weak


def _labelled(text: str) -> str:
    for name, pattern in _LABELLED.items():
        if pattern.match(text):
            return name
    return ""


def _footer(page: Page, units: list[Paragraph]) -> int:
    """Where the article's own words end: the page's boilerplate, keywords and dates below are read here."""
    last = _topics(page, units)
    floor = max(1, len(units) - 30)
    while last > floor:
        unit = units[last - 1]
        text = unit.text
        found = header(text, page.outlets)
        if start := captions.labelled_keywords(text):
            page.keywords.append((unit, text[start:]))
        elif found and _strong(found) and found.stamps and last > 2:
            page.headers.append((unit, found))
            page.stamps += [(unit, stamp) for stamp in found.stamps]
        elif boilerplate.is_boilerplate(text) or boilerplate.is_breadcrumb(text):
            page.footers.insert(0, unit)
            named = re.fullmatch(r"(?:source|via)\s*:\s*(.{2,60})", text, re.IGNORECASE)
            agency = page.outlets.named(named[1]) if named else None
            if agency and agency.kind == "agency":
                page.headers.append((unit, Header(agencies=(agency,), byline=(0, len(text)))))
        elif found and _strong(found) and last > 2:
            page.headers.append((unit, found))
            page.stamps += [(unit, stamp) for stamp in found.stamps]
        else:
            break
        last -= 1
    return last


def _topics(page: Page, units: list[Paragraph]) -> int:
    """Short lines under a bare "Topics" at the end are keywords; gives where that list begins."""
    for index in range(len(units) - 1, max(1, len(units) - 15), -1):
        text = units[index].text
        if _BARE_TOPICS.fullmatch(text):
            for unit in units[index + 1 :]:
                if boilerplate.is_boilerplate(unit.text):
                    page.footers.append(unit)
                else:
                    page.keywords.append((unit, unit.text))
            page.footers.append(units[index])
            return index
        if len(text.split()) > 4 and not boilerplate.is_boilerplate(text):
            break
    return len(units)


def _header(page: Page, units: list[Paragraph]) -> int:
    """Reads from the top and gives the index of the first paragraph of the body."""
    index = _above(page, units)
    end = _end_of_header(page, units, index)
    pending: str = ""
    begun = False
    while index < end:
        unit = units[index]
        text = unit.text
        index += 1
        if _take_label(page, unit):
            continue
        if boilerplate.is_boilerplate(text):
            page.dropped.append(unit)
            continue
        found = header(text, page.outlets)
        if found is not None:
            begun = True
            if found.pending:
                pending = found.pending
            stamps = found.stamps
            if pending in ("published", "updated", "captured") and stamps and not stamps[0].kind:
                stamps = (Stamp(stamps[0].moment, pending), *stamps[1:])  # type: ignore[arg-type]
                pending = ""
            page.headers.append((unit, found))
            page.stamps += [(unit, stamp) for stamp in stamps]
        elif _take_picture(page, unit):
            continue
        elif not begun:
            page.standfirst.append(unit)
        elif bylines.place(text.strip(" ,")) and len(text) <= 40:
            page.headers.append((unit, Header(place=text.strip(" ,"))))
        else:
            page.dropped.append(unit)
    return index


def _above(page: Page, units: list[Paragraph]) -> int:
    """What stands above the headline, and the headline."""
    index = 0
    for index, unit in enumerate(units[:_HEADER_REACHES]):
        text = unit.text
        label = _labelled(text)
        if label and _take_label(page, unit):
            if label == "headline":
                return index + 1
            continue
        if boilerplate.is_boilerplate(text) or boilerplate.is_breadcrumb(text):
            page.dropped.append(unit)
            continue
        if (outlet := page.outlets.named(text)) and outlet.kind == "outlet":
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


def _end_of_header(page: Page, units: list[Paragraph], index: int) -> int:
    """The header ends with its last line of names, dates or pictures; the body may begin without any."""
    end = index
    between = words = 0
    begun = False
    for position in range(index, min(len(units), index + _HEADER_REACHES)):
        unit = units[position]
        text = unit.text
        found = header(text, page.outlets)
        if found is not None and (_strong(found) or _beside_header(page, units, position)):
            end, between, begun = position + 1, 0, True
        elif _labelled(text):
            end = position + 1
        elif captions.keywords(text)[0] or (_is_picture(text) and not dateline(text, page.outlets)):
            if begun or not words:
                end = position + 1
        elif boilerplate.is_boilerplate(text):
            if end == position:
                end = position + 1
        elif dateline(text, page.outlets):
            break
        elif begun:
            # Counters, buttons and places stand between the lines of a header; sentences do not.
            between += 1
            if between > 3 or len(text) > 60 or text[-1] in ".!?”":
                break
        else:
            # A standfirst is a paragraph or two; after that it is the report that runs.
            between += 1
            words += len(text.split())
            if between > 2 or words > 100:
                break
    return end


def _beside_header(page: Page, units: list[Paragraph], position: int) -> bool:
    """Whether a line that is only shaped like a name has a date or byline as its neighbour."""
    for neighbour in (position - 1, position + 1, position + 2):
        if 0 <= neighbour < len(units) and units[neighbour] is not page.headline:
            found = header(units[neighbour].text, page.outlets)
            if _strong(found):
                return True
    return False


def _take_label(page: Page, unit: Paragraph) -> bool:
    """A line that names its own field: "Title: …", "Source: …", "URL: …"."""
    text = unit.text
    name = _labelled(text)
    if not name or len(text) > 2000:
        return False
    if name in ("date", "updated", "author"):
        return False  # bylines and dates read their own labels
    value = text[_LABELLED[name].match(text).end() :]  # type: ignore[union-attr]
    if name == "url" and not ADDRESS.match(value):
        return False
    page.labelled.setdefault(name, (unit, value))
    return True


def _is_picture(text: str) -> bool:
    return bool(captions.labelled_keywords(text)) or captions.is_caption(text)


def _take_picture(page: Page, unit: Paragraph) -> bool:
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


def _body(page: Page, units: list[Paragraph]) -> None:
    for unit in units:
        text = unit.text
        if boilerplate.is_boilerplate(text):
            page.dropped.append(unit)
        elif start := captions.labelled_keywords(text):
            page.keywords.append((unit, text[start:]))
        elif captions.is_caption(text) and not (len(text) > 400 or dateline(text, page.outlets)):
            page.captions.append((unit, text[captions.unlabelled(text) :]))
        else:
            page.body.append(unit)
