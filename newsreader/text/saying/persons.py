"""Persons as a text names them, of whom "he" or "she" may be said later on."""

import re
from collections.abc import Iterator, Set
from itertools import pairwise, takewhile

from newsreader.text import english
from newsreader.text.figures.countables import PEOPLE
from newsreader.text.names.cues import CALENDAR, FUNCTION_WORDS, MEDIA_HEADS, ORG_HEADS, PARTICLES, TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.reporting import FINITE, OWNED, SAYING
from newsreader.text.saying.speakers import self_named
from newsreader.text.sentences import Span

_NOBODY = frozenset(
    """
    police people statement report study court military media troops banner sign poster placard notice note
    letter message label headline leaflet sticker
    """.split()  # noqa: SIM905
)
_BODIES = ORG_HEADS | MEDIA_HEADS
# What follows one of these is about the noun before: "the mayor of Ek".
_ABOUT_THE_NOUN = frozenset({"in", "of", "at", "from"})
_SUBJECT = re.compile(
    r"[^\W\d_][\w.'’-]*(?:[ \u00a0](?:[“\"][A-Z]\w{1,20}[”\"][ \u00a0])?[^\W\d_][\w.'’-]*){0,7}"
)
_OPENING = re.compile(r"([^\W\d_][\w'’-]*),?[ \u00a0]")
# "The old farmer sat down", "Outside, a neighbour who saw it ran", "The club’s captain was in tears".
_DESCRIBED = re.compile(
    r"(?:[A-Z][^,\n]{1,80}, (?=[a-z]|[A-Z][\w-]+['’]s )"
    r"|(?:At|In|On|By|Near|Outside|Inside) (?!(?:[\w’'-]+ ){0,5}(?:he|she|they|it|we|I) )"
    r"[^,.\n]{1,40}? (?=an? ))??"
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[A-Z][\w.-]*['’]s)"
    r" (?:[\w-]+['’]s |[A-Z][\w-]+ ){0,2}(?P<who>(?:[a-z][\w-]+ ){0,3}?[a-z][\w-]+)"
    r"(?=,? who\b|, an? | (?:in|from|of|at|with|behind|on|near|nearest|next|beside|opposite|outside|inside)\b"
    r"| [a-z]{2,20}ing (?:by|in|at|on|near|outside|from|behind|with|beside)\b"
    r"|(?:, (?=[a-z])[^,.;:\n]{2,70},)?(?: just| also| still| only| never| too)?"
    rf" (?:known|[a-z]+ed|[a-z]+s|[a-z]+n[’']t|{english.alternatives(FINITE)})\b)"
)
_IS_NAMED = re.compile(r" (?:is|was) [A-Z]")
_ONE_OF_THEM = re.compile(r"(?:One|Another)(?: of them)?, an? (?P<who>(?:[a-z][\w-]+ ){0,2}[a-z][\w-]+),")
# "His wife, Mary, nodded", "Lee’s brother Bo ran".
_RELATED = re.compile(
    r"(?:(?:But|And|Yet|So),? )?(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}['’]s)"
    r" (?:[a-z][\w-]+ ){0,3}?"
    r"(?P<role>[a-z][\w-]+),? (?:(?:the|an?|his|her|their) (?:[a-z-]+ ){1,3})?"
    r"(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?=[ ,.])"
)
# "The brother, Ned, nodded"
_THE_RELATED = re.compile(r"The (?:[a-z][\w-]+ ){0,2}(?P<role>[a-z][\w-]+), (?P<who>[A-Z][\w'’-]+),")
# "One of the survivors, Amal, is nine"
_ONE_NAMED = re.compile(
    r"(?:One|Another|Among|Some) (?:of )?(?:the|them|those|these|his|her|its)\b[^,.\n]{0,40},"
    r" (?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}),"
)
# "Microbiologist", "oceanographer"; whole classes of words.
_SCHOLAR = re.compile(r"[a-z]{3,}(?:ologist|ographer|onomist|onomer|ician|smith|wright)")
# Who "they" are that say something.
SEVERAL = PEOPLE | {"police", "prosecutors", "authorities", "lawyers", "analysts", "witnesses", "doctors"}
_SPEAKING = SEVERAL | ORG_HEADS
_HEAD_ENDS = re.compile(r" (?:of|for|in|at|from) ")
_SOMEBODY = english.words("saying.somebody")
_OPENERS = frozenset({"asked", "speaking", "earlier", "later", "standing", "sitting", "holding", "looking"})
_MOST_COMMAS = 3
# "Weeks later, Ann Lee left"
_LATER = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3} (?:later|ago|earlier|before|after|on), ")
# "In Petit Bourg, Ann Lee left"
_PLACED = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off"})
_UP_TO_COMMA = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3},")
_WITH_ARTICLE = re.compile(r"\b[A-Z][\w'’]+ (?:al|el)-([A-Z][\w-]+)")
_PARTS = re.compile(r"\S+")
_LONGEST_NEW = 3
_LONGEST_SUBJECT = 4
_LONGEST_OFFICE = 4
# Behind these a common word is a surname, too: "Ms Amber".
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof", "professor", "dame", "lord", "lady"})
_PAIR = re.compile(r"(?<![\w.])(?=([A-Z][\w'’-]{0,40}+) (?:[“\"][A-Z]\w{1,20}+[”\"] )?([A-Z][\w-]{1,40}+))")
_PARTICLE = re.compile(
    r"(?<![\w.])([A-Z][\w'’-]{1,40}+) (?:van|von|de|da|di|du|del|della|den|der|dos|bin|ibn|ter|ten|zu)"
    r"(?: (?:de|den|der|het|la|los))? ([A-Z][\w-]{1,40}+)"
)
_PARTICLES_WITHIN = tuple(
    f" {word} "
    for word in "van von de da di du del della den der dos bin ibn ter ten zu".split()  # noqa: SIM905
)
# "Kofi, 16, ties on a torch", no "In Ek, 16, …"
_AGE = re.compile(r", \d\d?(?=[,.])")
_BEFORE_AGE = re.compile(r"(?<![\w.’'-])(?<!\b[AIai][nt] )([A-Z][\w’'-]{1,40})\Z")
_LONGEST_NAME = 45
_SMALL_ROLE = re.compile(r"([a-z][a-z-]{2,20}+) (?=[A-Z][\w-]+ [A-Z])")
# "The Speaker rang his bell"
_OFFICE = re.compile(
    rf"(?:The|Mr|Madam) (?P<who>[A-Z][a-z]{{2,20}}+) (?:[a-z]{{2,20}}ed|{english.alternatives(FINITE)})\b"
)


