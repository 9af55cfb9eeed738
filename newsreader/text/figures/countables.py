"""What news counts: people and things; and what numbers measure instead."""

import re

from newsreader.text import english

PEOPLE = english.words("figures.people")
THINGS = english.words("figures.thing")
ANIMALS = english.words("figures.animal")
CAPITAL_COUNTED = english.words("figures.capital")
UNCOUNTED = english.words("figures.uncounted")
MEASURES = english.words("figures.measure")
PAST_VERBS = english.words("figures.past")
SMALL_WORDS = english.words("figures.small-word")

_SINGULAR = frozenset(
    {"man", "woman", "child", "person", "baby", "body", "family", "company", "city", "country"}
)
# "One day", "one said", "one of": nothing is counted.
NO_SINGULAR = (
    SMALL_WORDS
    | MEASURES
    | frozenset(
        """
        chance example game goal hand level line matter moment morning night evening part place point
        problem question reason set side stage step story time word hour minute month week year day idea
        area less who anymore afternoon may might can cannot could will would should must said told
        can’t won’t knows thing
        """.split()  # noqa: SIM905
    )
)
_PLURAL_OF = {
    one: many
    for one, _, many in (
        pair.partition(":")
        for pair in """
        man:men woman:women child:children person:people foot:feet tooth:teeth mouse:mice goose:geese
        wife:wives life:lives knife:knives loaf:loaves half:halves leaf:leaves thief:thieves
        wolf:wolves calf:calves
        sheep:sheep aircraft:aircraft deer:deer fish:fish series:series hero:heroes tomato:tomatoes
        potato:potatoes
        """.split()  # noqa: SIM905
    )
}
_IRREGULAR = english.words("figures.plural")
_NO_PLURAL = frozenset({"does", "goes"}) | MEASURES | PAST_VERBS | SMALL_WORDS | UNCOUNTED
_SHORTEST = len("cats")
# In characters: a shorter word in -ed ("need", "bed") is no past by its form alone.
_LONGEST_NO_PAST = 4
# "Grandchildren", "servicewomen", "townspeople"; a specimen is one.
_OTHER_PLURAL = re.compile(r"[a-z-]{2,}(?:children|(?<!speci)(?<!regi)(?<!abdo)men|people|folk|teeth|mice)")
# "NGOs", "KOs", "iPads"
_LETTERS = re.compile(r"[A-Z]{2,}s|[a-z][A-Z][a-z]+s")


def is_past(word: str) -> bool:
    """Whether by its form it is a verb of the past: "survived"."""
    return len(word) > _LONGEST_NO_PAST and word.endswith("ed")


def is_plural(word: str) -> bool:
    """Whether a word in small letters is, by its form, a noun that is counted.

    >>> is_plural("lambs"), is_plural("geese"), is_plural("glass"), is_plural("ways")
    (True, True, False, False)
    >>> is_plural("grandchildren"), is_plural("NGOs"), is_plural("specimen")
    (True, True, False)
    """
    if word in _IRREGULAR or _LETTERS.fullmatch(word) or _OTHER_PLURAL.fullmatch(word):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return ends and len(word) >= _SHORTEST and word.islower() and word not in _NO_PLURAL


def plural(words: str) -> str:
    """More than one of it, for what is counted again: "one body and two more".

    >>> plural("fishing boat"), plural("body"), plural("person"), plural("church"), plural("Briton")
    ('fishing boats', 'bodies', 'people', 'churches', 'Britons')
    """
    before, _, last = words.rpartition(" ")
    for one, more in _PLURAL_OF.items():
        if last == one or (one in ("man", "woman", "child") and last.endswith(one) and last != "human"):
            made = last.removesuffix(one) + more
            break
    else:
        if last.endswith("y") and last[-2:-1] not in "aeiou":
            made = f"{last[:-1]}ies"
        else:
            made = f"{last}es" if last.endswith(("s", "x", "z", "ch", "sh")) else f"{last}s"
    return f"{before} {made}".strip()


def singular(words: str) -> str:
    """One of them, for what is counted again: "won eight games and lost one".

    >>> singular("home games"), singular("bodies"), singular("women"), singular("churches"), singular("cases")
    ('home game', 'body', 'woman', 'church', 'case')
    """
    before, _, last = words.rpartition(" ")
    one = next((one for one, more in _PLURAL_OF.items() if last == more), "")
    if not one:
        ends = 2 if last.endswith(("ches", "shes", "xes", "sses")) else 1 if is_plural(last) else 0
        one = f"{last[:-3]}y" if last.endswith("ies") else last[: len(last) - ends]
    return f"{before} {one}".strip()


def is_singular(word: str) -> bool:
    """Whether one of it may be counted: "boat", "woman"."""
    if word in _SINGULAR or f"{word}s" in PEOPLE or f"{word}s" in THINGS or f"{word}es" in THINGS:
        return True
    if word in NO_SINGULAR or word.endswith(("s", "ed", "ly", "ing", "’s", "'s")) or not word.islower():
        return False
    return is_plural(f"{word}s")
