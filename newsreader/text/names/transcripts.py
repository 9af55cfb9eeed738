"""Transcripts: texts in which a label says who speaks next ("MS. LINDQVIST:", "Q.", "THE PRESIDENT:").

>>> text = "Q: When did you come?\\n\\nMS. BERG: In May.\\n\\nQ: Do you like it?\\n\\nMS. BERG: I do."
>>> [(text[one.start : one.label_end], text[slice(*one.name)] if one.name else "") for one in turns(text)]
[('Q:', ''), ('MS. BERG:', 'BERG'), ('Q:', ''), ('MS. BERG:', 'BERG')]

A text is one only where it surely is: two speakers at least, by labels that name people or what they are,
speak by turns, and somebody says "I" or "you" or asks. A report with a heading before its colons ("OSLO: …",
"What next: …", "45 min: …") is none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from newsreader.text import english
from newsreader.text.names.cues import TITLES
from newsreader.text.names.lexicon import is_word, listed

_FEWEST = 4  # turns
_AGAIN = 2  # turns of who speaks again
_LONGEST_LABEL = 90
_MOST_WORDS = 8
_CHANGES = 3
_MUCH_MORE = 3  # times as many
# Of the turns, those in which somebody talks; of the lines from the first turn to the last, those with a
# label, where these are in small letters and where nothing else is written in capitals.
_TALKING = 0.3
_LABELLED, _LABELLED_IN_CAPITALS = 0.5, 0.12
_TALKS = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b(?!\.[A-Z])")
_NAME = r"(?:(?:[^\W\d_]\.)+|[^\W\d_a-z][\w'’-]{0,3}\.|[^\W\d_a-z][\w'’-]*)"
_WORD = rf"(?:{_NAME}|#?\d{{1,2}}|al|and|bin|da|de|del|den|der|di|du|for|la|of|the|van|von)"
_LABEL = re.compile(
    r"(?:\[\d{1,2}:\d\d(?::\d\d)?\] )?"
    rf"(?P<who>{_NAME}(?: {_WORD}){{0,{_MOST_WORDS - 1}}})"
    r"(?:, [^:\n()]{2,60})?(?: ?\([^():\n]{1,60}\))? ?:(?=\s)"
)
# "Q:", "A2.", and the "Q" alone of official transcripts
_LETTER = re.compile(r"(?P<who>[QA](?=\d{0,2}[.:])|Q(?= ))(?:\d{0,2}[.:])?(?=\s+[“\"‘]?[^\W_a-z])")
_LETTERS = frozenset("qa")
_LETTER_HEADS = re.compile(r"^[QA](?=[\d.: ])", re.MULTILINE)
UNNAMED = english.words("names.unnamed-speaker")
ROLES = TITLES | english.words("names.speaking-role")
_PLAIN = re.compile(r"[^\W\d_][\w'’-]*")
_STOPS = '.?!…)]”"—–-'
_BEHIND_STOP = re.compile(rf"(?<=[{re.escape(_STOPS)}] )(?=[A-Z][A-Z’'])")
_PAIR = re.compile(r"\b([A-Z][\w’'-]+) (?=([A-Z][\w’'-]+))")
_WRITTEN_TO = frozenset(["sir", "madam"])  # letters


class Turn(NamedTuple):
    """What one speaker says: the label from `start` to `label_end`, then the words up to `end`. `name` spans
    who that is, or what they are ("THE PRESIDENT"); None for a "Q" and an "UNIDENTIFIED MALE". `person`:
    a name and no role.
    """

    start: int
    label_end: int
    end: int
    name: tuple[int, int] | None
    person: bool


class _Label(NamedTuple):
    start: int
    end: int
    text: str
    key: str  # by which a speaker is known again: the last word of a name, a role, "q"
    name: tuple[int, int] | None
    person: bool
    full: bool  # a name of several words, or behind a title

    @property
    def shouts(self) -> bool:
        """ "BERG", "Mr BERG"."""
        return self.text.rpartition(" ")[2].isupper()


def turns(text: str) -> list[Turn]:
    """The turns of a transcript in order, each up to the next; the last one ends with its paragraph. Of any
    other text there are none.
    """
    letters = text.count("\nQ") + text.startswith("Q")  # "Q." and then "A."
    if text.count(":") + 2 * letters < _FEWEST:
        return []  # most texts
    labels = _of_one_style(list(_labels(text)))
    if len(labels) < _FEWEST:
        return []
    speakers = _speakers(text, labels)
    speakers = _with_outlet(text, labels, speakers) or speakers
    if not _speak_by_turns(speakers) or not _is_talk(text, labels, speakers):
        return []
    named = {each.key for each in speakers if each.name is not None}
    known = sorted([*labels, *_inside(text, labels, speakers)])
    return [
        _turn(each if each.key in named else _unnamed(each), end)
        for each, end in zip(known, _ends(text, known), strict=True)
    ]


def _turn(label: _Label, end: int) -> Turn:
    return Turn(label.start, label.end, end, label.name, label.person)


def _unnamed(label: _Label) -> _Label:
    return label._replace(name=None, person=False)


def _of_one_style(labels: list[_Label]) -> list[_Label]:
    """Without the few in small letters among those in capitals, or the other way round: a line's "Note:"."""
    shouted = [each for each in labels if each.shouts]
    others = [each for each in labels if not each.shouts]
    if len(shouted) > _MUCH_MORE * len(others):
        return shouted
    letters = [each for each in shouted if each.key in _LETTERS]
    return sorted([*others, *letters]) if len(others) > _MUCH_MORE * (len(shouted) - len(letters)) else labels


