"""Sentences of a text, as spans of it.

>>> text = 'Mr. Hale left at 5 p.m. on Sept. 21. "We lost," he said.'
>>> [text[span.start : span.end] for span in split(text)]
['Mr. Hale left at 5 p.m. on Sept. 21.', '"We lost," he said.']
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsreader.text import english
from newsreader.text.english.common import is_word


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


# A stop, the quotes and brackets that close with it, white space, and what may open the next sentence.
# Quantifiers are bounded so that a page of full stops stays linear.
_STOP = re.compile(
    r"""[.!?…]{1,8}["'”’»)\]]{0,4}(?=(\s{1,20}))\1(?=["'“‘«(\[—–-]{0,3}\s?(?P<next>[^\W_]|$))"""
)
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_ROW = re.compile(r"[^\n]+")
_LONGEST_WORD = 24
_LAST_WORD = re.compile(rf"[\w.'’&-]{{0,{_LONGEST_WORD}}}\Z")

# After these a capital usually goes on with the same sentence.
_TITLES = english.words("sentences.title")
# The titles that are words as well, unless a figure follows: "No. 12".
_WORDS_TOO = frozenset(["no", "al", "p", "v", "art", "ed"])
# These end a sentence unless a figure follows ("Sept. 21") or a small letter does.
_BEFORE_FIGURES = english.words("sentences.before-figure")
# Of a name ("Acme Inc.", "John Hale Jr."): its sentence ends there if it has its verb, and the next one too.
_NAME_ENDS = english.words("sentences.name-end")
_OFFICES = english.words("sentences.office")
_PEOPLE = (
    "(?:Critics|Doctors|Experts|Fans|Farmers|Neighbours|Officials|Owners|People|Police|Protesters|Rescuers|Residents"
    "|Shoppers|Soldiers|They|Unions|Villagers|Voters|Witnesses|Workers)"
)
_VERB = re.compile(
    rf"\b(?:{english.any_of('sentences.verb')}|[a-z]{{2,}}ed|am|are|be|been|can|could"
    r"|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will|won|would|says"
    r"|(?:he|she|it|who|that|which|[A-Z]\w+) [a-z]{2,}s"
    rf"|{_PEOPLE} (?!(?:and|at|by|for|from|in|of|on|to|with)\b)[a-z]{{2,}})\b"
)
_AS_FAR = 120
# A clock's half of the day: "5 p.m. Monday", "5 p.m. EST", "5 p.m. London time" go on, "5 p.m. Rescuers"
# does not.
_HALVES_OF_THE_DAY = frozenset(["a.m", "p.m"])
_DAYS = "|".join(each.capitalize() for each in english.values("weekday"))
_MONTHS = "|".join(each.capitalize() for each in english.values("month"))
_OF_A_CLOCK = re.compile(
    rf"(?:{_DAYS}|{_MONTHS}|[A-Z]{{2,5}}|Eastern|Central|Pacific|Mountain|Today|Tomorrow|Yesterday)\b"
    r"|(?:[A-Z][\w’'-]+ ){1,3}time\b|[A-Z][\w’'-]+, [0-9]|[0-9(]"
)
_HOUR_OF_A_THING = re.compile(
    r"(?i)\b(?:the|an?|this|that|its|their|his|her) [0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.m\Z"
)
_NAMED_THING = re.compile(r"(?P<name>[A-Z][\w’'-]+) (?:[A-Z][\w’'-]+ ){0,2}(?P<thing>[a-z][\w-]+)")
_A_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_OF_THE_WEEK = frozenset(english.values("weekday"))
# "R.E. Hale", "U.S. President", "5 p.m. Monday": more than one.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
# A word that after initials opens a sentence rather than goes on with a name.
_STARTERS = english.words("sentences.starter")
_WORD = re.compile(r"[\w’']+")


def split(text: str, in_lines: Iterable[Span] = ()) -> list[Span]:
    """Sentences in order, trimmed of white space; none crosses a blank line.

    Nor a line's end within `in_lines`: where items and rows stand, few of which end in a stop. Elsewhere a
    line may be wrapped anywhere.

    >>> text = "Shut:\\n\\nMill Lane\\nHarbour Road"
    >>> [text[span.start : span.end] for span in split(text, [Span(7, 29)])]
    ['Shut:', 'Mill Lane', 'Harbour Road']
    """
    spans: list[Span] = []
    start = 0
    for gap in _gaps(text, in_lines):
        _split_paragraph(text, start, gap.start, spans)
        start = gap.end
    _split_paragraph(text, start, len(text), spans)
    return spans


