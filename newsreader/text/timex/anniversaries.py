"""Anniversaries of a day that is told with them: "the first anniversary of the 5 May 2015 attack".

Without that day ("its 50th anniversary") nothing stands on the calendar, and nothing is found.
"""

import re
from dataclasses import replace

from newsreader.text.timex.expression import Timex
from newsreader.text.timex.reader import Reader
from newsreader.text.timex.vocabulary import ORDINALS

_NTH = "|".join(ORDINALS)
_BEFORE = re.compile(
    rf"(?:the )?(?P<nth>\d{{1,3}}(?=st|nd|rd|th)|{_NTH})(?:st|nd|rd|th)? anniversary of (?:the )?$"
)


def anniversary(reader: Reader, timex: Timex) -> Timex:
    """The date just read, or the day so many years later of which the words before it speak."""
    when, day = timex.when, timex.day
    if when is None or day is None or when.precision != "day" or timex.type != "DATE":
        return timex
    match = _BEFORE.search(reader.lower, max(0, timex.start - 48), timex.start)
    if match is None:
        return timex
    count = int(match["nth"]) if match["nth"].isdigit() else ORDINALS[match["nth"]]
    try:
        day = day.replace(year=day.year + count)
    except ValueError:  # 29 February, or beyond the calendar
        return timex
    return replace(
        timex,
        start=match.start(),
        value=day.isoformat(),
        rule="anniversary",
        when=replace(when, earliest=day, latest=day),
        parameters=(("count", str(count)), ("unit", "years")),
    )
