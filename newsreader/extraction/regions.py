"""The regions of an article saved as plain text: header, pictures' words, body, boilerplate."""

import re
from dataclasses import dataclass, field

from newsreader.extraction import bylines, keywords
from newsreader.extraction.boilerplate import is_boilerplate, is_breadcrumb
from newsreader.extraction.captions import is_caption, unlabelled
from newsreader.extraction.datelines import dateline
from newsreader.extraction.fields import Evidence, Outlet
from newsreader.extraction.folding import folded
from newsreader.extraction.labels import labelled
from newsreader.extraction.layout import Paragraph, paragraphs
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.stamps import Header, Pending, Stamp, header

# A header is short: past this many paragraphs only the body and its boilerplate are left.
_HEADER_REACHES = 40
_LONGEST_HEADLINE = 300
_BARE_TOPICS = re.compile(r"(?:related )?(?:topics|tags|keywords)(?: in this story)?:?", re.IGNORECASE)
_NAMED_SOURCE = re.compile(r"(?:source|via)\s*:\s*(.{2,60})", re.IGNORECASE)
_FOOTER_REACHES = 30
_LONGEST_PLACE = 40
# In the body a longer one is a paragraph that ends in a credit.
_LONGEST_CAPTION = 400
# A standfirst is a paragraph or two; after that it is the report that runs.
_LONGEST_STANDFIRST = 100
_MOST_STANDFIRSTS = 2
# Counters, buttons and places stand between the lines of a header; sentences do not.
_MOST_BETWEEN = 3
_LONGEST_BETWEEN = 60


@dataclass(slots=True)
class Page:
    """What has been read so far."""

    decoded: str
    outlets: Recogniser
    headline: Paragraph | None = None
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
    warnings: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def prove(self, name: str, unit: Paragraph, words: str, rule: str) -> None:
        """Keeps where a field was first read: the place of `words` in the original.

        There spaces may be others and lines may be broken.
        """
        if name in self.evidence:
            return
        start, end = unit.start, unit.end
        if words and words != unit.text and len(words) <= 2000:
            start, end = _span(self.decoded, words.split(), start, end)
        self.evidence[name] = Evidence(rule, self.decoded[start:end], start, end)

    def prove_span(self, name: str, units: list[Paragraph], rule: str) -> None:
        if units:
            start, end = units[0].start, units[-1].end
            self.evidence[name] = Evidence(rule, self.decoded[start:end], start, end)

    def take_header(self, unit: Paragraph, found: Header) -> None:
        self.headers.append((unit, found))
        self.stamps += [(unit, stamp) for stamp in found.stamps]


def _span(decoded: str, words: list[str], start: int, end: int) -> tuple[int, int]:
    """Where these words first stand in a row between the two, whatever spaces part them; else all of it."""
    first, in_a_row = decoded.find(words[0], start, end) if words else -1, " ".join(words)
    if first >= 0 and decoded.startswith(in_a_row, first, end):
        return first, first + len(in_a_row)
    found = re.compile(r"\s+".join(map(re.escape, words))).search(decoded, start, end)
    return found.span() if found else (start, end)


def regions(decoded: str, known: Recogniser) -> Page:
    """Tells header, pictures' words, paragraphs and boilerplate apart. `decoded` is the original."""

    def stands_alone(line: str) -> bool:
        if len(line) > 200:
            return False
        text = folded(line)
        return is_boilerplate(text) or labelled(text) is not None or _strong(text, known) is not None

    units = paragraphs(decoded, stands_alone)
    page = Page(decoded, known)
    last = _footer(page, units)
    body_from = _header(page, units[:last])
    _body(page, units[body_from:last])
    return page


def _strong(text: str, known: Recogniser) -> Header | None:
    """The names and dates of a line that is surely a header's, whatever stands beside it."""
    found = header(text, known)
    return found if found and not found.weak else None


def _footer(page: Page, units: list[Paragraph]) -> int:
    """Where the article's own words end: the page's boilerplate, keywords and dates below are read here."""
    last = _topics(page, units)
    floor = max(1, len(units) - _FOOTER_REACHES)
    while last > floor and _take_footer_line(page, units[last - 1], may_be_header=last > 2):
        last -= 1
    return last