def _gaps(text: str, in_lines: Iterable[Span]) -> list[Span]:
    """What no sentence crosses, in order."""
    gaps = [Span(blank.start(), blank.end()) for blank in _BLANK_LINE.finditer(text)]
    ends = [Span(at, at + 1) for lines in in_lines for at in _line_ends(text, lines)]
    return sorted([*gaps, *ends], key=lambda gap: gap.start) if ends else gaps


def _line_ends(text: str, lines: Span) -> Iterator[int]:
    at = text.find("\n", lines.start, lines.end)
    while at != -1:
        yield at
        at = text.find("\n", at + 1, lines.end)


def _split_paragraph(text: str, start: int, end: int, spans: list[Span]) -> None:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _goes_on(text, begin, stop):
            continue
        _append(text, begin, stop.end(), spans)
        begin = stop.end()
    _append(text, begin, end, spans)


def _append(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _goes_on(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the sentence goes on after this stop."""
    following = stop["next"]
    if following.islower():
        return True
    word = _abbreviation(text, begin, stop.start())
    at = stop.start("next")
    if word in _TITLES and not _ends_a_place_or_hour(text, stop.start(), word, at):
        return word not in _WORDS_TOO or following.isdigit()
    if word in _BEFORE_FIGURES:
        # "on Wed. Dec. 7"
        return following.isdigit() or (word in _OF_THE_WEEK and _A_MONTH.match(text, at) is not None)
    if word in _NAME_ENDS:
        return _goes_on_from_a_name(text, begin, stop.start(), at)
    if word in _HALVES_OF_THE_DAY:
        return _OF_A_CLOCK.match(text, at) is not None or _is_of_a_thing(text, begin, stop.start(), at)
    if _INITIALS.fullmatch(word):
        return _goes_on_with_a_name(text, at)
    # An initial: "John F. Kennedy".
    return len(word) == 1 and word.isalpha() and text[stop.start() - 1].isupper() and word != "i"


def _is_of_a_thing(text: str, begin: int, stop: int, at: int) -> bool:
    """ "The 9 a.m. | Paris train"; never "He missed the 9 a.m. | Hale was late", nor "| Trains are rare"."""
    if _HOUR_OF_A_THING.search(text, max(begin, stop - _LONGEST_WORD), stop) is None:
        return False
    named = _NAMED_THING.match(text, at)
    if named is None or is_word(named["name"].lower()) or not _goes_on_with_a_name(text, at):
        return False
    return _VERB.fullmatch(named["thing"]) is None


# "12 Elm St. His mother …", "at 6 p.m. EST. Nobody …".
_STREET = re.compile(r"[0-9] (?:[A-Z][\w’'-]+ ){1,2}\Z|\b(?:on|of|at|in|to|along) (?:[A-Z][\w’'-]+ ){1,2}\Z")


def _ends_a_place_or_hour(text: str, stop: int, word: str, at: int) -> bool:
    if word == "est":
        return text[stop - 3 : stop] == "EST"
    if word not in ("st", "dr") or _goes_on_with_a_name(text, at):
        return False
    return _STREET.search(text, max(0, stop - 40), stop - 2) is not None


def _abbreviation(text: str, begin: int, stop: int) -> str:
    """The word, in small letters, that a single dot with a space behind it may belong to; else ""."""
    if text[stop] != "." or not text[stop + 1 : stop + 2].isspace():
        return ""
    word = _LAST_WORD.search(text, max(begin, stop - _LONGEST_WORD), stop)
    return word[0].lower().lstrip("'’.-") if word else ""


def _goes_on_from_a_name(text: str, begin: int, stop: int, at: int) -> bool:
    """Not "She works for Acme Inc. The firm …"; but "Acme Inc. Chairman Ann Lee …"."""
    if text[at - 1] == "(":
        return True
    if not _goes_on_with_a_name(text, at):
        return False
    opening = _WORD.match(text, at)
    if opening is not None and opening[0].lower() in _OFFICES:
        return True
    ends = _SENTENCE_ENDS.search(text, at, at + _AS_FAR)
    rest = ends.start() if ends is not None else min(len(text), at + _AS_FAR)
    return not (_VERB.search(text, max(begin, stop - _AS_FAR), stop) and _VERB.search(text, at, rest))


_SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)|\n\s*\n")


def _goes_on_with_a_name(text: str, at: int) -> bool:
    opening = _WORD.match(text, at)
    return opening is not None and opening[0].lower() not in _STARTERS
