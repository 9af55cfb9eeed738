"""Weekdays of every week: "Sunday is a day of rest", "a typical Monday". They name no day of the calendar."""

import re
from functools import cache
from typing import TYPE_CHECKING

from newsreader.text import english

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_OFTEN = r"(?:always|usually|normally|typically|traditionally|generally|often|mostly)"
# Days of one occasion: "Friday is election day", "a sad day for the town".
_OF_ONE_DAY = rf"(?!(?:{english.any_of('timex.of-one-day')}|[a-z]+ed)\b)"


# "Sunday is a day of rest", "Saturday remains the best day", "Friday is always quiet", "Monday means soup".
@cache
def _tells_a_habit() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:is|remains|stays|was|used to be|(?:has|had) (?:{_OFTEN} |long )been)(?: still| also)? "
        rf"(?:{_OFTEN}\b|(?:(?:an?|the|our|their|his|her|my|its) )?"
        + _OF_ONE_DAY
        + r"(?:[a-z-]+ )?day (?:of (?:rest|prayer|worship|fasting)|off|in|for|at)\b"
        r"|(?:market|washing|wash|baking|bath|fish|pay|school|rest|sabbath|prayer|visiting) ?day\b"
        rf"|{_OF_ONE_DAY}(?!(?:an?|any|his|her|its|one|our|that|the|their|this)\b)[a-z-]+ (?:day|night)\b"
        r"(?! (?:after|before|since|that|to)\b)"
        r"|(?:the |our |their |its |his |her )?(?:[a-z]{3,}est|most [a-z]+|least [a-z]+|best|worst|usual"
        r"|only|main|one) day\b"
        r"|(?:only |just |mainly )?for (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+"
        rf"|when (?!the\b.{{1,30}}\b(?:was|were)\b))|\s(?:{_OFTEN} )?mean[st]?\b(?! to\b)|\sbelongs? to\b"
        r"|\sas (?:an?|their|our|his|her|its) (?:[a-z-]+ ){0,2}day\b"
        r"|\sas the (?:[a-z-]+ )?day (?:of|for|to|when)\b"
    )


# Of one that was, "Sunday was the worst day" tells of that Sunday.
_WAS = re.compile(
    r"\swas (?!(?:always|usually|normally|typically|traditionally|generally|often|mostly|market|wash|pay)\b)"
)
_OF_ANY_WEEK = re.compile(
    r"\b(?:an? (?:typical|normal|ordinary|usual|regular|average|quiet|busy|lazy|rainy|sunny|random)"
    r"|any(?: given)?|an?|one|some) $"
)
# "a Friday deadline" is of one; "on a Friday", "of a Sunday" are of any.
_NO_NOUN = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:[.,;:)!?]|\s?\Z|\s(?:and|as|at|before|after|begins?"
    r"|but|during|for|from"
    r"|if|in|is|like|means|of|or|starts?|that|the|to|was|when|while|with|without|you|your)\b)"
)
# "The clinic opens Monday to Friday", "9 a.m. to 5 p.m., Monday-Friday".
_WORKING_WEEK = re.compile(r"(?:\s(?:to|through|till|until)\s|\s?[-–]\s?)(?:thurs|fri|satur|sun)day\b")
_EARLY_IN_THE_WEEK = ("mon", "tue", "wed")
_WORKING_WEEK_ENDS = re.compile(r"(?:mon|tues|wednes)day(?:\s(?:to|through|till|until)\s|\s?[-–]\s?)$")
_AT_WORK = re.compile(
    r"\b(?:work(?:s|ed|ing)?|opens?|(?:is|are|was|were) open"
    r"|opening hours|office hours|daily|shifts?|[ap]\.?m\.?),?"
    r" (?:(?:only|from|to the public) )*$"
)
# "preparing for a busy Saturday".
_FOR_ONE = re.compile(r"\bfor an? [a-z]+ $")
_TYPICAL = re.compile(r"\b(?:no|an? (?:typical|normal|ordinary|usual|regular|average)|any(?: given)?) $")


def is_habit(reader: "Reader", start: int, end: int) -> bool:
    """Whether the weekday at start:end is that of any week."""
    before = reader.lower[max(0, start - 44) : start]
    if _TYPICAL.search(before):
        return True
    if _OF_ANY_WEEK.search(before) and not _FOR_ONE.search(before):
        return _NO_NOUN.match(reader.lower, end, end + 24) is not None
    ends = _WORKING_WEEK_ENDS.search(before)
    begins = reader.lower.startswith(_EARLY_IN_THE_WEEK, start)
    opens = ends is not None or (begins and _WORKING_WEEK.match(reader.lower, end) is not None)
    if opens and _AT_WORK.search(before[: ends.start()] if ends is not None else before):
        return True
    told = _tells_a_habit().match(reader.lower, end, end + 60)
    return told is not None and not _WAS.match(told[0])