def _take_footer_line(page: Page, unit: Paragraph, *, may_be_header: bool) -> bool:
    found = _strong(unit.text, page.outlets) if may_be_header else None
    if start := keywords.labelled(unit.text):
        page.keywords.append((unit, unit.text[start:]))
    elif found and found.stamps:
        page.take_header(unit, found)
    elif is_boilerplate(unit.text) or is_breadcrumb(unit.text):
        page.footers.insert(0, unit)
        _take_agency_named_source(page, unit)
    elif found:
        page.take_header(unit, found)
    else:
        return False
    return True


def _take_agency_named_source(page: Page, unit: Paragraph) -> None:
    """ "Source: AFP" under a report says who wrote it."""
    named = _NAMED_SOURCE.fullmatch(unit.text)
    agency = page.outlets.named(named[1]) if named else None
    if agency and agency.kind == "agency":
        page.take_header(unit, Header(agencies=(agency,), byline=(0, len(unit.text))))


def _topics(page: Page, units: list[Paragraph]) -> int:
    """Short lines under a bare "Topics" at the end are keywords; gives where that list begins."""
    for index in range(len(units) - 1, max(1, len(units) - 15), -1):
        text = units[index].text
        if _BARE_TOPICS.fullmatch(text):
            for unit in units[index + 1 :]:
                if is_boilerplate(unit.text):
                    page.footers.append(unit)
                else:
                    page.keywords.append((unit, unit.text))
            page.footers.append(units[index])
            return index
        if len(text.split()) > 4 and not is_boilerplate(text):
            break
    return len(units)


def _header(page: Page, units: list[Paragraph]) -> int:
    """Reads from the top and gives the index of the first paragraph of the body."""
    start = _above(page, units)
    end = _end_of_header(page, units, start)
    pending: Pending = ""
    begun = False
    for unit in units[start:end]:
        if _take_label(page, unit):
            continue
        if is_boilerplate(unit.text):
            page.dropped.append(unit)
        elif found := header(unit.text, page.outlets):
            begun = True
            pending = found.pending or pending
            if pending != "byline" and found.lacks_kind:
                found, pending = found.with_kind(pending), ""
            page.take_header(unit, found)
        elif _take_picture(page, unit):
            continue
        elif not begun:
            page.standfirst.append(unit)
        elif place := _place_alone(unit.text):
            page.take_header(unit, Header(place=place))
        else:
            page.dropped.append(unit)
    return end


def _place_alone(text: str) -> str:
    place = text.strip(" ,")
    return place if len(text) <= _LONGEST_PLACE and bylines.place(place) else ""


def _above(page: Page, units: list[Paragraph]) -> int:
    """Reads what stands above the headline, and the headline; gives where the rest begins."""
    for index, unit in enumerate(units[:_HEADER_REACHES]):
        if name := _take_label(page, unit):
            if name == "headline":
                return index + 1
        elif not (_take_page_line(page, unit) or _take_line_above(page, unit) or _take_picture(page, unit)):
            if not _is_headline(unit.text, page.outlets):
                return index
            page.headline = unit
            return index + 1
    return min(len(units), _HEADER_REACHES)


def _take_page_line(page: Page, unit: Paragraph) -> bool:
    """Whether a line belongs to the page: boilerplate, or the masthead."""
    if not (is_boilerplate(unit.text) or is_breadcrumb(unit.text)):
        outlet = page.outlets.named(unit.text)
        if outlet is None or outlet.kind != "outlet":
            return False
        page.mastheads.append((unit, outlet))
    page.dropped.append(unit)
    return True


def _take_line_above(page: Page, unit: Paragraph) -> bool:
    """Names and dates above the headline; dates without names may be the day the page was saved."""
    found = _strong(unit.text, page.outlets)
    if found is None:
        return False
    if found.authors or found.agencies or found.opened:
        page.take_header(unit, found)
    else:
        page.above += [(unit, stamp) for stamp in found.stamps]
        page.dropped.append(unit)
    return True


