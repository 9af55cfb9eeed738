"""The regions of an article saved as plain text: header, pictures' words, body, boilerplate."""

import re
from dataclasses import dataclass, field, replace

from newsreader.extraction import keywords
from newsreader.extraction.asides import about_writer
from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.captions import is_caption, joined_to_labels, unlabelled
from newsreader.extraction.datelines import dateline
from newsreader.extraction.folding import folded
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.stamps import Header, header, opened_within, stamps
from newsreader.extraction.texts import markdown
from newsreader.extraction.texts.body_reader import BodyReader
from newsreader.extraction.texts.date_choice import DateChoice
from newsreader.extraction.texts.headline_choice import HeadlineChoice
from newsreader.extraction.texts.labels import labelled
from newsreader.extraction.texts.layout import Paragraph, paragraphs
from newsreader.extraction.texts.own_address import own_day
from newsreader.extraction.texts.prose import LineShape, shape
from newsreader.extraction.texts.run_of_prose import judged, run_of_prose, to_the_end, without_prose
from newsreader.extraction.texts.text_page import Page
from newsreader.extraction.texts.topics import Topics
from newsreader.extraction.writers import bylines
from newsreader.extraction.writers.namesakes import Namesakes, beside_a_date

# How far from the run of prose, in paragraphs, lines are asked for names and dates.
_ABOVE, _INTO, _BELOW = 40, 6, 25
_DEEP, _LONGEST_DEEP = 45, 100  # for "By Jane Doe" alone
_LONGEST_HEADER_LINE = 30  # words
_LONGEST_STANDFIRST = 100  # words
_FEWEST_IN_STANDFIRST = 5
_LONGEST_PLACE = 40
_NAMED_SOURCE = re.compile(r"(?:source|via)\s*:\s*(.{2,60})", re.IGNORECASE)
_FEWEST_WORDS_OF_A_LEAD = 10
_FEWEST_IN_BODY = 2


def regions(decoded: str, known: Recogniser) -> Page:
    """Tells header, pictures' words, paragraphs and boilerplate apart. `decoded` is the original."""
    page = Page(decoded, known)

    def stands_alone(line: str) -> bool:
        text = folded(line)
        return is_boilerplate(text) or labelled(text) is not None or _names_or_dates(text, known)

    lines = joined_to_labels(paragraphs(decoded, stands_alone))
    units = [unit for unit in lines if not _take_label(page, unit)]
    shapes = judged(units, [shape(unit) for unit in units])
    first, last = run_of_prose(shapes)
    if not last:
        first, last = without_prose(shapes)
    last = to_the_end(units, shapes, last, lambda text: _names_or_dates(text, known))
    _Regions(page, units, shapes, first, last).read()
    return page


def _names_or_dates(text: str, known: Recogniser) -> bool:
    """Whether a line is surely one of a header's."""
    found = header(text, known)
    return found is not None and not found.weak


def _take_label(page: Page, unit: Paragraph) -> bool:
    """Whether a line names itself the field it gives."""
    found = labelled(unit.text)
    if found is None or not found.taken:
        return False
    page.labelled.setdefault(found.name, (unit, found.value))
    return True


