"""Headlines with a capital at every word, which are shaped like names: "Canal Runs Dry"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.extraction.stamps import Header
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.prose import LineShape

_WORD = re.compile(r"[^\W\d_]{3,}")
# Two of a longer line's words are enough; names of two words are words too: "Rose Young".
_FEWEST_SPOKEN, _LONGER = 2, 3
# How far below a headline its byline or date stands, in lines.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The lines of a text around its run of prose [first, last).

    `headers` are surely of names and dates, `weak` are only shaped like names.
    """

    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    first: int
    last: int
    headers: Mapping[int, Header]
    weak: Mapping[int, Header]

    def is_headline(self, index: int) -> bool:
        """Whether a weak line is the headline: its byline follows, or the text below speaks of it."""
        if index >= self.first or not self.weak[index].authors:
            return False
        if any(self._opens(at) for at in (index + 1, index + 2)):
            return True
        if any(self._opens(at) for at in (index - 1, index - 2)):
            return False
        spoken = self._spoken_of(index)
        longer = self.shapes[index].words >= _LONGER
        return (longer and spoken >= _FEWEST_SPOKEN) or (
            self._is_topmost(index) and (spoken > 0 or self._names_follow(index))
        )

    def _opens(self, index: int) -> bool:
        found = self.headers.get(index)
        return found is not None and found.opened and bool(found.authors)

    def _spoken_of(self, index: int) -> int:
        """How many of its words the text writes in small letters, as it writes no name."""
        body = " ".join(unit.text for unit in self.units[self.first : self.last])
        small = {word for word in _WORD.findall(body) if word.islower()}
        return len({word.casefold() for word in _WORD.findall(self.units[index].text)} & small)

    def _is_topmost(self, index: int) -> bool:
        """Whether no line above it can be the headline."""
        return all(self.shapes[at].furniture or at in self.headers for at in range(index))

    def _names_follow(self, index: int) -> bool:
        below = range(index + 1, min(index + _NEAR, self.first))
        return any((found := self.weak.get(at) or self.headers.get(at)) and found.authors for at in below)


def beside_a_date(units: Sequence[Paragraph], headers: Mapping[int, Header], first: int) -> tuple[int, str]:
    """Place and words of a headline that a date ends, above the run of prose: "Canal shut | 8 Dec 2016".

    (-1, "") where no such line stands there.
    """
    for index in range(first):
        found, text = headers.get(index), units[index].text
        if found is None or found.opened or len(found.stamps) != 1 or found.stamps[0].kind:
            continue
        moment = found.stamps[0].moment
        words = text[: moment.start].rstrip(" |·•,:–—-")
        if moment.end >= len(text.rstrip(" .)")) and len(words.split()) >= _LONGER:
            return index, words
    return -1, ""
