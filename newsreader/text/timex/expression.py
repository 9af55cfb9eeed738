"""What `find` hands out: a time expression and what it was resolved against."""

from dataclasses import dataclass
from datetime import date

from newsreader.text.timex.rule import PLAIN, TRAITS, Traits
from newsreader.text.when import When


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression was counted from.

    `kind` is "published", "timex" (an expression earlier in the text, standing at start:end),
    "narrative" (the same, in a history told far from its publication) or "none".
    """

    kind: str
    day: date | None
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: offsets are code points of the text given, `value` and `mod` are TIMEX3's.

    `when` is None where the expression names no place on the calendar (a duration, a set, "recently").
    `range` is the whole of "between 3 and 5 May" and stands on both its ends.
    `marks`: "hypothetical", "negated", "recurring", "unresolved".
    """

    start: int
    end: int
    type: str
    value: str
    rule: str
    mod: str = ""
    when: When | None = None
    anchor: Anchor | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    marks: frozenset[str] = frozenset()
    range: When | None = None

    @property
    def day(self) -> date | None:
        """The first day it can mean; None where it names no place on the calendar."""
        return self.when.earliest if self.when is not None else None

    @property
    def precision(self) -> str:
        return self.when.precision if self.when is not None else ""

    @property
    def traits(self) -> Traits:
        """What its rule says of it to those that come after."""
        return TRAITS.get(self.rule, PLAIN)


@dataclass(frozen=True, slots=True)
class Override:
    """What a person said the words at start:end mean."""

    start: int
    end: int
    when: When