def is_person(text: str) -> bool:
    """Whether "he" or "she" may stand for these words.

    >>> is_person("the mayor of Ek"), is_person("Soldiers in Ek"), is_person("Harbour Council")
    (True, False, False)
    """
    words = text.split()
    if words[-1] == "whom":
        # "two witnesses, one of whom admitted"
        return False
    head = _head(words)
    if len(words) == 1 and (low := fold(head)) in listed("places"):
        return low in listed("given") or low in listed("surnames")
    if len(words) == 1 and head[0].isupper() and is_word(fold(head)) and fold(head) not in TITLES:
        # "Signs"
        return fold(head) in listed("given") or fold(head) in listed("surnames")
    if head.islower():
        return not head.endswith("s") and head not in ORG_HEADS and head not in _NOBODY
    return head.lower() not in _BODIES and not (text.isupper() and len(text) < 7)


def may_be_person(text: str) -> bool:
    """The same where "he" stands in the sentence, so that a word no list has may be a surname: "Trump"."""
    low = fold(text)
    unknown = text.istitle() and " " not in text and low not in _BODIES and low not in listed("places")
    return unknown or is_person(text)


def surnames(masked: str) -> set[str]:
    """The words by which somebody named in full may be called: "Lee" of Ann Lee, "Yoon" of Yoon Hye-jin."""
    found: set[str] = set()
    if " al-" in masked or " el-" in masked:
        found |= {match[1] for match in _WITH_ARTICLE.finditer(masked)}
    found.update(_with_particle(masked))
    for age in _AGE.finditer(masked):
        aged = _BEFORE_AGE.search(masked, max(0, age.start() - _LONGEST_NAME), age.start())
        if aged and _may_be_aged(fold(aged[1])):
            found.add(aged[1])
    for match in _PAIR.finditer(masked):
        first, second = match[1], match[2]
        if "-" in second:
            found.add(first)
        low = fold(first)
        unknown = not is_word(low) and low not in TITLES and low not in listed("places")
        titled = low in TITLES and not is_word(fold(second)) and fold(second) not in _BODIES
        if low in listed("given") or unknown or titled:
            found.add(second)
        if (low in listed("given") or unknown) and not is_word(low) and not is_word(fold(second)):
            # By which features call whom they named in full.
            found.add(first)
    return found


def _with_particle(masked: str) -> Iterator[str]:
    """ "Lee" of "Ann van Lee", where neither is another word."""
    if not any(particle in masked for particle in _PARTICLES_WITHIN):
        return
    for match in _PARTICLE.finditer(masked):
        low = fold(match[1])
        if low in listed("given") or not (is_word(low) or low in TITLES or low in listed("places")):
            yield match[2]


def _may_be_aged(low: str) -> bool:
    return not (is_word(low) or low in CALENDAR or low in listed("places") or low in _BODIES)


def full_names(masked: str) -> list[tuple[int, int]]:
    """Where somebody is named with a given name that is known as one."""
    return [
        (match.start(1), match.end(2))
        for match in _PAIR.finditer(masked)
        if _is_full_name(fold(match[1]), fold(match[2]))
    ]


