"""The heading above a list: under "What was agreed", "An apology on Friday" lies ahead."""

import re

from newsreader.text.timex.within import FUTURE, PAST, TOLD_AHEAD

# How far above its line a heading may stand, and how long a line of a list, or its heading, may be.
_REACH, _LINE = 700, 160
_ITEM = re.compile(r"\s*(?:[-–—*•·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_STOPS = re.compile(r"[.!?…][\"'”’)]*\s*$")
_AHEAD = re.compile(
    r"^\s*(?:#+ )?(?:(?:agenda|ahead|calendar|coming|dates for|deadlines?|demands?|fixtures|next|programme"
    r"|schedule|timetable|to come|upcoming)\b"
    r"|what(?: (?:comes|happens|to (?:expect|watch)|is (?:next|planned|still)|next|will)"
    r"|['’]s (?:next|ahead|on))\b)"
    r"|\b(?:agreed|announced|decided|demand(?:ed|s)|offered|ordered|planned|plans|pledged|promise[ds]|proposed"
    r"|scheduled|the week ahead|to come|to do|next steps|coming (?:days|months|weeks))\b"
    r"(?: (?:on|to|upon|are|is|the following|these|so far|include|last night|[a-z]+day))*\s*:?\s*$"
)
# Another heading: its list ends here.
_HEADING = re.compile(r"^\s*(?:#+ |(?:what|how|why|when|where|who|background|so far|timeline)\b)|:\s*$")


def lists_what_is_ahead(lower: str, start: int, end: int) -> bool:
    """Whether start:end stands in a line without a verb, in a list whose heading tells of what is to come.

    >>> text = "what was agreed\\n- a public apology on friday"
    >>> lists_what_is_ahead(text, 38, 44), lists_what_is_ahead(text.replace("agreed", "burned"), 38, 44)
    (True, False)
    """
    begins = lower.rfind("\n", max(0, start - _LINE), start)
    if begins < 0 or _has_a_verb(lower, begins + 1, start, end):
        return False
    for line in reversed(lower[max(0, begins - _REACH) : begins].split("\n")):
        if not line.strip() or _ITEM.match(line):
            continue
        if len(line) > _LINE or _STOPS.search(line):
            return False
        if _AHEAD.search(line):
            return True
        if _HEADING.search(line):
            return False
    return False


def _has_a_verb(lower: str, begins: int, start: int, end: int) -> bool:
    before = lower[begins:start]
    ends = lower.find("\n", end, end + _LINE)
    after = lower[end : ends if ends >= 0 else end + _LINE]
    return FUTURE.last(before) >= 0 or PAST.last(before) >= 0 or bool(TOLD_AHEAD.pattern.search(after))
