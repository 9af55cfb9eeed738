"""How far a stretch of capitalised words reaches, the small words inside a name included."""

from newsreader.text.names.cues import (
    ADJECTIVES,
    ARMED_HEADS,
    CALENDAR,
    FOR_HEADS,
    OF_HEADS,
    OFFICES,
    ORG_HEADS,
    PARTICLES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.words import Words

# Words in a row with a capital: more are no name but a shouted line.
_LONGEST = 24
# What armies number.
_UNITS = frozenset(
    "army battalion brigade corps division fleet infantry regiment squadron wing cavalry group".split()  # noqa: SIM905
)
# Roads that go by a number.
NUMBERED = frozenset({"interstate", "route", "highway"})
_AFTER_COMMA = frozenset({"s.a", "inc", "ltd", "llc", "plc", "jr", "sr"})
# "Northwind Corp. of Oslo" is at Oslo.
_LEGAL = frozenset({"corp", "bhd", "inc", "ltd", "llc", "plc", "co", "gmbh", "ag", "sa", "spa"})
_POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
_SAINTLY = ORG_HEADS | {"cathedral", "hall", "square", "abbey"}
_FOUNDED = frozenset({"hospital", "college", "cathedral", "church", "school"})
_PLURALS = frozenset({"people", "women", "men", "children"})
_OWNERS = _PLURALS | {
    "lord",
    "king",
    "queen",
    "citizen",
    "patriot",
    "veteran",
    "farmer",
    "worker",
    "ombudsman",
    "sheriff",
    "attorney",
    "prosecutor",
    "coroner",
    "governor",
    "mayor",
    "general",
    "president",
}


def run_end(words: Words, index: int) -> int:
    """The last word of the capitalised stretch that holds word `index`, small words inside it included."""
    caps, folded, count = words.caps, words.folded, len(words)
    at = index
    while at - index < _LONGEST:
        if not words.joined(at):
            if (
                at + 1 < count
                and words.gap(at) == ", "
                and folded[at + 1].rstrip(".") in _AFTER_COMMA
                and caps[at + 1]
            ):
                # "Northwind, Inc.", "Martin Hale, Jr."
                at += 1
                continue
            listed_to = _enumerated(words, index, at)
            if listed_to:
                at = listed_to
                continue
            if at + 1 < count and caps[at + 1] and words.gap(at) in _POSSESSIVES and _owns(words, index, at):
                at += 1
                continue
            if at + 2 < count and _parted(words, at) and _owns(words, index, at, at + 2):
                at += 2
                continue
            break
        following = at + 1
        if caps[following]:
            at = following
            continue
        low = folded[following]
        far = following + 1
        if low.isdigit() and folded[at] in NUMBERED and len(low) < 4:
            return following
        if far >= count or not words.joined(following):
            break
        if low in PARTICLES:
            if not caps[far] and folded[far] in PARTICLES and words.joined(far) and far + 1 < count:
                far += 1
            if caps[far] and words.texts[far][0].isupper():
                at = far
                continue
            break
        office = folded[far] in TITLE_TAILS or folded[far] in OFFICES
        if low == "of" and folded[at] in TITLES and office and caps[far]:
            at = far
            continue
        if (
            low == "of"
            and folded[at] not in _LEGAL
            and (folded[at] in OF_HEADS or _for_the(folded, index, at))
        ) or (low == "for" and folded[at] in FOR_HEADS):
            if folded[far] == "the" and far + 1 < count and words.joined(far):
                far += 1
            if caps[far] and folded[far] not in CALENDAR:
                at = far
                continue
            break
        if low == "and" and caps[far] and _continues(words, index, at, far):
            at = far
            continue
        break
    return at


def _for_the(folded: list[str], first: int, at: int) -> bool:
    """ "Society for the Protection" goes on with "of Birds", "League of Teachers" with "of Norway"."""
    if (
        folded[at - 1] == "of"
        and at - first in (2, 3)
        and folded[at - 2] in ORG_HEADS
        and is_word(folded[at])
    ):
        return True
    return "for" in folded[first:at] and folded[at - 1] in ("for", "the")


def _enumerated(words: Words, first: int, at: int) -> int:
    """The last word of "Department of Culture, Media and Sport" seen from "Culture"; 0 if it is no list."""
    before = words.folded[first : at + 1]
    if "of" not in before or before[0] in TITLES or not any(low in ORG_HEADS for low in before):
        return 0
    place = at
    while place + 1 < len(words) and words.gap(place) == ", " and place - at < 5:
        if (
            not words.caps[place + 1]
            or not is_word(words.folded[place])
            or not is_word(words.folded[place + 1])
        ):
            break
        place += 1
    if place == at or place + 2 >= len(words) or words.folded[place + 1] != "and":
        return 0
    joined = words.gap(place) in (" ", ", ") and words.joined(place + 1)
    last = place + 2
    return last if joined and words.caps[last] and is_word(words.folded[last]) else 0


def _parted(words: Words, at: int) -> bool:
    """ "People 's Army", as texts cut into words have it."""
    if words.gap(at) not in (" '", " ’") or not words.caps[at + 2]:
        return False
    return words.texts[at + 1] == "s" and words.gap(at + 1) == " "


def _owns(words: Words, first: int, at: int, following: int = 0) -> bool:
    """Whether a possessive stands inside a name: "Prison Officers' Association", "St John's College"."""
    end = following or at + 1
    while words.joined(end) and end + 1 < len(words) and words.caps[end + 1] and end - at < 4:
        end += 1
    tail = words.folded[end]
    low = words.folded[at]
    if well_known(words, first, end):
        return True
    if at > first and words.folded[at - 1] in ("st", "saint"):
        return tail in _SAINTLY
    if tail in _FOUNDED and end == (following or at + 1) and low not in listed("places"):
        # "Addenbrooke's Hospital".
        return not is_word(low)
    if tail not in ORG_HEADS and tail not in ARMED_HEADS:
        return False
    if words.gap(at) in ("' ", "’ "):
        return low.endswith("s") and is_word(low)
    return low in _OWNERS and not (words.opens(at) and low not in _PLURALS)


def _continues(words: Words, first: int, last: int, after: int) -> bool:
    """Whether "and" stands inside one name: "Ministry of Health and Welfare", "Food and Drug Agency"."""
    before = words.folded[first : last + 1]
    if before[0] == "the" and len(before) > 1:
        # A capital from the start of the sentence.
        before, first = before[1:], first + 1
    if before[0] in TITLES or words.folded[after] in TITLES or words.folded[after] in listed("given"):
        return False
    if any(low in ORG_HEADS for low in before) and ("of" in before or "for" in before):
        return "and" not in before and is_word(words.folded[after]) and is_word(before[-1])
    at = after
    while words.joined(at) and at + 1 < len(words) and words.caps[at + 1]:
        at += 1
    if at == after or words.folded[at] not in ORG_HEADS:
        return False
    if len(before) > 1 or words.texts[first].isupper() or words.texts[after].isupper():
        return False
    if is_word(before[0]) and is_word(words.folded[after]):
        return True
    # "the Karlby and Lofthus Railway": two unknown names before one head.
    return first > 0 and words.folded[first - 1] == "the" and at == after + 1 and before[0] not in ORG_HEADS


def numbered(words: Words, first: int, last: int) -> bool:
    """Whether a number stands before a unit's name: "65th Air Division"."""
    if not first or words.folded[last] not in _UNITS or not words.joined(first - 1):
        return False
    low = words.folded[first - 1]
    return low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def well_known(words: Words, first: int, last: int) -> bool:
    """Whether the stretch is a well-known name as a whole: "Royal Dutch Shell"."""
    name = " ".join(words.folded[first : last + 1])
    if words.folded[first] in ADJECTIVES and name in listed("places"):
        return True
    return any(name in listed(each) for each in ("organisations", "clubs", "media", "armed"))
