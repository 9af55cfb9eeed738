"""Weekdays of every week: "Sunday is a day of rest", "a typical Monday". They name no day of the calendar."""

import re
from functools import cache
from typing import TYPE_CHECKING

from newsreader.text import english

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_OFTEN = r"(?:always|usually|normally|typically|traditionally|generally|often|mostly)"
# Days of one occasion: "Friday is a sad day for the town".
_OF_ONE_DAY = rf"(?!(?:{english.any_of('timex.of-one-day')}|[a-z]+ed)\b)"


# "Sunday is a day of rest", "Saturday remains the best day", "Friday is always quiet", "Monday means soup".
@cache
def _tells_a_habit() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:is|remains|stays|was|used to be|(?:has|had) (?:{_OFTEN} |long )been)(?: still| also)? "
        rf"(?:{_OFTEN}\b|(?:(?:an?|the|our|their|his|her|my|its) )?"
        + _OF_ONE_DAY
        + r"(?:[a-z-]+ )?(?:day|evening|night) (?:of (?:rest|prayer|worship|fasting)|off|in|for|at)\b"
        r"|(?:bath|bin|baking|cleaning|collection|delivery|fish|inspection|laundry|market|pay|prayer|recycling|rest|sabbath"
        r"|school|shopping|visiting|wash|washing) ?day\b|early closing\b|half[- ]day\b"
        r"|(?:bingo|bridge|choir|club|curry|darts|family|film|pizza|poker|pub|quiz|student) night\b"
        r"|(?:the |our |their |its |his |her )?(?:[a-z]{3,}est|most [a-z]+|least [a-z]+|best|worst|usual"
        r"|only|main|one) (?:day|evening|morning|night)\b"
        r"|(?:only |just |mainly )?for (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+"
        r"|sacred\b|holy\b"
        rf"|when (?!the\b.{{1,30}}\b(?:was|were|will|would)\b))"
        rf"|\s(?:{_OFTEN} )?mean[st]?\b(?! to\b)|\sbelongs? to\b"
    )


# "They regard Sunday as a day of rest"; not "declared Monday as a day of mourning".
_KNOWN = re.compile(
    r"\b(?:keeps?|knows?|known|regard(?:ed|ing|s)?|sees?|seen|th(?:inking|inks?|ought) of|treat(?:ed|s)?) $"
)
_AS_A_DAY = re.compile(r"\sas (?:an?|her|his|its|our|the|their) (?:[a-z-]+ ){0,2}day\b")
# Of one that was, "Sunday was the worst day" tells of that Sunday.
_WAS = re.compile(
    r"\swas (?!(?:always|usually|normally|typically|traditionally|generally|often|mostly|market|wash|pay)\b)"
)
_OF_ANY_WEEK = re.compile(
    r"\b(?:an? (?:typical|normal|ordinary|usual|regular|average|quiet|busy|lazy|rainy|sunny|random)"
    r"|any(?: given)?|an?|no|one|some) $"
)
# "a Friday deadline" is of one; "on a Friday", "of a Sunday" are of any.
_NO_NOUN = re.compile(
    r"(?: (?:morning|afternoon|evening|night))?(?:[.,;:)!?]|\s?\Z|\s(?:and|as|at|before|after|begins?"
    r"|but|during|from"
    r"|if|in|is|means|of|or|starts?|the|was|when|while|with|without|you|your)\b)"
)
# "On a Sunday to rest"; but "a Friday to remember" is one.
_ON_ANY = re.compile(r"\b(?:(?:if|like|of|on) (?:an?|any|one|some)|no) $")
_GOES_ON = re.compile(r"\s(?:for|like|that|to)\b")
# "The clinic opens Monday to Friday", "9 a.m. to 5 p.m., Monday-Friday"; not "… to Friday last week".
_TO = r"(?:\s(?:to|through|till|until)\s|\s?[-–]\s?)"
_WORKING_WEEK = re.compile(
    rf"(?:mon|tues|wednes)day{_TO}(?:thurs|fri|satur|sun)day\b(?!\s(?:last|next|this)\sweek\b)"
)
_WORKING_WEEK_BEGINS = re.compile(rf"(?:mon|tues|wednes)day{_TO}$")
_HOUR = r"[0-9]{1,2}(?:[.:][0-9]{2})?"
_AT_WORK = re.compile(
    r"\b(?:work(?:s|ed|ing)?|opens?|(?:is|are|was|were) open|opening hours|office hours|daily|shifts?"
    rf"|{_HOUR}(?:\s?[ap]\.?m\.?)?(?:\s(?:to|until|till)\s|\s?[-–]\s?){_HOUR}\s?[ap]\.?m\.?),?"
    r" (?:(?:only|from|to the public) )*$"
)
# "preparing for a busy Saturday".
_FOR_ONE = re.compile(r"\bfor an? [a-z]+ $")
_TYPICAL = re.compile(r"\b(?:an? (?:typical|normal|ordinary|usual|regular|average)|any(?: given)?) $")


def is_habit(reader: "Reader", start: int, end: int) -> bool:
    """Whether the weekday at start:end is that of any week."""
    before = reader.lower[max(0, start - 60) : start]
    if _TYPICAL.search(before):
        return True
    if _OF_ANY_WEEK.search(before) and not _FOR_ONE.search(before):
        if _ON_ANY.search(before) and _GOES_ON.match(reader.lower, end, end + 24):
            return True
        return _NO_NOUN.match(reader.lower, end, end + 24) is not None
    if _in_a_working_week(reader.lower, start, before):
        return True
    if _KNOWN.search(before) and _AS_A_DAY.match(reader.lower, end, end + 40):
        return True
    told = _tells_a_habit().match(reader.lower, end, end + 60)
    return told is not None and not _WAS.match(told[0])


def _in_a_working_week(lower: str, start: int, before: str) -> bool:
    """Whether the weekday at `start` begins or ends such a range, and so its other end too."""
    begins = _WORKING_WEEK_BEGINS.search(before)
    if begins is not None:
        start -= len(before) - begins.start()
        before = before[: begins.start()]
    return _WORKING_WEEK.match(lower, start, start + 40) is not None and _AT_WORK.search(before) is not None
