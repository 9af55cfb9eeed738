"""Time expressions in English news: where they stand, what they mean, what they were counted from.

    >>> from datetime import date
    >>> [(t.start, t.end, t.value) for t in find("Rebels entered Aleppo on 19 July.", date(2012, 7, 20))]
    [(25, 32, '2012-07-19')]

The rules stand in a table (rule.py says how one is written), a file a noun.
"""

from collections.abc import Sequence
from datetime import date, datetime
from operator import itemgetter

# Each import enters its rules: the order is the order of the table.
from newsreader.text.timex import apposed, clauses, joining, narratives, placing, spoken
from newsreader.text.timex.anniversaries import anniversary
from newsreader.text.timex.chunks import Chunk, chunks
from newsreader.text.timex.datelines import dateline
from newsreader.text.timex.expression import Anchor, Override, Timex
from newsreader.text.timex.openings import LONGEST
from newsreader.text.timex.overrides import hedged, overridden
from newsreader.text.timex.reader import SKIPPED, Reader, Reading
from newsreader.text.timex.rule import Rule
from newsreader.text.timex.table import Candidate, candidates

__all__ = ["Anchor", "Override", "Timex", "find"]

_LENGTH = itemgetter(0)


def find(
    text: str,
    published: date | datetime | None,
    *,
    narrative: bool | None = None,
    day_first: bool | None = None,
    overrides: Sequence[Override] = (),
) -> list[Timex]:
    """The time expressions of a text, in order, none overlapping another.

    `published` is local to the source; without it relative expressions are found and left "unresolved".
    `narrative`: the text tells a story years from its publication, so that "in March" belongs to the year
    told last; None decides by its dates. `day_first` reads 05/06/2016 as 5 June (True) or May 6 (False).
    `overrides` are readings people gave: they take the place of ours, and what is counted from them follows.
    """
    reader = read(text, published, narrative, day_first, overrides)
    return joining.with_ranges(reader.lower, reader.done)


def read(
    text: str,
    published: date | datetime | None,
    narrative: bool | None = None,
    day_first: bool | None = None,
    overrides: Sequence[Override] = (),
) -> Reader:
    """The reader of a text, at its end: what was found, and which rules found it."""
    lower = _small_letters(text)
    at = published if isinstance(published, datetime) else None
    day = at.date() if at else published
    zone = str(at.tzinfo) if at and at.tzinfo else ""
    found = list(chunks(text, lower, " bc" in lower or " b.c" in lower))
    if narrative is None:
        narrative = day is not None and narratives.is_narrative(lower, day)
    reader = Reader(text, lower, day, at, zone, narrative, day_first, overrides=tuple(overrides))
    reader.dateline = dateline(lower, day)
    for chunk in found:
        _read(chunk, reader)
    spoken.from_when_spoken(reader)
    return reader


def _small_letters(text: str) -> str:
    """The text in small letters, each where its capital stood."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _read(chunk: Chunk, reader: Reader) -> None:
    end = chunk.end
    if reader.lower[end : end + 1] == ".":
        # "p.m.", "Sept.": the dot is theirs to take.
        end += 1
    free = -1
    for start in chunk.starts:
        if start >= free:
            rules = candidates(chunk.kinds, reader.lower[start : start + LONGEST])
            free = max(free, _read_at(start, end, rules, reader))


def _read_at(start: int, end: int, rules: list[Candidate], reader: Reader) -> int:
    """Enter the expression that begins at `start`, if one does; where the next may begin."""
    lower = reader.lower
    matches = []
    for rule, match_at in rules:
        match = match_at(lower, start, end)
        if match is not None:
            matches.append((match.end(), match, rule))
    # The longest is asked first; of equally long ones, the first of the table.
    matches.sort(key=_LENGTH, reverse=True)
    for reached, match, rule in matches:
        reader.start, reader.end = start, reached
        try:
            reading = rule.read(match, reader)
        except (ValueError, OverflowError):
            # 31 February, the year 0: not on any calendar.
            continue
        if reading is SKIPPED:
            return reader.end
        if reading is not None:
            return _enter(reading, rule, reader)
    return start


def _enter(reading: Reading, rule: Rule, reader: Reader) -> int:
    """Add what a rule read, joined to its neighbour where the two are one ("Monday night"); its end."""
    start = reader.start if reading.start is None else reading.start
    end = reader.end if reading.end is None else reading.end
    marks = reading.marks
    if reading.type in ("DATE", "TIME"):
        marks = marks | set(clauses.marks(reader.lower, start, end))
    timex = Timex(
        start, end, reading.type, reading.value, rule.id, reading.mod, reading.when, reading.anchor,
        reading.parameters, marks, reading.range,
    )  # fmt: skip
    timex = anniversary(reader, placing.placed(reader, joining.joined(reader, timex)))
    timex = overridden(hedged(timex, reader.lower), reader.overrides)
    if again := apposed.said_again(reader, timex):
        reader.done[-1] = again
    reader.read_by.append((start, rule))
    reader.enter(timex)
    return timex.end
