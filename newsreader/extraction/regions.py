"""The regions of an article saved as plain text: header, pictures' words, body, boilerplate."""

import re
from dataclasses import dataclass, field

from newsreader.extraction import bylines, keywords
from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.captions import is_caption, unlabelled
from newsreader.extraction.date_choice import DateChoice
from newsreader.extraction.datelines import dateline
from newsreader.extraction.folding import folded
from newsreader.extraction.headline_choice import CLEAR, Choice, bare
from newsreader.extraction.labels import labelled
from newsreader.extraction.layout import Paragraph, paragraphs
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.own_address import own_day
from newsreader.extraction.page_parts import Part
from newsreader.extraction.prose import Shape, shape
from newsreader.extraction.run_of_prose import run_of_prose
from newsreader.extraction.stamps import Header, header, stamps
from newsreader.extraction.text_page import Page

# How far from the run of prose, in paragraphs, lines are asked for names and dates.
_ABOVE, _INTO, _BELOW = 40, 6, 25
_LONGEST_HEADER_LINE = 30  # words
_LONGEST_STANDFIRST = 100  # words
_FEWEST_IN_STANDFIRST = 5
_LONGEST_PLACE = 40
# In the body a longer one is a paragraph that ends in a credit.
_LONGEST_CAPTION = 400
_LONGEST_SUBHEAD = 14  # words
_LONGEST_TOPIC = 6  # words
_BARE_TOPICS = re.compile(r"(?:related )?(?:topics|tags|keywords)(?: in this story)?:?", re.IGNORECASE)
_NAMED_SOURCE = re.compile(r"(?:source|via)\s*:\s*(.{2,60})", re.IGNORECASE)
_FEWEST_WORDS_OF_A_LEAD = 10


def regions(decoded: str, known: Recogniser) -> Page:
    """Tells header, pictures' words, paragraphs and boilerplate apart. `decoded` is the original."""
    page = Page(decoded, known)

    def stands_alone(line: str) -> bool:
        text = folded(line)
        return is_boilerplate(text) or labelled(text) is not None or _names_or_dates(text, known)

    units = [unit for unit in paragraphs(decoded, stands_alone) if not _take_label(page, unit)]
    shapes = [shape(unit) for unit in units]
    first, last = run_of_prose(shapes)
    if not last:
        first, last = _without_prose(shapes)
    while last < len(units) and _in_parentheses(units[last].text):
        last += 1
    _Reading(page, units, shapes, first, last).read()
    return page


def _names_or_dates(text: str, known: Recogniser) -> bool:
    """Whether a line is surely one of a header's."""
    found = header(text, known)
    return found is not None and not found.weak


def _without_prose(shapes: list[Shape]) -> tuple[int, int]:
    """A text of a few bare lines: the first that is no furniture is its headline, the rest its body."""
    lines = [index for index, each in enumerate(shapes) if not each.furniture]
    return (lines[1] if len(lines) > 1 else len(shapes), len(shapes)) if lines else (0, 0)


def _take_label(page: Page, unit: Paragraph) -> bool:
    """Whether a line names itself the field it gives."""
    found = labelled(unit.text)
    if found is None or not found.taken:
        return False
    page.labelled.setdefault(found.name, (unit, found.value))
    return True