def _ends(text: str, labels: Sequence[_Label]) -> list[int]:
    last = text.find("\n\n", labels[-1].end)
    return [*(each.start for each in labels[1:]), len(text) if last < 0 else last]


def _labels(text: str) -> Iterator[_Label]:
    """What may be a label at the head of a line."""
    for start in _heads(text):
        made = _label(text, start) if _opens(text, start) else None
        if made is not None:
            yield made


def _heads(text: str) -> list[int]:
    """Where lines begin that have a colon near, or a "Q" or "A" where some have a "Q"."""
    found = set()
    colon = text.find(":")
    while colon >= 0:
        before = text.rfind("\n", max(colon - _LONGEST_LABEL, 0), colon)
        if before >= 0 or colon < _LONGEST_LABEL:
            found.add(before + 1)
        colon = text.find(":", colon + 1)
    if text.startswith("Q") or "\nQ" in text:
        found.update(match.start() for match in _LETTER_HEADS.finditer(text))
    return sorted(found)


def _opens(text: str, start: int) -> bool:
    """Whether a paragraph begins there, or a line behind one that has ended."""
    before = text[max(start - 2, 0) : start]
    return start == 0 or before == "\n\n" or before[:1] in _STOPS


def _label(text: str, start: int) -> _Label | None:
    letter = _LETTER.match(text, start)
    if letter is not None:
        return _Label(start, letter.end(), letter["who"], letter["who"].lower(), None, False, False)
    found = _LABEL.match(text, start, start + _LONGEST_LABEL + 1)
    if found is None:
        return None
    words = list(_PLAIN.finditer(text, *found.span("who")))
    return _named(found, words, [word.group().lower() for word in words])


def _named(found: re.Match[str], words: Sequence[re.Match[str]], lows: Sequence[str]) -> _Label:
    start, who = found.start(), found["who"]
    if not UNNAMED.isdisjoint(lows):
        return _Label(start, found.end(), who, who.lower(), None, False, False)
    behind = max((at for at, low in enumerate(lows) if low in ROLES), default=-1) + 1
    if behind == len(lows) and lows[0] != "the" and lows[-1] in listed("surnames"):
        behind -= 1  # "CHAIRWOMAN DEAN", "COOPER"
    if behind == len(lows):
        return _Label(start, found.end(), who, who.lower(), found.span("who"), False, False)
    name = words[behind].start(), words[-1].end()
    return _Label(start, found.end(), who, lows[-1], name, True, behind > 0 or len(lows) > 1)


