"""Why an expression was read as it was: by which rule, counted from what, among which cues."""

import inspect
from dataclasses import dataclass
from datetime import date, datetime

from newsreader.text.timex import beside, directions, joining, read, within
from newsreader.text.timex.cues import Cue, Direction
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.rule import Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """`rules` read the expression, or parts of it that were joined since ("Monday" and "noon").

    `direction` is what the cues around say, `why` what of them decided; not every rule asks for it.
    """

    words: str
    timex: Timex
    rules: tuple[Rule, ...]
    direction: Direction
    why: str
    cues: tuple[Cue, ...]


def explained(
    text: str, published: date | datetime | None, *, narrative: bool | None = None
) -> list[Explanation]:
    """Every expression of the text, with all that its reading rests on.

    >>> [one] = explained("The mill will open in May.", date(2016, 12, 8))
    >>> one.timex.value, one.direction.name, one.why, [cue.id for cue in one.cues]
    ('2017-05', 'FORWARD_BESIDE', 'by the words right beside it', ['opens', 'begins', 'will'])
    """
    reader = read(text, published, narrative)
    found = []
    for timex in joining.with_ranges(reader.lower, reader.done):
        around = reader.lower, timex.start, timex.end
        found.append(
            Explanation(
                text[timex.start : timex.end],
                timex,
                tuple(rule for start, rule in reader.read_by if timex.start <= start < timex.end),
                directions.wide_direction(*around),
                directions.why(*around),
                tuple(directions.fired(*around)),
            )
        )
    return found


def where(cue: Cue) -> tuple[str, int]:
    """The file and line of a cue's row."""
    for module in (beside, within):
        lines, _ = inspect.getsourcelines(module)
        for number, line in enumerate(lines, 1):
            if f'"{cue.id}"' in line:
                return str(module.__file__), number
    raise LookupError(cue.id)
