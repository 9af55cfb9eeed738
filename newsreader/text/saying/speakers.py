"""The words that name a speaker: "Ann Lee" of "harbour spokeswoman Ann Lee", "Lee’s party", "she"."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import CAPITAL_COUNTED, PEOPLE
from newsreader.text.names.cues import (
    FUNCTION_WORDS,
    ORG_HEADS,
    PARTICLES,
    SPEECH,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.reporting import OWNED

REPORTING_VERBS = SPEECH | english.words("saying.quoting")
# A word as `naming` takes them: "Dr." with its stop, "O’Hara", "follow-up".
WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*\.?(?=\W|$)")
PRONOUNS = frozenset({"he", "she"})
AUXILIARIES = english.words("saying.auxiliary")
_NO_SPEAKERS = frozenset(
    """
    it they we i you this that which who what there these those them us me him her said having being not
    be been is was are were to
    """.split()  # noqa: SIM905
)
_ASIDES = frozenset({"it", "them", "this", "that", "these", "which"})
_QUANTIFIERS = frozenset({"one", "some", "many", "another", "others", "both"})
# May stand before a speaker without being part of the name: "As Lee put it", "Now the board says".
_LEADS = FUNCTION_WORDS - _NO_SPEAKERS - PRONOUNS - _QUANTIFIERS - {"several", "most", "two", "three"}
_LONGEST_PHRASE = 9
_NO_PHRASE = REPORTING_VERBS | _NO_SPEAKERS | PRONOUNS | {"his", "called", "heard", "according"}
# Join the parts of one name: "Ministry of Health and Welfare", "Council on the Sea".
_JOINS_NAMES = frozenset({"of", "for", "and", "on"})
# Behind a full name: where somebody is, which "at" never is part of a name to tell.
_AT = frozenset({"at", "from"})
_OF_A_PLACE = _AT | {"of", "in", "with"}
# "Who gave her name only as Amal", "known to all as Miss Ro", "a guard named Petko".
# What says something in its own name, wherever it stands: "a report in March".
_DOCUMENTS = frozenset(
    "report paper study article editorial inquiry review survey poll letter leaflet column obituary "  # noqa: SIM905
    "newspaper magazine broadcaster".split()
)
# In words: behind more of them somebody else is named.
_LONGEST_WHERE = 3
_SOMEBODY = frozenset(
    "man woman Communist Conservative Democrat Independent Liberal Nationalist Republican Socialist Tory "  # noqa: SIM905
    "Unionist".split()
)
_SMALL_BODIES = ORG_HEADS - TITLES
_SELF_NAMED = re.compile(
    r",? (?:who (?:would )?(?:only )?(?:gave|give|used) (?:only )?(?:his|her|their) (?:first |full )?name"
    r"(?:,?(?: only)? as|,)"
    r"|who (?:identified|introduced|described) (?:him|her|them)sel(?:f|ves)(?: only| simply)? as"
    r"|who (?:asked|wanted|wished|agreed|preferred)(?: only)? to be (?:called|named|known|identified|quoted)"
    r"(?: only| simply)?(?: as| by)?|who goes by|(?:who (?:is|was) )?(?:known|identified)(?: only| simply)?"
    r"(?: to [a-z ]{1,20})? as|named|called) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)


def naming(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """Where the name stands among these words of a text: the one at their end, or all of them where none is.

    None where they are nobody who speaks.
    """
    words = _without_leads(words)
    if not words or _names_nobody(words[0].group()):
        return None
    pronoun = words[0].group().lower().partition("’")[0].partition("'")[0]
    if pronoun in PRONOUNS:
        return words[0].start(), words[0].start() + len(pronoun)
    if any(word.group() in AUXILIARIES for word in words):
        return None
    words = _without_closeness(_without_callers(_without_place(words)))
    if words[-1].group().strip(".").isdigit():
        return None
    if not _is_small(words[-1].group()):
        first = _with_nickname(masked, words, _past_titles(words, _first_of_name(words)))
        first = _role(words, first)
    elif _describes_somebody(words):
        first = 0
    else:
        return None
    start, end = words[first].start(), words[-1].end()
    if masked[end - 1] == ".":
        end -= 1
    return _unowned(masked, start, end)


def _without_callers(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "A landlord" of "a landlord tenants call “the Count”"."""
    called = (
        len(words) > 2 and words[-1].group() in ("call", "calls", "called") and _is_small(words[-2].group())
    )
    return words[:-2] if called else words