def _speakers(text: str, labels: Sequence[_Label]) -> list[_Label]:
    """The labels that name somebody, or what somebody is."""
    called = {each.key for each in labels if each.full and _is_full_name(text, each)}
    called |= {pair[2].lower() for pair in _PAIR.finditer(text) if pair[1].lower() in listed("given")}
    return [each for each in labels if _names_somebody(text, each, called)]


def _with_outlet(text: str, labels: list[_Label], speakers: list[_Label]) -> list[_Label]:
    """All labels, where an outlet or whoever asks each other time the one who answers: "Gazette: Why?"."""
    answering = {each.key for each in speakers}
    outlet = {each.key for each in labels} - answering
    if len(outlet) != 1 or len(answering) != 1:
        return []
    said = zip(labels, _ends(text, labels), strict=True)
    asked = [text[each.end : end] for each, end in said if each.key in outlet]
    asks = 2 * _talking(asked) > len(asked) and any("?" in words for words in asked)
    return [_unnamed(each) if each.key in outlet else each for each in labels] if asks else []


def _talking(said: Sequence[str]) -> int:
    return sum(_TALKS.search(words) is not None for words in said)


def _names_somebody(text: str, label: _Label, called: Set[str]) -> bool:
    """`called`: the surnames of those whom the text names in full."""
    if not label.person:
        return label.key not in _WRITTEN_TO
    if label.full:
        return _is_full_name(text, label)
    if label.key in called:
        return True
    known = label.key in listed("surnames") or label.key in listed("given")
    return known and not is_word(label.key) and label.key not in listed("places")


def _is_full_name(text: str, label: _Label) -> bool:
    """ "MS. BERG", "ANNA BERG"."""
    assert label.name is not None
    words = text[slice(*label.name)].lower().split()
    titled = label.name[0] > label.start
    return titled or words[0] in listed("given") or label.key in listed("surnames")


def _speak_by_turns(speakers: Sequence[_Label]) -> bool:
    keys = [each.key for each in speakers]
    again = [times for times in Counter(keys).values() if times >= _AGAIN]
    changes = sum(before != after for before, after in pairwise(keys))
    if _LETTERS.intersection(keys) and not _LETTERS.issuperset(keys):
        again = [*again, _AGAIN]  # "Q" and who answers
    return len(keys) >= _FEWEST and len(again) > 1 and changes >= _CHANGES and 2 * sum(again) > len(keys)


def _is_talk(text: str, labels: Sequence[_Label], speakers: Sequence[_Label]) -> bool:
    """Whether most lines are somebody's, and some said as one talks; what is quoted needs no label."""
    ends = _ends(text, labels)
    said = [text[each.end : end].strip() for each, end in zip(labels, ends, strict=True)]
    if 2 * sum(words.startswith(("“", '"')) for words in said) >= len(said):
        return False
    lines = text.count("\n\n", speakers[0].start, speakers[-1].start) + 1
    sure = all(each.shouts for each in speakers)
    labelled = len(speakers) / lines
    return _talking(said) >= max(_AGAIN, _TALKING * len(said)) and (
        labelled >= (_LABELLED_IN_CAPITALS if sure else _LABELLED)
    )


def _inside(text: str, labels: Sequence[_Label], speakers: Sequence[_Label]) -> Iterator[_Label]:
    """Those in capitals that stand behind a stop within a line: "… Thank you. HART: We saw it."."""
    shouted = {each.text for each in speakers if each.shouts}
    starts = {each.start for each in labels}
    for found in _BEHIND_STOP.finditer(text):
        made = _label(text, found.start()) if found.start() not in starts else None
        if made is not None and made.text in shouted:
            yield made
