"""A number in its sentence, as the rules see it that ask what it counts."""

import re
from dataclasses import dataclass, field

from newsreader.text.figures.numerals import Numeral
from newsreader.text.sentences import Span

WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the number before counts, in the same sentence or (not `here`) the one before it: the noun, and
    how many of it there are. `share` where they tell shares, so that a bare number may be one too."""

    noun: str
    number: float
    here: bool
    share: bool = False


NOTHING_EARLIER = Earlier("", 0.0, False)


@dataclass(frozen=True, slots=True)
class Counting:
    """A number in its sentence; with its hedge it begins at `start`, right behind the words `before`.

    `told` says of each number counted before, anywhere in the text, what it counts.
    """

    text: str
    span: Span
    numeral: Numeral
    start: int
    hedge: str
    before: str
    earlier: Earlier = NOTHING_EARLIER
    told: dict[float, str] = field(default_factory=dict)
