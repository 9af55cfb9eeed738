"""The day of a text: which of the dates its lines show is that of publication."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from newsreader.extraction.dates.dates import Moment
from newsreader.extraction.stamps import Header, Stamp, StampKind, stamps
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.page_parts import Part
from newsreader.extraction.texts.prose import LineShape

# Dates are looked for in so many lines above the headline and below the prose.
_ABOVE, _BELOW = 160, 60
_LONGEST = 260
# Dates so few lines apart are those of a list of stories. More dates than these are not asked for.
_NEAR, _MOST = 6, 400
_LONGEST_LINE = 26  # words
_PROSE = 10  # words
# More words than these beside a date: it is one that a sentence names.
_WORDY = 7
# "Page saved on" and no more: a list of sources names what was read when.
_BESIDE_CAPTURED = 5
# A line that ends as a sentence is a date's where no more words than these stand by each.
_OTHER_WORDS, _LONGEST_DATED_SENTENCE = 3, 18
# "This story was first published on 3 May 2016 and has been updated since.": where it is short enough to be a
# line of its own, and so near the date.
_OF_ITSELF = re.compile(
    r"\bthis (?:article|story|post|piece|column|page|interview|essay)"
    r"(?: (?:was|has been|had been))?(?: \w+ly)?(?: first)? (?:published|posted|appeared|ran)\b",
    re.IGNORECASE,
)
_BEFORE_ITS_DATE = 40
# "As of July 31, 2025, the council has had:" dates what is told.
_STATE = re.compile(r"\b(?:as of|as at|since|until|till|before|after)\s*(?:\w+day,?\s*)?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MINUTES = re.compile(r"\d[:.h]\d\d")
_DIGIT = re.compile(r"\d")

# What makes a date that of publication, by evidence. Fitted by conditional logit on 570 news pages as w3m,
# lynx, a browser and html2text turn them into text, and rounded; each half was fitted and tried on the other.
# "of-itself" stands on too few of them and is set by hand.
WEIGHTS: Mapping[str, float] = {
    "published": 2.8,
    "of-itself": 2.5,
    "updated": -2.2,
    "timed": 0.9,
    "weekday": -0.2,
    "only": 0.2,
    "between": 1.6,
    "close-above": 1.1,
    "distance": -0.3,
    "below": -1.1,
    "header": 0.6,
    "byline": 0.3,
    "repeated": 0.7,
    "crowded": -1.4,
    "wordy": -1.4,
    "of-page": -0.6,
    "own-address": 1.4,
    "other-than-address": -0.8,
}
# What a text's having no date of publication weighs.
NONE = -2.1
# Where the best date is not so far ahead of the second, or of there being none, it is doubtful.
CLEAR = 0.6


@dataclass(frozen=True, slots=True)
class DateShown:
    """A date in the line at `index`, and what speaks for its being that of publication.

    `beside` is how many more words stand in the line.
    """

    index: int
    unit: Paragraph
    stamp: Stamp
    evidence: Mapping[str, float]
    above: bool
    beside: int

    @property
    def of_the_page(self) -> bool:
        """Whether it looks like the day the page was looked at, as mastheads show it."""
        return bool(self.evidence["of-page"])

    @property
    def sure_of_capture(self) -> bool:
        """Whether a line says only when the page was looked at: lists of sources name days too."""
        return self.stamp.kind == "captured" and self.beside <= _BESIDE_CAPTURED

    @property
    def score(self) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.evidence.items())


@dataclass(slots=True)
class DateChoice:
    """The lines of a text: its headline stands at `head` (-1: it has none), its prose in [first, last)."""

    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    head: int
    first: int
    last: int
    headers: Mapping[int, Header]
    own_day: date | None = None

    def dated(self) -> list[DateShown]:
        """The dates of the lines that are no prose, in the order of the text."""
        stamped = list(islice(self._stamped(), _MOST))
        places = [index for index, _ in stamped]
        days = Counter(_day(stamp.moment) for _, stamp in stamped if stamp.moment.local)
        return [
            DateShown(
                index,
                self.units[index],
                stamp,
                self._evidence(index, stamp, places) | {"repeated": float(days[_day(stamp.moment)] > 1)},
                index < self.head,
                self._beside(index, stamp),
            )
            for index, stamp in stamped
        ]

    def _stamped(self) -> Iterator[tuple[int, Stamp]]:
        start = max(0, (self.head if self.head >= 0 else self.first) - _ABOVE)
        of_others = False  # under a heading of other stories, until prose goes on
        for index in range(start, min(self.last + _BELOW, len(self.units))):
            each = self.shapes[index]
            of_others = each.part is Part.STORIES or (of_others and not (each.prose and each.words >= _PROSE))
            if of_others and self.first <= index < self.last:
                continue
            text = self.units[index].text
            if len(text) > _LONGEST or not _DIGIT.search(text):
                continue
            for stamp in _of_itself(text) or self._of_line(index, text):
                yield index, Stamp(stamp.moment, stamp.kind or self._label_above(index))

    def _of_line(self, index: int, text: str) -> Sequence[Stamp]:
        """The dates of a line that tells of nothing else."""
        each, known = self.shapes[index], self.headers.get(index)
        if known is None and each.words > (_LONGEST_DATED_SENTENCE if each.ends else _LONGEST_LINE):
            return ()
        dated = known.stamps if known else [stamp for stamp, _ in stamps(text)]
        found = [stamp for stamp in dated if stamp.kind or not _STATE.search(text[: stamp.moment.start])]
        # "Published: 8 December 2016, 8:37 p.m." ends as a sentence does.
        sentence = known is None and each.prose and each.ends
        return () if sentence and _words_outside(text, found) > _OTHER_WORDS * len(found) else found

    def _beside(self, index: int, stamp: Stamp) -> int:
        return self.shapes[index].words - _words_of(stamp.moment)

    def _is_of_the_page(self, index: int, stamp: Stamp) -> bool:
        """Mastheads show a weekday, no time but the weather's: "Thursday, Mar 9th 2017 7AM 4°C"."""
        moment, text = stamp.moment, self.units[index].text
        if stamp.kind or moment.weekday < 0:
            return False
        return moment.hour < 0 or "°" in text or not _MINUTES.search(text, moment.start, moment.end)

    def _label_above(self, index: int) -> StampKind:
        above = self.headers.get(index - 1)
        if above and above.pending and above.pending != "byline" and not above.stamps:
            return above.pending
        return ""

    def _is_byline(self, index: int) -> bool:
        found = self.headers.get(index)
        return found is not None and bool(found.authors or found.agencies)

    def _evidence(self, index: int, stamp: Stamp, places: Sequence[int]) -> dict[str, float]:
        head = self.head if self.head >= 0 else self.first
        rest = self._beside(index, stamp)
        others = bisect_right(places, index + _NEAR) - bisect_left(places, index - _NEAR)
        others -= bisect_right(places, index) - bisect_left(places, index)
        of_page = index < self.head and self._is_of_the_page(index, stamp)
        return {
            "published": float(stamp.kind == "published"),
            "of-itself": float(_OF_ITSELF.search(self.units[index].text) is not None),
            "updated": float(stamp.kind == "updated"),
            # A masthead's time is that of its weather.
            "timed": float(stamp.moment.hour >= 0 and not of_page),
            "weekday": float(stamp.moment.weekday >= 0),
            "only": float(rest <= 3 or self._is_byline(index)),
            "between": float(head < index < self.first),
            "close-above": float(0 <= head - index <= 3),
            "distance": min(abs(index - head), 100) ** 0.5,
            "below": float(index >= self.last),
            "header": float(index in self.headers),
            "byline": float(any(self._is_byline(at) for at in range(index - 2, index + 3))),
            "crowded": float(others > 2),
            "wordy": float(rest > _WORDY and stamp.kind in ("", "captured")),
            "of-page": float(of_page),
            "own-address": float(self.own_day is not None and _is_day(stamp.moment, self.own_day)),
            "other-than-address": float(self.own_day is not None and not _is_day(stamp.moment, self.own_day)),
        }


def _of_itself(text: str) -> tuple[Stamp, ...]:
    """When a sentence says that the article itself was published."""
    said = _OF_ITSELF.search(text)
    if said is None:
        return ()
    found = (stamp.moment for stamp, _ in stamps(text) if stamp.kind != "updated")
    near = (moment for moment in found if 0 <= moment.start - said.end() <= _BEFORE_ITS_DATE)
    return tuple(Stamp(moment, "published") for moment in islice(near, 1))


def _words_outside(text: str, found: Sequence[Stamp]) -> int:
    """How many words of a line are in none of its dates."""
    ends = [0, *(stamp.moment.end for stamp in found)]
    starts = [*(stamp.moment.start for stamp in found), len(text)]
    return sum(len(_WORD.findall(text, end, start)) for end, start in zip(ends, starts, strict=True))


def _is_day(moment: Moment, day: date) -> bool:
    """Whether a date may be read as that day."""
    readings = (moment, moment.exchanged()) if moment.other else (moment,)
    return any(reading.local is not None and reading.local.date() == day for reading in readings)


def _day(moment: Moment) -> date | None:
    return moment.local.date() if moment.local else None


def _words_of(moment: Moment) -> int:
    return 3 + (moment.hour >= 0) + (moment.weekday >= 0)
