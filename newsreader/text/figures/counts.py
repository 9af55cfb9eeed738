"""What a number counts: "homes" of "1,200 old homes", or the verb where no noun stands: "80 have fled"."""

import re
from dataclasses import dataclass

from newsreader.text.figures.countables import (
    CAPITAL_COUNTED,
    MEASURES,
    NO_SINGULAR,
    PAST_VERBS,
    PEOPLE,
    THINGS,
    is_plural,
    is_singular,
)
from newsreader.text.figures.numerals import Numeral, may_be_year
from newsreader.text.names.cues import SPEECH
from newsreader.text.saying.reporting import FINITE
from newsreader.text.sentences import Span

WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_OR_SO = re.compile(r"-odd\b| or (?:so|more)\b")
_OF = re.compile(r"\s+of\s+")
_HARMING = """
    kills killed killing wounds wounded wounding injures injured injuring displaces displaced displacing
    evacuates evacuated evacuating leaving left arrests arrested arresting detains detained detaining rescues
    rescued rescuing traps trapped trapping hurt hurting hired hires hiring employs employed employing sold
    selling ordered counted treated treating freed freeing released releasing planted caught infected
    infecting housed housing seats
    """.split()  # noqa: SIM905
_HARMED = re.compile(rf"(?i)\b(?:{'|'.join(_HARMING)})\s+\Z")
# "Four of them", "twelve of the 30".
_WHOLES = frozenset(
    """
    them us you those these whom which the his her their its our
    """.split()  # noqa: SIM905
)
_DOING = frozenset({"were", "are", "have", "had", "will", "would", "could", "did"})
_OPENS_CLAUSE = frozenset(
    """
    and but while when where that which because though although said says of these them
    """.split()  # noqa: SIM905
)
_REMAINING = re.compile(r"(?i)\b(?:the (?:other|remaining)|all|another|a further)\s+\Z")
_LONGEST_OF_ONE = 3
_OWNERS = frozenset(
    """
    the its their his her these those them whom more other additional further
    """.split()  # noqa: SIM905
)
_BREAKS = frozenset(
    """
    since after before while when as because and but who which that is are was were has have had by on at
    said will would could from to amid during
    """.split()  # noqa: SIM905
)
_AFTER_NOUN = _BREAKS | {
    "in",
    "of",
    "a",
    "the",
    "for",
    "with",
    "he",
    "she",
    "near",
    "into",
    "out",
    "off",
    "left",
}
_ADJECTIVE_STOPS = (
    _BREAKS
    | PAST_VERBS
    | frozenset(
        """
        in of the a an this these those for with
        """.split()  # noqa: SIM905
    )
)
_PEOPLE_OR_THINGS = PEOPLE | THINGS
# "80 have (all) fled": before the verb.
BEFORE_VERB = frozenset({"have", "has", "had", "were", "are", "was", "people"})
# "" where nothing follows.
_AFTER_HARM = frozenset({"", "and", "in", "others", "more", "of", "on", "at"})
_ENDS_VERBS = frozenset({"and", "since", "in", "on", "when", "as", "after", "during"})
# In words: what is read after a number, of it the noun with its adjectives, a share's whole, a verb's phrase.
_LONGEST_COUNTED = 6
_LONGEST_NOUN_PHRASE = 5
_LONGEST_SHARE = 9
_LONGEST_VERBS = 5
# How far before a number the people may stand whom it counts, in characters.
_EARLIER = 300
# A hedged number below this is no count by its hedge alone.
_FEWEST = 10


@dataclass(frozen=True, slots=True)
class Counting:
    """A number in its sentence, and the words right before it."""

    text: str
    span: Span
    numeral: Numeral
    hedge: str
    before: str


def counted(number: Counting) -> str:
    """The noun after the number, at most four adjectives in between; or what else shows a count."""
    after = _words_after(number)
    if number.numeral.number == 1 and number.numeral.upper is None:
        return _one(number, after)
    words = _without_owners(after)
    for place, word in enumerate(words[:_LONGEST_NOUN_PHRASE]):
        if word.group().lower() in MEASURES:
            return ""
        if _is_counted(word.group()):
            return number.text[words[0].start() : _noun_end(words, place)]
        if _ends_adjectives(number.text, words, place):
            break
    return _counted_without_noun(number, words, after)


def _one(number: Counting, words: list[re.Match[str]]) -> str:
    """ "boat" of "one boat", "one fishing boat"; "one resident said" counts nobody."""
    for place, word in enumerate(words[:_LONGEST_OF_ONE]):
        following = words[place + 1].group() if place + 1 < len(words) else ""
        if word.group() in FINITE:
            break
        if (
            following not in SPEECH
            and is_singular(word.group())
            and (following in _AFTER_NOUN or following in FINITE or not following)
        ):
            return number.text[words[0].start() : word.end()]
        if word.group() in NO_SINGULAR or following in SPEECH or _ends_adjectives(number.text, words, place):
            break
    return ""


