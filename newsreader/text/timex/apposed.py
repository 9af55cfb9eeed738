"""A day said twice, by counting and by name: "The next day, Aug. 8, …", "Two days later, on Monday, …"."""

import re
from dataclasses import replace

from newsreader.text.timex.expression import Timex
from newsreader.text.timex.reader import Reader

_JOINT = re.compile(r", (?:on )?")
_CLOSES = re.compile(r"[,.;)]|\s?\Z")


def said_again(reader: Reader, timex: Timex) -> Timex | None:
    """The expression read last, placed by the day that stands in apposition to it; None where it is none.

    Only what nothing was told to count from is placed so.
    """
    last = reader.last
    if last is None or last.type != "DATE" or last.value != "XXXX-XX-XX" or timex.day is None:
        return None
    if timex.type != "DATE" or timex.precision != "day" or timex.start - last.end > len(", on "):
        return None
    if not _JOINT.fullmatch(reader.lower, last.end, timex.start):
        return None
    if not _CLOSES.match(reader.lower, timex.end):
        # "The next day, Monday's vote was lost"
        return None
    return replace(
        last, value=timex.value, when=timex.when, anchor=timex.anchor, marks=last.marks - {"unresolved"}
    )