@dataclass(slots=True)
class _Reading:
    page: Page
    units: list[Paragraph]
    shapes: list[Shape]
    first: int
    last: int
    headers: dict[int, Header] = field(default_factory=dict)

    def read(self) -> None:
        self._find_headers()
        head = self._headline()
        own = own_day(self.page.decoded, self.page.headline.text if self.page.headline else "")
        self.page.own_day = own
        self.page.dated = DateChoice(
            self.units, self.shapes, head, self.first, self.last, self.headers, own[0] if own else None
        ).dated()
        begins = self._header(head)
        self._above(head)
        self._body(begins)
        self._below()

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
        for index, found in weak.items():
            if any(near in self.headers for near in (index - 1, index + 1, index + 2)):
                self.headers[index] = found

    def _header_at(self, index: int) -> Header | None:
        text, each = self.units[index].text, self.shapes[index]
        if each.furniture or each.words > _LONGEST_HEADER_LINE:
            return None
        found = header(text, self.page.outlets)
        if each.ends and each.words > _FEWEST_IN_STANDFIRST and not (found and found.opened):
            return None
        if found is None and not each.prose and not self._is_picture(index):
            dated = tuple(stamp for stamp, _ in stamps(text))
            found = Header(stamps=dated) if dated else None
        return found

    def _headline(self) -> int:
        """Its place, -1 where the text has none of its own."""
        page = self.page
        if "headline" in page.labelled:
            return -1
        found = Choice(self.units, self.shapes, self.first, self.last, frozenset(self.headers)).candidates()
        found = [each for each in found if self._may_be_headline(each.index)]
        if not found:
            return -1
        best = found[0]
        page.headline = self.units[best.index]
        self.first = max(self.first, best.index + 1)
        named = bare(page.headline.text)
        others = [each for each in found[1:] if bare(self.units[each.index].text) != named]
        if others and best.score - others[0].score < CLEAR:
            page.warnings.append(f"The headline is a guess: “{self.units[others[0].index].text}” may be it.")
        return best.index

    def _may_be_headline(self, index: int) -> bool:
        text = self.units[index].text
        outlet = self.page.outlets.named(text)
        if outlet and outlet.kind == "outlet":
            return False
        return not dateline(text, self.page.outlets) and not (
            self.shapes[index].words > 30 and self.shapes[index].ends
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
            elif begun and each.prose and each.words >= _FEWEST_WORDS_OF_A_LEAD:
                return index
            elif begun and (place := _place_alone(unit.text)):
                self.page.take_header(unit, Header(place=place))
            else:
                self.page.dropped.append((unit, "between-headline-and-text"))
        return begins

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

    def _body(self, begins: int) -> None:
        others = False  # among other stories, until prose goes on
        for index in range(begins, self.last):
            unit, each = self.units[index], self.shapes[index]
            if each.part is Part.STORIES:
                others = True
            elif each.prose and each.words >= _FEWEST_WORDS_OF_A_LEAD:
                others = False
            if each.furniture:
                self.page.dropped.append((unit, "page-line"))
            elif start := keywords.labelled(unit.text):
                self.page.keywords.append((unit, unit.text[start:]))
            elif (
                each.caption
                and len(unit.text) <= _LONGEST_CAPTION
                and not dateline(unit.text, self.page.outlets)
            ):
                self.page.captions.append((unit, unit.text[unlabelled(unit.text) :]))
            elif others or not self._belongs(index):
                self.page.dropped.append((unit, "among-the-text"))
            else:
                self._add(index)

    def _belongs(self, index: int) -> bool:
        """Whether a line that stands in the run of prose is the article's own."""
        unit, each = self.units[index], self.shapes[index]
        if each.prose:
            return True
        if _in_parentheses(unit.text):
            return True
        if unit.linked > 0.6:
            return False
        if unit.item:
            return each.words >= 3
        return (each.words >= _FEWEST_IN_STANDFIRST and each.small >= 0.4) or self._is_subhead(index)

    def _is_subhead(self, index: int) -> bool:
        unit, each = self.units[index], self.shapes[index]
        if unit.item or each.ends or each.words > _LONGEST_SUBHEAD or index + 1 >= self.last:
            return False
        return self.shapes[index + 1].prose and bool(unit.level or each.words >= 2)

    def _add(self, index: int) -> None:
        unit, each = self.units[index], self.shapes[index]
        if unit.item:
            before = self.page.body[-1] if self.page.body else None
            if before and before[0] == "list" and before[1][-1] is self.units[index - 1]:
                before[1].append(unit)
            else:
                self.page.body.append(("list", [unit]))
        elif self._is_subhead(index) and not each.prose:
            self.page.body.append(("subhead", [unit]))
        else:
            self.page.body.append(("paragraph", [unit]))

    def _below(self) -> None:
        """The page's boilerplate, keywords and dates below the article."""
        page = self.page
        topics = _Topics()
        for index in range(self.last, len(self.units)):
            unit, each = self.units[index], self.shapes[index]
            found = self.headers.get(index)
            if start := keywords.labelled(unit.text):
                page.keywords.append((unit, unit.text[start:]))
            elif found and (found.stamps or found.opened):
                page.take_header(unit, found)
            elif topics.take(unit, each):
                # Two blanks part what stands in one line.
                page.keywords.append((unit, page.decoded[unit.start : unit.end]))
            else:
                page.footers.append(unit)
                self._take_agency_named_source(unit)

    def _take_agency_named_source(self, unit: Paragraph) -> None:
        """ "Source: AFP" under a report says who wrote it."""
        named = _NAMED_SOURCE.fullmatch(unit.text)
        agency = self.page.outlets.named(named[1]) if named else None
        if agency and agency.kind == "agency":
            self.page.take_header(unit, Header(agencies=(agency,), byline=(0, len(unit.text))))


@dataclass(slots=True)
class _Topics:
    """The list of keywords under a heading "Topics": short lines that stand together."""

    open: bool = False
    block: int | None = None

    def take(self, unit: Paragraph, each: Shape) -> bool:
        """Whether a line is one of the list; a heading opens it, another line ends it."""
        if each.furniture:
            self.open, self.block = bool(_BARE_TOPICS.fullmatch(unit.text)), None
            return False
        together = self.block is None or unit.item or unit.block == self.block
        self.open = self.open and together and not each.prose and each.words <= _LONGEST_TOPIC
        self.block = unit.block
        return self.open


def _in_parentheses(text: str) -> bool:
    """Whether a line is an aside, as "(Reporting by Jane Doe)" at an article's end."""
    return text[0] == "(" and text[-1] == ")" and " " in text


def _place_alone(text: str) -> str:
    place = text.strip(" ,")
    return place if len(text) <= _LONGEST_PLACE and bylines.place(place) else ""
