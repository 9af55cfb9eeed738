"""Which lines of a run that are no prose are the article's: subheads, points and facts, not buttons."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.prose import LineShape

# What speaks for and against a line, by evidence. Fitted by logistic regression on half of 570 news pages as
# w3m, lynx, a browser and html2text turn them into text, each line by its words' share of its page, and
# rounded; "any-line" was then raised from -1.0, which suits languages other than English better.
WEIGHTS: Mapping[str, float] = {
    "any-line": -0.4,
    "one-word": -0.6,
    "long": -0.8,
    "item": 1.4,
    "level": 1.2,
    "ends": 0.2,
    "small": 0.2,
    "between-prose": 0.8,
    "beside-furniture": -0.6,
    "repeated": -1.4,
    "announces": 2.0,
    "labelled": 0.6,
    "numbered": 0.8,
    "figures": -3.2,
    "above-long": 0.6,
    "alone": 0.6,
    "goes-on": 1.0,
    # Of texts without their page.
    "no-page": 3.0,
}
_LONG, _LONG_PARAGRAPH = 9, 20  # words
_MOST_REPEATED = 3
_NUMBERED = re.compile(r"\d{1,3}[.)]? (?=\S)")


@dataclass(frozen=True, slots=True)
class LineChoice:
    """The lines of a text; `seen` counts how often each stands in it, `of_page` tells whether a page's do."""

    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    seen: Counter[str]
    of_page: bool

    def belongs(self, index: int) -> bool:
        """Whether more speaks for a line than against it."""
        return sum(WEIGHTS[name] * value for name, value in self.evidence(index).items()) > 0

    def evidence(self, index: int) -> dict[str, float]:
        """What speaks for and against a line, by the names of WEIGHTS."""
        return (
            {"any-line": 1.0, "no-page": float(not self.of_page)}
            | self._of_words(index)
            | self._of_place(index)
        )

    def _of_words(self, index: int) -> dict[str, float]:
        unit, each = self.units[index], self.shapes[index]
        text = unit.text
        announces = text.endswith(":")
        return {
            "one-word": float(each.words == 1),
            "long": float(each.words >= _LONG),
            "item": float(unit.item),
            "level": float(unit.level > 0),
            "ends": float(each.ends),
            "small": each.small,
            "announces": float(announces),
            "labelled": float(": " in text and not announces),
            "numbered": float(bool(_NUMBERED.match(text))),
            "figures": sum(map(str.isdigit, text)) / len(text),
        }

    def _of_place(self, index: int) -> dict[str, float]:
        near = [at for at in (index - 1, index + 1) if 0 <= at < len(self.units)]
        beside = [self.shapes[at] for at in near]
        below = self.shapes[index + 1].words if index + 1 < len(self.shapes) else 0
        block = self.units[index].block
        return {
            "between-prose": float(len(beside) == 2 and all(each.prose for each in beside)),
            "beside-furniture": float(any(each.furniture or each.aside for each in beside)),
            "repeated": min(self.seen[self.units[index].text] - 1, _MOST_REPEATED) / _MOST_REPEATED,
            "above-long": float(below >= _LONG_PARAGRAPH),
            "alone": float(all(self.units[at].block != block for at in near)),
            "goes-on": float(self._goes_on(index - 1) or self._goes_on(index)),
        }

    def _goes_on(self, index: int) -> bool:
        """Whether a line breaks off in a sentence that goes on in the next."""
        if not 0 <= index < len(self.units) - 1 or self.shapes[index].ends:
            return False
        return self.units[index + 1].text[0].islower()