def _is_headline(text: str, outlets: Recogniser) -> bool:
    """Whether the first line that is nothing else is a headline, and not the report's own beginning."""
    return len(text) <= _LONGEST_HEADLINE and not dateline(text, outlets) and not _is_prose(text)


def _is_prose(text: str) -> bool:
    """A first paragraph where a headline should be: it is long, and ends as sentences end."""
    return len(text.split()) > 30 and text.rstrip("”\"'’)")[-1:] in (".", "!", "?")


def _end_of_header(page: Page, units: list[Paragraph], start: int) -> int:
    """The header ends with its last line of names, dates or pictures; the body may begin without any."""
    end = start
    begun = False
    between: list[str] = []
    for position, unit in enumerate(units[start : start + _HEADER_REACHES], start):
        text = unit.text
        if _is_header_line(page, units, position):
            end, begun, between = position + 1, True, []
        elif labelled(text):
            end = position + 1
        elif keywords.end_of(text)[0] or (_is_picture(text) and not dateline(text, page.outlets)):
            # Under a standfirst it may be the body's own picture.
            if begun or not between:
                end = position + 1
        elif is_boilerplate(text):
            if end == position:
                end += 1
        elif dateline(text, page.outlets):
            break
        else:
            between.append(text)
            if not (_may_stand_between(between) if begun else _may_be_standfirst(between)):
                break
    return end


def _is_header_line(page: Page, units: list[Paragraph], position: int) -> bool:
    found = header(units[position].text, page.outlets)
    return found is not None and (not found.weak or _beside_header(page, units, position))


def _beside_header(page: Page, units: list[Paragraph], position: int) -> bool:
    """Whether a line that is only shaped like a name has a date or byline as its neighbour."""
    neighbours = (units[at] for at in (position - 1, position + 1, position + 2) if 0 <= at < len(units))
    return any(
        unit is not page.headline and _strong(unit.text, page.outlets) is not None for unit in neighbours
    )


def _may_stand_between(lines: list[str]) -> bool:
    """Whether lines may stand between two lines of a header: counters, buttons, places, no sentence."""
    return (
        len(lines) <= _MOST_BETWEEN
        and len(lines[-1]) <= _LONGEST_BETWEEN
        and lines[-1][-1] not in (".", "!", "?", "”")
    )


def _may_be_standfirst(lines: list[str]) -> bool:
    """Whether lines are still a standfirst, and not the report that runs."""
    return len(lines) <= _MOST_STANDFIRSTS and sum(len(line.split()) for line in lines) <= _LONGEST_STANDFIRST


def _take_label(page: Page, unit: Paragraph) -> str:
    """The name of the field a line names itself and gives, "" where it does neither."""
    found = labelled(unit.text)
    if found is None or not found.taken:
        return ""
    page.labelled.setdefault(found.name, (unit, found.value))
    return found.name


def _is_picture(text: str) -> bool:
    return keywords.labelled(text) > 0 or is_caption(text)


def _take_picture(page: Page, unit: Paragraph) -> bool:
    """Keywords, a caption, or both run together."""
    text = unit.text
    if start := keywords.labelled(text):
        page.keywords.append((unit, text[start:]))
        return True
    end, guessed = keywords.end_of(text)
    if end:
        page.keywords.append((unit, text[:end]))
        if guessed:
            page.warnings.append(keywords.GUESSED_END)
        text = text[end:].strip()
        if text:
            page.captions.append((unit, text))
        return True
    if is_caption(text):
        page.captions.append((unit, text[unlabelled(text) :]))
        return True
    return False


def _body(page: Page, units: list[Paragraph]) -> None:
    for unit in units:
        text = unit.text
        if is_boilerplate(text):
            page.dropped.append(unit)
        elif start := keywords.labelled(text):
            page.keywords.append((unit, text[start:]))
        elif len(text) <= _LONGEST_CAPTION and is_caption(text) and not dateline(text, page.outlets):
            page.captions.append((unit, text[unlabelled(text) :]))
        else:
            page.body.append(unit)
