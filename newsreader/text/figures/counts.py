"""What a number counts: "homes" of "1,200 old homes", or the verb where no noun stands: "80 have fled"."""

import re
from itertools import islice

from newsreader.text import english
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
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.figures.nouns_before import (
    closes,
    group_or_sum,
    is_the_rest,
    of_them,
    people,
    the_same,
)
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.names.cues import SPEECH
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.reporting import FINITE, OWNED, SAYING, TOLD

# "2,000 oak, ash and birch saplings", "nine large, empty barns".
_LISTED = re.compile(r"(?P<list>(?: [\w-]+,){1,4} [\w-]+(?:,? (?:and|or) [\w-]+)?) (?P<noun>[a-z-]+)\b")
# "The Times", "Six Nations", "Five Eyes"
_NAME_ENDS = frozenset({"times", "news", "nations", "eyes", "mills", "falls"})
_OR_SO = re.compile(r"-odd\b| or (?:so|more)\b")
_OF = re.compile(r"\s+of\s+")
# What these are done to is often people: "killing 12", "carrying 33".
_HARMING = """
    kills killed killing wounds wounded wounding injures injured injuring displaces displaced displacing
    evacuates evacuated evacuating leaving left arrests arrested arresting detains detained detaining rescues
    rescued rescuing traps trapped trapping hurt hurting hired hires hiring employs employed employing sold
    selling ordered counted treated treating freed freeing released releasing planted caught infected
    infecting housed housing seats carries carried carrying drew draws drawing attracts attracted attracting
    serves served serving shelters sheltered sheltering
    """.split()  # noqa: SIM905
_HARMED = re.compile(rf"(?i)\b(?:{'|'.join(_HARMING)})\s+\Z")
_DOING = frozenset({"were", "are", "have", "had", "will", "would", "could", "did"})
_OPENS_CLAUSE = frozenset(
    """
    and but while when where that which because though although said says of these them
    """.split()  # noqa: SIM905
)
# "There were six in the car".
_THERE = re.compile(r"(?i)\bthere (?:is|are|was|were)\s+\Z")
_PLACED = frozenset({"in", "at", "on", "aboard", "under", "near"})
_NUMBERS = english.numbers("number")
# "30 last year", "11 the year before".
_BEFORE_TIME = frozenset({"last", "this", "a", "each", "every", "next", "the"})
_SOME_OF_WHOLE = _NUMBERS.keys() | {"last", "first", "next", "past", "previous"}
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
# Who is in such a state is counted by it too, where no other noun stands: "12 dead".
_SECOND_NOUNS = _PEOPLE_OR_THINGS - PAST_VERBS - {"homeless"}
_VERBS = SAYING | TOLD
# "80 have (all) fled": before the verb.
BEFORE_VERB = frozenset({"have", "has", "had", "were", "are", "was", "people"})
# What begins no noun, and nouns that stand for one named before.
_NO_NOUN = PAST_VERBS | BEFORE_VERB | {"of", "in"}
# "" where nothing follows.
_AFTER_HARM = frozenset({"", "and", "in", "others", "more", "of", "on", "at"})
_ENDS_VERBS = frozenset({"and", "since", "in", "on", "when", "as", "after", "during"})
# In words: what is read after a number, of it the noun with its adjectives, a share's whole, a verb's phrase.
_LONGEST_COUNTED = 6
_FEWEST_LISTED = 3
_LONGEST_NOUN_PHRASE = 5
_LONGEST_SHARE = 9
_LONGEST_VERBS = 5
# In characters: a shorter word in -ed ("need", "bed") is no past by its form alone.
_LONGEST_NO_PAST = 4
# A hedged number below this is no count by its hedge alone.
_FEWEST = 10


def counted(number: Counting) -> str:
    """The noun after the number, at most four adjectives in between; or what else shows a count."""
    after = _words_after(number)
    if number.numeral.number == 1 and number.numeral.upper is None:
        return _one(number, after)
    words = _without_owners(after)
    if noun := _behind_list(number, after):
        return noun
    for place, word in enumerate(words[:_LONGEST_NOUN_PHRASE]):
        if word.group().lower() in MEASURES:
            if after[0].group().lower() in _BEFORE_TIME:
                break
            return ""
        if _is_counted(word.group()) or _are_named(words, place):
            return number.text[words[0].start() : _noun_end(words, place)]
        if _ends_adjectives(number.text, words, place):
            break
    return group_or_sum(number) or the_same(number) or _counted_without_noun(number, words)


def _behind_list(number: Counting, after: list[re.Match[str]]) -> str:
    """ "saplings" of "2,000 oak, ash and birch saplings", where none of the list is counted itself."""
    if len(after) < _FEWEST_LISTED or number.text[after[0].end()] != ",":
        return ""
    found = _LISTED.match(number.text, number.numeral.end, number.span.end)
    if found is None or not _is_counted(found["noun"]):
        return ""
    before = WORD.findall(found["list"])
    if any(_is_counted(word) or (word in _ADJECTIVE_STOPS and word != "and") for word in before):
        return ""
    return found["noun"]


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
    words = list(islice(WORD.finditer(text, at, end), _LONGEST_SHARE + 1))
    for count, word in enumerate(words[:_LONGEST_SHARE]):
        if count and (text[stop : word.start()].strip() or word.group().lower() in _BREAKS):
            break
        if count and _is_verb_of(words, count):
            break
        stop = word.end()
    return text[at:stop]


