"""A name freed of what a page glues to it: an address, a handle, a post, a button, itself once more."""

import re

from newsreader.extraction.cues import LineCue, LinePlace, joined
from newsreader.extraction.writers.person_names import once

# What ends a name without a comma before it.
ENDINGS = (
    LineCue(
        "address",
        LinePlace.INSIDE,
        r"[\s(<]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]*",
        "Jane Doe (jane@courier.example)",
        "Jane Doe at home",
    ),
    LineCue("handle", LinePlace.INSIDE, r"\s*@\w{2,40}", "Jane Doe@janedoe", "Jane Doe"),
    LineCue(
        "button",
        LinePlace.INSIDE,
        r"\s(?:follow(?:\s+us)?|share|e-?mail|contact|bio)$",
        "Jane Doe Follow",
        "Jane Email-Doe",
    ),
    LineCue(
        "small-word",
        LinePlace.INSIDE,
        r"\s(?:on|at|in|updated|published|last\s+updated)$",
        "Jane Doe on",
        "Jane Don",
    ),
    LineCue(
        "age", LinePlace.INSIDE, r"\s*\d{1,2}\s*(?:hours?|minutes?|days?)$", "Jane Doe7 hours", "Jane Doe"
    ),
)  # fmt: skip
_ENDING = re.compile(rf"(?:{joined(ENDINGS, LinePlace.INSIDE)})", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+", re.IGNORECASE)
# "Doejane@…": the end of the name and the beginning of the address are one word.
_GLUED_ADDRESS = re.compile(r"(?P<word>[^\W\d_]+)(?P<rest>[\w.+-]*)@[\w-]+(?:\.[\w-]+)+")
# A capital inside a word begins another one, but after these it is the same name's.
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ][a-zß-öø-ÿ])")
_OWN_CAPITAL = frozenset(
    "mc mac de di da la le lo du van von fitz st al el jo o del della ann mary dos las los".split()  # noqa: SIM905
)
_ROLE_WORDS = (
    r"correspondent|reporter|editor|writer|columnist|journalist|contributor|producer|analyst|intern|author"
)
_NAME_AND_ROLE = re.compile(
    rf"(?P<name>\S+(?:\s(?:[A-Z]\.|al-\S+|bin|de|der|den|del|van|von|di|da|la|le|el))*\s\S+?)(?P<comma>,?)\s"
    rf"(?P<role>(?:(?:[A-Z][\w’'-]*|and|of|the|for|&|US|UK)\s){{0,4}}(?i:{_ROLE_WORDS})s?\b(?:\s.{{0,40}})?)"
)
# Where a line opens so, it is a post and names nobody: "Senior Politics Editor".
_POST = re.compile(
    r"\b(?:senior|junior|chief|deputy|associate|assistant|foreign|political|politics|health|science|sports?|business"
    r"|culture|breaking|news|white|national|staff|freelance|contributing|special|our|east|west|north|south|central"
    r"|middle|asia|africa|europe|america|technology|tech|security|lead|executive|managing|environment|education|data"
    r"|digital|video|features?|opinion|city|county|state|lifestyle|travel|food|money|world|by|a|an|the)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r",\s(?:[A-Z][\w.’'-]*\s){0,5}(?:Institute|Ministry|Department|University|College|Agency|Office|Centers?|School)"
    r"\s(?:of|for)\s.*$"
)


def unglued(words: str, *, first: bool = True) -> str:
    """The name in words that something stands glued to; any other words as they are.

    A post alone is no name with a post: "Jane Doe, Kalyan correspondent" holds it as its second piece.

    >>> [unglued(words) for words in ("Jane Doe@janedoe", "Jane DoePolitical editor", "Jane DoeJane Doe")]
    ['Jane Doe', 'Jane Doe', 'Jane Doe']
    >>> unglued("Jane Doejane.doe@courier.example"), unglued("Jane McDoe"), unglued("Jane Doe")
    ('Jane Doe', 'Jane McDoe', 'Jane Doe')
    """
    if "@" in words:
        if _BARE_ADDRESS.fullmatch(words):
            return ""
        words = _without_glued_address(words)
    words = once(_ENDING.split(words, maxsplit=1)[0].rstrip() or words)
    name = _before_capital(words)
    found = _NAME_AND_ROLE.fullmatch(name) if first else None
    return found["name"] if found and not _POST.search(found["name"]) else name


def without_institution(words: str) -> str:
    """A list of writers without the institution at its end, whose name may hold commas and "and".

    >>> without_institution("Jane Doe, Kalyan Institute of Tides and Harbours")
    'Jane Doe'
    """
    return _INSTITUTION.sub("", words)


def _without_glued_address(words: str) -> str:
    found = _GLUED_ADDRESS.search(words)
    before = words[: found.start()].split() if found else []
    if not found or not before:
        return words
    word, first = found["word"], before[0].casefold()
    for at in range(2, len(word)):
        local = word[at:].casefold()
        surname = word[:at].casefold()
        mine = (first, first[:1] + surname, surname, first + surname, first[:1])
        if local in mine or (word[at].isupper() and word[at - 1].islower()):
            return words[: found.start()] + word[:at]
    return words


def _before_capital(words: str) -> str:
    """What stands before a word glued to the name's last one."""
    space = words.find(" ")
    for glued in _CAMEL.finditer(words, space + 1) if space > 0 else ():
        begins = max(words.rfind(mark, 0, glued.start()) for mark in " -’'") + 1
        if words[begins : glued.start()].casefold() not in _OWN_CAPITAL:
            return words[: glued.start()]
    return words
