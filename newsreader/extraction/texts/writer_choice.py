"""The writers of a text: which of the lines that are shaped like bylines is its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsreader.extraction.stamps import Header
from newsreader.extraction.texts.layout import Paragraph

# What makes a line of names the byline, by evidence.
WEIGHTS: Mapping[str, float] = {
    "opened": 4.0,
    "agency": 1.0,
    "dated": 2.0,
    "date-near": 1.0,
    "role-next": 1.0,
    "several": 0.5,
    "between": 2.0,
    "above": -1.0,
    "inside": -0.5,
    "below": -4.0,
    "distance": -0.3,
    "shouted": -2.0,
}
# What a text's naming no writer weighs, and how far ahead of that a line must be to stand without a doubt.
NONE, CLEAR = 0.0, 1.0
# Lines within which a second byline still belongs to the first, a date or a post to a name.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A line of names and what speaks for its being the byline."""

    unit: Paragraph
    header: Header
    evidence: Mapping[str, float]

    @property
    def score(self) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.evidence.items())


@dataclass(slots=True)
class WriterChoice:
    """The header lines of a text, in its order. It begins below `head`, or at `begins` where it has none; its
    words stand in [begins, ends). All are offsets into `decoded`."""

    decoded: str
    headers: Sequence[tuple[Paragraph, Header]]
    head: int
    begins: int
    ends: int

    def chosen(self) -> list[Named]:
        """The lines that name the writers, none where nothing speaks enough for any."""
        found = sorted(self.named(), key=lambda each: (-each.score, each.unit.start))
        if not found or found[0].score < NONE:
            return []
        best = found[0]
        if not best.header.opened or not best.header.authors:
            return [best]
        return [each for each in found if each is best or self._goes_on(best, each)]

    def named(self) -> Iterator[Named]:
        for at, (unit, line) in enumerate(self.headers):
            if line.authors or line.agencies:
                yield Named(unit, line, self._of_words(unit, line) | self._of_place(at, unit))

    def _goes_on(self, best: Named, other: Named) -> bool:
        return (
            other.header.opened
            and other.score > NONE
            and self._lines(best.unit, other.unit) <= _NEAR
            and (other.unit.start < self.begins) == (best.unit.start < self.begins)
        )

    def _of_words(self, unit: Paragraph, line: Header) -> dict[str, float]:
        return {
            "opened": float(line.opened),
            "agency": float(bool(line.agencies)),
            "dated": float(not line.opened and not line.weak),
            "several": float(len(line.authors) > 1),
            "shouted": float(not line.opened and unit.text.isupper()),
        }

    def _of_place(self, at: int, unit: Paragraph) -> dict[str, float]:
        near = [
            other
            for beside, other in self.headers[max(0, at - 3) : at + 4]
            if beside is not unit and self._lines(unit, beside) <= _NEAR
        ]
        after = [line for beside, line in self.headers[at + 1 : at + 2] if self._lines(unit, beside) <= _NEAR]
        start = unit.start
        return {
            "date-near": float(any(other.stamps or other.pending == "published" for other in near)),
            "role-next": float(any(line.weak and not line.authors for line in after)),
            "between": float(self.head <= start < self.begins),
            "above": float(start < self.head),
            "inside": float(self.begins <= start < self.ends),
            "below": float(start >= self.ends),
            "distance": min(self._distance(start), 100) ** 0.5,
        }

    def _distance(self, start: int) -> int:
        """Lines between a byline and the headline, or the words of the text, whichever is closer."""
        near = min(abs(start - self.head), abs(start - self.begins))
        to = self.head if near == abs(start - self.head) else self.begins
        first, last = sorted((start, to))
        return self.decoded.count("\n", first, last)

    def _lines(self, one: Paragraph, other: Paragraph) -> int:
        first, last = sorted((one, other), key=lambda unit: unit.start)
        return sum(bool(line.strip()) for line in self.decoded[first.end : last.start].split("\n")[1:-1])
