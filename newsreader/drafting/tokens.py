"""The words of one sentence, and the verbs among them, found without a tagger.

>>> [(t.text, t.tag) for t in read("Troops have not left.", [])]
[('Troops', 'word'), ('have', 'have-present'), ('not', 'not'), ('left', 'past-or-participle'), ('.', 'punct')]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.drafting import words

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*\w*|\w+(?:[-’'.&]\w+)*|--|[^\w\s]")
_QUOTE_OPEN = {"“": "”", '"': '"', "«": "»"}
_LONGEST_QUOTE = 2000
_PREFIX = re.compile(r"(?:re|co|pre|out|over|under|mis)-")

_TAGS: dict[str, str] = {}
for _tag, _words in (
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
):
    _TAGS.update(dict.fromkeys(_words, _tag))
_TAGS.update({"says": "present", "tells": "present", "remains": "present", "remain": "present"})


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    lower: str
    tag: str
    quoted: bool = False
    timex: int = -1  # index into the sentence's time expressions, or -1


def read(
    sentence: str, spans: Sequence[tuple[int, int]], offset: int = 0, speaking: bool = False
) -> list[Token]:
    """Tokens of `sentence`; `spans` are its time expressions, in order, in the same offsets.

    Offsets count from `offset`. `speaking`: a quotation of the sentence before still goes on.
    """
    tokens: list[Token] = []
    closing = _closing(sentence) if speaking else ""
    current = 0
    for match in _TOKEN.finditer(sentence):
        start, end = match.start() + offset, match.end() + offset
        text = match[0]
        while current < len(spans) and spans[current][1] <= start:
            current += 1
        inside = current if current < len(spans) and spans[current][0] < end else -1
        quoted = bool(closing)
        if closing and text == closing:
            closing, quoted = "", True
        elif not closing and text in _QUOTE_OPEN:
            shut = _QUOTE_OPEN[text]
            shuts = sentence.find(shut, match.end(), match.end() + _LONGEST_QUOTE) >= 0
            closing = shut if shuts or text == "“" else ""
            quoted = bool(closing)
        lower = text.lower().replace("’", "'")
        tokens.append(Token(start, end, text, lower, _tag_of(text, lower), quoted, inside))
    return tokens


def _closing(sentence: str) -> str:
    """The mark that ends a quotation begun before this sentence; one it does not hold, if none does."""
    return next((mark for mark in ("”", "»", '"') if mark in sentence), "”")


def _tag_of(text: str, lower: str) -> str:
    if not (text[0].isalnum() or text[0] == "_"):
        return "punct"
    known = _TAGS.get(lower)
    if known and not (len(text) > 1 and text.isupper()):
        return known  # "WHO" and "US" are names
    if text[0].isdigit():
        return "number"
    bare = _PREFIX.sub("", lower)
    if "-" in bare or "'" in bare:
        return "word"
    if len(bare) > 3 and bare.endswith("ed") and bare not in words.NOT_PAST:
        return "ed"
    if len(bare) > 4 and bare.endswith("ing"):
        return "ing"
    if len(bare) > 4 and bare.endswith("ly") and text.islower():
        return "adverb"
    return "word"
