"""The lines of a text's run of prose: the article's own, each of its kind, and what stands among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.extraction import keywords
from newsreader.extraction.captions import breaks_off, unlabelled
from newsreader.extraction.datelines import dateline
from newsreader.extraction.fields import BlockKind
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.line_choice import LineChoice
from newsreader.extraction.texts.prose import LineShape
from newsreader.extraction.texts.run_of_prose import in_parentheses
from newsreader.extraction.texts.text_page import Page

# In the body a longer one is a paragraph that ends in a credit.
_LONGEST_CAPTION = 400
_LONGEST_SUBHEAD = 14  # words


# A caption without credit is told by its end only where so many paragraphs have one.
_FEWEST_THAT_STOP, _LONGEST_WITHOUT_CREDIT = 4, 40


@dataclass(slots=True)
class BodyReader:
    """The lines of a text up to where its run of prose ends, before `last`."""

    page: Page
    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    last: int
    lines: LineChoice = field(init=False)

    def __post_init__(self) -> None:
        seen = Counter(unit.text for unit in self.units)
        of_page = any(each.furniture or each.part for each in self.shapes)
        self.lines = LineChoice(self.units, self.shapes, seen, of_page)

    def read(self, begins: int) -> None:
        """Puts each line from `begins` on where it belongs."""
        prose = [each for each in self.shapes[begins : self.last] if each.prose]
        stops = len(prose) >= _FEWEST_THAT_STOP and sum(not each.ends for each in prose) <= len(prose) / 4
        for index in range(begins, self.last):
            unit, each = self.units[index], self.shapes[index]
            if each.furniture:
                self.page.dropped.append((unit, "page-line"))
            elif start := keywords.labelled(unit.text):
                self.page.keywords.append((unit, unit.text[start:]))
            elif self._is_caption(index, stops=stops):
                self.page.captions.append((unit, unit.text[unlabelled(unit.text) :]))
            elif not self._belongs(index):
                self.page.dropped.append((unit, "among-the-text"))
            else:
                self._add(index)

    def _is_caption(self, index: int, *, stops: bool) -> bool:
        """`stops` tells that the paragraphs around end in full stops."""
        unit, each = self.units[index], self.shapes[index]
        if each.caption:
            found = len(unit.text) <= _LONGEST_CAPTION
        else:
            found = stops and not (each.ends or unit.item or unit.level)
            found = found and each.words <= _LONGEST_WITHOUT_CREDIT and breaks_off(unit.text)
        return found and not dateline(unit.text, self.page.outlets)

    def _belongs(self, index: int) -> bool:
        """Whether a line that stands in the run of prose is the article's own."""
        unit, each = self.units[index], self.shapes[index]
        if each.aside or each.other or unit.linked > 0.6:
            return False
        if each.prose:
            return True
        if unit.row or in_parentheses(unit.text):
            return True
        return self.lines.belongs(index)

    def _introduces(self, index: int) -> bool:
        """Whether a line announces the list or the quotation after it: "What is known:"."""
        follows = index + 1 < self.last and (self.units[index + 1].item or self.shapes[index + 1].prose)
        return bool(follows) and self.units[index].text.endswith(":")

    def _is_subhead(self, index: int) -> bool:
        unit, each = self.units[index], self.shapes[index]
        if unit.item or each.ends or each.words > _LONGEST_SUBHEAD or index + 1 >= self.last:
            return False
        return self.shapes[index + 1].prose and bool(unit.level or each.words >= 2)

    def _add(self, index: int) -> None:
        unit, body = self.units[index], self.page.body
        kind = self._kind(index)
        if (
            kind in ("list", "table")
            and body
            and body[-1][0] == kind
            and body[-1][1][-1] is self.units[index - 1]
        ):
            body[-1][1].append(unit)
        else:
            body.append((kind, [unit]))

    def _kind(self, index: int) -> BlockKind:
        unit = self.units[index]
        if unit.row or unit.item:
            return "table" if unit.row else "list"
        if unit.quoted:
            return "quote"
        heads = self._is_subhead(index) and not self.shapes[index].prose
        return "subhead" if heads and (unit.level or not self._introduces(index)) else "paragraph"
