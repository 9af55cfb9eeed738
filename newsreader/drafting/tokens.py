"""The words of one sentence, each with what it can be, told without a tagger.

>>> [(token.text, token.tag) for token in read("Troops have not left.", [])]
[('Troops', 'word'), ('have', 'have-present'), ('not', 'not'), ('left', 'past-or-participle'), ('.', 'punct')]
"""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Literal, NamedTuple, cast

from newsreader.drafting import words

Tag = Literal[
    "adverb",
    "be",  # be, been, being
    "be-past",
    "be-present",
    "coordinator",
    "determiner",
    "do-past",
    "do-present",
    "ed",  # past or participle, by its ending
    "edge",  # no token: beyond the first or the last
    "have-past",
    "have-present",
    "ing",
    "modal",
    "not",
    "number",
    "participle",
    "past",
    "past-or-participle",
    "preposition",
    "present",
    "pronoun",
    "punct",
    "relative",
    "subordinator",
    "to",
    "word",
]

# What a listed word is; where two lists hold it, the later.
_LISTS: tuple[tuple[Tag, frozenset[str]], ...] = (
    ("adverb", words.ADVERBS),
    ("preposition", words.PREPOSITIONS),
    ("coordinator", words.COORDINATORS),
    ("subordinator", words.SUBORDINATORS),
    ("determiner", words.DETERMINERS),
    ("relative", words.RELATIVES),
    ("pronoun", words.PRONOUNS),
    ("not", words.NEGATIONS),
    ("past", words.PAST),
    ("past-or-participle", words.PAST_OR_PARTICIPLE),
    ("participle", words.PARTICIPLES),
    ("modal", words.MODALS),
    ("be-past", words.BE_PAST),
    ("be-present", words.BE_PRESENT),
    ("have-past", words.HAVE_PAST),
    ("have-present", words.HAVE_PRESENT),
    ("do-past", words.DO_PAST),
    ("do-present", words.DO_PRESENT),
    ("be", words.BE_OTHER),
    ("to", frozenset(["to"])),
    ("present", frozenset(["says", "tells", "becomes", "remains", "remain"])),
)
_TAGS: dict[str, Tag] = {word: tag for tag, listed in _LISTS for word in listed}

# What a word in no list is by its ending: the group that matches is the tag.
_ENDING = re.compile(r"(?P<ed>[^'-]{2,}ed)|(?P<ing>[^'-]{2,}ing)|(?P<adverb>[^'-]{3,}ly)")
_PREFIX = re.compile(r"(?:re|co|pre|out|over|under|mis)-")

# "83-year-old" is one word too.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*(?:-[a-z]+)*|\w+(?:[-’'.&]\w+)*|--|[^\w\s]")
_CLOSING_MARKS = {"“": "”", '"': '"', "«": "»"}
_MARK = re.compile("[" + "".join(_CLOSING_MARKS) + "]")
_LONGEST_QUOTE = 2000


class TokenSpan(NamedTuple):
    """Tokens `first` to `last` of a sentence, both inclusive."""

    first: int
    last: int


class Token(NamedTuple):
    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    quoted: bool = False
    timex: int = -1  # index into the sentence's time expressions, or -1

    @property
    def genitive(self) -> bool:
        """ "Monday's"."""
        return self.lower.endswith("'s")

    @property
    def plain_noun(self) -> bool:
        """A word of no closed class that is no name: "army", never "Army"."""
        return self.tag == "word" and self.text.islower()


_NEW = partial(tuple.__new__, Token)  # a third of what the class itself takes
EDGE = Token(-1, -1, "", "", "edge")


def token_at(tokens: Sequence[Token], index: int) -> Token:
    """That token, or EDGE beyond the first and the last."""
    return tokens[index] if 0 <= index < len(tokens) else EDGE


def read(
    sentence: str, spans: Sequence[tuple[int, int]], offset: int = 0, speaking: bool = False
) -> list[Token]:
    """Tokens of `sentence`; `spans` are its time expressions, in order, in the same offsets.

    Offsets count from `offset`. `speaking`: a quotation of the sentence before still goes on.
    """
    if not (spans or speaking or _MARK.search(sentence)):
        return _read_plainly(sentence, offset)
    tokens: list[Token] = []
    new = _NEW
    closing = _mark_awaited(sentence) if speaking else ""
    current, most = 0, len(spans)
    for match in _TOKEN.finditer(sentence):
        text = match[0]
        first, behind = match.span()
        start, end = first + offset, behind + offset
        while current < most and spans[current][1] <= start:
            current += 1
        timex = current if current < most and spans[current][0] < end else -1
        opens = not closing and text in _CLOSING_MARKS
        if opens:
            closing = _closing_mark(sentence, text, behind)
        quoted = bool(closing)
        if text == closing and not opens:
            closing = ""
        lower, tag = _word(text)
        tokens.append(new((start, end, text, lower, tag, quoted, timex)))
    return tokens


def _read_plainly(sentence: str, offset: int) -> list[Token]:
    """Tokens of a sentence without dates and quotations: most are."""
    return [
        _NEW((match.start() + offset, match.end() + offset, text := match[0], *_word(text), False, -1))
        for match in _TOKEN.finditer(sentence)
    ]


def _mark_awaited(sentence: str) -> str:
    """The mark that ends a quotation begun before this sentence; one it does not hold, if none does."""
    return next((mark for mark in ("”", "»", '"') if mark in sentence), "”")


def _closing_mark(sentence: str, opening: str, start: int) -> str:
    """The mark that ends a quotation opened before `start`, "" where nothing ends it: a stray inch sign."""
    closing = _CLOSING_MARKS[opening]
    # Only “ cannot be anything else: its quotation may go on in the next sentence.
    if opening == "“" or sentence.find(closing, start, start + _LONGEST_QUOTE) >= 0:
        return closing
    return ""


@lru_cache(maxsize=8192)  # an article says the same few hundred words again and again
def _word(text: str) -> tuple[str, Tag]:
    """A word in small letters with straight apostrophes, and its tag."""
    lower = text.lower().replace("’", "'")
    if not (text[0].isalnum() or text[0] == "_"):
        return lower, "punct"
    known = _TAGS.get(lower)
    if known and not (len(text) > 1 and text.isupper()):
        return lower, known  # "WHO" and "US" are names
    return lower, "number" if text[0].isdigit() else _tag_by_ending(text, lower)


def _tag_by_ending(text: str, lower: str) -> Tag:
    bare = _PREFIX.sub("", lower)
    ending = _ENDING.fullmatch(bare)
    if ending is None or bare in words.NOT_PAST:
        return "word"
    if ending.lastgroup == "adverb" and not text.islower():
        return "word"  # "Emily", "Italy"
    return cast(Tag, ending.lastgroup)
