"""Whether a line is a sentence: a header's line names who, where and when, and says nothing of them.

Such a sentence may hold an office and a date and nothing else that is known ("The council approved the
plan on 4 May 2016."), and is the report's own all the same.
"""

import re

from newsreader.extraction.cues import LinePlace, joined
from newsreader.extraction.writers import bylines

_ENDS = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$")
# A full stop that belongs to its word.
_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Dec|Nov|Oct|Sept?|Aug|Jan|Feb|Mar|Apr))\.$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WITH_FIGURE = re.compile(r"\d[\d:.,/]*\s?(?:(?:de|of)\s+)?[^\W\d_]*")
# The verbs no line of names holds.
_SAYS = frozenset(
    """
    is are was were has have had will would can could may might must shall should did does do
    says said said told tells ist sind war waren hat hatte wird wurde est sont était a ont fut es son fue
    ha han era será è sono fu
    """.split()  # noqa: SIM905 - one a line would fill the page
) - frozenset(("a", "es", "son", "may"))
# What the lines of a header are made of, besides names.
_HEADER_WORDS = frozenset(
    """
    by and with for from in at on of the a an our my own to or as via per local time min read
    written reported reporting reports compiled edited editing writing posted published updated modified
    captured retrieved accessed saved printed downloaded archived dated created issued released filed uploaded
    revised amended first last originally additional contributed
    produced translated photographed photographs pictures words text story report article interview comment
    special senior junior chief deputy assistant associate political foreign national international regional
    diplomatic security defence business staff former managing contributing guest freelance middle east
    von und mit in aus für der die das den dem am um uhr par et avec pour à le la les du des de en por y
    con el los las del di e il da do dos das em o a m p s gmt utc ist
    """.split()  # noqa: SIM905
)
_PAST = re.compile(r"[^\W\d_]{2,}ed")
_OFFICES = joined(bylines.NOBODIES, LinePlace.INSIDE)
_OFFICE = re.compile(_OFFICES, re.IGNORECASE)
# ", diplomatic correspondent": whatever stands before an office there is its kind.
_ROLE_AFTER_NAME = re.compile(rf",\s+(?:[^\W\d_-]+[\s-]){{1,2}}(?:{_OFFICES})\b", re.IGNORECASE)
_LONGEST = 400


def is_sentence(line: str) -> bool:
    """Whether a line says something, and so is no line of a header.

    >>> is_sentence("The council approved the plan on 4 May 2016.")
    True
    >>> is_sentence("By Jane Doe, Reporter, 4 May 2016"), is_sentence("Our correspondent, Harn, 4 May 2016.")
    (False, False)
    """
    if len(line) > _LONGEST:
        return True
    words = _WORD.findall(_WITH_FIGURE.sub(" ", line))
    small = [word for word in words if word[0].islower()]
    if any(word in _SAYS for word in small) or _tells(words):
        return True
    if not _ENDS.search(line) or _ABBREVIATED.search(line):
        return False
    bare = _ROLE_AFTER_NAME.sub(",", line)
    told = [
        word
        for word in _WORD.findall(_WITH_FIGURE.sub(" ", bare))
        if word[0].islower() and not _is_header_word(word)
    ]
    return len(told) >= (2 if bylines.opened(line) else 1)


def _is_header_word(word: str) -> bool:
    return word in _HEADER_WORDS or bool(_OFFICE.fullmatch(word))


def _tells(words: list[str]) -> bool:
    """Whether a past form stands behind its subject: not first, and not "supplied by"."""
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        if (
            _PAST.fullmatch(word)
            and word.islower()
            and word not in _HEADER_WORDS
            and after != "by"
            and before not in ("the", "a", "an")
        ):
            return True
    return False
