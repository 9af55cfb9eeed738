"""Where a narrative's story stands: which of its dates move it to another year, and which are told aside."""

import re
from typing import TYPE_CHECKING

from newsreader.text.timex import clauses
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.within import PAST

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_HEADS_ITS_LINE = re.compile(r"\n\s*$")
_OPENS_ITS_SENTENCE = re.compile(r"[.\n”\"]\s*(?:\w+\s){1,2}$")
# "the 1790 law", "(1790)".
_OF_A_NOUN = re.compile(r"\b(?:the|a|an|his|its|their|of the)\s+$|[(\[]$")
_NOUN = re.compile(r"[ )\]]")
# Of a year told so, nothing happens in it: "until 1790", "than in 1790".
_BOUND = re.compile(
    r"\b(?:until|till|by|to|for|before|since|from|through|than|as (?:early|late|recently) as)\s+$"
)
# Of a year planned, nothing has happened in it yet: "a campaign planned for 1976".
_PLANNED = re.compile(
    r"\b(?:planned|proposed|scheduled|projected|intended|expected|promised|envisaged|envisioned|due|set|hoped"
    r"|plan(?:s|ning)?|hop(?:es?|ing)|intend(?:s|ing)?|(?:completion|end|expiry|target|withdrawal) date"
    r"|deadline)\b"
    r"(?P<behind>(?:(?! (?:and|but|when|which|who)\b)[^.,;:\n]){0,50})$"
)
# "Troops that had invaded in late 1943 besieged the town", told of March 1944.
_HAD = re.compile(r"\bhad (?!to\b)[^.,;:\n]{0,50}$")
_FOLLOWED = re.compile(
    r"\b(?:after|follow(?:ed|ing|s)|since)\s(?:the\s)?[^.,;:\n]{0,40}\s(?:in|of|on)\s(?:early |late |mid-)?$"
)
_UNTIL = re.compile(r"\b(?:until|till)\s$")
# A date further ahead than this, told behind "until", is no part of the story.
_FAR_ON = 3
_REACH = 70
# A year this much before or after the one told last is the story's next.
_BACK, _ON = 2, 15


def moves_the_story(reader: "Reader", timex: Timex) -> bool:
    """Whether the story goes on in the year told: not in that of "a year earlier" or "the 1790 law"."""
    if timex.day is None or timex.precision in ("decade", "century") or timex.mod == "APPROX":
        return False
    if _counts_back(timex) or timex.traits.family == "clock":
        # A clock's day is one told before.
        return False
    if " previous " in reader.words(timex):
        return False
    if timex.traits.family == "season" and reader.follows("since", timex):
        return False
    if _is_planned(reader, timex) or _is_looked_back_to(reader, timex) or _is_far_on(reader, timex):
        return False
    return timex.traits.family != "year" or _year_moves_the_story(reader, timex)


def _is_looked_back_to(reader: "Reader", timex: Timex) -> bool:
    """An earlier year than the story's, behind "had" or "followed the vote in"."""
    story = reader.story.day if reader.story else None
    if story is None or timex.day is None or timex.day.year >= story.year:
        return False
    before = clauses.tail(reader.lower, timex.start, _REACH)
    return bool(_HAD.search(before) or _FOLLOWED.search(before))


def _is_far_on(reader: "Reader", timex: Timex) -> bool:
    """ "in force until 14 September 1978", told of 1950."""
    story = reader.story.day if reader.story else None
    if story is None or timex.day is None or timex.day.year - story.year <= _FAR_ON:
        return False
    return reader.follows(_UNTIL, timex)


def _is_planned(reader: "Reader", timex: Timex) -> bool:
    """Not of "a planned track was laid in 1915"."""
    planned = _PLANNED.search(clauses.tail(reader.lower, timex.start, _REACH))
    return planned is not None and PAST.last(planned["behind"]) < 0


def _counts_back(timex: Timex) -> bool:
    return any(name == "count" and words.startswith("-") for name, words in timex.parameters)


def _year_moves_the_story(reader: "Reader", timex: Timex) -> bool:
    """Of a year alone: as a heading, at the head of a sentence, or not far from the year told last."""
    if not timex.start or reader.follows(_HEADS_ITS_LINE, timex):
        return True
    if reader.follows(_OF_A_NOUN, timex) and reader.precedes(_NOUN, timex):
        return False
    if timex.start < 12 or reader.follows(_OPENS_ITS_SENTENCE, timex):
        return True
    if reader.follows(_BOUND, timex):
        return False
    told = reader.story.day if reader.story else None
    return told is None or timex.day is None or -_BACK <= timex.day.year - told.year <= _ON
