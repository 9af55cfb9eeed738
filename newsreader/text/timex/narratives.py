"""Whether a text is a narrative: a history whose dates lie years from its publication."""

import re
from datetime import date

from newsreader.text import english

_MONTHS = english.alternatives(english.full("month"))
_WEEKDAYS = english.alternatives(english.full("weekday"))
_DATED = re.compile(
    rf"\b(?:{_MONTHS})"
    r"(?:\s[0-3]?\d(?:st|nd|rd|th)?\s?,?)?\s(?:of\s)?(?P<dated>1\d{3}|20\d\d)\b"
    r"|(?:\b(?:in|since|by|until|of|from)\s|\n)(?P<bare>1[3-9]\d\d|20\d\d)\b"
    r"|(?P<bc>\b\d{1,3}\sb\.?c)"
)
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b")
# The words of a report: its own days, its own "this year". A history has next to none.
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|ago|(?:last|this|next|past) (?:week|month|night|year"
    r"|morning|spring|summer|autumn|fall|winter|weekend|quarter)|says"
    rf"|{_WEEKDAYS}"
    r"|recent(?:ly)?)\b"
)
# Those of them that a history has too.
_TOLD = re.compile(
    r"\bthe next (?:week|month|night|year|morning|spring|summer|autumn|fall|winter|weekend|quarter)\b"
)
# The verdict of the first pages is the verdict of all.
_ENOUGH = 60_000


def is_narrative(lower: str, published: date) -> bool:
    far = near = dated = latest = 0
    for match in _DATED.finditer(lower, 0, _ENOUGH):
        if match["bc"] or published.year - int(match["dated"] or match["bare"]) >= 2:
            far += 1
            dated += not match["bare"]
            latest = max(latest, int(match["dated"] or match["bare"] or 0))
        else:
            near += 1
    if not far or far * 2 < near:
        return False
    deictic = sum(1 for _ in _DEICTIC.finditer(lower, 0, _ENOUGH))
    if far >= 5 and dated >= 2:
        return far + near > 3 * deictic
    told = sum(1 for _ in _TOLD.finditer(lower, 0, _ENOUGH))
    if not near and deictic == told and far >= 3 and latest <= published.year - 20:
        # A short one of long ago, without one word of a report.
        return sum(1 for _ in _MONTH.finditer(lower, 0, _ENOUGH)) >= 4
    # A short one: hardly a word of a report, and months told on without their year.
    months = sum(1 for _ in _MONTH.finditer(lower, 0, _ENOUGH))
    least = 4 if dated > 1 else 6 if far > 1 else 8
    return not near and months >= max(least, dated + 3, (8 if far > 1 else 99) * deictic)