def share(text: str, at: int, end: int) -> str:
    """ "the harbour" of "60 per cent of the harbour"."""
    of = _OF.match(text, at, end)
    return _phrase(text, of.end(), end) if of else ""


def _phrase(text: str, at: int, end: int) -> str:
    """Words up to a stop, a comma, or a small word that begins another clause."""
    stop = at
    for count, word in enumerate(WORD.finditer(text, at, end)):
        low = word.group().lower()
        if count and (text[stop : word.start()].strip() or low in _BREAKS or low in PAST_VERBS):
            break
        if count >= _LONGEST_SHARE:
            break
        stop = word.end()
    return text[at:stop]


def _words_after(number: Counting) -> list[re.Match[str]]:
    """The words after the number, up to punctuation; commas between them are none."""
    words: list[re.Match[str]] = []
    or_so = _OR_SO.match(number.text, number.numeral.end)
    at = or_so.end() if or_so else number.numeral.end
    for word in WORD.finditer(number.text, at, number.span.end):
        gap = number.text[at : word.start()].strip()
        if (gap and not (words and gap == ",")) or len(words) >= _LONGEST_COUNTED:
            break
        words.append(word)
        at = word.end()
    return words


def _without_owners(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without "of the" before them."""
    first = 1 if words and words[0].group().lower() == "of" else 0
    while first < len(words) and words[first].group().lower() in _OWNERS:
        first += 1
    return words[first:]


def _is_counted(word: str) -> bool:
    return word.lower() in _PEOPLE_OR_THINGS or word in CAPITAL_COUNTED or is_plural(word)


def _noun_end(words: list[re.Match[str]], place: int) -> int:
    """Where the noun ends; of two together the second: "two police stations", "five dead people"."""
    end = words[place].end()
    if place + 1 < len(words):
        following = words[place + 1]
        if following.start() == end + 1 and following.group().lower() in _PEOPLE_OR_THINGS:
            return following.end()
    return end


def _ends_adjectives(text: str, words: list[re.Match[str]], place: int) -> bool:
    if words[place].group().lower() in _ADJECTIVE_STOPS:
        return True
    return place > 0 and "," in text[words[place - 1].end() : words[place].start()]


def _counted_without_noun(number: Counting, words: list[re.Match[str]], after: list[re.Match[str]]) -> str:
    """What stands for the noun in "at least 80 have fled", "killing 12", "an estimated 300 in the valley"."""
    value = number.numeral.number
    if value < 2 or (number.numeral.bare and may_be_year(value)):
        return ""
    first = words[0].group().lower() if words else ""
    if _begins_with_verb(words):
        return _verbs(number.text, words[0].start(), number.span.end)
    if _is_harmed(number, first):
        return _people_before(number) or number.before.split()[-1]
    if len(after) > 1 and after[0].group() == "of" and after[1].group().lower() in _WHOLES:
        return _people_before(number) or number.text[after[0].start() : after[1].end()]
    if _is_subject(number, first) or (first in _AFTER_HARM and _REMAINING.search(number.before)):
        return _people_before(number) or (
            _verbs(number.text, words[0].start(), number.span.end) if words else ""
        )
    if number.hedge and value >= _FEWEST and first in ("in", "from"):
        return _people_before(number)
    return ""


def _is_subject(number: Counting, following: str) -> bool:
    """Whether the number opens a clause and does something: "Twelve were hurt", ", and four had left"."""
    if following not in _DOING and following not in FINITE:
        return False
    before = number.before.rstrip()
    if not before or before[-1] in ',;:—–(“"':
        return True
    return before.rpartition(" ")[2].lower() in _OPENS_CLAUSE


def _is_harmed(number: Counting, following: str) -> bool:
    """Whether the number is of those harmed: "killing 12", "wounding 30 others"."""
    return following in _AFTER_HARM and _HARMED.search(number.before) is not None


def _begins_with_verb(words: list[re.Match[str]]) -> bool:
    lows = [word.group().lower() for word in words[:4]]
    if not lows or lows[0] in PAST_VERBS:
        return bool(lows)
    return lows[0] in BEFORE_VERB and any(low in PAST_VERBS for low in lows[1:])


def _verbs(text: str, at: int, end: int) -> str:
    """A verb and the words that go with it, up to punctuation or the next phrase."""
    stop = at
    for count, word in enumerate(WORD.finditer(text, at, end)):
        if (count and text[stop : word.start()].strip()) or count >= _LONGEST_VERBS:
            break
        if count > 1 and word.group().lower() in _ENDS_VERBS:
            break
        stop = word.end()
    return text[at:stop]


def _people_before(number: Counting) -> str:
    """The people last spoken of in the sentence, whom the number counts."""
    found = ""
    start = max(number.span.start, number.numeral.start - _EARLIER)
    for word in WORD.finditer(number.text, start, number.numeral.start):
        if word.group().lower() in PEOPLE:
            found = word.group()
    return found
