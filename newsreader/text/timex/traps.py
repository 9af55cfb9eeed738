"""What looks like a time expression and is none: words that are months, figures that are years."""

import re
from typing import TYPE_CHECKING

from newsreader.text import english
from newsreader.text.timex import year_traps
from newsreader.text.timex.vocabulary import MONTHS

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_NAMES = frozenset(english.full("month"))
_VERBS = frozenset(["march", "may"])
_FIRST_NAMES = frozenset(["april", "august", "june"])
# How many characters before a month are asked whether it is one.
_REACH = 24
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:a|about|after|an|and|around|as|before|best|between|beyond|by|during|each|early|every|following"
    r"|for|from|in|into|last|late|mid|next|of|on|or|over|per|previous|since|that|the|this|through|throughout"
    r"|till|to|until|week|worst|(?!west\b|east\b|forest\b|protest\b)[a-z]{3,9}est|[a-z]{3,9}day,?)"
    r"|[-–—(,]|mid-)\s*$"
)
_SURELY_BEFORE_MONTH = re.compile(
    r"\b(?:by|during|early|in|last|late|mid|next|of|since|this|throughout|till|until)[\s-]+$"
)
_DETERMINER = re.compile(r"\b(?:the|a|that)\s+$")
_WORD_BEFORE = re.compile(r"([\w.’']+)[\s-]+$")
_DAY_BEFORE = re.compile(r"\d$|day,?$")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_NEVER_AFTER_MONTH = re.compile(r"\s+(?:\w+\s+)?(?:said|says|told|madness|family)\b")
# "March on Marlow", but not "March to November".
_MARCH_AFTER = re.compile(
    r"\s+(?:on|for|of|against|past|from|in"
    r"|(?:to|through)(?!\s(?:(?:the\s)?(?:end|start|beginning|middle|close)\sof\s|early\s|late\s|mid-)?"
    rf"(?:{'|'.join(english.full('month'))}|(?:the|this|that|last|next)\s(?:month|year)|now|date|20\d\d)\b))\b",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    ["about", "after", "and", "around", "as", "before", "between", "by", "during", "early", "for", "from",
     "in", "last", "late", "mid", "next", "of", "on", "since", "the", "this", "through", "throughout", "till",
     "to", "until"]
)  # fmt: skip


_DAY_RIGHT_BEFORE = re.compile(r"(?<![\d.,:/-])(?P<day>[1-3]?[0-9])(?:st|nd|rd|th)?(?: of)?\s$")
_DAY_AND_YEAR_AFTER = re.compile(r"\.?\s(?P<day>[1-3]?[0-9])(?:st|nd|rd|th)?,\s(?:1[0-9]{3}|20[0-9]{2})\b")
_MOST_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def has_no_such_day(reader: "Reader", start: int, end: int) -> bool:
    """ "31 November", "February 30, 2016": no date, and the month alone is not meant."""
    day = _DAY_RIGHT_BEFORE.search(reader.lower, max(0, start - 12), start)
    day = day or _DAY_AND_YEAR_AFTER.match(reader.lower, end, end + 14)
    if day is None:
        return False
    most = _MOST_DAYS.get(MONTHS.get(reader.lower[start:end].rstrip("."), 1), 31)
    return most < int(day["day"]) <= 31


def is_month(reader: "Reader", start: int, end: int, *, numbered: bool) -> bool:
    """Whether "May", "March", "June" … is a month here. `numbered`: a figure or "early" is with it."""
    if numbered:
        return True
    word = reader.lower[start:end].rstrip(".")
    if _STREET_AFTER.match(reader.text, end, end + _REACH):
        return False
    if word not in _NAMES:
        # A short form: "Sept." or one with a preposition before it.
        return reader.text[start].isupper() and _ends_in(_SURELY_BEFORE_MONTH, reader, start)
    if word in _VERBS:
        return not _name_before(reader.text, start) and _is_no_verb(reader, start, end)
    if word in _FIRST_NAMES:
        return _is_no_first_name(reader, start, end, _name_before(reader.text, start))
    # "Ada January Foster"
    named = _NAME_AFTER.match(reader.text, end, end + _REACH) and _name_before(reader.text, start)
    return not named or _ends_in(_BEFORE_MONTH, reader, start)


def _is_no_verb(reader: "Reader", start: int, end: int) -> bool:
    """ "in May", but not "they may"; "last March", but not "the march on Marlow", "MARCH!"."""
    shouted = reader.text[start:end].isupper()
    doubtful = shouted or (
        reader.lower.startswith("march", start) and _MARCH_AFTER.match(reader.text, end, end + _REACH)
    )
    if doubtful and not _ends_in(_SURELY_BEFORE_MONTH, reader, start):
        return False
    return not _ends_in(_DETERMINER, reader, start) and _ends_in(_BEFORE_MONTH, reader, start)


def _is_no_first_name(reader: "Reader", start: int, end: int, name: str) -> bool:
    """Not "June Foster", "Ada June", "April said"; but "Tuesday, June" and "in April"."""
    if _ends_in(_SURELY_BEFORE_MONTH, reader, start):
        return True
    if name:
        return _DAY_BEFORE.search(name.lower()) is not None
    if _NAME_AFTER.match(reader.text, end, end + _REACH) and not _ends_in(_BEFORE_MONTH, reader, start):
        return False
    return not _NEVER_AFTER_MONTH.match(reader.text, end, end + _REACH)


def _name_before(text: str, start: int) -> str:
    """The word before, if it has a capital and is neither a month nor what opens a phrase."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or not before[1][0].isupper():
        return ""
    small = before[1].lower()
    return "" if small in _OPENERS or small.rstrip(".") in MONTHS else before[1]


def _ends_in(pattern: re.Pattern[str], reader: "Reader", start: int) -> bool:
    return pattern.search(reader.lower, max(0, start - _REACH), start) is not None


_STREET_AFTER = re.compile(
    r" (?:Street|Road|Avenue|Lane|Boulevard|Square|Bridge|Stadium|Hospital|Plaza|Quay|Station)\b"
)


def names_a_street(reader: "Reader") -> bool:
    """ "12 May Street", "the 1 May Stadium": a day that the place is called after, in no year."""
    return _STREET_AFTER.match(reader.text, reader.end, reader.end + _REACH) is not None


# Figures.

_FIGURE_BEFORE = re.compile(r"(?<=[\d/.-])")
_FIGURE_AFTER = re.compile(r"[-/.]?\d")


def part_of_a_longer_figure(lower: str, start: int, end: int) -> bool:
    return bool(_FIGURE_AFTER.match(lower, end) or _FIGURE_BEFORE.match(lower, start))


_GOES_ON = re.compile(
    r"[,.]\d|\s?(?:per cent|percent|pc\b|million|billion|trillion|thousand)|[:/]\d|-\d+-|-\d{3}"
)


def figure_goes_on(lower: str, end: int) -> bool:
    """ "May 5.5 per cent", "March 3,000": the figure that ends here is only the head of a number."""
    return bool(_GOES_ON.match(lower, end, end + 12))


def is_year(reader: "Reader", start: int, end: int) -> bool:
    """Whether four figures are a year here and not a number of things, a price, a model, a flight."""
    published = reader.published.year if reader.published else None
    trap = year_traps.reading_of(reader.text, reader.lower, start, end, published)
    return trap is not None and trap.is_year
