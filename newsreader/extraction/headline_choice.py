"""The headline of a text: the line above its prose that most looks like one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.extraction.layout import Paragraph
from newsreader.extraction.prose import Shape
from newsreader.extraction.scripts import unspaced

_WORD = re.compile(r"[^\W_]{3,}")
_SEPARATORS = re.compile(r"\s[|·•»›>/]\s")
_LONGEST = 300
# What speaks for and against a line, in the order of how much a trial gained by it.
_SHARED, _REPEATED, _LEVELS, _BESIDE_HEADER = 4.0, 1.0, {1: 2.5, 2: 1.0, 3: 0.4}, 1.5
_EACH_STEP, _FARTHEST = 0.06, 40
# A second line so close to the best makes the choice doubtful.
CLEAR = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    index: int
    score: float


def content_words(text: str) -> set[str]:
    """What a text speaks of: its longer words, and pairs of letters where a script parts no words."""
    folded = text.casefold()
    words = {word for word in _WORD.findall(folded) if not unspaced(word[0])}
    if not folded.isascii():
        words |= {
            folded[at : at + 2]
            for at in range(len(folded) - 1)
            if unspaced(folded[at]) and unspaced(folded[at + 1])
        }
    return words


def bare(text: str) -> str:
    """A line by which it is known again elsewhere on the page."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def candidates(
    units: Sequence[Paragraph], shapes: Sequence[Shape], first: int, last: int, headers: Sequence[int]
) -> list[Candidate]:
    """The lines above the run of prose [first, last), the likeliest first. `headers` are the places of lines
    that name writers or dates."""
    body: Counter[str] = Counter()
    for unit in units[first:last]:
        body.update(content_words(unit.text))
    seen = Counter(bare(unit.text) for unit in units if len(unit.text) <= _LONGEST)
    found = []
    for index in range(first):
        unit, each = units[index], shapes[index]
        if each.furniture or each.caption or index in headers or len(unit.text) > _LONGEST:
            continue
        score = _score(unit, each, body) + _place(index, first, headers)
        score += _REPEATED if seen[bare(unit.text)] > 1 else 0.0
        found.append(Candidate(index, score))
    return sorted(found, key=lambda each: (-each.score, each.index))


def _score(unit: Paragraph, each: Shape, body: Counter[str]) -> float:
    words = content_words(unit.text)
    shared = sum(word in body for word in words) / (len(words) + 0.7) if words else 0.0
    score = _SHARED * shared + _LEVELS.get(unit.level, 0.0)
    if each.words <= 2:
        score -= 2.0 if each.words == 1 else 1.0
    elif 4 <= each.words <= 18:
        score += 1.0
    elif each.words > 28:
        score -= 2.0
    score -= 1.0 if unit.item else 0.0
    score -= 1.0 if unit.linked > 0.6 else 0.0
    score -= 0.8 if each.ends and unit.text.rstrip()[-1] == "." else 0.0
    score -= 1.5 if _SEPARATORS.search(unit.text) else 0.0
    return score


def _place(index: int, first: int, headers: Sequence[int]) -> float:
    near = any(index < header <= index + 4 for header in headers)
    return (_BESIDE_HEADER if near else 0.0) - _EACH_STEP * min(first - index, _FARTHEST)
