"""Weekdays of every week: "Sunday is a day of rest", "a typical Monday". They name no day of the calendar."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_OFTEN = r"(?:always|usually|normally|typically|traditionally|generally|often|mostly)"
# "Sunday is a day of rest", "Saturday remains the best day", "Friday is always quiet", "Monday means soup".
_TELLS_A_HABIT = re.compile(
    rf"\s(?:is|remains|stays|was|used to be|(?:has|had) (?:{_OFTEN} |long )been)(?: still| also)? "
    rf"(?:{_OFTEN}\b|(?:(?:an?|the|our|their|his|her|my|its) )?"
    r"(?!first|last|final|deadline|big|key|crucial|decisive|election|polling|voting|opening|closing|[a-z]+ed\b)"
    r"(?:[a-z-]+ )?day (?:of (?:rest|prayer|worship|fasting)|off|in|for|at)\b"
    r"|(?:market|washing|wash|baking|bath|fish|pay|school|rest|sabbath|prayer|visiting) ?day\b"
    r"|(?:the |our |their |its |his |her )?(?:[a-z]{3,}est|most [a-z]+|least [a-z]+|best|worst|usual"
    r"|only|main|one) day\b"
    rf"|when (?!the\b.{{1,30}}\b(?:was|were)\b))|\s(?:{_OFTEN} )?mean[st]?\b(?! to\b)"
    r"|\sas (?:an?|their|our|his|her|its) (?:[a-z-]+ ){0,2}day\b|\sas the (?:[a-z-]+ )?day (?:of|for|to|when)\b"
)
# Of one that was, "Sunday was the worst day" tells of that Sunday.
_WAS = re.compile(
    r"\swas (?!(?:always|usually|normally|typically|traditionally|generally|often|mostly|market|wash|pay)\b)"
)
_OF_ANY_WEEK = re.compile(
    r"\b(?:an? (?:typical|normal|ordinary|usual|regular|average|quiet|busy|lazy|rainy|sunny|random)"
    r"|any(?: given)?|an?|some|no) $"
)
# "a Friday deadline" is of one; "on a Friday", "of a Sunday" are of any.
_NO_NOUN = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:[.,;:)!?]|\s?\Z|\s(?:and|as|at|before|after|begins?"
    r"|but|during|for|from"
    r"|if|in|is|like|means|of|or|starts?|that|the|to|was|when|while|with|without|you|your)\b)"
)
_TYPICAL = re.compile(r"\b(?:an? (?:typical|normal|ordinary|usual|regular|average)|any(?: given)?) $")


def is_habit(reader: "Reader", start: int, end: int) -> bool:
    """Whether the weekday at start:end is that of any week."""
    before = reader.lower[max(0, start - 24) : start]
    if _TYPICAL.search(before):
        return True
    if _OF_ANY_WEEK.search(before):
        return _NO_NOUN.match(reader.lower, end, end + 24) is not None
    told = _TELLS_A_HABIT.match(reader.lower, end, end + 60)
    return told is not None and not _WAS.match(told[0])
