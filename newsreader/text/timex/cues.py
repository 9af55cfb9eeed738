"""Cues: words that say which way a clause looks from its report, forward or back.

A cue is a row: what it is called, which way it points, where it stands, its words, and a sentence that is its
test, with the expression in brackets.

    Cue("due", FORWARD_BESIDE, Place.BEFORE, r"(?:due|payable)" + LITTLE, "The bill is due in [May].")

The words are a regular expression over small letters and stand whole. Those right beside the expression are
rows of beside.py, those of its clause rows of within.py; directions.py weighs them.
"""

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cached_property

from newsreader.text.timex.clauses import ClauseContext

# How many characters behind an expression a cue straight after it may take.
REACH = 40
# Behind the end of any window.
BEYOND = 9999


class Direction(IntEnum):
    """Above 0: forward, below: back.

    BESIDE: by the words right beside the expression. MAYBE: of what is meant to be done, and by what only the
    rest of the sentence says.
    """

    BACK_BESIDE = -2
    BACK = -1
    UNSAID = 0
    MAYBE_FORWARD = 1
    FORWARD = 2
    FORWARD_BESIDE = 3


class Place(Enum):
    """Where a cue stands: the pattern around its words, and the text that the pattern is looked for in."""

    # Straight before: "due in [May]".
    BEFORE = (r"\b(?:", r")\s*$", "before")
    # Straight before, where this part of the clause has no verb of the past: "it opens on [Friday]".
    UNTOLD = (r"\b(?:", r")\s*$", "last")
    # The end of a term, straight before: "until early [May]".
    TERM = (r"\b(?:", r")(?: (?:the|about|around|at least|late|early|mid))*[\s-]*$", "before")
    # Straight after: "[October] delivery". Its words begin with the blank.
    AFTER = ("(?:", r")\b", "")
    # Straight before and after; "…" stands for the expression: "missed the [May] deadline".
    AROUND = ("", "", "")
    # Straight after, where the expression opens its clause: "[Friday] is a holiday". As AFTER.
    SUBJECT = ("(?:", r")\b", "opens")
    # In the clause before: "will open in Marlow in [May]".
    CLAUSE = (r"\b(?:", r")\b", "near")
    # In the sentence before: "announced plans, in [May], to".
    SENTENCE = (r"\b(?:", r")\b", "before")
    # In the clause after: "On [Friday], the court will rule".
    AHEAD = (r"\b(?:", r")\b", "ahead")

    def __init__(self, opening: str, closing: str, text: str) -> None:
        self.opening, self.closing, self.text = opening, closing, text


@dataclass(frozen=True)
class Cue:
    id: str
    direction: Direction
    place: Place
    words: str
    example: str

    def fires(self, clause: ClauseContext) -> bool:
        """For explanations: `find` asks all that stand in one place at once."""
        return Cues(self).fire(clause)


class Cues:
    """Rows that stand in one place, compiled together when a text first asks for them."""

    def __init__(self, *rows: Cue) -> None:
        self.rows = rows
        self.direction = rows[0].direction
        self.place = rows[0].place

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        words = "|".join(row.words for row in self.rows)
        return re.compile(self.place.opening + words + self.place.closing)

    @cached_property
    def halves(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Of the one row that stands around: what comes before the expression and what after."""
        before, after = self.rows[0].words.split("…")
        return re.compile(rf"\b{before}$"), re.compile(rf"{after}\b")

    def fire(self, clause: ClauseContext) -> bool:
        """Whether one of them stands in its place; of UNTOLD, the clause is asked by directions.py."""
        if self.place in (Place.AFTER, Place.SUBJECT):
            may = self.place is Place.AFTER or clause.opens
            return may and self.pattern.match(clause.lower, clause.end, clause.end + REACH) is not None
        if self.place is Place.AROUND:
            before, after = self.halves
            behind = after.match(clause.lower, clause.end, clause.end + REACH)
            return behind is not None and before.search(clause.before) is not None
        return self.pattern.search(getattr(clause, self.place.text)) is not None

    def which(self, clause: ClauseContext) -> Cue | None:
        """The first row that stands in its place."""
        return next((row for row in self.rows if row.fires(clause)), None) if self.fire(clause) else None

    def first(self, words: str) -> int:
        """Where the first of them begins in the words; BEYOND if there is none."""
        found = self.pattern.search(words)
        return found.start() if found else BEYOND

    def last(self, words: str) -> int:
        """Where the last of them begins in the words; -1 if there is none."""
        start = -1
        for found in self.pattern.finditer(words):
            start = found.start()
        return start

    def end(self, words: str) -> int:
        """Where the last of them ends in the words; -1 if there is none."""
        end = -1
        for found in self.pattern.finditer(words):
            end = found.end()
        return end