@dataclass(slots=True)
class _Regions:
    page: Page
    units: list[Paragraph]
    shapes: list[LineShape]
    first: int
    last: int
    headers: dict[int, Header] = field(default_factory=dict)

    def read(self) -> None:
        self._find_headers()
        self._end()
        head = self._headline()
        own = own_day(self.page.decoded, self.page.headline.text if self.page.headline else "")
        self.page.own_day = own
        self.page.dated = DateChoice(
            self.units, self.shapes, head, self.first, self.last, self.headers, own[0] if own else None
        ).dated()
        begins = self._header(head)
        self._above(head)
        BodyReader(self.page, self.units, self.shapes, self.last).read(begins)
        self._below()

    def _end(self) -> None:
        """The run ends before what tells of its writer, and before offers and notices."""
        writers = {name for found in self.headers.values() for name in found.authors}
        while self.last - self.first > _FEWEST_IN_BODY and self._closes(self.last - 1, writers):
            self.last -= 1

    def _closes(self, index: int, writers: set[str]) -> bool:
        each = self.shapes[index]
        return each.furniture or each.aside or each.other or about_writer(self.units[index].text, writers)

    def _find_headers(self) -> None:
        places = [*range(max(0, self.first - _ABOVE), min(self.first + _INTO, self.last))]
        places += range(self.last, min(self.last + _BELOW, len(self.units)))
        weak = {}
        for index in places:
            if (found := self._header_at(index)) is None:
                continue
            if found.weak:
                weak[index] = found
            else:
                self.headers[index] = found
        named = Namesakes(self.units, self.shapes, self.first, self.last, self.headers, weak)
        for index, found in weak.items():
            near = (index - 1, index + 1, index + 2)
            if any(self._tells(at, weak) for at in near) and not named.is_headline(index):
                self.headers[index] = found
        self._find_deep_bylines()

    def _tells(self, index: int, weak: dict[int, Header]) -> bool:
        """Whether a line makes a byline of a bare name beside it: a post, a date, an age."""
        if index in self.headers or (index in weak and not weak[index].authors):
            return True
        near = self.units[index] if 0 <= index < len(self.units) else None
        return near is not None and len(near.text) <= _LONGEST_PLACE and bool(bylines.AGO.search(near.text))

    def _find_deep_bylines(self) -> None:
        """A lead, points and pictures may stand above "By Jane Doe"."""
        for index in range(self.first + _INTO, min(self.first + _DEEP, self.last)):
            unit, each = self.units[index], self.shapes[index]
            if len(unit.text) <= _LONGEST_DEEP and not each.prose and bylines.opened(unit.text):
                found = self._header_at(index)
                if found and found.authors and found.opened:
                    self.headers[index] = found

    def _header_at(self, index: int) -> Header | None:
        text, each = self.units[index].text, self.shapes[index]
        if each.furniture or each.words > _LONGEST_HEADER_LINE:
            return None
        found = header(text, self.page.outlets)
        if each.ends and each.words > _FEWEST_IN_STANDFIRST and not (found and found.opened):
            return None
        if found is not None or each.prose or self._is_picture(index):
            return found
        if (found := opened_within(text, self.page.outlets)) is not None:
            return found
        dated = tuple(stamp for stamp, _ in stamps(text))
        return Header(stamps=dated) if dated else None

    def _headline(self) -> int:
        """Its place, -1 where the text has none of its own."""
        page = self.page
        if "headline" in page.labelled:
            return -1
        choice = HeadlineChoice(self.units, self.shapes, self.first, self.last, frozenset(self.headers))
        found = [each for each in choice.candidates() if self._may_be_headline(each.index)]
        if not found:
            return self._headline_beside_a_date()
        best = choice.surest(found)
        page.headline = self.units[best.index]
        if best.index >= self.first and self.shapes[best.index].prose:
            page.warnings.append("The headline is a guess: it reads like a sentence of the text.")
        self.first = max(self.first, best.index + 1)
        if rival := choice.rival(best, found):
            page.warnings.append(f"The headline is a guess: “{self.units[rival.index].text}” may be it.")
        return best.index

    def _headline_beside_a_date(self) -> int:
        at, words = beside_a_date(self.units, self.headers, self.first)
        if at >= 0:
            self.page.headline = replace(self.units[at], text=words)
            self.headers[at] = Header(stamps=self.headers[at].stamps)
            self.page.warnings.append("The headline is a guess: it stands in one line with the date.")
        return at

    def _may_be_headline(self, index: int) -> bool:
        text = self.units[index].text
        outlet = self.page.outlets.named(text)
        if outlet and outlet.kind == "outlet":
            return False
        each = self.shapes[index]
        return (
            not dateline(text, self.page.outlets) and not each.aside and not (each.words > 30 and each.ends)
        )

    def _header(self, head: int) -> int:
        """Reads what stands between headline and body; gives where the body begins."""
        end = self._end_of_header()
        begun = False
        begins = end
        for index in range(head + 1 if head >= 0 else max(0, self.first - _ABOVE), end):
            unit, each = self.units[index], self.shapes[index]
            if each.furniture:
                self.page.dropped.append((unit, "page-line"))
            elif found := self.headers.get(index):
                begun = True
                self.page.take_header(unit, found)
            elif self._take_picture(unit):
                continue
            elif head < 0:
                self.page.dropped.append((unit, "above-the-article"))
            elif not begun and self._is_standfirst(index, head):
                self.page.standfirst.append(unit)
            elif begun and self._leads(index, end):
                return index
            elif begun and (place := _place_alone(unit.text)):
                self.page.take_header(unit, Header(place=place))
            else:
                self.page.dropped.append((unit, "between-headline-and-text"))
        return begins

    def _leads(self, index: int, end: int) -> bool:
        """Whether the text begins above its run: with prose, or with a line right between header and run."""
        each = self.shapes[index]
        if each.prose:
            return each.words >= _FEWEST_WORDS_OF_A_LEAD
        between = index + 1 == end and index - 1 in self.headers
        return (
            between
            and not self.units[index].item
            and each.words >= _FEWEST_IN_STANDFIRST
            and each.small >= 0.5
        )

    def _is_standfirst(self, index: int, head: int) -> bool:
        each = self.shapes[index]
        taken = sum(len(unit.text.split()) for unit in self.page.standfirst)
        return (
            each.words >= _FEWEST_IN_STANDFIRST
            and not self.units[index].item
            and each.small >= 0.4
            and index - head <= 4
            and taken + each.words <= _LONGEST_STANDFIRST
        )

    def _end_of_header(self) -> int:
        """The header ends with its last line of names, dates or pictures, which prose may stand above."""
        end, words = self.first, 0
        for index in range(self.first, min(self.first + _INTO, self.last)):
            if index in self.headers and words <= _LONGEST_STANDFIRST:
                end = index + 1
            elif dateline(self.units[index].text, self.page.outlets):
                break
            elif self._is_picture(index) and (end or words == 0):
                end = index + 1
                continue
            words += self.shapes[index].words
        return end

    def _above(self, head: int) -> None:
        for index in range(head if head >= 0 else 0):
            unit = self.units[index]
            self._take_masthead(unit)
            found = self.headers.get(index)
            if found and (found.authors or found.agencies or found.opened):
                self.page.take_header(unit, found)
                continue
            self.page.dropped.append((unit, "above-the-article"))
        taken = {unit.start for unit, _ in self.page.headers}
        for index, found in self.headers.items():
            unit = self.units[index]
            if self.first <= index < self.last and found.opened and unit.start not in taken:
                self.page.take_header(unit, found)

    def _take_masthead(self, unit: Paragraph) -> None:
        outlet = self.page.outlets.named(unit.text)
        if outlet and outlet.kind == "outlet":
            self.page.mastheads.append((unit, outlet))

    def _is_picture(self, index: int) -> bool:
        """Whether a line is a picture's: its keywords, its caption, or both."""
        unit = self.units[index]
        if self.shapes[index].caption or keywords.labelled(unit.text) > 0:
            return True
        return not unit.item and keywords.end_of(unit.text)[0] > 0

    def _take_picture(self, unit: Paragraph) -> bool:
        """Keywords, a caption, or both run together."""
        text, page = unit.text, self.page
        if start := keywords.labelled(text):
            page.keywords.append((unit, text[start:]))
            return True
        end, guessed = (0, False) if unit.item else keywords.end_of(text)
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

    def _below(self) -> None:
        """The page's boilerplate, keywords and dates below the article."""
        page = self.page
        topics = Topics(markdown.used_in(page.decoded))
        for index in range(self.last, len(self.units)):
            unit, each = self.units[index], self.shapes[index]
            found = self.headers.get(index)
            if start := keywords.labelled(unit.text):
                page.keywords.append((unit, unit.text[start:]))
            elif found and (found.stamps or found.opened):
                page.take_header(unit, found)
            elif topics.take(unit, each):
                page.keywords.append((unit, topics.words(page.decoded[unit.start : unit.end])))
            else:
                page.footers.append(unit)
                self._take_agency_named_source(unit)

    def _take_agency_named_source(self, unit: Paragraph) -> None:
        """ "Source: AFP" under a report says who wrote it."""
        named = _NAMED_SOURCE.fullmatch(unit.text)
        agency = self.page.outlets.named(named[1]) if named else None
        if agency and agency.kind == "agency":
            self.page.take_header(unit, Header(agencies=(agency,), byline=(0, len(unit.text))))


def _place_alone(text: str) -> str:
    place = text.strip(" ,")
    return place if len(text) <= _LONGEST_PLACE and bylines.place(place) else ""
