"""Rows of a table of cues: what in a line tells its kind, where it stands, and the line that is its test."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class LinePlace(Enum):
    """Where in a line a cue stands."""

    WHOLE = "it is all the line holds"
    OPENING = "the line begins with it"
    INSIDE = "anywhere among the line's words"
    BEFORE = "right before the date it labels, or alone when the date comes on the next line"


@dataclass(frozen=True, slots=True)
class LineCue:
    """One row. `example` is a line it must be found in, `counter` one like it that it must leave alone.

    The tests ask both of every row, and that no other row of its table finds the example: a row that
    another one covers can go.
    """

    id: str
    where: LinePlace
    pattern: str
    example: str
    counter: str = ""


def joined(cues: Iterable[LineCue], *places: LinePlace) -> str:
    """One alternation of the rows that stand at one of `places`, in the order of the table.

    >>> cues = [LineCue("a", LinePlace.WHOLE, "top|home", "Top"), LineCue("b", LinePlace.OPENING, "by", "By")]
    >>> joined(cues, LinePlace.WHOLE)
    '(?:top|home)'
    """
    return "|".join(f"(?:{cue.pattern})" for cue in cues if cue.where in places)
