"""What a number counts: "homes" of "1,200 old homes", or the verb where no noun stands: "80 have fled"."""

import re
from itertools import islice

from newsreader.text import english
from newsreader.text.figures.countables import (
    ANIMALS,
    CAPITAL_COUNTED,
    MEASURES,
    NO_SINGULAR,
    PAST_VERBS,
    PEOPLE,
    THINGS,
    is_past,
    is_plural,
    is_singular,
)
from newsreader.text.figures.counted_before import is_part, one_of_the_same, the_same
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.figures.nouns_before import GROUPS, children, group, group_or_sum, one_of_many, votes
from newsreader.text.figures.verbs_after import BEFORE_VERB
from newsreader.text.figures.without_nouns import HARM, without_noun
from newsreader.text.names.cues import SPEECH
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.clause_words import BESIDE_VERB
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.reporting import FINITE, OWNED, SAYING, TOLD
from newsreader.text.saying.voices import VOICES

# "2,000 oak, ash and birch saplings", "nine large, empty barns".
_LISTED = re.compile(r"(?P<list>(?: [\w-]+,){1,4} [\w-]+(?:,? (?:and|or) [\w-]+)?) (?P<noun>[a-z-]+)\b")
_HURT_OTHERS = re.compile(
    r" others,? (?:(?:who|have|had|were|are|been|later|also|remain|remained) )*"
    rf"(?:{english.alternatives(HARM)})\b"
)
# "The Times", "Six Nations", "Five Eyes"
_NAME_ENDS = frozenset({"times", "news", "nations", "eyes", "mills", "falls", "christmas"})
# "15 more than her allies had feared": the allies are not counted.
_THAN = re.compile(r" (?:more|fewer|less) than\b")
_OF_METERS = frozenset({"", "square", "cubic", "running", "linear"})
_OR_SO = re.compile(r"-odd\b| or (?:so|more)\b")
_OF = re.compile(r"\s+of\s+")
_NUMBERS = english.numbers("number")
# "30 last year", "11 the year before".
_BEFORE_TIME = frozenset({"last", "this", "a", "each", "every", "next", "the"})
_SOME_OF_WHOLE = _NUMBERS.keys() | {"last", "first", "next", "past", "previous"}
_HURT = PEOPLE & (PAST_VERBS | {"dead"}) | {
    "died",
    "killed",
    "arrested",
    "hurt",
    "charged",
    "held",
    "jailed",
    "hospital",
}
# "From one lender to the next"
_AND_ANOTHER = re.compile(r"(?: [a-z-]+){1,2} (?:to|after) (?:the next|the other|another)\b")
_LONGEST_OF_ONE = 3
# "One lost shoe", "one paid librarian"
_BECOME = frozenset(
    {"lost", "paid", "injured", "wounded", "missing", "dead", "burnt", "stolen", "broken", "unmarked"}
)
_NOT = re.compile(r"\b[Nn]ot \Z|n['’]t \Z")
_SPOKEN_TO = re.compile(r"(?:\b(?P<told>told|tells)|[”\"’'] (?P<voice>[a-z]+)) \Z")
_OWNERS = frozenset(
    """
    the its their his her my our your these those them whom more other additional further own
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
# Between the words of a noun: "so-called “corner” shops".
_WITHIN = (",", "“", "”", "‘")
_AFTER_ONE = _AFTER_NOUN | {"next", "last", "this", "every", "each", "whose", "to", "where"}
_ADJECTIVE_STOPS = (
    _BREAKS
    | PAST_VERBS
    | frozenset(
        """
        in of the a an this these those for with aboard carry contain lack own
        their his her its our my your
        """.split()  # noqa: SIM905
    )
)
_PEOPLE_OR_THINGS = PEOPLE | THINGS
# Who is in such a state is counted by it too, where no other noun stands: "12 dead".
_SECOND_NOUNS = _PEOPLE_OR_THINGS - PAST_VERBS - {"homeless"}
# The same for one and for many.
_ALIKE = frozenset(
    {"aircraft", "deer", "fish", "salmon", "sheep", "police", "cattle", "livestock", "poultry"}
)
_VERBS = SAYING | TOLD
# What begins no noun, and nouns that stand for one named before.
_NO_NOUN = PAST_VERBS | BEFORE_VERB | {"of", "in"}
# In words: what is read after a number, of it the noun with its adjectives, a share's whole.
_LONGEST_COUNTED = 6
_FEWEST_LISTED = 3
_LONGEST_NOUN_PHRASE = 5
_LONGEST_SHARE = 9


def counted(number: Counting) -> str:
    """The noun after the number, at most four adjectives in between; or what else shows a count."""
    after = _words_after(number)
    if number.numeral.number == 1 and number.numeral.upper is None:
        return _one(number, after)
    words = _without_owners(after)
    whole = len(words) < len(after)
    if noun := _behind_list(number, after) or _group_that_acts(number, after):
        return noun
    if _THAN.match(number.text, number.numeral.end) or is_part(number):
        words = []
    for place, word in enumerate(words[:_LONGEST_NOUN_PHRASE]):
        if _is_device(words, place):
            return number.text[words[0].start() : word.end()]
        if word.group().lower() in MEASURES:
            if after[max(0, len(after) - len(words) + place - 1)].group().lower() in _BEFORE_TIME:
                # "30 last year", "400 die each year"
                break
            return ""
        if _is_state_of(words, place):
            continue
        if _is_counted(word.group()) or _are_named(words, place) or (whole and word.group() in GROUPS):
            noun = number.text[words[0].start() : _noun_end(words, place)]
            return _others(number) if noun == "others" else noun
        if _ends_adjectives(number.text, words, place):
            break
    return (
        children(number)
        or votes(number)
        or group_or_sum(number)
        or one_of_many(number)
        or the_same(number)
        or without_noun(number, words)
    )


def _others(number: Counting) -> str:
    """What "others" are: as many more of the things counted before in the sentence, or people where these or
    what has become of them show it; else "others"."""
    earlier = number.earlier
    noun = earlier.noun.rpartition(" ")[2].lower()
    if earlier.here and noun in ANIMALS:
        return earlier.noun
    if noun in PEOPLE or _HURT_OTHERS.match(number.text, number.numeral.end):
        return "people"
    things = earlier.here and is_noun_phrase(earlier.noun) and noun not in GROUPS
    return earlier.noun if things else "others"


def _is_device(words: list[re.Match[str]], place: int) -> bool:
    """ "Parking meters", which measure nothing that the number is of."""
    kind = words[place - 1].group().lower() if place else ""
    return words[place].group().lower() == "meters" and kind not in _OF_METERS


def _is_state_of(words: list[re.Match[str]], place: int) -> bool:
    """Whether the noun that is so follows: "seven dead deer", not "12 dead and"."""
    following = words[place + 1].group() if place + 1 < len(words) else ""
    state = words[place].group() in PAST_VERBS and words[place].group() in PEOPLE
    return state and _is_counted(following) and following not in PAST_VERBS


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


def _group_that_acts(number: Counting, after: list[re.Match[str]]) -> str:
    """ "crowd" of "a crowd of 5,500 watched Ek score", where what follows is no noun of its own."""
    return group(number) if after and is_past(after[0].group()) and not _is_noun_ahead(after) else ""


def _is_noun_ahead(words: list[re.Match[str]]) -> bool:
    """Whether a noun that is counted follows the first word: "crew of 24 tired sailors"."""
    return len(words) > 1 and _is_counted(words[1].group())


def _one(number: Counting, words: list[re.Match[str]]) -> str:
    """ "boat" of "one boat", "one fishing boat"; "one resident said" counts nobody."""
    if _AND_ANOTHER.match(number.text, number.numeral.end) or _is_anybody(number, words):
        return ""
    if told := one_of_the_same(number):
        return told
    if words and words[0].group() in _BECOME and len(words) > 1:
        words = words[1:]
    for place, word in enumerate(words[:_LONGEST_OF_ONE]):
        following = words[place + 1].group() if place + 1 < len(words) else ""
        if number.text[word.end() : word.end() + 1] == ",":
            # "One reader, my sister"
            following = ""
        if word.group() in FINITE:
            break
        if (
            following not in SPEECH
            and is_singular(word.group())
            and (
                following in _AFTER_ONE
                or following in FINITE
                or not following
                or following.endswith("ing")
                or (is_past(following) and number.before.strip())
            )
        ):
            return number.text[words[0].start() : word.end()]
        if word.group() in NO_SINGULAR or following in SPEECH or _ends_adjectives(number.text, words, place):
            break
    return ""


def _is_anybody(number: Counting, words: list[re.Match[str]]) -> bool:
    """ "One minister, who …", "One aide was seen": somebody, where nobody is told to be hurt."""
    opens = not number.before.strip() and number.text[number.numeral.start].isupper()
    if _NOT.search(number.before) and not number.hedge:
        # "Not one person", "wasn’t one gull"
        return True
    role = next((at for at, word in enumerate(words[:3]) if is_role(word.group())), None)
    if role is None or any(word.group() in _HURT for word in words):
        return False
    spoken_to = _SPOKEN_TO.search(number.before)
    if spoken_to and (spoken_to["told"] or spoken_to["voice"] in SPEECH | VOICES):
        # "Told one interviewer", “Tea,” muttered one old sailor.
        return True
    return opens or _speaks(number.text, words, role)


def _speaks(text: str, words: list[re.Match[str]], role: int) -> bool:
    """Whether the verb right behind a role is its own: "one aide later said", not "one aide, police said"."""
    at = role + 1
    while at < len(words) and (words[at].group() in BESIDE_VERB or words[at].group().endswith("ly")):
        at += 1
    if at == len(words) or words[at].group() not in SPEECH | VOICES:
        return False
    return "," not in text[words[role].end() : words[at].start()]


def share(text: str, at: int, end: int) -> str:
    """ "the harbour" of "60 per cent of the harbour"."""
    of = _OF.match(text, at, end)
    return _phrase(text, of.end(), end) if of else ""


def _phrase(text: str, at: int, end: int) -> str:
    """Words up to a stop, a comma, or a small word that begins another clause."""
    stop = at
    words = list(islice(WORD.finditer(text, at, end), _LONGEST_SHARE + 1))
    for count, word in enumerate(words[:_LONGEST_SHARE]):
        gap = text[stop : word.start()]
        # "Of the 2,000 people"
        within = gap in (",", ".") and word.group().isdigit()
        if count and ((gap.strip() and not within) or word.group().lower() in _BREAKS):
            break
        if count and _is_verb_of(words, count):
            break
        stop = word.end()
    return text[at:stop]


def _is_verb_of(words: list[re.Match[str]], place: int) -> bool:
    """Whether it tells what the noun before it does: "the barns burned", not "the burned barns"."""
    low, before = words[place].group().lower(), words[place - 1].group().lower()
    if not (low in PAST_VERBS or is_past(low) or (low in FINITE and not is_plural(low))):
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
        joined = bool(words) and (gap in _WITHIN or (gap == "." and len(words[-1].group()) == 1))
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
    if low in _OWNERS:
        return True
    return whole and (low in _SOME_OF_WHOLE or low.isdigit() or low.endswith((*OWNED, "-strong", "illion")))


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
    if not form or low in _NAME_ENDS or fold(low) in listed("places"):
        return False
    # "Eleven Mutwiris", no Davis.
    known = is_word(low) or low in listed("surnames") or low in listed("given")
    return is_plural(low) or (low.endswith("is") and not known)


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
        low = following.group().lower()
        # Of a plural no verb ends in -s: "two aircraft carriers".
        second = low in _SECOND_NOUNS or (words[place].group() in _ALIKE and is_plural(low))
        if following.start() == end + 1 and second:
            return following.end()
    return end


def _ends_adjectives(text: str, words: list[re.Match[str]], place: int) -> bool:
    low = words[place].group().lower()
    if low in _ADJECTIVE_STOPS or low in _NUMBERS:
        return True
    return place > 0 and "," in text[words[place - 1].end() : words[place].start()]