def _is_full_name(given: str, surname: str) -> bool:
    """Whether two words name somebody; a surname may be a common word behind a given name that is none."""
    if given not in listed("given") or given in listed("places") or surname in _BODIES:
        return False
    return not is_word(surname) or (
        not is_word(given) and (given in listed("men") or given in listed("women"))
    )


def opening_person(masked: str, span: Span, known: Set[str]) -> tuple[int, int] | None:
    """The person a sentence begins with: "Ann Lee, 42, lost her house", "Ek striker Ann Lee", "Lee left"."""
    match = _SUBJECT.match(masked, span.start, span.end)
    if match is None:
        return None
    words = list(_PARTS.finditer(match.group()))
    untitled = _without_titles(words)
    name = _capitals(_without_trade(untitled))
    if not name or (len(untitled) < len(words) and fold(name[-1].group()) in _BODIES):
        return None
    start, stop = span.start + name[0].start(), span.start + name[-1].end()
    stop -= masked.endswith(".", start, stop)
    first = name[0].group()
    if first.endswith(OWNED) or masked.endswith(OWNED, span.start, stop):
        return None
    titled = len(untitled) < len(words)
    if len(name) > 2 and is_role(fold(first)):
        # "Presenter Ann Lee": a capital from the start of the sentence.
        name, titled = name[1:], True
        start, first = span.start + name[0].start(), name[0].group()
    if len(name) == 1:
        courtesy = titled and fold(words[0].group().rstrip(".")) in _COURTESY
        told = first in known or courtesy or (titled and not is_word(fold(first)))
        return (start, stop) if told and _is_no_other_word(fold(first)) else None
    aged = first.lower() not in FUNCTION_WORDS and _AGE.match(masked, stop) is not None
    sure = titled or aged or fold(first) in listed("given")
    return (start, stop) if sure or _is_new(name, known) else None


