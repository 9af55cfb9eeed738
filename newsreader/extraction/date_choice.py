"""The day of a text: which of the dates its lines show is that of publication."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from newsreader.extraction.dates import Moment
from newsreader.extraction.layout import Paragraph
from newsreader.extraction.prose import Shape
from newsreader.extraction.stamps import Header, Stamp, StampKind, stamps

# Dates are looked for in so many lines above the headline and below the prose.
_ABOVE, _BELOW = 60, 40
_LONGEST = 260
# Dates so few lines apart are those of a list of stories. More dates than these are not asked for.
_NEAR, _MOST = 6, 400
_LONGEST_LINE = 26  # words
_DIGIT = re.compile(r"\d")

# What makes a date that of publication, by evidence. Fitted by conditional logit on half of 570 news pages as
# w3m, a browser and html2text turn them into text, and rounded.
WEIGHTS: Mapping[str, float] = {
    "published": 2.0,
    "updated": -2.5,
    "timed": 1.1,
    "weekday": -1.1,
    "only": 0.9,
    "between": 1.6,
    "close-above": 0.9,
    "distance": -0.3,
    "below": -1.0,
    "item": -0.2,
    "header": 0.5,
    "crowded": -1.4,
}
# What a text's having no date of publication weighs.
NONE = -1.9
# Where the best date is not so far ahead of the second, or of there being none, it is doubtful.
CLEAR = 1.0


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the line at `index`, and what speaks for its being that of publication."""

    index: int
    unit: Paragraph
    stamp: Stamp
    evidence: Mapping[str, float]
    above: bool

    @property
    def of_the_page(self) -> bool:
        """Whether it is the day the page was looked at, as mastheads show it: a weekday and no time."""
        moment = self.stamp.moment
        return self.above and not self.stamp.kind and moment.weekday >= 0 and moment.hour < 0

    @property
    def score(self) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.evidence.items())


@dataclass(slots=True)
class DateChoice:
    """The lines of a text: its headline stands at `head` (-1: it has none), its prose in [first, last)."""

    units: Sequence[Paragraph]
    shapes: Sequence[Shape]
    head: int
    first: int
    last: int
    headers: Mapping[int, Header]

    def dated(self) -> list[Dated]:
        """The dates of the lines that are no prose, in the order of the text."""
        stamped = list(islice(self._stamped(), _MOST))
        places = [index for index, _ in stamped]
        return [
            Dated(index, self.units[index], stamp, self._evidence(index, stamp, places), index < self.head)
            for index, stamp in stamped
        ]

    def _stamped(self) -> Iterator[tuple[int, Stamp]]:
        start = max(0, (self.head if self.head >= 0 else self.first) - _ABOVE)
        for index in range(start, min(self.last + _BELOW, len(self.units))):
            text, each = self.units[index].text, self.shapes[index]
            if len(text) > _LONGEST or not _DIGIT.search(text):
                continue
            known = self.headers.get(index)
            if known is None and (each.words > _LONGEST_LINE or (each.prose and each.ends)):
                continue
            for stamp, _ in stamps(text):
                yield index, Stamp(stamp.moment, stamp.kind or self._label_above(index))

    def _label_above(self, index: int) -> StampKind:
        above = self.headers.get(index - 1)
        if above and above.pending and above.pending != "byline" and not above.stamps:
            return above.pending
        return ""

    def _evidence(self, index: int, stamp: Stamp, places: Sequence[int]) -> dict[str, float]:
        head = self.head if self.head >= 0 else self.first
        rest = self.shapes[index].words - _words_of(stamp.moment)
        others = bisect_right(places, index + _NEAR) - bisect_left(places, index - _NEAR)
        others -= bisect_right(places, index) - bisect_left(places, index)
        return {
            "published": float(stamp.kind == "published"),
            "updated": float(stamp.kind == "updated"),
            "timed": float(stamp.moment.hour >= 0),
            "weekday": float(stamp.moment.weekday >= 0),
            "only": float(rest <= 3),
            "between": float(head < index < self.first),
            "close-above": float(0 <= head - index <= 3),
            "distance": min(abs(index - head), 100) ** 0.5,
            "below": float(index >= self.last),
            "item": float(self.units[index].item),
            "header": float(index in self.headers),
            "crowded": float(others > 2),
        }


def _words_of(moment: Moment) -> int:
    return 3 + (moment.hour >= 0) + (moment.weekday >= 0)