def _is_verb_of(words: list[re.Match[str]], place: int) -> bool:
    """Whether it tells what the noun before it does: "the barns burned", not "the burned barns"."""
    low, before = words[place].group().lower(), words[place - 1].group().lower()
    if not (low in PAST_VERBS or _is_past(low) or (low in FINITE and not is_plural(low))):
        return False
    if before in _OWNERS or before.endswith(("ly", *OWNED)):
        return False
    following = words[place + 1].group() if place + 1 < len(words) else ""
    return _is_counted(before) or not _is_counted(following)


def _words_after(number: Counting) -> list[re.Match[str]]:
    """The words after the number, up to punctuation; commas between them are none."""
    words: list[re.Match[str]] = []
    or_so = _OR_SO.match(number.text, number.numeral.end)
    at = or_so.end() if or_so else number.numeral.end
    for word in WORD.finditer(number.text, at, number.span.end):
        gap = number.text[at : word.start()].strip()
        # "Four U.S. cities" too.
        joined = bool(words) and (gap == "," or (gap == "." and len(words[-1].group()) == 1))
        if (gap and not joined) or len(words) >= _LONGEST_COUNTED:
            break
        words.append(word)
        at = word.end()
    return words


def _without_owners(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words without "of the" or "out of the" before them."""
    lows = [word.group().lower() for word in words[:2]]
    first = 2 if lows == ["out", "of"] else 1 if lows[:1] == ["of"] else 0
    whole = first > 0
    while first < len(words) and _is_owner(words[first].group().lower(), whole=whole):
        first += 1
    return words[first:]


def _is_owner(low: str, *, whole: bool) -> bool:
    """Whether a word before the noun tells whose it is, or of a `whole` how many: "the town’s 40"."""
    return low in _OWNERS or (whole and (low in _SOME_OF_WHOLE or low.isdigit() or low.endswith(OWNED)))


def is_noun_phrase(words: str) -> bool:
    """Whether what was counted is a noun and no verb: "old homes", not "have fled their homes"."""
    begins, _, last = words.rpartition(" ")
    return _is_counted(last) and begins.lower().partition(" ")[0] not in _NO_NOUN and last != "others"


def _is_counted(word: str) -> bool:
    return word.lower() in _PEOPLE_OR_THINGS or (is_plural(word) and word not in _VERBS)


def is_named_plural(word: str) -> bool:
    """Whether a word with a capital may be counted: "Democrats", "Tories"; no town that ends in -s.

    >>> is_named_plural("Democrats"), is_named_plural("Athens"), is_named_plural("Times")
    (True, False, False)
    """
    if word in CAPITAL_COUNTED:
        return True
    form = word[:1].isupper() and word[1:].islower() and word.endswith("s")
    low = word.lower()
    return form and is_plural(low) and low not in _NAME_ENDS and fold(low) not in listed("places")


def _are_named(words: list[re.Match[str]], place: int) -> bool:
    """Whether the word is a plural with a capital: in "12 Democrats voted", not in "12 Rangers fans"."""
    word = words[place].group()
    if word[0].islower() or not is_named_plural(word):
        return False
    following = words[place + 1].group() if place + 1 < len(words) else ""
    return not following[:1].isupper() and not _is_counted(following)


def _noun_end(words: list[re.Match[str]], place: int) -> int:
    """Where the noun ends; of two together the second: "two police stations", "five dead people".

    What has become of them is no noun: "nine sailors missing", "made 300 farmers homeless".
    """
    end = words[place].end()
    if place + 1 < len(words):
        following = words[place + 1]
        if following.start() == end + 1 and following.group().lower() in _SECOND_NOUNS:
            return following.end()
    return end


def _ends_adjectives(text: str, words: list[re.Match[str]], place: int) -> bool:
    low = words[place].group().lower()
    if low in _ADJECTIVE_STOPS or low in _NUMBERS:
        return True
    return place > 0 and "," in text[words[place - 1].end() : words[place].start()]


def _counted_without_noun(number: Counting, words: list[re.Match[str]]) -> str:
    """What stands for the noun in "at least 80 have fled", "killing 12", "an estimated 300 in the valley"."""
    value = number.numeral.number
    if value < 2 or (number.numeral.bare and may_be_year(value)):
        return ""
    first = words[0].group().lower() if words else ""
    if _is_harmed(number, first):
        return _victims(number)
    if whole := of_them(number):
        return people(number) or whole
    if _begins_with_verb(words) or _is_subject(number, first):
        return people(number) or _verbs(number.text, words[0].start(), number.span.end)
    if first in _AFTER_HARM and is_the_rest(number):
        return people(number)
    if _THERE.search(number.before) and first in _PLACED:
        return people(number) or _verbs(number.text, words[0].start(), number.span.end)
    if number.hedge and value >= _FEWEST and first in ("in", "from"):
        return people(number)
    return ""


def _is_subject(number: Counting, following: str) -> bool:
    """Whether the number opens a clause and does something: "Twelve were hurt", ", and four had left"."""
    if following not in _DOING and following not in FINITE and not _is_past(following):
        return False
    before = number.before.rstrip()
    if is_the_rest(number) or not before or before[-1] in ',;:—–(“"':
        return True
    return before.rpartition(" ")[2].lower() in _OPENS_CLAUSE


def _is_past(word: str) -> bool:
    """Whether by its form it is a verb of the past: "survived"."""
    return len(word) > _LONGEST_NO_PAST and word.endswith("ed")


def _victims(number: Counting) -> str:
    """Whom "killing 12" is about: those named before; but whoever "killed 12" stands there too."""
    verb = number.before.split()[-1]
    return (people(number, harmed=True) if verb.endswith("ing") else "") or verb


def _is_harmed(number: Counting, following: str) -> bool:
    """Whether the number is of those harmed: "killing 12", "wounding 30 others"."""
    return (following in _AFTER_HARM or closes(number)) and _HARMED.search(number.before) is not None


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