def _capitals(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words up to the last capital before any other: "Ann", "van", "Lee" of "Ann van Lee left"."""
    parts = list(takewhile(lambda word: _is_capital(word) or word.group() in PARTICLES, words))
    while parts and not _is_capital(parts[-1]):
        parts.pop()
    return parts if parts and _is_capital(parts[0]) else []


def _is_capital(word: re.Match[str]) -> bool:
    return word.group().lstrip('“"')[:1].isupper()


def _is_new(name: list[re.Match[str]], known: Set[str]) -> bool:
    """Whether two or three words that no list has may be somebody: no town, no body, no common word."""
    lows = [fold(word.group()) for word in name]
    if len(lows) > _LONGEST_NEW or name[-1].group() not in known or name[0].group().isupper():
        return False
    return not any(low in _BODIES or low in FUNCTION_WORDS or low in listed("places") for low in lows)


def described_person(masked: str, span: Span) -> tuple[int, int] | None:
    """Whom a sentence is about that names nobody: "mayor" of "The mayor shook his head", "old farmer"."""
    match = _DESCRIBED.match(masked, span.start, span.end) or _ONE_OF_THEM.match(masked, span.start, span.end)
    if match and _IS_NAMED.match(masked, match.end("who")):
        # "The last teacher is Ann Lee"
        return None
    if match and (is_role(match["who"].split()[-1]) or _is_one_who(masked, match)):
        return self_named(masked, match.span("who"), span.end) or match.span("who")
    office = _OFFICE.match(masked, span.start, span.end)
    return office.span("who") if office and fold(office["who"]) in TITLES else None


def _is_one_who(masked: str, match: re.Match[str]) -> bool:
    """Whether "who" tells that it is a person, and but one: "A dog walker who found it"."""
    noun = match["who"].split()[-1]
    return masked.startswith((" who ", ", who "), match.end("who")) and not (
        noun.endswith("s") or noun in _BODIES or noun in PEOPLE
    )


def related_person(masked: str, span: Span) -> tuple[int, int] | None:
    """Whom a sentence is about by what they are to somebody: "Mary" of "His wife, Mary, nodded"."""
    match = _RELATED.match(masked, span.start, span.end)
    if match:
        roles = match.group().partition(match["who"])[0].rstrip(", ").split()[1:]
        return match.span("who") if any(map(is_role, roles)) else None
    the = _THE_RELATED.match(masked, span.start, span.end)
    if the and is_role(the["role"]) and fold(the["who"]) not in listed("places"):
        return the.span("who")
    one = _ONE_NAMED.match(masked, span.start, span.end)
    return one.span("who") if one else None


def is_role(noun: str) -> bool:
    """Whether the word tells what somebody is: "farmer", "ex-wife"."""
    noun = noun.removeprefix("ex-")
    told = noun in _SOMEBODY or noun in TITLES or f"{noun}s" in PEOPLE or f"{noun}es" in PEOPLE
    return told or _SCHOLAR.fullmatch(noun) is not None


def is_thing(verb: str, speaker: str) -> bool:
    """Whether what follows a verb is what is denied or told: "Ann Lee, 42, denied wrongdoing"; what is but
    "said" only where it is one word."""
    words = _HEAD_ENDS.split(speaker)[0].split()
    if not speaker.islower() or (len(words) > 1 and verb in SAYING):
        return False
    return not any(word in _SPEAKING or is_role(word) for word in words)


def only_person(masked: str, span: Span, known: Set[str]) -> tuple[int, int] | None:
    """The one person a sentence names, wherever, where others do nothing: "At the gate stood Ann Lee"."""
    opening = masked[span.start : span.end].split(maxsplit=_LONGEST_SUBJECT)[:_LONGEST_SUBJECT]
    if any(word.lower() in PEOPLE for word in opening):
        return None
    found = {
        (match.start(1), match.end(2))
        for match in _PAIR.finditer(masked, span.start, span.end)
        if match[2] in known and fold(match[1]) in listed("given") and fold(match[1]) not in listed("places")
    }
    inside = {end for _start, end in found}
    for word in _PARTS.finditer(masked, span.start, span.end):
        start = word.start() + word.group().find(word.group().lstrip("(–—"))
        name = masked[start : word.end()].rstrip(").,;:!?").removesuffix("’s").removesuffix("'s")
        end = start + len(name)
        if name in known and end not in inside and _is_no_other_word(fold(name)):
            found.add((start, end))
    return found.pop() if len(found) == 1 else None


def main_person(masked: str, span: Span, known: Set[str]) -> tuple[int, int] | None:
    """The person a sentence is about, also behind what opens it: "Asked about the dam, Ann Lee smiled",
    "Earlier Ann Lee left", "The mayor, Ann Lee, left"."""
    person = opening_person(masked, span, known)
    if person is not None:
        return person
    later = _LATER.match(masked, span.start, span.end)
    if later:
        return _capital_person(masked, later.end(), span.end, known)
    opening = _OPENING.match(masked, span.start, span.end)
    low = opening[1].lower() if opening else ""
    if opening is None or not (low in FUNCTION_WORDS or low in _OPENERS or low.endswith(("ing", "ed"))):
        return None
    in_a_place = low in _PLACED and _UP_TO_COMMA.match(masked, opening.end(), span.end)
    person = None if in_a_place else _capital_person(masked, opening.end(), span.end, known)
    at = span.start
    for _ in range(_MOST_COMMAS):
        at = masked.find(", ", at, span.end) + 2
        if person is not None or at < 2:
            break
        person = _capital_person(masked, at, span.end, known)
    return person


def _capital_person(masked: str, at: int, end: int, known: Set[str]) -> tuple[int, int] | None:
    """Whoever is named at a place, also behind what they are: "In Ek, pensioner Ann Lee had queued"."""
    role = _SMALL_ROLE.match(masked, at, end)
    at = role.end() if role and is_role(role[1]) else at
    return opening_person(masked, Span(at, end), known) if masked[at : at + 1].isupper() else None


def _head(words: list[str]) -> str:
    """The word that the others are about, in small letters where its capital is the sentence's."""
    for before, word in pairwise(words[:-1]):
        if word in _ABOUT_THE_NOUN:
            opens = before == words[0] or before.lower() in FUNCTION_WORDS
            return before.lower() if opens else before
    return words[-1] if words else ""


def _without_titles(words: list[re.Match[str]]) -> list[re.Match[str]]:
    first = 0
    while first < len(words) and fold(words[first].group().rstrip(".")) in TITLES:
        first += 1
    return words[max(first, _past_office(words, first)) :]


def _past_office(words: list[re.Match[str]], first: int) -> int:
    """The word behind "Prime Minister" in "Deputy Prime Minister Ann Lee"; 0 where no office is named."""
    opening = fold(words[first].group()) if first < len(words) else ""
    past = 0
    if not is_word(opening) or opening in listed("given"):
        return past
    for at in range(first + 1, min(first + _LONGEST_OFFICE, len(words) - 1)):
        if fold(words[at].group()) in TITLES and words[at + 1].group()[0].isupper():
            past = at + 1
        elif not words[at].group()[0].isupper():
            break
    return past


def _without_trade(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Ann Lee" of "Ek striker Ann Lee"."""
    for place, word in enumerate(words[1:4], start=1):
        trade = word.group().islower() and (fold(word.group()) in TITLES or is_role(word.group()))
        if trade and fold(words[0].group()) not in listed("given"):
            return words[place + 1 :]
    return words


def _is_no_other_word(surname: str) -> bool:
    return surname not in FUNCTION_WORDS and surname not in listed("places")
