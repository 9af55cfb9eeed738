"""The headline of a text: the line near its prose that most looks like one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsreader.extraction.scripts import pairs, unspaced
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.prose import LineShape

_WORD = re.compile(r"[^\W_]{3,}")
_BARE = re.compile(r"\w+")
_SEPARATED = re.compile(r"\s[|·•»›>/]\s|\[|\]|\b\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago\b")
# In lines below a headline: a header's that is next, and where those near it end.
_NEXT, _FARTHEST = (1, 4, 7), 12
_SITE = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$")
_LONGEST = 300
_LONGEST_IN_PROSE, _LONGEST_SENTENCE = 30, 10  # words
# Lines further above the prose are the page's own; so far into it a heading may still be the article's.
_REACHES_ABOVE, _REACHES_INTO = 160, 40

# What a line must have to be taken for a headline, by evidence. Fitted by conditional logit on half of 570
# news pages as w3m, a browser and html2text turn them into text, and rounded.
WEIGHTS: Mapping[str, float] = {
    "shared": 2.7,
    "shared-many": 3.5,
    "repeated": 0.6,
    "part-of-another": 1.3,
    "level-1": 3.4,
    "level-2": 0.6,
    "header-next": 2.9,
    "header-near": 1.9,
    "one-word": -2.9,
    "two-words": -2.2,
    "three-words": -1.5,
    "long": -2.1,
    "item": -1.1,
    "linked": -0.7,
    "full-stop": -2.3,
    "separated": -1.6,
    "capitals": -0.7,
    "alone": 1.5,
    "text-next": 1.0,
    "line-above": -0.6,
    "longer-below": 0.4,
    "inside": -4.2,
    "prose": -1.0,
    # Of texts without their page; on pages this hardly ever is.
    "opens": 4.0,
}
# A second line so close to the best makes the choice doubtful.
CLEAR = 1.5


@dataclass(frozen=True, slots=True)
class HeadlineCandidate:
    index: int
    score: float


def content_words(text: str) -> set[str]:
    """What a text speaks of: its longer words, and pairs of letters where a script parts no words."""
    folded = text.casefold()
    return {word for word in _WORD.findall(folded) if not unspaced(word[0])} | pairs(folded)


def bare(text: str) -> str:
    """A line by which it is known again elsewhere on the page."""
    return " ".join(_BARE.findall(text.casefold()))


def _is_stopped(text: str) -> bool:
    return text[-1:] in (".", "。")


def without_site(headline: str, lines: Sequence[str]) -> str:
    """A headline without the site's name behind it, where another of the page's lines is that name alone.

    >>> without_site("Quay shut - Port Selby Mail", ["PORT SELBY MAIL", "News"])
    'Quay shut'
    """
    found = _SITE.search(headline)
    if found is None:
        return headline
    name, known = bare(found["name"]), {bare(line) for line in lines}
    return (
        headline[: found.start()] if name in known or bare(headline[: found.start()]) in known else headline
    )


@dataclass(slots=True)
class HeadlineChoice:
    """The lines of a text around its run of prose [first, last); `headers` are the places of lines that name
    writers or dates."""

    units: Sequence[Paragraph]
    shapes: Sequence[LineShape]
    first: int
    last: int
    headers: frozenset[int]

    def candidates(self) -> list[HeadlineCandidate]:
        """The lines that may be the headline, the likeliest first."""
        found = [
            HeadlineCandidate(index, sum(WEIGHTS[name] * value for name, value in evidence.items()))
            for index, evidence in self.evidence()
        ]
        return sorted(found, key=lambda each: (-each.score, each.index))

    def surest(self, candidates: Sequence[HeadlineCandidate]) -> HeadlineCandidate:
        """The likeliest; of two that are about as good, not the sentence below the other one's byline."""
        best = candidates[0]
        for other in candidates[1:] if self.shapes[best.index].prose else ():
            between = range(other.index + 1, best.index)
            signed = len(between) > 0 and self.headers.issuperset(between)
            if signed and best.score - other.score < CLEAR and self.shapes[other.index].words > 1:
                return other
        return best

    def evidence(self) -> Iterator[tuple[int, dict[str, float]]]:
        """What speaks for and against each line, by the names of WEIGHTS."""
        body: Counter[str] = Counter()
        for unit in self.units[self.first : self.last]:
            body.update(content_words(unit.text))
        seen = Counter(bare(unit.text) for unit in self.units if len(unit.text) <= _LONGEST)
        long = [" " + line + " " for line in seen if len(line) > 40]
        for index in self._places():
            named = bare(self.units[index].text)
            evidence = self._of_words(index, body) | self._of_place(index)
            evidence["repeated"] = float(seen[named] > 1)
            if len(named) > 20:
                within = f" {named} "
                evidence["part-of-another"] = float(any(within in line != within for line in long))
            yield index, evidence

    def _places(self) -> Iterator[int]:
        into = min(self.first + _REACHES_INTO, self.first + (self.last - self.first) // 3)
        for index in range(max(0, self.first - _REACHES_ABOVE), into):
            unit, each = self.units[index], self.shapes[index]
            if each.furniture or each.caption or index in self.headers or len(unit.text) > _LONGEST:
                continue
            if index >= self.first and (unit.item or (each.prose and index > self.first + 2)):
                continue
            if each.prose and each.words > (
                _LONGEST_SENTENCE if _is_stopped(unit.text) else _LONGEST_IN_PROSE
            ):
                continue
            yield index

    def _of_words(self, index: int, body: Counter[str]) -> dict[str, float]:
        unit, each = self.units[index], self.shapes[index]
        words = content_words(unit.text)
        at = self.first <= index < self.last
        # A heading inside the run stands in `body` itself.
        shared = sum(body[word] > at for word in words)
        text = unit.text
        level = {f"level-{unit.level}": 1.0} if unit.level in (1, 2) else {}
        return level | {
            "shared": shared / (len(words) + 1.0),
            "shared-many": min(shared, 6) / 6,
            "one-word": float(each.words == 1),
            "two-words": float(each.words == 2),
            "three-words": float(each.words == 3),
            "long": float(each.words > 24),
            "item": float(unit.item),
            "linked": float(unit.linked > 0.6),
            "full-stop": float(each.ends and _is_stopped(text)),
            "separated": float(bool(_SEPARATED.search(text))),
            "capitals": float(text.isupper()),
        }

    def _of_place(self, index: int) -> dict[str, float]:
        first, header = self.first, self._lines_to_header(index)
        before, after = self._line(index, -1), self._line(index, 1)
        return {
            "header-next": float(_NEXT[0] <= header < _NEXT[1]),
            "header-near": float(_NEXT[1] <= header < _NEXT[2]),
            "alone": float(self._stands_alone(index)),
            "text-next": float(after is not None and self.shapes[after].prose),
            "line-above": float(before is not None and self._is_text(before)),
            "longer-below": float(self._longer_below(index)),
            "inside": float(index > first),
            "opens": float(index == 0 and 1 in self.headers),
            "prose": float(self.shapes[index].prose),
        }

    def _lines_to_header(self, index: int) -> int:
        """How many lines below the next of a header stands; points under a headline do not count."""
        lines = 1
        for at in range(index + 1, min(index + _FARTHEST, len(self.units))):
            if at in self.headers:
                return lines
            lines += not self.units[at].item
        return _FARTHEST

    def _line(self, index: int, step: int) -> int | None:
        at = index + step
        return at if 0 <= at < len(self.units) else None

    def _longer_below(self, index: int) -> bool:
        """Whether a longer line follows that is no prose, as a standfirst does."""
        at = self._line(index, 1)
        return at is not None and self._is_text(at) and len(self.units[at].text) > len(self.units[index].text)

    def _is_text(self, index: int) -> bool:
        """Whether a line that is no prose may be headline or standfirst."""
        each = self.shapes[index]
        return not each.furniture and not each.prose and each.words >= 4 and index not in self.headers

    def _stands_alone(self, index: int) -> bool:
        block = self.units[index].block
        before, after = self._line(index, -1), self._line(index, 1)
        return not any(at is not None and self.units[at].block == block for at in (before, after))