def _without_closeness(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "A source" of "a source close to her"."""
    lows = [word.group() for word in words]
    ends = next((at for at in range(1, len(lows) - 1) if lows[at : at + 2] == ["close", "to"]), len(words))
    return words[:ends]


def self_named(masked: str, speaker: tuple[int, int], end: int) -> tuple[int, int] | None:
    """The name that somebody gives who is only described: "a widow who gave her name as Amal"."""
    if not masked[slice(*speaker)].rpartition(" ")[2].islower():
        return None
    found = _SELF_NAMED.match(masked, speaker[1], end)
    return found.span("name") if found else None


def subject(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """The name or pronoun that begins a clause."""
    while words and words[0].group().lower() in ("the", "a", "an"):
        words = words[1:]
    if words and opens_no_subject(words[0].group()):
        return None
    end = 0
    while end < len(words) and is_name_like(words[end].group()):
        if words[end].group().endswith(OWNED):
            return None
        end += 1
    if 0 < end < len(words) and words[end].group() in ORG_HEADS:
        # "The Ek administration"
        end += 1
    return naming(masked, words[:end]) if end else None


def opens_no_subject(word: str) -> bool:
    """Whether a clause that begins with this word has its subject elsewhere: "after", "in", "the"."""
    low = word.lower()
    return low in FUNCTION_WORDS and low not in PRONOUNS


def is_name_like(word: str) -> bool:
    """
    >>> [is_name_like(word) for word in ("Lee", "von", "al-lee", "ship")]
    [True, True, True, False]
    """
    return word[0].isupper() or word in PARTICLES or word.startswith("al-")


def _without_place(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Ann Lee" of "analyst Ann Lee at Ek Bank", "Ann Lee of Ek": where she works does not speak."""
    for at in range(2, len(words) - 1):
        preposition = words[at].group()
        if preposition not in _OF_A_PLACE:
            continue
        before, last = words[at - 2].group(), words[at - 1].group()
        person = before.lower() in listed("given") or preposition in _AT or _are_new(before, last)
        if before[0].isupper() and last[0].isupper() and person and last.lower() not in ORG_HEADS | TITLES:
            return words[:at]
    return words


def _are_new(given: str, surname: str) -> bool:
    """Whether two words no list has may name somebody: "Glyn Rhee of the union Ek", no "Radio Ek of"."""
    return not any(is_word(low) or low in listed("places") for low in (given.lower(), surname.lower()))


def _without_leads(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words from the first that may belong to a speaker."""
    first = 0
    while first < len(words) and (
        (_is_lead(words[first].group()) and not _is_given(words, first)) or _is_aside(words, first)
    ):
        first += 1
    if first < len(words) - 1 and words[first].group().lower() == "her":
        # "Said her brother Bo Lee", "Her family said".
        first += 1
    return words[first:]


def _is_aside(words: list[re.Match[str]], at: int) -> bool:
    """Whether it is the "them" of "In them Ann Lee said"."""
    following = words[at + 1].group() if at + 1 < len(words) else ""
    return at > 0 and words[at].group() in _ASIDES and following[:1].isupper()


def _is_lead(word: str) -> bool:
    return word.lower() in _LEADS and not _is_shouted(word)


def _is_given(words: list[re.Match[str]], at: int) -> bool:
    """Whether it is the "Per" of "Per Lund", a name in spite of its looks."""
    word = words[at].group()
    following = words[at + 1].group() if at + 1 < len(words) else ""
    if not (word.istitle() and following[:1].isupper()):
        return False
    low = word.lower()
    return (low in listed("men") or low in listed("women")) and not is_word(following.lower())


def _names_nobody(word: str) -> bool:
    return word.lower().rstrip(".") in _NO_SPEAKERS and not _is_shouted(word)


def _is_shouted(word: str) -> bool:
    """ "US" is not "us"."""
    return len(word) > 1 and word.isupper()


def _is_small(word: str) -> bool:
    return not word[:1].isupper() and word == word.lower()


def _describes_somebody(words: list[re.Match[str]]) -> bool:
    """Whether a phrase with no name at its end may be a speaker: "fishermen’s union", "some residents"."""
    opening = words[0].group().lower()
    if opening in FUNCTION_WORDS and opening not in _QUANTIFIERS:
        return False
    return len(words) <= _LONGEST_PHRASE and not any(word.group().lower() in _NO_PHRASE for word in words)


def _role(words: list[re.Match[str]], first: int) -> int:
    """Where "mayor of Ek" begins, of which the town does not speak; else where the name does."""
    at = first - 1
    if at > 0 and words[at].group() == "the":
        at -= 1
    if at < 1 or words[at].group() not in ("of", "in", "from"):
        return first
    role = words[at - 1].group()
    if role in _DOCUMENTS or role in _SMALL_BODIES:
        # "a paper in Nature", "the court in Ek"; whose it is "of" or "from" may speak
        return at - 1 if words[at].group() == "in" and len(words) - first < _LONGEST_WHERE else first
    somebody = role in TITLES or f"{role}s" in PEOPLE | CAPITAL_COUNTED or role in _SOMEBODY
    return at - 1 if somebody else first


def _with_nickname(masked: str, words: list[re.Match[str]], first: int) -> int:
    """Where "Tom “the Baker” Hart" begins, of which "Baker” Hart" was seen."""
    name = masked[words[first].start() : words[-1].end()]
    if first and (name.count("”") > name.count("“") or name.count('"') % 2):
        before = max(masked.rfind(mark, words[0].start(), words[first].start()) for mark in '“"')
        return max((at for at in range(first) if words[at].end() <= before), default=first)
    return first


def _first_of_name(words: list[re.Match[str]]) -> int:
    """Where the name begins that ends with the last word, titles included."""
    first = last = len(words) - 1
    while first > 0 and _are_one_name(words[first - 1].group(), words[first].group()):
        first -= 1
    while first < last and not words[first].group()[0].isupper() and "-" not in words[first].group():
        first += 1
    return first


def _are_one_name(before: str, word: str) -> bool:
    """Whether two words that stand together belong to the same name."""
    if before.endswith(OWNED):
        return False
    capital = before[0].isupper()
    if is_name_like(word):
        return capital or before in PARTICLES or before in _JOINS_NAMES or before == "the"
    if word in _JOINS_NAMES:
        return capital
    return word == "the" and before in ("of", "for")


def _past_titles(words: list[re.Match[str]], first: int) -> int:
    """Where the name begins after "Harbour Minister" or "Secretary of State"; a bare title stays whole."""
    lows = [word.group().lower().rstrip(".") for word in words]
    last = len(words) - 1
    found = first
    if first == 0 and last > 1 and is_word(lows[0]) and lows[1] in listed("given"):
        # "Owner Ann Lee": a capital from the start of the sentence.
        found = 1
    if lows[last] not in TITLES:
        found = _after_last_title(lows, first, found)
    while found < last and not words[found].group()[0].isupper():
        found += 1
        if lows[found] in TITLE_TAILS and found < last:
            found += 1
    return found


def _after_last_title(lows: list[str], first: int, found: int) -> int:
    """The word after the last title, and after what may follow a title: "Minister for Health"."""
    for at in range(first, len(lows) - 1):
        follows_title = first < at and first < found and (lows[at - 1] in TITLES or lows[at - 1] == "of")
        if lows[at] in TITLES or (follows_title and lows[at] in TITLE_TAILS):
            found = at + 1
    return found


def _unowned(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """The words without the "’s" at their end; None where nothing is left."""
    for tail in OWNED:
        if masked.endswith(tail, start, end):
            end -= len(tail)
    return (start, end) if end > start else None
